import type { Child } from 'hono/jsx';
import { dayOf } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { formatDate, localise } from '#platform/i18n';
import { Alert, Choices as Boxes, Button, ButtonLink, ErrorSummary, Section } from '#ui';
import { clocksInWords, timeOfDay } from '../../calendar/dates.ts';
import { type EventView, SESSION_KINDS, type SessionView, SPOKEN } from '../../model.ts';
import { sessionKindName, spokenName } from '../../texts.ts';
import { findClashes } from '../clashes.ts';
import type { EventError } from '../model.ts';
import { daysOf, type Part, type PartForm } from '../programme-form.ts';
import { formTexts } from '../texts/form.ts';
import { programmeTexts } from '../texts/programme.ts';
import { fieldsFor, Texts } from './fields.tsx';
import { type Saved, SavedMeanwhile } from './form.tsx';

/** What somebody calls a part, in their language. */
export function nameOfPart(lang: Lang, part: Part, what: 'add' | 'edit'): string {
  const t = programmeTexts(lang);
  const names = {
    session: { add: t.addSession, edit: t.editSession },
    speaker: { add: t.addSpeaker, edit: t.editSpeaker },
    room: { add: t.addRoom, edit: t.editRoom },
    track: { add: t.addTrack, edit: t.editTrack },
  };
  return names[part][what];
}

interface Props {
  lang: Lang;
  event: EventView;
}

/** The whole programme as its team works on it: by day and time, with what does not fit said first. */
export function ProgrammeBody({ lang, event, alert }: Props & { alert: string | undefined }) {
  const t = programmeTexts(lang);
  const base = `/${lang}/events/${event.slug}/programme`;
  const days = Map.groupBy(event.sessions, (session) => dayOf(session.startsAt, event.zone));
  const name = (text: SessionView['title']) => localise(text, lang).text;
  return (
    <div class="hw-wrap hw-stack">
      {alert === undefined ? null : <Alert tone="danger" title={alert} />}
      <Warnings lang={lang} event={event} />
      <Section title={t.sessions}>
        <p class="hw-actions">
          <ButtonLink href={`${base}/session/new`} kind="primary">
            {t.addSession}
          </ButtonLink>
        </p>
        {event.sessions.length === 0 ? <p>{t.noSessions}</p> : null}
        {[...days].map(([day, sessions]) => (
          <>
            <h3 class="hw-h3">{formatDate(lang, day)}</h3>
            <ul class="hw-lines">
              {sessions.map((session) => (
                <Line
                  lang={lang}
                  base={`${base}/session/${session.id}`}
                  up={t.earlier}
                  down={t.later}
                  name={name(session.title)}
                >
                  <SessionLine lang={lang} event={event} session={session} />
                </Line>
              ))}
            </ul>
          </>
        ))}
      </Section>
      <List
        lang={lang}
        title={t.speakers}
        part="speaker"
        base={base}
        items={event.speakers.map(({ id, name: said, organisation }) => ({ id, name: said, more: organisation }))}
      />
      <List lang={lang} title={t.rooms} part="room" base={base} items={event.rooms} />
      <List
        lang={lang}
        title={t.tracks}
        part="track"
        base={base}
        items={event.tracks.map((track) => ({ id: track.id, name: name(track.name) }))}
      />
    </div>
  );
}

function SessionLine({ lang, event, session }: Props & { session: SessionView }) {
  const title = localise(session.title, lang);
  const room = event.rooms.find(({ id }) => id === session.room)?.name;
  const track = event.tracks.find(({ id }) => id === session.track);
  const speakers = session.speakers.map((one) => event.speakers.find(({ id }) => id === one)?.name);
  const more = [
    sessionKindName(lang, session.kind),
    room,
    track === undefined ? undefined : localise(track.name, lang).text,
    ...speakers,
  ];
  return (
    <>
      <strong>{clocksInWords(lang, timeOfDay(session.startsAt, event), timeOfDay(session.endsAt, event))}</strong>{' '}
      <span lang={title.lang}>{title.text}</span>
      <br />
      <span class="hw-muted">{more.filter((part) => part !== undefined).join(' · ')}</span>
    </>
  );
}

function Warnings({ lang, event }: Props) {
  const t = programmeTexts(lang);
  const clashes = findClashes(event.sessions);
  const outside = event.sessions.filter(({ startsAt, endsAt }) => startsAt < event.startsAt || endsAt > event.endsAt);
  if (clashes.length === 0 && outside.length === 0) return null;
  const title = (id: string) => localise(event.sessions.find((one) => one.id === id)?.title ?? {}, lang).text;
  const who = (id: string) => [...event.rooms, ...event.speakers].find((one) => one.id === id)?.name ?? '';
  return (
    <Alert tone="warning" title={t.clashes}>
      <ul class="hw-list">
        {clashes.slice(0, 20).map((clash) => (
          <li>{t.clash(who(clash.who), title(clash.first), title(clash.second))}</li>
        ))}
        {outside.slice(0, 20).map((session) => (
          <li>{t.outside(title(session.id))}</li>
        ))}
      </ul>
    </Alert>
  );
}

function List(props: {
  lang: Lang;
  title: string;
  part: Part;
  base: string;
  items: readonly { id: string; name: string; more?: string | null }[];
}) {
  const { lang, part, base } = props;
  const t = programmeTexts(lang);
  return (
    <Section title={props.title}>
      {props.items.length === 0 ? null : (
        <ul class="hw-lines">
          {props.items.map(({ id, name, more }) => (
            <Line lang={lang} base={`${base}/${part}/${id}`} up={t.up} down={t.down} name={name}>
              {name}
              {more === undefined || more === null ? null : <span class="hw-muted"> · {more}</span>}
            </Line>
          ))}
        </ul>
      )}
      <p class="hw-actions">
        <ButtonLink href={`${base}/${part}/new`}>{nameOfPart(lang, part, 'add')}</ButtonLink>
      </p>
    </Section>
  );
}

/** One thing of a list with what can be done with it; each button says of what. */
export function Line(props: { lang: Lang; base: string; up: string; down: string; name: string; children?: Child }) {
  const t = programmeTexts(props.lang);
  const what = <span class="kern-sr-only">: {props.name}</span>;
  return (
    <li>
      <div>{props.children}</div>
      <div class="hw-actions">
        <ButtonLink href={props.base} kind="tertiary">
          {t.change}
          {what}
        </ButtonLink>
        <form method="post" action={props.base} class="hw-actions">
          <Button kind="tertiary" name="action" value="up">
            {props.up}
            {what}
          </Button>
          <Button kind="tertiary" name="action" value="down">
            {props.down}
            {what}
          </Button>
        </form>
      </div>
    </li>
  );
}

export interface PartProps extends Props {
  part: Part;
  /** Undefined: a new one. */
  id: string | undefined;
  form: PartForm;
  stamp: string;
  errors: readonly EventError[];
  saved: Saved | undefined;
  alert: string | undefined;
}

/** A session, a person, a room or a track. */
export function PartBody(props: PartProps) {
  const { lang, event, part, id, form } = props;
  const t = programmeTexts(lang);
  const base = `/${lang}/events/${event.slug}/programme`;
  const fields = fieldsFor(lang, form.values, props.errors);
  return (
    <div class="hw-wrap hw-stack">
      <form class="hw-stack hw-form" method="post" action={`${base}/${part}/${id ?? 'new'}`} novalidate>
        {props.alert === undefined ? null : <Alert tone="danger" title={props.alert} />}
        {props.saved === undefined ? null : <SavedMeanwhile lang={lang} saved={props.saved} />}
        <ErrorSummary lang={lang} errors={fields.errors} />
        <input type="hidden" name="stamp" value={props.stamp} />
        {part === 'session' ? <SessionFields {...props} fields={fields} /> : null}
        {part === 'speaker' ? (
          <>
            {fields.line('name')}
            {fields.line('organisation', { hint: t.organisationHint, optional: true })}
            <Texts fields={fields} main={event.lang} texts={[{ name: 'about', rows: 4, optional: true }]} />
          </>
        ) : null}
        {part === 'room' ? (
          <>
            {fields.line('name')}
            {fields.line('capacity', { optional: true })}
            <Texts fields={fields} main={event.lang} texts={[{ name: 'access_note', rows: 3, optional: true }]} />
          </>
        ) : null}
        {part === 'track' ? <Texts fields={fields} main={event.lang} texts={[{ name: 'name' }]} /> : null}
        <p class="hw-actions">
          <Button name="action" value="save">
            {t.save}
          </Button>
          <ButtonLink href={base} kind="tertiary">
            {t.programme}
          </ButtonLink>
        </p>
      </form>
      {id === undefined ? null : (
        <details class="hw-fold hw-form">
          <summary>{t.remove}</summary>
          <form method="post" action={`${base}/${part}/${id}`} class="hw-stack">
            <p>{t.removeSure}</p>
            <p class="hw-actions">
              <Button kind="secondary" name="action" value="delete">
                {t.remove}
              </Button>
            </p>
          </form>
        </details>
      )}
    </div>
  );
}

function SessionFields({ lang, event, form, fields }: PartProps & { fields: ReturnType<typeof fieldsFor> }) {
  const t = programmeTexts(lang);
  const spoken = SPOKEN.map((value) => ({ value, label: spokenName(lang, value) }));
  return (
    <>
      <Texts fields={fields} main={event.lang} texts={[{ name: 'title' }, { name: 'text', rows: 4, optional: true }]} />
      {fields.choose(
        'kind',
        SESSION_KINDS.map((value) => ({ value, label: sessionKindName(lang, value) })),
      )}
      <div class="hw-fields">
        {fields.choose(
          'day',
          daysOf(event).map((value) => ({ value, label: formatDate(lang, value) })),
        )}
        {fields.line('starts_time', { type: 'time' })}
        {fields.line('ends_time', { type: 'time' })}
      </div>
      <div class="hw-fields">
        {fields.choose(
          'room',
          event.rooms.map(({ id, name }) => ({ value: id, label: name })),
          { optional: true },
        )}
        {fields.choose(
          'track',
          event.tracks.map(({ id, name }) => ({ value: id, label: localise(name, lang).text })),
          { optional: true },
        )}
      </div>
      {event.speakers.length === 0 ? (
        <p class="kern-hint">{t.noSpeakers}</p>
      ) : (
        <Boxes
          lang={lang}
          type="checkbox"
          name="speakers"
          label={t.speakers}
          optional
          chosen={form.lists.speakers}
          options={event.speakers.map(({ id, name }) => ({ value: id, label: name }))}
          error={fields.errorOf('speakers')}
        />
      )}
      <details class="hw-fold" open={form.lists.langs.length + form.lists.interpreted.length > 0}>
        <summary>{formTexts(lang).langs}</summary>
        <div class="hw-stack">
          {(['langs', 'interpreted'] as const).map((name) => (
            <Boxes
              lang={lang}
              type="checkbox"
              name={name}
              label={formTexts(lang)[name]}
              optional
              chosen={form.lists[name]}
              options={spoken}
            />
          ))}
        </div>
      </details>
    </>
  );
}
