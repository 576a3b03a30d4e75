import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Cell } from './cell.ts';

/** What the thread is told, in this order: the heads, the rows in slices, that this was all. */
export type SheetPart = { title: string; head: readonly string[] } | { rows: Cell[][] } | { end: true };

/**
 * Makes an XLSX file of one sheet. It is put together in a thread of its own: half a second for 5,000 rows in which pages are served. Texts stay texts,
 * whatever they begin with; give cells that `toCell` has guarded, for programs that read the file again.
 */
export async function writeSheet(
  title: string,
  head: readonly string[],
  slices: AsyncIterable<Cell[][]>,
): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(join(import.meta.dirname, 'sheet-worker.ts'));
  try {
    const made = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
    });
    // Whoever reads the rows may fail first; what the thread says then interests nobody.
    made.catch(() => {});
    const tell = (part: SheetPart) => thread.postMessage(part);
    tell({ title, head });
    for await (const rows of slices) tell({ rows });
    tell({ end: true });
    return await made;
  } finally {
    await thread.terminate();
  }
}
