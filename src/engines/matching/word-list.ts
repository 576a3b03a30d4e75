import { enlarged } from '#engines/kit';
import { likeness, skeleton } from './likeness.ts';
import { MOST_NUMBERS } from './store/forward.ts';

/** Search words of an index by number, and those spelt alike. */
export type Words = {
  keys: string[];
  numbers: Map<string, number>;
  /** Living documents that have the word. */
  documents: Int32Array;
  /** Room to count the words of one document; 0 between documents. */
  frequencies: Float32Array;
  /** Skeletons by number, and numbers by the beginning of the skeleton; filled up when somebody asks. */
  skeletons: string[];
  alike: Map<string, number[]>;
  /** Words found alike to others before, and how many were looked at for that. */
  remembered: Map<string, { found: Alike[]; looked: number }>;
};

export function createWords(keys: string[] = []): Words {
  return {
    keys,
    numbers: new Map(keys.map((key, number) => [key, number])),
    documents: new Int32Array(Math.max(1024, keys.length)),
    frequencies: new Float32Array(Math.max(1024, keys.length)),
    skeletons: [],
    alike: new Map(),
    remembered: new Map(),
  };
}

/** Number of a word, a new one where it has none; -1 when there are too many. */
export function numberWord(words: Words, key: string): number {
  const known = words.numbers.get(key);
  if (known !== undefined) return known;
  const number = words.keys.length;
  if (number >= MOST_NUMBERS) return -1;
  words.numbers.set(key, number);
  words.keys.push(key);
  if (number >= words.documents.length) {
    words.documents = enlarged(words.documents, words.documents.length * 2);
    words.frequencies = enlarged(words.frequencies, words.documents.length);
  }
  return number;
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
  const bones = skeletonOf(key);
  if (bones.length < SHORTEST_SKELETON) return [];
  readNew(words);
  const others = words.alike.get(bones.slice(0, SKELETON_BEGINNING));
  if (others === undefined) return [];
  let known = words.remembered.get(key);
  if (known === undefined) {
    if (words.remembered.size >= REMEMBERED) words.remembered.clear();
    known = { found: [], looked: 0 };
    words.remembered.set(key, known);
  }
  const to = Math.min(others.length, MOST_LOOKED_AT);
  const before = known.found.length;
  for (; known.looked < to; known.looked++) {
    const word = others[known.looked]!;
    if (words.keys[word] === key) continue;
    const alike = likeness(bones, words.skeletons[word]!);
    if (alike >= least) known.found.push({ word, likeness: alike });
  }
  if (known.found.length > before)
    known.found.sort((a, b) => b.likeness - a.likeness || (words.keys[a.word]! < words.keys[b.word]! ? -1 : 1));
  return known.found.filter(({ word }) => words.documents[word]! > 0).slice(0, MOST_ALIKE);
}

function skeletonOf(key: string): string {
  return skeleton(key.slice(key.indexOf(':') + 1));
}

function readNew(words: Words): void {
  for (let word = words.skeletons.length; word < words.keys.length; word++) {
    const bones = skeletonOf(words.keys[word]!);
    words.skeletons.push(bones);
    if (bones.length < SHORTEST_SKELETON) continue;
    const beginning = bones.slice(0, SKELETON_BEGINNING);
    const list = words.alike.get(beginning);
    if (list === undefined) words.alike.set(beginning, [word]);
    else list.push(word);
  }
}
