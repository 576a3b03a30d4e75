import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Lang } from '#engines/kit';
import type { Words } from './document.ts';

// By their paths and not by names of ours: pdfkit would open the first font, known by its path, again and again under a second name.
const REGULAR = join(import.meta.dirname, 'fonts/FiraSans-Regular.ttf');
const BOLD = join(import.meta.dirname, 'fonts/FiraSans-SemiBold.ttf');
/** 20 mm. */
const MARGIN = 56.7;
export const INK = '#171a1f';
export const PALE = '#5b6472';
export const ACCENT = '#1c3fb7';

/** Lines are this many times as high as their letters. */
const LEADING = 1.32;

export interface Look {
  size: number;
  bold?: boolean;
  colour?: string;
}

/** Where the next thing is drawn, from the top of the page in points. */
export interface Pen {
  doc: PDFKit.PDFDocument;
  root: PDFKit.PDFStructureElement;
  left: number;
  width: number;
  bottom: number;
  y: number;
}

export interface PenOptions {
  lang: Lang;
  title: string;
  author: string;
  created: Date;
  layout?: 'landscape' | undefined;
}

/** A tagged PDF 1.7 that says its language and shows its title. */
export function openPen({ lang, title, author, created, layout }: PenOptions): Pen {
  const doc = new PDFDocument({
    size: 'A4',
    layout: layout ?? 'portrait',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang,
    bufferPages: true,
    autoFirstPage: false,
    font: REGULAR,
    info: { Creator: 'Hubwerk', Producer: 'Hubwerk', CreationDate: created },
    ...ACCESSIBLE,
  });
  const { font }: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } = Reflect.get(doc, '_font');
  hasLetter = (codePoint) => font.hasGlyphForCodePoint(codePoint);
  doc.info.Title = clean(title);
  doc.info.Author = clean(author);
  // pdfkit writes title and author into its XML as they are: „Bau & Planung“ would break it. They stand in the Info dictionary by then.
  const endMetadata = doc.endMetadata.bind(doc);
  doc.endMetadata = () => {
    doc.info.Title = escapeXml(clean(title));
    doc.info.Author = escapeXml(clean(author));
    endMetadata();
  };
  doc.addPage();
  const root = doc.struct('Document');
  doc.addStructure(root);
  return {
    doc,
    root,
    left: MARGIN,
    width: doc.page.width - 2 * MARGIN,
    bottom: doc.page.height - MARGIN,
    y: MARGIN,
  };
}

/** The types of pdfkit do not know this subset yet. */
const ACCESSIBLE: object = { subset: 'PDF/UA' };

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Every document has the same fonts. */
let hasLetter: (codePoint: number) => boolean = () => true;

/**
 * Without what no line of text means: control characters, soft hyphens, marks of direction. Pictures that the fonts lack are left out; letters that they
 * lack (Chinese, Arabic) become a question mark, because a PDF for everybody may draw nothing that it cannot name.
 */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[^\x20-\x7e]/gu, (letter) => {
      if (hasLetter(letter.codePointAt(0) ?? 0)) return letter;
      return /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{M}/u.test(letter) ? '' : '?';
    })
    .replace(/ {2,}/g, ' ')
    .trim();
}

export const textOf = (words: Words): string => clean(typeof words === 'string' ? words : words.text);
export const langOf = (words: Words): { lang?: Lang } => (typeof words === 'string' ? {} : { lang: words.lang });

export function turnPage(pen: Pen): void {
  pen.doc.addPage();
  pen.y = MARGIN;
}

/** Turns the page when less than this is left on it. */
export function need(pen: Pen, height: number): void {
  if (pen.y + height > pen.bottom) turnPage(pen);
}

export function use(doc: PDFKit.PDFDocument, look: Look): void {
  doc
    .font(look.bold ? BOLD : REGULAR)
    .fontSize(look.size)
    .fillColor(look.colour ?? INK);
}

export const lineHeight = (look: Look): number => look.size * LEADING;

/** Draws what is no content: lines, page numbers, heads of a table said once already. */
export function decorate(doc: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

/** Draws a part of an element's content; an element that runs over pages has several. */
export function inside(
  doc: PDFKit.PDFDocument,
  element: PDFKit.PDFStructureElement,
  tag: string,
  draw: () => void,
): void {
  element.add(doc.markStructureContent(tag));
  draw();
  doc.endMarkedContent();
}

/** Draws one line; the space at its end keeps the last word of a line from growing together with the first of the next. */
export function drawLine(
  doc: PDFKit.PDFDocument,
  line: string,
  box: { x: number; y: number; width: number; align?: 'center' | 'right' | undefined },
): void {
  const spare = box.align === undefined ? 0 : box.width - doc.widthOfString(line);
  doc.text(`${line} `, box.x + (box.align === 'center' ? spare / 2 : spare), box.y, { lineBreak: false });
}
