import { createHash, type Hash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse } from '#engines/kit';
import type { Db } from '#platform/database';
import { checkZip } from '#platform/documents';
import { PIECE_BYTES, type StoredFile, type Variant, type Visibility } from './model.ts';
import { type PictureRefusal, type Rendering, renderPicture } from './picture.ts';
import { type FileKind, type FileType, officeType, sniff, TELLING_BYTES, textType } from './sniff.ts';

const MB = 1024 * 1024;

/** The most that a file may have: pictures from telephones, reports with pictures in them, half an hour of film. */
export const MOST_BYTES: Record<FileKind, number> = {
  image: 10 * MB,
  film: 300 * MB,
  captions: MB,
  document: 25 * MB,
};

export type FileRefusal =
  | { type: 'file-empty' | 'file-gif' | 'file-kind' | 'file-broken' }
  | { type: 'file-too-large'; kind: FileKind; most: number }
  | PictureRefusal;

export interface NewFile {
  /** As the sender calls it; its ending is replaced by what the bytes say. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  visibility: Visibility;
  /** What is taken here. */
  kinds: readonly FileKind[];
}

interface Where {
  db: Db;
  now: Date;
}

/**
 * Keeps a file that arrives. It is written without a transaction, because a slow sender would hold up everybody else; it counts when its row says
 * `ready`. Nothing uses it yet: `useFile` in the transaction of the command, or it is swept after a day. `bytes` are read to their end also when
 * the file is refused, so that the answer gets through.
 */
export async function storeFile(where: Where, file: NewFile): Promise<Result<StoredFile, FileRefusal>> {
  const source = file.bytes[Symbol.asyncIterator]();
  const rest: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
  const head = await take(rest, TELLING_BYTES, 'at least');
  const stored = await keep(where, file, head.bytes, rest);
  if (!stored.ok) for await (const _ of rest);
  return stored;
}

async function keep(
  where: Where,
  { name, visibility, kinds }: NewFile,
  head: Buffer,
  rest: AsyncIterable<Uint8Array>,
): Promise<Result<StoredFile, FileRefusal>> {
  if (head.length === 0) return refuse({ type: 'file-empty' });
  const sniffed = sniff(head);
  if (sniffed === 'gif') return refuse({ type: 'file-gif' });
  const kind = sniffed === 'zip' ? 'document' : sniffed === 'text' ? textKind(head) : sniffed?.kind;
  if (sniffed === undefined || kind === undefined || !kinds.includes(kind)) return refuse({ type: 'file-kind' });
  const most = MOST_BYTES[kind];
  const plain = (type: FileType) => ({ name: named(name, type.ending), type: type.type, kind, visibility });
  if (typeof sniffed === 'object' && kind === 'film')
    return write(where, { ...plain(sniffed), width: null, height: null }, joined(head, rest), [], most);
  const whole = await take(joined(head, rest), most, 'at most');
  if (!whole.ended) return refuse({ type: 'file-too-large', kind, most });
  if (kind === 'image') {
    const rendered = await renderPicture(whole.bytes);
    if (!rendered.ok) return rendered;
    const [{ width, height, bytes }, ...others] = rendered.value;
    const webp = plain({ kind, type: 'image/webp', ending: 'webp' });
    return write(where, { ...webp, width, height }, [bytes], others, most);
  }
  const type = wholeType(sniffed, whole.bytes, name);
  if (!type.ok) return type;
  return write(where, { ...plain(type.value), width: null, height: null }, [whole.bytes], [], most);
}

function textKind(head: Uint8Array): FileKind {
  return Buffer.from(head.subarray(0, 6)).toString('latin1') === 'WEBVTT' ? 'captions' : 'document';
}

function wholeType(
  sniffed: FileType | 'zip' | 'text',
  bytes: Uint8Array,
  name: string,
): Result<FileType, { type: 'file-kind' | 'file-broken' }> {
  if (typeof sniffed === 'object') return ok(sniffed);
  if (sniffed === 'zip' && !checkZip(bytes).ok) return refuse({ type: 'file-broken' });
  const type = sniffed === 'zip' ? officeType(bytes) : textType(bytes, name);
  return type === undefined ? refuse({ type: 'file-kind' }) : ok(type);
}

type Row = Pick<StoredFile, 'name' | 'type' | 'kind' | 'visibility' | 'width' | 'height'>;

async function write(
  { db, now }: Where,
  row: Row,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  others: Rendering[],
  most: number,
): Promise<Result<StoredFile, FileRefusal>> {
  const id = uuid();
  await db
    .insertInto('file')
    .values({ ...row, id, state: 'receiving', size: 0, sha256: '', variants: '[]', created_at: now })
    .execute();
  const hash = createHash('sha256');
  const size = await writePieces(db, id, 0, bytes, hash, most);
  if (size > most) {
    await db.deleteFrom('file').where('id', '=', id).execute();
    return refuse({ type: 'file-too-large', kind: row.kind, most });
  }
  const variants: Variant[] = [];
  for (const { width, height, bytes: picture } of others) {
    const own = createHash('sha256');
    await writePieces(db, id, width, [picture], own, most);
    variants.push({ width, height, size: picture.length, sha256: own.digest('hex') });
  }
  const sha256 = hash.digest('hex');
  await db
    .updateTable('file')
    .set({ state: 'ready', size, sha256, variants: JSON.stringify(variants) })
    .where('id', '=', id)
    .execute();
  return ok({ ...row, id, size, sha256, variants });
}

/** Returns how many bytes there were; more than `most` are not written. */
async function writePieces(
  db: Db,
  id: string,
  variant: number,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  hash: Hash,
  most: number,
): Promise<number> {
  let size = 0;
  let number = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const flush = async (enough: number) => {
    if (waitingBytes < enough || waitingBytes === 0) return;
    const all = Buffer.concat(waiting);
    let from = 0;
    for (; all.length - from >= enough && from < all.length; from += PIECE_BYTES) {
      const piece = all.subarray(from, from + PIECE_BYTES);
      await writePiece(db, id, variant, number++, piece);
    }
    waiting = [all.subarray(from)];
    waitingBytes = Math.max(0, all.length - from);
  };
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) return size;
    hash.update(chunk);
    waiting.push(chunk);
    waitingBytes += chunk.length;
    await flush(PIECE_BYTES);
  }
  await flush(1);
  return size;
}

/** In base64, because the embedded database takes bytes as hexadecimal text that is made byte by byte: three times slower, and reading sixteen times. */
async function writePiece(db: Db, id: string, variant: number, number: number, piece: Buffer): Promise<void> {
  await sql`
    insert into file_piece (file_id, variant, number, bytes)
    values (${id}, ${variant}, ${number}, decode(${piece.toString('base64')}, 'base64'))`.execute(db);
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for await (const chunk of rest) yield chunk;
}

/** Reads until there are so many bytes or no more. `ended`: that was all. */
async function take(
  source: AsyncIterable<Uint8Array>,
  bytes: number,
  how: 'at least' | 'at most',
): Promise<{ bytes: Buffer; ended: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const iterator = source[Symbol.asyncIterator]();
  for (;;) {
    if (how === 'at least' ? size >= bytes : size > bytes) return { bytes: Buffer.concat(chunks), ended: false };
    const { done, value } = await iterator.next();
    if (done === true) return { bytes: Buffer.concat(chunks), ended: true };
    chunks.push(value);
    size += value.length;
  }
}

/** A name that may stand in an address and in a header: without paths, control and direction marks; with the ending that the bytes say. */
function named(name: string, ending: string): string {
  const plain = (name.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{C}"<>|:*?%#&;]/gu, ' ')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, 100)
    .toWellFormed();
  return `${plain === '' ? 'file' : plain}.${ending}`;
}
