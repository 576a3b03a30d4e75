import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EngineAnswer, EngineCalls, EngineSources } from './engine-worker.ts';

/** The matching engine in a thread of its own, so that no question and no building of the index holds up a request. */
export interface Engine {
  ask<C extends keyof EngineCalls>(call: C, takes: EngineCalls[C]['takes']): Promise<EngineCalls[C]['gives']>;
  /** Answers what it has been asked, then ends. Asking it afterwards is a mistake. */
  retire(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Starts the thread; `onEnd` is called when it is gone, with everything the index held. */
export function startEngine(sources: EngineSources, onEnd: () => void): Engine {
  const worker = new Worker(join(import.meta.dirname, 'engine-worker.ts'), {
    workerData: sources,
    // Most of what the engine makes lives for one question; left alone Node gives that three times 32 MB.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let retired = false;
  let ended = false;
  // The thread keeps the process alive only while somebody waits for an answer.
  worker.unref();

  worker.on('message', (answer: EngineAnswer) => {
    const one = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (waiting.size === 0) worker.unref();
    if (retired) leave();
    if ('error' in answer) one?.reject(new Error(answer.error));
    else one?.resolve(answer.gives);
  });
  const leave = () => {
    if (waiting.size > 0) return;
    ended = true;
    void worker.terminate();
  };
  const end = (error: Error) => {
    ended = true;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
    onEnd();
  };
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`the matching engine ended with code ${code}`)));

  return {
    ask(call, takes) {
      const number = ++asked;
      return new Promise((resolve, reject) => {
        if (ended) throw new Error('the matching engine has ended');
        // What comes back was made for this call: the worker answers by the same table of types.
        waiting.set(number, { resolve: resolve as (value: unknown) => void, reject });
        worker.ref();
        worker.postMessage({ number, call, takes });
      });
    },
    retire() {
      retired = true;
      leave();
    },
  };
}
