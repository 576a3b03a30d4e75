import { type Analysis, analyse, fieldsOf, type Part } from './analyse.ts';
import { likeness, skeleton } from './likeness.ts';
import type { DocumentField, MatchDocument } from './model.ts';
import { append, createPostings, type Postings, take } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A document in the index: its properties and where what was found in it. */
export type Stored = {
  document: MatchDocument;
  /** Frequency by concept and by word number. */
  concepts: Map<number, number>;
  words: Map<number, number>;
  /** Mixture of fields, length 1. */
  fields: Float64Array;
  /** Places of concepts and words, found when first needed. */
  analysis?: Analysis<DocumentField>;
};

/** Everything indexed. `slots` are reused, so numbers stay small; all sums are kept exactly, whatever the order of changes. */
export type Store = {
  vocabulary: Vocabulary;
  slots: (Stored | undefined)[];
  free: number[];
  slotOf: Map<string, number>;
  concepts: (Postings | undefined)[];
  wordNumbers: Map<string, number>;
  wordKeys: string[];
  words: Postings[];
  skeletons: string[];
  /** Word numbers by the beginning of their skeleton. */
  alike: Map<string, number[]>;
  /** Sums of frequencies by slot, and over all. */
  conceptLengths: Float64Array;
  wordLengths: Float64Array;
  conceptLength: number;
  wordLength: number;
  /** Documents whose analysis is remembered. */
  analysed: Stored[];
};

export function createStore(vocabulary: Vocabulary): Store {
  return {
    vocabulary,
    slots: [],
    free: [],
    slotOf: new Map(),
    concepts: [],
    wordNumbers: new Map(),
    wordKeys: [],
    words: [],
    skeletons: [],
    alike: new Map(),
    conceptLengths: new Float64Array(16),
    wordLengths: new Float64Array(16),
    conceptLength: 0,
    wordLength: 0,
    analysed: [],
  };
}

const NO_FIELDS = new Float64Array(0);

/** Frequencies are multiples of this, so that their sums are exact and do not depend on the order of changes. */
const GRAIN = 64;

export function putDocument(store: Store, document: MatchDocument): void {
  removeDocument(store, document.id);
  const analysis = analyseDocument(store.vocabulary, document);
  const { concepts, words } = analysis;
  const stored: Stored = { document, concepts: new Map(), words: new Map(), fields: NO_FIELDS };
  const { documentSupport } = store.vocabulary.weights;
  for (const [concept, { frequency, support }] of concepts) {
    raise(stored.concepts, concept, frequency * (1 - documentSupport * (1 - support)));
  }
  for (const topic of document.topics ?? []) {
    const number = store.vocabulary.numberOf.get(topic);
    if (number !== undefined) raise(stored.concepts, number, store.vocabulary.weights.topic);
  }
  stored.fields = fieldsOf(store.vocabulary, analysis, document.lang);
  for (const [key, { frequency }] of words) raise(stored.words, numberWord(store, key), frequency);
  const slot = store.free.pop() ?? store.slots.length;
  store.slots[slot] = stored;
  setLengths(store, slot, sum(stored.concepts), sum(stored.words));
  store.slotOf.set(document.id, slot);
  for (const [concept, frequency] of stored.concepts) {
    store.concepts[concept] ??= createPostings();
    append(store.concepts[concept], slot, frequency);
  }
  for (const [word, frequency] of stored.words) append(store.words[word]!, slot, frequency);
}

function sum(frequencies: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const frequency of frequencies.values()) total += frequency;
  return total;
}

function setLengths(store: Store, slot: number, concepts: number, words: number): void {
  if (slot >= store.conceptLengths.length) {
    store.conceptLengths = doubled(store.conceptLengths);
    store.wordLengths = doubled(store.wordLengths);
  }
  store.conceptLength += concepts - store.conceptLengths[slot]!;
  store.wordLength += words - store.wordLengths[slot]!;
  store.conceptLengths[slot] = concepts;
  store.wordLengths[slot] = words;
}

function doubled(values: Float64Array): Float64Array {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}

export function removeDocument(store: Store, id: string): boolean {
  const slot = store.slotOf.get(id);
  if (slot === undefined) return false;
  const stored = store.slots[slot]!;
  for (const concept of stored.concepts.keys()) take(store.concepts[concept]!, slot);
  for (const word of stored.words.keys()) take(store.words[word]!, slot);
  setLengths(store, slot, 0, 0);
  store.slots[slot] = undefined;
  store.slotOf.delete(id);
  store.free.push(slot);
  return true;
}

export function analyseDocument(vocabulary: Vocabulary, document: MatchDocument): Analysis<DocumentField> {
  const { weights } = vocabulary;
  const parts: Part<DocumentField>[] = [{ field: 'title', text: document.title, weight: weights.title }];
  if (document.summary) parts.push({ field: 'summary', text: document.summary, weight: weights.summary });
  if (document.problem) parts.push({ field: 'problem', text: document.problem, weight: weights.problem });
  if (document.result) parts.push({ field: 'result', text: document.result, weight: weights.result });
  parts.push({ field: 'text', text: document.text, weight: weights.text });
  return analyse(vocabulary, parts, document.lang);
}

function raise(frequencies: Map<number, number>, key: number, by: number): void {
  frequencies.set(key, (frequencies.get(key) ?? 0) + Math.max(1, Math.round(by * GRAIN)) / GRAIN);
}

const SKELETON_BEGINNING = 3;
const SHORTEST_SKELETON = 5;

function numberWord(store: Store, key: string): number {
  const known = store.wordNumbers.get(key);
  if (known !== undefined) return known;
  const number = store.wordKeys.length;
  store.wordNumbers.set(key, number);
  store.wordKeys.push(key);
  store.words.push(createPostings());
  const bones = skeleton(key.slice(key.indexOf(':') + 1));
  store.skeletons.push(bones);
  if (bones.length >= SHORTEST_SKELETON) {
    const beginning = bones.slice(0, SKELETON_BEGINNING);
    const list = store.alike.get(beginning);
    if (list === undefined) store.alike.set(beginning, [number]);
    else list.push(number);
  }
  return number;
}

/** Numbers of indexed words that are spelt much like this one, itself left out. */
export function findAlike(store: Store, key: string): { word: number; likeness: number }[] {
  const bones = skeleton(key.slice(key.indexOf(':') + 1));
  if (bones.length < SHORTEST_SKELETON) return [];
  const found: { word: number; likeness: number }[] = [];
  for (const word of store.alike.get(bones.slice(0, SKELETON_BEGINNING)) ?? []) {
    if (store.wordKeys[word] === key || store.words[word]!.documents.length === 0) continue;
    const alike = likeness(bones, store.skeletons[word]!);
    if (alike >= store.vocabulary.weights.likeness) found.push({ word, likeness: alike });
  }
  return found;
}
