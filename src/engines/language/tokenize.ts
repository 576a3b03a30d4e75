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
  /** The text's code units, as far as it is read: looking at one in an array takes a fifth of the time that `charCodeAt` does. */
  letters: Uint16Array;
  bytes: Buffer;
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
  return {
    ...roomFor(1024),
    count: 0,
    start: new Int32Array(256),
    end: new Int32Array(256),
    gap: new Uint8Array(256),
    plain: true,
  };
}

function roomFor(length: number): Pick<Scan, 'letters' | 'bytes'> {
  const letters = new Uint16Array(length);
  return { letters, bytes: Buffer.from(letters.buffer) };
}

/** What a code unit is. */
const UNIT = {
  other: 1 << 0,
  letter: 1 << 1,
  mark: 1 << 2,
  digit: 1 << 3,
  space: 1 << 4,
  /** A Latin letter with a diacritic, or between those. */
  accented: 1 << 5,
  dash: 1 << 6,
} as const;
const BEGINNING = UNIT.letter | UNIT.digit;
const INSIDE = UNIT.letter | UNIT.digit | UNIT.mark;

/** Of each UTF-16 code unit what it is, found when first met (0: not yet). */
const CLASSES = new Uint8Array(0x10000);

function classify(unit: number): number {
  const char = String.fromCharCode(unit);
  const found = /\p{L}/u.test(char)
    ? UNIT.letter
    : /\p{M}/u.test(char)
      ? UNIT.mark
      : /\p{N}/u.test(char)
        ? UNIT.digit
        : /\s/.test(char)
          ? UNIT.space
          : UNIT.other;
  const accented = unit >= 0xc0 && unit <= 0x24f ? UNIT.accented : 0;
  CLASSES[unit] = found | accented | (DASHES.includes(char) ? UNIT.dash : 0);
  return CLASSES[unit]!;
}

const DASHES = '-‑–—';
const LONG_DASH = 0x2014;
const UNBROKEN_HYPHEN = 0x2011;

function classAt(letters: Uint16Array, at: number): number {
  const unit = letters[at]!;
  return CLASSES[unit]! || classify(unit);
}

/** Signs that end a sentence or list item, and those that only stop. */
const BREAKING = new Set([...'.!?;:•|\n'].map((sign) => sign.charCodeAt(0)));
const STOPPING = new Set([...'.!?;:,()\n'].map((sign) => sign.charCodeAt(0)));

/**
 * Finds the words: a letter or digit with the letters, marks and digits after it; an apostrophe inside; a hyphen only after a single leading
 * letter, so that `E-Akte` and `e-mobilita` stay whole while `LoRaWAN-Sensor` gives two words. Letters outside the basic plane are none.
 */
export function scan(text: string, into: Scan): void {
  const length = Math.min(text.length, MAX_TEXT);
  if (length > into.letters.length) Object.assign(into, roomFor(Math.min(MAX_TEXT, length * 2)));
  const { letters } = into;
  into.bytes.write(text, 0, length * 2, 'utf16le');
  let at = 0;
  let gap = GAP.breaks | GAP.stops;
  let reached = 0;
  let met = 0;
  into.count = 0;
  while (at < length) {
    const kind = classAt(letters, at);
    if ((kind & BEGINNING) === 0) {
      at += 1;
      continue;
    }
    if (into.count > 0) gap = readGap(letters, reached, at);
    const start = at;
    for (let inside = kind; (inside & INSIDE) !== 0; inside = at < length ? classAt(letters, at) : 0) {
      met |= inside;
      at += 1;
    }
    // Mostly a space follows.
    if (at < length && letters[at] !== 0x20) {
      at = wordEnd(letters, start, at, length, kind);
      for (let i = start; i < at; i++) met |= CLASSES[letters[i]!]!;
    }
    reached = at;
    if (at - start > MAX_WORD) continue;
    if (into.count === into.start.length) grow(into);
    into.start[into.count] = start;
    into.end[into.count] = at;
    into.gap[into.count] = gap;
    into.count += 1;
  }
  into.plain = (met & UNIT.accented) === 0;
}

/** Where a word ends whose letters from `start` to before `at` something else follows, perhaps a sign inside the word. */
function wordEnd(letters: Uint16Array, start: number, before: number, length: number, kind: number): number {
  const isLetter = (at: number) => at < length && (classAt(letters, at) & UNIT.letter) !== 0;
  let at = before;
  const joins = at === start + 1 && (kind & UNIT.letter) !== 0 && (classAt(letters, at) & UNIT.dash) !== 0;
  if (joins && letters[at] !== LONG_DASH && isLetter(at + 1) && isLetter(at + 2)) {
    at += 3;
    while (at < length && (classAt(letters, at) & INSIDE) !== 0) at += 1;
  }
  const apostrophe = at < length && (letters[at] === 0x27 || letters[at] === 0x2019);
  if (apostrophe && isLetter(at + 1) && letters[start + 1] !== 0x2d) {
    at += 1;
    while (isLetter(at)) at += 1;
  }
  return at;
}

function readGap(letters: Uint16Array, from: number, to: number): number {
  if (to === from + 1 && letters[from] === 0x20) return GAP.space;
  const isSpace = (at: number) => (classAt(letters, at) & UNIT.space) !== 0;
  let gap = 0;
  for (let at = from; at < to; at++) {
    const unit = letters[at]!;
    // One sign without a space is no end of a sentence (`z.B`).
    if (to > from + 1 && BREAKING.has(unit)) gap |= GAP.breaks;
    if (STOPPING.has(unit)) gap |= GAP.stops;
    const dash = (classAt(letters, at) & UNIT.dash) !== 0 && unit !== UNBROKEN_HYPHEN;
    if (dash && at > from && isSpace(at - 1) && isSpace(at + 1)) gap |= GAP.breaks | GAP.stops;
  }
  return isSpace(to - 1) ? gap | GAP.space : gap;
}

function grow(into: Scan): void {
  const size = into.start.length * 2;
  into.start = enlarged(into.start, size);
  into.end = enlarged(into.end, size);
  into.gap = enlarged(into.gap, size);
}

const found = createScan();

export function tokenize(text: string): Token[] {
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
