import type { PdfTable, Words } from './document.ts';
import {
  decorate,
  drawLine,
  inside,
  type Look,
  langOf,
  lineHeight,
  PALE,
  type Pen,
  textOf,
  turnPage,
  use,
} from './pen.ts';
import { limit, wrap } from './wrap.ts';

const CELL: Look = { size: 9.5 };
const HEAD: Look = { size: 9.5, bold: true };
const CAPTION: Look = { size: 11, bold: true };
const PADDING = 4;
/** A row has to fit on a page, or it could not be drawn at all. */
const MAX_LINES = 40;

type Scope = 'Column' | 'Row' | undefined;

interface Cell {
  words: Words;
  lines: string[];
  x: number;
  width: number;
  look: Look;
  align?: 'right' | undefined;
  scope: Scope;
}

/** A table with its head again on every page; the repetition is decoration, so that it is read once. */
export function drawTable(pen: Pen, { caption, columns, rows, rowHeight }: PdfTable): void {
  const { doc } = pen;
  const table = doc.struct('Table');
  const whole = columns.reduce((sum, column) => sum + column.share, 0);
  const place = columns.map((column, at) => ({
    x: pen.left + (pen.width * columns.slice(0, at).reduce((sum, before) => sum + before.share, 0)) / whole,
    width: (pen.width * column.share) / whole,
    align: column.align,
  }));
  const cellsOf = (texts: Words[], scopeOf: (at: number) => Scope, look: Look): Cell[] =>
    place.map((where, at) => layOut(pen, texts[at] ?? '', { ...where, look, scope: scopeOf(at) }));

  const head = cellsOf(
    columns.map((column) => column.label),
    () => 'Column',
    HEAD,
  );
  const headHeight = heightOf(head, 0);
  if (pen.y + headHeight * 3 > pen.bottom) turnPage(pen);
  pen.root.add(table);
  if (caption !== undefined) drawCaption(pen, table, caption);
  drawRow(pen, table, head, headHeight);
  for (const texts of rows) {
    const cells = cellsOf(texts, (at) => (at === 0 ? 'Row' : undefined), CELL);
    const height = heightOf(cells, rowHeight ?? 0);
    if (pen.y + height > pen.bottom) {
      turnPage(pen);
      decorate(doc, 'Pagination', () => drawCells(pen, head));
      pen.y += headHeight;
      drawLineBelow(pen);
    }
    drawRow(pen, table, cells, height);
  }
  table.end();
  pen.y += 12;
}

/** Two columns without a head: what it is called, what it is. */
export function drawFacts(pen: Pen, rows: [Words, Words][]): void {
  const table = pen.doc.struct('Table');
  pen.root.add(table);
  const nameWidth = pen.width * 0.3;
  for (const [name, value] of rows) {
    const cells = [
      layOut(pen, name, { x: pen.left, width: nameWidth, look: HEAD, scope: 'Row' }),
      layOut(pen, value, { x: pen.left + nameWidth, width: pen.width - nameWidth, look: CELL, scope: undefined }),
    ];
    const height = heightOf(cells, 0);
    if (pen.y + height > pen.bottom) turnPage(pen);
    drawRow(pen, table, cells, height);
  }
  table.end();
  pen.y += 12;
}

function layOut(pen: Pen, words: Words, cell: Omit<Cell, 'words' | 'lines'>): Cell {
  use(pen.doc, cell.look);
  const lines = wrap(textOf(words), cell.width - 2 * PADDING, (text) => pen.doc.widthOfString(text));
  return { ...cell, words, lines: limit(lines, MAX_LINES) };
}

const heightOf = (cells: Cell[], least: number) =>
  Math.max(least, ...cells.map((cell) => Math.max(1, cell.lines.length) * lineHeight(cell.look) + 2 * PADDING));

function drawRow(pen: Pen, table: PDFKit.PDFStructureElement, cells: Cell[], height: number): void {
  const { doc } = pen;
  const row = doc.struct('TR');
  table.add(row);
  for (const cell of cells) {
    const tag = cell.scope === undefined ? 'TD' : 'TH';
    const options = { ...langOf(cell.words), ...(cell.scope === undefined ? {} : { scope: cell.scope }) };
    const element = doc.struct(tag, options);
    row.add(element);
    if (cell.lines.length > 0) inside(doc, element, tag, () => drawCell(pen, cell));
    element.end();
  }
  row.end();
  pen.y += height;
  drawLineBelow(pen);
}

function drawCells(pen: Pen, cells: Cell[]): void {
  for (const cell of cells) drawCell(pen, cell);
}

function drawCell(pen: Pen, { lines, x, width, look, align }: Cell): void {
  use(pen.doc, look);
  lines.forEach((line, at) => {
    const y = pen.y + PADDING + at * lineHeight(look);
    drawLine(pen.doc, line, { x: x + PADDING, y, width: width - 2 * PADDING, align });
  });
}

function drawLineBelow(pen: Pen): void {
  decorate(pen.doc, 'Layout', () => {
    pen.doc.rect(pen.left, pen.y - 0.25, pen.width, 0.5).fill(PALE);
  });
}

function drawCaption(pen: Pen, table: PDFKit.PDFStructureElement, caption: Words): void {
  const { doc } = pen;
  const element = doc.struct('Caption', langOf(caption));
  table.add(element);
  use(doc, CAPTION);
  const lines = wrap(textOf(caption), pen.width, (text) => doc.widthOfString(text));
  inside(doc, element, 'Caption', () => {
    for (const line of lines) {
      drawLine(doc, line, { x: pen.left, y: pen.y, width: pen.width });
      pen.y += lineHeight(CAPTION);
    }
  });
  element.end();
  pen.y += 4;
}
