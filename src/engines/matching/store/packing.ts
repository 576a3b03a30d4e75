import { enlarged } from '#engines/kit';

/** Where reading or writing stands, and in what. How the parts of a record are put into bytes and read from them; see `DocumentRecord`. */
export type Cursor = { bytes: Uint8Array; at: number };

/** Bytes that a number below 2^32, a concept, a word and a place take at most. */
export const MOST_BYTES = { number: 5, concept: 5, word: 8, place: 9, offsets: 5 };

/** Seven bits a byte, low ones first. */
export function putNumber(cursor: Cursor, number: number): void {
  let rest = number;
  for (; rest >= 0x80; rest >>>= 7) cursor.bytes[cursor.at++] = (rest & 0x7f) | 0x80;
  cursor.bytes[cursor.at++] = rest;
}

export function readNumber(cursor: Cursor): number {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = cursor.bytes[cursor.at++]!;
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return number >>> 0;
  }
}

/**
 * A word begins with how many more bytes its number has, whether a share of its own follows, how many words of the text further on than the
 * one before it stands first (0: a number that follows says where), and the low bits of its number.
 */
const WORD = { more: 3, ownShare: 1 << 2, stepShift: 3, longestStep: 3, numberShift: 5, lowBits: 3 } as const;

/** Most words of a text occur once, so most shares are the same: that one stands before all. */
export function putWords(
  cursor: Cursor,
  { words, firsts }: { words: readonly number[]; firsts: readonly number[] },
): void {
  const usual = usualShare(words);
  cursor.bytes[cursor.at++] = usual;
  let before = -1;
  for (let i = 0; i < words.length; i++) {
    const number = words[i]! >>> 8;
    const share = words[i]! & 255;
    const first = firsts[i]!;
    const step = first - before;
    before = first;
    const near = step > 0 && step <= WORD.longestStep;
    let rest = number >>> WORD.lowBits;
    const more = rest === 0 ? 0 : rest < 1 << 8 ? 1 : rest < 1 << 16 ? 2 : 3;
    cursor.bytes[cursor.at++] =
      more | (share === usual ? 0 : WORD.ownShare) | (near ? step << WORD.stepShift : 0) | (number << WORD.numberShift);
    for (let byte = 0; byte < more; byte++, rest >>>= 8) cursor.bytes[cursor.at++] = rest;
    if (share !== usual) cursor.bytes[cursor.at++] = share;
    if (!near) putNumber(cursor, first);
  }
}

/** The share of more than half of the words, where there is one. */
function usualShare(words: readonly number[]): number {
  let usual = 0;
  let ahead = 0;
  for (let i = 0; i < words.length; i++) {
    const share = words[i]! & 255;
    if (ahead === 0) usual = share;
    ahead += share === usual ? 1 : -1;
  }
  return usual;
}

/** Puts the words from one place of `numbers` to before another, and their first places from the beginning of `firsts` on. */
export function readWords(
  cursor: Cursor,
  { numbers, firsts }: { numbers: Uint32Array; firsts: Int32Array },
  from: number,
  to: number,
): void {
  // Kept in variables of the function: this is most of the work of opening a record.
  const source = cursor.bytes;
  let place = cursor.at;
  const usual = source[place++]!;
  let first = -1;
  for (let i = from; i < to; i++) {
    const begin = source[place++]!;
    let number = begin >>> WORD.numberShift;
    const more = begin & WORD.more;
    if (more > 0) number |= source[place++]! << WORD.lowBits;
    if (more > 1) number |= source[place++]! << (WORD.lowBits + 8);
    if (more > 2) number |= source[place++]! << (WORD.lowBits + 16);
    const share = (begin & WORD.ownShare) === 0 ? usual : source[place++]!;
    const step = (begin >>> WORD.stepShift) & WORD.longestStep;
    if (step > 0) first += step;
    else {
      cursor.at = place;
      first = readNumber(cursor);
      place = cursor.at;
    }
    numbers[i] = (number << 8) | share;
    firsts[i - from] = first;
  }
  cursor.at = place;
}

/** Each field once, with a bit that says whether a second word follows the first. */
export function putTelling(cursor: Cursor, telling: readonly number[]): void {
  let fields = 0;
  for (let i = 0; i < telling.length; i += 2) if (i === 0 || telling[i] !== telling[i - 2]) fields += 1;
  putNumber(cursor, fields);
  for (let i = 0; i < telling.length; i += 2) {
    const two = telling[i] === telling[i + 2];
    putNumber(cursor, (telling[i]! << 1) | (two ? 1 : 0));
    putNumber(cursor, telling[i + 1]!);
    if (!two) continue;
    i += 2;
    putNumber(cursor, telling[i + 1]!);
  }
}

/** Numbers read, as many as `count`; used again, so that reading makes no garbage. */
export type Numbers = { of: Int32Array; count: number };

export function createNumbers(): Numbers {
  return { of: new Int32Array(64), count: 0 };
}

function push(numbers: Numbers, number: number): void {
  if (numbers.count === numbers.of.length) numbers.of = enlarged(numbers.of, numbers.count * 2);
  numbers.of[numbers.count++] = number;
}

export function readTelling(cursor: Cursor, telling: Numbers): void {
  telling.count = 0;
  for (let fields = readNumber(cursor); fields > 0; fields--) {
    const field = readNumber(cursor);
    push(telling, field >>> 1);
    push(telling, readNumber(cursor));
    if ((field & 1) === 0) continue;
    push(telling, field >>> 1);
    push(telling, readNumber(cursor));
  }
}

/** Where the words of a text stand: by word its offsets in its part, and by part how many words come before its end. */
export type Offsets = { from: Int32Array; to: Int32Array; partEnd: number[] };

/** A word's offsets: how far it begins from the end of the one before, and how long it is; what there is no room for follows in a number. */
const OFFSET = { farGap: 7, lengthShift: 3, mostLength: 31 } as const;

/** Those of the first words, so many at most. */
export function putOffsets(cursor: Cursor, { from, to, partEnd }: Offsets, most: number): void {
  let word = 0;
  for (let part = 0; part < partEnd.length; part++) {
    const end = Math.min(partEnd[part]!, most);
    putNumber(cursor, end - word);
    for (let before = 0; word < end; word++) {
      const gap = from[word]! - before;
      const length = to[word]! - from[word]!;
      before = to[word]!;
      const shown = length > OFFSET.mostLength ? 0 : length;
      cursor.bytes[cursor.at++] = Math.min(gap, OFFSET.farGap) | (shown << OFFSET.lengthShift);
      if (gap >= OFFSET.farGap) putNumber(cursor, gap);
      if (shown === 0) putNumber(cursor, length);
    }
  }
}

/** Those of as many parts as there are in `offsets`. */
export function readOffsets(cursor: Cursor, offsets: Offsets): void {
  const { bytes } = cursor;
  let word = 0;
  for (let part = 0; part < offsets.partEnd.length; part++) {
    const end = word + readNumber(cursor);
    offsets.partEnd[part] = end;
    if (end > offsets.from.length) {
      offsets.from = enlarged(offsets.from, end * 2);
      offsets.to = enlarged(offsets.to, end * 2);
    }
    const { from, to } = offsets;
    for (let before = 0; word < end; word++) {
      const both = bytes[cursor.at++]!;
      const gap = both & OFFSET.farGap;
      const start = before + (gap === OFFSET.farGap ? readNumber(cursor) : gap);
      before = start + (both >>> OFFSET.lengthShift || readNumber(cursor));
      from[word] = start;
      to[word] = before;
    }
  }
}

/**
 * A place begins with over how many further words it goes, whether it names a concept that was named before (its number follows; else it is the next
 * concept), and how much further on in the text it begins than the one before; what is more than there is room for follows in a number.
 */
const PLACE = { more: 3, again: 1 << 2, stepShift: 3, back: 6, longStep: 31 } as const;

export function putPlaces(cursor: Cursor, places: readonly number[]): void {
  let next = 0;
  let before = 0;
  for (let i = 0; i < places.length; i += 3) {
    const concept = places[i]!;
    const first = places[i + 1]!;
    const more = places[i + 2]! - first;
    const step = first - before + PLACE.back;
    const near = step >= 0 && step < PLACE.longStep;
    before = first;
    cursor.bytes[cursor.at++] =
      Math.min(PLACE.more, more) |
      (concept === next ? 0 : PLACE.again) |
      ((near ? step : PLACE.longStep) << PLACE.stepShift);
    if (concept === next) next += 1;
    else putNumber(cursor, concept);
    if (!near) putNumber(cursor, first);
    if (more >= PLACE.more) putNumber(cursor, more);
  }
}

export function readPlaces(cursor: Cursor, places: Numbers, end: number): void {
  places.count = 0;
  let next = 0;
  let before = 0;
  while (cursor.at < end) {
    const begin = cursor.bytes[cursor.at++]!;
    const concept = (begin & PLACE.again) === 0 ? next++ : readNumber(cursor);
    const step = begin >>> PLACE.stepShift;
    const first = step === PLACE.longStep ? readNumber(cursor) : before + step - PLACE.back;
    const more = (begin & PLACE.more) === PLACE.more ? readNumber(cursor) : begin & PLACE.more;
    push(places, concept);
    push(places, first);
    push(places, first + more);
    before = first;
  }
}
