import encodeQR from 'qr';
import type { PdfBadge, Words } from './document.ts';
import {
  decorate,
  drawLine,
  INK,
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

const MM = 72 / 25.4;
const WIDE = 90 * MM;
const HIGH = 55 * MM;
const COLUMNS = 2;
const ROWS = 5;
const EDGE = 6 * MM;
const QR = 22 * MM;
const MARK = 5 * MM;

const EVENT: Look = { size: 8, colour: PALE };
const ORGANISATION: Look = { size: 10 };
const ROLE: Look = { size: 10, bold: true };
/** Read from two metres where the name is short. */
const LARGEST = 27;
const SMALLEST = 11;

/** Ten badges on each A4 page, edge to edge, with marks where to cut. */
export function drawBadges(pen: Pen, badges: PdfBadge[]): void {
  const left = (pen.doc.page.width - COLUMNS * WIDE) / 2;
  const top = (pen.doc.page.height - ROWS * HIGH) / 2;
  badges.forEach((badge, at) => {
    const onPage = at % (COLUMNS * ROWS);
    if (onPage === 0) {
      if (at > 0) turnPage(pen);
      decorate(pen.doc, 'Layout', () => drawMarks(pen.doc, left, top));
    }
    drawBadge(pen, badge, left + (onPage % COLUMNS) * WIDE, top + Math.floor(onPage / COLUMNS) * HIGH);
  });
}

function drawMarks(doc: PDFKit.PDFDocument, left: number, top: number): void {
  doc.lineWidth(0.4).strokeColor(INK);
  const [right, bottom] = [left + COLUMNS * WIDE, top + ROWS * HIGH];
  for (let column = 0; column <= COLUMNS; column++) {
    const x = left + column * WIDE;
    doc
      .moveTo(x, top - 2)
      .lineTo(x, top - MARK)
      .moveTo(x, bottom + 2)
      .lineTo(x, bottom + MARK);
  }
  for (let row = 0; row <= ROWS; row++) {
    const y = top + row * HIGH;
    doc
      .moveTo(left - 2, y)
      .lineTo(left - MARK, y)
      .moveTo(right + 2, y)
      .lineTo(right + MARK, y);
  }
  doc.stroke();
}

function drawBadge(pen: Pen, badge: PdfBadge, x: number, y: number): void {
  const { doc } = pen;
  const part = doc.struct('Sect', { title: textOf(badge.name) });
  pen.root.add(part);
  const wide = WIDE - 2 * EDGE;
  const beside = wide - QR - 3 * MM;
  const write = (words: Words, look: Look, at: number, width: number, lines: number) => {
    use(doc, look);
    drawLines(
      pen,
      part,
      words,
      limit(
        wrap(textOf(words), width, (text) => doc.widthOfString(text)),
        lines,
      ),
      look,
      x + EDGE,
      at,
      width,
    );
  };
  write(badge.event, EVENT, y + 5 * MM, wide, 1);
  const name = shrink(doc, textOf(badge.name), wide);
  drawLines(pen, part, badge.name, name.lines, name.look, x + EDGE, y + 9.5 * MM, wide);
  write(badge.organisation, ORGANISATION, y + 32 * MM, beside, 2);
  write(badge.role, ROLE, y + HIGH - 5 * MM - lineHeight(ROLE), beside, 1);
  drawCode(pen, part, badge, x + WIDE - EDGE - QR + 2 * MM, y + HIGH - 4 * MM - QR);
  part.end();
}

function drawLines(
  pen: Pen,
  part: PDFKit.PDFStructureElement,
  words: Words,
  lines: string[],
  look: Look,
  x: number,
  y: number,
  width: number,
): void {
  if (lines.length === 0) return;
  const element = pen.doc.struct('P', langOf(words));
  part.add(element);
  use(pen.doc, look);
  inside(pen.doc, element, 'P', () => {
    for (const [at, line] of lines.entries()) drawLine(pen.doc, line, { x, y: y + at * lineHeight(look), width });
  });
  element.end();
}

/** The largest letters with which a name fits into two lines without a word being torn, and above the QR code. */
function shrink(doc: PDFKit.PDFDocument, name: string, width: number): { look: Look; lines: string[] } {
  for (let size = LARGEST; ; size--) {
    const look: Look = { size, bold: true };
    use(doc, look);
    const lines = wrap(name, width, (text) => doc.widthOfString(text));
    const whole =
      lines.join('').replaceAll(' ', '') === name.replaceAll(' ', '') && lines.every((line) => !torn(name, line));
    if (lines.length <= 2 && whole && lines.length * lineHeight(look) <= 18.5 * MM) return { look, lines };
    if (size <= SMALLEST) return { look, lines: limit(lines, 4) };
  }
}

/** Whether a line ends within a word. */
const torn = (name: string, line: string) => !` ${name} `.includes(`${line} `) && !/[-–/@]$/.test(line);

function drawCode(pen: Pen, part: PDFKit.PDFStructureElement, { code, codeAlt }: PdfBadge, x: number, y: number): void {
  const { doc } = pen;
  const bits = encodeQR(code, 'raw', { ecc: 'medium', border: 1 });
  // The library wants a border of its own; the white of the badge is wider.
  const modules = bits.slice(1, -1).map((line) => line.slice(1, -1));
  const dot = QR / modules.length;
  const options = { alt: textOf(codeAlt), bbox: [x, y, x + QR, y + QR], placement: 'Block' };
  const figure = doc.struct('Figure', options);
  part.add(figure);
  inside(doc, figure, 'Figure', () => {
    for (const [row, line] of modules.entries()) {
      for (let from = 0; from < line.length; from++) {
        if (!line[from]) continue;
        let to = from;
        while (line[to]) to++;
        doc.rect(x + from * dot, y + row * dot, (to - from) * dot, dot);
        from = to;
      }
    }
    doc.fill(INK);
  });
  figure.end();
}
