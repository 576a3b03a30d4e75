import type { Child } from 'hono/jsx';
import { ZONES } from '#engines/calendar';
import { isLang, LANGS, type Lang } from '#engines/kit';
import { formatDate, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Alert, Choices as Boxes, Button, ErrorSummary, PageHead } from '#ui';
import { ACCESS_FACTS, COSTS, EVENT_KINDS, FORMATS, SPOKEN } from '../../model.ts';
import { costName, factName, formatName, kindName, spokenName } from '../../texts.ts';
import type { EventForm } from '../form.ts';
import type { EventError, WrittenEvent } from '../model.ts';
import type { Choices } from '../queries.ts';
import { formTexts } from '../texts/form.ts';
import { workTexts } from '../texts/work.ts';
import { REPEATS, type Repeat } from '../when.ts';
import { type Fields, fieldsFor, Texts } from './fields.tsx';
import { labelOfField } from './labels.ts';

export interface FormProps {
  lang: Lang;
  form: EventForm;
  errors: readonly EventError[];
  choices: Choices;
  topics: readonly { value: string; label: string }[];
}

export interface BeginProps {
  key: string;
  hub: string;
  /** What it was begun from. */
  from: { id: string; title: string } | undefined;
  /** Days of the series that would be made, when they were asked for. */
  days: readonly string[] | undefined;
}

/** What somebody else has saved meanwhile, by field. */
export type Saved = readonly { field: string; value: string }[];

/** A new event: everything on one page in steps; a draft needs little, so one can stop after any of them. */
export function NewEventPage(props: FormProps & { begin: BeginProps }) {
  const { lang, form, begin } = props;
  const f = formTexts(lang);
  const t = workTexts(lang);
  const fields = fieldsFor(lang, form.values, props.errors);
  return (
    <>
      <PageHead lang={lang} title={f.newEvent} trail={[{ href: `/${lang}/events/mine`, label: t.mine }]} />
      <div class="hw-wrap">
        <form class="hw-stack hw-form" method="post" action={`/${lang}/events`} novalidate>
          <ErrorSummary lang={lang} errors={fields.errors} />
          {begin.from === undefined ? null : <Alert tone="info" title={t.basedOn(begin.from.title)} />}
          {begin.days === undefined ? null : (
            <Alert tone="info" title={f.theseDates(String(begin.days.length))} id="days">
              <ul class="hw-list">
                {begin.days.map((day) => (
                  <li>{formatDate(lang, day)}</li>
                ))}
              </ul>
            </Alert>
          )}
          <input type="hidden" name="key" value={begin.key} />
          <input type="hidden" name="hub" value={begin.hub} />
          {begin.from === undefined ? null : <input type="hidden" name="from" value={begin.from.id} />}
          <What {...props} fields={fields} step={1} />
          <When fields={fields} step={2} />
          <Where {...props} fields={fields} step={3} />
          <Who {...props} hub={begin.hub} fields={fields} step={4} />
          <Contact fields={fields} step={5} />
          <Series fields={fields} step={6} />
          <p class="hw-actions">
            <Button>{f.saveDraft}</Button>
          </p>
        </form>
      </div>
    </>
  );
}

/** What there is. Of a published event time and place are changed by moving it. */
export function EditBody(
  props: FormProps & { event: WrittenEvent; version: number; saved: Saved | undefined; alert: string | undefined },
) {
  const { lang, form, event } = props;
  const f = formTexts(lang);
  const isPublic = event.state === 'published';
  const fields = fieldsFor(lang, form.values, props.errors);
  const base = `/${lang}/events/${event.slug}`;
  return (
    <div class="hw-wrap">
      <form class="hw-stack hw-form" method="post" action={`${base}/edit`} novalidate>
        {props.alert === undefined ? null : <Alert tone="danger" title={props.alert} />}
        {props.saved === undefined ? null : <SavedMeanwhile lang={lang} saved={props.saved} />}
        <ErrorSummary lang={lang} errors={fields.errors} />
        {isPublic ? (
          <Alert tone="info" title={f.liveHint}>
            <p>
              {f.moveHint} <a href={`${base}/move`}>{workTexts(lang).move}</a>
            </p>
          </Alert>
        ) : null}
        <input type="hidden" name="version" value={String(props.version)} />
        <What {...props} fields={fields} />
        {isPublic ? null : <When fields={fields} />}
        <Where {...props} fields={fields} isFixed={isPublic} />
        <Who {...props} hub={event.hubId} fields={fields} />
        <Contact fields={fields} />
        {isPublic ? (
          <fieldset class="hw-fieldset hw-stack">
            <legend>{f.tell}</legend>
            {fields.area('message', 4, { hint: f.messageHint, optional: true })}
          </fieldset>
        ) : null}
        <p class="hw-actions">
          <Button>{isPublic ? f.saveLive : f.save}</Button>
        </p>
      </form>
    </div>
  );
}

/** The second of two editors sees both: what they wrote in the form, what is there now up here. */
export function SavedMeanwhile({ lang, saved }: { lang: Lang; saved: Saved }) {
  const f = formTexts(lang);
  return (
    <Alert tone="danger" title={f.changedMeanwhile}>
      <p>{f.changedMeanwhileHow}</p>
      {saved.length === 0 ? null : (
        <>
          <p>
            <strong>{f.savedNow}:</strong>
          </p>
          <dl class="hw-facts">
            {saved.map(({ field, value }) => (
              <div>
                <dt>
                  <a href={`#${field}`}>{labelOfField(lang, field)}</a>
                </dt>
                <dd class="hw-diff">{value === '' ? <em>{f.nothing}</em> : value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Alert>
  );
}

/** `step`: its number, where the form is filled in for the first time. */
type Step = FormProps & { fields: Fields; step?: number };

function Legend({ step, children }: { step: number | undefined; children?: Child }) {
  return (
    <legend>
      {step === undefined ? '' : `${step}. `}
      {children}
    </legend>
  );
}

function What({ lang, form, fields, topics, step }: Step) {
  const f = formTexts(lang);
  const main = isLang(form.values.lang) ? form.values.lang : lang;
  return (
    <fieldset class="hw-fieldset hw-stack">
      <Legend step={step}>{f.stepWhat}</Legend>
      {fields.choose(
        'lang',
        LANGS.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
        { hint: f.langHint },
      )}
      <Texts
        fields={fields}
        main={main}
        texts={[
          { name: 'title' },
          { name: 'summary', rows: 3, hint: f.summaryHint },
          { name: 'text', rows: 10, hint: f.textHint, optional: true },
        ]}
      />
      {fields.choose(
        'kind',
        EVENT_KINDS.map((value) => ({ value, label: kindName(lang, value) })),
      )}
      <Boxes
        lang={lang}
        type="checkbox"
        name="topics"
        label={f.topics}
        hint={f.topicsHint}
        optional
        chosen={form.lists.topics}
        options={topics}
        error={fields.errorOf('topics')}
      />
    </fieldset>
  );
}

export function When({ fields, step }: { fields: Fields; step?: number }) {
  const f = formTexts(fields.lang);
  const zone = fields.value('zone');
  const near = ZONES.filter((one) => one.startsWith('Europe/') || one === 'UTC' || one === zone);
  return (
    <fieldset class="hw-fieldset hw-stack">
      <Legend step={step}>{f.stepWhen}</Legend>
      <div class="hw-fields">
        {fields.line('starts_on', { type: 'date' })}
        {fields.line('starts_time', { type: 'time' })}
        {fields.line('ends_on', { type: 'date', optional: true })}
        {fields.line('ends_time', { type: 'time' })}
      </div>
      <p class="kern-hint">{f.endsOnHint}</p>
      <Boxes
        lang={fields.lang}
        type="checkbox"
        name="all_day"
        label={f.duration}
        optional
        chosen={[fields.value('all_day')]}
        options={[{ value: 'yes', label: f.allDay }]}
      />
      {fields.choose(
        'zone',
        near.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
      )}
    </fieldset>
  );
}

/** Where it is held; `isFixed`: the place itself is changed elsewhere. */
function Where({ lang, form, fields, choices, step, isFixed = false }: Step & { isFixed?: boolean }) {
  const f = formTexts(lang);
  const main = isLang(form.values.lang) ? form.values.lang : lang;
  return (
    <fieldset class="hw-fieldset hw-stack">
      <Legend step={step}>{f.stepWhere}</Legend>
      {isFixed ? null : <Place fields={fields} choices={choices} />}
      {isFixed && fields.value('format') === 'on-site'
        ? null
        : fields.line('online_url', { hint: f.onlineUrlHint, optional: true })}
      <Boxes
        lang={lang}
        type="checkbox"
        name="access"
        label={f.access}
        hint={f.accessHint}
        optional
        chosen={form.lists.access}
        options={ACCESS_FACTS.map((value) => ({ value, label: factName(lang, value) }))}
        error={fields.errorOf('access')}
      />
      <Texts
        fields={fields}
        main={main}
        texts={[{ name: 'access_note', rows: 3, hint: f.accessNoteHint, optional: true }]}
      />
    </fieldset>
  );
}

export function Place({ fields, choices }: { fields: Fields; choices: Choices }) {
  const { lang } = fields;
  const f = formTexts(lang);
  return (
    <>
      {fields.choose(
        'format',
        FORMATS.map((value) => ({ value, label: formatName(lang, value) })),
      )}
      {fields.line('venue', { hint: f.venueHint, optional: true })}
      <div class="hw-fields">
        {fields.line('address', { optional: true })}
        {fields.choose(
          'place',
          choices.places.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` })),
          { optional: true },
        )}
      </div>
    </>
  );
}

function Who({ lang, form, fields, choices, hub, step }: Step & { hub: string }) {
  const f = formTexts(lang);
  const main = isLang(form.values.lang) ? form.values.lang : lang;
  const spoken = SPOKEN.map((value) => ({ value, label: spokenName(lang, value) }));
  return (
    <fieldset class="hw-fieldset hw-stack">
      <Legend step={step}>{f.stepWho}</Legend>
      <Boxes
        lang={lang}
        type="checkbox"
        name="langs"
        label={f.langs}
        chosen={form.lists.langs}
        options={spoken}
        error={fields.errorOf('langs')}
      />
      <Boxes
        lang={lang}
        type="checkbox"
        name="interpreted"
        label={f.interpreted}
        optional
        chosen={form.lists.interpreted}
        options={spoken}
        error={fields.errorOf('interpreted')}
      />
      <Boxes
        lang={lang}
        type="radio"
        name="cost"
        label={f.cost}
        inRow
        chosen={[form.values.cost ?? 'free']}
        options={COSTS.map((value) => ({ value, label: costName(lang, value) }))}
        error={fields.errorOf('cost')}
      />
      <Texts fields={fields} main={main} texts={[{ name: 'price_note', rows: 2, optional: true }]} />
      <Boxes
        lang={lang}
        type="checkbox"
        name="hosts_hub"
        label={f.hostsHub}
        chosen={form.lists.hosts_hub}
        optional
        options={choices.hubs
          .filter(({ id }) => id !== hub)
          .map(({ id, name }) => {
            const said = localise(name, lang);
            return { value: id, label: said.text, lang: said.lang };
          })}
        error={fields.errorOf('hosts_hub')}
      />
      {fields.area('hosts_organisations', 3, { hint: f.hostsOrganisationsHint, optional: true })}
      {fields.line('on_behalf_of', { hint: f.onBehalfOfHint, optional: true })}
    </fieldset>
  );
}

function Contact({ fields, step }: { fields: Fields; step?: number }) {
  const f = formTexts(fields.lang);
  return (
    <fieldset class="hw-fieldset hw-stack">
      <Legend step={step}>{f.stepMore}</Legend>
      {fields.line('external_url', { hint: f.externalUrlHint, optional: true })}
      <p class="kern-hint">
        {f.contact}: {f.contactHint}
      </p>
      <div class="hw-fields">
        {fields.line('contact_name', { optional: true })}
        {fields.line('contact_email', { type: 'email', optional: true })}
        {fields.line('contact_phone', { optional: true })}
      </div>
      {fields.area('related', 3, { hint: f.relatedHint, optional: true })}
    </fieldset>
  );
}

function Series({ fields, step }: { fields: Fields; step: number }) {
  const { lang } = fields;
  const f = formTexts(lang);
  const names: Record<Repeat, string> = {
    once: f.repeatOnce,
    weekly: f.repeatWeekly,
    fortnightly: f.repeatFortnightly,
    'monthly-day': f.repeatMonthlyDay,
    'monthly-weekday': f.repeatMonthlyWeekday,
    list: f.repeatList,
  };
  return (
    <fieldset class="hw-fieldset hw-stack">
      <Legend step={step}>{f.stepSeries}</Legend>
      <p class="kern-hint">{f.repeatHint}</p>
      {fields.choose(
        'repeat',
        REPEATS.map((value) => ({ value, label: names[value] })),
      )}
      {fields.line('count', { optional: true })}
      {fields.area('dates', 4, { hint: f.datesHint, optional: true })}
      <p class="hw-actions">
        <Button kind="secondary" name="action" value="dates">
          {f.showDates}
        </Button>
      </p>
    </fieldset>
  );
}
