import { readSync, write } from 'node:fs';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { type Index, restoreIndex, type Vocabulary } from '#engines/matching';
import { HEAD_BYTES } from './head.ts';

/** The index is written in frames of so many bytes, the last one shorter, each behind its checksum and read only where that is right. */
const FRAME = 1 << 20;
const SUM_BYTES = 4;

const writeSome = promisify(write);

const placeOf = (frame: number): number => HEAD_BYTES + frame * (SUM_BYTES + FRAME);

/** Differs with the place of a frame too. */
const sumOf = (content: Uint8Array, frame: number): number => crc32(content, frame);

/**
 * Writes the index after the head and returns its length in bytes. Between two frames questions are answered, but the index must not change. Throws
 * what the disk says, such as ENOSPC.
 */
export async function writeBody(index: Index, fd: number): Promise<number> {
  const buffer = Buffer.alloc(SUM_BYTES + FRAME);
  let [frame, filled] = [0, 0];
  const flush = async () => {
    const content = buffer.subarray(SUM_BYTES, SUM_BYTES + filled);
    buffer.writeUInt32LE(sumOf(content, frame));
    for (let from = 0; from < SUM_BYTES + filled; ) {
      const { bytesWritten } = await writeSome(fd, buffer, from, SUM_BYTES + filled - from, placeOf(frame) + from);
      from += bytesWritten;
    }
    frame += 1;
    filled = 0;
  };
  for (const part of index.save()) {
    for (let from = 0; from < part.length; ) {
      const some = part.subarray(from, from + FRAME - filled);
      buffer.set(some, SUM_BYTES + filled);
      filled += some.length;
      from += some.length;
      if (filled === FRAME) await flush();
    }
  }
  const bytes = frame * FRAME + filled;
  if (filled > 0) await flush();
  return bytes;
}

/** Undefined unless every byte is there and the same. What is damaged never reaches the engine: sizes in it could ask for all memory. */
export function readBody(vocabulary: Vocabulary, fd: number, bytes: number): Index | undefined {
  const buffer = Buffer.alloc(SUM_BYTES + FRAME);
  let content = buffer.subarray(0, 0);
  let [frame, at] = [0, 0];
  const next = (): boolean => {
    const length = Math.min(FRAME, bytes - frame * FRAME);
    if (length <= 0 || readFully(fd, buffer.subarray(0, SUM_BYTES + length), placeOf(frame)) < SUM_BYTES + length)
      return false;
    content = buffer.subarray(SUM_BYTES, SUM_BYTES + length);
    at = 0;
    return buffer.readUInt32LE() === sumOf(content, frame++);
  };
  let whole = true;
  const index = restoreIndex(vocabulary, (into) => {
    let count = 0;
    while (whole && count < into.length) {
      if (at === content.length) whole = next();
      if (!whole) break;
      const some = content.subarray(at, at + into.length - count);
      into.set(some, count);
      at += some.length;
      count += some.length;
    }
    return count;
  });
  const isAtEnd = (frame - 1) * FRAME + at === bytes;
  return whole && isAtEnd ? index : undefined;
}

function readFully(fd: number, into: Uint8Array, position: number): number {
  let count = 0;
  while (count < into.length) {
    const read = readSync(fd, into, count, into.length - count, position + count);
    if (read === 0) break;
    count += read;
  }
  return count;
}
