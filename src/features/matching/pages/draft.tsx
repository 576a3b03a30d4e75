import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { regionOptions } from '#features/exchange/pages/regions.ts';
import { ORGANISATION_TYPES, SIZES } from '#features/network/model.ts';
import { sizeName, typeName } from '#features/network/texts.ts';
import { formatDate, formatNumber } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Button, ButtonLink, ErrorSummary, FileInput, PageHead, Select, TextArea, TextInput } from '#ui';
import { type Draft, type DraftKind, MATCHED_LENGTH } from '../model.ts';
import type { MatchView } from '../queries.ts';
import { matchingTexts } from '../texts.ts';
import { Marked } from './marks.tsx';
import { Concepts, MatchGroups } from './matches.tsx';

/** What stands in the form: given back as it was when something is wrong. */
export interface DraftForm {
  key: string;
  kind: DraftKind;
  text: string;
  region: string;
  organisation_type: string;
  size: string;
  inhabitants: string;
  budget: string;
}

type ErrorCode = keyof ReturnType<typeof matchingTexts>;

function errorText(lang: Lang, code: string): string {
  const text = matchingTexts(lang)[code as ErrorCode];
  return typeof text === 'string' ? text : matchingTexts(lang).formBroken;
}

export function DraftFormPage(props: {
  lang: Lang;
  form: DraftForm;
  errors: FieldError[];
  regions: ReadonlyMap<string, string>;
  /** The language model that the text will be sent to, if there is one. */
  model?: string | undefined;
}) {
  const { lang, form } = props;
  const t = matchingTexts(lang);
  const isNeed = form.kind === 'need';
  const errors = props.errors.map(({ field, code }) => ({ field, message: errorText(lang, code) }));
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const noChoice = { value: '', label: t.noChoice };
  return (
    <>
      <PageHead lang={lang} title={isNeed ? t.describeNeed : t.describeOffer} lead={isNeed ? t.needLead : t.offerLead}>
        <p>
          <a href={`/${lang}/drafts/new${isNeed ? '?kind=offer' : ''}`}>{isNeed ? t.switchToOffer : t.switchToNeed}</a>
        </p>
      </PageHead>
      <div class="hw-wrap">
        <hw-describe data-failed={t.previewFailed}>
          <form
            class="hw-describe hw-columns"
            method="post"
            action={`/${lang}/drafts`}
            enctype="multipart/form-data"
            novalidate
          >
            <div class="hw-stack">
              <ErrorSummary lang={lang} errors={errors} />
              <input type="hidden" name="kind" value={form.kind} />
              <input type="hidden" name="key" value={form.key} />
              <TextArea
                lang={lang}
                name="text"
                label={isNeed ? t.needText : t.offerText}
                hint={t.needTextHint}
                value={form.text}
                rows={12}
                error={errorOf('text')}
              />
              <FileInput
                lang={lang}
                name="file"
                label={t.file}
                hint={t.fileHint}
                accept=".txt,.docx,.pdf,.html,.htm,.md"
                error={errorOf('file')}
              />
              <fieldset class="hw-fieldset">
                <legend>{t.profile}</legend>
                <p class="kern-hint">{t.profileHint}</p>
                <div class="hw-fields">
                  <Select
                    lang={lang}
                    name="organisation_type"
                    label={t.organisationType}
                    value={form.organisation_type}
                    options={[
                      noChoice,
                      ...ORGANISATION_TYPES.map((type) => ({ value: type, label: typeName(lang, type) })),
                    ]}
                    error={errorOf('organisation_type')}
                  />
                  <Select
                    lang={lang}
                    name="region"
                    label={t.region}
                    value={form.region}
                    options={[noChoice, ...regionOptions(lang, props.regions)]}
                  />
                  <Select
                    lang={lang}
                    name="size"
                    label={t.size}
                    value={form.size}
                    options={[noChoice, ...SIZES.map((size) => ({ value: size, label: sizeName(lang, size) }))]}
                    error={errorOf('size')}
                  />
                  <TextInput
                    lang={lang}
                    name="inhabitants"
                    label={t.inhabitants}
                    value={form.inhabitants}
                    inputmode="numeric"
                    error={errorOf('inhabitants')}
                  />
                  <TextInput
                    lang={lang}
                    name="budget"
                    label={t.budget}
                    value={form.budget}
                    inputmode="numeric"
                    error={errorOf('budget')}
                  />
                </div>
              </fieldset>
              <p class="hw-muted">
                {t.whatHappens}
                {props.model === undefined ? null : ` ${t.sentToModel(props.model)}`}
              </p>
              <p class="hw-actions">
                <Button>{isNeed ? t.submitNeed : t.submitOffer}</Button>
              </p>
            </div>
            <aside class="hw-aside hw-preview" aria-live="polite" hidden>
              <h2 class="hw-h3">{t.previewTitle}</h2>
              <div data-preview>
                <p class="hw-muted">{t.previewEmpty}</p>
              </div>
            </aside>
          </form>
        </hw-describe>
      </div>
    </>
  );
}

export interface Selection {
  dropHref: (id: string) => string;
  dropped: { id: string; label: string; href: string }[];
  without: string[];
  with: string[];
  unknownWord: string | undefined;
}

export function DraftPage(props: {
  lang: Lang;
  draft: Draft;
  /** The secret by which the text can be carried over into an entry. */
  draftKey: string;
  address: string;
  view: MatchView;
  newSince: ReadonlyMap<string, string>;
  selection: Selection;
  label: (concept: string) => string;
}) {
  const { lang, draft, view, selection } = props;
  const t = matchingTexts(lang);
  const spans = view.concepts.flatMap((concept) => concept.spans.filter((span) => span.field === 'text'));
  return (
    <>
      <PageHead lang={lang} title={draft.kind === 'need' ? t.results : t.resultsOffer} />
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          <Concepts lang={lang} view={view} dropHref={selection.dropHref} dropped={selection.dropped}>
            {selection.unknownWord === undefined ? null : (
              <Alert tone="warning" title={t.addUnknown(selection.unknownWord)} />
            )}
            <form class="hw-inline-form" method="get" action={props.address}>
              {selection.without.map((id) => (
                <input type="hidden" name="without" value={id} />
              ))}
              {selection.with.map((id) => (
                <input type="hidden" name="with" value={id} />
              ))}
              <TextInput lang={lang} name="add" label={t.addConcept} value="" />
              <Button kind="secondary">{t.add}</Button>
            </form>
          </Concepts>
          <MatchGroups
            lang={lang}
            view={view}
            asked={{ title: '', text: draft.text, lang: view.language.lang }}
            askedTitle={t.inYourText}
            label={props.label}
            newSince={props.newSince}
          />
        </div>
        <aside class="hw-aside">
          <h2 class="hw-h3">{t.yourText}</h2>
          <p class="hw-muted">{t.yourTextHint}</p>
          {draft.text.length > MATCHED_LENGTH ? <p>{t.cutOff(formatNumber(lang, MATCHED_LENGTH))}</p> : null}
          <div class="hw-yourtext" lang={view.language.lang} tabindex={0} role="region" aria-label={t.yourText}>
            <Marked text={draft.text} spans={spans} />
          </div>
          <p class="hw-muted">{t.keptUntil(formatDate(lang, draft.expiresAt.toISOString().slice(0, 10)))}</p>
          <p class="hw-actions">
            <ButtonLink href={`/${lang}/entries/new?kind=${draft.kind}&draft=${props.draftKey}`} kind="primary">
              {draft.kind === 'need' ? t.publishNeed : t.publishOffer}
            </ButtonLink>
            <ButtonLink href={`${props.address}/edit`}>{t.change}</ButtonLink>
          </p>
          <form method="post" action={`${props.address}/deletion`}>
            <Button kind="tertiary">{t.remove}</Button>
          </form>
        </aside>
      </div>
    </>
  );
}

/** What is put beside the form while somebody types. */
export function Preview(props: { lang: Lang; view: MatchView; label: (concept: string) => string }) {
  const { lang, view } = props;
  const t = matchingTexts(lang);
  return (
    <>
      <Concepts lang={lang} view={view} />
      {view.groups.map((group) => (
        <>
          {group.matches.slice(0, 3).map(
            (match): Child => (
              <div class="hw-preview__match">
                <a href={`/${lang}/entries/${match.entry.slug}`} target="_blank" lang={match.entry.lang} rel="noopener">
                  {match.entry.title}
                </a>
                <span class="hw-muted">
                  {t.score} {Math.round(match.score)}
                </span>
              </div>
            ),
          )}
        </>
      ))}
    </>
  );
}

export function DeletedPage({ lang }: { lang: Lang }) {
  const t = matchingTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.removedTitle} lead={t.removedText} />
      <div class="hw-wrap">
        <p class="hw-actions">
          <ButtonLink href={`/${lang}/drafts/new`} kind="primary">
            {t.describeNeed}
          </ButtonLink>
        </p>
      </div>
    </>
  );
}
