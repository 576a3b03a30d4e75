import type { Child } from 'hono/jsx';
import { LANGS, type Lang } from '#engines/kit';
import { LANGUAGE_NAMES } from '#platform/i18n';
import { Tick as Box, TextArea, TextInput } from '#ui';
import { settingsTexts } from './texts.ts';

/** What a form shows: what was filled in, and what is wrong with it. */
export interface Filled {
  lang: Lang;
  values: Record<string, string>;
  errors: { field: string; message: string }[];
}

export const errorOf = ({ errors }: Filled, field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

interface About {
  form: Filled;
  name: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
}

export function Line(props: About & { type?: 'text' | 'date' | 'time'; inputmode?: 'numeric' }) {
  const { form, ...field } = props;
  return (
    <TextInput {...field} lang={form.lang} value={form.values[props.name] ?? ''} error={errorOf(form, props.name)} />
  );
}

export function Area(props: About & { rows: number }) {
  const { form, ...field } = props;
  return (
    <TextArea {...field} lang={form.lang} value={form.values[props.name] ?? ''} error={errorOf(form, props.name)} />
  );
}

/** Day and time beside each other. */
export function Moment(props: { form: Filled; name: string; label: string }) {
  const { form, name, label } = props;
  const t = settingsTexts(form.lang);
  return (
    <div class="hw-daytime">
      <Line form={form} name={`${name}_date`} label={label} type="date" />
      <Line form={form} name={`${name}_time`} label={t.time} type="time" />
    </div>
  );
}

export function Tick({ form, ...props }: { form: Filled; name: string; label: Child }) {
  return <Box {...props} checked={form.values[props.name] === 'yes'} />;
}

interface TextOf {
  name: string;
  label: string;
  hint?: string;
  /** One line without it. */
  rows?: number;
  /** Not even the original is needed. */
  optional?: boolean;
}

/** The same texts in the language of the event, and folded below it in the others. */
export function Texts(props: { form: Filled; original: Lang; texts: TextOf[]; children?: (lang: Lang) => Child }) {
  const { form, original, texts } = props;
  const t = settingsTexts(form.lang);
  const inLanguage = (lang: Lang) => (
    <>
      {texts.map(({ name, label, hint, rows, optional }) => {
        const about = {
          form,
          name: `${name}_${lang}`,
          label,
          hint: lang === original ? hint : undefined,
          optional: lang === original ? optional === true : true,
        };
        return rows === undefined ? <Line {...about} /> : <Area {...about} rows={rows} />;
      })}
      {props.children?.(lang)}
    </>
  );
  const others = LANGS.filter((lang) => lang !== original);
  const isWrong = form.errors.some(({ field }) => others.some((lang) => field.endsWith(`_${lang}`)));
  return (
    <>
      {inLanguage(original)}
      <details class="hw-fold" open={isWrong}>
        <summary>{t.otherLanguages}</summary>
        <div class="hw-stack">
          {others.map((lang) => (
            <fieldset class="hw-fieldset">
              <legend lang={lang}>{LANGUAGE_NAMES[lang]}</legend>
              <div class="hw-stack">{inLanguage(lang)}</div>
            </fieldset>
          ))}
        </div>
      </details>
    </>
  );
}
