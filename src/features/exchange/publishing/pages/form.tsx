import { LANGS, type Lang } from '#engines/kit';
import { ORGANISATION_TYPES, SIZES } from '#features/network/model.ts';
import { sizeName, typeName } from '#features/network/texts.ts';
import { formatNumber, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Alert, Button, ButtonLink, Choices, ErrorSummary, PageHead } from '#ui';
import { type EntryKind, MATURITIES } from '../../content.ts';
import { regionOptions } from '../../pages/regions.ts';
import { exchangeTexts, kindName, maturityName } from '../../texts.ts';
import { fieldTexts } from '../field-texts.ts';
import type { ContentError, ContentForm } from '../form.ts';
import type { HubName, Writer } from '../queries.ts';
import { publishingTexts } from '../texts.ts';
import { type Fields, fieldsFor } from './fields.tsx';
import { labelOfField } from './labels.ts';

/** What the form needs to know beside what was filled in. */
export interface FormChoices {
  regions: ReadonlyMap<string, string>;
  topics: readonly { value: string; label: string }[];
}

export interface NewForm {
  key: string;
  writers: Writer[];
  hubs: HubName[];
  isCarriedOver: boolean;
}

export interface ChangeForm {
  slug: string;
  title: string;
  version: number;
  /** What is saved is live at once. */
  isLive: boolean;
  isPublished: boolean;
}

/** An error in words. */
export function errorText(lang: Lang, { code, limit }: ContentError): string {
  const t = fieldTexts(lang);
  const text = (t as Record<string, unknown>)[code] ?? publishingTexts(lang).notPossible;
  if (typeof text === 'function') return (text as (limit: string) => string)(formatNumber(lang, limit ?? 0));
  return String(text);
}

/** One form for new entries and changes: the kind is chosen before, so it has exactly the fields of the kind, with or without script. */
export function EntryFormPage(props: {
  lang: Lang;
  kind: EntryKind;
  form: ContentForm;
  errors: ContentError[];
  choices: FormChoices;
  begin?: NewForm;
  change?: ChangeForm;
  /** Somebody else has saved meanwhile. */
  alert?: string | undefined;
}) {
  const { lang, kind, form, begin, change } = props;
  const t = publishingTexts(lang);
  const f = fieldTexts(lang);
  const errors = props.errors.map((error) => ({ field: error.field, message: errorText(lang, error) }));
  const fields = fieldsFor(lang, form, errors);
  const title = change === undefined ? `${t.newEntry}: ${kindName(lang, kind)}` : t.editTitle;
  const address = change === undefined ? `/${lang}/entries` : `/${lang}/entries/${change.slug}/edit`;
  return (
    <>
      <PageHead lang={lang} title={title} trail={[{ href: `/${lang}/entries/mine`, label: t.mine }]} />
      <div class="hw-wrap">
        <form class="hw-stack hw-form" method="post" action={address} novalidate>
          {props.alert === undefined ? null : <Alert tone="danger" title={props.alert} />}
          <ErrorSummary
            lang={lang}
            errors={errors.map(({ field, message }) => ({
              field,
              message: `${labelOfField(lang, kind, field)}: ${message}`,
            }))}
          />
          {begin?.isCarriedOver ? <Alert tone="success" title={t.carriedOver} /> : null}
          <input type="hidden" name="kind" value={kind} />
          {begin === undefined ? null : <Beginning lang={lang} begin={begin} fields={fields} />}
          {change === undefined ? null : <input type="hidden" name="version" value={String(change.version)} />}
          {kind === 'need' ? <Questions lang={lang} fields={fields} /> : null}
          <fieldset class="hw-fieldset hw-stack">
            <legend>{f.inList}</legend>
            {fields.text('title', f.title, { hint: f.titleHint })}
            {fields.area('summary', f.summary, { rows: 3, hint: f.summaryHint })}
            {kind === 'need' ? null : fields.area('text', f.text, { rows: 10, optional: true })}
            <Choices
              lang={lang}
              type="checkbox"
              name="topics"
              label={exchangeTexts(lang).topics}
              hint={f.topicsHint}
              chosen={form.topics}
              options={props.choices.topics}
              error={fields.errorOf('topics')}
            />
            {fields.select(
              'region',
              exchangeTexts(lang).region,
              regionOptions(lang, props.choices.regions),
              f.regionHint,
            )}
            {fields.select(
              'lang',
              exchangeTexts(lang).language,
              LANGS.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
              f.langHint,
              'required',
            )}
          </fieldset>
          <KindFields lang={lang} kind={kind} form={form} fields={fields} />
          <fieldset class="hw-fieldset hw-stack">
            <legend>{f.frame}</legend>
            <Choices
              lang={lang}
              type="checkbox"
              name="audience"
              label={f.audience}
              hint={f.audienceHint}
              optional
              chosen={form.audience}
              options={ORGANISATION_TYPES.map((value) => ({ value, label: typeName(lang, value) }))}
              error={fields.errorOf('audience')}
            />
            {fields.day('valid_until', f.validUntil, f.validUntilHint)}
            {kind === 'need' && (change?.isPublished !== true || form.values.anonymous === 'yes') ? (
              <Choices
                lang={lang}
                type="checkbox"
                name="anonymous"
                label={exchangeTexts(lang).owner}
                hint={f.anonymousHint}
                chosen={[form.values.anonymous ?? '']}
                options={[{ value: 'yes', label: f.anonymous }]}
                error={fields.errorOf('anonymous')}
              />
            ) : null}
          </fieldset>
          {change === undefined ? null : fields.text('note', f.note, { hint: f.noteHint, optional: true })}
          <p class="hw-actions">
            <Button>
              {change === undefined || !change.isPublished ? t.saveDraft : change.isLive ? t.saveLive : t.saveEdit}
            </Button>
          </p>
        </form>
      </div>
    </>
  );
}

/** For whom, and in which hub where that is open. */
function Beginning({ lang, begin, fields }: { lang: Lang; begin: NewForm; fields: Fields }) {
  const t = publishingTexts(lang);
  const [only] = begin.writers;
  return (
    <>
      <input type="hidden" name="key" value={begin.key} />
      {begin.writers.length === 1 && only !== undefined ? (
        <>
          <input type="hidden" name="organisation" value={only.slug} />
          <p>
            {t.organisation}: <strong>{only.name}</strong>
          </p>
        </>
      ) : (
        fields.select(
          'organisation',
          t.organisation,
          begin.writers.map((one) => ({ value: one.slug, label: one.name })),
          undefined,
          'required',
        )
      )}
      {begin.writers.every((one) => one.hubId !== null)
        ? null
        : fields.select(
            'hub',
            t.hubOfEntry,
            begin.hubs.map((hub) => ({ value: hub.slug, label: localise(hub.name, lang).text })),
            t.hubOfEntryHint,
          )}
    </>
  );
}

/** The questions that help to state a need. */
function Questions({ lang, fields }: { lang: Lang; fields: Fields }) {
  const f = fieldTexts(lang);
  return (
    <fieldset class="hw-fieldset hw-stack">
      <legend>{f.questions}</legend>
      <p class="kern-hint">{f.questionsHint}</p>
      {fields.area('problem', f.askProblem, { rows: 4, hint: f.askProblemHint, optional: true })}
      {fields.area('text', f.askWhom, { rows: 5, hint: f.askWhomHint, optional: true })}
      {fields.area('result', f.askResult, { rows: 4, hint: f.askResultHint, optional: true })}
      {fields.day('ends_on', f.askWhen)}
      {fields.area('data_status', f.askData, { rows: 3, hint: f.askDataHint, optional: true })}
    </fieldset>
  );
}

function KindFields({ lang, kind, form, fields }: { lang: Lang; kind: EntryKind; form: ContentForm; fields: Fields }) {
  const x = exchangeTexts(lang);
  const f = fieldTexts(lang);
  const area = (name: string, label: string) => fields.area(name, label, { rows: 3, optional: true });
  const number = (name: string, label: string) => fields.number(name, label);
  const amounts = (
    <div class="hw-fields">
      {number('budget_min', f.budgetMin)}
      {number('budget_max', f.budgetMax)}
    </div>
  );
  const sizes = (
    <Choices
      lang={lang}
      type="checkbox"
      name="sizes"
      label={x.sizes}
      optional
      inRow
      chosen={form.sizes}
      options={SIZES.map((value) => ({ value, label: sizeName(lang, value) }))}
      error={fields.errorOf('sizes')}
    />
  );
  switch (kind) {
    case 'need':
      return (
        <fieldset class="hw-fieldset hw-stack">
          <legend>{x.budget}</legend>
          {amounts}
          {fields.day('starts_on', f.startsOn)}
        </fieldset>
      );
    case 'offer':
      return (
        <fieldset class="hw-fieldset hw-stack">
          <legend>{kindName(lang, kind)}</legend>
          {amounts}
          {fields.select(
            'maturity',
            x.maturity,
            MATURITIES.map((value) => ({ value, label: maturityName(lang, value) })),
          )}
          {area('references', x.references)}
          {sizes}
        </fieldset>
      );
    case 'practice':
      return (
        <fieldset class="hw-fieldset hw-stack">
          <legend>{x.preconditions}</legend>
          {area('effect', x.effect)}
          <div class="hw-fields">
            {number('inhabitants_min', f.inhabitantsMin)}
            {number('inhabitants_max', f.inhabitantsMax)}
          </div>
          {area('staff', x.staff)}
          {area('cost', x.cost)}
          {area('law', x.law)}
          {area('licence', x.licence)}
          {area('interfaces', x.interfaces)}
          {area('copied_by', x.copiedBy)}
        </fieldset>
      );
    case 'programme':
      return (
        <fieldset class="hw-fieldset hw-stack">
          <legend>{x.grant}</legend>
          {amounts}
          {number('rate', f.ratePercent)}
          {fields.day('deadline', x.deadline)}
          {sizes}
        </fieldset>
      );
    case 'project':
      return (
        <fieldset class="hw-fieldset hw-stack">
          <legend>{kindName(lang, kind)}</legend>
          {amounts}
          <div class="hw-fields">
            {fields.day('starts_on', f.startsOn)}
            {fields.day('ends_on', f.endsOn)}
          </div>
          {area('partners', x.partners)}
        </fieldset>
      );
  }
}

/** The first step: what it is going to be. */
export function ChooseKindPage(props: {
  lang: Lang;
  kinds: readonly { kind: EntryKind; href: string; about: string }[];
}) {
  const { lang } = props;
  const t = publishingTexts(lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={t.chooseKind}
        lead={t.chooseKindLead}
        trail={[{ href: `/${lang}/entries/mine`, label: t.mine }]}
      />
      <div class="hw-wrap">
        <ul class="hw-bare hw-rows">
          {props.kinds.map(({ kind, href, about }) => (
            <li class="hw-card">
              <h2 class="hw-card__title">
                <a class="hw-card__link" href={href}>
                  {kindName(lang, kind)}
                </a>
              </h2>
              <p>{about}</p>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

export function NoOrganisationPage({ lang }: { lang: Lang }) {
  const t = publishingTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.newEntry} lead={t.noOrganisation} />
      <div class="hw-wrap">
        <p class="hw-actions">
          <ButtonLink href={`/${lang}/organisations`} kind="primary">
            {t.toDirectory}
          </ButtonLink>
        </p>
      </div>
    </>
  );
}
