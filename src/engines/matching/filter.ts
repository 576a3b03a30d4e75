import { FACETS, type Facet, type FacetCounts, type MatchQuery } from './model.ts';
import { type Dictionary, KINDS, LANG_ORDER, MATURITIES, SAME_AS_FACTS } from './store/columns.ts';
import { createRecord, factOf, fieldOf, SHARES } from './store/forward.ts';
import { openSlot, type Store, slotOf } from './store/store.ts';

/** Whether a document may come back. */
export type Filter = {
  admits(slot: number): boolean;
  /** At most so many documents are admitted. */
  atMost: number;
};

/** A field is one of an entry's when it has this share of its mixture. */
const MAIN_FIELD = 0.5;

export function compileFilter(store: Store, query: MatchQuery): Filter {
  const { alive } = store.columns;
  const excluded = query.excludeId === undefined ? -1 : slotOf(store, query.excludeId);
  const filter = { ...query.filter, ...(query.kinds === undefined ? {} : { kind: query.kinds }) };
  const tests = FACETS.flatMap((facet) => {
    const values = filter[facet];
    return values === undefined ? [] : [testOf(store, facet, values)];
  });
  const kinds: readonly string[] | undefined = filter.kind;
  let atMost = 0;
  for (const [number, kind] of KINDS.entries())
    if (kinds === undefined || kinds.includes(kind)) atMost += store.kinds[number]!;
  const [only, other] = tests;
  const admits =
    only === undefined
      ? (slot: number) => alive[slot] === 1 && slot !== excluded
      : other === undefined
        ? (slot: number) => alive[slot] === 1 && slot !== excluded && only(slot)
        : (slot: number) => alive[slot] === 1 && slot !== excluded && tests.every((test) => test(slot));
  return { admits, atMost };
}

type Test = (slot: number) => boolean;

function testOf(store: Store, facet: Facet, values: readonly string[]): Test {
  const { columns, names, vocabulary } = store;
  switch (facet) {
    case 'kind':
      return oneOf(columns.kind, KINDS.length, (number) => values.includes(KINDS[number]!));
    case 'lang':
      return oneOf(columns.lang, LANG_ORDER.length, (number) => values.includes(LANG_ORDER[number]!));
    case 'maturity':
      return oneOf(columns.maturity, MATURITIES.length + 1, (number) => values.includes(MATURITIES[number - 1] ?? ''));
    case 'region': {
      const inside = (region: string) => values.some((value) => region.toUpperCase().startsWith(value.toUpperCase()));
      return oneOf(columns.region, names.regions.values.length, (number) => names.regions.values[number]!.some(inside));
    }
    case 'audience':
      return oneOf(columns.audience, names.audiences.values.length, isFor(names.audiences, values));
    case 'size':
      return oneOf(columns.size, names.sizes.values.length, isFor(names.sizes, values));
    case 'field': {
      const wanted = values.map((value) => vocabulary.fields.names.indexOf(value)).filter((field) => field >= 0);
      return (slot) => {
        openSlot(store, slot, record);
        return wanted.some((field) => fieldOf(record, field) >= MAIN_FIELD * SHARES);
      };
    }
  }
}

const record = createRecord();
/** Who is not named is not shut out. */
function isFor({ values }: Dictionary, wanted: readonly string[]) {
  return (number: number) => number === 0 || values[number]!.some((each) => wanted.includes(each));
}

function oneOf(column: Uint8Array | Uint16Array, count: number, fits: (number: number) => boolean): Test {
  const fitting = Uint8Array.from({ length: count }, (_, number) => (fits(number) ? 1 : 0));
  return (slot) => fitting[column[slot]!] === 1;
}

/** How many of some documents have each value of each facet; values that none has are left out. */
export function countFacets(store: Store, slots: Iterable<number>): FacetCounts {
  const { names, vocabulary } = store;
  const width = vocabulary.fields.names.length;
  const counts = {
    kind: new Int32Array(KINDS.length),
    lang: new Int32Array(LANG_ORDER.length),
    maturity: new Int32Array(MATURITIES.length + 1),
    region: new Int32Array(names.regions.values.length),
    audience: new Int32Array(names.audiences.values.length),
    size: new Int32Array(names.sizes.values.length),
    field: new Int32Array(width),
  };
  for (const slot of slots) {
    openSlot(store, slot, record);
    for (const facet of SAME_AS_FACTS) counts[facet][factOf(record, facet)]! += 1;
    for (let field = 0; field < width; field++)
      if (fieldOf(record, field) >= MAIN_FIELD * SHARES) counts.field[field]! += 1;
  }
  const named = (numbers: Int32Array, values: (number: number) => readonly string[]) => {
    const result: Record<string, number> = {};
    for (const [number, count] of numbers.entries())
      if (count > 0) for (const value of values(number)) result[value] = (result[value] ?? 0) + count;
    return result;
  };
  return {
    kind: named(counts.kind, (number) => [KINDS[number]!]),
    lang: named(counts.lang, (number) => [LANG_ORDER[number]!]),
    maturity: named(counts.maturity, (number) => (number === 0 ? [] : [MATURITIES[number - 1]!])),
    region: named(counts.region, (number) => names.regions.values[number]!),
    audience: named(counts.audience, (number) => names.audiences.values[number]!),
    size: named(counts.size, (number) => names.sizes.values[number]!),
    field: named(counts.field, (number) => [vocabulary.fields.names[number]!]),
  };
}
