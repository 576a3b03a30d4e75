import { DOCUMENT_FIELDS } from '../model.ts';
import {
  type Cursor,
  createNumbers,
  MOST_BYTES,
  type Numbers,
  type Offsets,
  putNumber,
  putOffsets,
  putPlaces,
  putTelling,
  putWords,
  readNumber,
  readOffsets,
  readPlaces,
  readTelling,
  readWords,
} from './packing.ts';

/**
 * What is known of each document beside its text, in one piece: facts, mixture of fields, concepts and words with their shares, and where the
 * concepts are named. One look at a document then costs two or three looks into far memory, and not one for each of its properties. Everything is in
 * as few bytes as it needs: a record takes a third less than with four for each number, and is unpacked in the time that reading these from far would take.
 */
export type Forward = { chunks: Uint8Array[]; used: number };

const CHUNK_BITS = 20;
/** The largest record, of a document with the most of everything, has room in one piece. */
const CHUNK = 1 << CHUNK_BITS;
/** Records begin at multiples of four bytes, so that their addresses reach to 16 GB. */
const STEP_BITS = 2;
const STEP = 1 << STEP_BITS;
/** Most concepts, words and places kept of one document; a text of thirty pages has fewer. */
export const MOST_CONCEPTS = 4095;
export const MOST_WORDS = 1 << 16;
export const MOST_PLACES = 1 << 14;
/** Words of a text are counted up to this. */
export const LAST_WORD = 2 ** 15 - 1;
/** Concept and word numbers are below this. */
export const MOST_NUMBERS = 1 << 24;
/** Shares are kept in steps of 1/255. */
export const SHARES = 255;
/** Lengths of what words point to are kept in steps of 1/1024. */
export const LENGTH = 1024;

/** The facts of a document and their places; 0 is unknown. Amounts are one more than they say. Dates are days, see `packDate`. */
export const FACT = {
  kind: 0,
  lang: 1,
  maturity: 2,
  size: 3,
  region: 4,
  audience: 5,
  budgetMin: 6,
  budgetMax: 7,
  inhabitantsMin: 8,
  inhabitantsMax: 9,
  endsOn: 10,
  deadline: 11,
  validUntil: 12,
  confirmedOn: 13,
} as const;
export type Fact = keyof typeof FACT;
export type Facts = Record<Fact, number>;
const FACTS = Object.keys(FACT) as Fact[];
/** Those that stand in a record's first byte, and before which of the others a bit says that they are there. */
const FIRST_FACTS = 3;
const LANG_SHIFT = 3;
const MATURITY_SHIFT = 5;

/** A fact by its place (`FACT.kind`): finding that by its name takes longer than reading it. */
export function factOf({ facts }: OpenRecord, fact: (typeof FACT)[Fact]): number {
  return facts[fact]!;
}

export type DocumentRecord = {
  facts: Facts;
  /** Shares of the fields, 0 to 255. */
  fields: Uint8Array;
  /** Packed by `packShare`. */
  concepts: readonly number[];
  words: readonly number[];
  /** How much all its words point to anything, in steps of 1/`LENGTH`; see `lengthOf`. */
  length: number;
  /** By word: which word of the text it is first. */
  firsts: readonly number[];
  /** Words of the text that speak for a field: the field and the word by turns. */
  telling: readonly number[];
  /** Where concepts are named: which of the record's concepts, the first and the last word of the text by turns. */
  places: readonly number[];
  /** Where the words of the text stand; of those up to `LAST_WORD` it is kept. */
  offsets: Offsets;
};

export function createForward(): Forward {
  return { chunks: [new Uint8Array(CHUNK)], used: 0 };
}

/** Address of room for so many bytes. */
function roomFor(forward: Forward, size: number): number {
  let at = forward.used;
  if ((at & (CHUNK - 1)) + size > CHUNK) at = (Math.floor(at / CHUNK) + 1) * CHUNK;
  if (at / CHUNK >= forward.chunks.length) forward.chunks.push(new Uint8Array(CHUNK));
  return at;
}

/** A record begins with how many bytes it has. All together are fewer than a piece. */
const SIZE_BYTES = 3;
const cursor: Cursor = { bytes: new Uint8Array(0), at: 0 };

/** Keeps a record; returns its address. */
export function keepRecord(forward: Forward, record: DocumentRecord): number {
  const { facts, fields, concepts, words, length, telling, places, offsets } = record;
  const most =
    SIZE_BYTES +
    (FACTS.length + 4 + telling.length + offsets.partEnd.length) * MOST_BYTES.number +
    fields.length +
    concepts.length * MOST_BYTES.concept +
    words.length * MOST_BYTES.word +
    (places.length / 3) * MOST_BYTES.place +
    Math.min(offsets.partEnd.at(-1) ?? 0, LAST_WORD + 1) * MOST_BYTES.offsets;
  const address = roomFor(forward, most);
  const bytes = forward.chunks[Math.floor(address / CHUNK)]!;
  const start = address & (CHUNK - 1);
  cursor.bytes = bytes;
  cursor.at = start + SIZE_BYTES;
  putFacts(facts);
  putNumber(cursor, concepts.length);
  putNumber(cursor, words.length);
  putNumber(cursor, length);
  for (let field = 0; field < fields.length; field++) cursor.bytes[cursor.at++] = fields[field]!;
  for (let i = 0; i < concepts.length; i++) {
    putNumber(cursor, concepts[i]! >>> 8);
    cursor.bytes[cursor.at++] = concepts[i]!;
  }
  putWords(cursor, record);
  putTelling(cursor, telling);
  putOffsets(cursor, offsets, LAST_WORD + 1);
  putPlaces(cursor, places);
  const size = cursor.at - start;
  bytes[start] = size;
  bytes[start + 1] = size >>> 8;
  bytes[start + 2] = size >>> 16;
  forward.used = address + roundUp(size);
  return address / STEP;
}

const roundUp = (size: number): number => (size + STEP - 1) & -STEP;

function putFacts(facts: Facts): void {
  cursor.bytes[cursor.at++] = facts.kind | (facts.lang << LANG_SHIFT) | (facts.maturity << MATURITY_SHIFT);
  const present = cursor.at;
  cursor.at += 2;
  let known = 0;
  for (let fact = FIRST_FACTS; fact < FACTS.length; fact++) {
    const value = facts[FACTS[fact]!];
    if (value === 0) continue;
    known |= 1 << (fact - FIRST_FACTS);
    putNumber(cursor, value);
  }
  cursor.bytes[present] = known;
  cursor.bytes[present + 1] = known >>> 8;
}

function readFacts({ facts }: OpenRecord): void {
  const { bytes, at } = cursor;
  const first = bytes[at]!;
  facts[FACT.kind] = first & 7;
  facts[FACT.lang] = (first >>> LANG_SHIFT) & 3;
  facts[FACT.maturity] = first >>> MATURITY_SHIFT;
  let known = bytes[at + 1]! | (bytes[at + 2]! << 8);
  cursor.at += 3;
  for (let fact = FIRST_FACTS; fact < FACTS.length; fact++, known >>>= 1)
    facts[fact] = (known & 1) === 0 ? 0 : readNumber(cursor);
}

/** A record unpacked. Filled anew by each `openRecord`. */
export type OpenRecord = {
  facts: Uint32Array;
  /** Concepts and words, packed by `packShare`: from which place on each stand, and before which the words end. */
  numbers: Uint32Array;
  concepts: number;
  words: number;
  bytes: number;
  /** How much all its words point to anything, in steps of 1/`LENGTH`. */
  length: number;
  /** By word: which word of the text it is first. */
  firsts: Int32Array;
  /** Where it lies: the piece, where it begins there, its fields and its end, and where it ends. */
  piece: Uint8Array;
  start: number;
  fields: number;
  tail: number;
  end: number;
};

/**
 * Fetches the beginnings of records that will be opened one after the other: they lie far apart, and opening one waits for it alone, while here the
 * processor waits for many at once. What it returns says nothing.
 */
export function fetchRecords({ chunks }: Forward, addresses: ArrayLike<number>): number {
  let bytes = 0;
  for (let i = 0; i < addresses.length; i++) {
    const place = addresses[i]! * STEP;
    const piece = chunks[Math.floor(place / CHUNK)]!;
    const start = place & (CHUNK - 1);
    for (let line = 0; line < USUAL_RECORD; line += LINE) bytes += piece[(start + line) & (CHUNK - 1)]!;
  }
  return bytes;
}

/** Bytes of a usual record, and that the processor fetches at once. */
const USUAL_RECORD = 256;
const LINE = 64;

/** Unpacks what filters and counts ask for: facts and fields. */
export function openHead(forward: Forward, address: number, fieldCount: number, into: OpenRecord): void {
  const place = address * STEP;
  const bytes = forward.chunks[Math.floor(place / CHUNK)]!;
  into.piece = bytes;
  into.start = place & (CHUNK - 1);
  into.end = into.start + (bytes[into.start]! | (bytes[into.start + 1]! << 8) | (bytes[into.start + 2]! << 16));
  cursor.bytes = bytes;
  cursor.at = into.start + SIZE_BYTES;
  readFacts(into);
  into.words = readNumber(cursor);
  into.bytes = into.words + readNumber(cursor);
  into.length = readNumber(cursor);
  into.fields = cursor.at;
  cursor.at += fieldCount;
}

/** … and the concepts and words too. */
export function openRecord(forward: Forward, address: number, fieldCount: number, into: OpenRecord): void {
  openHead(forward, address, fieldCount, into);
  if (into.bytes > into.numbers.length) {
    into.numbers = new Uint32Array(into.bytes * 2);
    into.firsts = new Int32Array(into.bytes * 2);
  }
  for (let i = 0; i < into.words; i++) {
    const concept = readNumber(cursor);
    into.numbers[i] = (concept << 8) | cursor.bytes[cursor.at++]!;
  }
  readWords(cursor, into, into.words, into.bytes);
  into.tail = cursor.at;
}

export function createRecord(): OpenRecord {
  return {
    facts: new Uint32Array(FACTS.length),
    numbers: new Uint32Array(256),
    concepts: 0,
    words: 0,
    bytes: 0,
    length: 0,
    firsts: new Int32Array(256),
    piece: new Uint8Array(0),
    start: 0,
    fields: 0,
    tail: 0,
    end: 0,
  };
}

/** What only the reasons need of a record. Filled anew by each `readEnd`. */
export type RecordEnd = {
  /** Words of the text that speak for a field: the field and the word by turns. */
  telling: Numbers;
  /** By word of the record: which word of the text it is first. */
  firsts: Int32Array;
  /** Where concepts are named: which of the record's concepts, the first and the last word of the text by turns. */
  places: Numbers;
  offsets: Offsets;
};

function createOffsets(): Offsets {
  return { from: new Int32Array(256), to: new Int32Array(256), partEnd: DOCUMENT_FIELDS.map(() => 0) };
}

export function createEnd(): RecordEnd {
  return { telling: createNumbers(), firsts: new Int32Array(0), places: createNumbers(), offsets: createOffsets() };
}

/** Unpacks the end of an open record, once for all its reasons. */
export function readEnd({ piece, firsts, tail, end }: OpenRecord, into: RecordEnd): void {
  cursor.bytes = piece;
  cursor.at = tail;
  readTelling(cursor, into.telling);
  readOffsets(cursor, into.offsets);
  readPlaces(cursor, into.places, end);
  into.firsts = firsts;
}

/** The words of the text that speak most for a field, as kept. */
export function tellingOf({ telling }: RecordEnd, field: number): number[] {
  const { of, count } = telling;
  const words: number[] = [];
  for (let i = 0; i < count; i += 2) if (of[i] === field) words.push(of[i + 1]!);
  return words;
}

/** Whether any word is kept that speaks for a field. */
export function isTold({ telling }: RecordEnd, field: number): boolean {
  const { of, count } = telling;
  for (let i = 0; i < count; i += 2) if (of[i] === field) return true;
  return false;
}

/** Share of a field, 0 to 255. */
export function fieldOf({ piece, fields }: OpenRecord, field: number): number {
  return piece[fields + field]!;
}

/** Copies a record as it is; returns its new address. */
export function copyRecord({ piece, start, end }: OpenRecord, to: Forward): number {
  const address = roomFor(to, end - start);
  to.chunks[Math.floor(address / CHUNK)]!.set(piece.subarray(start, end), address & (CHUNK - 1));
  to.used = address + roundUp(end - start);
  return address / STEP;
}

/** A concept or word number with a share of 0 to 1 as it is kept. */
export function packShare(number: number, share: number): number {
  return number * 256 + Math.max(1, Math.round(share * SHARES));
}
