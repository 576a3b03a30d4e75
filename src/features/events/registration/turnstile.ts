/**
 * Lets so many through at a time; the others wait in order, in memory. When hundreds register in the same second they all want the same row: more transactions
 * at once would only hold connections that other pages need, until the pool gives up on those who wait.
 */
export function createTurnstile(width: number): <T>(run: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (inside >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside++;
    try {
      return await run();
    } finally {
      // Who waits takes over the place of who leaves.
      const next = waiting.shift();
      if (next === undefined) inside--;
      else next();
    }
  };
}

/** For all registrations and confirmations of this process: of ten connections four stay for everything else. */
export const throughTurnstile = createTurnstile(6);
