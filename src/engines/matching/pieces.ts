import { LANGS, type Lang } from '#engines/kit';
import { computeStem, fold, isFunctionWord, type Scan, stem, weighWord } from '#engines/language';
import { isSilentPart } from './compound-parts.ts';
import { excludes } from './exclusion.ts';
import {
  addForm,
  FORM,
  findForm,
  firstPiece,
  langOf,
  nextPiece,
  PIECE,
  type PieceContent,
  type When,
  wordOf,
} from './forms.ts';
import {
  findHalf,
  findMarked,
  findMistyped,
  findParts,
  findRelatives,
  findUnits,
  isCapitals,
  type Lexicon,
  type Unit,
} from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';

const ORDER: Record<Lang, readonly Lang[]> = {
  de: ['en', 'cs', 'pl'],
  cs: ['en', 'de', 'pl'],
  pl: ['en', 'de', 'cs'],
  en: [],
};

/** Languages whose labels are looked for in a text as well. English first: its words stand in texts of all the others. */
export function foreignOrder(lang: Lang): readonly Lang[] {
  return ORDER[lang];
}

/**
 * Address of the form of a word of a text, read as a word of a language. That the text is written without diacritics says that words with them
 * may be meant.
 */
export function readWord(vocabulary: Vocabulary, text: string, words: Scan, word: number, lang: Lang): number {
  const known = findForm(vocabulary.forms, words, word, LANGS.indexOf(lang));
  if (known !== 0) return known;
  return computeForm(vocabulary, text.slice(words.start[word]!, words.end[word]!), lang, words.plain);
}

function computeForm(vocabulary: Vocabulary, word: string, lang: Lang, plain: boolean): number {
  const known = { meantMarked: false };
  let pieces = findPieces(vocabulary, word, lang, known);
  // Most words are the same in a text without diacritics.
  const when: When = known.meantMarked ? (plain ? 'plain' : 'marked') : 'always';
  if (when === 'marked') pieces = findPieces(vocabulary, word, lang, undefined);
  const { de, cs, pl, en, other } = weighWord(word);
  const small = word.toLowerCase();
  const capital = /^\p{Lu}/u.test(word);
  const flags =
    (isFunctionWord(small, lang) ? FORM.functional : 0) |
    (capital ? FORM.capital : 0) |
    (capital && /^.\p{Ll}/u.test(word) ? FORM.capitalised : 0) |
    (/\p{Ll}/u.test(word) ? FORM.hasSmall : 0) |
    excludes(small, lang);
  const points = [de, cs, pl, en, other].map((each) => Math.round(each * 4));
  return addForm(vocabulary.forms, word, lang, when, { flags, points, pieces });
}

/** What a piece's strength is by its number. */
const STRENGTHS = { whole: 0, compoundPart: 1, rootMatch: 2, mistyped: 3, halfCompound: 4 } as const;

export function strengthsOf({ weights }: Vocabulary): readonly number[] {
  return [1, weights.compoundPart, weights.rootMatch, weights.mistyped, weights.halfCompound];
}

/** Set when a word may be one with diacritics, which is looked for where `undefined` is not given. */
type Marked = { meantMarked: boolean } | undefined;

/** A word as it stands, or the parts of a compound; none for function words. */
function findPieces(vocabulary: Vocabulary, word: string, lang: Lang, marked: Marked): PieceContent[] {
  if (isFunctionWord(word, lang) && !isCapitals(word)) return [];
  const lexicon = vocabulary.lexicons[lang];
  const foreign = findForeign(vocabulary, word, lang);
  // A word is looked up once: its form is remembered.
  const stemmed = computeStem(word, lang);
  const folded = fold(stemmed);
  const whole = (units: readonly Unit[], strength: number) => [
    makePiece(word, folded, lang, units, strength, foreign, 0),
  ];
  const units = unitsOf(lexicon, word, stemmed, folded, marked);
  const isLabelWord = units.length > 0 && units[0]! < lexicon.aroundFrom;
  if (isLabelWord) return whole(units, STRENGTHS.whole);
  const parts = findParts(lexicon, word);
  if (parts !== undefined) {
    return parts.map((part) => {
      const flags = PIECE.part | (isSilentPart(part) ? PIECE.general : 0);
      const stemOfPart = stem(part, lang);
      const foldedPart = fold(stemOfPart);
      const meant = unitsOf(lexicon, part, stemOfPart, foldedPart, marked);
      return makePiece(part, foldedPart, lang, meant, STRENGTHS.compoundPart, NO_FOREIGN, flags);
    });
  }
  const relatives = findRelatives(lexicon, word, folded);
  if (relatives.length > 0) return whole(relatives, STRENGTHS.rootMatch);
  if (units.length > 0) return whole(units, STRENGTHS.whole);
  // A word of another language is no slip.
  const mistyped = foreign === NO_FOREIGN ? findMistyped(lexicon, word, folded) : NO_UNITS;
  if (mistyped.length > 0) return whole(mistyped, STRENGTHS.mistyped);
  return whole(findHalf(lexicon, word), STRENGTHS.halfCompound);
}

function unitsOf(lexicon: Lexicon, word: string, stemmed: string, folded: string, marked: Marked): readonly Unit[] {
  const units = findUnits(lexicon, word, stemmed);
  if (units.length > 0 || marked === undefined) return units;
  const meant = findMarked(lexicon, folded);
  if (meant.length > 0) marked.meantMarked = true;
  return meant;
}

/** The piece at a place of a reading as it is written, or the part of the compound there. */
export function textOfPiece({ lexicons }: Vocabulary, { forms, words, word, piece }: Reading, at: number): string {
  const form = words[word[at]!]!;
  const written = wordOf(forms, form);
  if ((forms.data[piece[at]!]! & PIECE.part) === 0) return written;
  let which = 0;
  for (let each = firstPiece(forms.data, form); each < piece[at]!; each = nextPiece(forms.data, each)) which += 1;
  return findParts(lexicons[langOf(forms, form)], written)![which]!;
}

const NO_UNITS: readonly Unit[] = [];
const ONLY_DIGITS = /^\p{N}+$/u;

function makePiece(
  text: string,
  folded: string,
  lang: Lang,
  units: readonly Unit[],
  strength: number,
  foreign: PieceContent['foreign'],
  flags: number,
): PieceContent {
  const isSearchWord = text.length >= 2 && !ONLY_DIGITS.test(text);
  const key = isCode(text) ? `*:${fold(text)}` : `${lang}:${folded}`;
  return { flags: flags | (isSearchWord ? PIECE.searchWord : 0), strength, units, foreign, key };
}

/** Letters mixed with digits, capitals inside or only capitals: names and codes are the same in every language. */
const CODE = /\p{N}.*\p{L}|\p{L}.*\p{N}|\p{Ll}\p{Lu}|^\p{Lu}{2,6}$/u;

/** One letter and small ones: no code. */
const PLAIN = /^\p{L}\p{Ll}*$/u;

function isCode(word: string): boolean {
  return !PLAIN.test(word) && CODE.test(word);
}

/** Shorter words look alike by chance. */
const SHORTEST_FOREIGN: Record<Lang, number> = { en: 4, de: 6, cs: 6, pl: 6 };

/** Only words as labels write them: inflected forms of one language look like words of another. */
function findForeign(vocabulary: Vocabulary, word: string, lang: Lang): readonly (readonly Unit[])[] {
  const capitals = isCapitals(word);
  const languages = capitals ? -1 : (vocabulary.written.get(word.toLowerCase()) ?? 0);
  if (languages === 0) return NO_FOREIGN;
  const found = foreignOrder(lang).map((other) => {
    const isWritten = word.length >= SHORTEST_FOREIGN[other] && (languages & (1 << LANGS.indexOf(other))) !== 0;
    return capitals || isWritten ? findUnits(vocabulary.lexicons[other], word) : NO_UNITS;
  });
  return found.some((units) => units.length > 0) ? found : NO_FOREIGN;
}

/** Shared by all words that are none of another language: most. */
const NO_FOREIGN: readonly (readonly Unit[])[] = [];
