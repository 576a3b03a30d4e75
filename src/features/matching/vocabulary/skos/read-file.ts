import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '#engines/kit';
import type { Read } from './collect.ts';
import type { SkosRefusal } from './read.ts';

/** A reader that takes longer or more memory than this has been given something hostile; EuroVoc takes half a minute. */
const MAX_MILLISECONDS = 5 * 60_000;
const MAX_HEAP_MB = 1024;

export type FileRefusal = SkosRefusal | { type: 'unreadable'; reason: string };

/** Reads a file in a thread of its own with limits on time and memory, so that no file can bring the program down. */
export async function readSkosFile(file: string): Promise<Result<Read, FileRefusal>> {
  try {
    if (!(await stat(file)).isFile()) return refuse({ type: 'unreadable', reason: `${file} is no file` });
  } catch (error) {
    return refuse({ type: 'unreadable', reason: error instanceof Error ? error.message : String(error) });
  }
  return new Promise((resolve) => {
    const worker = new Worker(join(import.meta.dirname, 'worker.ts'), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => void worker.terminate(), MAX_MILLISECONDS);
    let result: Result<Read, FileRefusal> = refuse({ type: 'hostile' });
    worker.on('message', (answer: Result<Read, FileRefusal>) => {
      result = answer;
    });
    worker.on('error', () => {});
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(result);
    });
  });
}
