/** How long the process works without letting anybody else in, in time of the processor: a busy machine stretches the clock, not this. */

/** Milliseconds of the processor that this thread has worked. */
export function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The longest that this thread works between two turns of its event loop, until it is stopped. */
export function watchTurns(): { stop(): number } {
  let longest = 0;
  let before = worked();
  let isWatching = true;
  const turn = () => {
    const now = worked();
    longest = Math.max(longest, now - before);
    before = now;
    if (isWatching) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop() {
      isWatching = false;
      return Math.max(longest, worked() - before);
    },
  };
}
