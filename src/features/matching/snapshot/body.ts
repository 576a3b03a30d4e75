import { read, write } from 'node:fs';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { type Index, restoreIndex, type Vocabulary } from '#engines/matching';
import { HEAD_BYTES } from './head.ts';

/** The index is written in frames of so many bytes, the last one shorter, each behind its checksum and read only where that is right. */
const FRAME = 1 << 20;
const SUM_BYTES = 4;

const readSome = promisify(read);
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

/** So many frames are read ahead: a disk gives more when it is asked for several things at once. */
const AHEAD = 8;

/** Undefined unless every byte is there and the same. What is damaged never reaches the engine: sizes in it could ask for all memory. */
export async function readBody(vocabulary: Vocabulary, fd: number, bytes: number): Promise<Index | undefined> {
  const frames = Math.ceil(bytes / FRAME);
  const lengthOf = (frame: number) => Math.min(FRAME, bytes - frame * FRAME);
  const ahead: Promise<Buffer | undefined>[] = [];
  let begun = 0;
  const begin = (room: Buffer) => {
    // What cannot be read is as good as damaged.
    if (begun < frames)
      ahead.push(readFrame(fd, begun, room.subarray(0, SUM_BYTES + lengthOf(begun))).catch(() => undefined));
    begun += 1;
  };
  for (let i = 0; i < Math.min(AHEAD, frames); i++) begin(Buffer.alloc(SUM_BYTES + FRAME));
  let content: Buffer = Buffer.alloc(0);
  let at = 0;
  let whole = true;
  const next = async () => {
    // What has been read is used up: its room is for another frame.
    if (content.length > 0) begin(Buffer.from(content.buffer, content.byteOffset - SUM_BYTES, SUM_BYTES + FRAME));
    content = (await ahead.shift()) ?? Buffer.alloc(0);
    at = 0;
    whole = content.length > 0;
  };
  const index = await restoreIndex(vocabulary, async (into) => {
    let count = 0;
    while (whole && count < into.length) {
      if (at === content.length) await next();
      const some = content.subarray(at, at + into.length - count);
      into.set(some, count);
      at += some.length;
      count += some.length;
    }
    return count;
  });
  const isAtEnd = ahead.length === 0 && at === content.length;
  // The file is closed next.
  await Promise.all(ahead);
  return whole && isAtEnd ? index : undefined;
}

/** The content of a frame; undefined where it is not what was written. */
async function readFrame(fd: number, frame: number, room: Buffer): Promise<Buffer | undefined> {
  for (let count = 0; count < room.length; ) {
    const { bytesRead } = await readSome(fd, room, count, room.length - count, placeOf(frame) + count);
    if (bytesRead === 0) return undefined;
    count += bytesRead;
  }
  const content = room.subarray(SUM_BYTES);
  return room.readUInt32LE() === sumOf(content, frame) ? content : undefined;
}
