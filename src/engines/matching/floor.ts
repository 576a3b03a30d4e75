import type { Match } from './model.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/**
 * Whether a match is shown, the best one being known. What is far behind it is not, nor what has fewer points, is less akin to the question and has less in common with the
 * other good ones: it answers another question, and a list that ends early serves better than one that goes on with such.
 */
export function isEnough(
  { score, akin, accord }: Pick<Match, 'score' | 'akin' | 'accord'>,
  best: Pick<Match, 'score' | 'akin'>,
  { enough, accord: weight, farBehind, tooLittle }: Weights = WEIGHTS,
): boolean {
  if (score < Math.max(best.score * farBehind, tooLittle)) return false;
  return shareOf(score, best.score) + shareOf(akin, best.akin) + weight * accord >= enough * (2 + weight);
}

const shareOf = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : 1);
