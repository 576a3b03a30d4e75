import { type Result, refuse } from '#engines/kit';
import { SCHEME_LIMITS } from '../model.ts';
import { type ContentRefusal, createCollector, type Read } from './collect.ts';
import { decode, WrongEncoding } from './decode.ts';
import type { Statement } from './draft.ts';
import { createFeeder, type Feeder, formatOf, WrongRdf } from './parsers.ts';

export type SkosRefusal =
  | { type: 'empty' }
  | { type: 'packed' }
  | { type: 'not-text' }
  | { type: 'wrong-encoding'; encoding: string; line: number }
  | { type: 'broken'; message: string; line: number | undefined }
  | { type: 'too-large'; limit: number }
  | { type: 'hostile' }
  | ContentRefusal;

/** Characters without a single statement: a literal this long is no label, a comment no licence. */
const MAX_SILENCE = 1_000_000;

class Refused extends Error {
  readonly refusal: SkosRefusal;
  constructor(refusal: SkosRefusal) {
    super(refusal.type);
    this.refusal = refusal;
  }
}

/**
 * Reads a SKOS vocabulary in Turtle, N-Triples or RDF/XML, told by its beginning. What the file is made of decides how much memory this takes,
 * not how large it is. Never throws for what a file contains.
 */
export async function readSkos(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number = SCHEME_LIMITS.bytes,
): Promise<Result<Read, SkosRefusal>> {
  try {
    return await read(measured(chunks, maxBytes));
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    if (error instanceof WrongEncoding)
      return refuse({ type: 'wrong-encoding', encoding: error.encoding, line: error.line });
    if (error instanceof WrongRdf) return refuse({ type: 'broken', message: error.message, line: error.line });
    // A parser that stumbles over its own feet has been given something that is no RDF.
    if (error instanceof Error && !('syscall' in error))
      return refuse({ type: 'broken', message: error.message.slice(0, 300), line: undefined });
    throw error;
  }
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<Result<Read, SkosRefusal>> {
  const collector = createCollector();
  let refusal: SkosRefusal | undefined;
  let silence = 0;
  const take = (statement: Statement) => {
    silence = 0;
    const added = collector.add(statement);
    if (!added.ok) refusal ??= added.refusal;
  };
  let feeder: Feeder | undefined;
  let start = '';
  for await (const text of decode(chunks)) {
    if (text.includes('\0')) return refuse({ type: 'not-text' });
    silence += text.length;
    if (feeder === undefined) {
      start += text;
      // Enough to tell the format by.
      if (start.trim().length < 100) continue;
      feeder = await createFeeder(formatOf(start), take);
      feeder.write(start);
    } else feeder.write(text);
    if (refusal !== undefined) return refuse(refusal);
    if (silence > MAX_SILENCE) return refuse({ type: 'hostile' });
  }
  if (start.trim() === '') return refuse({ type: 'empty' });
  if (feeder === undefined) {
    feeder = await createFeeder(formatOf(start), take);
    feeder.write(start);
  }
  feeder.end();
  return refusal === undefined ? collector.finish() : refuse(refusal);
}

/** The chunks as they are, refused where they are too many or plainly an archive. */
async function* measured(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    if (bytes === 0 && isPacked(chunk)) throw new Refused({ type: 'packed' });
    bytes += chunk.byteLength;
    if (bytes > limit) throw new Refused({ type: 'too-large', limit });
    yield chunk;
  }
}

/** Signatures of gzip and zip. */
function isPacked([first, second]: Uint8Array): boolean {
  return (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b);
}
