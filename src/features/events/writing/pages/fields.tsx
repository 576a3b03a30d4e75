import type { Child } from 'hono/jsx';
import { LANGS, type Lang } from '#engines/kit';
import { LANGUAGE_NAMES } from '#platform/i18n';
import { Select, TextArea, TextInput } from '#ui';
import type { EventError } from '../model.ts';
import { formTexts } from '../texts/form.ts';
import { errorText, labelOfField } from './labels.ts';

interface More {
  hint?: string | undefined;
  optional?: boolean;
  label?: string;
}

/** Fields that know what was filled in, what they are called and what is wrong with them. */
export interface Fields {
  lang: Lang;
  errors: { field: string; message: string }[];
  errorOf(name: string): string | undefined;
  value(name: string): string;
  line(name: string, more?: More & { type?: 'date' | 'time' | 'email' }): Child;
  area(name: string, rows: number, more?: More): Child;
  choose(name: string, options: { value: string; label: string }[], more?: More): Child;
}

export function fieldsFor(lang: Lang, values: Record<string, string>, errors: readonly EventError[]): Fields {
  const said = new Map<string, string>();
  for (const error of errors) {
    const before = said.get(error.field);
    const text = errorText(lang, error);
    said.set(error.field, before === undefined ? text : `${before} ${text}`);
  }
  const common = (name: string, { label, hint, optional }: More) => ({
    lang,
    name,
    label: label ?? labelOfField(lang, name),
    value: values[name] ?? '',
    error: said.get(name),
    hint,
    optional: optional === true,
  });
  return {
    lang,
    errors: [...said].map(([field, message]) => ({ field, message: `${labelOfField(lang, field)}: ${message}` })),
    errorOf: (name) => said.get(name),
    value: (name) => values[name] ?? '',
    line: (name, more = {}) => (
      <TextInput {...common(name, more)} {...(more.type === undefined ? {} : { type: more.type })} />
    ),
    area: (name, rows, more = {}) => <TextArea {...common(name, more)} rows={rows} />,
    choose: (name, options, more = {}) => (
      <Select
        {...common(name, more)}
        options={more.optional === true ? [{ value: '', label: '–' }, ...options] : options}
      />
    ),
  };
}

/** A text that can be said in several languages. */
export interface TextField {
  name: string;
  /** One line where undefined. */
  rows?: number;
  hint?: string;
  optional?: boolean;
}

/**
 * Texts in the language they were written in first, and all others folded: who writes in one language sees one field for each. Opens by itself where
 * something in it is wrong.
 */
export function Texts({ fields, main, texts }: { fields: Fields; main: Lang; texts: readonly TextField[] }) {
  const f = formTexts(fields.lang);
  const field = ({ name, rows, hint, optional }: TextField, lang: Lang) => {
    const isMain = lang === main;
    const more = { hint: isMain ? hint : undefined, optional: isMain ? optional === true : true };
    return rows === undefined ? fields.line(`${name}_${lang}`, more) : fields.area(`${name}_${lang}`, rows, more);
  };
  const others = LANGS.filter((lang) => lang !== main);
  const filled = others.filter((lang) => texts.some(({ name }) => fields.value(`${name}_${lang}`).trim() !== ''));
  const isWrong = others.some((lang) => texts.some(({ name }) => fields.errorOf(`${name}_${lang}`) !== undefined));
  const names = filled.map((lang) => LANGUAGE_NAMES[lang]).join(', ');
  return (
    <>
      {texts.map((text) => field(text, main))}
      <details class="hw-fold" open={isWrong}>
        <summary>{filled.length === 0 ? f.otherLangs : f.otherLangsFilled(names)}</summary>
        <div class="hw-stack">{others.map((lang) => texts.map((text) => field(text, lang)))}</div>
      </details>
    </>
  );
}
