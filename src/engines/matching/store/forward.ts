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
/** Concept and word numbers are below this. */
export const MOST_NUMBERS = 1 << 24;
/** Shares are kept in steps of 1/255. */
export const SHARES = 255;

/** Facts of a document by their place in its record. Unknown: 0. Amounts are one more than they say. Dates: yyyymmdd. */
export const FACT = {
  kind: 2,
  lang: 3,
  maturity: 4,
  region: 5,
  audience: 6,
  size: 7,
  budgetMin: 8,
  budgetMax: 9,
  inhabitantsMin: 10,
  inhabitantsMax: 11,
  endsOn: 12,
  deadline: 13,
  validUntil: 14,
  confirmedOn: 15,
} as const;
export type Facts = Record<keyof typeof FACT, number>;
const FACTS = 16;

export type DocumentRecord = {
  facts: Facts;
  /** Shares of the fields, 0 to 255. */
  fields: Uint8Array;
  /** Packed by `packShare`. */
  concepts: readonly number[];
  words: readonly number[];
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

/** Keeps a record; returns its address. */
export function keepRecord(forward: Forward, { facts, fields, concepts, words, places }: DocumentRecord): number {
  const size = FACTS + fieldRoom(fields.length) + concepts.length + words.length + places.length;
  const at = roomFor(forward, size);
  const chunk = forward.chunks[at >>> CHUNK_BITS]!;
  const base = at & (CHUNK - 1);
  chunk[base] = (words.length << COUNT_BITS) | concepts.length;
  chunk[base + 1] = places.length;
  for (const fact of Object.keys(FACT) as (keyof Facts)[]) chunk[base + FACT[fact]] = facts[fact];
  let place = base + FACTS;
  for (let field = 0; field < fields.length; field += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = fields.subarray(field, field + 4);
    chunk[place++] = a | (b << 8) | (c << 16) | (d << 24);
  }
  for (let i = 0; i < concepts.length; i++) chunk[place++] = concepts[i]!;
  for (let i = 0; i < words.length; i++) chunk[place++] = words[i]!;
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
  places: number;
  end: number;
};

export function openRecord(forward: Forward, address: number, fieldCount: number, into: OpenRecord): void {
  const numbers = forward.chunks[address >>> CHUNK_BITS]!;
  const base = address & (CHUNK - 1);
  const counts = numbers[base]!;
  into.numbers = numbers;
  into.base = base;
  into.fields = base + FACTS;
  into.concepts = into.fields + fieldRoom(fieldCount);
  into.words = into.concepts + (counts & MOST_CONCEPTS);
  into.places = into.words + (counts >>> COUNT_BITS);
  into.end = into.places + numbers[base + 1]!;
}

export function createRecord(): OpenRecord {
  return { numbers: new Uint32Array(0), base: 0, fields: 0, concepts: 0, words: 0, places: 0, end: 0 };
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

/** Which of a record's concepts is named, from which position of the reading on and over how many; undefined where that is too far. */
export function packPlace(concept: number, first: number, last: number): number | undefined {
  if (first >= 1 << POSITION_BITS || last - first >= 1 << LENGTH_BITS) return undefined;
  return ((concept << (POSITION_BITS + LENGTH_BITS)) | (first << LENGTH_BITS) | (last - first)) >>> 0;
}

export function unpackPlace(place: number): { concept: number; first: number; last: number } {
  const first = (place >>> LENGTH_BITS) & ((1 << POSITION_BITS) - 1);
  return { concept: place >>> (POSITION_BITS + LENGTH_BITS), first, last: first + (place & ((1 << LENGTH_BITS) - 1)) };
}
