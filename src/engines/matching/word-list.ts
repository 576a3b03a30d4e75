import { enlarged, LANGS, type Lang } from '#engines/kit';
import { findKey, type Lexicon, type Unit } from './lexicon.ts';
import { likeness, skeleton } from './likeness.ts';
import { MOST_NUMBERS } from './store/forward.ts';
import { hashOf } from './store/hash.ts';

/**
 * Search words of an index by number, and those spelt alike. The words lie as letters in one array, outside of the heap that is searched for
 * garbage, and are read back from a snapshot as they are.
 */
export type Words = {
  /** Tells lists of words apart. */
  id: number;
  count: number;
  /** By number: where in `letters` the word begins; it ends where the next one begins. */
  from: Uint32Array;
  letters: Uint16Array;
  /** Open addressing by hash, at most two thirds full: one more than the number; 0 is free. */
  places: Int32Array;
  /** Living documents that have the word. */
  documents: Int32Array;
  /** Room to count the words of one document; 0 between documents. */
  frequencies: Float32Array;
  /** Skeletons by number, and numbers by the beginning of the skeleton; filled up when somebody asks. */
  skeletons: string[];
  alike: Map<string, number[]>;
  /** By number the label word it is, -1 for none, of as many as `unitsKnown`; filled up when somebody asks. */
  units: Int32Array;
  unitsKnown: number;
  /** What was found out about words asked for before. */
  remembered: Map<string, Remembered>;
};

/** The skeleton of a word, empty where it is too short; the words found alike, and how many were looked at for that. */
type Remembered = { bones: string; found: Alike[]; looked: number };

let lists = 0;

export function createWords(): Words {
  return {
    id: ++lists,
    count: 0,
    from: new Uint32Array(FIRST_ROOM + 1),
    letters: new Uint16Array(FIRST_ROOM * 8),
    places: new Int32Array(FIRST_ROOM * 2),
    documents: new Int32Array(FIRST_ROOM),
    frequencies: new Float32Array(FIRST_ROOM),
    skeletons: [],
    alike: new Map(),
    units: new Int32Array(0),
    unitsKnown: 0,
    remembered: new Map(),
  };
}

const FIRST_ROOM = 1024;
/** Arrays of words are enlarged by this factor: doubled ones would stay half empty. */
const GROWTH = 1.25;

/** Number of a word, -1 where it has none. */
export function findWord({ places, from, letters }: Words, key: string): number {
  const mask = places.length - 1;
  for (let place = hashOf(key, 0, key.length) & mask; ; place = (place + 1) & mask) {
    const number = places[place]! - 1;
    if (number < 0) return -1;
    if (isWritten(letters, from[number]!, from[number + 1]!, key)) return number;
  }
}

function isWritten(letters: Uint16Array, from: number, to: number, key: string): boolean {
  if (to - from !== key.length) return false;
  for (let i = 0; i < key.length; i++) if (letters[from + i] !== key.charCodeAt(i)) return false;
  return true;
}

/** Number of a word, a new one where it has none; -1 when there are too many. */
export function numberWord(words: Words, key: string): number {
  const known = findWord(words, key);
  if (known >= 0 || words.count >= MOST_NUMBERS) return known;
  const number = words.count;
  if (number >= words.documents.length) {
    const room = Math.max(FIRST_ROOM, Math.ceil(number * GROWTH));
    words.from = enlarged(words.from, room + 1);
    words.documents = enlarged(words.documents, room);
    words.frequencies = enlarged(words.frequencies, room);
  }
  const start = words.from[number]!;
  if (start + key.length > words.letters.length)
    words.letters = enlarged(words.letters, Math.ceil((start + key.length) * GROWTH));
  for (let i = 0; i < key.length; i++) words.letters[start + i] = key.charCodeAt(i);
  words.from[number + 1] = start + key.length;
  words.count += 1;
  if (words.count * 3 > words.places.length * 2) words.places = placesFor(words, words.places.length * 2);
  else addPlace(words.places, key, number);
  return number;
}

function placesFor(words: Words, length: number): Int32Array {
  const places = new Int32Array(length);
  for (let number = 0; number < words.count; number++) addPlace(places, keyOfWord(words, number), number);
  return places;
}

function addPlace(places: Int32Array, key: string, number: number): void {
  const mask = places.length - 1;
  let place = hashOf(key, 0, key.length) & mask;
  while (places[place] !== 0) place = (place + 1) & mask;
  places[place] = number + 1;
}

/** The word of a number. Read as bytes: that takes a quarter of the time of spreading the letters. */
export function keyOfWord({ from, letters }: Words, number: number): string {
  const [start, end] = [from[number]! * 2, from[number + 1]! * 2];
  return Buffer.from(letters.buffer, letters.byteOffset + start, end - start).toString('utf16le');
}

const SKELETON_BEGINNING = 5;
const SHORTEST_SKELETON = 5;
/** Words looked at for one; a beginning that more words share says little. */
const MOST_LOOKED_AT = 120;
/** Words alike at most, the first found. */
const MOST_ALIKE = 8;
/** Answers remembered. */
const REMEMBERED = 20_000;

export type Alike = { word: number; likeness: number };

/** Numbers of words in living documents that are spelt much like this one, itself left out. */
export function findAlike(words: Words, key: string, least: number): Alike[] {
  readNew(words);
  const known = remember(words, key);
  const others = known.bones === '' ? undefined : words.alike.get(known.bones.slice(0, SKELETON_BEGINNING));
  if (others === undefined) return NONE;
  const to = Math.min(others.length, MOST_LOOKED_AT);
  if (known.looked < to) {
    const own = findWord(words, key);
    for (; known.looked < to; known.looked++) {
      const word = others[known.looked]!;
      if (word === own) continue;
      const alike = likeness(known.bones, words.skeletons[word]!);
      if (alike >= least) known.found.push({ word, likeness: alike });
    }
    known.found.sort(
      (a, b) => b.likeness - a.likeness || (keyOfWord(words, a.word) < keyOfWord(words, b.word) ? -1 : 1),
    );
  }
  if (known.found.length === 0) return NONE;
  return known.found.filter(({ word }) => words.documents[word]! > 0).slice(0, MOST_ALIKE);
}

const NONE: Alike[] = [];

function remember({ remembered }: Words, key: string): Remembered {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const bones = skeletonOf(key);
  const fresh = { bones: bones.length < SHORTEST_SKELETON ? '' : bones, found: [], looked: 0 };
  remembered.set(key, fresh);
  return fresh;
}

function skeletonOf(key: string): string {
  return skeleton(key.slice(key.indexOf(':') + 1));
}

function readNew(words: Words): void {
  for (let word = words.skeletons.length; word < words.count; word++) {
    const bones = skeletonOf(keyOfWord(words, word));
    words.skeletons.push(bones);
    if (bones.length < SHORTEST_SKELETON) continue;
    const beginning = bones.slice(0, SKELETON_BEGINNING);
    const list = words.alike.get(beginning);
    if (list === undefined) words.alike.set(beginning, [word]);
    else list.push(word);
  }
}

/** By word number the label word it is, -1 for none. */
export function unitsOfWords(words: Words, lexicons: Record<Lang, Lexicon>): Int32Array {
  if (words.unitsKnown === words.count) return words.units;
  if (words.units.length < words.count) words.units = enlarged(words.units, Math.ceil(words.count * GROWTH));
  const { units } = words;
  for (let word = words.unitsKnown; word < words.count; word++) {
    const text = keyOfWord(words, word);
    const own = LANGS.find((each) => text.startsWith(each));
    units[word] = own === undefined ? unitOfCode(text.slice(2), lexicons) : findKey(lexicons[own], text.slice(3));
  }
  words.unitsKnown = words.count;
  return units;
}

function unitOfCode(code: string, lexicons: Record<Lang, Lexicon>): Unit {
  for (const lang of LANGS) {
    const unit = findKey(lexicons[lang], `=${code.toUpperCase()}`);
    if (unit >= 0) return unit;
  }
  return -1;
}
