/**
 * Sets up and runs all tests: `npm test`, or `npm test PATTERN …` for the files whose path contains one of the patterns.
 * Starts a PostgreSQL of its own, migrates once, and closes with one line that counts passed and failed.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { migrate, openDatabase } from '../src/platform/database/index.ts';
import { TEMPLATE_DATABASE } from '../src/platform/testing/index.ts';
import { type Cluster, findPostgres, findProgram, startCluster } from './postgres.ts';

const ROOT = join(import.meta.dirname, '..');
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A test or suite that hangs is ended after this long: ten times what the longest suites take on two idle cores, because a busy machine
 * is many times slower.
 */
const HANGS_AFTER_MS = 600_000;

/** These start programs and browsers. */
const ALONE = /^(src\/shells\/cli|e2e)\//;
const FILES_OF_A_PROCESS = 10;

/** Time for tests to end when the run is stopped. */
const GRACE_MS = 3_000;

/** Tests that take longest begin first, so that they do not run alone at the end. */
const LONGEST_FIRST = ['src/shells/cli/', 'e2e/', 'src/shells/'];

class CannotRun extends Error {}

function findTests(patterns: string[]): string[] {
  const all = globSync(['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'], { cwd: ROOT });
  const rank = (file: string) => {
    const at = LONGEST_FIRST.findIndex((start) => file.startsWith(start));
    return at === -1 ? LONGEST_FIRST.length : at;
  };
  return all
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern.replace(/^\.\//, ''))))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** What is missing is installed where apt is there and may be used; otherwise one line says what to do. */
function need(what: string, aptPackage: string, find: () => string | undefined): string {
  const found = find();
  if (found !== undefined) return found;
  const advice = `npm test needs ${what} and cannot find it; install it (Debian, Ubuntu: apt-get install ${aptPackage})`;
  const root = process.getuid?.() === 0;
  const may = root || spawnSync('sudo', ['-n', 'true']).status === 0;
  if (findProgram(['apt-get']) === undefined || !may) throw new CannotRun(`${advice}.`);
  console.log(`Installing ${aptPackage} …`);
  const apt = (...args: string[]) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-y', ...args];
    const [program = '', ...rest] = root ? command : ['sudo', '-n', ...command];
    return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  if (!apt('install', aptPackage)) {
    apt('update');
    if (!apt('install', aptPackage)) throw new CannotRun(`${advice}; apt-get could not, see above.`);
  }
  const installed = find();
  if (installed === undefined)
    throw new CannotRun(`${advice}; apt-get installed it, but it is not where it should be.`);
  return installed;
}

/** The Python that has this module: Debian's packages belong to Debian's Python, which need not be the first on the PATH. */
function findPython(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', `import ${module}`]).status === 0);
}

/** Migrates the database that every PostgreSQL test database is copied from. */
async function migratePostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${TEMPLATE_DATABASE}`);
  await client.end();
  const template = new URL(url);
  template.pathname = `/${TEMPLATE_DATABASE}`;
  const { db, close } = await openDatabase({ databaseUrl: template.href, dataDir: '' });
  await migrate(db);
  await close();
}

/** Migrates the data directory that every embedded test database is copied from. */
async function migrateEmbedded(dataDir: string): Promise<void> {
  const { db, close } = await openDatabase({ dataDir });
  await migrate(db);
  await close();
}

/**
 * Loading the product, opening the databases and getting warm takes longer than most test files, so files of one floor share a
 * process, by a file that imports them. What starts programs or browsers keeps a process of its own.
 */
function shareProcesses(files: string[], folder: string): string[] {
  const groupOf = (file: string) => (ALONE.test(file) ? file : file.split('/', 2).join('/'));
  const shares = Object.values(Object.groupBy(files, groupOf)).flatMap((group = []) => {
    const size = Math.ceil(group.length / Math.ceil(group.length / FILES_OF_A_PROCESS));
    return group.flatMap((_, at) => (at % size === 0 ? [group.slice(at, at + size)] : []));
  });
  return shares.map((share, at) => {
    const imports = share.map((file) => `import ${JSON.stringify(pathToFileURL(join(ROOT, file)).href)};\n`);
    const path = join(folder, `share-${at}.mjs`);
    writeFileSync(path, imports.join(''));
    return path;
  });
}

async function runFiles(files: string[], signal: AbortSignal): Promise<{ passed: number; failed: number }> {
  const sum = { passed: 0, failed: 0 };
  const stream = run({
    files,
    cwd: ROOT,
    // One more than there are cores: browsers, killed programs and servers are waited for now and then.
    concurrency: Math.max(2, Math.min(8, availableParallelism() + 1)),
    timeout: HANGS_AFTER_MS,
    execArgv: ['--import', join(ROOT, 'bin/jsx.ts')],
    signal,
  });
  stream.on('test:summary', ({ file, counts }) => {
    if (file !== undefined) return;
    // A skipped test proves nothing: it counts as failed.
    sum.passed = counts.passed;
    sum.failed = counts.tests - counts.passed;
  });
  const shown = (async () => {
    for await (const text of stream.compose(new spec())) process.stdout.write(text);
  })();
  // Who stops the run does not wait for programs that tests have started.
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => setTimeout(resolve, GRACE_MS), { once: true });
  });
  await Promise.race([shown, stopped]);
  return sum;
}

async function main(patterns: string[]): Promise<number> {
  const files = findTests(patterns);
  if (files.length === 0) throw new CannotRun(`npm test: no test file matches ${patterns.join(' ')}.`);
  const stopped = new AbortController();
  const folder = mkdtempSync(join(tmpdir(), 'hubwerk-test-'));
  let cluster: Cluster | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stopped.abort(new CannotRun(`npm test: stopped by ${signal}.`)));
  }
  try {
    const programs = need('PostgreSQL', 'postgresql', findPostgres);
    if (files.some((file) => file.startsWith('e2e/'))) {
      process.env.CHROMIUM = need('Chromium', 'chromium', () => process.env.CHROMIUM ?? findProgram(CHROMIUM_NAMES));
    }
    if (files.some((file) => file.startsWith('src/engines/calendar/'))) {
      process.env.KHAL = need('khal', 'khal', () => findProgram(['khal']));
      process.env.PYTHON_ICALENDAR = need('icalendar for Python', 'python3-icalendar', () => findPython('icalendar'));
    }
    if (files.some((file) => file.startsWith('src/platform/pdf/'))) {
      process.env.QPDF = need('qpdf', 'qpdf', () => findProgram(['qpdf']));
    }
    // As bin/hubwerk.ts does: what one process has compiled the next one reads.
    process.env.NODE_COMPILE_CACHE ??= join(ROOT, 'node_modules/.cache/hubwerk/code');
    process.env.TEST_DATA_DIR = join(folder, 'data');
    const embedded = migrateEmbedded(process.env.TEST_DATA_DIR);
    cluster = await startCluster(programs);
    process.env.TEST_DATABASE_URL = cluster.url;
    await Promise.all([embedded, migratePostgres(cluster.url)]);
    stopped.signal.throwIfAborted();
    const { passed, failed } = await runFiles(shareProcesses(files, folder), stopped.signal);
    stopped.signal.throwIfAborted();
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0 ? 0 : 1;
  } finally {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof CannotRun ? error.message : error);
  process.exitCode = 1;
}
process.exit();
