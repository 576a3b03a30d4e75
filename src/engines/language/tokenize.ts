/** A word of a text with its offsets in UTF-16 code units; `text.slice(start, end) === token.text`. */
export type Token = { text: string; start: number; end: number };

/**
 * Texts are read up to this many code units (about 30 pages); what follows is not looked at. It keeps the time for one
 * text bounded, whatever is pasted.
 */
export const MAX_TEXT = 60_000;

/** Longer runs of letters (base64, one endless word) are no words. */
const MAX_WORD = 60;

/**
 * A word: letters, marks and digits; an apostrophe inside; a hyphen only after a single leading letter, so that `E-Akte`
 * and `e-mobilita` stay whole while `LoRaWAN-Sensor` gives two words.
 */
const WORD = /\p{L}[-‑–](?=\p{L}{2})[\p{L}\p{M}\p{N}]+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?/gu;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  for (const match of source.matchAll(WORD)) {
    const word = match[0];
    if (word.length <= MAX_WORD) tokens.push({ text: word, start: match.index, end: match.index + word.length });
  }
  return tokens;
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
