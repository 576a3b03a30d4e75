import { DOCUMENT_FIELDS, type MatchDocument } from '../model.ts';

/** Ids, texts and topics of documents as bytes, outside of the heap that is searched for garbage. */
export type Texts = {
  chunks: Buffer[];
  /** Bytes in use of the last chunk. */
  used: number;
};

const CHUNK = 1 << 20;
/** Addresses are chunk · this + offset, exact in a number. */
const CHUNKS = 2 ** 32;

export function createTexts(): Texts {
  return { chunks: [], used: CHUNK };
}

/** What is kept of a document beside its columns. */
export type Kept = Pick<MatchDocument, 'id' | (typeof DOCUMENT_FIELDS)[number]>;

/** Bytes of one length, at most. */
const LENGTH_BYTES = 4;
const TOPIC_BYTES = 3;

/** Keeps the texts (up to `most` code units each) and topics; returns their address. */
export function keep(texts: Texts, document: MatchDocument, topics: readonly number[], most: number): number {
  const { id, title, summary = '', text, problem = '', result = '' } = document;
  // In the order of `DOCUMENT_FIELDS`.
  const strings = [id, title, summary, text, problem, result];
  let room = LENGTH_BYTES + topics.length * TOPIC_BYTES;
  for (let i = 0; i < strings.length; i++) {
    if (strings[i]!.length > most) strings[i] = strings[i]!.slice(0, most);
    room += LENGTH_BYTES + strings[i]!.length * 3;
  }
  const buffer = roomFor(texts, room);
  const start = texts.used;
  let at = start;
  for (let i = 0; i < strings.length; i++) at = putString(buffer, strings[i]!, at);
  at = writeLength(buffer, at, topics.length, 2);
  for (const topic of topics) at = buffer.writeUIntLE(topic, at, TOPIC_BYTES);
  texts.used = at;
  return (texts.chunks.length - 1) * CHUNKS + start;
}

/** Returns where it ends. Most entries have only some of the texts, and writing nothing takes as long as writing some words. */
function putString(buffer: Buffer, text: string, at: number): number {
  if (text === '') return writeLength(buffer, at, 0, 1);
  // The length comes first and is known last; four bytes of it are gone where a varint has one.
  const guess = text.length < 0x80 / 3 ? 1 : text.length < 0x4000 / 3 ? 2 : LENGTH_BYTES;
  const bytes = buffer.write(text, at + guess, 'utf8');
  writeLength(buffer, at, bytes, guess);
  return at + guess + bytes;
}

function roomFor(texts: Texts, room: number): Buffer {
  const last = texts.chunks.at(-1);
  if (last !== undefined && texts.used + room <= last.length) return last;
  // Cleared: chunks are written to the snapshot whole, and what lay there before may be anybody's.
  const made = Buffer.alloc(Math.max(CHUNK, room));
  texts.chunks.push(made);
  texts.used = 0;
  return made;
}

/** Seven bits a byte, low ones first, in exactly `width` bytes. */
function writeLength(buffer: Buffer, at: number, length: number, width: number): number {
  let rest = length;
  for (let i = 0; i < width; i++) {
    buffer[at + i] = i === width - 1 ? rest & 0x7f : (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  return at + width;
}

const cursor = { at: 0 };

function readLength(buffer: Buffer): number {
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = buffer[cursor.at++]!;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) return length;
  }
}

function readString(buffer: Buffer): string {
  const length = readLength(buffer);
  cursor.at += length;
  return length === 0 ? '' : buffer.toString('utf8', cursor.at - length, cursor.at);
}

function open({ chunks }: Texts, address: number): Buffer {
  cursor.at = address % CHUNKS;
  return chunks[Math.floor(address / CHUNKS)]!;
}

export function readId(texts: Texts, address: number): string {
  return readString(open(texts, address));
}

/** Texts by their fields; `''` where there is none. */
export function readTexts(texts: Texts, address: number): Kept {
  const buffer = open(texts, address);
  const id = readString(buffer);
  const title = readString(buffer);
  const summary = readString(buffer);
  const text = readString(buffer);
  const problem = readString(buffer);
  return { id, title, summary, text, problem, result: readString(buffer) };
}

/** Numbers of the concepts chosen as topics. */
export function readTopics(texts: Texts, address: number): number[] {
  const buffer = open(texts, address);
  for (let i = 0; i <= DOCUMENT_FIELDS.length; i++) skipString(buffer);
  const count = readLength(buffer);
  if (count === 0) return [];
  return Array.from({ length: count }, (_, i) => buffer.readUIntLE(cursor.at + i * TOPIC_BYTES, TOPIC_BYTES));
}

function skipString(buffer: Buffer): void {
  const length = readLength(buffer);
  cursor.at += length;
}

/** Copies what is kept at an address of another pool; returns the new address. */
export function copyKept(from: Texts, address: number, to: Texts): number {
  const buffer = open(from, address);
  const start = cursor.at;
  for (let i = 0; i <= DOCUMENT_FIELDS.length; i++) skipString(buffer);
  const topics = readLength(buffer);
  const end = cursor.at + topics * TOPIC_BYTES;
  const room = roomFor(to, end - start);
  buffer.copy(room, to.used, start, end);
  const kept = (to.chunks.length - 1) * CHUNKS + to.used;
  to.used += end - start;
  return kept;
}
