import { createFew, empty, offer } from './few.ts';
import type { Fields } from './fields.ts';
import type { Kinship } from './kinship.ts';
import { type Similarities, spread } from './neighbours.ts';
import { LENGTH, SHARES } from './store/forward.ts';
import { add, clear, createSums } from './sums.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/**
 * Of each document the four concepts are kept that its words point to most, each in 16 bits: the low bits of its number, and how much of all they point to in steps of
 * `KEPT_STEP`. That concepts of vocabularies with more than 4,096 share these does little harm to what is only a rough choice.
 */
export const KEPT_NUMBERS = 2 ** 12;
const KEPT_SHIFT = 4;
const MOST_KEPT = 15;
export const KEPT_STEP = 1 / 24;
/** Of each label word so many concepts are looked at, those that have most of its labels: others are told by other words too. */
export const LOUDEST = 8;

/** By label word these concepts with their shares in steps of 1/255, `LOUDEST` numbers side by side; 0 where there are fewer. */
export function loudestOf({ conceptsOf: { from, numbers, shares } }: Kinship): Uint32Array {
  const units = from.length - 1;
  const loudest = new Uint32Array(units * LOUDEST);
  for (let unit = 0; unit < units; unit++) {
    const count = Math.min(LOUDEST, from[unit + 1]! - from[unit]!);
    for (let i = 0; i < count; i++) {
      const share = Math.max(1, Math.round(shares[from[unit]! + i]! * SHARES));
      loudest[unit * LOUDEST + i] = numbers[from[unit]! + i]! * 256 + share;
    }
  }
  return loudest;
}

/**
 * What each label word says to all other concepts and their neighbours, as if it were said evenly to every concept of a field: it is little for each of them, and
 * much in all. Field (one more than its ordinal, 0 of none) and amount for each of its concepts stand by turns, in `told` from `from[word]` to before `from[word + 1]`.
 */
export type Quiet = { from: Uint32Array; told: Float32Array };

export function quietOf(
  { conceptsOf: { from, numbers, shares } }: Kinship,
  similarities: Similarities,
  { names, ofConcept }: Fields,
  { kinStep }: Weights,
): Quiet {
  const sizes = new Float64Array(names.length + 1);
  for (const field of ofConcept) sizes[field + 1]! += 1;
  const bounds = [0];
  const told: number[] = [];
  const sums = createSums();
  for (let unit = 0; unit + 1 < from.length; unit++) {
    clear(sums, sizes.length);
    for (let i = from[unit]! + LOUDEST; i < from[unit + 1]!; i++) {
      const concept = numbers[i]!;
      add(sums, ofConcept[concept]! + 1, shares[i]!);
      for (let near = similarities.from[concept]!; near < similarities.from[concept + 1]!; near++)
        add(sums, ofConcept[similarities.concepts[near]!]! + 1, shares[i]! * similarities.values[near]! * kinStep);
    }
    for (let i = 0; i < sums.count; i++) {
      const field = sums.numbers[i]!;
      told.push(field, sums.of[field]! / sizes[field]!);
    }
    bounds.push(told.length);
  }
  return { from: Uint32Array.from(bounds), told: Float32Array.from(told) };
}

/** By label word the length of what it points to alone, spread over the links. */
export function tellingOf(
  { conceptsOf: { from, numbers, shares } }: Kinship,
  similarities: Similarities,
  concepts: number,
  { kinStep }: Weights,
): Float32Array {
  const sums = createSums();
  return Float32Array.from({ length: from.length - 1 }, (_, unit) => {
    clear(sums, concepts);
    for (let i = from[unit]!; i < from[unit + 1]!; i++) spread(similarities, numbers[i]!, shares[i]!, kinStep, sums);
    let squares = 0;
    for (let i = 0; i < sums.count; i++) squares += sums.of[sums.numbers[i]!]! ** 2;
    return Math.sqrt(squares);
  });
}

/**
 * What the words of a document (packed by `packShare`) point to: the four concepts they point to most, in two numbers from `at` on (0 where there is no more). Returned is
 * about the length of all they point to, as a vector of concepts, spread over the links, in steps of 1/`LENGTH`. `units`: by search word the label word it is, -1 for none.
 */
export function keepPointed(
  { loudest, quiet, similarities, concepts, fields, weights }: Vocabulary,
  units: Int32Array,
  words: ArrayLike<number>,
  into: Uint32Array,
  at: number,
): number {
  clear(told, concepts.length);
  // Written out, and step by step so that the waits for memory overlap: this is done for every document.
  if (words.length > room.units.length) room.units = new Int32Array(words.length * 2);
  if (concepts.length > room.sums.length) room.sums = new Float64Array(concepts.length);
  if (fields.names.length >= room.levels.length) room.levels = new Float64Array(fields.names.length + 1);
  const { units: saying, sums, levels } = room;
  for (let i = 0; i < words.length; i++) saying[i] = units[words[i]! >>> 8]!;
  room.touched = 0;
  for (let i = 0; i < words.length; i++) room.touched |= loudest[Math.max(0, saying[i]!) * LOUDEST]!;
  const { of, numbers: met } = told;
  let count = 0;
  for (let i = 0; i < words.length; i++) {
    const unit = saying[i]!;
    if (unit < 0) continue;
    const share = words[i]! & 255;
    for (let each = unit * LOUDEST; each < (unit + 1) * LOUDEST && loudest[each] !== 0; each++) {
      const concept = loudest[each]! >>> 8;
      const value = of[concept]!;
      met[count] = concept;
      if (value === 0) count += 1;
      of[concept] = value + (loudest[each]! & 255) * share;
    }
    const end = quiet.from[unit + 1]!;
    for (let each = quiet.from[unit]!; each < end; each += 2)
      levels[quiet.told[each]!]! += quiet.told[each + 1]! * share;
  }
  const { from, concepts: others, values } = similarities;
  for (let i = 0; i < count; i++) {
    const concept = met[i]!;
    const value = of[concept]! / SHARES;
    sums[concept]! += value;
    const step = value * weights.kinStep;
    const end = from[concept + 1]!;
    for (let near = from[concept]!; near < end; near++) sums[others[near]!]! += values[near]! * step;
  }
  let squares = 0;
  for (let concept = 0; concept < concepts.length; concept++)
    squares += (sums[concept]! + levels[fields.ofConcept[concept]! + 1]!) ** 2;
  const length = Math.sqrt(squares) / SHARES;
  sums.fill(0, 0, concepts.length);
  levels.fill(0);
  empty(most);
  for (let i = 0; i < count; i++) {
    const concept = met[i]!;
    const value = of[concept]!;
    of[concept] = 0;
    offer(most, concept, value);
  }
  into[at] = packed(0, length) | (packed(1, length) << 16);
  into[at + 1] = packed(2, length) | (packed(3, length) << 16);
  return Math.round(length * LENGTH);
}

const told = createSums();
const most = createFew(4);
const room = {
  units: new Int32Array(256),
  touched: 0,
  sums: new Float64Array(0),
  levels: new Float64Array(0),
};

function packed(place: number, length: number): number {
  if (place >= most.count) return 0;
  const value = Math.min(MOST_KEPT, Math.round(most.values[place]! / (SHARES * SHARES * length * KEPT_STEP)));
  return ((most.numbers[place]! & (KEPT_NUMBERS - 1)) << KEPT_SHIFT) | value;
}

/** About how many points a document has for akin words, by what is kept of it; in steps of `AskedKin.step` and `KEPT_STEP`. */
export function roughKin(rough: Uint8Array, one: number, other: number): number {
  return (
    rough[(one >>> KEPT_SHIFT) & (KEPT_NUMBERS - 1)]! * (one & MOST_KEPT) +
    rough[one >>> (16 + KEPT_SHIFT)]! * ((one >>> 16) & MOST_KEPT) +
    rough[(other >>> KEPT_SHIFT) & (KEPT_NUMBERS - 1)]! * (other & MOST_KEPT) +
    rough[other >>> (16 + KEPT_SHIFT)]! * ((other >>> 16) & MOST_KEPT)
  );
}
