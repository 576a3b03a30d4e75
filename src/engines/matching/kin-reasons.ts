import { enlarged } from '#engines/kit';
import { createFew, empty, offer } from './few.ts';
import type { AskedKin } from './kinship.ts';
import { LOUDEST } from './pointed.ts';
import type { Reading } from './reading.ts';
import type { OpenRecord } from './store/forward.ts';
import { add, clear, createSums } from './sums.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Concepts named in the reasons at most, and words shown for each, those that say at least this share of what the first says. */
const named = createFew(3);
const shown = createFew(4);
const CLEARLY = 0.4;

/** By concept what a document's words say for it. */
const sums = createSums();

/** What the words of a document said: for which concept, how much, and which word; used again for the next document. */
const heard = { concepts: new Int32Array(1024), said: new Float64Array(1024), words: new Int32Array(1024) };

export type KinShare = { concept: number; share: number; words: number[] };

/**
 * The concepts through which most of a document's words are akin to those asked, with what each makes of it, together 1; and the words (their
 * places among the record's words) that say most.
 */
export function kinShares(vocabulary: Vocabulary, kin: AskedKin, units: Int32Array, record: OpenRecord): KinShare[] {
  const count = listen(vocabulary, kin, units, record) || listenCloser(vocabulary, kin, units, record);
  empty(named);
  for (let i = 0; i < sums.count; i++) offer(named, sums.numbers[i]!, sums.of[sums.numbers[i]!]!);
  let all = 0;
  for (let i = 0; i < named.count; i++) all += named.values[i]!;
  const shares: KinShare[] = [];
  for (let i = 0; i < named.count; i++) {
    const concept = named.numbers[i]!;
    shares.push({ concept, share: named.values[i]! / all, words: saying(concept, count) });
  }
  return shares;
}

/** Notes what the words of a document say for their loudest concepts; returns how often one said something. */
function listen(
  { loudest, concepts }: Vocabulary,
  { points, worth }: AskedKin,
  units: Int32Array,
  { numbers, words, bytes }: OpenRecord,
): number {
  clear(sums, concepts.length);
  let count = 0;
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    if (unit < 0 || points[unit]! <= 0) continue;
    const share = numbers[i]! & 255;
    for (let at = unit * LOUDEST; at < (unit + 1) * LOUDEST && loudest[at] !== 0; at++) {
      const concept = loudest[at]! >>> 8;
      const own = worth[concept]! * (loudest[at]! & 255) * share;
      if (own > 0) count = note(count, concept, own, i - words);
    }
  }
  return count;
}

/** The same for all their concepts: where all comes by way of quieter ones. */
function listenCloser(
  { kinship, concepts }: Vocabulary,
  { points, worth }: AskedKin,
  units: Int32Array,
  { numbers, words, bytes }: OpenRecord,
): number {
  clear(sums, concepts.length);
  const { from, numbers: pointed, shares } = kinship.conceptsOf;
  let count = 0;
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    if (unit < 0 || points[unit]! <= 0) continue;
    for (let at = from[unit]!; at < from[unit + 1]!; at++) {
      const own = worth[pointed[at]!]! * shares[at]! * (numbers[i]! & 255);
      if (own > 0) count = note(count, pointed[at]!, own, i - words);
    }
  }
  return count;
}

function note(count: number, concept: number, own: number, word: number): number {
  if (count === heard.words.length) growHeard();
  add(sums, concept, own);
  heard.concepts[count] = concept;
  heard.said[count] = own;
  heard.words[count] = word;
  return count + 1;
}

function growHeard(): void {
  heard.concepts = enlarged(heard.concepts, heard.concepts.length * 2);
  heard.said = enlarged(heard.said, heard.said.length * 2);
  heard.words = enlarged(heard.words, heard.words.length * 2);
}

/** The words that say most for a concept. */
function saying(concept: number, count: number): number[] {
  empty(shown);
  for (let i = 0; i < count; i++) if (heard.concepts[i] === concept) offer(shown, heard.words[i]!, heard.said[i]!);
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

/** The positions whose words point most to a concept, or to its neighbours. */
export function pointingTo(
  { similarities, weights }: Vocabulary,
  rows: Float64Array,
  { concepts, placeOf }: AskedKin,
  concept: number,
): number[] {
  empty(shown);
  const { from, concepts: others, values } = similarities;
  const width = concepts.length;
  for (let row = 0; row < rows.length; row += width) {
    let said = placeOf[concept]! > 0 ? rows[row + placeOf[concept]! - 1]! : 0;
    for (let near = from[concept]!; near < from[concept + 1]!; near++) {
      const place = placeOf[others[near]!]! - 1;
      if (place >= 0) said += rows[row + place]! * values[near]! * weights.kinStep;
    }
    if (said > 0) offer(shown, row / width, said);
  }
  return clearest();
}

function clearest(): number[] {
  const { numbers, values, count } = shown;
  const clear: number[] = [];
  for (let i = 0; i < count && values[i]! >= CLEARLY * values[0]!; i++) clear.push(numbers[i]!);
  return clear;
}
