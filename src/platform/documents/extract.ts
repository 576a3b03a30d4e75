import { join } from 'node:path';
import { ok, type Result, refuse } from '#engines/kit';
import { runWithin } from '#platform/thread';

export type DocumentRefusal =
  | { type: 'file-too-large' }
  | { type: 'file-unknown' }
  | { type: 'file-unreadable' }
  | { type: 'file-encoding' }
  | { type: 'file-empty' };

/** 5 MB: a report with pictures. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** 200,000 characters, about 80 printed pages; what follows is cut off. */
export const MAX_TEXT_LENGTH = 200_000;

/** A reader that takes longer or more memory than this has been given something hostile. */
const LIMITS = { milliseconds: 15_000, heapMb: 256 };

export type DocumentKind = 'txt' | 'html' | 'docx' | 'pdf';

/** What a worker is given and answers. */
export interface Reading {
  kind: DocumentKind;
  bytes: Uint8Array;
}

const ENDINGS: Record<string, DocumentKind> = {
  txt: 'txt',
  md: 'txt',
  html: 'html',
  htm: 'html',
  docx: 'docx',
  pdf: 'pdf',
};

/**
 * The plain text of a .txt, .html, .docx or .pdf file. The file is read in a thread of its own with limits on time and
 * memory, so a hostile one costs nobody else anything. Two files are read at a time, others wait.
 */
export async function extractText(name: string, bytes: Uint8Array): Promise<Result<string, DocumentRefusal>> {
  const kind = ENDINGS[name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (kind === undefined) return refuse({ type: 'file-unknown' });
  if (bytes.byteLength > MAX_FILE_BYTES) return refuse({ type: 'file-too-large' });
  if (kind === 'txt') return plain(bytes);
  const release = await enter();
  try {
    const text = await readInWorker({ kind, bytes });
    if (text === undefined) return refuse({ type: 'file-unreadable' });
    return finish(text);
  } finally {
    release();
  }
}

function plain(bytes: Uint8Array): Result<string, DocumentRefusal> {
  // A NUL byte says that this is no text, whatever its name; UTF-16 comes with a mark.
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? refuse({ type: 'file-unreadable' }) : finish(text);
  } catch {
    return refuse({ type: 'file-encoding' });
  }
}

function finish(text: string): Result<string, DocumentRefusal> {
  const tidy = text
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return tidy === '' ? refuse({ type: 'file-empty' }) : ok(tidy.slice(0, MAX_TEXT_LENGTH).toWellFormed());
}

let free = 2;
const waiting: (() => void)[] = [];

async function enter(): Promise<() => void> {
  if (free > 0) free--;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  return () => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
}

async function readInWorker(reading: Reading): Promise<string | undefined> {
  let text: string | undefined;
  await runWithin(join(import.meta.dirname, 'worker.ts'), reading, LIMITS, (message) => {
    if (typeof message === 'string') text = message;
  });
  return text;
}
