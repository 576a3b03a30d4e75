import type { Lang } from '#engines/kit';
import { tokenize } from '#engines/language';
import { type FieldShares, type Fields, numberFields, shareFields } from './fields.ts';
import { createTrie, insert, type LabelEnd, type LabelTrie } from './label-trie.ts';
import { addWord, createLexicon, extended, findParts, type Lexicon, labelWords, type Unit } from './lexicon.ts';
import type { Concept, ConceptId } from './model.ts';
import { findNeighbours, type Neighbour } from './neighbours.ts';
import type { Piece } from './pieces.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** A label of several words (or a German compound taken apart), for finding it scattered over a sentence, with the sum and the greatest of their weights. */
export type LooseLabel = { concept: number; units: Unit[]; weight: number; telling: number };

export type Labels = {
  lexicon: Lexicon;
  trie: LabelTrie;
  loose: LooseLabel[];
  /** Per unit the loose labels that contain it. */
  looseOf: (number[] | undefined)[];
  /** Per unit how much it tells about its labels: rare label words more. */
  unitWeight: Float64Array;
  fieldShares: FieldShares;
  /** Words of texts read before; see `readWord`. */
  readings: Map<string, readonly Piece[]>;
  plainReadings: Map<string, readonly Piece[]>;
};

/** Concepts by number, with everything recognition and ranking need; immutable. */
export type Vocabulary = {
  concepts: readonly Concept[];
  numberOf: ReadonlyMap<ConceptId, number>;
  labels: Record<Lang, Labels>;
  /** Per concept its neighbours by falling similarity, itself first with 1. */
  neighbours: readonly (readonly Neighbour[])[];
  /** Per concept 0 to 1: share of all concepts that it and its narrower ones make up. */
  breadth: Float64Array;
  fields: Fields;
  weights: Weights;
};

/** Links to unknown concepts are ignored, so that a vocabulary with problems still works. */
export function buildVocabulary(concepts: readonly Concept[], weights: Weights = WEIGHTS): Vocabulary {
  const unique = [...new Map(concepts.map((concept) => [concept.id, concept])).values()];
  const numberOf = new Map(unique.map((concept, index) => [concept.id, index]));
  const fields = numberFields(unique);
  const compile = (lang: Lang) => compileLabels(unique, lang, fields, weights);
  const labels = { de: compile('de'), cs: compile('cs'), pl: compile('pl'), en: compile('en') };
  return {
    concepts: unique,
    numberOf,
    labels,
    ...findNeighbours(unique, numberOf, weights),
    fields,
    weights,
  };
}

function compileLabels(concepts: readonly Concept[], lang: Lang, fields: Fields, weights: Weights): Labels {
  const lexicon = createLexicon(lang);
  const trie = createTrie();
  const sequences: { concept: number; units: Unit[]; words: string[] }[] = [];
  for (const [concept, { labels }] of concepts.entries()) {
    const plain: [LabelEnd] = [{ concept }];
    for (const label of labels[lang]) {
      const words = labelWords(label, lang);
      if (words.length === 0) continue;
      const units = words.map((word) => addWord(lexicon, word));
      if (tokenize(label).length === 1) lexicon.whole.add(label.toLowerCase());
      const guards = guardsOf(label, words, lang);
      insert(trie, units, guards === undefined ? plain : [{ concept, ...guards }]);
      sequences.push({ concept, units, words });
    }
  }
  const loose: LooseLabel[] = [];
  const parted: { concept: number; units: Unit[] }[] = [];
  for (const { concept, units, words } of sequences) {
    const parts = words.length === 1 ? findParts(lexicon, words[0]!) : undefined;
    const set = [...new Set(parts === undefined ? units : parts.map((part) => addWord(lexicon, part)))];
    parted.push({ concept, units: set });
    if (set.length > 1) loose.push({ concept, units: set, weight: 0, telling: 0 });
  }
  const unitWeight = weighUnits(loose, sequences, lexicon.stems.size);
  const wordsOf = new Map<number, Unit[]>();
  for (const { concept, units } of parted) {
    const list = wordsOf.get(concept);
    if (list === undefined) wordsOf.set(concept, [...units]);
    else list.push(...units);
  }
  const looseOf: (number[] | undefined)[] = Array.from({ length: lexicon.stems.size });
  for (const [index, label] of loose.entries()) {
    for (const unit of label.units) {
      label.weight += unitWeight[unit]!;
      label.telling = Math.max(label.telling, unitWeight[unit]!);
      looseOf[unit] = extended(looseOf[unit], index);
    }
  }
  const fieldShares = shareFields(wordsOf, fields, weights.fieldPrior);
  return { lexicon, trie, loose, looseOf, unitWeight, fieldShares, readings: new Map(), plainReadings: new Map() };
}

function guardsOf(label: string, words: readonly string[], lang: Lang): Omit<LabelEnd, 'concept'> | undefined {
  if (words.length !== 1) return undefined;
  const all = tokenize(label).map((token) => token.text.toLowerCase());
  const word = words[0]!;
  const place = all.indexOf(word.toLowerCase());
  const before = all.slice(0, place).reverse();
  const after = all.slice(place + 1);
  return {
    ...(before.length === 0 ? {} : { before }),
    ...(after.length === 0 ? {} : { after }),
    ...(lang === 'de' && !/\p{Lu}.*\p{Lu}/u.test(word) ? { noun: /^\p{Lu}/u.test(word) } : {}),
  };
}

/** Logarithm of the share of concepts whose labels contain the unit, inverted. */
function weighUnits(
  loose: readonly LooseLabel[],
  sequences: readonly { concept: number; units: Unit[] }[],
  count: number,
): Float64Array {
  const owners = new Map<Unit, Set<number>>();
  for (const { concept, units } of [...loose, ...sequences]) {
    for (const unit of units) {
      const set = owners.get(unit);
      if (set === undefined) owners.set(unit, new Set([concept]));
      else set.add(concept);
    }
  }
  const all = new Set(sequences.map((sequence) => sequence.concept)).size;
  const weights = new Float64Array(count);
  for (const [unit, set] of owners) weights[unit] = Math.log(1 + all / set.size);
  return weights;
}
