import { drawBadges } from './badges.ts';
import type { PdfDocument } from './document.ts';
import { decorate, drawLine, lineHeight, openPen, PALE, type Pen, textOf, use } from './pen.ts';
import { drawPieces } from './pieces.ts';

const FOOT = { size: 8.5, colour: PALE };

/** Draws a document. `pageWords`: „Seite {page} von {pages}“ in its language. */
export async function draw(document: PdfDocument, pageWords: string): Promise<Uint8Array<ArrayBuffer>> {
  const pen = openPen(document);
  const chunks: Buffer[] = [];
  pen.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pen.doc.on('end', resolve));
  if (Array.isArray(document.content)) {
    drawPieces(pen, document.content);
    drawFeet(pen, document, pageWords);
  } else drawBadges(pen, document.content.badges);
  pen.root.end();
  pen.doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** At the end, when the number of pages is known. */
function drawFeet({ doc, left, width, bottom }: Pen, { footer }: PdfDocument, pageWords: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    doc.switchToPage(start + at);
    // Below the margin pdfkit would begin a new page.
    doc.page.margins.bottom = 0;
    const y = bottom + 2 * lineHeight(FOOT) - lineHeight(FOOT);
    decorate(doc, 'Pagination', () => {
      use(doc, FOOT);
      if (footer !== undefined) drawLine(doc, textOf(footer), { x: left, y, width });
      const page = pageWords.replace('{page}', String(at + 1)).replace('{pages}', String(count));
      drawLine(doc, page, { x: left, y, width, align: 'right' });
    });
  }
}
