import type { AskedKin } from './kinship.ts';
import { LENGTH, type OpenRecord, SHARES } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Points for words akin to those of a query: `kin` where all that the document's words point to is what the query's words point to, as in a cosine. Words that both have
 * are left out of it: who offers the very thing in the same words is as akin as its other words are, and so is an advertisement that repeats them. `units`: by
 * search word the label word it is, -1 for none.
 */
export function akinPoints(
  { points }: AskedKin,
  { telling, weights }: Vocabulary,
  units: Int32Array,
  record: OpenRecord,
): number {
  const { numbers, words, bytes, length } = record;
  let [earned, lost] = [0, 0];
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    // Nothing is decided here, as none of it could be foretold: what is no label word counts as the first one with a share of 0.
    const is = ~(unit >> 31);
    const said = points[unit & is]! * (numbers[i]! & 255 & is);
    earned += Math.max(0, said);
    lost += Math.min(0, said);
  }
  if (earned === 0 || length === 0) return 0;
  const own = lost === 0 ? 1 : Math.max(weights.ownLeast, 1 - shareOfBoth(points, telling, units, record));
  return (earned * LENGTH) / (SHARES * length * own);
}

/** How much of what a document's words tell is told by words that the query has itself. */
function shareOfBoth(
  points: Float32Array,
  telling: Float32Array,
  units: Int32Array,
  { numbers, words, bytes }: OpenRecord,
): number {
  let [told, shared] = [0, 0];
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    if (unit < 0) continue;
    const tells = telling[unit]! * (numbers[i]! & 255);
    told += tells;
    if (points[unit]! < 0) shared += tells;
  }
  return shared / told;
}
