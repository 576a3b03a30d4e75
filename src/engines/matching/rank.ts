import { createShared, findShared } from './fields.ts';
import { findFit } from './fit.ts';
import type { MatchQuery } from './model.ts';
import type { Postings } from './postings.ts';
import type { Asked } from './query.ts';
import type { Store } from './store.ts';

/** Contributions are multiples of this, so that they add up exactly in any order (binary fractions far below 2^53). */
const GRAIN = 4096;

export function toGrain(points: number): number {
  return Math.round(points * GRAIN) / GRAIN;
}

/**
 * What a frequency is measured against in a document: a share of a concept's points is frequency / (frequency + norm), saturated and
 * smaller in longer documents (BM25 without its factor k + 1, so that shares stay under 1).
 */
export function conceptNorm(store: Store, slot: number): number {
  const { conceptSaturation: k, conceptLength: b } = store.vocabulary.weights;
  return k * (1 - b + (b * store.conceptLengths[slot]! * store.slotOf.size) / Math.max(1, store.conceptLength));
}

export function wordNorm(store: Store, slot: number): number {
  const { wordSaturation: k, wordLength: b } = store.vocabulary.weights;
  return k * (1 - b + (b * store.wordLengths[slot]! * store.slotOf.size) / Math.max(1, store.wordLength));
}

export type Ranked = { slot: number; score: number };

/**
 * Scores of all documents that share a concept, a neighbour of one, or a word with the query, best first. For each concept asked for
 * only the best answer in the document counts, so that many neighbours of one concept do not add up to a false match.
 */
export function rank(store: Store, asked: Asked, query: MatchQuery): { best: Ranked[]; total: number } {
  const scores = new Float64Array(store.slots.length);
  const best = new Float64Array(store.slots.length);
  const touched = new Uint8Array(store.slots.length);
  const found: number[] = [];
  const admitted = admit(store, query);
  const settle = (documents: readonly number[], weight: number) => {
    for (const slot of documents) {
      scores[slot]! += toGrain(best[slot]! * weight);
      best[slot] = 0;
      if (touched[slot] === 0) {
        touched[slot] = 1;
        found.push(slot);
      }
    }
  };
  // For each thing asked the best share a document has to offer.
  const answer = (postings: Postings, value: number, norms: Float64Array, documents: number[]) => {
    const { documents: slots, frequencies } = postings;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!;
      if (admitted[slot] === 0) continue;
      const frequency = frequencies[i]!;
      const share = (value * frequency) / (frequency + norms[slot]!);
      if (share <= best[slot]!) continue;
      if (best[slot] === 0) documents.push(slot);
      best[slot] = share;
    }
  };
  const conceptNorms = Float64Array.from(store.slots, (_, slot) => conceptNorm(store, slot));
  for (const { answers, weight } of asked.concepts) {
    const documents: number[] = [];
    for (const { concept, value } of answers) answer(store.concepts[concept]!, value, conceptNorms, documents);
    settle(documents, weight);
  }
  const wordNorms = Float64Array.from(store.slots, (_, slot) => wordNorm(store, slot));
  for (const { answers, weight } of asked.words) {
    const documents: number[] = [];
    for (const { word, value } of answers) answer(store.words[word]!, value, wordNorms, documents);
    settle(documents, weight);
  }
  if (query.exhaustive) {
    for (let slot = 0; slot < store.slots.length; slot++)
      if (admitted[slot] === 1 && touched[slot] === 0) found.push(slot);
  }
  const shared = createShared();
  for (const slot of found) {
    findShared(asked.fields, store.slots[slot]!.fields, shared);
    for (let i = 0; i < shared.count; i++) scores[slot]! += toGrain(asked.sameFields * shared.shares[i]!);
  }
  for (const slot of found) scores[slot]! += fitPoints(store, slot, query);
  return { best: selectBest(store, found, scores, query.limit), total: found.length };
}

/** The first `limit` in order of score, then id. What cannot come in is thrown out early, so that long lists are never sorted whole. */
function selectBest(store: Store, found: readonly number[], scores: Float64Array, limit: number): Ranked[] {
  const id = (slot: number) => store.slots[slot]!.document.id;
  const order = (a: number, b: number) => scores[b]! - scores[a]! || (id(a) < id(b) ? -1 : 1);
  const most = Math.max(0, Math.min(limit, found.length));
  let kept: number[] = [];
  let bar = Number.NEGATIVE_INFINITY;
  for (const slot of found) {
    if (scores[slot]! < bar) continue;
    kept.push(slot);
    if (kept.length >= 2 * most + 64) {
      kept = kept.sort(order).slice(0, most);
      bar = kept.length === 0 ? bar : scores[kept.at(-1)!]!;
    }
  }
  return kept
    .sort(order)
    .slice(0, most)
    .map((slot) => ({ slot, score: scores[slot]! }));
}

/** Points for the fields that need and entry are both about, as in `rank`; together at most `sameFields`. */
export function fieldPoints(store: Store, asked: Asked, slot: number): { field: number; points: number }[] {
  const shared = createShared();
  findShared(asked.fields, store.slots[slot]!.fields, shared);
  return Array.from({ length: shared.count }, (_, i) => {
    return { field: shared.fields[i]!, points: toGrain(asked.sameFields * shared.shares[i]!) };
  });
}

function admit(store: Store, query: MatchQuery): Uint8Array {
  const kinds = query.kinds === undefined ? undefined : new Set(query.kinds);
  return Uint8Array.from(store.slots, (stored) => {
    if (stored === undefined || stored.document.id === query.excludeId) return 0;
    return kinds === undefined || kinds.has(stored.document.kind) ? 1 : 0;
  });
}

function fitPoints(store: Store, slot: number, query: MatchQuery): number {
  let points = 0;
  for (const { contribution } of findFit(query, store.slots[slot]!.document, store.vocabulary.weights))
    points += toGrain(contribution);
  return points;
}
