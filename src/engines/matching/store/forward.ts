/**
 * What is known of each document beside its text, in one piece: facts, mixture of fields, concepts and words with their shares, and where the
 * concepts are named. One look at a document then costs two or three looks into far memory, and not one for each of its properties.
 */
export type Forward = { chunks: Uint32Array[]; used: number };

const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;
const COUNT_BITS = 12;
/** Most concepts, words and places kept of one document; a text of thirty pages has fewer. */
export const MOST_CONCEPTS = (1 << COUNT_BITS) - 1;
export const MOST_WORDS = 1 << 16;
export const MOST_PLACES = 1 << 14;
/** Words of a text are counted up to this. */
export const LAST_WORD = 2 ** 15 - 1;
/** Concept and word numbers are below this. */
export const MOST_NUMBERS = 1 << 24;
/** Shares are kept in steps of 1/255. */
export const SHARES = 255;

/**
 * Facts of a document: in which number of its record, after how many bits and how large. Unknown: 0. Amounts are one more than they say. Dates
 * are days, see `packDate`.
 */
const FACT = {
  kind: { at: 2, shift: 0, most: 2 ** 4 - 1 },
  lang: { at: 2, shift: 4, most: 2 ** 4 - 1 },
  maturity: { at: 2, shift: 8, most: 2 ** 4 - 1 },
  size: { at: 2, shift: 16, most: 2 ** 16 - 1 },
  region: { at: 3, shift: 0, most: 2 ** 16 - 1 },
  audience: { at: 3, shift: 16, most: 2 ** 16 - 1 },
  budgetMin: { at: 4, shift: 0, most: 2 ** 32 - 1 },
  budgetMax: { at: 5, shift: 0, most: 2 ** 32 - 1 },
  inhabitantsMin: { at: 6, shift: 0, most: 2 ** 32 - 1 },
  inhabitantsMax: { at: 7, shift: 0, most: 2 ** 32 - 1 },
  endsOn: { at: 8, shift: 0, most: 2 ** 16 - 1 },
  deadline: { at: 8, shift: 16, most: 2 ** 16 - 1 },
  validUntil: { at: 9, shift: 0, most: 2 ** 16 - 1 },
  confirmedOn: { at: 9, shift: 16, most: 2 ** 16 - 1 },
} as const;
export type Fact = keyof typeof FACT;
export type Facts = Record<Fact, number>;
const FACT_NAMES = Object.keys(FACT) as Fact[];
const FACTS = 10;

export function factOf({ numbers, base }: OpenRecord, fact: Fact): number {
  const { at, shift, most } = FACT[fact];
  return ((numbers[base + at]! >>> shift) & most) >>> 0;
}

export type DocumentRecord = {
  facts: Facts;
  /** Shares of the fields, 0 to 255. */
  fields: Uint8Array;
  /** Packed by `packShare`. */
  concepts: readonly number[];
  words: readonly number[];
  /** By word: which word of the text it is first. */
  firsts: readonly number[];
  /** Packed by `packTelling`. */
  telling: readonly number[];
  /** Packed by `packPlace`. */
  places: readonly number[];
};

export function createForward(): Forward {
  return { chunks: [new Uint32Array(CHUNK)], used: 0 };
}

/** Numbers that the mixture of so many fields takes. */
const fieldRoom = (fields: number) => Math.ceil(fields / 4);

function roomFor(forward: Forward, size: number): number {
  let at = forward.used;
  if ((at & (CHUNK - 1)) + size > CHUNK) at = (at | (CHUNK - 1)) + 1;
  if (at >>> CHUNK_BITS >= forward.chunks.length) forward.chunks.push(new Uint32Array(CHUNK));
  forward.used = at + size;
  return at;
}

const PLACES_BITS = 16;

/** Two small numbers in one. */
const pairs = (count: number) => (count + 1) >>> 1;

/** Keeps a record; returns its address. */
export function keepRecord(forward: Forward, record: DocumentRecord): number {
  const { facts, fields, concepts, words, firsts, telling, places } = record;
  const counted = fieldRoom(fields.length) + concepts.length + words.length;
  const size = FACTS + counted + pairs(firsts.length) + pairs(telling.length) + places.length;
  const at = roomFor(forward, size);
  const chunk = forward.chunks[at >>> CHUNK_BITS]!;
  const base = at & (CHUNK - 1);
  chunk[base] = (words.length << COUNT_BITS) | concepts.length;
  chunk[base + 1] = (telling.length << PLACES_BITS) | places.length;
  chunk.fill(0, base + 2, base + FACTS);
  for (let i = 0; i < FACT_NAMES.length; i++) {
    const fact = FACT_NAMES[i]!;
    const { at: number, shift, most } = FACT[fact];
    chunk[base + number]! |= Math.min(most, facts[fact]) << shift;
  }
  let place = base + FACTS;
  for (let field = 0; field < fields.length; field += 4) {
    chunk[place++] =
      fields[field]! |
      ((fields[field + 1] ?? 0) << 8) |
      ((fields[field + 2] ?? 0) << 16) |
      ((fields[field + 3] ?? 0) << 24);
  }
  for (let i = 0; i < concepts.length; i++) chunk[place++] = concepts[i]!;
  for (let i = 0; i < words.length; i++) chunk[place++] = words[i]!;
  for (let i = 0; i < firsts.length; i += 2) chunk[place++] = firsts[i]! | ((firsts[i + 1] ?? 0) << 16);
  for (let i = 0; i < telling.length; i += 2) chunk[place++] = telling[i]! | ((telling[i + 1] ?? 0) << 16);
  for (let i = 0; i < places.length; i++) chunk[place++] = places[i]!;
  return at;
}

/** The array a record lies in, and where in it its parts begin. Filled anew by each `openRecord`. */
export type OpenRecord = {
  numbers: Uint32Array;
  base: number;
  fields: number;
  concepts: number;
  words: number;
  firsts: number;
  telling: number;
  tellingCount: number;
  places: number;
  end: number;
};

export function openRecord(forward: Forward, address: number, fieldCount: number, into: OpenRecord): void {
  const numbers = forward.chunks[address >>> CHUNK_BITS]!;
  const base = address & (CHUNK - 1);
  const counts = numbers[base]!;
  const more = numbers[base + 1]!;
  into.numbers = numbers;
  into.base = base;
  into.fields = base + FACTS;
  into.concepts = into.fields + fieldRoom(fieldCount);
  into.words = into.concepts + (counts & MOST_CONCEPTS);
  into.firsts = into.words + (counts >>> COUNT_BITS);
  into.telling = into.firsts + pairs(counts >>> COUNT_BITS);
  into.tellingCount = more >>> PLACES_BITS;
  into.places = into.telling + pairs(into.tellingCount);
  into.end = into.places + (more & ((1 << PLACES_BITS) - 1));
}

export function createRecord(): OpenRecord {
  return {
    numbers: new Uint32Array(0),
    base: 0,
    fields: 0,
    concepts: 0,
    words: 0,
    firsts: 0,
    telling: 0,
    tellingCount: 0,
    places: 0,
    end: 0,
  };
}

/** The small number at a place of a part that has two in one. */
function pairAt(numbers: Uint32Array, from: number, place: number): number {
  return (numbers[from + (place >>> 1)]! >>> ((place & 1) << 4)) & 0xffff;
}

/** Which word of the text the record's word at this place is first. */
export function firstOf({ numbers, firsts }: OpenRecord, place: number): number {
  return pairAt(numbers, firsts, place);
}

const FIELD_BITS = 6;
/** Words of a text after this one tell nothing. */
const LAST_TELLING = 2 ** (16 - FIELD_BITS) - 1;

/** A word of the text that speaks for a field; undefined when it stands too far back. */
export function packTelling(field: number, word: number): number | undefined {
  return word > LAST_TELLING ? undefined : (word << FIELD_BITS) | field;
}

/** The words of the text that speak most for a field, as kept. */
export function tellingOf({ numbers, telling, tellingCount }: OpenRecord, field: number): number[] {
  const words: number[] = [];
  for (let i = 0; i < tellingCount; i++) {
    const packed = pairAt(numbers, telling, i);
    if ((packed & (2 ** FIELD_BITS - 1)) === field) words.push(packed >>> FIELD_BITS);
  }
  return words;
}

/** Share of a field, 0 to 255. */
export function fieldOf({ numbers, fields }: OpenRecord, field: number): number {
  return (numbers[fields + (field >> 2)]! >>> ((field & 3) << 3)) & 255;
}

/** Copies a record as it is; returns its new address. */
export function copyRecord(from: OpenRecord, to: Forward): number {
  const at = roomFor(to, from.end - from.base);
  to.chunks[at >>> CHUNK_BITS]!.set(from.numbers.subarray(from.base, from.end), at & (CHUNK - 1));
  return at;
}

/** A concept or word number with a share of 0 to 1 as it is kept. */
export function packShare(number: number, share: number): number {
  return number * 256 + Math.max(1, Math.round(share * SHARES));
}

const POSITION_BITS = 15;
const LENGTH_BITS = 5;

/** Which of a record's concepts is named, from which word of the text on and over how many more; undefined where that is too far. */
export function packPlace(concept: number, first: number, last: number): number | undefined {
  if (first >= 1 << POSITION_BITS || last - first >= 1 << LENGTH_BITS) return undefined;
  return ((concept << (POSITION_BITS + LENGTH_BITS)) | (first << LENGTH_BITS) | (last - first)) >>> 0;
}

export function unpackPlace(place: number): { concept: number; first: number; last: number } {
  const first = (place >>> LENGTH_BITS) & ((1 << POSITION_BITS) - 1);
  return { concept: place >>> (POSITION_BITS + LENGTH_BITS), first, last: first + (place & ((1 << LENGTH_BITS) - 1)) };
}
