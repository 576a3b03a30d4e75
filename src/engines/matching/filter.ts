import { FACETS, type Facet, type FacetCounts, type MatchQuery } from './model.ts';
import { type Dictionary, KINDS, LANG_ORDER, MATURITIES } from './store/columns.ts';
import { createRecord, FACT, factOf, fieldOf, SHARES } from './store/forward.ts';
import { openSlot, type Store, slotOf } from './store/store.ts';
import { ABOUTS, aboutIn, aboutOf, audienceIn, regionIn, sizeIn, whatOf, whenOf, whomOf } from './store/traits.ts';

/** Whether a document may come back. */
export type Filter = {
  admits(slot: number): boolean;
  /** The same in two steps: by `aboutIn` of a document 1 where it may come back; and whether it really may, where that is not all there is to ask. */
  abouts: Uint8Array;
  rest: ((slot: number) => boolean) | undefined;
  /** All that are there may come back. */
  isOpen: boolean;
  /** At most so many documents are admitted. */
  atMost: number;
};

/** A field is one of an entry's when it has this share of its mixture. */
const MAIN_FIELD = 0.5;

export function compileFilter(store: Store, query: MatchQuery): Filter {
  const { columns } = store;
  const excluded = query.excludeId === undefined ? -1 : slotOf(store, query.excludeId);
  const filter = { ...query.filter, ...(query.kinds === undefined ? {} : { kind: query.kinds }) };
  const abouts = admittedAbouts(filter);
  const tests: Test[] = FACETS.flatMap((facet) => {
    const values = filter[facet];
    return values === undefined ? [] : (testOf(store, facet, values) ?? []);
  });
  const kinds: readonly string[] | undefined = filter.kind;
  let atMost = 0;
  for (const [number, kind] of KINDS.entries())
    if (kinds === undefined || kinds.includes(kind)) atMost += store.kinds[number]!;
  if (excluded >= 0) tests.push((slot) => slot !== excluded);
  const rest = tests.length === 0 ? undefined : (slot: number) => tests.every((test) => test(slot));
  const admits = (slot: number) => abouts[aboutIn(whatOf(columns, slot))] === 1 && (rest === undefined || rest(slot));
  const isOpen = rest === undefined && store.live === store.slots && atMost === store.live && isWide(filter);
  return { admits, abouts, rest, isOpen, atMost };
}

/** Nothing is asked of documents that `atMost` does not know. */
const isWide = ({ lang, maturity }: NonNullable<MatchQuery['filter']>) => lang === undefined && maturity === undefined;

type Test = (slot: number) => boolean;

/** Of all kinds, languages and maturities together which may come back: one look then answers for three facets and for the dead. */
function admittedAbouts({ kind, lang, maturity }: NonNullable<MatchQuery['filter']>): Uint8Array {
  const admitted = new Uint8Array(ABOUTS);
  const stages = [undefined, ...MATURITIES];
  for (const [k, ofKind] of KINDS.entries()) {
    if (kind !== undefined && !kind.includes(ofKind)) continue;
    for (const [l, ofLang] of LANG_ORDER.entries()) {
      if (lang !== undefined && !lang.includes(ofLang)) continue;
      for (const [m, stage] of stages.entries())
        if (maturity === undefined || maturity.includes(stage ?? '')) admitted[aboutOf(k, l, m)] = 1;
    }
  }
  return admitted;
}

/** Undefined for what `admittedAbouts` tests. */
function testOf(store: Store, facet: Facet, values: readonly string[]): Test | undefined {
  const { columns, names, vocabulary } = store;
  switch (facet) {
    case 'kind':
    case 'lang':
    case 'maturity':
      return undefined;
    case 'region': {
      const inside = (region: string) => values.some((value) => region.toUpperCase().startsWith(value.toUpperCase()));
      const fits = fitting(names.regions, (number) => names.regions.values[number]!.some(inside));
      return (slot) => fits[regionIn(whomOf(columns, slot))] === 1;
    }
    case 'audience': {
      const fits = fitting(names.audiences, isFor(names.audiences, values));
      return (slot) => fits[audienceIn(whomOf(columns, slot))] === 1;
    }
    case 'size': {
      const fits = fitting(names.sizes, isFor(names.sizes, values));
      return (slot) => fits[sizeIn(whenOf(columns, slot))] === 1;
    }
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

function fitting({ values }: Dictionary, fits: (number: number) => boolean): Uint8Array {
  return Uint8Array.from(values, (_, number) => (fits(number) ? 1 : 0));
}

/** Facets of which a record has one value, under the same name. */
const ONE_VALUE = ['kind', 'lang', 'maturity', 'region', 'audience', 'size'] as const;

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
    for (const facet of ONE_VALUE) counts[facet][factOf(record, FACT[facet])]! += 1;
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
