import type { Match } from './model.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/**
 * Whether a match is shown, the best one being known. What is far behind it, or much less akin to the question, answers another one, and a list that ends
 * early serves better than one that goes on with such.
 */
export function isEnough(
  { score, akin }: Pick<Match, 'score' | 'akin'>,
  best: Pick<Match, 'score' | 'akin'>,
  { farBehind, nearBest, lessAkin, tooLittle }: Weights = WEIGHTS,
): boolean {
  if (score < Math.max(best.score * farBehind, tooLittle)) return false;
  return score >= best.score * nearBest || akin >= best.akin * lessAkin;
}
