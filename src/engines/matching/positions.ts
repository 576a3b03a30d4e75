import type { Lang } from '#engines/kit';
import { tokenize } from '#engines/language';
import { findExcluded } from './exclusion.ts';
import { type Piece, readWord } from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word of a text that may carry a topic, or one part of a compound. */
export type Position = {
  piece: Piece;
  /** Offsets of the whole word. */
  start: number;
  end: number;
  /** Number of the sentence or list item. */
  sentence: number;
  /** Said to be unwanted (`keine App`). */
  excluded: boolean;
  /** All words of the text, small, and which of them it is. */
  words: readonly string[];
  index: number;
  /** Whether it is written as a German noun; undefined where that cannot be told (first in a sentence, text without capitals). */
  noun?: boolean;
};

const DIACRITICS = /[\u00c0-\u024f]/;
const BREAK = /[.!?;:•|\n]|\s[–—-]\s/;

/** The words of a text that count, in order, with the label words they may stand for. */
export function readPositions(vocabulary: Vocabulary, text: string, lang: Lang): Position[] {
  const tokens = tokenize(text);
  const excluded = findExcluded(text, tokens, lang);
  const plain = !DIACRITICS.test(text);
  const tellsNouns = lang === 'de' && /\p{Ll}/u.test(text) && / \p{Lu}\p{Ll}/u.test(text);
  const words = tokens.map((token) => token.text.toLowerCase());
  const positions: Position[] = [];
  let sentence = 0;
  let reached = 0;
  for (const [index, { text: word, start, end }] of tokens.entries()) {
    const opens = index === 0 || (start > reached + 1 && BREAK.test(text.slice(reached, start)));
    if (opens && index > 0) sentence += 1;
    reached = end;
    for (const piece of readWord(vocabulary, word, lang, plain)) {
      positions.push({
        piece,
        start,
        end,
        sentence,
        excluded: excluded.has(index),
        words,
        index,
        ...(tellsNouns && !opens && !piece.part ? { noun: /^\p{Lu}/u.test(word) } : {}),
      });
    }
  }
  return positions;
}
