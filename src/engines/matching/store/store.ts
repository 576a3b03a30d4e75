import { MAX_TEXT } from '#engines/language';
import { type Analysis, analyse, createRoom, findTelling, type Part, type Room } from '../analyse.ts';
import { DOCUMENT_FIELDS, type DocumentField, type MatchDocument } from '../model.ts';
import { keepPointed } from '../pointed.ts';
import { type Reading, readParts } from '../reading.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { createWords, unitsOfWords, type Words } from '../word-list.ts';
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
  type OpenRecord,
  openHead,
  openRecord,
  SHARES,
} from './forward.ts';
import { addId, createIds, findSlot, type Ids, removeId } from './ids.ts';
import { appendToAll, createLists, growLists, type Lists } from './lists.ts';
import { conceptShares, fieldShares, wordShares } from './shares.ts';
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
  const { words, firsts } = wordShares(vocabulary, store.words, analysis, parts);
  const fields = fieldShares(analysis);
  const places = placesOf(analysis, store.room.placeOf);
  keepTraits(store.columns, slot, facts, fields);
  const telling = findTelling(vocabulary, analysis);
  const offsets = analysis.reading;
  const units = unitsOfWords(store.words, vocabulary.lexicons);
  const length = keepPointed(vocabulary, units, words, store.columns.traits, slot * TRAITS + POINTED);
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

/** The lists of the document that is put in. */
let listsOf = new Int32Array(256);

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
