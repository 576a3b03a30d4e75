import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { Select, TextArea, TextInput } from '#ui';
import type { ContentForm } from '../form.ts';

interface More {
  hint?: string | undefined;
  optional?: boolean;
}

/** Fields that know what was filled in and what is wrong with it. */
export interface Fields {
  errorOf(name: string): string | undefined;
  text(name: string, label: string, more?: More): Child;
  area(name: string, label: string, more: More & { rows: number }): Child;
  number(name: string, label: string): Child;
  day(name: string, label: string, hint?: string): Child;
  select(
    name: string,
    label: string,
    options: { value: string; label: string }[],
    hint?: string,
    need?: 'required',
  ): Child;
}

export function fieldsFor(lang: Lang, form: ContentForm, errors: { field: string; message: string }[]): Fields {
  const errorOf = (name: string) => errors.find((error) => error.field === name)?.message;
  const common = (name: string, label: string) => ({
    lang,
    name,
    label,
    value: form.values[name] ?? '',
    error: errorOf(name),
  });
  return {
    errorOf,
    text: (name, label, more = {}) => <TextInput {...common(name, label)} {...more} />,
    area: (name, label, more) => <TextArea {...common(name, label)} {...more} />,
    number: (name, label) => <TextInput {...common(name, label)} inputmode="numeric" optional />,
    day: (name, label, hint) => <TextInput {...common(name, label)} type="date" hint={hint} optional />,
    select: (name, label, options, hint, need) => (
      <Select
        {...common(name, label)}
        hint={hint}
        optional={need === undefined}
        options={need === undefined ? [{ value: '', label: '–' }, ...options] : options}
      />
    ),
  };
}
