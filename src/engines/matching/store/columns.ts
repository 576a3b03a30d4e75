import { enlarged, type Lang } from '#engines/kit';
import type { EntryKind, MatchDocument } from '../model.ts';
import type { Facts } from './forward.ts';
import { RANGES, TRAITS } from './traits.ts';

/** What is known of documents by their number; grown together. Everything else stands in their records. */
export type Columns = {
  /** `TRAITS` and `RANGES` numbers of each, see `traits.ts`. */
  traits: Uint32Array;
  ranges: Uint32Array;
  /** Addresses in `Texts`. */
  text: Float64Array;
};

export const KINDS: readonly EntryKind[] = ['need', 'offer', 'practice', 'programme', 'project'];
export const LANG_ORDER: readonly Lang[] = ['de', 'cs', 'pl', 'en'];
export const MATURITIES = ['idea', 'prototype', 'pilot', 'market'] as const;

export function createColumns(capacity: number): Columns {
  return {
    traits: new Uint32Array(capacity * TRAITS),
    ranges: new Uint32Array(capacity * RANGES),
    text: new Float64Array(capacity),
  };
}

/** Enlarged by this factor: doubled ones would stay half empty. */
const GROWTH = 1.25;

/** The same with room for more. */
export function growColumns({ traits, ranges, text }: Columns): Columns {
  const capacity = Math.ceil(text.length * GROWTH);
  return {
    traits: enlarged(traits, capacity * TRAITS),
    ranges: enlarged(ranges, capacity * RANGES),
    text: enlarged(text, capacity),
  };
}

/** Strings, or lists of them, by small numbers; 0 is none. */
export type Dictionary = { values: (readonly string[])[]; numbers: Map<string, number> };

export function createDictionary(values: readonly (readonly string[])[] = [[]]): Dictionary {
  return { values: [...values], numbers: new Map(values.map((value, number) => [value.join(SEPARATOR), number])) };
}

const SEPARATOR = '\u0001';

/** Names beyond this many count as unknown. */
const LAST_NAME = 2 ** 16 - 1;

export function numberIn({ values, numbers }: Dictionary, value: readonly string[]): number {
  if (value.length === 0) return 0;
  const key = value.join(SEPARATOR);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  if (values.length > LAST_NAME) return 0;
  numbers.set(key, values.length);
  return values.push([...value]) - 1;
}

export type Dictionaries = { regions: Dictionary; audiences: Dictionary; sizes: Dictionary };

export function factsOf(document: MatchDocument, names: Dictionaries): Facts {
  return {
    kind: KINDS.indexOf(document.kind),
    lang: LANG_ORDER.indexOf(document.lang),
    maturity: document.maturity === undefined ? 0 : MATURITIES.indexOf(document.maturity) + 1,
    region: document.region ? numberIn(names.regions, [document.region]) : 0,
    audience: numberIn(names.audiences, document.audience ?? []),
    size: numberIn(names.sizes, document.sizes ?? []),
    budgetMin: packAmount(document.budgetMin),
    budgetMax: packAmount(document.budgetMax),
    inhabitantsMin: packAmount(document.inhabitantsMin),
    inhabitantsMax: packAmount(document.inhabitantsMax),
    endsOn: packDate(document.endsOn),
    deadline: packDate(document.deadline),
    validUntil: packDate(document.validUntil),
    confirmedOn: packDate(document.confirmedOn),
  };
}

const LARGEST_AMOUNT = 2 ** 32 - 2;

/** One more than the amount, 0 when it is unknown; amounts beyond four thousand million count as that. */
function packAmount(amount: number | undefined): number {
  return amount === undefined ? 0 : Math.min(LARGEST_AMOUNT, Math.max(0, Math.round(amount))) + 1;
}

const DAY = 86_400_000;
/** Dates are counted in days from here; 16 bits reach to 2169. */
const FIRST_DAY = Date.UTC(1990, 0, 1) / DAY;

/** `YYYY-MM-DD` as a number of days, 0 for anything else; earlier and later dates count as the first and the last. */
export function packDate(date: string | undefined): number {
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}/.test(date)) return 0;
  const days = Date.UTC(numberAt(date, 0, 4), numberAt(date, 5, 7) - 1, numberAt(date, 8, 10)) / DAY - FIRST_DAY;
  return Math.min(2 ** 16 - 1, Math.max(1, days));
}

/** The number written in some digits of a text, without cutting them out of it. */
function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - 0x30;
  return number;
}

export function unpackDate(days: number): string {
  return new Date((days + FIRST_DAY) * DAY).toISOString().slice(0, 10);
}

/** The same day some months later, or earlier. */
export function addMonths(days: number, months: number): number {
  const date = new Date((days + FIRST_DAY) * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / DAY - FIRST_DAY;
}

/** Whole months from one day to a later one, 0 when it is not later. */
export function monthsBetween(from: number, to: number): number {
  const [a, b] = [new Date((from + FIRST_DAY) * DAY), new Date((to + FIRST_DAY) * DAY)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return Math.max(0, months - (b.getUTCDate() < a.getUTCDate() ? 1 : 0));
}
