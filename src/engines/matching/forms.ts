import { enlarged, LANGS, type Lang } from '#engines/kit';
import { hashOf, hashOfLetters } from './store/hash.ts';

/**
 * What is known of written words, each read once: in one array of numbers, found by the letters of a text without cutting them out of it first.
 * Objects and strings for each word would take five times the memory, and reading a known word would mostly be waiting for memory.
 *
 * A form has its shape, what it tells of the languages, its letters (four in a number, or two where one of them needs it), and its pieces. A piece has its shape, its number in a
 * list of words and which list that is, its units, those of each other language where there are any, and the letters of its search word.
 */
export type Forms = {
  /** Open addressing: hash and address of each form by turns; address 0 is free. */
  places: Int32Array;
  count: number;
  data: Int32Array;
  used: number;
};

export function createForms(): Forms {
  return { places: new Int32Array(1 << 12), count: 0, data: new Int32Array(1 << 14), used: 1 };
}

/** 64 MB; then everything is forgotten, lest a million different words fill the memory. */
const MOST = 1 << 24;

/** Enlarged by this factor: a doubled array would stay half empty. */
const GROWTH = 1.25;

export function isFull({ used }: Forms): boolean {
  return used > MOST;
}

/** What the reading of a word depends on beside its letters: nothing, or whether its text is written without diacritics. */
export type When = 'always' | 'plain' | 'marked';
const WHENS: readonly When[] = ['always', 'plain', 'marked'];

const LENGTH = 63;
const PIECES = { shift: 6, most: 7 };
const LANG = { shift: 9, most: 3 };
const WHEN = { shift: 11, most: 3 };
/** Flags of a form's shape. */
export const FORM = {
  functional: 1 << 13,
  /** Begins with a capital. */
  capital: 1 << 14,
  /** … that a small letter follows. */
  capitalised: 1 << 15,
  hasSmall: 1 << 16,
  /** What it does to the exclusion of others. */
  excluding: 1 << 17,
  always: 1 << 18,
  lacking: 1 << 19,
  wanting: 1 << 20,
  not: 1 << 21,
  conjunction: 1 << 22,
  joining: 1 << 23,
} as const;
/** Letters beyond Latin 1, in a form's word and in a piece's key. */
const WIDE_FORM = 1 << 24;
const WIDE_PIECE = 1 << 26;

const UNITS = { most: 255 };
const KEY = { shift: 8, most: 2047 };
const STRENGTH = { shift: 19, most: 7 };
/** Flags of a piece's shape. */
export const PIECE = {
  /** Only part of a compound. */
  part: 1 << 22,
  /** A part that says nothing alone. */
  general: 1 << 23,
  searchWord: 1 << 24,
  /** May be a label word of another language. */
  foreign: 1 << 25,
} as const;

/** Numbers before a form's letters, and before a piece's units. */
const FORM_HEAD = 3;
const PIECE_HEAD = 3;

/** A piece as it is found; `strength` is a number below eight whose meaning is not known here. */
export type PieceContent = {
  flags: number;
  strength: number;
  units: readonly number[];
  /** Units in each other language; empty where there are none. */
  foreign: readonly (readonly number[])[];
  key: string;
};

/** Points for the four languages in the order of `LANGS`, and for any other, each below 256. */
export type FormContent = { flags: number; points: readonly number[]; pieces: readonly PieceContent[] };

/** Words of a text, where they begin and before which letter they end; see `Scan`. */
export type Written = { letters: Uint16Array; count: number; start: Int32Array; end: Int32Array; plain: boolean };

const hashIn = (hash: number, lang: number) => hash ^ Math.imul(lang + 1, 0x9e3779b1);

let hashes = new Int32Array(256);

/**
 * Puts the addresses of the forms of a text's words, 0 where one is not known, and what stands there first into two arrays from a place on. Each
 * step is taken for all words before the next one: so the waits for far memory, which are most of this, are one beside the other.
 */
export function findForms(
  { places, data }: Forms,
  words: Written,
  lang: number,
  addresses: Int32Array,
  shapes: Int32Array,
  from: number,
): void {
  const { letters, count, start, end, plain } = words;
  if (count > hashes.length) hashes = new Int32Array(count * 2);
  const mask = places.length - 1;
  for (let i = 0; i < count; i++) hashes[i] = hashIn(hashOfLetters(letters, start[i]!, end[i]!), lang);
  for (let i = 0; i < count; i++) addresses[from + i] = places[((hashes[i]! << 1) & mask) + 1]!;
  for (let i = 0; i < count; i++) shapes[from + i] = data[addresses[from + i]!]!;
  // Mostly what has been found so far is right.
  for (let i = 0; i < count; i++) {
    const address = find(places, data, hashes[i]!, letters, start[i]!, end[i]!, lang, plain);
    addresses[from + i] = address;
    shapes[from + i] = data[address]!;
  }
}

/** Address of the form of one of a text's words, 0 where it is not known. */
export function findForm({ places, data }: Forms, words: Written, word: number, lang: number): number {
  const { letters, start, end, plain } = words;
  const hash = hashIn(hashOfLetters(letters, start[word]!, end[word]!), lang);
  return find(places, data, hash, letters, start[word]!, end[word]!, lang, plain);
}

function find(
  places: Int32Array,
  data: Int32Array,
  hash: number,
  letters: Uint16Array,
  start: number,
  end: number,
  lang: number,
  plain: boolean,
): number {
  const mask = places.length - 1;
  for (let place = (hash << 1) & mask; ; place = (place + 2) & mask) {
    const address = places[place + 1]!;
    if (address === 0) return 0;
    if (places[place] !== hash) continue;
    const shape = data[address]!;
    const when = (shape >>> WHEN.shift) & WHEN.most;
    if ((shape & LENGTH) !== end - start || ((shape >>> LANG.shift) & LANG.most) !== lang) continue;
    if (when !== 0 && (when === 1) !== plain) continue;
    if (isWritten(data, address + FORM_HEAD, (shape & WIDE_FORM) !== 0, letters, start, end)) return address;
  }
}

function isWritten(
  data: Int32Array,
  from: number,
  wide: boolean,
  letters: Uint16Array,
  start: number,
  end: number,
): boolean {
  for (let at = start, packed = from; at < end; packed++) {
    const some = data[packed]!;
    for (let shift = 0; shift < 32 && at < end; shift += wide ? 16 : 8)
      if (((some >>> shift) & (wide ? 0xffff : 0xff)) !== letters[at++]!) return false;
  }
  return true;
}

function isWide(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0xff) return true;
  return false;
}

/** Numbers that so many letters take. */
const roomOf = (length: number, wide: boolean): number => (wide ? (length + 1) >> 1 : (length + 3) >> 2);

/** Keeps what is known of a word; returns its address. */
export function addForm(forms: Forms, word: string, lang: Lang, when: When, content: FormContent): number {
  const { flags, points, pieces } = content;
  const address = forms.used;
  const number = LANGS.indexOf(lang);
  const wide = isWide(word);
  let size = FORM_HEAD + roomOf(word.length, wide);
  for (const { units, foreign, key } of pieces)
    size +=
      PIECE_HEAD +
      foreign.length +
      roomOf(key.length, isWide(key)) +
      units.length +
      foreign.reduce((sum, { length }) => sum + length, 0);
  if (address + size > forms.data.length)
    forms.data = enlarged(forms.data, Math.ceil((forms.data.length + size) * GROWTH));
  forms.used = address + size;
  const { data } = forms;
  data[address] =
    word.length |
    (pieces.length << PIECES.shift) |
    (number << LANG.shift) |
    (WHENS.indexOf(when) << WHEN.shift) |
    flags |
    (wide ? WIDE_FORM : 0);
  data[address + 1] = points[0]! | (points[1]! << 8) | (points[2]! << 16) | (points[3]! << 24);
  data[address + 2] = points[4]!;
  let at = putLetters(data, address + FORM_HEAD, word, wide);
  for (const piece of pieces) at = putPiece(data, at, piece);
  // At most two thirds full.
  if ((forms.count + 1) * 3 > forms.places.length) enlargePlaces(forms);
  addPlace(forms.places, hashIn(hashOf(word, 0, word.length), number), address);
  forms.count += 1;
  return address;
}

function putLetters(data: Int32Array, from: number, word: string, wide: boolean): number {
  const bits = wide ? 16 : 8;
  let at = from;
  for (let i = 0; i < word.length; at++) {
    let packed = 0;
    for (let shift = 0; shift < 32 && i < word.length; shift += bits) packed |= word.charCodeAt(i++) << shift;
    data[at] = packed;
  }
  return at;
}

function putPiece(data: Int32Array, from: number, { flags, strength, units, foreign, key }: PieceContent): number {
  const letters = key.slice(0, KEY.most);
  const known = units.slice(0, UNITS.most);
  data[from] =
    known.length |
    (letters.length << KEY.shift) |
    (strength << STRENGTH.shift) |
    flags |
    (isWide(letters) ? WIDE_PIECE : 0) |
    (foreign.length > 0 ? PIECE.foreign : 0);
  data[from + 1] = 0;
  data[from + 2] = 0;
  let at = from + PIECE_HEAD;
  for (const unit of known) data[at++] = unit;
  for (const others of foreign) {
    data[at++] = others.length;
    for (const unit of others) data[at++] = unit;
  }
  return putLetters(data, at, letters, isWide(letters));
}

function addPlace(places: Int32Array, hash: number, address: number): void {
  const mask = places.length - 1;
  let place = (hash << 1) & mask;
  while (places[place + 1] !== 0) place = (place + 2) & mask;
  places[place] = hash;
  places[place + 1] = address;
}

function enlargePlaces(forms: Forms): void {
  const larger = new Int32Array(forms.places.length * 2);
  for (let place = 0; place < forms.places.length; place += 2)
    if (forms.places[place + 1] !== 0) addPlace(larger, forms.places[place]!, forms.places[place + 1]!);
  forms.places = larger;
}

/** The word as it is written. */
export function wordOf(forms: Forms, form: number): string {
  return beginningOf(forms, form, LENGTH);
}

/** The first letters of the word, so many at most. */
export function beginningOf({ data }: Forms, form: number, most: number): string {
  return lettersOf(data, form + FORM_HEAD, Math.min(most, data[form]! & LENGTH), (data[form]! & WIDE_FORM) !== 0);
}

export function firstLetterOf({ data }: Forms, form: number): number {
  return data[form + FORM_HEAD]! & ((data[form]! & WIDE_FORM) === 0 ? 0xff : 0xffff);
}

export function langOf({ data }: Forms, form: number): Lang {
  return LANGS[(data[form]! >>> LANG.shift) & LANG.most]!;
}

function lettersOf(data: Int32Array, from: number, length: number, wide: boolean): string {
  const codes: number[] = [];
  for (let at = from; codes.length < length; at++)
    for (let shift = 0; shift < 32 && codes.length < length; shift += wide ? 16 : 8)
      codes.push((data[at]! >>> shift) & (wide ? 0xffff : 0xff));
  return String.fromCharCode(...codes);
}

export function pieceCount(shape: number): number {
  return (shape >>> PIECES.shift) & PIECES.most;
}

export function firstPiece(data: Int32Array, form: number): number {
  return form + FORM_HEAD + roomOf(data[form]! & LENGTH, (data[form]! & WIDE_FORM) !== 0);
}

/** The piece after another one of the same form. */
export function nextPiece(data: Int32Array, piece: number): number {
  return keyFrom(data, piece) + roomOf(keyLength(data[piece]!), (data[piece]! & WIDE_PIECE) !== 0);
}

export function strengthOf(shape: number): number {
  return (shape >>> STRENGTH.shift) & STRENGTH.most;
}

export function unitCount(shape: number): number {
  return shape & UNITS.most;
}

export function firstUnit(piece: number): number {
  return piece + PIECE_HEAD;
}

/** Where the units in another language stand, by its place among the others: before them their number. Only for pieces with `PIECE.foreign`. */
export function foreignUnits(data: Int32Array, piece: number, other: number): number {
  let at = piece + PIECE_HEAD + unitCount(data[piece]!);
  for (let i = 0; i < other; i++) at += 1 + data[at]!;
  return at;
}

/** Languages that a piece with `PIECE.foreign` has units for: three for texts in German, Czech and Polish. */
const OTHERS = 3;

function keyFrom(data: Int32Array, piece: number): number {
  if ((data[piece]! & PIECE.foreign) === 0) return piece + PIECE_HEAD + unitCount(data[piece]!);
  return foreignUnits(data, piece, OTHERS);
}

const keyLength = (shape: number): number => (shape >>> KEY.shift) & KEY.most;

/** The search word of a piece. */
export function keyOf({ data }: Forms, piece: number): string {
  return lettersOf(data, keyFrom(data, piece), keyLength(data[piece]!), (data[piece]! & WIDE_PIECE) !== 0);
}

/** Whether this is the search word of a piece. */
export function hasKey({ data }: Forms, piece: number, key: string): boolean {
  const shape = data[piece]!;
  if (keyLength(shape) !== key.length) return false;
  if (key.length > keyLetters.length) keyLetters = new Uint16Array(key.length * 2);
  for (let i = 0; i < key.length; i++) keyLetters[i] = key.charCodeAt(i);
  return isWritten(data, keyFrom(data, piece), (shape & WIDE_PIECE) !== 0, keyLetters, 0, key.length);
}

let keyLetters = new Uint16Array(64);

/** Its number in a list of words, as last remembered for this list; -1 where it was not. */
export function numberOf(data: Int32Array, piece: number, list: number): number {
  return data[piece + 2] === list ? data[piece + 1]! : -1;
}

export function rememberNumber(data: Int32Array, piece: number, list: number, number: number): void {
  data[piece + 1] = number;
  data[piece + 2] = list;
}
