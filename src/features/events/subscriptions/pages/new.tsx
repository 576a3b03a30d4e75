import { type Broken, daysOf, type ReadCalendar } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { Alert, Button, Choices, ErrorSummary, PageHead, Section, Select, Table, TextInput } from '#ui';
import { whenInWords } from '../../calendar/dates.ts';
import type { HubName } from '../model.ts';
import { reasonText } from '../problem-texts.ts';
import { subscriptionTexts } from '../texts.ts';
import { langOptions, trailOf } from './list.tsx';

export interface SubscriptionForm {
  url: string;
  name: string;
  lang: string;
  topics: string[];
  region: string;
  /** Only where a calendar is changed. */
  hub?: string;
}

/** Events of a preview that are shown; more say nothing more. */
const SHOWN = 10;

/** The form for a calendar, and below it, once asked for, what it would bring. */
export function NewSubscriptionPage(props: {
  lang: Lang;
  hub: HubName;
  form: SubscriptionForm;
  errors: { field: string; message: string }[];
  topics: { value: string; label: string }[];
  regions: { value: string; label: string }[];
  preview?: ReadCalendar | undefined;
}) {
  const { lang, hub, form, errors, preview } = props;
  const t = subscriptionTexts(lang);
  const base = `/${lang}/hubs/${hub.slug}/calendars`;
  return (
    <>
      <PageHead lang={lang} title={t.add} lead={t.addLead} trail={trailOf(lang, hub, true)} />
      <div class="hw-wrap">
        <form class="hw-stack" method="post" action={`${base}/preview#preview`} novalidate>
          <SubscriptionFields {...{ lang, form, errors }} topics={props.topics} regions={props.regions} />
          {preview === undefined ? null : <PreviewSection lang={lang} read={preview} />}
          <p class="hw-actions">
            {preview === undefined ? (
              <Button>{t.preview}</Button>
            ) : (
              <>
                {/* The first button is the one that Enter presses: it changes nothing. */}
                <Button kind="secondary">{t.previewAgain}</Button>
                <button type="submit" class="kern-btn kern-btn--primary" formaction={base}>
                  <span class="kern-label">{t.subscribe}</span>
                </button>
              </>
            )}
          </p>
        </form>
      </div>
    </>
  );
}

/** What a team says of a calendar, whether it is new or changed. */
export function SubscriptionFields(props: {
  lang: Lang;
  form: SubscriptionForm;
  errors: { field: string; message: string }[];
  topics: { value: string; label: string }[];
  regions: { value: string; label: string }[];
  /** Hubs that it can be given to, where there are several. */
  hubs?: { value: string; label: string }[];
}) {
  const { lang, form, errors, hubs = [] } = props;
  const t = subscriptionTexts(lang);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <div class="hw-stack hw-form">
      <ErrorSummary lang={lang} errors={errors} />
      <TextInput lang={lang} name="url" label={t.url} hint={t.urlHint} value={form.url} error={errorOf('url')} />
      <TextInput lang={lang} name="name" label={t.name} hint={t.nameHint} value={form.name} error={errorOf('name')} />
      {hubs.length < 2 ? null : (
        <Select lang={lang} name="hub" label={t.hub} value={form.hub ?? ''} options={hubs} error={errorOf('hub')} />
      )}
      <Select
        lang={lang}
        name="lang"
        label={t.lang}
        value={form.lang}
        options={langOptions()}
        error={errorOf('lang')}
      />
      <Select
        lang={lang}
        name="region"
        label={t.region}
        optional
        value={form.region}
        options={[{ value: '', label: t.noRegion }, ...props.regions]}
        error={errorOf('region')}
      />
      <Choices
        lang={lang}
        type="checkbox"
        name="topics"
        label={t.topics}
        hint={t.topicsHint}
        optional
        chosen={form.topics}
        options={props.topics}
        error={errorOf('topics')}
      />
    </div>
  );
}

function PreviewSection(props: { lang: Lang; read: ReadCalendar }) {
  const { lang, read } = props;
  const t = subscriptionTexts(lang);
  const shown = read.events.slice(0, SHOWN);
  const more = read.events.length - shown.length;
  return (
    <div class="hw-stack" id="preview" tabindex={-1}>
      <Section
        title={t.previewTitle}
        intro={read.events.length === 0 ? undefined : t.previewIntro(read.events.length, read.name ?? '')}
      >
        {shown.length === 0 ? (
          <Alert tone="info" title={t.previewNone} />
        ) : (
          <Table
            caption={t.previewTitle}
            head={[t.event, t.when, t.where]}
            rows={shown.map((event) => {
              const days = daysOf(event);
              const { starts: startsAt, ends: endsAt, zone, allDay } = event;
              const when = { startsAt, endsAt, zone, allDay, startsOn: days.first, endsOn: days.last };
              return [event.title, whenInWords(lang, when), event.location ?? '–'];
            })}
          />
        )}
        {more > 0 ? <p class="hw-muted">{t.andMore(more)}</p> : null}
      </Section>
      <ProblemsSection lang={lang} count={read.brokenCount} problems={read.broken.slice(0, SHOWN)} />
    </div>
  );
}

/** What of a calendar is left out, and where it stands there. */
export function ProblemsSection(props: { lang: Lang; count: number; problems: Broken[] }) {
  const { lang, count, problems } = props;
  if (count === 0) return null;
  const t = subscriptionTexts(lang);
  const more = count - problems.length;
  return (
    <Section title={t.brokenTitle} intro={t.brokenIntro(count)}>
      <Table
        caption={t.brokenTitle}
        head={[t.line, t.what, t.uid]}
        rows={problems.map(({ line, uid, reason }) => [
          String(line),
          reasonText(lang, reason),
          <span class="hw-break">{uid?.slice(0, 80) ?? '–'}</span>,
        ])}
      />
      {more > 0 ? <p class="hw-muted">{t.andMore(more)}</p> : null}
    </Section>
  );
}
