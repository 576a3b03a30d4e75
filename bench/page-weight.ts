/**
 * Bytes that a browser transfers for each page type, brotli accepted: on a first visit and on the next page, when style sheets,
 * fonts and scripts are kept. Baseline: the bytes of the page itself before compression. Other servers are named if a page asks any.
 *
 *     node bench/page-weight.ts
 */
import { get } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Program, printMachine, someEntry, startProgram, temporaryFolder, yesNo } from './program.ts';

const GOAL_KB = { first: 150, next: 40 };

interface Transfer {
  /** Bytes of the body as sent. */
  sent: number;
  text: string;
  plain: number;
  kept: boolean;
}

/** `fetch` unpacks what it gets, so bytes as sent need the plain client. */
function transfer(address: string): Promise<Transfer> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'Accept-Encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const plain = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        const kept = /immutable/.test(response.headers['cache-control'] ?? '');
        resolve({ sent: body.length, text: plain.toString('utf8'), plain: plain.length, kept });
      });
    }).on('error', reject);
  });
}

/** Style sheets, scripts, images and preloads that a page loads, and what the style sheets load in turn (all their fonts, at worst). */
async function weigh(program: Program, path: string): Promise<void> {
  const page = await transfer(program.url + path);
  const tags = page.text.match(/<(?:link|script|img|source|iframe)\b[^>]*>/g) ?? [];
  const loaded = tags.filter((tag) => !/rel="(?:canonical|alternate|search)"/.test(tag));
  const wanted = new Set(loaded.flatMap((tag) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? []));
  const sums = { css: 0, font: 0, script: 0, other: 0 };
  let again = 0;
  const strangers: string[] = [];
  for (const address of wanted) {
    const url = new URL(address, program.url + path);
    if (url.protocol === 'data:') continue;
    if (url.origin !== program.url) {
      strangers.push(url.origin);
      continue;
    }
    const part = await transfer(url.href);
    const ending = url.pathname.slice(url.pathname.lastIndexOf('.') + 1);
    sums[ending === 'css' ? 'css' : ending === 'woff2' ? 'font' : ending === 'js' ? 'script' : 'other'] += part.sent;
    if (!part.kept) again += part.sent;
    if (ending !== 'css') continue;
    for (const [, inner] of part.text.matchAll(/url\(["']?(?!data:)([^"')]+)["']?\)/g)) {
      if (inner !== undefined) wanted.add(new URL(inner, url).pathname);
    }
  }
  const first = page.sent + sums.css + sums.font + sums.script + sums.other;
  const next = page.sent + again;
  const kb = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7);
  const shown = [page.plain, page.sent, sums.css, sums.font, sums.script, sums.other, first, next].map(kb).join(' ');
  const goals = `${yesNo(first < GOAL_KB.first * 1000)} ${yesNo(next < GOAL_KB.next * 1000)}`;
  const others = strangers.length === 0 ? '' : `   asks ${[...new Set(strangers)].join(', ')}`;
  console.log(`${path.slice(0, 38).padEnd(38)} ${shown}   ${goals}${others}`);
}

printMachine();
const folder = temporaryFolder();
const program = await startProgram(join(folder.path, 'data'));
try {
  const columns = ['plain', 'page', 'css', 'fonts', 'script', 'other', 'first', 'next'].map((name) => name.padStart(7));
  console.log(`${'kB'.padEnd(38)} ${columns.join(' ')}   first < ${GOAL_KB.first}, next < ${GOAL_KB.next}`);
  const pages = ['/de', '/de/hubs', '/de/organisations', '/de/entries', '/de/drafts/new', await someEntry(program)];
  for (const list of ['/de/hubs', '/de/organisations']) {
    const { text } = await transfer(program.url + list);
    pages.push(new RegExp(`href="(${list}/[a-z0-9-]+)"`).exec(text)?.[1] ?? list);
  }
  for (const path of pages) await weigh(program, path);
} finally {
  await program.stop();
  folder.remove();
}
