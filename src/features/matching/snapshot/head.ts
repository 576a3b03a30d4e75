import { createHash } from 'node:crypto';
import type { Cursor } from '#platform/outbox';

/** What stands before the index in a snapshot: where it comes from, up to when it knows everything, and what it must be like. */
export interface Head {
  /** Of the code that made it. */
  version: string;
  database: string;
  /** Everything told up to here is in the index; to be caught up from. */
  cursor: Cursor;
  /** Nothing in the index comes from this transaction or a later one. */
  before: string;
  /** Says in short which events there were before that. */
  events: string;
  entries: number;
  /** Length of the index. */
  bytes: number;
}

/** Room for the head; the index begins after it, so that the head can be written last: without it there is no snapshot. */
export const HEAD_BYTES = 4096;

const sealOf = (text: string) => createHash('sha256').update('hubwerk-snapshot-2').update(text).digest('hex');

/** One line with the seal and one with the content, filled up with spaces. */
export function encodeHead(head: Head): Buffer {
  const text = JSON.stringify(head);
  const bytes = Buffer.alloc(HEAD_BYTES, ' ');
  if (bytes.write(`${sealOf(text)}\n${text}\n`) === HEAD_BYTES) throw new Error('the head of the snapshot has no room');
  return bytes;
}

/** Undefined where it is not exactly what `encodeHead` wrote. */
export function decodeHead(bytes: Buffer): Head | undefined {
  const [seal, text = ''] = bytes.toString().split('\n');
  // The seal says that it was written above.
  return seal === sealOf(text) ? (JSON.parse(text) as Head) : undefined;
}
