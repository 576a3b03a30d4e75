/** The real program as a child process, and what every benchmark prints first. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');

/** Run by its first line, which sets the same as `npm start`. */
const PROGRAM = join(ROOT, 'bin/hubwerk.ts');

// A benchmark that is stopped stops what it has started.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

export interface Program {
  pid: number;
  /** Without a slash at the end. */
  url: string;
  /** From spawn to the first answered page. */
  startMs: number;
  stop(): Promise<void>;
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hubwerk-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** `npm start` on a free port, its log written to a file as an operator would. */
export async function startProgram(dataDir: string, databaseUrl?: string): Promise<Program> {
  const logFile = `${dataDir}.log`;
  const log = openSync(logFile, 'w');
  const { DATABASE_URL: _, ...environment } = process.env;
  const began = performance.now();
  const child = spawn(PROGRAM, ['start', '--demo'], {
    cwd: ROOT,
    env: {
      ...environment,
      PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`,
      DATA_DIR: dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  process.once('exit', () => child.kill());
  const url = await findAddress(child, logFile);
  const answer = await fetch(`${url}/de`);
  if (answer.status !== 200) throw new Error(`${url}/de answered ${answer.status}`);
  await answer.arrayBuffer();
  const startMs = performance.now() - began;
  return {
    pid: child.pid ?? 0,
    url,
    startMs,
    async stop() {
      await stopChild(child);
      rmSync(logFile, { force: true });
    },
  };
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}

async function findAddress(child: ChildProcess, logFile: string): Promise<string> {
  for (;;) {
    const said = readFileSync(logFile, 'utf8');
    const address = /runs on (http:\S+)/.exec(said)?.[1];
    if (address !== undefined) return address;
    if (child.exitCode !== null) throw new Error(`the program ended:\n${said}`);
    await sleep(5);
  }
}

export function printMachine(): void {
  const memory = Math.round(totalmem() / 2 ** 30);
  const today = new Date().toISOString().slice(0, 10);
  console.log(`${cpus().length} cores ${cpus()[0]?.model.trim()}, ${memory} GB, Node ${process.version}, ${today}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const yesNo = (reached: boolean): string => (reached ? 'yes' : 'NO');

/** The value of `--name` on the command line. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** Address of some entry's page. */
export async function someEntry(program: Program): Promise<string> {
  const html = await (await fetch(`${program.url}/de/entries`)).text();
  const path = /href="(\/de\/entries\/[a-z0-9-]+)"/.exec(html)?.[1];
  if (path === undefined) throw new Error('the list of entries is empty');
  return path;
}
