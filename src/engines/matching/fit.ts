import type { FitDetail, MatchQuery, Reason } from './model.ts';
import {
  addMonths,
  type Dictionaries,
  KINDS,
  MATURITIES,
  monthsBetween,
  packDate,
  unpackDate,
} from './store/columns.ts';
import { FACT, factOf, type OpenRecord } from './store/forward.ts';
import { audienceIn, maturityIn, regionIn, sizeIn, untilIn } from './store/traits.ts';
import type { Weights } from './weights.ts';

/** Contributions are multiples of this, so that they add up exactly in any order (binary fractions far below 2^53). */
const GRAIN = 4096;

export function toGrain(points: number): number {
  return Math.round(points * GRAIN) / GRAIN;
}

/** What a query asks beside its content, with the points of regions, audiences and sizes by their number (NaN: not worked out yet; 0 of what is unknown or not asked for). */
export type FitAsked = {
  query: MatchQuery;
  weights: Weights;
  names: Dictionaries;
  /** Days: today, when a deadline is no longer near, and when a confirmation was stale. */
  today: number;
  soon: number;
  stale: number;
  regions: Float64Array;
  audiences: Float64Array;
  sizes: Float64Array;
  /** Points by maturity; 0 is unknown. */
  maturities: readonly number[];
};

export function askFit(query: MatchQuery, weights: Weights, names: Dictionaries): FitAsked {
  const today = packDate(query.today);
  const table = ({ values }: { values: unknown[] }, wanted: string | undefined) =>
    new Float64Array(values.length).fill(wanted ? Number.NaN : 0).fill(0, 0, 1);
  return {
    query,
    weights,
    names,
    today,
    soon: addMonths(today, MONTHS_NEAR),
    stale: addMonths(today, -MONTHS_STALE),
    regions: table(names.regions, query.region),
    audiences: table(names.audiences, query.orgType),
    sizes: table(names.sizes, query.size),
    maturities: [0, weights.maturityIdea, weights.maturityPrototype, weights.maturityPilot, weights.maturityMarket],
  };
}

/** A deadline in less than so many months is near; a confirmation so many months ago is stale. */
const MONTHS_NEAR = 3;
const MONTHS_STALE = 12;

type Factor = {
  /** Points for a document; 0 where something is unknown. */
  points(asked: FitAsked, record: OpenRecord): number;
  detail(asked: FitAsked, record: OpenRecord): FitDetail;
};

/** Points of a region, an audience or a size by its number, worked out when first met. */
function regionPoints(asked: FitAsked, number: number): number {
  const known = asked.regions[number]!;
  return Number.isNaN(known) ? workOutRegion(asked, number) : known;
}

function workOutRegion({ query, weights, names, regions }: FitAsked, number: number): number {
  regions[number] = {
    same: weights.regionSame,
    inside: weights.regionInside,
    contains: weights.regionContains,
    near: weights.regionNear,
    country: weights.regionCountry,
    elsewhere: weights.regionElsewhere,
  }[compareRegions(query.region ?? '', names.regions.values[number]![0]!)];
  return regions[number];
}

function audiencePoints(asked: FitAsked, number: number): number {
  const known = asked.audiences[number]!;
  return Number.isNaN(known) ? workOutAudience(asked, number) : known;
}

function workOutAudience({ query, weights, names, audiences }: FitAsked, number: number): number {
  const fits = names.audiences.values[number]!.includes(query.orgType ?? '');
  audiences[number] = fits ? weights.audienceFits : weights.audienceMisses;
  return audiences[number];
}

function sizePoints(asked: FitAsked, number: number): number {
  const known = asked.sizes[number]!;
  return Number.isNaN(known) ? workOutSize(asked, number) : known;
}

function workOutSize({ query, weights, names, sizes }: FitAsked, number: number): number {
  const fits = names.sizes.values[number]!.includes(query.size ?? '');
  sizes[number] = fits ? weights.sizeFits : weights.sizeMisses;
  return sizes[number];
}

/** The most that `roughFit` can be. */
export function mostRoughFit({ query, weights, maturities }: FitAsked): number {
  const { regionSame, regionInside, regionContains, regionNear, regionCountry, audienceFits, sizeFits } = weights;
  return (
    (query.region ? Math.max(0, regionSame, regionInside, regionContains, regionNear, regionCountry) : 0) +
    (query.orgType ? Math.max(0, audienceFits) : 0) +
    (query.size ? Math.max(0, sizeFits) : 0) +
    Math.max(0, weights.deadlinePassed) +
    Math.max(...maturities)
  );
}

/** About what the fit of a document will bring, from its traits alone: for choosing candidates among many. */
export function roughFit(asked: FitAsked, what: number, whom: number, when: number): number {
  const until = untilIn(when);
  return (
    regionPoints(asked, regionIn(whom)) +
    audiencePoints(asked, audienceIn(whom)) +
    sizePoints(asked, sizeIn(when)) +
    asked.maturities[maturityIn(what)]! +
    (until !== 0 && until < asked.today ? asked.weights.deadlinePassed : 0)
  );
}

const region: Factor = {
  points: (asked, record) => regionPoints(asked, factOf(record, FACT.region)),
  detail({ query, names }, record) {
    const [offered = ''] = names.regions.values[factOf(record, FACT.region)]!;
    const asked = query.region ?? '';
    return { factor: 'region', asked, offered, relation: compareRegions(asked, offered) };
  },
};

const audience: Factor = {
  points: (asked, record) => audiencePoints(asked, factOf(record, FACT.audience)),
  detail({ query, names }, record) {
    const offered = names.audiences.values[factOf(record, FACT.audience)]!;
    const asked = query.orgType ?? '';
    return { factor: 'audience', asked, offered, fits: offered.includes(asked) };
  },
};

const size: Factor = {
  points: (asked, record) => sizePoints(asked, factOf(record, FACT.size)),
  detail({ query, names }, record) {
    const offered = names.sizes.values[factOf(record, FACT.size)]!;
    const asked = query.size ?? '';
    return { factor: 'size', asked, offered, fits: offered.includes(asked) };
  },
};

/** Amounts are kept as one more, unknown ones as 0. */
function isInside(value: number, min: number, max: number): boolean {
  return value >= min - 1 && (max === 0 || value <= max - 1);
}

const inhabitants: Factor = {
  points({ query, weights }, record) {
    const [min, max] = [factOf(record, FACT.inhabitantsMin), factOf(record, FACT.inhabitantsMax)];
    if (query.inhabitants === undefined || (min === 0 && max === 0)) return 0;
    return isInside(query.inhabitants, min, max) ? weights.inhabitantsFit : weights.inhabitantsMiss;
  },
  detail({ query }, record) {
    const [min, max] = [factOf(record, FACT.inhabitantsMin), factOf(record, FACT.inhabitantsMax)];
    const asked = query.inhabitants ?? 0;
    return { factor: 'inhabitants', asked, ...limits(min, max), fits: isInside(asked, min, max) };
  },
};

const budget: Factor = {
  points({ query, weights }, record) {
    const [min, max] = [factOf(record, FACT.budgetMin), factOf(record, FACT.budgetMax)];
    if (query.budget === undefined || (min === 0 && max === 0)) return 0;
    // A grant or price range is missed only by too little money: who has more than the maximum can pay it.
    return query.budget < min - 1 ? weights.budgetMisses : weights.budgetFits;
  },
  detail({ query }, record) {
    const [min, max] = [factOf(record, FACT.budgetMin), factOf(record, FACT.budgetMax)];
    const asked = query.budget ?? 0;
    return { factor: 'budget', asked, ...limits(min, max), fits: asked >= min - 1 };
  },
};

function limits(min: number, max: number): { min?: number; max?: number } {
  return { ...(min === 0 ? {} : { min: min - 1 }), ...(max === 0 ? {} : { max: max - 1 }) };
}

type TimeState = 'expired' | 'ended' | 'deadline-passed' | 'deadline-near';

/** What time says of a document, the worst first. */
function timeOf({ today, soon }: FitAsked, record: OpenRecord): TimeState | undefined {
  const [validUntil, deadline, endsOn] = [
    factOf(record, FACT.validUntil),
    factOf(record, FACT.deadline),
    factOf(record, FACT.endsOn),
  ];
  if (validUntil !== 0 && validUntil < today) return 'expired';
  if (deadline !== 0 && deadline < today) return 'deadline-passed';
  // A finished project or practice still teaches; a need whose time is over is over.
  if (KINDS[factOf(record, FACT.kind)] === 'need' && endsOn !== 0 && endsOn < today) return 'ended';
  return deadline !== 0 && deadline < soon ? 'deadline-near' : undefined;
}

const time: Factor = {
  points(asked, record) {
    const state = timeOf(asked, record);
    if (state === undefined) return 0;
    const { expired, ended, deadlinePassed, deadlineNear } = asked.weights;
    return { expired, ended, 'deadline-passed': deadlinePassed, 'deadline-near': deadlineNear }[state];
  },
  detail(asked, record) {
    const state = timeOf(asked, record) ?? 'deadline-near';
    const date = state === 'expired' ? 'validUntil' : state === 'ended' ? 'endsOn' : 'deadline';
    return { factor: 'time', date: written(factOf(record, FACT[date])), state };
  },
};

const maturity: Factor = {
  points: ({ maturities }, record) => maturities[factOf(record, FACT.maturity)]!,
  detail(_, record) {
    return { factor: 'maturity', maturity: MATURITIES[factOf(record, FACT.maturity) - 1] ?? 'idea' };
  },
};

const confirmed: Factor = {
  points({ weights, stale }, record) {
    const date = factOf(record, FACT.confirmedOn);
    if (date === 0) return 0;
    return date <= stale ? weights.confirmedStale : weights.confirmedFresh;
  },
  detail({ today }, record) {
    const date = factOf(record, FACT.confirmedOn);
    return { factor: 'confirmed', confirmedOn: written(date), months: monthsBetween(date, today) };
  },
};

/** Days as dates, written once: there are 65,536 at most. */
const dates: string[] = [];

function written(days: number): string {
  dates[days] ??= unpackDate(days);
  return dates[days];
}

const FACTORS = [region, audience, size, inhabitants, budget, time, maturity, confirmed];

/** Points for and against a document beside its content; unknown things say nothing. Each factor is called by its name: that takes a third of the time of a loop. */
export function fitPoints(asked: FitAsked, record: OpenRecord): number {
  return (
    toGrain(region.points(asked, record)) +
    toGrain(audience.points(asked, record)) +
    toGrain(size.points(asked, record)) +
    toGrain(inhabitants.points(asked, record)) +
    toGrain(budget.points(asked, record)) +
    toGrain(time.points(asked, record)) +
    toGrain(maturity.points(asked, record)) +
    toGrain(confirmed.points(asked, record))
  );
}

/** The same one by one, with what each was computed from; added to `reasons`. */
export function addFit(asked: FitAsked, record: OpenRecord, reasons: Reason[]): void {
  for (const factor of FACTORS) {
    const contribution = toGrain(factor.points(asked, record));
    if (contribution !== 0) reasons.push({ type: 'fit', contribution, ...factor.detail(asked, record) });
  }
}

/** NUTS codes are nested by their beginnings; `EU` contains all. Near is the same NUTS 1 region, or NUTS 2 within it. */
export function compareRegions(
  asked: string,
  offered: string,
): 'same' | 'inside' | 'contains' | 'near' | 'country' | 'elsewhere' {
  const [a, b] = [asked.trim().toUpperCase(), offered.trim().toUpperCase()];
  if (a === b) return 'same';
  if (b === 'EU' || a.startsWith(b)) return 'inside';
  if (a === 'EU' || b.startsWith(a)) return 'contains';
  if (a.length > 2 && b.length > 2 && a.slice(0, 3) === b.slice(0, 3)) return 'near';
  return a.slice(0, 2) === b.slice(0, 2) ? 'country' : 'elsewhere';
}
