import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { World } from '#platform/feature';
import type { PlanFigures } from '../model.ts';
import { readSource } from '../source.ts';
import { failPlan, keepAlive, savePlan } from './commands/keep-plan.ts';
import type { Answer, Ask, Call, Calls, Told } from './work.ts';

/** Computations at a time in one process: each takes a core. */
export const MOST_AT_ONCE = 2;

export interface Started {
  id: string;
  matchmaking: string;
  seed: number;
  seconds: number;
  withOpen: boolean;
  basedOn: string | null;
}

/** Plans are computed and explained in threads, so that pages are answered meanwhile. */
export interface Planner {
  /** Begins to compute a plan that the database has as `computing`; false when too many are. */
  start(plan: Started): boolean;
  isFull(): boolean;
  /** Starts the thread for repairs, so that the first one need not wait for it. */
  warm(): void;
  ask<C extends Call>(call: C, takes: Calls[C]['takes']): Promise<Calls[C]['gives']>;
  /** Waits until nothing is computed any more: for tests and the command line. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

type PlannerWorld = Pick<World, 'db' | 'clock' | 'log'>;

export function createPlanner(world: PlannerWorld): Planner {
  const running = new Map<string, { thread: Thread; done: Promise<void> }>();
  // A repair is wanted at once: it does not wait until reasons or figures of a large plan are found.
  const shared = new Map<'repair' | 'questions', Thread>();
  let closed = false;

  async function compute(plan: Started, thread: Thread): Promise<void> {
    const { db, clock, log } = world;
    try {
      const basedOn = plan.basedOn ?? undefined;
      const source = await readSource(db, plan.matchmaking, { withOpen: plan.withOpen, plan: basedOn });
      // One thing after the other: what comes while something is being written waits, and is dropped for what is newer.
      let writing: Promise<unknown> = Promise.resolve();
      let newest: { done: number; figures: PlanFigures | undefined } = { done: 0, figures: undefined };
      let waits = false;
      const write = (told: Told | undefined) => {
        if (told !== undefined) newest = { done: told.done, figures: told.figures ?? newest.figures };
        if (waits) return;
        waits = true;
        writing = writing.then(() => {
          waits = false;
          return keepAlive(db, plan.id, newest, clock());
        });
        writing.catch(() => {});
      };
      const beat = setInterval(() => write(undefined), 2000);
      beat.unref();
      try {
        const milliseconds = plan.seconds * 1000;
        const takes = { source, seed: plan.seed, milliseconds, isFromPlan: basedOn !== undefined };
        const made = await thread.ask('plan', takes, write);
        clearInterval(beat);
        await writing;
        if ('clashes' in made) await failPlan(db, plan.id, { type: 'clashes', clashes: made.clashes }, clock());
        else await savePlan(db, plan.id, made, clock());
      } finally {
        clearInterval(beat);
        await writing;
      }
    } catch (error) {
      // Where the program ends, what it began is left as it is: the next look at it says that it failed.
      if (closed) return;
      log.error({ err: error, plan: plan.id }, 'a meeting plan could not be computed');
      await failPlan(db, plan.id, { type: 'ended' }, clock()).catch(() => {});
    }
  }

  const getShared = (kind: 'repair' | 'questions'): Thread => {
    const known = shared.get(kind);
    if (known !== undefined) return known;
    const thread = startThread(() => shared.delete(kind));
    shared.set(kind, thread);
    return thread;
  };

  return {
    isFull: () => running.size >= MOST_AT_ONCE,
    warm() {
      if (!closed) getShared('repair');
    },
    start(plan) {
      if (closed || running.size >= MOST_AT_ONCE) return false;
      const thread = startThread();
      const done = compute(plan, thread).finally(async () => {
        running.delete(plan.id);
        await thread.end();
      });
      running.set(plan.id, { thread, done });
      return true;
    },
    ask(call, takes) {
      if (closed) return Promise.reject(new Error('the planner has ended'));
      return getShared(call === 'repair' ? 'repair' : 'questions').ask(call, takes);
    },
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    async close() {
      closed = true;
      const all = [...running.values()];
      await Promise.all([...all.map(({ thread }) => thread), ...shared.values()].map((thread) => thread.end()));
      await Promise.all(all.map(({ done }) => done));
    },
  };
}

interface Thread {
  ask<C extends Call>(
    call: C,
    takes: Calls[C]['takes'],
    onProgress?: (progress: Told) => void,
  ): Promise<Calls[C]['gives']>;
  end(): Promise<void>;
}

function startThread(onEnd: () => void = () => {}): Thread {
  const worker = new Worker(join(import.meta.dirname, 'plan-worker.ts'));
  const waiting = new Map<
    number,
    {
      resolve(value: unknown): void;
      reject(error: Error): void;
      onProgress: (progress: Told) => void;
    }
  >();
  let asked = 0;
  let ended = false;
  worker.on('message', (answer: Answer) => {
    const one = waiting.get(answer.number);
    if ('progress' in answer) {
      one?.onProgress(answer.progress);
      return;
    }
    waiting.delete(answer.number);
    if (waiting.size === 0) worker.unref();
    if ('error' in answer) one?.reject(new Error(answer.error));
    else one?.resolve(answer.gives);
  });
  const end = (error: Error) => {
    ended = true;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
    onEnd();
  };
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`the planning thread ended with code ${code}`)));
  // It keeps the process alive only while somebody waits for an answer. After the listeners: they would hold it again.
  worker.unref();
  return {
    ask(call, takes, onProgress = () => {}) {
      const number = ++asked;
      return new Promise((resolve, reject) => {
        if (ended) throw new Error('the planning thread has ended');
        // What comes back was made for this call: the worker answers by the same table of types.
        waiting.set(number, { resolve: resolve as (value: unknown) => void, reject, onProgress });
        worker.ref();
        worker.postMessage({ number, call, takes } as Ask);
      });
    },
    async end() {
      await worker.terminate();
    },
  };
}
