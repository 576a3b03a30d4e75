import { findCandidates } from './candidates.ts';
import { compileFilter, countFacets, type Filter } from './filter.ts';
import type { EntryKind, FacetCounts, MatchQuery } from './model.ts';
import type { Asked } from './query.ts';
import type { Scorer } from './score.ts';
import { fetchRecords } from './store/forward.ts';
import { idOf, type Store, slotOf } from './store/store.ts';
import { recordOf } from './store/traits.ts';
import { nthLargest } from './sums.ts';

export type Ranked = { slot: number; score: number; akin: number };
export type Ranking = { best: Ranked[]; total: number; facets?: FacetCounts };

/** The documents with the best scores, of all kinds together or of each; see `MatchQuery.perKind`. */
export function rank(store: Store, asked: Asked, query: MatchQuery, scorer: Scorer): Ranking {
  return query.perKind && query.kinds !== undefined
    ? rankEach(store, asked, query, query.kinds, scorer)
    : rankTogether(store, asked, query, scorer);
}

function rankEach(store: Store, asked: Asked, query: MatchQuery, kinds: readonly EntryKind[], scorer: Scorer): Ranking {
  const rankings = kinds.map((kind) => rankTogether(store, asked, { ...query, kinds: [kind], counts: false }, scorer));
  return {
    best: rankings.flatMap(({ best }) => best).sort(orderOf(store)),
    total: rankings.reduce((sum, { total }) => sum + total, 0),
  };
}

/**
 * The documents with the best scores, in two steps: from the lists those with about the most points, and of these the exact scores. An index of few
 * documents is scored whole.
 */
function rankTogether(store: Store, asked: Asked, query: MatchQuery, scorer: Scorer): Ranking {
  const filter = compileFilter(store, query);
  const { candidates, fewestCandidates, scoreAll: few } = store.vocabulary.weights;
  const wanted = Math.max(fewestCandidates, query.limit * candidates);
  const whole = query.exhaustive || filter.atMost <= Math.max(wanted, few);
  const also = new Set(query.also?.map((id) => slotOf(store, id)).filter((slot) => slot >= 0 && filter.admits(slot)));
  const { ranked, total, met } = whole
    ? scoreAll(store, filter, scorer, also, query.exhaustive ?? false)
    : scoreLikely(store, asked, filter, scorer, also, wanted);
  const best = selectBest(store, ranked, query.limit, also);
  if (!query.counts) return { best, total };
  const all =
    met ?? findCandidates(store, asked, filter, scorer.fit, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY).slots;
  return { best, total: all.length, facets: countFacets(store, all) };
}

/** `total` documents were found to match: where every one was looked at, those `met`. */
type Found = { ranked: Ranked[]; total: number; met?: number[] };

function scoreLikely(
  store: Store,
  asked: Asked,
  filter: Filter,
  scorer: Scorer,
  also: ReadonlySet<number>,
  wanted: number,
): Found {
  const { slots, total } = findCandidates(store, asked, filter, scorer.fit, wanted);
  const all = also.size === 0 ? slots : [...new Set(slots).union(also)];
  const addresses = all.map((slot) => recordOf(store.columns, slot));
  fetchRecords(store.forward, addresses);
  return { ranked: all.map((slot) => ({ slot, score: scorer.score(slot), akin: scorer.akin })), total };
}

/** A document matches that answers something asked, or is so akin to a question told in enough words that this alone makes it one to show. */
function scoreAll(store: Store, filter: Filter, scorer: Scorer, also: ReadonlySet<number>, exhaustive: boolean): Found {
  const { tooLittle } = store.vocabulary.weights;
  const ranked: Ranked[] = [];
  const met: number[] = [];
  for (let slot = 0; slot < store.slots; slot++) {
    if (!filter.admits(slot)) continue;
    const score = scorer.score(slot);
    const matches = exhaustive || scorer.content > 0 || scorer.kinAlone >= tooLittle;
    if (matches) met.push(slot);
    if (matches || also.has(slot)) ranked.push({ slot, score, akin: scorer.akin });
  }
  return { ranked, total: met.length, met };
}

/** The first `limit` in order of score, then id; those of `also` that come later after them. */
function selectBest(store: Store, ranked: Ranked[], limit: number, also: ReadonlySet<number>): Ranked[] {
  const order = orderOf(store);
  const most = Math.max(0, Math.min(limit, ranked.length));
  const bar = most * 4 < ranked.length ? scoreAt(ranked, most) : Number.NEGATIVE_INFINITY;
  const first = ranked
    .filter(({ score }) => score >= bar)
    .sort(order)
    .slice(0, most);
  if (also.size === 0) return first;
  const taken = new Set(first.map(({ slot }) => slot));
  return [...first, ...ranked.filter(({ slot }) => also.has(slot) && !taken.has(slot)).sort(order)];
}

/** Best first; of the same score in the order of their ids. */
function orderOf(store: Store): (a: Ranked, b: Ranked) => number {
  const ids = new Map<number, string>();
  const id = (slot: number) => {
    const known = ids.get(slot) ?? idOf(store, slot);
    ids.set(slot, known);
    return known;
  };
  return (a, b) => b.score - a.score || (id(a.slot) < id(b.slot) ? -1 : 1);
}

/** The score of the document in this place of the order, counted from 1. */
function scoreAt(ranked: readonly Ranked[], place: number): number {
  return nthLargest(
    Float64Array.from(ranked, ({ score }) => score),
    Math.max(1, place),
  );
}
