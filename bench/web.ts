/**
 * Requests per second and latency of the running program with the demo network, beside a bare `node:http` server that sends
 * the same bytes: alternating runs of wrk, medians of three. Kept pages first, then pages that every request has made anew.
 *
 *     node bench/web.ts [--postgres URL] [--seconds 5] [--rounds 3]
 */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  median,
  option,
  type Program,
  printMachine,
  someEntry,
  startProgram,
  stopChild,
  temporaryFolder,
  yesNo,
} from './program.ts';

interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
}

/** What to beat; `share` is of the bare server. */
interface Goal {
  perSecond: number;
  share?: number;
}

const seconds = option('seconds') ?? '5';
const rounds = Number(option('rounds') ?? 3);

/** Prints one line of JSON; `anew` puts a number that means nothing behind the address, so that no page is kept for it. */
const SCRIPT = `
local count = 0
function request()
  if not anew then return wrk.format("GET", wrk.path) end
  count = count + 1
  return wrk.format("GET", wrk.path .. "?x=" .. start + count)
end
function init(args)
  anew = args[1] == "anew"
  start = tonumber(args[2] or 0)
end
function done(summary, latency)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  print(string.format('{"requests":%d,"duration":%d,"p50":%d,"p99":%d,"errors":%d}',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), wrong))
end`;

const BARE = `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const body = readFileSync(process.argv[1]);
const headers = { 'Content-Type': process.argv[2], 'Content-Length': body.length };
const server = createServer((_, response) => response.writeHead(200, headers).end(body));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;

if (spawnSync('wrk', ['--version']).error !== undefined) {
  console.error('wrk is missing; install it with: apt-get install -y wrk');
  process.exit(1);
}

const folder = temporaryFolder();
const script = join(folder.path, 'report.lua');
writeFileSync(script, SCRIPT);

/** Every run counts from another number, so that no run meets a page that the one before had made. */
let runs = 0;

async function wrk(address: string, anew: boolean, duration = seconds): Promise<Figures> {
  const extra = anew ? ['--', 'anew', String(++runs * 1_000_000)] : [];
  const args = ['-t1', '-c16', `-d${duration}s`, '-s', script, address, ...extra];
  const { stdout } = await promisify(execFile)('wrk', args);
  const said = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (said.errors > 0) console.log(`  ${said.errors} errors at ${address}`);
  return { perSecond: said.requests / (said.duration / 1e6), p50: said.p50 / 1000, p99: said.p99 / 1000 };
}

async function startBare(body: Uint8Array, type: string): Promise<{ url: string; stop(): Promise<void> }> {
  const file = join(folder.path, 'body');
  writeFileSync(file, body);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', BARE, file, type], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data).trim())),
  );
  return { url: `http://127.0.0.1:${port}/`, stop: () => stopChild(child) };
}

const middle = (figures: readonly Figures[]): Figures => ({
  perSecond: median(figures.map((one) => one.perSecond)),
  p50: median(figures.map((one) => one.p50)),
  p99: median(figures.map((one) => one.p99)),
});

async function compare(program: Program, name: string, path: string, goal: Goal | undefined): Promise<void> {
  const address = program.url + path;
  const answer = await fetch(address);
  const body = new Uint8Array(await answer.arrayBuffer());
  const bare = await startBare(body, answer.headers.get('content-type') ?? 'text/html');
  const anew = goal === undefined;
  const ours: Figures[] = [];
  const theirs: Figures[] = [];
  try {
    await wrk(address, anew, '2');
    await wrk(bare.url, false, '1');
    for (let round = 0; round < rounds; round++) {
      ours.push(await wrk(address, anew));
      theirs.push(await wrk(bare.url, false));
    }
  } finally {
    await bare.stop();
  }
  const [our, their] = [middle(ours), middle(theirs)];
  const share = our.perSecond / their.perSecond;
  console.log(
    [
      name.padEnd(22),
      `${(body.byteLength / 1000).toFixed(0)} kB`.padStart(6),
      Math.round(our.perSecond).toString().padStart(7),
      `${our.p50.toFixed(1)} ms`.padStart(9),
      `${our.p99.toFixed(1)} ms`.padStart(9),
      Math.round(their.perSecond).toString().padStart(9),
      `${(100 * share).toFixed(0)} %`.padStart(6),
      goal === undefined ? '' : `  ${goalText(goal, our.perSecond, share)}`,
    ].join(' '),
  );
}

function goalText(goal: Goal, perSecond: number, share: number): string {
  const parts = [`≥ ${goal.perSecond}/s: ${yesNo(perSecond >= goal.perSecond)}`];
  if (goal.share !== undefined) parts.push(`≥ ${goal.share * 100} %: ${yesNo(share >= goal.share)}`);
  return parts.join(', ');
}

printMachine();
const program = await startProgram(join(folder.path, 'data'), option('postgres'));
try {
  const entry = await someEntry(program);
  const pages: [name: string, path: string, goal: Goal][] = [
    ['list of 50, HTML', '/de/entries', { perSecond: 1500, share: 0.1 }],
    ['detail page, HTML', entry, { perSecond: 2000 }],
    ['list of 20, JSON', '/de/entries.json', { perSecond: 4000 }],
  ];
  const columns = 'bytes     req/s       p50       p99    bare/s  share';
  console.log(`${'kept pages'.padEnd(22)}  ${columns}   goals`);
  for (const [name, path, goal] of pages) await compare(program, name, path, goal);
  console.log(`\n${'made anew'.padEnd(22)}  ${columns}`);
  for (const [name, path] of pages) await compare(program, name, path, undefined);
} finally {
  await program.stop();
  folder.remove();
}
