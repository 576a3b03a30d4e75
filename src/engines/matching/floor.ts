import { WEIGHTS, type Weights } from './weights.ts';

/**
 * The points from which on a match is shown, by those of the best one. What is far behind answers another question, and a list that ends early
 * serves better than one that goes on with such.
 */
export function enoughToShow(best: number, { farBehind, tooLittle }: Weights = WEIGHTS): number {
  return Math.max(best * farBehind, tooLittle);
}
