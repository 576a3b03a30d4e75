import type { Lang } from '#engines/kit';
import { fold, isFunctionWord, root, splitCompound, stem, tokenize } from '#engines/language';
import { isCompoundPart } from './compound-parts.ts';

/** Number of a label word within one language; inflected forms share it. */
export type Unit = number;

/** The label words of one language. */
export type Lexicon = {
  lang: Lang;
  /** Unit of a stem; `=IT` for short capitals, which are only found as capitals. */
  stems: Map<string, Unit>;
  /** Units of a stem without diacritics. */
  folded: Map<string, Unit[]>;
  /** Units of words derived from one root. */
  roots: Map<string, Unit[]>;
  /** Label words as they are written, small. */
  written: Set<string>;
  /** Splits remembered, German only. */
  splits: Map<string, string[] | null>;
};

export function createLexicon(lang: Lang): Lexicon {
  return { lang, stems: new Map(), folded: new Map(), roots: new Map(), written: new Set(), splits: new Map() };
}

/** Short capitals (`IT`, `KI`, `GIS`, `WC`) are names; in small letters they may be other words. */
const CAPITALS = /^[\p{Lu}\p{N}]{2,4}$/u;
const SHORTEST_ROOT_WORD = 5;

export function isCapitals(word: string): boolean {
  return CAPITALS.test(word) && /\p{Lu}/u.test(word);
}

/** The words of a label that count, in order. Function words are left out unless there is nothing else. */
export function labelWords(label: string, lang: Lang): string[] {
  const words = tokenize(label).map((token) => token.text);
  const content = words.filter((word) => isCapitals(word) || !isFunctionWord(word, lang));
  return content.length > 0 ? content : words;
}

export function addWord(lexicon: Lexicon, word: string): Unit {
  const key = isCapitals(word) ? `=${word}` : stem(word, lexicon.lang);
  lexicon.written.add(word.toLowerCase());
  const known = lexicon.stems.get(key);
  if (known !== undefined) return known;
  const unit = lexicon.stems.size;
  lexicon.stems.set(key, unit);
  if (key.startsWith('=')) return unit;
  append(lexicon.folded, fold(key), unit);
  if (word.length >= SHORTEST_ROOT_WORD) append(lexicon.roots, root(word, lexicon.lang), unit);
  return unit;
}

function append(map: Map<string, Unit[]>, key: string, unit: Unit): void {
  const units = map.get(key);
  if (units === undefined) map.set(key, [unit]);
  else units.push(unit);
}

/** The units a word of a text may stand for: itself, else, in a text without any diacritics, words that have some. */
export function findUnits(lexicon: Lexicon, word: string, plain: boolean): readonly Unit[] {
  if (isCapitals(word)) {
    const unit = lexicon.stems.get(`=${word}`);
    if (unit !== undefined) return [unit];
  }
  const key = stem(word, lexicon.lang);
  const unit = lexicon.stems.get(key);
  if (unit !== undefined) return [unit];
  return plain ? (lexicon.folded.get(fold(key)) ?? NONE) : NONE;
}

/** The units of words derived from the same root. */
export function findRelatives(lexicon: Lexicon, word: string): readonly Unit[] {
  return word.length < SHORTEST_ROOT_WORD ? NONE : relatives(lexicon, root(word, lexicon.lang));
}

/** Shorter roots are shared by words that have nothing to do with one another (`fest`: Festung, festlich). */
const SHORTEST_ROOT = 5;

function relatives(lexicon: Lexicon, found: string): readonly Unit[] {
  return found.length < SHORTEST_ROOT ? NONE : (lexicon.roots.get(found) ?? NONE);
}

const NONE: readonly Unit[] = [];
const REMEMBERED = 50_000;

/** Parts of a German compound that are label words or general words; undefined for other words. */
export function findParts(lexicon: Lexicon, word: string): string[] | undefined {
  if (lexicon.lang !== 'de' || word.length < 8) return undefined;
  const key = word.toLowerCase();
  const known = lexicon.splits.get(key);
  if (known !== undefined) return known ?? undefined;
  const parts = splitCompound(key, {
    has: (part) => isCompoundPart(part) || (part.length > 3 && lexicon.stems.has(stem(part, 'de'))),
  });
  if (lexicon.splits.size >= REMEMBERED) lexicon.splits.clear();
  lexicon.splits.set(key, parts ?? null);
  return parts;
}
