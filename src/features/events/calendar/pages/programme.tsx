import type { Child } from 'hono/jsx';
import { dayOf } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { Badge, Prose, Section, TABLE_ROLE } from '#ui';
import type { EventView, SessionView } from '../../model.ts';
import { sessionKindName } from '../../texts.ts';
import { clocksInWords, dayInWords, timeOfDay, zoneOf } from '../dates.ts';
import { pageTexts } from '../event-texts.ts';
import { spokenNames } from './item.tsx';

/** The sessions by day. Where several tracks run at the same time, a day is a table of times and tracks, otherwise a list. */
export function Programme({ lang, event }: { lang: Lang; event: EventView }) {
  if (event.sessions.length === 0) return null;
  const zone = zoneOf(event);
  const days = Map.groupBy(event.sessions, (session) => dayOf(session.startsAt, zone));
  return (
    <Section title={pageTexts(lang).programme} id="programme">
      {[...days].map(([day, sessions]) => {
        const tracks = event.tracks.filter(({ id }) => sessions.some((session) => session.track === id));
        return (
          <>
            {/* Where there is one day only, its name is read but not seen: headings below it keep their level. */}
            <h3 class={days.size > 1 || event.startsOn !== event.endsOn ? 'hw-h3' : 'kern-sr-only'}>
              {dayInWords(lang, day)}
            </h3>
            {tracks.length > 1 ? (
              <DayTable lang={lang} event={event} day={day} tracks={tracks} sessions={sessions} />
            ) : (
              <DayList lang={lang} event={event} sessions={sessions} />
            )}
          </>
        );
      })}
    </Section>
  );
}

interface DayProps {
  lang: Lang;
  event: EventView;
  sessions: readonly SessionView[];
}

function clocks(lang: Lang, event: EventView, { startsAt, endsAt }: Pick<SessionView, 'startsAt' | 'endsAt'>): string {
  return clocksInWords(lang, timeOfDay(startsAt, event), timeOfDay(endsAt, event));
}

function DayList({ lang, event, sessions }: DayProps) {
  return (
    <ol class="hw-bare hw-timed">
      {sessions.map((session) => (
        <li id={`session-${session.id}`} class={session.kind === 'break' ? 'hw-timed__pause' : undefined}>
          <p class="hw-timed__time">
            <time datetime={session.startsAt.toISOString()}>{clocks(lang, event, session)}</time>
          </p>
          <Session lang={lang} event={event} session={session} />
        </li>
      ))}
    </ol>
  );
}

function DayTable(props: DayProps & { day: string; tracks: EventView['tracks'] }) {
  const { lang, event, tracks, sessions } = props;
  const t = pageTexts(lang);
  const rows = Map.groupBy(sessions, (session) => session.startsAt.getTime());
  const cell = (found: readonly SessionView[]): Child =>
    found.map((session) => (
      <div class={`hw-slot${session.kind === 'break' ? ' hw-timed__pause' : ''}`} id={`session-${session.id}`}>
        <p class="hw-slot__time">
          <time datetime={session.startsAt.toISOString()}>{clocks(lang, event, session)}</time>
        </p>
        <Session lang={lang} event={event} session={session} isUnderTrack />
      </div>
    ));
  return (
    <table class="hw-parallel" {...TABLE_ROLE.table}>
      <caption class="kern-sr-only">
        {t.programme}, {dayInWords(lang, props.day)}
      </caption>
      <thead {...TABLE_ROLE.rowgroup}>
        <tr {...TABLE_ROLE.row}>
          <th scope="col" {...TABLE_ROLE.columnheader}>
            {t.time}
          </th>
          {tracks.map(({ name }) => (
            <th scope="col" lang={localise(name, lang).lang} {...TABLE_ROLE.columnheader}>
              {localise(name, lang).text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...TABLE_ROLE.rowgroup}>
        {[...rows].map(([at, begun]) => {
          const forAll = begun.filter(({ track }) => !tracks.some(({ id }) => id === track));
          const time = timeOfDay(new Date(at), event);
          return (
            <>
              {forAll.length === 0 ? null : (
                <tr {...TABLE_ROLE.row} class="hw-parallel__all">
                  <th scope="row" {...TABLE_ROLE.rowheader}>
                    {time}
                  </th>
                  <td colspan={tracks.length} {...TABLE_ROLE.cell}>
                    {cell(forAll)}
                  </td>
                </tr>
              )}
              {begun.length === forAll.length ? null : (
                <tr {...TABLE_ROLE.row}>
                  <th scope="row" {...TABLE_ROLE.rowheader}>
                    {time}
                  </th>
                  {tracks.map((track) => {
                    const own = begun.filter((session) => session.track === track.id);
                    return (
                      <td
                        {...TABLE_ROLE.cell}
                        class={own.length === 0 ? 'hw-parallel__none' : undefined}
                        data-label={localise(track.name, lang).text}
                      >
                        {cell(own)}
                      </td>
                    );
                  })}
                </tr>
              )}
            </>
          );
        })}
      </tbody>
    </table>
  );
}

/** `isUnderTrack`: its track stands above it already. */
function Session(props: { lang: Lang; event: EventView; session: SessionView; isUnderTrack?: boolean }) {
  const { lang, event, session } = props;
  const t = pageTexts(lang);
  const title = localise(session.title, lang);
  const text = localise(session.text, lang);
  const room = event.rooms.find(({ id }) => id === session.room)?.name;
  const track = props.isUnderTrack === true ? undefined : event.tracks.find(({ id }) => id === session.track);
  const trackName = track === undefined ? undefined : localise(track.name, lang).text;
  const speakers = event.speakers.filter(({ id }) => session.speakers.includes(id));
  const langs = [
    spokenNames(lang, session.langs),
    session.interpreted.length === 0 ? '' : `${t.interpreted}: ${spokenNames(lang, session.interpreted)}`,
  ].filter((part) => part !== '');
  return (
    <div class="hw-timed__body">
      <h4 class="hw-timed__title" lang={title.lang}>
        {title.text}
      </h4>
      {session.kind === 'break' || session.kind === 'other' ? null : (
        <p class="hw-timed__meta">
          <Badge>{sessionKindName(lang, session.kind)}</Badge>
          {[trackName && `${t.track}: ${trackName}`, room && `${t.room}: ${room}`, ...langs]
            .filter((part) => part)
            .map((part) => (
              <span>{part}</span>
            ))}
        </p>
      )}
      {speakers.length === 0 ? null : (
        <p>
          {speakers.map((speaker, at) => (
            <>
              {at > 0 ? ', ' : null}
              <a href={`#speaker-${speaker.id}`}>{speaker.name}</a>
              {speaker.organisation === null ? null : ` (${speaker.organisation})`}
            </>
          ))}
        </p>
      )}
      {text.text === '' ? null : (
        <div class="hw-small">
          <Prose text={text.text} lang={text.lang} />
        </div>
      )}
    </div>
  );
}

/** Who speaks, with what they tell of themselves. */
export function Speakers({ lang, event }: { lang: Lang; event: EventView }) {
  if (event.speakers.length === 0) return null;
  return (
    <Section title={pageTexts(lang).speakers}>
      <ul class="hw-bare hw-people">
        {event.speakers.map((speaker) => {
          const about = localise(speaker.about, lang);
          return (
            <li id={`speaker-${speaker.id}`}>
              <strong>{speaker.name}</strong>
              {speaker.organisation === null ? null : speaker.organisationSlug === null ? (
                <span class="hw-muted">{speaker.organisation}</span>
              ) : (
                <a href={`/${lang}/organisations/${speaker.organisationSlug}`}>{speaker.organisation}</a>
              )}
              {about.text === '' ? null : <Prose text={about.text} lang={about.lang} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
