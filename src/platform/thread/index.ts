import { Worker } from 'node:worker_threads';

/** What a thread may use up before it is ended; its answers until then are kept. */
export interface Limits {
  milliseconds: number;
  heapMb: number;
}

/**
 * Runs a file once in a thread of its own with limits on time and memory, so that nothing it is given can bring the program down: for what comes
 * from others. `onMessage` gets each answer; it is over when the thread has ended, however it did. What the thread prints is nobody's.
 */
export function runWithin(
  file: string,
  workerData: unknown,
  { milliseconds, heapMb }: Limits,
  onMessage: (message: unknown) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => void worker.terminate(), milliseconds);
    worker.on('message', onMessage);
    worker.on('error', () => {});
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
