import { createHash } from 'node:crypto';
import { readSync, write } from 'node:fs';
import { promisify } from 'node:util';
import { type Index, restoreIndex, type Vocabulary } from '#engines/matching';
import { HEAD_BYTES } from './head.ts';

/** How much there is of an index, and what it is. */
export interface Body {
  bytes: number;
  sha256: string;
}

/** Read so much at a time to see whether all of it is what it was. */
const STEP = 1 << 20;

const writeSome = promisify(write);

/**
 * Writes the index after the head, part by part: between two parts questions are answered. The index must not change meanwhile. Throws what the
 * disk says, such as ENOSPC.
 */
export async function writeBody(index: Index, fd: number): Promise<Body> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const part of index.save()) {
    hash.update(part);
    for (let from = 0; from < part.length; ) {
      const { bytesWritten } = await writeSome(fd, part, from, part.length - from, HEAD_BYTES + bytes + from);
      from += bytesWritten;
    }
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Undefined unless every byte is there and the same. Looked at before anything is made of it: damaged sizes could ask for all memory. */
export function readBody(vocabulary: Vocabulary, fd: number, body: Body): Index | undefined {
  if (!isWhole(fd, body)) return undefined;
  let at = 0;
  const index = restoreIndex(vocabulary, (into) => {
    const count = readFully(fd, into, at, body.bytes - at);
    at += count;
    return count;
  });
  return at === body.bytes ? index : undefined;
}

function isWhole(fd: number, { bytes, sha256 }: Body): boolean {
  const hash = createHash('sha256');
  const step = Buffer.alloc(STEP);
  for (let at = 0; at < bytes; ) {
    const count = readFully(fd, step, at, bytes - at);
    if (count === 0) return false;
    hash.update(step.subarray(0, count));
    at += count;
  }
  return hash.digest('hex') === sha256;
}

function readFully(fd: number, into: Uint8Array, at: number, most: number): number {
  const wanted = Math.min(into.length, most);
  let count = 0;
  while (count < wanted) {
    const read = readSync(fd, into, count, wanted - count, HEAD_BYTES + at + count);
    if (read === 0) break;
    count += read;
  }
  return count;
}
