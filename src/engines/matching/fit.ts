import type { FitDetail, FitReason, MatchQuery } from './model.ts';
import {
  addMonths,
  type Columns,
  type Dictionaries,
  KINDS,
  MATURITIES,
  monthsBetween,
  packDate,
  unpackDate,
} from './store/columns.ts';
import { factOf, type OpenRecord } from './store/forward.ts';
import type { Weights } from './weights.ts';

/** Contributions are multiples of this, so that they add up exactly in any order (binary fractions far below 2^53). */
const GRAIN = 4096;

export function toGrain(points: number): number {
  return Math.round(points * GRAIN) / GRAIN;
}

/** What a query asks beside its content, with what has been worked out for regions, audiences and sizes (by their number; NaN: not yet). */
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
  const unknown = ({ values }: { values: unknown[] }) => new Float64Array(values.length).fill(Number.NaN);
  return {
    query,
    weights,
    names,
    today,
    soon: addMonths(today, MONTHS_NEAR),
    stale: addMonths(today, -MONTHS_STALE),
    regions: unknown(names.regions),
    audiences: unknown(names.audiences),
    sizes: unknown(names.sizes),
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
function regionPoints({ query, weights, names, regions }: FitAsked, number: number): number {
  if (!query.region || number === 0) return 0;
  if (Number.isNaN(regions[number]!)) {
    regions[number] = {
      same: weights.regionSame,
      inside: weights.regionInside,
      contains: weights.regionContains,
      near: weights.regionNear,
      country: weights.regionCountry,
      elsewhere: weights.regionElsewhere,
    }[compareRegions(query.region, names.regions.values[number]![0]!)];
  }
  return regions[number]!;
}

function audiencePoints({ query, weights, names, audiences }: FitAsked, number: number): number {
  if (!query.orgType || number === 0) return 0;
  if (Number.isNaN(audiences[number]!)) {
    const fits = names.audiences.values[number]!.includes(query.orgType);
    audiences[number] = fits ? weights.audienceFits : weights.audienceMisses;
  }
  return audiences[number]!;
}

function sizePoints({ query, weights, names, sizes }: FitAsked, number: number): number {
  if (!query.size || number === 0) return 0;
  if (Number.isNaN(sizes[number]!)) {
    const fits = names.sizes.values[number]!.includes(query.size);
    sizes[number] = fits ? weights.sizeFits : weights.sizeMisses;
  }
  return sizes[number]!;
}

/** About what the fit of a document will bring, from the columns alone: for choosing candidates among many. */
export function roughFit(asked: FitAsked, columns: Columns, slot: number): number {
  const until = columns.until[slot]!;
  return (
    regionPoints(asked, columns.region[slot]!) +
    audiencePoints(asked, columns.audience[slot]!) +
    sizePoints(asked, columns.size[slot]!) +
    asked.maturities[columns.maturity[slot]!]! +
    (until !== 0 && until < asked.today ? asked.weights.deadlinePassed : 0)
  );
}

const region: Factor = {
  points: (asked, record) => regionPoints(asked, factOf(record, 'region')),
  detail({ query, names }, record) {
    const [offered = ''] = names.regions.values[factOf(record, 'region')]!;
    const asked = query.region ?? '';
    return { factor: 'region', asked, offered, relation: compareRegions(asked, offered) };
  },
};

const audience: Factor = {
  points: (asked, record) => audiencePoints(asked, factOf(record, 'audience')),
  detail({ query, names }, record) {
    const offered = names.audiences.values[factOf(record, 'audience')]!;
    const asked = query.orgType ?? '';
    return { factor: 'audience', asked, offered, fits: offered.includes(asked) };
  },
};

const size: Factor = {
  points: (asked, record) => sizePoints(asked, factOf(record, 'size')),
  detail({ query, names }, record) {
    const offered = names.sizes.values[factOf(record, 'size')]!;
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
    const [min, max] = [factOf(record, 'inhabitantsMin'), factOf(record, 'inhabitantsMax')];
    if (query.inhabitants === undefined || (min === 0 && max === 0)) return 0;
    return isInside(query.inhabitants, min, max) ? weights.inhabitantsFit : weights.inhabitantsMiss;
  },
  detail({ query }, record) {
    const [min, max] = [factOf(record, 'inhabitantsMin'), factOf(record, 'inhabitantsMax')];
    const asked = query.inhabitants ?? 0;
    return { factor: 'inhabitants', asked, ...limits(min, max), fits: isInside(asked, min, max) };
  },
};

const budget: Factor = {
  points({ query, weights }, record) {
    const [min, max] = [factOf(record, 'budgetMin'), factOf(record, 'budgetMax')];
    if (query.budget === undefined || (min === 0 && max === 0)) return 0;
    // A grant or price range is missed only by too little money: who has more than the maximum can pay it.
    return query.budget < min - 1 ? weights.budgetMisses : weights.budgetFits;
  },
  detail({ query }, record) {
    const [min, max] = [factOf(record, 'budgetMin'), factOf(record, 'budgetMax')];
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
    factOf(record, 'validUntil'),
    factOf(record, 'deadline'),
    factOf(record, 'endsOn'),
  ];
  if (validUntil !== 0 && validUntil < today) return 'expired';
  if (deadline !== 0 && deadline < today) return 'deadline-passed';
  // A finished project or practice still teaches; a need whose time is over is over.
  if (KINDS[factOf(record, 'kind')] === 'need' && endsOn !== 0 && endsOn < today) return 'ended';
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
    return { factor: 'time', date: unpackDate(factOf(record, date)), state };
  },
};

const maturity: Factor = {
  points: ({ maturities }, record) => maturities[factOf(record, 'maturity')]!,
  detail(_, record) {
    return { factor: 'maturity', maturity: MATURITIES[factOf(record, 'maturity') - 1] ?? 'idea' };
  },
};

const confirmed: Factor = {
  points({ weights, stale }, record) {
    const date = factOf(record, 'confirmedOn');
    if (date === 0) return 0;
    return date <= stale ? weights.confirmedStale : weights.confirmedFresh;
  },
  detail({ today }, record) {
    const date = factOf(record, 'confirmedOn');
    return { factor: 'confirmed', confirmedOn: unpackDate(date), months: monthsBetween(date, today) };
  },
};

const FACTORS = [region, audience, size, inhabitants, budget, time, maturity, confirmed];

/** Points for and against a document beside its content; unknown things say nothing. */
export function fitPoints(asked: FitAsked, record: OpenRecord): number {
  let points = 0;
  for (const factor of FACTORS) points += toGrain(factor.points(asked, record));
  return points;
}

/** The same one by one, with what each was computed from. */
export function findFit(asked: FitAsked, record: OpenRecord): FitReason[] {
  return FACTORS.flatMap((factor) => {
    const contribution = toGrain(factor.points(asked, record));
    return contribution === 0 ? [] : [{ type: 'fit' as const, contribution, ...factor.detail(asked, record) }];
  });
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
