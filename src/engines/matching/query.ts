import type { Lang } from '#engines/kit';
import { detectLanguage } from '#engines/language';
import { type Analysis, analyse, fieldsOf, type Part } from './analyse.ts';
import type { MatchAnswer, MatchQuery, QueryConcept, QuerySpan } from './model.ts';
import { preferredLabel } from './parse-vocabulary.ts';
import { findAlike, type Store } from './store.ts';

/** What a query asks for. Weights are in points of the score and add up to 100. */
export type AskedConcept = {
  concept: number;
  weight: number;
  spans: QuerySpan[];
  source: 'text' | 'added';
  /** Concepts of documents that answer it, by falling value: itself with 1, neighbours (by their place among them) with less. */
  answers: { concept: number; neighbour: number; value: number }[];
};
export type AskedWord = {
  text: string;
  weight: number;
  spans: QuerySpan[];
  /** Indexed words that answer it: itself with 1, words spelt alike with less; best first. */
  answers: { word: number; value: number }[];
};
export type Asked = {
  language: MatchAnswer['language'];
  concepts: AskedConcept[];
  words: AskedWord[];
  /** Mixture of fields, length 1. */
  fields: Float64Array;
  /** Points for the same mixture. */
  sameFields: number;
  labelWords: Analysis<QuerySpan['field']>['labelWords'];
  telling: Analysis<QuerySpan['field']>['telling'];
};

/** Whole score of an entry that has everything asked for. */
const POINTS = 100;

export function readQuery(store: Store, query: MatchQuery): Asked {
  const { vocabulary } = store;
  const { weights } = vocabulary;
  const language = findLanguage(query);
  const parts: Part<'title' | 'text'>[] = [{ field: 'text', text: query.text, weight: 1 }];
  if (query.title) parts.unshift({ field: 'title', text: query.title, weight: weights.queryTitle });
  const analysis = analyse(vocabulary, parts, language.lang);
  const { concepts, words } = analysis;
  const without = new Set(query.without);
  const added = new Set(query.with?.map((id) => vocabulary.numberOf.get(id)).filter((number) => number !== undefined));
  for (const concept of added)
    if (!concepts.has(concept)) concepts.set(concept, { frequency: 0, support: 1, hits: [] });
  const saturation = weights.querySaturation * Math.max(1, concepts.size / weights.longQuery);
  const named: AskedConcept[] = [];
  for (const [concept, { frequency, support, hits }] of concepts) {
    if (without.has(vocabulary.concepts[concept]!.id)) continue;
    const isAdded = added.has(concept);
    const total = frequency + (isAdded ? weights.title : 0);
    named.push({
      concept,
      weight:
        (total / (total + saturation)) *
        conceptSpecificity(store, concept) *
        (1 - weights.querySupport * (1 - support)),
      spans: hits.flatMap(({ field, start, end, places }) =>
        (places ?? [{ start, end }]).map((place) => ({ field, start: place.start, end: place.end })),
      ),
      source: isAdded ? 'added' : 'text',
      answers: [],
    });
  }
  const asked = heaviest(named, weights.mostConcepts);
  for (const id of without) forget(analysis, vocabulary.numberOf.get(id));
  const all = new Set(asked.map(({ concept }) => concept));
  for (const each of asked) each.answers = findAnswers(store, each.concept, all);
  const askedWords: AskedWord[] = [];
  for (const [key, { frequency, hits }] of words) {
    const covered = hits.every((hit) => hit.covered);
    const number = store.wordNumbers.get(key);
    const answers = covered
      ? []
      : findAlike(store, key).map(({ word, likeness }) => ({ word, value: likeness * weights.similarWord }));
    if (number !== undefined && store.words[number]!.documents.length > 0) answers.push({ word: number, value: 1 });
    if (answers.length === 0) continue;
    const rarity = Math.min(...answers.map(({ word }) => wordSpecificity(store, word)));
    askedWords.push({
      text: hits[0]!.text,
      weight: (frequency / (frequency + saturation)) * rarity * weights.sameWord * (covered ? weights.coveredWord : 1),
      spans: hits.map(({ field, start, end }) => ({ field, start, end })),
      answers: answers.sort(
        (a, b) => b.value - a.value || (store.wordKeys[a.word]! < store.wordKeys[b.word]! ? -1 : 1),
      ),
    });
  }
  const sum = [...asked, ...askedWords].reduce((total, each) => total + each.weight, 0);
  for (const each of [...asked, ...askedWords]) each.weight *= POINTS / sum;
  return {
    language,
    // A long text touches so many fields that sharing them says little.
    sameFields:
      weights.sameFields *
      Math.min(1, weights.fieldConcepts / named.length) *
      Math.min(1, weights.longQuery / named.length) ** 2,
    fields: fieldsOf(vocabulary, analysis, language.lang),
    labelWords: analysis.labelWords,
    telling: analysis.telling,
    concepts: asked.sort((a, b) => b.weight - a.weight || a.concept - b.concept),
    words: askedWords,
  };
}

/** What a person added stays, whatever it weighs. */
function heaviest(named: AskedConcept[], most: number): AskedConcept[] {
  const sorted = named.toSorted((a, b) => b.weight - a.weight || a.concept - b.concept);
  return sorted.filter(({ source }, place) => place < most || source === 'added');
}

/** A dropped concept's words say nothing about the fields either. */
function forget({ concepts, labelWords }: Analysis<QuerySpan['field']>, concept: number | undefined): void {
  const dropped = concepts.get(concept ?? -1)?.hits ?? [];
  for (const [unit, { spans }] of labelWords) {
    const inside = spans.every(({ field, start, end }) =>
      dropped.some((hit) => hit.field === field && hit.start <= start && hit.end >= end),
    );
    if (inside) labelWords.delete(unit);
  }
}

/**
 * Itself, and the neighbours that documents name. A neighbour that is asked for itself is left out: a word of a document answers once.
 */
function findAnswers(store: Store, concept: number, all: ReadonlySet<number>): AskedConcept['answers'] {
  return store.vocabulary.neighbours[concept]!.flatMap(({ concept: other, similarity }, neighbour) => {
    const wanted = store.concepts[other] !== undefined && (neighbour === 0 || !all.has(other));
    return wanted ? [{ concept: other, neighbour, value: similarity }] : [];
  });
}

function findLanguage(query: MatchQuery): MatchAnswer['language'] {
  if (query.lang !== undefined && query.lang !== 'auto') return { lang: query.lang, confidence: 1, given: true };
  const { lang, confidence } = detectLanguage(`${query.title ?? ''}\n${query.text}`);
  return { lang, confidence, given: false };
}

/** Rare in the index and narrow in the vocabulary is specific; the prior keeps small collections calm. */
export function conceptSpecificity(store: Store, concept: number): number {
  const { weights, breadth } = store.vocabulary;
  const documents = store.slotOf.size + weights.priorDocuments;
  const having =
    (store.concepts[concept]?.documents.length ?? 0) + weights.priorDocuments * Math.min(1, breadth[concept]! * 4);
  return Math.log(1 + documents / (having + 1));
}

function wordSpecificity(store: Store, word: number): number {
  return Math.log(1 + (store.slotOf.size + 1) / (store.words[word]!.documents.length + 1));
}

/** The recognised concepts as shown to the person who asks, weights as shares of the strongest. */
export function describeConcepts(store: Store, asked: Asked, lang: Lang): QueryConcept[] {
  const strongest = asked.concepts[0]?.weight ?? 1;
  return asked.concepts.map(({ concept, weight, spans, source }) => {
    const found = store.vocabulary.concepts[concept]!;
    return {
      id: found.id,
      label: preferredLabel(found, lang),
      weight: weight / strongest,
      spans,
      source,
    };
  });
}
