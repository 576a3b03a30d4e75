import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { refuse } from '#engines/kit';
import { readSkos } from './read.ts';

/** Larger pieces than the usual 64 kB make fewer turns of the event loop. */
const PIECE = 256 * 1024;

const file = workerData as string;
try {
  parentPort?.postMessage(await readSkos(createReadStream(file, { highWaterMark: PIECE })));
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  parentPort?.postMessage(refuse({ type: 'unreadable', reason }));
}
