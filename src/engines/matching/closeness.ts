import type { AskedKin } from './kinship.ts';
import { LENGTH, type OpenRecord, SHARES } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/**
 * Points for words akin to those of a query: `kin` where all that the document's words point to is what the query's words point to, as in a cosine. Words that both have
 * are left out of it: who offers the very thing in the same words is as akin as its other words are, and so is an advertisement that repeats them. `units`: by
 * search word the label word it is, -1 for none.
 */
export function akinPoints(
  { points }: AskedKin,
  { telling, weights }: Vocabulary,
  units: Int32Array,
  { numbers, words, bytes, length }: OpenRecord,
): number {
  let [earned, told, shared] = [0, 0, 0];
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    // Nothing is decided here, as none of it could be foretold: what is no label word counts as the first one with a share of 0.
    const is = ~(unit >> 31);
    const share = numbers[i]! & 255 & is;
    const said = points[unit & is]! * share;
    const tells = telling[unit & is]! * share;
    earned += Math.max(0, said);
    told += tells;
    shared += said < 0 ? tells : 0;
  }
  if (earned === 0 || length === 0) return 0;
  const own = Math.max(weights.ownLeast, 1 - shared / told);
  return (earned * LENGTH) / (SHARES * length * own);
}

/**
 * How many of the concepts that a document names lie near what is asked (`near`: by concept, 0 to 1, below that of those that say nothing), against
 * the root of their number: of a long text more are near by chance, but one that has a lot to say of the matter says more else too.
 */
export function nearConcepts(
  near: Float32Array,
  { numbers, concepts, words }: OpenRecord,
  { fewConcepts }: Weights,
): number {
  let inside = 0;
  for (let i = concepts; i < words; i++) inside += Math.max(0, near[numbers[i]! >>> 8]!);
  return inside / Math.sqrt(words - concepts + fewConcepts);
}
