import type { Lang } from '#engines/kit';
import { fold, isFunctionWord, stem } from '#engines/language';
import { findHalf, findParts, findRelatives, findUnits, isCapitals, type Unit } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word, or a part of a compound, with everything the vocabulary knows about it. */
export type Piece = {
  text: string;
  /** Search word: `de:parkplatz`; names and codes `*:lorawan` in all languages. */
  key: string;
  /** Label words of the text's language it may be, with 0 to 1 how surely. */
  units: readonly Unit[];
  strength: number;
  /** Only part of a compound. */
  part: boolean;
  /** Label words it may be in each of `foreignOrder`. */
  foreign: readonly (readonly Unit[])[];
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

const REMEMBERED = 50_000;

/**
 * The pieces of a word in their order; none for function words. `plain` says that the text is written without diacritics, so that words
 * with them may be meant. Remembered, since texts share most of their words.
 */
export function readWord(vocabulary: Vocabulary, word: string, lang: Lang, plain: boolean): readonly Piece[] {
  const labels = vocabulary.labels[lang];
  const readings = plain ? labels.plainReadings : labels.readings;
  const known = readings.get(word);
  if (known !== undefined) return known;
  const pieces = compute(vocabulary, word, lang, plain);
  if (readings.size >= REMEMBERED) readings.clear();
  readings.set(word, pieces);
  return pieces;
}

function compute(vocabulary: Vocabulary, word: string, lang: Lang, plain: boolean): Piece[] {
  if (isFunctionWord(word, lang) && !isCapitals(word)) return [];
  const { weights } = vocabulary;
  const { lexicon } = vocabulary.labels[lang];
  const whole = { text: word, key: wordKey(word, lang), part: false, foreign: findForeign(vocabulary, word, lang) };
  const units = findUnits(lexicon, word, plain);
  if (units.length > 0) return [{ ...whole, units, strength: 1 }];
  const parts = findParts(lexicon, word);
  if (parts === undefined) {
    const relatives = findRelatives(lexicon, word);
    if (relatives.length > 0) return [{ ...whole, units: relatives, strength: weights.rootMatch }];
    return [{ ...whole, units: findHalf(lexicon, word), strength: weights.halfCompound }];
  }
  return parts.map((part) => ({
    text: part,
    key: wordKey(part, lang),
    units: findUnits(lexicon, part, plain),
    strength: weights.compoundPart,
    part: true,
    foreign: NO_FOREIGN,
  }));
}

/** Letters mixed with digits, capitals inside or only capitals: names and codes are the same in every language. */
const CODE = /\p{N}.*\p{L}|\p{L}.*\p{N}|\p{Ll}\p{Lu}|^\p{Lu}{2,6}$/u;

export function wordKey(word: string, lang: Lang): string {
  return CODE.test(word) ? `*:${fold(word)}` : `${lang}:${fold(stem(word, lang))}`;
}

/** Shorter words look alike by chance. */
const SHORTEST_FOREIGN: Record<Lang, number> = { en: 4, de: 6, cs: 6, pl: 6 };

/** Only as the label is written: inflected forms of one language look like words of another. */
function findForeign(vocabulary: Vocabulary, word: string, lang: Lang): readonly (readonly Unit[])[] {
  const found = foreignOrder(lang).map((other) => {
    const { lexicon } = vocabulary.labels[other];
    if (isCapitals(word)) return findUnits(lexicon, word, false);
    const known = word.length >= SHORTEST_FOREIGN[other] && lexicon.whole.has(word.toLowerCase());
    return known ? findUnits(lexicon, word, false) : [];
  });
  return found.some((units) => units.length > 0) ? found : NO_FOREIGN;
}

/** Shared by all words that are none of another language: most. */
const NO_FOREIGN: readonly (readonly Unit[])[] = [];
