import { createFew, empty, offer } from './few.ts';
import type { Kinship } from './kinship.ts';
import { SHARES } from './store/forward.ts';
import { clear, createSums } from './sums.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Of each document the four concepts are kept that its words point to most, each in 16 bits: the low bits of its number, and how much in steps of
 * `KEPT_STEP`. That concepts of vocabularies with more than 4,096 share these does little harm to what is only a rough choice.
 */
export const KEPT_NUMBERS = 2 ** 12;
const KEPT_SHIFT = 4;
const MOST_KEPT = 15;
export const KEPT_STEP = 1 / 8;
/** Of each label word so many concepts are looked at, those that have most of its labels: others are told by other words too. */
const LOUDEST = 8;

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

/** What the words of a document (packed by `packShare`) point to most, in two numbers from `at` on; 0 where there is no more. */
export function keepPointed(
  { loudest, concepts }: Vocabulary,
  units: Int32Array,
  words: ArrayLike<number>,
  into: Uint32Array,
  at: number,
): void {
  clear(told, concepts.length);
  // Written out, and step by step so that the waits for memory overlap: this is done for every document.
  if (words.length > room.units.length) room.units = new Int32Array(words.length * 2);
  const saying = room.units;
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
  }
  empty(most);
  for (let i = 0; i < count; i++) {
    const concept = met[i]!;
    const value = of[concept]!;
    of[concept] = 0;
    offer(most, concept, value);
  }
  into[at] = packed(0) | (packed(1) << 16);
  into[at + 1] = packed(2) | (packed(3) << 16);
}

const told = createSums();
const most = createFew(4);
const room = { units: new Int32Array(256), touched: 0 };

function packed(place: number): number {
  if (place >= most.count) return 0;
  const value = Math.min(MOST_KEPT, Math.round(most.values[place]! / (SHARES * SHARES * KEPT_STEP)));
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
