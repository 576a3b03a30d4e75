import type { Lang } from '#engines/kit';
import { fold, isFunctionWord, root, rootOf, splitCompound, stem, tokenize, verbalNoun } from '#engines/language';
import { beginsCompoundPart, isCompoundPart } from './compound-parts.ts';
import { findVariants, listVariants, type Variants } from './variants.ts';

/** Number of a label word over all languages; inflected forms share it. */
export type Unit = number;

/** The label words of one language. */
export type Lexicon = {
  lang: Lang;
  /** Its units are `base` and those after. */
  base: Unit;
  /** Unit of a stem; `=IT` for short capitals, which are only found as capitals. */
  stems: Map<string, Unit>;
  /** Units from here on stand in no label, only around concepts. */
  aroundFrom: Unit;
  /** Units of a stem that has diacritics, by the stem without. */
  folded: Map<string, Unit[]>;
  /** Units of words derived from one root. */
  roots: Map<string, Unit[]>;
  /** Units by the first letters of their stem without diacritics, and these stems by unit less `base`. */
  beginnings: Map<string, Unit[]>;
  foldedStems: string[];
  /** First letters of all stems, so that most of what no label word can be is told without stemming it. */
  starts: Set<string>;
  /** Splits remembered, German only. */
  splits: Map<string, string[] | null>;
  /** For typing errors; made when first needed. */
  variants?: Variants;
};

export function createLexicon(lang: Lang, base: Unit): Lexicon {
  return {
    lang,
    base,
    stems: new Map(),
    aroundFrom: Number.POSITIVE_INFINITY,
    folded: new Map(),
    roots: new Map(),
    beginnings: new Map(),
    foldedStems: [],
    starts: new Set(),
    splits: new Map(),
  };
}

/** Short capitals (`IT`, `KI`, `GIS`, `WC`) are names; in small letters they may be other words. */
const CAPITALS = /^[\p{Lu}\p{N}]{2,4}$/u;
const MOST_CAPITALS = 4;
const SHORTEST_ROOT_WORD = 5;

export function isCapitals(word: string): boolean {
  return word.length <= MOST_CAPITALS && CAPITALS.test(word) && /\p{Lu}/u.test(word);
}

/** The words of a label that count, in order. Function words are left out unless there is nothing else. */
export function labelWords(label: string, lang: Lang): string[] {
  const words = tokenize(label).map((token) => token.text);
  const content = words.filter((word) => isCapitals(word) || !isFunctionWord(word, lang));
  return content.length > 0 ? content : words;
}

/** A word around concepts is found as it is written, and in no other way. */
export function addAround(lexicon: Lexicon, word: string): Unit {
  const key = keyOf(word, lexicon.lang);
  const known = lexicon.stems.get(key);
  if (known !== undefined) return known;
  const unit = lexicon.base + lexicon.stems.size;
  lexicon.stems.set(key, unit);
  const folded = fold(key);
  if (folded !== key && !key.startsWith('=')) append(lexicon.folded, folded, unit);
  return unit;
}

const keyOf = (word: string, lang: Lang): string => (isCapitals(word) ? `=${word}` : stem(word, lang));

/** A label word is found in other ways as well: by its root, its beginning, with a slip, as a part of compounds. */
export function addWord(lexicon: Lexicon, word: string): Unit {
  const known = lexicon.stems.size;
  const unit = addAround(lexicon, word);
  if (lexicon.stems.size === known) return unit;
  const key = keyOf(word, lexicon.lang);
  const folded = fold(key);
  lexicon.foldedStems.push(folded);
  if (key.startsWith('=')) return unit;
  lexicon.starts.add(folded.slice(0, START));
  if (folded.length >= BEGINNING) append(lexicon.beginnings, folded.slice(0, BEGINNING), unit);
  if (word.length >= SHORTEST_ROOT_WORD) append(lexicon.roots, root(word, lexicon.lang), unit);
  return unit;
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, extended(map.get(key), value));
}

const SMALL = 8;

/** The list with one more at its end; small ones anew, since the first `push` makes room for 17. */
export function extended<T>(list: T[] | undefined, value: T): T[] {
  if (list === undefined) return [value];
  if (list.length < SMALL) return [...list, value];
  list.push(value);
  return list;
}

/** The units a word of a text may stand for; `stemmed` is its stem in the language of the lexicon. */
export function findUnits(lexicon: Lexicon, word: string, stemmed = stem(word, lexicon.lang)): readonly Unit[] {
  if (isCapitals(word)) {
    const unit = lexicon.stems.get(`=${word}`);
    if (unit !== undefined) return [unit];
  }
  const unit = lexicon.stems.get(stemmed);
  return unit === undefined ? NONE : [unit];
}

/** The units of words with diacritics that a word without any may stand for, by its folded stem. */
export function findMarked(lexicon: Lexicon, folded: string): readonly Unit[] {
  return lexicon.folded.get(folded) ?? NONE;
}

/** The unit of a stem without diacritics, -1 when there is none. */
export function findKey({ stems, folded }: Lexicon, key: string): Unit {
  return stems.get(key) ?? folded.get(key)?.[0] ?? -1;
}

/** The units of words derived from the same root, else of words that begin alike for the most part. */
export function findRelatives(lexicon: Lexicon, word: string, folded: string): readonly Unit[] {
  if (word.length < SHORTEST_ROOT_WORD) return NONE;
  const noun = verbalNoun(folded, lexicon.lang);
  const unit = noun === undefined ? -1 : findKey(lexicon, noun);
  if (unit >= 0) return [unit];
  const found = rootOf(folded, lexicon.lang);
  // A root is to be the bigger part of the word (`działka` and `działających` have little in common).
  if (found.length >= SHORTEST_ROOT && found.length >= word.length / 2) {
    const units = lexicon.roots.get(found);
    if (units !== undefined) return units;
  }
  return beginningAlike(lexicon, folded);
}

/** Shorter roots are shared by words that have nothing to do with one another (`fest`: Festung, festlich). */
const SHORTEST_ROOT = 5;

const BEGINNING = 5;
/** Share of the longer word that is to be the same from its beginning. */
const SAME_BEGINNING = 0.8;
/** Fewer letters are shared by chance (`Streit`, `Streife`). */
const LEAST_SAME = 6;

function beginningAlike(lexicon: Lexicon, word: string): readonly Unit[] {
  let longest = 0;
  let units: Unit[] = [];
  for (const unit of lexicon.beginnings.get(word.slice(0, BEGINNING)) ?? NONE) {
    const other = lexicon.foldedStems[unit - lexicon.base]!;
    let same = BEGINNING;
    while (same < word.length && same < other.length && word[same] === other[same]) same += 1;
    if (same < LEAST_SAME || same < SAME_BEGINNING * Math.max(word.length, other.length) || same < longest) continue;
    if (same > longest) units = [];
    longest = same;
    units.push(unit);
  }
  return units;
}

/** The units of label words that a word with one typing error may be. */
export function findMistyped(lexicon: Lexicon, word: string, folded: string): readonly Unit[] {
  if (word.length < SHORTEST_MISTYPED || isCapitals(word)) return NONE;
  lexicon.variants ??= listVariants(lexicon.foldedStems, SHORTEST_STEM);
  const found = findVariants(lexicon.variants, lexicon.foldedStems, folded);
  return found.map((place) => lexicon.base + place);
}

/** Shorter words are one letter from too many others. */
const SHORTEST_MISTYPED = 6;
const SHORTEST_STEM = 5;

const NONE: readonly Unit[] = [];
const REMEMBERED = 50_000;

/** Parts of a German compound that are label words or general words; undefined for other words. */
export function findParts(lexicon: Lexicon, word: string): string[] | undefined {
  if (lexicon.lang !== 'de' || word.length < 8) return undefined;
  const key = word.toLowerCase();
  const known = lexicon.splits.get(key);
  if (known !== undefined) return known ?? undefined;
  const parts = splitCompound(key, {
    has: (part) => partUnit(lexicon, part) !== undefined || isCompoundPart(part),
    begins: (letters) => beginsLabelWord(lexicon, letters) || beginsCompoundPart(letters),
  })?.map(asNoun);
  if (lexicon.splits.size >= REMEMBERED) lexicon.splits.clear();
  lexicon.splits.set(key, parts ?? null);
  return parts;
}

/** Parts of compounds are stemmed as the nouns they mostly are. */
function asNoun(part: string): string {
  return part[0]!.toUpperCase() + part.slice(1);
}

/** Stems of German words keep their first letters but for umlauts. */
const START = 4;

/** The label word that a part of a German compound is. */
function partUnit(lexicon: Lexicon, part: string): Unit | undefined {
  if (part.length < START || !beginsLabelWord(lexicon, part)) return undefined;
  const unit = lexicon.stems.get(stem(asNoun(part), 'de'));
  return unit === undefined || unit >= lexicon.aroundFrom ? undefined : unit;
}

function beginsLabelWord({ starts }: Lexicon, word: string): boolean {
  const start = fold(word.slice(0, START)).slice(0, START);
  // Stems of three letters are their own beginning.
  return starts.has(start) || starts.has(start.slice(0, 3));
}

const LINKS = ['', 's', 'n', 'en', 'es'];
const SHORTEST_KNOWN = 5;
const SHORTEST_REST = 3;
const SHORTEST_HEAD = 5;

/** The units of the label word a German compound begins or ends with, when the rest is unknown: `Hausarztsprengel`, the longer the better. */
export function findHalf(lexicon: Lexicon, word: string): readonly Unit[] {
  if (lexicon.lang !== 'de' || word.length < SHORTEST_KNOWN + SHORTEST_REST || !/^\p{Lu}/u.test(word)) return NONE;
  const small = word.toLowerCase();
  for (let length = small.length - SHORTEST_REST; length >= SHORTEST_KNOWN; length--) {
    const end = partUnit(lexicon, small.slice(-length));
    if (end !== undefined) return [end];
    if (small.length - length < SHORTEST_HEAD) continue;
    for (const link of LINKS) {
      const part = small.slice(0, length);
      if (!part.endsWith(link) || part.length - link.length < SHORTEST_KNOWN) continue;
      const begin = partUnit(lexicon, part.slice(0, part.length - link.length));
      if (begin !== undefined) return [begin];
    }
  }
  return NONE;
}
