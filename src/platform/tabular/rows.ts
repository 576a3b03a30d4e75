import type { z } from 'zod';

/** What is wrong in one cell of an import: row as the file counts it, column, the value found, what is allowed. */
export interface RowError {
  row: number;
  column: string;
  value: string;
  allowed: string;
}

export interface ImportReport {
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
}

export interface ImportRefusal {
  type: 'invalid-rows';
  errors: RowError[];
}

/** Longest piece of a wrong value that is repeated in the answer. */
const SHOWN = 80;

export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Parses every row by the schema; the errors of all rows are collected, keys that stand twice included. */
export function validateRows<T extends object>(
  schema: z.ZodType<T>,
  rows: readonly { row: number; values: Record<string, unknown> }[],
): { valid: { row: number; input: T }[]; errors: RowError[] } {
  const valid: { row: number; input: T }[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  for (const { row, values } of rows) {
    const parsed = schema.safeParse(values);
    if (!parsed.success) {
      errors.push(...parsed.error.issues.flatMap((issue) => describe(row, values, issue)));
      continue;
    }
    const key = 'key' in parsed.data && typeof parsed.data.key === 'string' ? parsed.data.key : undefined;
    const earlier = key === undefined ? undefined : seen.get(key);
    if (key !== undefined && earlier !== undefined) {
      errors.push({ row, column: 'key', value: key, allowed: `each key once; row ${earlier} has it already` });
    } else {
      if (key !== undefined) seen.set(key, row);
      valid.push({ row, input: parsed.data });
    }
  }
  return { valid, errors };
}

function valueAt(values: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    values,
  );
}

function describe(row: number, values: Record<string, unknown>, issue: z.core.$ZodIssue): RowError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      row,
      column: [...issue.path, key].join('.'),
      value: shown(valueAt(values, [...issue.path, key])),
      allowed: 'no such column',
    }));
  }
  const value = valueAt(values, issue.path);
  return [{ row, column: issue.path.join('.'), value: shown(value), allowed: allowedBy(issue, value) }];
}

function allowedBy(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined || value === '') return 'must not be empty';
  switch (issue.code) {
    case 'invalid_value':
      return `one of: ${issue.values.join(', ')}`;
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined ? `one of: ${issue.options.join(', ')}` : issue.message;
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin)}`;
    case 'too_small':
      return `at least ${issue.minimum}${unit(issue.origin)}`;
    case 'invalid_type':
      return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? issue.message;
    default:
      return issue.message;
  }
}

const FORMATS: Record<string, string> = {
  date: 'a date as YYYY-MM-DD',
  url: 'an address that begins with https:// or http://',
  email: 'an e-mail address',
};

function unit(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' values' : '';
}
