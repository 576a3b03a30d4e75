import { MAX_TEXT } from '#engines/language';
import { type Analysis, analyse, createRoom, findTelling, isSearchWord, type Part, type Room } from '../analyse.ts';
import { lengthOf } from '../closeness.ts';
import { keyOf, numberOf, rememberNumber } from '../forms.ts';
import { DOCUMENT_FIELDS, type DocumentField, type MatchDocument } from '../model.ts';
import { keepPointed } from '../pointed.ts';
import { type Reading, readParts } from '../reading.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { createWords, numberWord, unitsOfWords, type Words } from '../word-list.ts';
import {
  type Columns,
  createColumns,
  createDictionary,
  type Dictionaries,
  factsOf,
  growColumns,
  LANG_ORDER,
} from './columns.ts';
import {
  copyRecord,
  createForward,
  createRecord,
  type Forward,
  keepRecord,
  LAST_WORD,
  MOST_CONCEPTS,
  MOST_PLACES,
  MOST_WORDS,
  type OpenRecord,
  openHead,
  openRecord,
  packShare,
  SHARES,
} from './forward.ts';
import { addId, createIds, findSlot, type Ids, removeId } from './ids.ts';
import { appendToAll, createLists, growLists, type Lists } from './lists.ts';
import { copyKept, createTexts, keep, readId, readTexts, readTopics, type Texts } from './texts.ts';
import {
  copyTraits,
  dropTraits,
  isAlive,
  keepAddress,
  keepTraits,
  kindIn,
  langIn,
  POINTED,
  recordOf,
  TRAITS,
  whatOf,
} from './traits.ts';

/**
 * Everything indexed. Documents are numbered in the order they come (`slots`); one that is changed gets a new number, and its old one is
 * dead until `compact`. Lists of concepts come in layers by share, so that the documents that say most can be read first.
 */
export type Store = {
  vocabulary: Vocabulary;
  columns: Columns;
  /** Numbers given, and documents alive. */
  slots: number;
  live: number;
  names: Dictionaries;
  texts: Texts;
  forward: Forward;
  ids: Ids;
  words: Words;
  /** By concept · `LAYERS` + layer, then by word: documents. */
  lists: Lists;
  /** By concept and by word: living documents that have it. */
  conceptDocuments: Int32Array;
  /** Living documents by kind. */
  kinds: Int32Array;
  /** Room for reading documents, and for reading queries while documents are read for the reasons. */
  room: Room;
  queryRoom: Room;
};

export const LAYERS = 4;
/** Shares (of 255) at which the higher layers begin. */
const LAYER_STARTS = [96, 128, 160];
const FIRST_CAPACITY = 64;

export function createStore(vocabulary: Vocabulary): Store {
  const concepts = vocabulary.concepts.length;
  return {
    vocabulary,
    columns: createColumns(FIRST_CAPACITY),
    slots: 0,
    live: 0,
    names: { regions: createDictionary(), audiences: createDictionary(), sizes: createDictionary() },
    texts: createTexts(),
    forward: createForward(),
    ids: createIds(),
    words: createWords(),
    lists: createLists(concepts * LAYERS + 1024),
    conceptDocuments: new Int32Array(concepts),
    kinds: new Int32Array(5),
    room: createRoom(vocabulary),
    queryRoom: createRoom(vocabulary),
  };
}

export function layerOf(share: number): number {
  return share >= LAYER_STARTS[2]! ? 3 : share >= LAYER_STARTS[1]! ? 2 : share >= LAYER_STARTS[0]! ? 1 : 0;
}

/** The most a share of a layer is, of 255. */
export function topOfLayer(layer: number): number {
  return layer === LAYERS - 1 ? SHARES : LAYER_STARTS[layer]! - 1;
}

export function listOfConcept(concept: number, layer: number): number {
  return concept * LAYERS + layer;
}

export function listOfWord({ concepts }: Vocabulary, word: number): number {
  return concepts.length * LAYERS + word;
}

export function idOf(store: Store, slot: number): string {
  return readId(store.texts, store.columns.text[slot]!);
}

/** Number of the living document of this id, -1 when there is none. */
export function slotOf(store: Store, id: string): number {
  // Half a character is kept as what UTF-8 makes of it, in ids too.
  return findSlot(store.ids, id.toWellFormed(), (slot) => idOf(store, slot));
}

/** The parts of a document in the order of `DOCUMENT_FIELDS`, empty ones too, so that the number of a part is that of its field. */
export function partsOf({ weights }: Vocabulary, texts: Partial<Record<DocumentField, string>>): Part<DocumentField>[] {
  return DOCUMENT_FIELDS.map((field) => ({ field, text: texts[field] ?? '', weight: weights[field] }));
}

/** Reads the texts of a document again. */
export function readSlot(store: Store, slot: number): Reading {
  const { vocabulary, columns, room } = store;
  readParts(vocabulary, textsOf(store, slot), LANG_ORDER[langIn(whatOf(columns, slot))]!, room.reading);
  return room.reading;
}

/** The texts of a document in the order of its fields. */
function textsOf(store: Store, slot: number): string[] {
  const texts = readTexts(store.texts, store.columns.text[slot]!);
  return DOCUMENT_FIELDS.map((field) => texts[field] ?? '');
}

/** Concepts chosen for a document by a person. */
export function topicsOf(store: Store, slot: number): number[] {
  return readTopics(store.texts, store.columns.text[slot]!);
}

export function putDocument(store: Store, document: MatchDocument): void {
  removeDocument(store, document.id);
  const { vocabulary } = store;
  const parts = partsOf(vocabulary, document);
  const analysis = analyse(vocabulary, store.room, parts, document.lang);
  const topics = topicNumbers(vocabulary, document.topics);
  const slot = store.slots;
  if (slot === store.columns.text.length) grow(store);
  store.slots += 1;
  store.live += 1;
  const facts = factsOf(document, store.names);
  store.kinds[facts.kind]! += 1;
  store.columns.text[slot] = keep(store.texts, document, topics, MAX_TEXT);
  const concepts = conceptShares(vocabulary, analysis, topics);
  const { words, firsts } = wordShares(store, analysis, parts);
  const fields = fieldShares(analysis);
  const places = placesOf(analysis, store.room.placeOf);
  keepTraits(store.columns, slot, facts, fields);
  const telling = findTelling(vocabulary, analysis);
  const offsets = analysis.reading;
  const units = unitsOfWords(store.words, vocabulary.lexicons);
  const length = lengthOf(vocabulary.unitTelling, units, words);
  const record = keepRecord(store.forward, {
    facts,
    fields,
    concepts,
    words,
    length,
    firsts,
    telling,
    places,
    offsets,
  });
  keepAddress(store.columns, slot, record);
  keepPointed(vocabulary, units, words, store.columns.traits, slot * TRAITS + POINTED);
  list(store, slot, concepts, words);
  addId(store.ids, document.id.toWellFormed(), slot, (each) => idOf(store, each));
}

function topicNumbers({ numberOf }: Vocabulary, topics: readonly string[] | undefined): number[] {
  const numbers: number[] = [];
  for (const topic of topics ?? []) {
    const number = numberOf.get(topic);
    if (number !== undefined) numbers.push(number);
  }
  return numbers;
}

/** Where the concepts are named, by their place in the record and words of the text. */
function placesOf({ hits, concepts, reading }: Analysis, placeOf: Int32Array): number[] {
  const places: number[] = [];
  for (let place = 0; place < concepts.length; place++) placeOf[concepts[place]!] = place;
  const add = (place: number, first: number, last: number) => {
    if (places.length < MOST_PLACES * 3 && last <= LAST_WORD) places.push(place, first, last);
  };
  for (const { concept, first, last, apart } of hits) {
    const place = placeOf[concept]!;
    if (place >= MOST_CONCEPTS) continue;
    if (apart === undefined) add(place, reading.word[first]!, reading.word[last]!);
    else for (const at of apart) add(place, reading.word[at]!, reading.word[at]!);
  }
  return places;
}

function list(store: Store, slot: number, concepts: ArrayLike<number>, words: ArrayLike<number>): void {
  const count = concepts.length + words.length;
  if (count > listsOf.length) listsOf = new Int32Array(count * 2);
  const { conceptDocuments } = store;
  for (let i = 0; i < concepts.length; i++) {
    const packed = concepts[i]!;
    const concept = packed >>> 8;
    listsOf[i] = listOfConcept(concept, layerOf(packed & 255));
    conceptDocuments[concept]! += 1;
  }
  const { documents } = store.words;
  const first = listOfWord(store.vocabulary, 0);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]! >>> 8;
    listsOf[concepts.length + i] = first + word;
    documents[word]! += 1;
  }
  for (let i = concepts.length; i < count; i++) growLists(store.lists, listsOf[i]! + 1);
  appendToAll(store.lists, listsOf, count, slot);
}

/**
 * The share of its points that a frequency earns, under 1: saturated, and smaller in longer documents (BM25 without its factor k + 1; Robertson
 * and Zaragoza 2009). The length is measured against a fixed one, so that no document's share changes when others come.
 */
export function shareOfFrequency(frequency: number, length: number, usual: number, k: number, b: number): number {
  return frequency / (frequency + k * (1 - b + (b * length) / usual));
}

/** By field, of the document that is put in. */
let shares = new Uint8Array(0);

function fieldShares({ fields }: Analysis): Uint8Array {
  if (shares.length !== fields.length) shares = new Uint8Array(fields.length);
  for (let field = 0; field < fields.length; field++) shares[field] = Math.round(fields[field]! * SHARES);
  return shares;
}

/** Loops and not `map`: this is done for every document. */
function conceptShares({ weights }: Vocabulary, analysis: Analysis, topics: readonly number[]): number[] {
  const concepts: number[] = [];
  const frequencies: number[] = [];
  for (let i = 0; i < analysis.concepts.length && i < MOST_CONCEPTS; i++) {
    concepts.push(analysis.concepts[i]!);
    frequencies.push(analysis.frequencies[i]! * (1 - weights.documentSupport * (1 - analysis.support[i]!)));
  }
  for (const topic of topics) {
    const known = concepts.indexOf(topic);
    if (known >= 0) frequencies[known]! += weights.topic;
    else if (concepts.length < MOST_CONCEPTS) frequencies[concepts.push(topic) - 1] = weights.topic;
  }
  const { usualConcepts, conceptSaturation, conceptLength } = weights;
  let length = 0;
  for (let i = 0; i < frequencies.length; i++) length += frequencies[i]!;
  for (let i = 0; i < concepts.length; i++) {
    const share = shareOfFrequency(frequencies[i]!, length, usualConcepts, conceptSaturation, conceptLength);
    concepts[i] = packShare(concepts[i]!, share);
  }
  return concepts;
}

/** By position of the document the number of its search word, -1 for none; and its lists. */
let numbers = new Int32Array(256);
let listsOf = new Int32Array(256);

/** Numbers of the document's search words with their shares, and which word of the text each is first. */
function wordShares(store: Store, { reading }: Analysis, parts: readonly Part<string>[]) {
  const { usualWords, wordSaturation, wordLength } = store.vocabulary.weights;
  const { words } = store;
  if (reading.count > numbers.length) numbers = new Int32Array(reading.count * 2);
  for (let at = 0; at < reading.count; at++)
    numbers[at] = isSearchWord(reading, at) ? numberAt(words, reading, at) : -1;
  // Nothing is called here, so that the waits for far memory overlap.
  const { frequencies } = words;
  const found: number[] = [];
  const firsts: number[] = [];
  let length = 0;
  for (let at = 0; at < reading.count; at++) {
    const number = numbers[at]!;
    if (number < 0) continue;
    const { weight } = parts[reading.part[at]!]!;
    if (frequencies[number] === 0) {
      if (found.length === MOST_WORDS) continue;
      found.push(number);
      firsts.push(Math.min(LAST_WORD, reading.word[at]!));
    }
    frequencies[number]! += weight;
    length += weight;
  }
  for (let i = 0; i < found.length; i++) {
    const number = found[i]!;
    const frequency = frequencies[number]!;
    frequencies[number] = 0;
    found[i] = packShare(number, shareOfFrequency(frequency, length, usualWords, wordSaturation, wordLength));
  }
  return { words: found, firsts };
}

function numberAt(words: Words, { forms, piece }: Reading, at: number): number {
  const known = numberOf(forms.data, piece[at]!, words.id);
  if (known >= 0) return known;
  const number = numberWord(words, keyOf(forms, piece[at]!));
  rememberNumber(forms.data, piece[at]!, words.id, number);
  return number;
}

function grow(store: Store): void {
  store.columns = growColumns(store.columns);
}

/** Unpacks facts and fields of a document. */
export function openSlot({ forward, columns, vocabulary }: Store, slot: number, into: OpenRecord): void {
  openHead(forward, recordOf(columns, slot), vocabulary.fields.names.length, into);
}

/** … and everything else that is kept of it. */
function openWhole({ forward, columns, vocabulary }: Store, slot: number): OpenRecord {
  openRecord(forward, recordOf(columns, slot), vocabulary.fields.names.length, record);
  return record;
}

const record = createRecord();

export function removeDocument(store: Store, id: string): boolean {
  const slot = slotOf(store, id);
  if (slot < 0) return false;
  const { numbers, concepts, words, bytes } = openWhole(store, slot);
  for (let i = concepts; i < words; i++) store.conceptDocuments[numbers[i]! >>> 8]! -= 1;
  for (let i = words; i < bytes; i++) store.words.documents[numbers[i]! >>> 8]! -= 1;
  store.kinds[kindIn(whatOf(store.columns, slot))]! -= 1;
  dropTraits(store.columns, slot);
  store.live -= 1;
  removeId(store.ids, id.toWellFormed(), slot);
  if (store.slots - store.live > Math.max(LEAST_DEAD, store.live / 3)) compact(store);
  return true;
}

/** Fewer dead numbers are not worth the work. */
const LEAST_DEAD = 1000;

/** Numbers the living documents anew in their order and leaves out the dead. */
function compact(store: Store): void {
  const old = { ...store };
  const fresh = createStore(store.vocabulary);
  Object.assign(store, { ...fresh, words: store.words, names: store.names, room: old.room, queryRoom: old.queryRoom });
  store.words.documents.fill(0);
  for (let from = 0; from < old.slots; from++) {
    if (!isAlive(old.columns, from)) continue;
    const slot = store.slots;
    if (slot === store.columns.text.length) grow(store);
    store.slots += 1;
    store.live += 1;
    copyTraits(old.columns, from, store.columns, slot);
    store.kinds[kindIn(whatOf(store.columns, slot))]! += 1;
    store.columns.text[slot] = copyKept(old.texts, old.columns.text[from]!, store.texts);
    const { numbers, concepts, words, bytes } = openWhole(old, from);
    keepAddress(store.columns, slot, copyRecord(record, store.forward));
    list(store, slot, numbers.subarray(concepts, words), numbers.subarray(words, bytes));
    addId(store.ids, idOf(store, slot), slot, (each) => idOf(store, each));
  }
}
