import { enlarged } from '#engines/kit';
import { createFew, empty, offer } from './few.ts';
import type { AskedKin } from './kinship.ts';
import type { Reading } from './reading.ts';
import type { OpenRecord } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Concepts named in the reasons at most, and words shown for each, those that say at least this share of what the first says. */
const named = createFew(3);
const shown = createFew(4);
const CLEARLY = 0.4;

/** By place of the concept asked what a document's words say for it; 0 between documents. */
let sums = new Float64Array(128);

/** What the words of a document said: for which concept, by its place, how much, and which word; used again for the next document. */
const heard = { places: new Int32Array(1024), said: new Float64Array(1024), words: new Int32Array(1024) };

export type KinShare = { concept: number; share: number; words: number[] };

/**
 * The concepts through which most of a document's words are akin to those asked, with what each makes of it, together 1; and the words (their
 * places among the record's words) that say most.
 */
export function kinShares(kin: AskedKin, units: Int32Array, record: OpenRecord): KinShare[] {
  const count = listen(kin, units, record);
  empty(named);
  for (let place = 0; place < kin.concepts.length; place++) {
    if (sums[place] !== 0) offer(named, place, sums[place]!);
    sums[place] = 0;
  }
  let all = 0;
  for (let i = 0; i < named.count; i++) all += named.values[i]!;
  const shares: KinShare[] = [];
  for (let i = 0; i < named.count; i++) {
    const place = named.numbers[i]!;
    shares.push({ concept: kin.concepts[place]!, share: named.values[i]! / all, words: saying(place, count) });
  }
  return shares;
}

/** Sums up what the words of a document say, and notes each of it; returns how often one said something. */
function listen(
  { concepts, points, first, next, place, said }: AskedKin,
  units: Int32Array,
  { numbers, words, bytes }: OpenRecord,
): number {
  if (sums.length < concepts.length) sums = new Float64Array(concepts.length);
  let count = 0;
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    if (unit < 0 || points[unit]! <= 0) continue;
    for (let link = first[unit]!; link !== 0; link = next[link - 1]!) {
      const own = said[link - 1]! * (numbers[i]! & 255);
      if (count === heard.places.length) growHeard();
      sums[place[link - 1]!]! += own;
      heard.places[count] = place[link - 1]!;
      heard.said[count] = own;
      heard.words[count++] = i - words;
    }
  }
  return count;
}

function growHeard(): void {
  heard.places = enlarged(heard.places, heard.places.length * 2);
  heard.said = enlarged(heard.said, heard.said.length * 2);
  heard.words = enlarged(heard.words, heard.words.length * 2);
}

/** The words that say most for the concept at a place. */
function saying(place: number, count: number): number[] {
  empty(shown);
  for (let i = 0; i < count; i++) if (heard.places[i] === place) offer(shown, heard.words[i]!, heard.said[i]!);
  return clearest();
}

/** By position of a query how much its words point to each of the concepts it points to most, by place: row after row. */
export function pointings(
  { kinship, similarities, weights }: Vocabulary,
  { count, excluded, unitFrom, units, strength }: Reading,
  { concepts, placeOf }: AskedKin,
): Float64Array {
  const { from, numbers, shares } = kinship.conceptsOf;
  const width = concepts.length;
  const rows = new Float64Array(count * width);
  for (let at = 0; at < count; at++) {
    if (excluded[at] === 1) continue;
    for (let u = unitFrom[at]!; u < unitFrom[at + 1]!; u++) {
      for (let i = from[units[u]!]!; i < from[units[u]! + 1]!; i++) {
        const told = numbers[i]!;
        const said = shares[i]! * strength[at]!;
        if (placeOf[told]! > 0) rows[at * width + placeOf[told]! - 1]! += said;
        for (let near = similarities.from[told]!; near < similarities.from[told + 1]!; near++) {
          const place = placeOf[similarities.concepts[near]!]! - 1;
          if (place >= 0) rows[at * width + place]! += said * similarities.values[near]! * weights.kinStep;
        }
      }
    }
  }
  return rows;
}

/** The positions whose words point most to the concept at a place. */
export function pointingTo(rows: Float64Array, concepts: number, place: number): number[] {
  empty(shown);
  for (let at = 0; at * concepts < rows.length; at++) {
    const said = rows[at * concepts + place]!;
    if (said > 0) offer(shown, at, said);
  }
  return clearest();
}

function clearest(): number[] {
  const { numbers, values, count } = shown;
  const clear: number[] = [];
  for (let i = 0; i < count && values[i]! >= CLEARLY * values[0]!; i++) clear.push(numbers[i]!);
  return clear;
}
