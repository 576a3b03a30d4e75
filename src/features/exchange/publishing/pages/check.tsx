import type { Lang } from '#engines/kit';
import { formatNumber, localise } from '#platform/i18n';
import { Alert, Button, Choices, ErrorSummary, Section, TextArea } from '#ui';
import type { EntryContent } from '../../content.ts';
import { type ExchangeSettings, MAX_COMMENT, MAX_POINTS, type OwnEntry } from '../model.ts';
import { publishingTexts } from '../texts.ts';
import { Difference } from './history.tsx';

export interface CheckForm {
  points: string[];
  comment: string;
}

const SCALE = Array.from({ length: MAX_POINTS + 1 }, (_, points) => String(points));

/** What an edit changes, above the text that is checked. */
export function ChangePanel(props: {
  lang: Lang;
  entry: OwnEntry;
  change: { from: EntryContent; to: EntryContent };
  label: (concept: string) => string;
}) {
  const t = publishingTexts(props.lang);
  return (
    <Section title={t.changedParts} intro={t.marks}>
      <Difference lang={props.lang} kind={props.entry.kind} {...props.change} label={props.label} />
    </Section>
  );
}

/** Below the text that is checked: who decides has read it. */
export function CheckPanel(props: {
  lang: Lang;
  entry: OwnEntry;
  settings: ExchangeSettings;
  form: CheckForm;
  errors: { field: string; message: string }[];
}) {
  const { lang, entry, settings, form, errors } = props;
  const t = publishingTexts(lang);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form
      class="hw-fieldset hw-stack"
      id="check"
      method="post"
      action={`/${lang}/entries/${entry.slug}/check`}
      novalidate
    >
      <h2 class="hw-h2">{t.checkTitle}</h2>
      <p>
        {t.organisation}: <a href={`/${lang}/organisations/${entry.ownerSlug}`}>{entry.ownerName}</a>
      </p>
      <p class="hw-muted">{t.checkHint(formatNumber(lang, settings.threshold))}</p>
      <input type="hidden" name="version" value={String(entry.version)} />
      {settings.criteria.map((criterion, at) => {
        const { text } = localise(criterion, lang);
        return (
          <Choices
            lang={lang}
            type="radio"
            name={`points_${at}`}
            label={text}
            inRow
            chosen={[form.points[at] ?? '']}
            options={SCALE.map((value) => ({ value, label: value }))}
            error={at === 0 ? errorOf('points_0') : undefined}
          />
        );
      })}
      <TextArea
        lang={lang}
        name="comment"
        label={t.comment}
        hint={t.commentHint}
        rows={5}
        maxlength={MAX_COMMENT}
        value={form.comment}
        error={errorOf('comment')}
      />
      <p class="hw-actions">
        <Button name="decision" value="published">
          {t.publish}
        </Button>
        <Button name="decision" value="returned" kind="secondary">
          {t.return}
        </Button>
      </p>
    </form>
  );
}

/** What there is to do, with the way to it; or what is wrong. */
export function CheckSummary({ lang, errors }: { lang: Lang; errors: { field: string; message: string }[] }) {
  const t = publishingTexts(lang);
  if (errors.length > 0) return <ErrorSummary lang={lang} errors={errors} />;
  return (
    <p>
      {t.readFirst} <a href="#check">{t.toPoints}</a>
    </p>
  );
}

export function OwnAlert({ lang }: { lang: Lang }) {
  return <Alert tone="warning" title={publishingTexts(lang).own} />;
}
