import type { AskedKin } from './kinship.ts';
import { pointOf } from './kinship.ts';
import type { Reading } from './reading.ts';
import type { OpenRecord } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Concepts named in the reasons at most, and words shown for each, those that say at least this share of what the first says. */
const NAMED = 3;
const SHOWN = 4;
const CLEARLY = 0.4;

/** By place of the concept asked what a document's words say for it; 0 between documents. */
let sums = new Float64Array(128);

/** What the words of a document said: for which concept, by its place, how much, and which word; used again for the next document. */
const heard = { places: [] as number[], said: [] as number[], words: [] as number[] };

/**
 * The concepts through which most of a document's words are akin to those asked, with what each makes of it, together 1; and the words (their
 * places among the record's words) that say most.
 */
export function kinShares(
  vocabulary: Vocabulary,
  kin: AskedKin,
  units: Int32Array,
  record: OpenRecord,
): { concept: number; share: number; words: number[] }[] {
  const count = listen(vocabulary, kin, units, record);
  const best = mostTold(kin.concepts);
  let all = 0;
  for (const place of best) all += sums[place]!;
  const shares = best.map((place) => ({
    concept: kin.concepts[place]!,
    share: sums[place]! / all,
    words: clearest(saying(place, count)),
  }));
  sums.fill(0, 0, kin.concepts.length);
  return shares;
}

/** Sums up what the words of a document say, and notes each of it; returns how often one said something. */
function listen(
  { kinship }: Vocabulary,
  { concepts, placeOf, weights, points }: AskedKin,
  units: Int32Array,
  { numbers, words, bytes }: OpenRecord,
): number {
  if (sums.length < concepts.length) sums = new Float64Array(concepts.length);
  const { from, numbers: told, shares } = kinship.conceptsOf;
  let count = 0;
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    if (unit < 0 || points[unit] === 0) continue;
    for (let at = from[unit]!; at < from[unit + 1]!; at++) {
      const place = placeOf[told[at]!]! - 1;
      if (place < 0) continue;
      const own = weights[place]! * shares[at]! * (numbers[i]! & 255);
      sums[place]! += own;
      heard.places[count] = place;
      heard.said[count] = own;
      heard.words[count++] = i - words;
    }
  }
  return count;
}

/** The places of the concepts told most, the most first, of as much the first by number. */
function mostTold(concepts: readonly number[]): number[] {
  const best: number[] = [];
  for (let place = 0; place < concepts.length; place++) {
    const sum = sums[place]!;
    if (sum === 0) continue;
    let at = best.length;
    while (at > 0 && isBefore(sum, concepts[place]!, sums[best[at - 1]!]!, concepts[best[at - 1]!]!)) at -= 1;
    if (at === NAMED) continue;
    best.splice(at, 0, place);
    if (best.length > NAMED) best.pop();
  }
  return best;
}

function isBefore(sum: number, concept: number, other: number, otherConcept: number): boolean {
  return sum > other || (sum === other && concept < otherConcept);
}

/** A word or position and how much it says. */
type Said = { at: number; said: number };

function saying(place: number, count: number): Said[] {
  const all: Said[] = [];
  for (let i = 0; i < count; i++) if (heard.places[i] === place) all.push({ at: heard.words[i]!, said: heard.said[i]! });
  return all;
}

/** The positions of a query whose words point most to a concept. */
export function pointingTo(
  vocabulary: Vocabulary,
  { count, excluded, unitFrom, units, strength }: Reading,
  concept: number,
): number[] {
  const all: Said[] = [];
  for (let at = 0; at < count; at++) {
    if (excluded[at] === 1) continue;
    let said = 0;
    for (let i = unitFrom[at]!; i < unitFrom[at + 1]!; i++)
      said += pointOf(vocabulary, units[i]!, concept) * strength[at]!;
    if (said > 0) all.push({ at, said });
  }
  return clearest(all);
}

function clearest(all: Said[]): number[] {
  all.sort((a, b) => b.said - a.said || a.at - b.at);
  return all
    .filter(({ said }) => said >= CLEARLY * all[0]!.said)
    .slice(0, SHOWN)
    .map(({ at }) => at);
}
