import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#platform/database';
import type { Log } from '#platform/log';
import { CHANNEL, hasUnreadable } from '#platform/outbox';
import type { Listener } from './listener.ts';

export { type Consumer, createConsumer } from './consume.ts';
export type { Listener } from './listener.ts';
export { newest } from './newest.ts';

/** Hints can be lost, behind some connection poolers all of them: so often everybody looks without one. */
const ANYWAY_MS = 30_000;

/** Events of transactions that began after one still running are looked for again: at once, then less and less often. */
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 500;

/** What is catching up when the process is told to stop gets this long to come to an end. */
const GRACE_MS = 3_000;

/**
 * Lets listeners catch up as soon as something was written in any process on this database, when hearing begins (again), and once in a while. Many
 * hints at once make one catching up. A hint only says when to look; what there is to see is told by the place of each listener.
 */
export function followOutbox(
  world: { database: Pick<Database, 'db' | 'listen'>; log: Log },
  listeners: readonly Listener[],
): { stop(): Promise<void> } {
  const { database, log } = world;
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops = listeners.map((listener) =>
    coalesce(async () => {
      try {
        if (!signal.aborted) await listener.catchUp(signal);
      } catch (error) {
        if (!signal.aborted) log.warn({ listener: listener.name, error: String(error) }, 'could not follow the outbox');
      }
    }),
  );

  let woken = new AbortController();
  const looking = coalesce(async () => {
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; ) {
      woken = new AbortController();
      // Asked before the listeners read: what becomes readable between the two they see, and nobody misses it.
      const more = await hasUnreadable(database.db).catch(() => 'no database' as const);
      if (more !== 'no database') for (const loop of loops) loop.run();
      if (more === false) return;
      const rested = await sleep(pause, true, { signal: woken.signal }).catch(() => false);
      pause = rested ? Math.min(pause * 2, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
    }
  });
  const hint = () => {
    woken.abort();
    looking.run();
  };

  const listening = database.listen(CHANNEL, hint);
  const timer = setInterval(hint, ANYWAY_MS).unref();
  hint();
  return {
    async stop() {
      stopping.abort();
      woken.abort();
      clearInterval(timer);
      await listening.stop();
      const late = new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref());
      await Promise.race([Promise.all([looking, ...loops].map((loop) => loop.idle())), late]);
    },
  };
}

/** Runs once at a time, and once more when it was asked for meanwhile, however often. */
function coalesce(work: () => Promise<void>): { run(): void; idle(): Promise<void> } {
  let running: Promise<void> | undefined;
  let again = false;
  async function go(): Promise<void> {
    do {
      again = false;
      await work();
    } while (again);
    running = undefined;
  }
  return {
    run() {
      again = true;
      running ??= go();
    },
    async idle() {
      await running;
    },
  };
}
