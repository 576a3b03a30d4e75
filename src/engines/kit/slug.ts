/** Letters that have a customary spelling of their own; all others lose their diacritics only. */
const SPELLINGS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', đ: 'd' };

/** The longest slug we make: addresses stay readable and fit on a printed line. */
const MAX_LENGTH = 80;

/** A readable address part of a-z, 0-9 and single hyphens; `fallback` where nothing readable is left. */
export function slugify(text: string, fallback: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[äöüßłøæđ]/g, (letter) => SPELLINGS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/&/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (plain === '') return fallback;
  if (plain.length <= MAX_LENGTH) return plain;
  return plain.slice(0, plain.lastIndexOf('-', MAX_LENGTH) > 20 ? plain.lastIndexOf('-', MAX_LENGTH) : MAX_LENGTH);
}
