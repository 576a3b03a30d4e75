import type { Reason } from '#engines/matching';
import type { EntryKind } from '#features/exchange/model.ts';

declare module '#platform/database' {
  interface Tables {
    entry_vector: EntryVectorTable;
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'vector.saved': 'vector';
    'vector.deleted': 'vector';
  }
}

interface EntryVectorTable {
  entry_id: string;
  kind: EntryKind;
  /** The model that made the vector, or is to make it. */
  model: string;
  /** Of what the vector shall say: model, kind and text. A vector whose text has changed is good until there is a new one. */
  digest: string;
  dimension: number | null;
  /** 32-bit numbers, lowest byte first, of length 1 together. */
  vector: Uint8Array | null;
  /** When it is to be asked for (again); null when everything is as it should be. */
  due_at: Date | null;
  /** How often the model did not answer for this text; counts from 0 for a new text. */
  attempts: number;
  /** When it was last asked for. */
  claimed_at: Date | null;
}

/**
 * What the language model says of a match. Which words it comes from cannot be told: that is why it stands by itself.
 * `similarity` is the cosine of the two vectors, -1 to 1.
 */
export interface EmbeddingReason {
  type: 'embedding';
  contribution: number;
  similarity: number;
  model: string;
}

/** What speaks for a match or against it: what the engine knows, and the language model where there is one. */
export type MatchReason = Reason | EmbeddingReason;

/** Numbers of length 1 together, so that a product of two is their cosine. */
export type Vector = Float32Array<ArrayBuffer>;

/** As they are kept: 32 bits each, lowest byte first, which is the order of every processor Node runs on here. */
export function bytesOf(vector: Vector): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** Reads what `bytesOf` has written, in base64. */
export function vectorOf(base64: string): Vector {
  const bytes = Buffer.from(base64, 'base64');
  return new Float32Array(new Uint8Array(bytes).buffer);
}

/** Of a text this much is sent, about two pages: many models read no more, and some refuse more. */
export const EMBEDDED_LENGTH = 6_000;

/** The largest vectors in use have 4096 numbers. */
export const MAX_DIMENSION = 4_096;
