import { enlarged, type Lang } from '#engines/kit';
import { createScan, GAP, scan } from '#engines/language';
import { markExcluded } from './exclusion.ts';
import { type Piece, readWord, type WordReading } from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * A text as read: its words, and of those that may carry a topic the pieces (a word, or one part of a compound) in order. Arrays are used
 * up to `words.length` and `count`, and used again for the next text.
 */
export type Reading = {
  words: WordReading[];
  /** What stands before each word; see `GAP`. */
  gap: Uint8Array;
  /** By word: said to be unwanted (`keine App`). */
  unwanted: Uint8Array;
  count: number;
  /** Some piece may be a label word of another language. */
  hasForeign: boolean;
  piece: Piece[];
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
    words: [],
    gap: new Uint8Array(256),
    unwanted: new Uint8Array(256),
    count: 0,
    hasForeign: false,
    piece: [],
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
  reading.count = 0;
  reading.hasForeign = false;
  reading.words.length = 0;
  let sentence = 0;
  for (const [part, text] of texts.entries()) {
    scan(text, found);
    const from = reading.words.length;
    if (from + found.count > reading.gap.length) growWords(reading, from + found.count);
    for (let i = 0; i < found.count; i++) {
      reading.words.push(readWord(vocabulary, text, found.start[i]!, found.end[i]!, lang, found.plain));
      reading.gap[from + i] = found.gap[i]!;
    }
    const to = reading.words.length;
    reading.unwanted.fill(0, from, to);
    const nouns = lang === 'de' && tellsNouns(reading, from, to);
    for (let first = from; first < to; ) {
      let next = first + 1;
      while (next < to && (reading.gap[next]! & GAP.breaks) === 0) next += 1;
      const spoken = languageOf(reading.words, first, next, lang);
      if (spoken !== lang) {
        for (let i = first; i < next; i++) {
          const [start, end] = [found.start[i - from]!, found.end[i - from]!];
          reading.words[i] = readWord(vocabulary, text, start, end, spoken, found.plain);
        }
      }
      markExcluded(reading, first, next);
      for (let i = first; i < next; i++) {
        const [start, end] = [found.start[i - from]!, found.end[i - from]!];
        addPieces(reading, i, { part, start, end, sentence, tellsNoun: nouns && i > first });
      }
      sentence += 1;
      first = next;
    }
  }
}

type Place = { part: number; start: number; end: number; sentence: number; tellsNoun: boolean };

function addPieces(reading: Reading, word: number, place: Place): void {
  const { piece, more, capital } = reading.words[word]!;
  if (piece === undefined) return;
  const noun = place.tellsNoun && !piece.part ? (capital ? 1 : 0) : -1;
  addPiece(reading, word, place, piece, noun);
  for (const other of more) addPiece(reading, word, place, other, noun);
}

function addPiece(reading: Reading, word: number, place: Place, piece: Piece, noun: number): void {
  const at = reading.count;
  if (at === reading.start.length) growPositions(reading);
  reading.piece[at] = piece;
  reading.hasForeign ||= piece.foreign.length > 0;
  reading.strength[at] = piece.strength;
  reading.part[at] = place.part;
  reading.start[at] = place.start;
  reading.end[at] = place.end;
  reading.sentence[at] = place.sentence;
  reading.word[at] = word;
  reading.excluded[at] = reading.unwanted[word]!;
  reading.noun[at] = noun;
  reading.named[at] = 0;
  let to = reading.unitFrom[at]!;
  if (piece.unit >= 0) {
    if (to + piece.units.length > reading.units.length)
      reading.units = enlarged(reading.units, reading.units.length * 2 + piece.units.length);
    reading.units[to++] = piece.unit;
    for (let i = 1; i < piece.units.length; i++) reading.units[to++] = piece.units[i]!;
  }
  reading.unitFrom[at + 1] = to;
  reading.count = at + 1;
}

/** Whether a text is written with capitals and small letters as German is: some word in the midst has a capital, others none. */
function tellsNouns({ words, gap }: Reading, from: number, to: number): boolean {
  let [small, capitalised] = [false, false];
  for (let i = from; i < to; i++) {
    small ||= words[i]!.hasSmall;
    capitalised ||= i > from && (gap[i]! & GAP.space) !== 0 && words[i]!.capitalised;
  }
  return small && capitalised;
}

function languageOf(words: readonly WordReading[], from: number, to: number, lang: Lang): Lang {
  if (to - from < SHORTEST_FOREIGN_SENTENCE) return lang;
  let [de, cs, pl, en, other] = [0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    de += word.de;
    cs += word.cs;
    pl += word.pl;
    en += word.en;
    other += word.other;
  }
  const own = { de, cs, pl, en }[lang];
  const most = Math.max(de, cs, pl, en);
  if (most < CLEAR_EVIDENCE || most <= other || own > CLEARLY_LESS * most) return lang;
  return most === de ? 'de' : most === cs ? 'cs' : most === pl ? 'pl' : 'en';
}

function growWords(reading: Reading, least: number): void {
  const size = Math.max(least, reading.gap.length * 2);
  reading.gap = enlarged(reading.gap, size);
  reading.unwanted = enlarged(reading.unwanted, size);
}

function growPositions(reading: Reading): void {
  const size = reading.start.length * 2;
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
