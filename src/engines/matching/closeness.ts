import type { Kinship } from './kinship.ts';
import { LENGTH, type OpenRecord, SHARES } from './store/forward.ts';
import type { Weights } from './weights.ts';

/** By label word the square of how much it points to concepts, 0 to 1: what a text of this word alone has of its own. */
export function tellingOfUnits({ conceptsOf: { from, shares } }: Kinship): Float32Array {
  const telling = new Float32Array(from.length - 1);
  for (let unit = 0; unit < telling.length; unit++)
    for (let i = from[unit]!; i < from[unit + 1]!; i++) telling[unit]! += shares[i]! * shares[i]!;
  return telling;
}

/** What the words of a document say of what a query points to. */
export type Akin = {
  /** Points for words akin to those of the query, in steps of 1/255. */
  earned: number;
  /** What those would earn that both have. */
  shared: number;
};

/**
 * How much the words of a document (packed by `packShare`) point to anything, in steps of 1/`LENGTH`: as if no two pointed to the same, so that a number for each word
 * is all it needs. `units`: by search word the label word it is, -1 for none.
 */
export function lengthOf(telling: Float32Array, units: Int32Array, words: ArrayLike<number>): number {
  let square = 0;
  for (let i = 0; i < words.length; i++) {
    const unit = units[words[i]! >>> 8]!;
    if (unit >= 0) square += telling[unit]! * (words[i]! & 255) ** 2;
  }
  return Math.round((Math.sqrt(square) / SHARES) * LENGTH);
}

/** Reads the words of a document. */
export function readAkin(
  points: Float32Array,
  units: Int32Array,
  { numbers, words, bytes }: OpenRecord,
  into: Akin,
): void {
  let [earned, shared] = [0, 0];
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    // Nothing is decided here, as none of it could be foretold: what is no label word counts as the first one with a share of 0.
    const is = ~(unit >> 31);
    const said = points[unit & is]! * (numbers[i]! & 255 & is);
    earned += Math.max(0, said);
    shared -= Math.min(0, said);
  }
  into.earned = earned;
  into.shared = shared;
}

/**
 * How much of what a document's words point to is what a query points to, 0 to about 1: the points they earn for being akin against the length of
 * all they say, as in a cosine. Words that both have count in part: who is of the same matter and language shares words of it, and so does an
 * advertisement that repeats them.
 */
export function akinShare({ earned, shared }: Akin, { length }: OpenRecord, { kin, sharedAkin }: Weights): number {
  return length === 0 ? 0 : ((earned + sharedAkin * shared) * LENGTH) / (kin * SHARES * length);
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
