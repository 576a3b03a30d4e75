import { LANGS, type Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { Alert, Button, ButtonLink, Choices } from '#ui';
import { TeamHead } from '../../pages/team-head.tsx';
import { hasOptions } from '../../registration/form.ts';
import type { FormField } from '../../registration/model.ts';
import { CustomFields } from '../../registration/pages/fields.tsx';
import { errorOf, type Filled, Line, Texts, Tick } from './fields.tsx';
import { conditionText, EditPage, type Of, settingsBase } from './pages.tsx';
import type { SettingsView } from './queries.ts';
import { fieldTypeName, settingsTexts } from './texts.ts';

/** Empty lines for answers that are still to be written. */
const SPARE = 3;

interface QuestionProps extends Of {
  view: SettingsView;
  field: Pick<FormField, 'type'> & { key?: string };
  /** Questions before it, on whose answers it may depend. */
  before: FormField[];
  form: Filled;
  /** Lines for answers. */
  lines: number;
  when: string[];
  tickets: string[];
  version: number;
  problem: string | undefined;
}

/** One question: what is asked, what can be answered, when it is asked at all. */
export function QuestionPage(props: QuestionProps) {
  const { lang, event, view, field, form } = props;
  const t = settingsTexts(lang);
  const answered = field.key === undefined ? 0 : (view.answered.get(field.key) ?? 0);
  const action = `${settingsBase(props)}/questions/${field.key ?? 'new'}`;
  return (
    <EditPage {...props} action={action} title={`${t.question}: ${fieldTypeName(lang, field.type)}`}>
      <input type="hidden" name="type" value={field.type} />
      <input type="hidden" name="version" value={String(props.version)} />
      {answered === 0 ? null : (
        <Alert tone="warning" title={t.answered(answered)}>
          <p class="kern-body">{t.answeredText}</p>
        </Alert>
      )}
      <Texts
        form={form}
        original={event.lang}
        texts={[
          { name: 'label', label: t.question, ...(field.type === 'consent' ? { rows: 3 } : {}) },
          { name: 'hint', label: t.hint, rows: 2, optional: true },
        ]}
      >
        {(language) => (hasOptions(field) ? <Options {...props} language={language} /> : null)}
      </Texts>
      {hasOptions(field) ? (
        <p>
          <Button kind="tertiary" name="step" value="more">
            {t.more}
          </Button>
        </p>
      ) : null}
      <Tick form={form} name="required" label={t.required} />
      <Range {...props} />
      <Conditions {...props} />
      {view.tickets.length < 2 ? null : (
        <Choices
          lang={lang}
          name="tickets"
          type="checkbox"
          label={t.onlyFor}
          hint={t.onlyForHint}
          chosen={props.tickets}
          options={view.tickets.map(({ id, name }) => ({ value: id, label: localise(name, lang).text }))}
        />
      )}
    </EditPage>
  );
}

function Options(props: QuestionProps & { language: Lang }) {
  const { lang, form, language, event } = props;
  const t = settingsTexts(lang);
  return (
    <fieldset class="hw-fieldset">
      <legend>{t.optionsTitle}</legend>
      {language === event.lang ? <p class="hw-muted">{t.optionsHint}</p> : null}
      <div class="hw-stack">
        {Array.from({ length: props.lines }, (_, at) => (
          <>
            {language === event.lang ? (
              <input type="hidden" name={`option_${at}_key`} value={form.values[`option_${at}_key`] ?? ''} />
            ) : null}
            <Line form={form} name={`option_${at}_${language}`} label={t.option(at + 1)} optional={at > 1} />
          </>
        ))}
      </div>
    </fieldset>
  );
}

/** Lines that a form needs: those that are written, and some to spare. */
export function linesFor(values: Record<string, string>): number {
  const numbers = Object.entries(values).flatMap(([name, value]) => {
    const at = /^option_(\d{1,3})_/.exec(name)?.[1];
    return at === undefined || value === '' ? [] : [Number(at) + 1];
  });
  return Math.max(1, ...numbers) + SPARE;
}

export function questionFields(field: FormField): Record<string, string> {
  const values: Record<string, string> = {
    required: field.required ? 'yes' : '',
    min: field.min === undefined ? '' : String(field.min),
    max: field.max === undefined ? '' : String(field.max),
  };
  for (const lang of LANGS) {
    values[`label_${lang}`] = field.label[lang] ?? '';
    values[`hint_${lang}`] = field.hint?.[lang] ?? '';
    for (const [at, option] of (field.options ?? []).entries()) {
      values[`option_${at}_key`] = option.key;
      values[`option_${at}_${lang}`] = option.label[lang] ?? '';
    }
  }
  return values;
}

function Range({ lang, form, field }: QuestionProps) {
  const t = settingsTexts(lang);
  const titles = { number: t.rangeNumber, choices: t.rangeChoices, text: t.rangeText, long: t.rangeText };
  const title = titles[field.type as keyof typeof titles];
  if (title === undefined) return null;
  return (
    <fieldset class="hw-fieldset">
      <legend>{title}</legend>
      <div class="hw-fields">
        {field.type === 'text' || field.type === 'long' ? null : (
          <Line form={form} name="min" label={t.min} inputmode="numeric" optional />
        )}
        <Line form={form} name="max" label={t.max} inputmode="numeric" optional />
      </div>
    </fieldset>
  );
}

function Conditions({ lang, form, before, when }: QuestionProps) {
  const t = settingsTexts(lang);
  const options = before.flatMap((field) => {
    const question = localise(field.label, lang).text;
    if (field.type === 'consent') return [{ value: `${field.key}=yes`, label: `${question} ✓` }];
    if (!hasOptions(field)) return [];
    return (field.options ?? []).map(({ key, label }) => ({
      value: `${field.key}=${key}`,
      label: `${question}: ${localise(label, lang).text}`,
    }));
  });
  if (options.length === 0) return null;
  return (
    <Choices
      lang={lang}
      name="when"
      type="checkbox"
      label={t.when}
      hint={t.whenHint}
      chosen={when}
      error={errorOf(form, 'when')}
      options={options}
    />
  );
}

/** The questions as participants see them, with each condition in words. */
export function PreviewPage(props: Of & { view: SettingsView }) {
  const { lang, view } = props;
  const t = settingsTexts(lang);
  return (
    <>
      <TeamHead {...props} page="registration-settings" title={t.previewTitle} lead={t.previewLead} />
      <div class="hw-wrap hw-stack hw-narrow">
        {view.fields.map(({ when, tickets, ...field }) => (
          <div class="hw-stack">
            {when === undefined ? null : <p class="hw-muted">{conditionText(view, lang, when)}</p>}
            {tickets === undefined ? null : (
              <p class="hw-muted">
                {t.onlyFor}:{' '}
                {view.tickets
                  .filter(({ id }) => tickets.includes(id))
                  .map(({ name }) => localise(name, lang).text)
                  .join(', ')}
              </p>
            )}
            <CustomFields
              lang={lang}
              fields={[field]}
              filled={new URLSearchParams()}
              answers={{}}
              ticket=""
              kept={new Map()}
              error={() => undefined}
            />
          </div>
        ))}
        <p>
          <ButtonLink href={settingsBase(props)}>{t.back}</ButtonLink>
        </p>
      </div>
    </>
  );
}
