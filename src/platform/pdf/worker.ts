import { parentPort } from 'node:worker_threads';
import type { PdfDocument } from './document.ts';
import { draw } from './draw.ts';

/** What a worker is given and answers. */
export interface Drawing {
  number: number;
  document: PdfDocument;
  pageWords: string;
}
export type Drawn = { number: number; pdf: Uint8Array<ArrayBuffer> } | { number: number; error: string };

parentPort?.on('message', async ({ number, document, pageWords }: Drawing) => {
  try {
    const pdf = await draw(document, pageWords);
    parentPort?.postMessage({ number, pdf } satisfies Drawn, [pdf.buffer]);
  } catch (error) {
    parentPort?.postMessage({
      number,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies Drawn);
  }
});
