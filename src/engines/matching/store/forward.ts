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
 * Facts of a document: in which number of its record, after how many bits and how large. Numbers from the fourth on stand there only when they are
 * not 0, which is unknown. Amounts are one more than they say. Dates are days, see `packDate`.
 */
export const FACT = {
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
const FACTS = 10;
/** Numbers that are always there. */
const ALWAYS = 4;
/** In the second number of a record: how many bytes its end has, and a bit for each of the other numbers that is there. */
const BYTES = 2 ** 26 - 1;
const PRESENT_BITS = 26;

/** How many of six bits are set. */
const COUNTS = Uint8Array.from(
  { length: 1 << (FACTS - ALWAYS) },
  (_, bits) => [...bits.toString(2)].filter((bit) => bit === '1').length,
);

/** A fact by its place (`FACT.kind`): finding that by its name takes longer than reading it. */
export function factOf({ numbers, base }: OpenRecord, { at, shift, most }: FactPlace): number {
  if (at < ALWAYS) return (numbers[base + at]! >>> shift) & most;
  const present = numbers[base + 1]! >>> PRESENT_BITS;
  const bit = 1 << (at - ALWAYS);
  if ((present & bit) === 0) return 0;
  return ((numbers[base + ALWAYS + COUNTS[present & (bit - 1)]!]! >>> shift) & most) >>> 0;
}

type FactPlace = { at: number; shift: number; most: number };

export type DocumentRecord = {
  facts: Facts;
  /** Shares of the fields, 0 to 255. */
  fields: Uint8Array;
  /** Packed by `packShare`. */
  concepts: readonly number[];
  words: readonly number[];
  /** By word: which word of the text it is first. */
  firsts: readonly number[];
  /** Words of the text that speak for a field: the field and the word by turns. */
  telling: readonly number[];
  /** Where concepts are named: which of the record's concepts, the first and the last word of the text by turns. */
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

const numbersAfter = new Uint32Array(FACTS - ALWAYS);

/** Keeps a record; returns its address. */
export function keepRecord(forward: Forward, record: DocumentRecord): number {
  const { facts, fields, concepts, words } = record;
  const bytes = packEnd(record);
  const present = packFacts(facts);
  const known = COUNTS[present]!;
  const at = roomFor(
    forward,
    ALWAYS + known + fieldRoom(fields.length) + concepts.length + words.length + ((bytes + 3) >> 2),
  );
  const chunk = forward.chunks[at >>> CHUNK_BITS]!;
  const base = at & (CHUNK - 1);
  chunk[base] = (words.length << COUNT_BITS) | concepts.length;
  chunk[base + 1] = (present << PRESENT_BITS) | bytes;
  chunk[base + 2] = facts.kind | (facts.lang << 4) | (facts.maturity << 8) | (facts.size << 16);
  chunk[base + 3] = facts.region | (facts.audience << 16);
  let place = base + ALWAYS;
  for (let i = 0; i < known; i++) chunk[place++] = numbersAfter[i]!;
  for (let field = 0; field < fields.length; field += 4) {
    chunk[place++] =
      fields[field]! |
      ((fields[field + 1] ?? 0) << 8) |
      ((fields[field + 2] ?? 0) << 16) |
      ((fields[field + 3] ?? 0) << 24);
  }
  for (let i = 0; i < concepts.length; i++) chunk[place++] = concepts[i]!;
  for (let i = 0; i < words.length; i++) chunk[place++] = words[i]!;
  for (let i = 0; i < bytes; i += 4)
    chunk[place++] = packed[i]! | (packed[i + 1]! << 8) | (packed[i + 2]! << 16) | (packed[i + 3]! << 24);
  return at;
}

/** Puts the facts that are known into `numbersAfter`; returns a bit for each number. */
function packFacts(facts: Facts): number {
  let present = 0;
  let count = 0;
  const add = (at: number, number: number) => {
    if (number === 0) return;
    present |= 1 << (at - ALWAYS);
    numbersAfter[count++] = number;
  };
  add(FACT.budgetMin.at, facts.budgetMin);
  add(FACT.budgetMax.at, facts.budgetMax);
  add(FACT.inhabitantsMin.at, facts.inhabitantsMin);
  add(FACT.inhabitantsMax.at, facts.inhabitantsMax);
  add(FACT.endsOn.at, facts.endsOn | (facts.deadline << FACT.deadline.shift));
  add(FACT.validUntil.at, facts.validUntil | (facts.confirmedOn << FACT.confirmedOn.shift));
  return present;
}

/** Room for the end of a record; three bytes after it are 0. */
let packed = new Uint8Array(1 << 12);
let packedTo = 0;

/**
 * The end of a record, which only the reasons need, in small numbers of seven bits a byte: how many telling words there are and these, the first
 * places of the words, and the places of the concepts. Returns how many bytes it takes.
 */
function packEnd({ firsts, telling, places }: DocumentRecord): number {
  const most = (1 + firsts.length + telling.length + places.length) * MOST_BYTES + 3;
  if (most > packed.length) packed = new Uint8Array(most);
  packedTo = 0;
  putNumber(telling.length / 2);
  for (let i = 0; i < telling.length; i++) putNumber(telling[i]!);
  for (let i = 0; i < firsts.length; i++) putNumber(firsts[i]!);
  for (let i = 0; i < places.length; i += 3) {
    const more = places[i + 2]! - places[i + 1]!;
    putNumber((places[i]! << 2) | Math.min(LONG, more));
    putNumber(places[i + 1]!);
    if (more >= LONG) putNumber(more);
  }
  packed.fill(0, packedTo, packedTo + 3);
  return packedTo;
}

/** A place over more words says in a further number over how many. */
const LONG = 3;
/** Of a number below 2^21. */
const MOST_BYTES = 3;

function putNumber(number: number): void {
  let rest = number;
  for (; rest >= 0x80; rest >>>= 7) packed[packedTo++] = (rest & 0x7f) | 0x80;
  packed[packedTo++] = rest;
}

/** The array a record lies in, and where in it its parts begin. Filled anew by each `openRecord`. */
export type OpenRecord = {
  numbers: Uint32Array;
  base: number;
  fields: number;
  concepts: number;
  words: number;
  /** Where the bytes of its end begin. */
  bytes: number;
  end: number;
};

export function openRecord(forward: Forward, address: number, fieldCount: number, into: OpenRecord): void {
  const numbers = forward.chunks[address >>> CHUNK_BITS]!;
  const base = address & (CHUNK - 1);
  const counts = numbers[base]!;
  const more = numbers[base + 1]!;
  into.numbers = numbers;
  into.base = base;
  into.fields = base + ALWAYS + COUNTS[more >>> PRESENT_BITS]!;
  into.concepts = into.fields + fieldRoom(fieldCount);
  into.words = into.concepts + (counts & MOST_CONCEPTS);
  into.bytes = into.words + (counts >>> COUNT_BITS);
  into.end = into.bytes + (((more & BYTES) + 3) >> 2);
}

export function createRecord(): OpenRecord {
  return { numbers: new Uint32Array(0), base: 0, fields: 0, concepts: 0, words: 0, bytes: 0, end: 0 };
}

let readAt = 0;

function readNumber(numbers: Uint32Array): number {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = (numbers[readAt >> 2]! >>> ((readAt & 3) << 3)) & 255;
    readAt += 1;
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
}

/** What only the reasons need of a record. Filled anew by each `readEnd`. */
export type RecordEnd = {
  /** Words of the text that speak for a field: the field and the word by turns. */
  telling: number[];
  /** By word of the record: which word of the text it is first. */
  firsts: number[];
  /** Where concepts are named: which of the record's concepts, the first and the last word of the text by turns. */
  places: number[];
};

export function createEnd(): RecordEnd {
  return { telling: [], firsts: [], places: [] };
}

/** Unpacks the end of a record, once for all its reasons. */
export function readEnd({ numbers, base, words, bytes }: OpenRecord, into: RecordEnd): void {
  const { telling, firsts, places } = into;
  const end = bytes * 4 + (numbers[base + 1]! & BYTES);
  readAt = bytes * 4;
  telling.length = 2 * readNumber(numbers);
  for (let i = 0; i < telling.length; i++) telling[i] = readNumber(numbers);
  firsts.length = bytes - words;
  for (let i = 0; i < firsts.length; i++) firsts[i] = readNumber(numbers);
  places.length = 0;
  while (readAt < end) {
    const concept = readNumber(numbers);
    const first = readNumber(numbers);
    const more = (concept & LONG) === LONG ? readNumber(numbers) : concept & LONG;
    places.push(concept >>> 2, first, first + more);
  }
}

/** The words of the text that speak most for a field, as kept. */
export function tellingOf({ telling }: RecordEnd, field: number): number[] {
  const words: number[] = [];
  for (let i = 0; i < telling.length; i += 2) if (telling[i] === field) words.push(telling[i + 1]!);
  return words;
}

/** Whether any word is kept that speaks for a field. */
export function isTold({ telling }: RecordEnd, field: number): boolean {
  for (let i = 0; i < telling.length; i += 2) if (telling[i] === field) return true;
  return false;
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
