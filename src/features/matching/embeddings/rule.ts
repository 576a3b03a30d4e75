import { WEIGHTS } from '#engines/matching';
import type { EmbeddingReason, MatchReason, Vector } from './model.ts';

/**
 * The whole rule of what a language model may say: `POINTS × max(0, (cosine − FLOOR) / (1 − FLOOR))`. Texts that have nothing in common
 * have cosines up to the floor, as models see likeness in any two texts; the same text twice would get all points. A quarter of what concepts, words,
 * fields and akin words can give: enough to bring forward what is told in other words, too little to outweigh what can be explained.
 */
export const POINTS = 40;
export const FLOOR = 0.4;

/** Contributions of the engine are multiples of this; these are too, so that the sum of all is exact. */
const GRAIN = 4096;

/** Nearest entries of each kind that are taken into the ranking. */
export const NEAREST = 16;

export function pointsFor(cosine: number): number {
  const share = Math.max(0, (cosine - FLOOR) / (1 - FLOOR));
  return Math.round(POINTS * Math.min(1, share) * GRAIN) / GRAIN;
}

export interface Explained {
  score: number;
  /** As the engine says, and more by what the model gives: 0 to about 1.5. */
  akin: number;
  /** As the engine says, or more by what the model gives: 0 to 1. */
  accord: number;
  /** Biggest contribution first; the score is their sum. */
  reasons: MatchReason[];
}

/** A match with what the model says of it as one more reason, in its place by size; unchanged where it says nothing. */
export function withEmbedding(match: Explained, similarity: number | undefined, model: string): Explained {
  const contribution = similarity === undefined ? 0 : pointsFor(similarity);
  if (similarity === undefined || contribution === 0) return match;
  const reason: EmbeddingReason = { type: 'embedding', contribution, similarity, model };
  const at = match.reasons.findIndex((one) => one.contribution < contribution);
  return {
    score: match.score + contribution,
    akin: match.akin + contribution / WEIGHTS.kin,
    // It compares with the question alone; what means the same needs nothing else to speak for it.
    accord: Math.max(match.accord, contribution / POINTS),
    reasons: match.reasons.toSpliced(at === -1 ? match.reasons.length : at, 0, reason),
  };
}

/** The vector in the same direction of length 1; undefined when there is no direction, or a number that is none. */
export function toUnit(numbers: readonly number[]): Vector | undefined {
  let squares = 0;
  for (const number of numbers) squares += number * number;
  const length = Math.sqrt(squares);
  return Number.isFinite(length) && length > 0 ? Float32Array.from(numbers, (number) => number / length) : undefined;
}
