import { LANGS, type Lang } from '#engines/kit';
import { tokenize } from '#engines/language';
import { isSilentPart } from './compound-parts.ts';
import { type FieldShares, type Fields, numberFields, shareFields } from './fields.ts';
import { createForms, type Forms } from './forms.ts';
import { buildKinship, type Kinship } from './kinship.ts';
import { buildTrie, type LabelEnd, type LabelTrie, type TrieLabel } from './label-trie.ts';
import {
  addAround,
  addWord,
  createLexicon,
  extended,
  findParts,
  type Lexicon,
  labelWords,
  type Unit,
} from './lexicon.ts';
import type { Concept, ConceptId } from './model.ts';
import { findNeighbours, type Reverse, reverse, type Similarities } from './neighbours.ts';
import { loudestOf, type Quiet, quietOf, tellingOf } from './pointed.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/**
 * A label of several words (or a German compound taken apart), for finding it scattered over a sentence, with the sum and the greatest of
 * their weights.
 */
type LooseLabel = { concept: number; units: Unit[]; weight: number; telling: number };

/** What stands of a loose label in `looseLabels`: its number, its concept, the number of its other words, and these. */
export const LOOSE = { concept: 1, count: 2, others: 3 } as const;

/** What is kept of a concept once its labels have been read: those shown to people, the first of each language. */
export type NamedConcept = Pick<Concept, 'id' | 'field' | 'labels'>;

function keepNames({ id, field, labels: { de, cs, pl, en } }: Concept): NamedConcept {
  return { id, field, labels: { de: de.slice(0, 1), cs: cs.slice(0, 1), pl: pl.slice(0, 1), en: en.slice(0, 1) } };
}

/** Concepts by number, with everything recognition and ranking need. Beside what it remembers of words read before it never changes. */
export type Vocabulary = {
  concepts: readonly NamedConcept[];
  numberOf: ReadonlyMap<ConceptId, number>;
  lexicons: Record<Lang, Lexicon>;
  /** Words of labels as they are written, small, with a bit for each language in the order of `LANGS`. */
  written: ReadonlyMap<string, number>;
  trie: LabelTrie;
  /** Sum of the weights of a loose label's words, by its number. */
  looseWeights: Float64Array;
  /**
   * Per unit the loose labels whose rarest word it is: they stand in `looseLabels` from `looseFrom[unit]` to before `looseFrom[unit + 1]`, each
   * as the numbers of `LOOSE`.
   */
  looseFrom: Uint32Array;
  looseLabels: Int32Array;
  /** Per unit how much it tells about its labels: rare label words more. */
  unitWeight: Float64Array;
  fieldShares: FieldShares;
  kinship: Kinship;
  /** Per unit the concepts that it points to most, and what it says to all others; see `loudestOf` and `quietOf`. */
  loudest: Uint32Array;
  quiet: Quiet;
  /** Per unit the length of what it points to alone; see `tellingOf`. */
  telling: Float32Array;
  similarities: Similarities;
  similarTo: Reverse;
  /** Per concept 0 to 1: share of all concepts that it and its narrower ones make up. */
  breadth: Float64Array;
  fields: Fields;
  weights: Weights;
  /** Differs for vocabularies of other concepts, labels, links or weights. */
  fingerprint: string;
  /** Words of texts read before. */
  forms: Forms;
};

/** Links to unknown concepts are ignored, so that a vocabulary with problems still works. */
export function buildVocabulary(concepts: readonly Concept[], weights: Weights = WEIGHTS): Vocabulary {
  const unique = [...new Map(concepts.map((concept) => [concept.id, concept])).values()];
  const numberOf = new Map(unique.map((concept, index) => [concept.id, index]));
  const fields = numberFields(unique);
  let base = 0;
  const written = new Map<string, number>();
  const read = (lang: Lang) => {
    const found = readLabels(unique, lang, base, written);
    base += found.lexicon.stems.size;
    return found;
  };
  const languages = { de: read('de'), cs: read('cs'), pl: read('pl'), en: read('en') };
  const all = Object.values(languages);
  const sequences = all.flatMap((each) => each.sequences);
  const loose = all.flatMap((each) => each.loose);
  const wordsOf = all.map((each) => each.wordsOf);
  const unitWeight = weighUnits(loose, sequences, base, unique.length);
  const aroundOf = all.map((each) => each.aroundOf);
  const kinship = buildKinship(wordsOf, aroundOf, base, unique.length, weights);
  const neighbours = findNeighbours(unique, numberOf, weights);
  const { de, cs, pl, en } = languages;
  return {
    concepts: unique.map(keepNames),
    numberOf,
    lexicons: { de: de.lexicon, cs: cs.lexicon, pl: pl.lexicon, en: en.lexicon },
    written,
    trie: buildTrie(sequences, base),
    ...weighLoose(loose, unitWeight, weights.looseTelling * Math.log(1 + unique.length)),
    unitWeight,
    fieldShares: shareFields(wordsOf, aroundOf, base, fields, weights),
    kinship,
    telling: tellingOf(kinship, neighbours.similarities, unique.length, weights),
    loudest: loudestOf(kinship),
    quiet: quietOf(kinship, neighbours.similarities, fields, weights),
    ...neighbours,
    similarTo: reverse(neighbours.similarities),
    fields,
    weights,
    fingerprint: fingerprintOf(unique, weights),
    forms: createForms(),
  };
}

/** Two FNV-1a hashes, 64 bits together: enough to tell one's own edits apart. */
function fingerprintOf(concepts: readonly Concept[], weights: Weights): string {
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  const add = (text: string) => {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      one = Math.imul(one ^ unit, 0x01000193);
      other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 13);
    }
  };
  for (const { id, field, labels, around, broader, related, senses } of concepts)
    add(JSON.stringify([id, field, labels, around, broader, related, senses]));
  add(JSON.stringify(weights));
  return [one, other].map((value) => (value >>> 0).toString(16).padStart(8, '0')).join('');
}

type Guards = Omit<LabelEnd, 'concept'>;
/** Labels are all of one shape, which makes reading them faster. */
const NO_GUARDS: Guards = { before: undefined, after: undefined, noun: undefined };

type Sequence = TrieLabel & { concept: number };

/** A number in a label (`Anreise nach 22 Uhr`) tells nothing by itself. */
const NUMBER = /^\p{N}+$/u;

function readLabels(concepts: readonly Concept[], lang: Lang, base: Unit, written: Map<string, number>) {
  const bit = 1 << LANGS.indexOf(lang);
  const lexicon = createLexicon(lang, base);
  const sequences: (Sequence & { words: string[] })[] = [];
  for (const [concept, { labels }] of concepts.entries()) {
    const plain: [LabelEnd] = [{ concept, ...NO_GUARDS }];
    for (const label of labels[lang]) {
      const words = labelWords(label, lang);
      if (words.length === 0) continue;
      const units = words.map((word) => addWord(lexicon, word));
      for (const word of words) written.set(word.toLowerCase(), (written.get(word.toLowerCase()) ?? 0) | bit);
      const guards = guardsOf(label, words, lang);
      sequences.push({ concept, units, words, only: guards === undefined ? plain : [{ concept, ...guards }] });
    }
  }
  const numbers = new Set([...lexicon.stems].filter(([key]) => NUMBER.test(key)).map(([, unit]) => unit));
  const loose: LooseLabel[] = [];
  const wordsOf = new Map<number, Unit[]>();
  for (const { concept, units, words } of sequences) {
    const parts = words.length === 1 ? findParts(lexicon, words[0]!) : undefined;
    const set = [...new Set(parts === undefined ? units : parts.map((part) => addWord(lexicon, part)))];
    const list = wordsOf.get(concept) ?? [];
    for (const unit of set) if (!numbers.has(unit)) list.push(unit);
    wordsOf.set(concept, list);
    if (set.length > 1) loose.push({ concept, units: set, weight: 0, telling: 0 });
  }
  const aroundOf = readAround(concepts, lexicon, wordsOf);
  // What was taken apart here comes back with the first texts that have it.
  lexicon.splits.clear();
  return { lexicon, sequences, loose, wordsOf, aroundOf };
}

/** By concept the words around it that stand in no label of it. Compounds are taken apart as in texts. */
function readAround(
  concepts: readonly Concept[],
  lexicon: Lexicon,
  wordsOf: ReadonlyMap<number, readonly Unit[]>,
): Map<number, Set<Unit>> {
  lexicon.aroundFrom = lexicon.base + lexicon.stems.size;
  const aroundOf = new Map<number, Set<Unit>>();
  for (const [concept, { around }] of concepts.entries()) {
    const found = new Set<Unit>();
    for (const word of around[lexicon.lang]) {
      const parts = findParts(lexicon, word)?.filter((part) => !isSilentPart(part));
      for (const each of parts ?? labelWords(word, lexicon.lang)) found.add(addAround(lexicon, each));
    }
    for (const unit of wordsOf.get(concept) ?? []) found.delete(unit);
    aroundOf.set(concept, found);
  }
  return aroundOf;
}

/** Sums up each label's weights; lists per unit the labels whose rarest word it is. */
function weighLoose(loose: readonly LooseLabel[], unitWeight: Float64Array, least: number) {
  const labelsOf: (number[] | undefined)[] = Array.from({ length: unitWeight.length });
  for (const [index, label] of loose.entries()) {
    for (const unit of label.units) {
      label.weight += unitWeight[unit]!;
      label.telling = Math.max(label.telling, unitWeight[unit]!);
    }
    if (label.telling < least) continue;
    for (const unit of label.units)
      if (unitWeight[unit]! >= label.telling) labelsOf[unit] = extended(labelsOf[unit], index);
  }
  const looseFrom = [0];
  const looseLabels: number[] = [];
  for (const [unit, labels] of labelsOf.entries()) {
    for (const index of labels ?? []) {
      const { concept, units } = loose[index]!;
      const others = units.filter((each) => each !== unit);
      looseLabels.push(index, concept, others.length, ...others);
    }
    looseFrom.push(looseLabels.length);
  }
  return {
    looseFrom: Uint32Array.from(looseFrom),
    looseLabels: Int32Array.from(looseLabels),
    looseWeights: Float64Array.from(loose, ({ weight }) => weight),
  };
}

function guardsOf(label: string, words: readonly string[], lang: Lang): Guards | undefined {
  if (words.length !== 1) return undefined;
  const all = tokenize(label).map((token) => token.text.toLowerCase());
  const word = words[0]!;
  const place = all.indexOf(word.toLowerCase());
  const before = all.slice(0, place).reverse();
  const after = all.slice(place + 1);
  return {
    before: before.length === 0 ? undefined : before,
    after: after.length === 0 ? undefined : after,
    noun: lang === 'de' && !/\p{Lu}.*\p{Lu}/u.test(word) ? /^\p{Lu}/u.test(word) : undefined,
  };
}

/** Logarithm of the share of concepts whose labels contain the unit, inverted. */
function weighUnits(
  loose: readonly LooseLabel[],
  sequences: readonly Sequence[],
  count: number,
  concepts: number,
): Float64Array {
  const owners: (Set<number> | undefined)[] = Array.from({ length: count });
  for (const { concept, units } of [...loose, ...sequences]) {
    for (const unit of units) {
      owners[unit] ??= new Set();
      owners[unit].add(concept);
    }
  }
  return Float64Array.from(owners, (set) => Math.log(1 + concepts / (set?.size ?? 1)));
}
