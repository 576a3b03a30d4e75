import type { Match } from './model.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/**
 * Whether a match is shown, the best one being known. What is far behind it, or much less akin to the question, answers another one, and a list that ends
 * early serves better than one that goes on with such.
 */
export function isEnough(
  { score, akin }: Pick<Match, 'score' | 'akin'>,
  best: Pick<Match, 'score' | 'akin'>,
  { farBehind, lessAkin, tooLittle }: Weights = WEIGHTS,
): boolean {
  return score >= Math.max(best.score * farBehind, tooLittle) && akin >= best.akin * lessAkin;
}
