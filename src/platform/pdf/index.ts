export type { PdfDocument, Piece, Words } from './document.ts';
export { makePdf } from './make.ts';
