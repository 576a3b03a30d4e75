import { ok, type Result, refuse } from '#engines/kit';

/** A file within a form, to be read to its end before the next part is asked for. */
export interface FilePart {
  field: string;
  /** As the sender calls it. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

export type FormPart = { field: string; value: string } | FilePart;

export type MultipartRefusal = { type: 'broken-form' };

/** A form has no more than that besides its files. */
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_VALUE_BYTES = 256 * 1024;
const MAX_PARTS = 300;

class Broken extends Error {}

/** Where the parts of this form begin and end, or a refusal when it is no such form. */
export function boundaryOf(contentType: string | null | undefined): Result<string, MultipartRefusal> {
  const said = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '');
  const boundary = said?.[1] ?? said?.[2];
  return boundary === undefined ? refuse({ type: 'broken-form' }) : ok(boundary);
}

/**
 * Reads a form with files (RFC 7578) part by part as it arrives: of a film no more is in memory than the piece that just came. Files must be read to
 * their end in the order in which they come. Throws what `isBroken` knows when the form ends too early or makes no sense.
 */
export async function* readMultipart(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const source = reader(body);
  // The first boundary has no line break before it; with one put there, all are alike.
  source.unread(Buffer.from('\r\n'));
  const mark = Buffer.from(`\r\n--${boundary}`, 'latin1');
  await drain(source.until(mark));
  for (let count = 0; ; count++) {
    const next = await source.take(2);
    if (next.toString('latin1') === '--') return;
    if (next.toString('latin1') !== '\r\n' || count >= MAX_PARTS) throw new Broken();
    // Headers may be missing altogether: then the empty line comes at once.
    source.unread(Buffer.from('\r\n'));
    const headers = (await collect(source.until(Buffer.from('\r\n\r\n')), MAX_HEADER_BYTES)).toString('utf8');
    const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(headers)?.[1] ?? '';
    const field = parameter(disposition, 'name');
    if (field === undefined) throw new Broken();
    const name = parameter(disposition, 'filename');
    const bytes = source.until(mark);
    if (name === undefined) {
      const value = (await collect(bytes, MAX_VALUE_BYTES)).toString('utf8');
      yield { field, value: value.toWellFormed().replaceAll('\0', '') };
    } else {
      yield { field, name, bytes };
      // What nobody read is passed over.
      await drain(bytes);
    }
  }
}

/** Whether this was thrown because of the form and not because of us. */
export function isBroken(error: unknown): boolean {
  return error instanceof Broken;
}

/** Browsers write a quote in a name as %22 and line breaks as %0D%0A (HTML standard, multipart/form-data). */
function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return found?.replace(/%22/g, '"').replace(/%0d%0a|%0d|%0a/gi, ' ');
}

interface Reader {
  /** Exactly so many bytes. */
  take(length: number): Promise<Buffer>;
  /** Everything before the mark, in pieces; the mark itself is passed over. */
  until(mark: Buffer): AsyncGenerator<Uint8Array>;
  unread(bytes: Buffer): void;
}

function reader(body: AsyncIterable<Uint8Array>): Reader {
  const chunks = body[Symbol.asyncIterator]();
  let buffer: Buffer = Buffer.alloc(0);
  async function more(): Promise<void> {
    const { done, value } = await chunks.next();
    if (done === true) throw new Broken();
    buffer = buffer.length === 0 ? Buffer.from(value) : Buffer.concat([buffer, value]);
  }
  return {
    async take(length) {
      while (buffer.length < length) await more();
      const taken = buffer.subarray(0, length);
      buffer = buffer.subarray(length);
      return taken;
    },
    async *until(mark) {
      for (;;) {
        const at = buffer.indexOf(mark);
        if (at >= 0) {
          const last = buffer.subarray(0, at);
          buffer = buffer.subarray(at + mark.length);
          if (last.length > 0) yield last;
          return;
        }
        // The mark may be cut in two between this piece and the next.
        const safe = buffer.length - mark.length + 1;
        if (safe > 0) {
          const piece = buffer.subarray(0, safe);
          buffer = buffer.subarray(safe);
          yield piece;
        }
        await more();
      }
    },
    unread(bytes) {
      buffer = Buffer.concat([bytes, buffer]);
    },
  };
}

async function collect(pieces: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > most) throw new Broken();
    all.push(piece);
  }
  return Buffer.concat(all);
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of pieces);
}
