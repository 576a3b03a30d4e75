import type { FitDetail, FitReason, MatchDocument, MatchQuery } from './model.ts';
import type { Weights } from './weights.ts';

/** What speaks for and against a document beside its content; unknown things say nothing. Contributions in points. */
export function findFit(query: MatchQuery, document: MatchDocument, weights: Weights): FitReason[] {
  const reasons: FitReason[] = [];
  const add = (contribution: number, detail: FitDetail) => {
    if (contribution !== 0) reasons.push({ type: 'fit', contribution, ...detail });
  };
  if (query.region && document.region) {
    const relation = compareRegions(query.region, document.region);
    const points = {
      same: weights.regionSame,
      inside: weights.regionInside,
      contains: weights.regionContains,
      near: weights.regionNear,
      country: weights.regionCountry,
      elsewhere: weights.regionElsewhere,
    };
    add(points[relation], { factor: 'region', asked: query.region, offered: document.region, relation });
  }
  if (query.orgType && document.audience && document.audience.length > 0) {
    const fits = document.audience.includes(query.orgType);
    add(fits ? weights.audienceFits : weights.audienceMisses, {
      factor: 'audience',
      asked: query.orgType,
      offered: document.audience,
      fits,
    });
  }
  if (query.size && document.sizes && document.sizes.length > 0) {
    const fits = document.sizes.includes(query.size);
    add(fits ? weights.sizeFits : weights.sizeMisses, {
      factor: 'size',
      asked: query.size,
      offered: document.sizes,
      fits,
    });
  }
  if (
    query.inhabitants !== undefined &&
    (document.inhabitantsMin !== undefined || document.inhabitantsMax !== undefined)
  ) {
    const { inhabitants: asked } = query;
    const range = limits(document.inhabitantsMin, document.inhabitantsMax);
    const fits = asked >= (range.min ?? 0) && asked <= (range.max ?? Infinity);
    add(fits ? weights.inhabitantsFit : weights.inhabitantsMiss, { factor: 'inhabitants', asked, ...range, fits });
  }
  if (query.budget !== undefined && (document.budgetMin !== undefined || document.budgetMax !== undefined)) {
    const range = limits(document.budgetMin, document.budgetMax);
    // A grant or price range is missed only by too little money: who has more than the maximum can pay it.
    const fits = query.budget >= (range.min ?? 0);
    add(fits ? weights.budgetFits : weights.budgetMisses, { factor: 'budget', asked: query.budget, ...range, fits });
  }
  for (const reason of findTimes(query.today, document, weights)) reasons.push(reason);
  if (document.maturity) {
    const points = {
      idea: weights.maturityIdea,
      prototype: weights.maturityPrototype,
      pilot: weights.maturityPilot,
      market: weights.maturityMarket,
    };
    add(points[document.maturity], { factor: 'maturity', maturity: document.maturity });
  }
  if (document.confirmedOn) {
    const months = monthsBetween(document.confirmedOn, query.today);
    add(months >= 12 ? weights.confirmedStale : weights.confirmedFresh, {
      factor: 'confirmed',
      confirmedOn: document.confirmedOn,
      months,
    });
  }
  return reasons;
}

function limits(min: number | undefined, max: number | undefined): { min?: number; max?: number } {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function findTimes(today: string, document: MatchDocument, weights: Weights): FitReason[] {
  const reason = (
    contribution: number,
    date: string,
    state: 'expired' | 'ended' | 'deadline-passed' | 'deadline-near',
  ): FitReason[] => [{ type: 'fit', contribution, factor: 'time', date, state }];
  if (document.validUntil && document.validUntil < today)
    return reason(weights.expired, document.validUntil, 'expired');
  if (document.deadline && document.deadline < today)
    return reason(weights.deadlinePassed, document.deadline, 'deadline-passed');
  // A finished project or practice still teaches; a need whose time is over is over.
  if (document.kind === 'need' && document.endsOn && document.endsOn < today)
    return reason(weights.ended, document.endsOn, 'ended');
  if (document.deadline && monthsBetween(today, document.deadline) < 3)
    return reason(weights.deadlineNear, document.deadline, 'deadline-near');
  return [];
}

/** Whole months from one `YYYY-MM-DD` to a later one, 0 when it is not later. */
function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number);
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
}

/** NUTS codes are nested by their beginnings; `EU` and `Europe` contain all. Near is the same NUTS 1 region, or NUTS 2 within it. */
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
