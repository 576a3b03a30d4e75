import type { Lang } from '#engines/kit';
import { fold, isFunctionWord, stem, weighWord } from '#engines/language';
import { type Exclusion, excludes } from './exclusion.ts';
import { findHalf, findMistyped, findParts, findRelatives, findUnits, isCapitals, type Unit } from './lexicon.ts';
import { remember } from './reading-memory.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything about a word that does not depend on where it stands. */
export type WordReading = {
  word: string;
  /** In small letters. */
  small: string;
  /** Begins with a capital that a small letter follows. */
  capitalised: boolean;
  capital: boolean;
  hasSmall: boolean;
  functional: boolean;
  exclusion: Exclusion | undefined;
  /** How much it speaks for each language and for another, in quarters (`weighWord`); whole numbers lie in the object itself. */
  de: number;
  cs: number;
  pl: number;
  en: number;
  other: number;
  /** The word as it stands, or the first part of a compound; undefined for function words. */
  piece: Piece | undefined;
  /** The other parts. */
  more: readonly Piece[];
};

/** A word, or a part of a compound, with everything the vocabulary knows about it. */
export type Piece = {
  text: string;
  /** Search word: `de:parkplatz`; names and codes `*:lorawan` in all languages. */
  key: string;
  /** False for single letters and mere numbers. */
  isSearchWord: boolean;
  /** Label words of the text's language it may be, with 0 to 1 how surely; the first (-1: none) also for itself, since most have one at most. */
  unit: Unit;
  units: readonly Unit[];
  strength: number;
  /** Only part of a compound. */
  part: boolean;
  /** Label words it may be in each of `foreignOrder`; empty when in none. */
  foreign: readonly (readonly Unit[])[];
  /** Its number in a list of words, remembered with the list. */
  number: number;
  numberedIn: object | undefined;
};

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
 * Reads the word from `start` to before `end` of a text as a word of a language. `plain` says that the text is written without diacritics, so
 * that words with them may be meant. Remembered, since texts share most of their words.
 */
export function readWord(
  vocabulary: Vocabulary,
  text: string,
  start: number,
  end: number,
  lang: Lang,
  plain: boolean,
): WordReading {
  const memory = plain ? vocabulary.plainReadings[lang] : vocabulary.readings[lang];
  return remember(memory, text, start, end, (word) => computeReading(vocabulary, word, lang, plain));
}

function computeReading(vocabulary: Vocabulary, word: string, lang: Lang, plain: boolean): WordReading {
  const evidence = weighWord(word);
  const quarters = (points: number) => Math.round(points * 4);
  const [piece, ...more] = findPieces(vocabulary, word, lang, plain);
  return {
    word,
    small: word.toLowerCase(),
    capitalised: /^\p{Lu}\p{Ll}/u.test(word),
    capital: /^\p{Lu}/u.test(word),
    hasSmall: /\p{Ll}/u.test(word),
    functional: isFunctionWord(word, lang),
    exclusion: excludes(word, lang),
    de: quarters(evidence.de),
    cs: quarters(evidence.cs),
    pl: quarters(evidence.pl),
    en: quarters(evidence.en),
    other: quarters(evidence.other),
    piece,
    more: more.length === 0 ? NO_PIECES : more,
  };
}

const NO_PIECES: readonly Piece[] = [];

/** A word as it stands, or the parts of a compound. */
function findPieces(vocabulary: Vocabulary, word: string, lang: Lang, plain: boolean): Piece[] {
  if (isFunctionWord(word, lang) && !isCapitals(word)) return [];
  const { weights } = vocabulary;
  const lexicon = vocabulary.lexicons[lang];
  const foreign = findForeign(vocabulary, word, lang);
  const whole = (units: readonly Unit[], strength: number) => [makePiece(word, lang, units, strength, foreign, false)];
  const units = findUnits(lexicon, word, plain);
  if (units.length > 0) return whole(units, 1);
  const parts = findParts(lexicon, word);
  if (parts !== undefined) {
    return parts.map((part) =>
      makePiece(part, lang, findUnits(lexicon, part, plain), weights.compoundPart, NO_FOREIGN, true),
    );
  }
  const relatives = findRelatives(lexicon, word);
  if (relatives.length > 0) return whole(relatives, weights.rootMatch);
  // A word of another language is no slip.
  const mistyped = foreign === NO_FOREIGN ? findMistyped(lexicon, word) : NO_UNITS;
  if (mistyped.length > 0) return whole(mistyped, weights.mistyped);
  return whole(findHalf(lexicon, word), weights.halfCompound);
}

const NO_UNITS: readonly Unit[] = [];
const ONLY_DIGITS = /^\p{N}+$/u;

function makePiece(
  text: string,
  lang: Lang,
  units: readonly Unit[],
  strength: number,
  foreign: Piece['foreign'],
  part: boolean,
): Piece {
  return {
    text,
    key: wordKey(text, lang),
    isSearchWord: text.length >= 2 && !ONLY_DIGITS.test(text),
    unit: units[0] ?? -1,
    units,
    strength,
    part,
    foreign,
    number: -1,
    numberedIn: undefined,
  };
}

/** Letters mixed with digits, capitals inside or only capitals: names and codes are the same in every language. */
const CODE = /\p{N}.*\p{L}|\p{L}.*\p{N}|\p{Ll}\p{Lu}|^\p{Lu}{2,6}$/u;

export function wordKey(word: string, lang: Lang): string {
  return CODE.test(word) ? `*:${fold(word)}` : `${lang}:${fold(stem(word, lang))}`;
}

/** Shorter words look alike by chance. */
const SHORTEST_FOREIGN: Record<Lang, number> = { en: 4, de: 6, cs: 6, pl: 6 };

/** Only words as labels write them: inflected forms of one language look like words of another. */
function findForeign(vocabulary: Vocabulary, word: string, lang: Lang): readonly (readonly Unit[])[] {
  const found = foreignOrder(lang).map((other) => {
    const lexicon = vocabulary.lexicons[other];
    if (isCapitals(word)) return findUnits(lexicon, word, false);
    const known = word.length >= SHORTEST_FOREIGN[other] && lexicon.written.has(word.toLowerCase());
    return known ? findUnits(lexicon, word, false) : [];
  });
  return found.some((units) => units.length > 0) ? found : NO_FOREIGN;
}

/** Shared by all words that are none of another language: most. */
const NO_FOREIGN: readonly (readonly Unit[])[] = [];
