import type { Hit } from './hit.ts';
import type { Position } from './positions.ts';

/** A word of a text as a search word; `covered` when it lies in a recognised concept. */
export type WordHit = { key: string; text: string; start: number; end: number; covered: boolean };

const ONLY_DIGITS = /^\p{N}+$/u;

export function findWords(positions: readonly Position[], hits: readonly Hit[]): WordHit[] {
  const words: WordHit[] = [];
  const spans = hits.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let reach = -1;
  for (const { piece, start, end, excluded } of positions) {
    while (next < spans.length && spans[next]!.start <= start) reach = Math.max(reach, spans[next++]!.end);
    if (excluded || piece.text.length < 2 || ONLY_DIGITS.test(piece.text)) continue;
    words.push({ key: piece.key, text: piece.text, start, end, covered: end <= reach });
  }
  return words;
}
