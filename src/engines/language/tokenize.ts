import { enlarged } from '#engines/kit';

/** A word of a text with its offsets in UTF-16 code units; `text.slice(start, end) === token.text`. */
export type Token = { text: string; start: number; end: number };

/**
 * Texts are read up to this many code units (about 30 pages); what follows is not looked at. It keeps the time for one
 * text bounded, whatever is pasted.
 */
export const MAX_TEXT = 60_000;

/** Longer runs of letters (base64, one endless word) are no words. */
const MAX_WORD = 60;

/** The words of a text by their offsets, with what stands before each. Reused from text to text, so that reading makes no garbage. */
export type Scan = {
  count: number;
  start: Int32Array;
  end: Int32Array;
  /** What stands between this word and the one before: `Gap` flags. */
  gap: Uint8Array;
  /** No letter with a diacritic anywhere: perhaps written without them. */
  plain: boolean;
};

/** A sentence or list item ends here; something stops (a comma too); a space stands right before the word. */
export const GAP = { breaks: 1, stops: 2, space: 4 } as const;

export function createScan(): Scan {
  return { count: 0, start: new Int32Array(256), end: new Int32Array(256), gap: new Uint8Array(256), plain: true };
}

const OTHER = 1;
const LETTER = 2;
const MARK = 3;
const DIGIT = 4;
const SPACE = 5;

/** Class of each UTF-16 code unit, found when first met (0: not yet). */
const CLASSES = new Uint8Array(0x10000);

function classify(unit: number): number {
  const char = String.fromCharCode(unit);
  const found = /\p{L}/u.test(char)
    ? LETTER
    : /\p{M}/u.test(char)
      ? MARK
      : /\p{N}/u.test(char)
        ? DIGIT
        : /\s/.test(char)
          ? SPACE
          : OTHER;
  CLASSES[unit] = found;
  return found;
}

function classOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return CLASSES[unit] || classify(unit);
}

const DASHES = new Set(['-', '‑', '–', '—'].map((dash) => dash.charCodeAt(0)));
/** Signs that end a sentence or list item, and those that only stop. */
const BREAKING = new Set([...'.!?;:•|\n'].map((sign) => sign.charCodeAt(0)));
const STOPPING = new Set([...'.!?;:,()\n'].map((sign) => sign.charCodeAt(0)));

/**
 * Finds the words: a letter or digit with the letters, marks and digits after it; an apostrophe inside; a hyphen only after a single leading
 * letter, so that `E-Akte` and `e-mobilita` stay whole while `LoRaWAN-Sensor` gives two words. Letters outside the basic plane are none.
 * With `onlyOffsets` the gaps and `plain` say nothing.
 */
export function scan(text: string, into: Scan, onlyOffsets = false): void {
  const length = Math.min(text.length, MAX_TEXT);
  let at = 0;
  let gap = GAP.breaks | GAP.stops;
  let reached = 0;
  into.count = 0;
  into.plain = true;
  while (at < length) {
    const kind = classOf(text, at);
    if (kind !== LETTER && kind !== DIGIT) {
      at += 1;
      continue;
    }
    if (into.count > 0 && !onlyOffsets) gap = readGap(text, reached, at);
    const start = at;
    at = wordEnd(text, start, length, kind);
    if (into.plain && !onlyOffsets) into.plain = isPlain(text, start, at);
    reached = at;
    if (at - start > MAX_WORD) continue;
    if (into.count === into.start.length) grow(into);
    into.start[into.count] = start;
    into.end[into.count] = at;
    into.gap[into.count] = gap;
    into.count += 1;
  }
}

function wordEnd(text: string, start: number, length: number, kind: number): number {
  let at = start + 1;
  const joins = kind === LETTER && at + 2 < length && DASHES.has(text.charCodeAt(at)) && text[at] !== '—';
  if (joins && classOf(text, at + 1) === LETTER && classOf(text, at + 2) === LETTER) at += 3;
  while (at < length && isInside(classOf(text, at))) at += 1;
  const sign = text.charCodeAt(at);
  if (
    at + 1 < length &&
    (sign === 0x27 || sign === 0x2019) &&
    classOf(text, at + 1) === LETTER &&
    text.charCodeAt(start + 1) !== 0x2d
  ) {
    at += 1;
    while (at < length && classOf(text, at) === LETTER) at += 1;
  }
  return at;
}

function isInside(kind: number): boolean {
  return kind === LETTER || kind === DIGIT || kind === MARK;
}

function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xc0 && unit <= 0x24f) return false;
  }
  return true;
}

function readGap(text: string, from: number, to: number): number {
  if (to === from + 1 && text.charCodeAt(from) === 0x20) return GAP.space;
  let gap = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    // One sign without a space is no end of a sentence (`z.B`).
    if (to > from + 1 && BREAKING.has(unit)) gap |= GAP.breaks;
    if (STOPPING.has(unit)) gap |= GAP.stops;
    if (DASHES.has(unit) && unit !== 0x2011 && at > from && isSpace(text, at - 1) && isSpace(text, at + 1))
      gap |= GAP.breaks | GAP.stops;
  }
  return isSpace(text, to - 1) ? gap | GAP.space : gap;
}

function isSpace(text: string, at: number): boolean {
  return at < text.length && classOf(text, at) === SPACE;
}

function grow(into: Scan): void {
  const size = into.start.length * 2;
  into.start = enlarged(into.start, size);
  into.end = enlarged(into.end, size);
  into.gap = enlarged(into.gap, size);
}

export function tokenize(text: string): Token[] {
  const found = createScan();
  scan(text, found);
  return Array.from({ length: found.count }, (_, i) => {
    const [start, end] = [found.start[i]!, found.end[i]!];
    return { text: text.slice(start, end), start, end };
  });
}

const ASCII = /^[a-z0-9]*$/;
const FOLDED: Record<string, string> = { ß: 'ss', ł: 'l', đ: 'd', ø: 'o', æ: 'ae', œ: 'oe', ı: 'i' };

/** Lower case without diacritics and joining signs: `Łódź` → `lodz`, `E-Akte` → `eakte`. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}]/gu, '')
    .replace(/[ßłđøæœı]/g, (letter) => FOLDED[letter]!);
}
