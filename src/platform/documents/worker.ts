import { parentPort, workerData } from 'node:worker_threads';
import { Parser } from 'htmlparser2';
import type { Reading } from './extract.ts';
import { checkZip } from './zip.ts';

/** Elements whose content is not text for people, and elements that end a line. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe']);
const BLOCKS = /^(p|div|h[1-6]|li|ul|ol|tr|table|br|section|article|header|footer|blockquote|dt|dd|figcaption)$/;

function htmlText(html: string): string {
  let text = '';
  let unseen = 0;
  const parser = new Parser({
    onopentag(name) {
      if (UNSEEN.has(name)) unseen++;
      else if (BLOCKS.test(name)) text += '\n';
    },
    ontext(part) {
      if (unseen === 0) text += part.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen--;
      else if (BLOCKS.test(name)) text += '\n';
    },
  });
  parser.end(html);
  return text;
}

/** The declared character set, else UTF-8; German pages of the last decade are often windows-1252. */
function htmlDecode(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

async function read({ kind, bytes }: Reading): Promise<string> {
  switch (kind) {
    case 'txt':
      return new TextDecoder().decode(bytes);
    case 'html':
      return htmlText(htmlDecode(bytes));
    case 'docx': {
      const sound = checkZip(bytes);
      if (!sound.ok) throw new Error(sound.refusal.type);
      const { default: mammoth } = await import('mammoth');
      return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
    }
    case 'pdf': {
      const { extractText } = await import('unpdf');
      return (await extractText(new Uint8Array(bytes), { mergePages: true })).text;
    }
  }
}

parentPort?.postMessage(await read(workerData as Reading));
