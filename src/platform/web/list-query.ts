import { z } from 'zod';
import { ok, type Result, refuse } from '#engines/kit';

/** The query of a list address: many values for a filter, `page`, words `q`, `sort`. */
export interface ListQuery {
  q: string;
  page: number;
  /** Empty for the order that lists have by themselves. */
  sort: string;
  /** Chosen values by filter, without repetition. */
  chosen: Record<string, string[]>;
  /** Parameters that mean nothing here: they are named on the page, not obeyed. */
  unknown: string[];
}

const pageNumber = z.coerce.number().int().min(1).max(100_000);

/** Longest search text and most values per filter: far above what people choose, far below what hurts. */
const MAX_WORDS = 200;
const MAX_VALUES = 50;

/**
 * Reads a list's query. `allowed` gives the values of each filter, or a predicate where there are many.
 * A value that cannot be is refused with its name. The first of `sorts` is the order lists have by themselves.
 */
export function readListQuery(
  params: URLSearchParams,
  allowed: Record<string, readonly string[] | ((value: string) => boolean)>,
  sorts: readonly string[],
): Result<ListQuery, { type: 'invalid-query'; parameter: string; value: string }> {
  const chosen: Record<string, string[]> = Object.fromEntries(Object.keys(allowed).map((name) => [name, []]));
  const query: ListQuery = { q: '', page: 1, sort: '', chosen, unknown: [] };
  for (const [parameter, value] of params) {
    // Own filters only: every object knows `constructor` too.
    const test = Object.hasOwn(allowed, parameter) ? allowed[parameter] : undefined;
    if (parameter === 'q') query.q = value.trim().slice(0, MAX_WORDS);
    else if (value === '') continue;
    else if (parameter === 'page') {
      const page = pageNumber.safeParse(value);
      if (!page.success) return refuse({ type: 'invalid-query', parameter, value });
      query.page = page.data;
    } else if (parameter === 'sort') {
      if (!sorts.includes(value)) return refuse({ type: 'invalid-query', parameter, value });
      query.sort = value === sorts[0] ? '' : value;
    } else if (test === undefined) {
      if (!query.unknown.includes(parameter)) query.unknown.push(parameter);
    } else {
      const values = chosen[parameter] ?? [];
      const fits = typeof test === 'function' ? test(value) : test.includes(value);
      if (!fits || values.length >= MAX_VALUES) return refuse({ type: 'invalid-query', parameter, value });
      if (!values.includes(value)) values.push(value);
    }
  }
  return ok(query);
}

/** The query as address text, with changes: a list replaces the filter, undefined drops it. The first page has no number. */
export function withQuery(query: ListQuery, changes: Record<string, string[] | string | undefined> = {}): string {
  const params = new URLSearchParams();
  const all: Record<string, string[] | string | undefined> = {
    q: query.q,
    ...query.chosen,
    sort: query.sort,
    ...changes,
  };
  for (const [name, value] of Object.entries(all)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') params.append(name, one);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
