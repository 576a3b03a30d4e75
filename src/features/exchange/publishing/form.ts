import { z } from 'zod';
import { isLang, ok, type Result, refuse } from '#engines/kit';
import type { FieldError } from '#platform/web';
import { checkTogether, contentFields, DETAIL_FIELDS, type EntryContent, type EntryKind } from '../content.ts';
import type { EntryView } from '../model.ts';

/** A form as it was filled in: texts by field, and lists of what was ticked. */
export interface ContentForm {
  values: Record<string, string>;
  topics: string[];
  audience: string[];
  sizes: string[];
}

/** What is wrong with a field: `code` is a key of the texts, `limit` the number it speaks of. */
export interface ContentError extends FieldError {
  limit?: number;
}

const LISTS = ['topics', 'audience', 'sizes'] as const;

/** Reads the content of a form by the schema of the import. A draft may still lack what a publication needs, only not its title. */
export function parseContent(
  kind: EntryKind,
  form: ContentForm,
  topics: readonly string[],
  how: 'draft' | 'complete',
): Result<EntryContent, { type: 'invalid'; errors: ContentError[] }> {
  const fields = contentFields(topics, how === 'draft')[kind];
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) {
    const value = form.values[name]?.trim() ?? '';
    if (LISTS.some((list) => list === name)) given[name] = form[name as (typeof LISTS)[number]];
    else if (value !== '') given[name] = isNumber(name) ? plainNumber(value) : value;
  }
  // In text areas browsers send lines that end in CR LF.
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (typeof value === 'string') given[name] = value.replace(/\r\n?/g, '\n');
  }
  const parsed = z.object(fields).safeParse(given);
  const errors = new Map<string, ContentError>();
  if (!parsed.success) for (const issue of parsed.error.issues) addIssue(errors, issue, given);
  const content: EntryContent | undefined = parsed.success ? { ...(parsed.data as EntryContent), kind } : undefined;
  if (content !== undefined) {
    checkTogether(content, (field) => {
      errors.set(field, { field, code: field === 'budget_min' ? 'budgetOrder' : 'endsBeforeStart' });
    });
  }
  if (content === undefined || errors.size > 0) return refuse({ type: 'invalid', errors: [...errors.values()] });
  return ok(content);
}

function addIssue(errors: Map<string, ContentError>, issue: z.core.$ZodIssue, given: Record<string, unknown>): void {
  const field = String(issue.path[0] ?? '');
  if (!errors.has(field)) errors.set(field, { field, ...explain(issue, given[field]) });
}

function explain(issue: z.core.$ZodIssue, value: unknown): { code: string; limit?: number } {
  if (value === undefined) return { code: 'missing' };
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string') return { code: 'tooLong', limit: Number(issue.maximum) };
      return { code: issue.origin === 'array' ? 'tooMany' : 'tooLarge', limit: Number(issue.maximum) };
    case 'too_small':
      return issue.origin === 'string' ? { code: 'tooShort', limit: Number(issue.minimum) } : { code: 'notNegative' };
    case 'invalid_format':
      return { code: issue.format === 'date' ? 'dateWrong' : 'choiceUnknown' };
    case 'invalid_value':
      return { code: 'choiceUnknown' };
    default:
      return { code: 'numberWrong' };
  }
}

const NUMBERS = ['budget_min', 'budget_max', 'inhabitants_min', 'inhabitants_max', 'rate'];
const isNumber = (name: string) => NUMBERS.includes(name);

/** „25.000 €“ and „25 000“ are meant as 25000; a comma before one or two digits is the decimal one. */
function plainNumber(value: string): string {
  const bare = value.replace(/[\s€%]|EUR/g, '');
  if (/^\d{1,3}([.,]\d{3})+$/.test(bare)) return bare.replace(/[.,]/g, '');
  return bare.replace(/^(\d+),(\d{1,2})$/, '$1.$2');
}

/** The form filled with content that there is. */
export function formOf(content: EntryContent): ContentForm {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(content)) {
    if (value !== undefined && value !== null && !Array.isArray(value)) values[name] = String(value);
  }
  return { values, topics: content.topics, audience: content.audience, sizes: content.sizes ?? [] };
}

export function formFrom(values: Record<string, string>, all: URLSearchParams): ContentForm {
  const list = (name: string) => [...new Set(all.getAll(name))].slice(0, 100);
  return { values, topics: list('topics'), audience: list('audience'), sizes: list('sizes') };
}

export function emptyForm(lang: string, more: Record<string, string> = {}): ContentForm {
  return { values: { lang: isLang(lang) ? lang : 'de', ...more }, topics: [], audience: [], sizes: [] };
}

/** What an entry says, as it stands in its columns. */
export function contentOf(entry: EntryView): EntryContent {
  const details = Object.fromEntries(DETAIL_FIELDS.map((field) => [field, entry.details[field] ?? undefined]));
  const content: EntryContent = {
    ...details,
    kind: entry.kind,
    lang: entry.lang,
    title: entry.title,
    summary: entry.summary,
    text: entry.text,
    topics: entry.topics,
    region: entry.region ?? undefined,
    audience: entry.audience,
    sizes: entry.sizes,
    budget_min: entry.budgetMin ?? undefined,
    budget_max: entry.budgetMax ?? undefined,
    starts_on: entry.startsOn ?? undefined,
    ends_on: entry.endsOn ?? undefined,
    deadline: entry.deadline ?? undefined,
    valid_until: entry.validUntil ?? undefined,
    anonymous: entry.anonymous ? 'yes' : undefined,
  };
  return content;
}

/** The entry as it would be with this content. */
export function withContent<T extends EntryView>(entry: T, content: EntryContent): T {
  return {
    ...entry,
    lang: content.lang,
    title: content.title,
    summary: content.summary,
    text: content.text,
    topics: content.topics,
    region: content.region ?? null,
    audience: content.audience,
    sizes: content.sizes ?? [],
    budgetMin: content.budget_min ?? null,
    budgetMax: content.budget_max ?? null,
    startsOn: content.starts_on ?? null,
    endsOn: content.ends_on ?? null,
    deadline: content.deadline ?? null,
    validUntil: content.valid_until ?? null,
    anonymous: content.anonymous === 'yes',
    details: Object.fromEntries(DETAIL_FIELDS.map((field) => [field, content[field]])),
  };
}
