import { setImmediate as breathe } from 'node:timers/promises';
import type { Corpus, Entry, Question } from './corpus.ts';

/** `times`: ms for each question measured. `found`: results per question, on average: an engine that finds nothing is fast. */
export type Figures = { indexMs: number; times: number[]; found: number };

export type Engine = { name: string; measure(corpus: Corpus): Promise<Figures> };

const BATCH = 1000;

/** An engine in this process: `put` is timed in batches, with `finish` after the last; `search` says how many results it has found. */
export async function measureInProcess(
  { entries, warmUp, measured }: Corpus,
  put: (entry: Entry, number: number) => void,
  search: (question: Question) => number,
  finish: () => void = () => {},
): Promise<Figures> {
  let indexMs = 0;
  for (let from = 0; from < entries.length; from += BATCH) {
    const start = performance.now();
    for (const [i, entry] of entries.slice(from, from + BATCH).entries()) put(entry, from + i);
    indexMs += performance.now() - start;
    await breathe();
  }
  const start = performance.now();
  finish();
  indexMs += performance.now() - start;
  await warm(warmUp, search);
  return { indexMs, ...(await timed(measured, search)) };
}

const WARM_MS = 10_000;

/** For ten seconds, so that what compiles itself while it runs has done so, as in a server that has been up for a minute. */
export async function warm(
  questions: readonly Question[],
  search: (question: Question) => number | Promise<number>,
): Promise<void> {
  const end = performance.now() + WARM_MS;
  for (let i = 0; i < questions.length && performance.now() < end; i++) await timed([questions[i]!], search);
}

/** Between two questions signals get through. */
export async function timed(
  questions: readonly Question[],
  search: (question: Question) => number | Promise<number>,
): Promise<{ times: number[]; found: number }> {
  const times: number[] = [];
  let found = 0;
  for (const question of questions) {
    await breathe();
    const start = performance.now();
    const count = search(question);
    found += typeof count === 'number' ? count : await count;
    times.push(performance.now() - start);
  }
  return { times, found: found / questions.length };
}

/** By nearest rank. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
