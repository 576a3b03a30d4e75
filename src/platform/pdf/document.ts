import type { Lang } from '#engines/kit';

/** A text in the language of the document, or in another that is said so that it is read aloud as it should be. */
export type Words = string | { text: string; lang: Lang };

/** Pieces of a document in reading order. */
export type Piece =
  | { kind: 'heading'; level: 1 | 2 | 3; text: Words; align?: 'center' }
  | { kind: 'paragraph'; text: Words; look?: 'lead' | 'small' | 'name'; align?: 'center' }
  | { kind: 'list'; items: Words[] }
  /** Names on the left, what they are on the right. */
  | { kind: 'facts'; rows: [name: Words, value: Words][] }
  | PdfTable
  /** A line to sign on, with what stands below it. */
  | { kind: 'signature'; label: Words; name?: Words }
  | { kind: 'rule' }
  | { kind: 'page' };

export interface PdfTable {
  kind: 'table';
  /** What the table holds; seen above it and said by screen readers. */
  caption?: Words;
  /** `share`: of the width, among those of the others. */
  columns: { label: Words; share: number; align?: 'right' }[];
  /** The first cell of a row is its head. */
  rows: Words[][];
  /** At least so high, in points, for what is written by hand. */
  rowHeight?: number;
}

/** A badge of 90 × 55 mm. */
export interface PdfBadge {
  event: Words;
  name: string;
  organisation: string;
  /** The kind of ticket. */
  role: Words;
  /** What the QR code says, and what it is for those who do not see it. */
  code: string;
  codeAlt: string;
}

/** What a PDF is made from. It says everything that is drawn, so equal documents are equal files. */
export interface PdfDocument {
  lang: Lang;
  title: string;
  /** Who says it: network or hub. */
  author: string;
  created: Date;
  layout?: 'landscape';
  /** At the foot of every page, beside its number. */
  footer?: Words;
  content: Piece[] | { badges: PdfBadge[] };
}
