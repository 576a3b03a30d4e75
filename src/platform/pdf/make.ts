import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { catalogue } from '#platform/i18n';
import type { PdfDocument } from './document.ts';
import type { Drawing, Drawn } from './worker.ts';

/** The thread reads the fonts once (50 ms) and holds some 40 MB; nobody needs it between two events. */
const IDLE_MS = 30_000;

const texts = catalogue({
  page: {
    de: 'Seite {page} von {pages}',
    cs: 'Strana {page} z {pages}',
    pl: 'Strona {page} z {pages}',
    en: 'Page {page} of {pages}',
  },
});

interface Waiting {
  resolve(pdf: Uint8Array<ArrayBuffer>): void;
  reject(error: Error): void;
}

let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/** Makes an accessible PDF (tagged, PDF/UA-1) in a thread of its own, one after the other; pages are served meanwhile. */
export function makePdf(document: PdfDocument): Promise<Uint8Array<ArrayBuffer>> {
  clearTimeout(idle);
  thread ??= startThread();
  thread.ref();
  const number = ++last;
  thread.postMessage({ number, document, pageWords: texts(document.lang).page } satisfies Drawing);
  return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
}

function startThread(): Worker {
  const worker = new Worker(join(import.meta.dirname, 'worker.ts'));
  worker.on('message', (drawn: Drawn) => {
    const asker = waiting.get(drawn.number);
    waiting.delete(drawn.number);
    if ('pdf' in drawn) asker?.resolve(drawn.pdf);
    else asker?.reject(new Error(`PDF: ${drawn.error}`));
    if (waiting.size > 0) return;
    // An idle thread keeps no program from ending.
    worker.unref();
    idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
  });
  worker.on('error', (error) => {
    for (const asker of waiting.values()) asker.reject(error);
    waiting.clear();
  });
  worker.on('exit', () => {
    if (thread === worker) thread = undefined;
  });
  return worker;
}
