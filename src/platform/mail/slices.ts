import { setImmediate as othersFirst } from 'node:timers/promises';

/** At most so many slices, for who waits for the answer; and when to stop. */
export interface SliceLimits {
  slices?: number;
  signal?: AbortSignal;
}

/**
 * Does work slice by slice, each a transaction of its own that says how much it did, until one is not full: then nothing is left (`isDone`). In between
 * others have their turn.
 */
export async function inSlices(
  size: number,
  { slices = Number.POSITIVE_INFINITY, signal }: SliceLimits,
  doSlice: () => Promise<number>,
): Promise<{ count: number; isDone: boolean }> {
  let count = 0;
  for (let done = 0; done < slices && signal?.aborted !== true; done++) {
    const some = await doSlice();
    count += some;
    if (some < size) return { count, isDone: true };
    await othersFirst();
  }
  return { count, isDone: false };
}
