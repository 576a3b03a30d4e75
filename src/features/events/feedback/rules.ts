import { addDays } from '#engines/calendar';
import { FEWEST, type FeedbackAnswers, MAX_WORDS, OPEN_DAYS, type Question } from './model.ts';

/** The last day on which feedback is taken. */
export const lastDay = (event: { endsOn: string }, closesOn: string | null): string =>
  closesOn ?? addDays(event.endsOn, OPEN_DAYS);

/** The answers to the questions that are asked, from the fields of a form; what is no answer counts as none. */
export function readAnswers(questions: readonly Question[], values: Record<string, string>): FeedbackAnswers {
  const answers: FeedbackAnswers = {};
  for (const { key, type, options, isOff } of questions) {
    const value = values[key]?.trim() ?? '';
    if (isOff === true || value === '') continue;
    if (type === 'scale' && /^[1-5]$/.test(value)) answers[key] = Number(value);
    if (type === 'choice' && options?.some((option) => option.key === value)) answers[key] = value;
    if (type === 'text') answers[key] = value.slice(0, MAX_WORDS);
  }
  return answers;
}

export interface Group {
  value: string;
  registered: number;
  came: number;
}

/**
 * Groups large enough to be shown; the small ones become one (`value` undefined). Where those are too few together, the smallest of the others joins
 * them: otherwise one could subtract what is shown from the sum. With nothing to hide behind, nothing is shown.
 */
export function showable(groups: readonly Group[]): (Omit<Group, 'value'> & { value: string | undefined })[] {
  const inOrder = groups.filter(({ registered }) => registered > 0).toSorted((a, b) => b.registered - a.registered);
  const shown = inOrder.filter(({ registered }) => registered >= FEWEST);
  const hidden = inOrder.filter(({ registered }) => registered < FEWEST);
  const sum = (name: 'registered' | 'came') => hidden.reduce((total, group) => total + group[name], 0);
  while (hidden.length > 0 && sum('registered') < FEWEST) {
    const smallest = shown.pop();
    if (smallest === undefined) return [];
    hidden.push(smallest);
  }
  if (hidden.length === 0) return shown;
  return [...shown, { value: undefined, registered: sum('registered'), came: sum('came') }];
}

export interface ScaleResult {
  count: number;
  /** Undefined where too few have answered. */
  mean: number | undefined;
  /** How many chose 1, 2, 3, 4, 5. */
  spread: number[] | undefined;
}

/** Mean and spread of the answers 1 to 5, by how often each was given. */
export function scaleResult(counts: ReadonlyMap<string, number>): ScaleResult {
  const spread = [1, 2, 3, 4, 5].map((value) => counts.get(String(value)) ?? 0);
  const count = spread.reduce((sum, one) => sum + one, 0);
  if (count < FEWEST) return { count, mean: undefined, spread: undefined };
  return { count, mean: spread.reduce((sum, one, at) => sum + one * (at + 1), 0) / count, spread };
}
