import type { Piece, Words } from './document.ts';
import {
  ACCENT,
  decorate,
  drawLine,
  inside,
  type Look,
  langOf,
  lineHeight,
  need,
  PALE,
  type Pen,
  textOf,
  turnPage,
  use,
} from './pen.ts';
import { drawFacts, drawTable } from './table.ts';
import { wrap } from './wrap.ts';

const HEADINGS: Record<1 | 2 | 3, Look & { before: number; after: number }> = {
  1: { size: 22, bold: true, before: 0, after: 10 },
  2: { size: 15, bold: true, before: 16, after: 6 },
  3: { size: 12, bold: true, before: 10, after: 4 },
};
const BODY: Look = { size: 10.5 };
const LOOKS: Record<'lead' | 'small' | 'name', Look> = {
  lead: { size: 13 },
  small: { size: 8.5, colour: PALE },
  name: { size: 26, bold: true },
};
/** A heading takes some of what it heads along to the next page. */
const KEEP = 48;
const INDENT = 16;
const SIGNATURE = { width: 220, space: 56 };

type Bookmarks = PDFKit.PDFOutline[];

/** Draws the pieces one below the other, with a bookmark for each heading. */
export function drawPieces(pen: Pen, pieces: Piece[]): void {
  const bookmarks: Bookmarks = [pen.doc.outline];
  for (const piece of pieces) drawPiece(pen, piece, bookmarks);
}

function drawPiece(pen: Pen, piece: Piece, bookmarks: Bookmarks): void {
  switch (piece.kind) {
    case 'heading': {
      const look = HEADINGS[piece.level];
      if (pen.y > pen.doc.page.margins.top) pen.y += look.before;
      need(pen, lineHeight(look) + look.after + KEEP);
      const above = bookmarks[piece.level - 1] ?? bookmarks.at(-1);
      bookmarks.length = piece.level;
      const bookmark = above?.addItem(textOf(piece.text), { expanded: true });
      if (bookmark !== undefined) bookmarks[piece.level] = bookmark;
      drawText(pen, `H${piece.level}`, piece.text, look, { align: piece.align });
      pen.y += look.after;
      return;
    }
    case 'paragraph':
      drawText(pen, 'P', piece.text, piece.look === undefined ? BODY : LOOKS[piece.look], { align: piece.align });
      pen.y += 7;
      return;
    case 'list':
      drawList(pen, piece.items);
      return;
    case 'facts':
      drawFacts(pen, piece.rows);
      return;
    case 'table':
      drawTable(pen, piece);
      return;
    case 'signature':
      drawSignature(pen, piece.label, piece.name);
      return;
    case 'rule':
      pen.y += 6;
      drawRule(pen, pen.width, 1.5, ACCENT);
      pen.y += 12;
      return;
    case 'page':
      turnPage(pen);
  }
}

function drawText(
  pen: Pen,
  tag: string,
  words: Words,
  look: Look,
  options: { align?: 'center' | undefined; into?: PDFKit.PDFStructureElement; indent?: number } = {},
): void {
  const { doc } = pen;
  const element = doc.struct(tag, langOf(words));
  (options.into ?? pen.root).add(element);
  use(doc, look);
  const x = pen.left + (options.indent ?? 0);
  const width = pen.width - (options.indent ?? 0);
  const lines = wrap(textOf(words), width, (text) => doc.widthOfString(text));
  const high = lineHeight(look);
  while (lines.length > 0) {
    need(pen, high);
    const here = lines.splice(0, Math.max(1, Math.floor((pen.bottom - pen.y) / high)));
    inside(doc, element, tag, () => {
      for (const line of here) {
        drawLine(doc, line, { x, y: pen.y, width, align: options.align });
        pen.y += high;
      }
    });
  }
  element.end();
}

function drawList(pen: Pen, items: Words[]): void {
  const { doc } = pen;
  const list = doc.struct('L');
  pen.root.add(list);
  for (const words of items) {
    const item = doc.struct('LI');
    list.add(item);
    need(pen, lineHeight(BODY));
    const label = doc.struct('Lbl');
    item.add(label);
    use(doc, BODY);
    inside(doc, label, 'Lbl', () => drawLine(doc, '•', { x: pen.left + 3, y: pen.y, width: INDENT }));
    label.end();
    drawText(pen, 'LBody', words, BODY, { into: item, indent: INDENT });
    item.end();
    pen.y += 3;
  }
  list.end();
  pen.y += 5;
}

function drawSignature(pen: Pen, label: Words, name: Words | undefined): void {
  need(pen, SIGNATURE.space + 3 * lineHeight(BODY));
  pen.y += SIGNATURE.space;
  drawRule(pen, SIGNATURE.width, 0.7, PALE);
  pen.y += 4;
  if (name !== undefined) drawText(pen, 'P', name, BODY);
  drawText(pen, 'P', label, LOOKS.small);
  pen.y += 8;
}

function drawRule(pen: Pen, width: number, thick: number, colour: string): void {
  decorate(pen.doc, 'Layout', () => {
    pen.doc.rect(pen.left, pen.y, width, thick).fill(colour);
  });
}
