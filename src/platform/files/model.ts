import type { ColumnType } from 'kysely';
import type { FileKind } from './sniff.ts';

declare module '#platform/database' {
  interface Tables {
    file: FileTable;
    file_piece: FilePieceTable;
    file_use: FileUseTable;
  }
}

/** Bytes in a row of `file_piece`: few rows for a film, and little in memory for each who reads one. */
export const PIECE_BYTES = 256 * 1024;

/** Public files are for whoever has their address, which cannot be guessed; private ones are given out by the feature that asked for them. */
export type Visibility = 'public' | 'private';

/** A picture in a smaller width. */
export interface Variant {
  width: number;
  height: number;
  size: number;
  sha256: string;
}

interface FileTable {
  id: string;
  /** `receiving` until all pieces are there. */
  state: 'receiving' | 'ready';
  kind: FileKind;
  visibility: Visibility;
  name: string;
  type: string;
  /** PostgreSQL gives a bigint as text. */
  size: ColumnType<string | number, number, number>;
  sha256: string;
  width: number | null;
  height: number | null;
  variants: ColumnType<Variant[], string, string>;
  created_at: Date;
}

interface FilePieceTable {
  file_id: string;
  /** 0 for the file itself, otherwise the width of a variant. */
  variant: number;
  number: number;
  bytes: Uint8Array;
}

interface FileUseTable {
  file_id: string;
  /** What it is for, for instance `event:0192…`. */
  subject: string;
}

export interface StoredFile {
  id: string;
  kind: FileKind;
  visibility: Visibility;
  name: string;
  type: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  variants: Variant[];
}
