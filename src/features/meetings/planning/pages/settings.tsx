import { LANGS, type Lang, type Viewer } from '#engines/kit';
import type { EventView } from '#features/events/model.ts';
import { TeamHead } from '#features/events/pages/team-head.tsx';
import { spokenName } from '#features/events/texts.ts';
import { localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import {
  Alert,
  Badge,
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Section,
  Select,
  Table,
  TextArea,
  TextInput,
} from '#ui';
import type { MatchmakingView, SlotView } from '../../queries.ts';
import { HALF_DAYS, type Slot } from '../rules.ts';
import { planningTexts, stateName } from '../texts.ts';
import { MeetingsHead, slotLabel, slotSayer } from './head.tsx';

export function OverviewPage(props: { lang: Lang; viewer: Viewer; event: EventView; rows: MatchmakingView[] }) {
  const { lang, event, rows } = props;
  const t = planningTexts(lang);
  return (
    <>
      <TeamHead {...props} page="meetings" title={t.title} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        {rows.length === 0 ? (
          <p class="hw-muted">{t.none}</p>
        ) : (
          <Table
            caption={t.title}
            head={[t.name, t.state]}
            rows={rows.map((row) => {
              const name = localise(row.name, lang);
              const page = row.state === 'published' ? 'day' : row.state === 'planning' ? 'plans' : 'settings';
              return [
                <a href={`/${lang}/matchmakings/${row.id}/${page}`} lang={name.lang}>
                  {name.text}
                </a>,
                <Badge>{stateName(lang, row.state)}</Badge>,
              ];
            })}
          />
        )}
        <p class="hw-actions">
          <ButtonLink
            kind={rows.length === 0 ? 'primary' : 'secondary'}
            href={`/${lang}/events/${event.slug}/meetings/new`}
          >
            {t.create}
          </ButtonLink>
        </p>
      </div>
    </>
  );
}

export interface SettingsForm {
  values: Record<string, string>;
  pairs: readonly string[];
  errors: FieldError[];
  /** What the half days come to; shown before it is saved. */
  preview: Slot[] | undefined;
}

export function NewPage(props: { lang: Lang; viewer: Viewer; event: EventView; form: SettingsForm }) {
  const { lang, event } = props;
  const t = planningTexts(lang);
  return (
    <>
      <TeamHead {...props} page="meetings" title={t.create} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        <Form lang={lang} event={event} form={props.form} action={`/${lang}/events/${event.slug}/meetings`} isDraft />
      </div>
    </>
  );
}

export function SettingsPage(props: {
  lang: Lang;
  event: EventView;
  matchmaking: MatchmakingView;
  slots: SlotView[];
  form: SettingsForm;
  problem: string | undefined;
  note: string | undefined;
}) {
  const { lang, matchmaking, event } = props;
  const t = planningTexts(lang);
  const base = `/${lang}/matchmakings/${matchmaking.id}`;
  const isDraft = matchmaking.state === 'draft';
  return (
    <>
      <MeetingsHead {...props} page="settings" title={t.settings} />
      <div class="hw-wrap hw-stack">
        {props.note === undefined ? null : <Alert tone="success" title={props.note} />}
        {props.problem === undefined ? null : <Alert tone="danger" title={props.problem} />}
        <Next {...props} />
        <Form lang={lang} event={event} form={props.form} action={`${base}/settings`} isDraft={isDraft} />
        {isDraft ? null : <Slots {...props} />}
      </div>
    </>
  );
}

function Next({ lang, matchmaking }: { lang: Lang; matchmaking: MatchmakingView }) {
  const t = planningTexts(lang);
  const { state } = matchmaking;
  const [say, to, label] = (
    {
      draft: [t.nextDraft, 'wishing', t.open],
      wishing: [t.nextWishing, 'planning', t.close],
      planning: [t.nextPlanning, 'wishing', t.reopen],
      published: [t.nextPublished, 'closed', t.finish],
      closed: [t.nextClosed, undefined, ''],
    } as const
  )[state];
  return (
    <Section title={t.next} intro={say}>
      {to === undefined ? null : (
        <form method="post" action={`/${lang}/matchmakings/${matchmaking.id}/state`}>
          <Button kind={state === 'draft' || state === 'wishing' ? 'primary' : 'secondary'} name="to" value={to}>
            {label}
          </Button>
        </form>
      )}
    </Section>
  );
}

function Form(props: {
  lang: Lang;
  event: Pick<EventView, 'lang' | 'sessions' | 'zone'>;
  form: SettingsForm;
  action: string;
  isDraft: boolean;
}) {
  const { lang, event, form, isDraft } = props;
  const t = planningTexts(lang);
  const texts: Record<string, unknown> = t;
  // What is wrong in a line of a list comes with the number of the line.
  const say = (code: string) => {
    const [key = '', line] = code.split(' ');
    const text = texts[key];
    return typeof text === 'function' ? String(text(Number(line))) : String(text ?? code);
  };
  const error = (field: string) => {
    const found = form.errors.find((one) => one.field === field);
    return found === undefined ? undefined : say(found.code);
  };
  const field = (name: string, label: string, more: object = {}) => (
    <TextInput lang={lang} name={name} label={label} value={form.values[name] ?? ''} error={error(name)} {...more} />
  );
  const number = (name: string, label: string, hint?: string) =>
    field(name, label, { inputmode: 'numeric', ...(hint === undefined ? {} : { hint }) });
  const languages = [event.lang, ...LANGS.filter((one) => one !== event.lang)];
  const groups = (form.values.groups ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const used = Array.from({ length: HALF_DAYS }, (_, at) => at + 1).filter(
    (at) => (form.values[`date_${at}`] ?? '') !== '',
  ).length;
  return (
    <form class="hw-stack hw-form" method="post" action={props.action}>
      <ErrorSummary
        lang={lang}
        errors={form.errors.map(({ field: name, code }) => ({ field: name, message: say(code) }))}
      />
      {form.preview === undefined ? null : <Preview lang={lang} zone={event.zone} slots={form.preview} />}
      {languages.map((one) => {
        const inputs = (
          <div class="hw-stack" lang={one}>
            {field(`name_${one}`, t.name)}
            <TextArea
              lang={lang}
              name={`about_${one}`}
              label={t.about}
              rows={3}
              value={form.values[`about_${one}`] ?? ''}
              optional
            />
          </div>
        );
        return one === event.lang ? (
          inputs
        ) : (
          <details class="hw-fold" open={(form.values[`name_${one}`] ?? '') !== ''}>
            <summary>{t.inLanguage(spokenName(lang, one))}</summary>
            {inputs}
          </details>
        );
      })}
      {event.sessions.length === 0 ? null : (
        <Select
          lang={lang}
          name="sessionId"
          label={t.session}
          value={form.values.sessionId ?? ''}
          options={[
            { value: '', label: t.noSession },
            ...event.sessions.map(({ id, title }) => ({ value: id, label: localise(title, lang).text })),
          ]}
        />
      )}
      <fieldset class="hw-fieldset hw-stack">
        <legend>{t.places}</legend>
        <TextArea
          lang={lang}
          name="tableNames"
          label={t.tableNames}
          rows={6}
          value={form.values.tableNames ?? ''}
          {...(error('tableNames') === undefined ? {} : { error: error('tableNames') })}
        />
        <Choices
          lang={lang}
          type="checkbox"
          name="hasOnline"
          label={t.onlineTitle}
          chosen={form.values.hasOnline === 'yes' ? ['yes'] : []}
          options={[{ value: 'yes', label: t.hasOnline }]}
        />
        <TextArea
          lang={lang}
          name="onlineRooms"
          label={t.onlineRooms}
          hint={t.onlineHint}
          rows={4}
          value={form.values.onlineRooms ?? ''}
          {...(error('onlineRooms') === undefined ? {} : { error: error('onlineRooms') })}
        />
      </fieldset>
      {isDraft ? (
        <fieldset class="hw-fieldset hw-stack">
          <legend>{t.times}</legend>
          <p class="hw-muted">{t.timesIntro}</p>
          <div class="hw-meet-row">
            {number('slotMinutes', t.slotMinutes)}
            {number('changeMinutes', t.changeMinutes)}
          </div>
          {Array.from({ length: Math.min(HALF_DAYS, Math.max(2, used + 1)) }, (_, at) => at + 1).map((at) => (
            <fieldset class="hw-meet-row">
              <legend class="kern-label">{t.halfDay(at)}</legend>
              {field(`date_${at}`, t.date, { type: 'date' })}
              {field(`from_${at}`, t.from, { type: 'time' })}
              {field(`to_${at}`, t.to, { type: 'time' })}
              {number(`tables_${at}`, t.tables, t.tablesHint)}
              {number(`interpreters_${at}`, t.interpreters)}
            </fieldset>
          ))}
        </fieldset>
      ) : (
        <>
          <input type="hidden" name="slotMinutes" value={form.values.slotMinutes} />
          <input type="hidden" name="changeMinutes" value={form.values.changeMinutes} />
        </>
      )}
      <fieldset class="hw-fieldset hw-stack">
        <legend>{t.who}</legend>
        <TextArea
          lang={lang}
          name="groups"
          label={t.groups}
          hint={t.groupsHint}
          rows={3}
          value={form.values.groups ?? ''}
          optional
          {...(error('groups') === undefined ? {} : { error: error('groups') })}
        />
        {groups.length === 0 ? null : (
          <Choices
            lang={lang}
            type="checkbox"
            name="pair"
            label={t.pairs}
            chosen={form.pairs}
            options={groups.flatMap((a, x) =>
              groups.slice(x).map((b, y) => ({ value: `g${x + 1} g${x + y + 1}`, label: `${a} – ${b}` })),
            )}
          />
        )}
      </fieldset>
      <fieldset class="hw-fieldset hw-stack">
        <legend>{t.limits}</legend>
        <div class="hw-meet-row">
          {number('maxWishes', t.maxWishes)}
          {number('maxMeetings', t.maxMeetings)}
          {number('minMeetings', t.minMeetings)}
        </div>
        <div class="hw-meet-row">
          {field('closeDate', t.closes, { type: 'date' })}
          {field('closeTime', t.closeTime, { type: 'time' })}
          {number('answerHours', t.answerHours, t.answerHint)}
        </div>
      </fieldset>
      <p class="hw-actions">
        {isDraft ? (
          <Button kind={form.preview === undefined ? 'primary' : 'secondary'} name="step" value="preview">
            {t.seeSlots}
          </Button>
        ) : null}
        <Button kind={form.preview === undefined && isDraft ? 'secondary' : 'primary'} name="step" value="save">
          {t.save}
        </Button>
      </p>
    </form>
  );
}

function Preview({ lang, zone, slots }: { lang: Lang; zone: string; slots: Slot[] }) {
  const t = planningTexts(lang);
  const seats = slots.reduce((sum, { tables }) => sum + tables, 0);
  return (
    <Section title={t.slots} intro={t.slotsOf(slots.length, seats)} id="slots">
      {[...Map.groupBy(slots, ({ block }) => block).values()].map((list, at) => (
        <p>
          <strong>
            {list[0] === undefined
              ? t.halfDay(at + 1)
              : slotLabel(lang, zone, list[0], true).split(',').slice(0, -1).join(',')}
          </strong>
          : {list.map((slot) => slotLabel(lang, zone, slot)).join(' · ')}
        </p>
      ))}
    </Section>
  );
}

function Slots({ lang, matchmaking, slots }: { lang: Lang; matchmaking: MatchmakingView; slots: SlotView[] }) {
  const t = planningTexts(lang);
  const { zone } = matchmaking.event;
  const say = slotSayer(lang, zone, slots);
  const input = (name: string, value: number, label: string) => (
    <input
      class="kern-form-input__input hw-meet-number"
      name={name}
      value={String(value)}
      inputmode="numeric"
      aria-label={label}
    />
  );
  return (
    <Section title={t.slots} intro={t.slotsFixed} id="slots">
      <form class="hw-stack hw-close-table" method="post" action={`/${lang}/matchmakings/${matchmaking.id}/slots`}>
        <Table
          caption={t.slots}
          head={[t.slot, t.tables, t.interpreters]}
          rows={slots.map((slot) => {
            const label = say(slot.number);
            return [
              label,
              input(`tables_${slot.number}`, slot.tables, `${t.tables}, ${label}`),
              input(`interpreters_${slot.number}`, slot.interpreters, `${t.interpreters}, ${label}`),
            ];
          })}
        />
        <p>
          <Button kind="secondary">{t.save}</Button>
        </p>
      </form>
    </Section>
  );
}
