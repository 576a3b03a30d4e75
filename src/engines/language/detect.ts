import { LANGS, type Lang } from '#engines/kit';
import { FUNCTION_WORDS, OTHER_WORDS, SHARED_BY } from './function-words.ts';
import { tokenize } from './tokenize.ts';

export type Detection = {
  /** The likeliest language; German when nothing speaks for any. */
  lang: Lang;
  /** 0 (nothing known) to 1: lead of the likeliest language, lowered for short texts and for signs of other languages. */
  confidence: number;
  /** Evidence per language, summing to 1, or all 0. */
  shares: Record<Lang, number>;
  /** Words with letters that were looked at. */
  words: number;
};

/** Words looked at; a language shows long before. */
const MAX_TOKENS = 400;

const LETTERS: Record<Lang, RegExp> = { de: /[äöüß]/g, cs: /[ěřůčšžýáíéúťďň]/g, pl: /[ąęłśćńźż]/g, en: /(?!)/g };
/** Letters of other alphabets' spelling that none of the four uses. */
const OTHER_LETTERS = /[èêëàâùûîïçôœñãõåæøľĺŕășțğ]/;

/** Letter groups typical of one language and rare in the other three; `^` start and `$` end of the word. */
const GROUPS: Record<Lang, RegExp> = {
  de: /sch|ung|ein|cht|keit|lich|tz|pf|^ge|ck|ei|ie|ier|en$|er$|eu|äu/g,
  cs: /^př|ost|ní$|ova|ých$|ého$|^ně|ské|ou$|tí|vá|ch$|hl|ství|ova|^vy/g,
  pl: /sz|cz|rz|prz|nie|ów$|ych$|ego$|owa|icz|ie|dz|^wy|aj|ją$|ść|ck|ej$/g,
  en: /th|ing$|tion|wh|ough|ed$|ee|ea|oo|ly$|^w|ow|sh|ies$|ou|gh|ity$|ment/g,
};

/** Most words: no letter that one of the languages has for itself. */
const PLAIN = /^[A-Za-z]+$/;

const WORD_WEIGHT = 4;
const LETTER_WEIGHT = 2.5;
const GROUP_WEIGHT = 0.5;

/** How much a word speaks for each language, and for none of the four (`other`). */
export type Evidence = Record<Lang, number> & { other: number };

export function weighWord(text: string): Evidence {
  const points: Evidence = { de: 0, cs: 0, pl: 0, en: 0, other: 0 };
  const isPlain = PLAIN.test(text);
  const word = isPlain ? text.toLowerCase() : text.normalize('NFC').toLowerCase();
  if (!isPlain) {
    if (!/\p{L}/u.test(word)) return points;
    if (!/\p{Script=Latin}/u.test(word) || OTHER_LETTERS.test(word)) points.other += LETTER_WEIGHT;
  }
  const shared = SHARED_BY.get(word) ?? 0;
  if (shared === 0 && OTHER_WORDS.has(word)) points.other += WORD_WEIGHT;
  for (const lang of LANGS) {
    if (shared > 0 && FUNCTION_WORDS[lang].has(word)) points[lang] += WORD_WEIGHT / shared ** 2;
    if (!isPlain) points[lang] += LETTER_WEIGHT * Math.min(2, count(word, LETTERS[lang]));
    points[lang] += GROUP_WEIGHT * Math.min(3, count(word, GROUPS[lang]));
  }
  return points;
}

/** Language of a text by its function words, letters and letter groups. Right on texts of about eight words; empty, emoji and other languages give confidence 0. */
export function detectLanguage(text: string): Detection {
  const points: Evidence = { de: 0, cs: 0, pl: 0, en: 0, other: 0 };
  let words = 0;
  for (const token of tokenize(text.slice(0, MAX_TOKENS * 20)).slice(0, MAX_TOKENS)) {
    const found = weighWord(token.text);
    if (/\p{L}/u.test(token.text)) words += 1;
    for (const lang of LANGS) points[lang] += found[lang];
    points.other += found.other;
  }
  const sum = LANGS.reduce((total, lang) => total + points[lang], 0);
  if (sum === 0) return { lang: 'de', confidence: 0, shares: { de: 0, cs: 0, pl: 0, en: 0 }, words };
  const ranked = LANGS.toSorted((a, b) => points[b] - points[a]);
  const [first, second] = [points[ranked[0]!], points[ranked[1]!]];
  const enough = Math.min(1, first / (2 + 0.5 * words));
  const confidence = points.other > first * 0.8 ? 0 : ((first - second) / first) * enough;
  return {
    lang: ranked[0]!,
    confidence,
    shares: { de: points.de / sum, cs: points.cs / sum, pl: points.pl / sum, en: points.en / sum },
    words,
  };
}

function count(word: string, pattern: RegExp): number {
  return word.match(pattern)?.length ?? 0;
}
