import { LANGS, type Lang } from '#engines/kit';
import { detectLanguage, tokenize } from '#engines/language';
import { analyse, countWords, type Part, type PartSpan, placesOfConcept, placesOfWord } from './analyse.ts';
import { hasKey } from './forms.ts';
import { type AskedKin, askKin, pointAround, shareTold, supportOf } from './kinship.ts';
import type { MatchAnswer, MatchQuery, QueryConcept, QuerySpan } from './model.ts';
import { preferredLabel } from './parse-vocabulary.ts';
import { textOfPiece } from './pieces.ts';
import { type Reading, readParts } from './reading.ts';
import type { Store } from './store/store.ts';
import type { Vocabulary } from './vocabulary.ts';
import { findAlike, findWord, keyOfWord } from './word-list.ts';

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
  /** Different label words that it says: how much it tells. */
  told: number;
  /** What words akin to those of the query bring. */
  kin: AskedKin;
  /** The query as read, for the words that tell its fields. */
  reading: Reading;
  /** The parts of the query, in the order of their numbers. */
  parts: QuerySpan['field'][];
};

/** Whole score of an entry that has everything asked for. */
const POINTS = 100;

export function readQuery(store: Store, query: MatchQuery): Asked {
  const { vocabulary } = store;
  const { weights } = vocabulary;
  const language = findLanguage(store, query);
  const parts: Part<'title' | 'text'>[] = [{ field: 'text', text: query.text, weight: 1 }];
  if (query.title) parts.unshift({ field: 'title', text: query.title, weight: weights.queryTitle });
  const numbers = (ids: readonly string[] | undefined) =>
    new Set(ids?.map((id) => vocabulary.numberOf.get(id)).filter((number) => number !== undefined));
  const added = numbers(query.with);
  const analysis = analyse(vocabulary, store.queryRoom, parts, language.lang, numbers(query.without));
  const saturation = weights.querySaturation * Math.max(1, analysis.concepts.length / weights.longQuery);
  const placesIn = (spans: readonly PartSpan[]) =>
    spans.map(({ part, start, end }) => ({ field: parts[part]!.field, start, end }));
  const pointing = pointAround(vocabulary, analysis.reading, parts);
  const says = shareTold(pointing.words.size, weights.fewWords);
  // What a person added needs no support.
  const rest = (concept: number) => (added.has(concept) ? 1 : supportOf(vocabulary, pointing, analysis, concept));
  const ask = (concept: number, frequency: number, support: number): AskedConcept => ({
    concept,
    weight:
      (frequency / (frequency + saturation)) *
      conceptSpecificity(store, concept) *
      (1 - weights.querySupport * (1 - support)) *
      (1 - weights.kinSupport * says * (1 - rest(concept))),
    spans: placesIn(placesOfConcept(analysis, concept)),
    source: added.has(concept) ? 'added' : 'text',
    answers: [],
  });
  const named = analysis.concepts.map((concept, i) =>
    ask(concept, analysis.frequencies[i]! + (added.has(concept) ? weights.title : 0), analysis.support[i]!),
  );
  for (const concept of added) if (!analysis.concepts.includes(concept)) named.push(ask(concept, weights.title, 1));
  const asked = heaviest(named, weights.mostConcepts);
  const all = new Set(asked.map(({ concept }) => concept));
  for (const each of asked) each.answers = findAnswers(store, each.concept, all);
  const askedWords = [...countWords(analysis.reading, parts)].flatMap(([key, found]) => {
    const word = askWord(store, key, found, saturation);
    return word === undefined ? [] : [{ ...word, ...describeWord(vocabulary, analysis.reading, key, placesIn) }];
  });
  const heaviestWords = askedWords.sort((a, b) => b.weight - a.weight).slice(0, MOST_WORDS);
  const sum = [...asked, ...heaviestWords].reduce((total, each) => total + each.weight, 0);
  for (const each of [...asked, ...heaviestWords]) each.weight *= POINTS / sum;
  return {
    language,
    // A long text touches so many fields that sharing them says little.
    sameFields:
      weights.sameFields *
      Math.min(1, weights.fieldConcepts / named.length) *
      Math.min(1, weights.longQuery / named.length) ** 2,
    fields: analysis.fields,
    told: pointing.words.size,
    kin: askKin(vocabulary, pointing),
    reading: analysis.reading,
    parts: parts.map(({ field }) => field),
    concepts: asked.sort((a, b) => b.weight - a.weight || a.concept - b.concept),
    words: heaviestWords,
  };
}

/** Words asked for at most, the weightiest: with the concepts they are to fit a byte. */
const MOST_WORDS = 200;

function askWord(
  store: Store,
  key: string,
  { frequency, covered }: { frequency: number; covered: boolean },
  saturation: number,
): Pick<AskedWord, 'weight' | 'answers'> | undefined {
  const { weights } = store.vocabulary;
  const { words } = store;
  const answers = covered
    ? []
    : findAlike(words, key, weights.likeness).map(({ word, likeness }) => {
        return { word, value: likeness * weights.similarWord };
      });
  const number = findWord(words, key);
  if (number >= 0 && words.documents[number]! > 0) answers.push({ word: number, value: 1 });
  if (answers.length === 0) return undefined;
  const rarity = Math.min(...answers.map(({ word }) => wordSpecificity(store, word)));
  return {
    weight: (frequency / (frequency + saturation)) * rarity * weights.sameWord * (covered ? weights.coveredWord : 1),
    answers: answers.sort(
      (a, b) => b.value - a.value || (keyOfWord(words, a.word) < keyOfWord(words, b.word) ? -1 : 1),
    ),
  };
}

function describeWord(
  vocabulary: Vocabulary,
  reading: Reading,
  key: string,
  placesIn: (spans: readonly PartSpan[]) => QuerySpan[],
): Pick<AskedWord, 'text' | 'spans'> {
  let at = 0;
  while (!hasKey(reading.forms, reading.piece[at]!, key) || reading.excluded[at] === 1) at += 1;
  return { text: textOfPiece(vocabulary, reading, at), spans: placesIn(placesOfWord({ reading }, key)) };
}

/** What a person added stays, whatever it weighs. */
function heaviest(named: AskedConcept[], most: number): AskedConcept[] {
  const sorted = named.toSorted((a, b) => b.weight - a.weight || a.concept - b.concept);
  return sorted.filter(({ source }, place) => place < most || source === 'added').slice(0, MOST_CONCEPTS);
}

const MOST_CONCEPTS = 50;

/**
 * Itself, and the neighbours that documents name. A neighbour that is asked for itself is left out: a word of a document answers once.
 */
function findAnswers(
  { vocabulary, conceptDocuments }: Store,
  concept: number,
  all: ReadonlySet<number>,
): AskedConcept['answers'] {
  const { from, concepts, values } = vocabulary.similarities;
  const answers = conceptDocuments[concept]! > 0 ? [{ concept, neighbour: 0, value: 1 }] : [];
  for (let at = from[concept]!; at < from[concept + 1]!; at++) {
    const other = concepts[at]!;
    if (conceptDocuments[other]! === 0 || all.has(other)) continue;
    answers.push({ concept: other, neighbour: at - from[concept]! + 1, value: values[at]! });
  }
  return answers;
}

function findLanguage(store: Store, query: MatchQuery): MatchAnswer['language'] {
  if (query.lang !== undefined && query.lang !== 'auto') return { lang: query.lang, confidence: 1, given: true };
  const text = `${query.title ?? ''}\n${query.text}`;
  const { lang, confidence, words } = detectLanguage(text);
  return { lang: words > FEW_WORDS ? lang : languageOfWords(store, text, lang), confidence, given: false };
}

/** A word or two hardly tell their language by their letters: then it is the one whose label words they are, best as labels write them, or else the one they look like. */
function languageOfWords({ vocabulary, queryRoom }: Store, text: string, likely: Lang): Lang {
  const words = tokenize(text);
  if (words.length > FEW_WORDS) return likely;
  const { reading } = queryRoom;
  let [found, most] = [likely, 0];
  for (const lang of [likely, ...LANGS.filter((each) => each !== likely)]) {
    const bit = 1 << LANGS.indexOf(lang);
    readParts(vocabulary, [text], lang, reading);
    let known = words.filter((word) => ((vocabulary.written.get(word.text.toLowerCase()) ?? 0) & bit) !== 0).length;
    for (let at = 0; at < reading.count; at++)
      if (reading.unitFrom[at]! < reading.unitFrom[at + 1]!) known += reading.strength[at]!;
    if (known > most) [found, most] = [lang, known];
  }
  return found;
}

const FEW_WORDS = 3;

/** Rare in the index and narrow in the vocabulary is specific; the prior keeps small collections calm. */
function conceptSpecificity(store: Store, concept: number): number {
  const { weights, breadth } = store.vocabulary;
  const documents = store.live + weights.priorDocuments;
  const having = store.conceptDocuments[concept]! + weights.priorDocuments * Math.min(1, breadth[concept]! * 4);
  return Math.log(1 + documents / (having + 1));
}

function wordSpecificity(store: Store, word: number): number {
  return Math.log(1 + (store.live + 1) / (store.words.documents[word]! + 1));
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
