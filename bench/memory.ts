/**
 * Resident memory of the program with the demo network: after a second start, after every page type once, after 10,000 requests
 * for kept pages and after 2,000 made anew. On the embedded database and on PostgreSQL (its own throw-away cluster unless --postgres names one).
 * Baseline: Node doing nothing.
 *
 *     node bench/memory.ts [--postgres URL]
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres, startCluster } from '../scripts/postgres.ts';
import {
  option,
  type Program,
  printMachine,
  someEntry,
  startProgram,
  stopChild,
  temporaryFolder,
  yesNo,
} from './program.ts';

const GOAL_MB = { embedded: 600, postgres: 220 };
const KEPT = 10_000;
const ANEW = 2_000;
/** Requests under way at a time. */
const ABREAST = 16;

function memoryOf(pid: number): { resident: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { resident: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** One address of every page type. */
async function pageTypes(program: Program): Promise<string[]> {
  const lists = ['/de', '/de/hubs', '/de/organisations', '/de/entries', '/de/drafts/new'];
  const views = ['organisations', 'entries'].flatMap((list) => [
    `/de/${list}.json`,
    `/de/${list}.atom`,
    `/de/${list}.csv`,
  ]);
  const pages = [...lists, ...views, await someEntry(program), '/de/entries?q=Parkplatz', '/de/nowhere'];
  for (const list of ['/de/hubs', '/de/organisations']) {
    const html = await (await fetch(program.url + list)).text();
    pages.push(new RegExp(`href="(${list}/[a-z0-9-]+)"`).exec(html)?.[1] ?? list);
  }
  return pages;
}

async function request(program: Program, addresses: readonly string[], count: number): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: ABREAST }, async () => {
      for (let at = next++; at < count; at = next++) {
        const answer = await fetch(program.url + addresses[at % addresses.length]);
        await answer.arrayBuffer();
      }
    }),
  );
}

async function measure(kind: 'embedded' | 'postgres', databaseUrl?: string): Promise<void> {
  const folder = temporaryFolder();
  const dataDir = join(folder.path, 'data');
  try {
    const loading = await startProgram(dataDir, databaseUrl);
    const print = (when: string, pid: number) => {
      const { resident, peak } = memoryOf(pid);
      console.log(`${kind.padEnd(10)} ${when.padEnd(34)} ${String(resident).padStart(5)} MB   peak ${peak} MB`);
      return resident;
    };
    print('first start, demo network loaded', loading.pid);
    await loading.stop();
    const program = await startProgram(dataDir, databaseUrl);
    const measured = [print('second start', program.pid)];
    const pages = await pageTypes(program);
    await request(program, pages, pages.length);
    measured.push(print('every page type once', program.pid));
    await request(program, pages, KEPT);
    measured.push(print(`${KEPT} requests for kept pages`, program.pid));
    const anew = Array.from({ length: ANEW }, (_, at) => `/de/entries?x=${at}`);
    await request(program, anew, ANEW);
    measured.push(print(`${ANEW} requests made anew`, program.pid));
    const most = Math.max(...measured);
    console.log(`${kind.padEnd(10)} goal ≤ ${GOAL_MB[kind]} MB: ${yesNo(most <= GOAL_MB[kind])} (most ${most} MB)\n`);
    await program.stop();
  } finally {
    folder.remove();
  }
}

async function measureNode(): Promise<void> {
  const child = spawn(process.execPath, ['--eval', 'console.log(1); setInterval(() => {}, 1000)']);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  console.log(`baseline   Node doing nothing ${String(memoryOf(child.pid ?? 0).resident).padStart(21)} MB\n`);
  await stopChild(child);
}

printMachine();
await measureNode();
await measure('embedded');
const given = option('postgres');
const programs = findPostgres();
if (given !== undefined) await measure('postgres', given);
else if (programs === undefined)
  console.log('PostgreSQL is not installed: apt-get install -y postgresql, or give --postgres URL.');
else {
  const cluster = await startCluster(programs);
  try {
    await measure('postgres', cluster.url);
  } finally {
    await cluster.stop();
  }
}
