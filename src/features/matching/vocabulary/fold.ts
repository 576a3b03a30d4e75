/** Letters that are no letter with a mark in Unicode. */
const LETTERS: Record<string, string> = { ł: 'l', ß: 'ss', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe' };
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Lower case without accents, hyphens as spaces: `Łódź` and `lodz` are the same. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[łßøđæœ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[-‑–/’'.,;:()„“”"]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same with umlauts as two letters, as people write them who have no such keys: `Ladesaeule`. */
export function foldSpelled(text: string): string {
  return fold(text.normalize('NFC').replace(/[äöü]/gi, (letter) => UMLAUTS[letter.toLowerCase()] ?? letter));
}

/** Every way a label may be looked for. */
export function foldings(text: string): string[] {
  return [...new Set([fold(text), foldSpelled(text)])];
}
