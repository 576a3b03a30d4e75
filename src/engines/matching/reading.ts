import { enlarged, LANGS, type Lang } from '#engines/kit';
import { createScan, GAP, scan } from '#engines/language';
import { markExcluded } from './exclusion.ts';
import {
  createForms,
  FORM,
  type Forms,
  findForms,
  firstPiece,
  firstUnit,
  isFull,
  nextPiece,
  PIECE,
  pieceCount,
  strengthOf,
  unitCount,
} from './forms.ts';
import { readWord, strengthsOf } from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * A text as read: its words, and of those that may carry a topic the pieces (a word, or one part of a compound) in order. Arrays are used
 * up to `wordCount` and `count`, and used again for the next text.
 */
export type Reading = {
  /** Where the words and pieces are described. */
  forms: Forms;
  wordCount: number;
  /** By word: its offsets in its part of the text; and by part how many words come before its end. */
  from: Int32Array;
  to: Int32Array;
  partEnd: number[];
  /** By word: the address of its form, and what stands there first. */
  words: Int32Array;
  shapes: Int32Array;
  /** What stands before each word; see `GAP`. */
  gap: Uint8Array;
  /** By word: said to be unwanted (`keine App`). */
  unwanted: Uint8Array;
  count: number;
  /** Some piece may be a label word of another language. */
  hasForeign: boolean;
  /** Address of the piece in the form, and what stands there first. */
  piece: Int32Array;
  pieceShape: Int32Array;
  /** The units of a position stand in `units` from `unitFrom` of it to before that of the next; how surely it is one of them. */
  unitFrom: Int32Array;
  units: Int32Array;
  strength: Float64Array;
  /** Number of the part of the text (title, summary …), and offsets of the whole word in it. */
  part: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  /** Number of the sentence or list item, over all parts. */
  sentence: Int32Array;
  /** Which word it is (part of). */
  word: Int32Array;
  excluded: Uint8Array;
  /** Whether it is written as a German noun, 1 or 0; -1 where that cannot be told (first in a sentence, text without capitals). */
  noun: Int8Array;
  /** Lies in a recognised concept. */
  named: Uint8Array;
};

export function createReading(): Reading {
  return {
    forms: createForms(),
    wordCount: 0,
    from: new Int32Array(256),
    to: new Int32Array(256),
    partEnd: [],
    words: new Int32Array(256),
    shapes: new Int32Array(256),
    gap: new Uint8Array(256),
    unwanted: new Uint8Array(256),
    count: 0,
    hasForeign: false,
    piece: new Int32Array(256),
    pieceShape: new Int32Array(256),
    unitFrom: new Int32Array(257),
    units: new Int32Array(512),
    strength: new Float64Array(256),
    part: new Uint8Array(256),
    start: new Int32Array(256),
    end: new Int32Array(256),
    sentence: new Int32Array(256),
    word: new Int32Array(256),
    excluded: new Uint8Array(256),
    noun: new Int8Array(256),
    named: new Uint8Array(256),
  };
}

/** Quarters of points of `weighWord`: unlike languages share so little that this much decides; less may be a name or a borrowed word. */
const CLEAR_EVIDENCE = 32;
const CLEARLY_LESS = 0.35;
const SHORTEST_FOREIGN_SENTENCE = 4;

const found = createScan();

/** Reads the parts of a text one after the other, as a text in `lang`; sentences that are clearly in another of the four languages as such. */
export function readParts(vocabulary: Vocabulary, texts: readonly string[], lang: Lang, reading: Reading): void {
  // Readings from before keep what they point to.
  if (isFull(vocabulary.forms)) vocabulary.forms = createForms();
  const { forms } = vocabulary;
  reading.forms = forms;
  reading.wordCount = 0;
  reading.count = 0;
  reading.hasForeign = false;
  reading.partEnd.length = texts.length;
  const strengths = strengthsOf(vocabulary);
  let sentence = 0;
  for (let part = 0; part < texts.length; part++) {
    const text = texts[part]!;
    reading.partEnd[part] = reading.wordCount;
    if (text === '') continue;
    scan(text, found);
    const from = reading.wordCount;
    const to = from + found.count;
    if (to > reading.gap.length) growWords(reading, to);
    reading.wordCount = to;
    reading.partEnd[part] = to;
    const { words, shapes, gap, from: starts, to: ends } = reading;
    const { start, end, gap: before } = found;
    findForms(forms, found, LANGS.indexOf(lang), words, shapes, from);
    for (let i = from; i < to; i++) {
      if (words[i] === 0) readAs(vocabulary, text, lang, reading, from, i);
      gap[i] = before[i - from]!;
      starts[i] = start[i - from]!;
      ends[i] = end[i - from]!;
    }
    reading.unwanted.fill(0, from, to);
    const nouns = lang === 'de' && tellsNouns(reading, from, to);
    for (let first = from; first < to; ) {
      let next = first + 1;
      while (next < to && (gap[next]! & GAP.breaks) === 0) next += 1;
      const spoken = languageOf(reading, first, next, lang);
      if (spoken !== lang) {
        for (let i = first; i < next; i++) readAs(vocabulary, text, spoken, reading, from, i);
      }
      markExcluded(reading, first, next);
      for (let i = first; i < next; i++) {
        if (pieceCount(shapes[i]!) === 0) continue;
        const noun = !nouns || i === first ? -1 : (shapes[i]! & FORM.capital) !== 0 ? 1 : 0;
        addPieces(reading, strengths, i, part, start[i - from]!, end[i - from]!, sentence, noun);
      }
      sentence += 1;
      first = next;
    }
  }
}

/** Reads a word of a text as one of a language; the text's words begin at `from`. */
function readAs(vocabulary: Vocabulary, text: string, lang: Lang, reading: Reading, from: number, word: number): void {
  const form = readWord(vocabulary, text, found, word - from, lang);
  reading.words[word] = form;
  reading.shapes[word] = vocabulary.forms.data[form]!;
}

function addPieces(
  reading: Reading,
  strengths: readonly number[],
  word: number,
  part: number,
  start: number,
  end: number,
  sentence: number,
  noun: number,
): void {
  const { data } = reading.forms;
  const form = reading.words[word]!;
  const count = pieceCount(reading.shapes[word]!);
  if (reading.count + count > reading.start.length) growPositions(reading);
  let piece = firstPiece(data, form);
  for (let i = 0; i < count; i++) {
    const at = reading.count;
    const shape = data[piece]!;
    reading.piece[at] = piece;
    reading.pieceShape[at] = shape;
    if ((shape & PIECE.foreign) !== 0) reading.hasForeign = true;
    reading.strength[at] = strengths[strengthOf(shape)]!;
    reading.part[at] = part;
    reading.start[at] = start;
    reading.end[at] = end;
    reading.sentence[at] = sentence;
    reading.word[at] = word;
    reading.excluded[at] = reading.unwanted[word]!;
    reading.noun[at] = (shape & PIECE.part) !== 0 ? -1 : noun;
    reading.named[at] = 0;
    let to = reading.unitFrom[at]!;
    const units = unitCount(shape);
    if (to + units > reading.units.length) reading.units = enlarged(reading.units, reading.units.length * 2 + units);
    const from = firstUnit(piece);
    for (let u = 0; u < units; u++) reading.units[to++] = data[from + u]!;
    reading.unitFrom[at + 1] = to;
    reading.count = at + 1;
    if (i + 1 < count) piece = nextPiece(data, piece);
  }
}

/** Whether a text is written with capitals and small letters as German is: some word in the midst has a capital, others none. */
function tellsNouns({ shapes, gap }: Reading, from: number, to: number): boolean {
  let all = 0;
  let inside = 0;
  for (let i = from; i < to; i++) {
    all |= shapes[i]!;
    if (i > from && (gap[i]! & GAP.space) !== 0) inside |= shapes[i]!;
  }
  return (all & FORM.hasSmall) !== 0 && (inside & FORM.capitalised) !== 0;
}

function languageOf({ forms, words }: Reading, from: number, to: number, lang: Lang): Lang {
  if (to - from < SHORTEST_FOREIGN_SENTENCE) return lang;
  const { data } = forms;
  let [de, cs, pl, en, other] = [0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const form = words[i]!;
    const points = data[form + 1]!;
    de += points & 255;
    cs += (points >>> 8) & 255;
    pl += (points >>> 16) & 255;
    en += points >>> 24;
    other += data[form + 2]!;
  }
  const own = lang === 'de' ? de : lang === 'cs' ? cs : lang === 'pl' ? pl : en;
  const most = Math.max(de, cs, pl, en);
  if (most < CLEAR_EVIDENCE || most <= other || own > CLEARLY_LESS * most) return lang;
  return most === de ? 'de' : most === cs ? 'cs' : most === pl ? 'pl' : 'en';
}

function growWords(reading: Reading, least: number): void {
  const size = Math.max(least, reading.gap.length * 2);
  reading.words = enlarged(reading.words, size);
  reading.from = enlarged(reading.from, size);
  reading.to = enlarged(reading.to, size);
  reading.shapes = enlarged(reading.shapes, size);
  reading.gap = enlarged(reading.gap, size);
  reading.unwanted = enlarged(reading.unwanted, size);
}

function growPositions(reading: Reading): void {
  const size = reading.start.length * 2;
  reading.piece = enlarged(reading.piece, size);
  reading.pieceShape = enlarged(reading.pieceShape, size);
  reading.part = enlarged(reading.part, size);
  reading.excluded = enlarged(reading.excluded, size);
  reading.named = enlarged(reading.named, size);
  reading.start = enlarged(reading.start, size);
  reading.end = enlarged(reading.end, size);
  reading.sentence = enlarged(reading.sentence, size);
  reading.word = enlarged(reading.word, size);
  reading.unitFrom = enlarged(reading.unitFrom, size + 1);
  reading.strength = enlarged(reading.strength, size);
  reading.noun = enlarged(reading.noun, size);
}
