import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, refuse } from '#engines/kit';
import { runWithin } from '#platform/thread';
import type { Read } from './collect.ts';
import type { SkosRefusal } from './read.ts';

/** A reader that takes longer or more memory than this has been given something hostile; EuroVoc takes half a minute. */
const LIMITS = { milliseconds: 5 * 60_000, heapMb: 1024 };

export type FileRefusal = SkosRefusal | { type: 'unreadable'; reason: string };

/** Reads a file in a thread of its own with limits on time and memory, so that no file can bring the program down. */
export async function readSkosFile(file: string): Promise<Result<Read, FileRefusal>> {
  try {
    if (!(await stat(file)).isFile()) return refuse({ type: 'unreadable', reason: `${file} is no file` });
  } catch (error) {
    return refuse({ type: 'unreadable', reason: error instanceof Error ? error.message : String(error) });
  }
  let result: Result<Read, FileRefusal> = refuse({ type: 'hostile' });
  await runWithin(join(import.meta.dirname, 'worker.ts'), file, LIMITS, (answer) => {
    // The worker beside this file answers nothing else.
    result = answer as Result<Read, FileRefusal>;
  });
  return result;
}
