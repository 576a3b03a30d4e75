import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');

/** Nothing but the pages: Chromium would otherwise look for updates and accounts. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A busy machine may need this long for what takes a second; the first question after the start waits for the matching index besides. */
export const PATIENCE_MS = 180_000;

export interface Site {
  url: string;
  browser: Browser;
  /** A page in a fresh browser profile; `problems` collects console errors, failed requests and requests to others. */
  open(options?: BrowserContextOptions): Promise<{ page: Page; problems: string[] }>;
  close(): Promise<void>;
}

/** Starts the real program with the demo network on a free port, and a browser. */
export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'hubwerk-e2e-'));
  const migrated = process.env.TEST_DATA_DIR;
  if (migrated !== undefined) cpSync(migrated, folder, { recursive: true });
  // Known before the program starts: links in mails and passkeys are bound to the address of the site.
  const port = await findFreePort();
  const program = spawn(process.execPath, [join(ROOT, 'bin/hubwerk.ts'), 'start', '--demo'], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      RATE_LIMIT: '100000',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: program.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
    program.once('exit', (code) => reject(new Error(`the program ended with code ${code}`)));
  });
  const browser = await launchBrowser();
  return {
    url,
    browser,
    async open(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'de-DE', ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && origin !== url) problems.push(`request to ${origin}`);
      });
      return { page, problems };
    },
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...flags] });
}

/**
 * A port that nobody else takes until the program listens: below those that the system hands out to others meanwhile, and another for each process of the
 * tests.
 */
async function findFreePort(): Promise<number> {
  for (let port = 11_000 + (process.pid % 4_000); ; port++) {
    const server = createServer().listen(port, 'localhost');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return port;
  }
}
