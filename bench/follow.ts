/**
 * Time from the commit of an entry in one process until it is in the matching index of another, which nobody asks anything: the median and the
 * 99th of 100, in quiet, while others write 50 times a second, and while they write without a pause. Baseline: the bare notification of
 * PostgreSQL to the same process, in quiet. On a throw-away cluster unless --postgres names an empty database.
 *
 *     node bench/follow.ts [--rounds 300] [--postgres URL]
 */
import '../bin/jsx.ts';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { entryRow, makeEntry } from '#features/exchange/fixtures.ts';
import { createEntryIndex } from '#features/matching/entry-index.ts';
import { makeDraft } from '#features/matching/fixtures.ts';
import { type Database, migrate, openDatabase } from '#platform/database';
import { followOutbox } from '#platform/follow';
import { openLog } from '#platform/log';
import { CHANNEL } from '#platform/outbox';
import { findPostgres, startCluster } from '../scripts/postgres.ts';
import { readVocabularyFiles } from '../src/shells/vocabulary.ts';
import { option, printMachine, yesNo } from './program.ts';

const GOAL_MS = 20;

/** Two writers, with so long a pause between any two drafts. */
const LOADS: [name: string, pauseMs: number][] = [
  ['while others write 50 times a second', 40],
  ['while two others write without a pause', 0],
];

/** What the following process tells: when it was notified, and how many entries its index had then. The clock is that of the machine. */
type Message = { type: 'notified' | 'followed'; at: string; entries: number };

const url = option('follow');
if (url === undefined) await measureAll();
else await follow(url);

/** The following process. */
async function follow(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ databaseUrl, dataDir: '' });
  const index = createEntryIndex({ db: database.db, clock: () => new Date() }, readVocabularyFiles);
  const [, size] = index.metrics;
  const tell = (type: Message['type'], entries: number) =>
    process.send?.({ type, at: String(process.hrtime.bigint()), entries } satisfies Message, undefined, {}, () => {});
  const bare = new pg.Client({ connectionString: databaseUrl });
  bare.on('notification', () => tell('notified', 0));
  await bare.connect();
  await bare.query(`listen ${CHANNEL}`);
  followOutbox({ database, log: openLog('warn') }, [
    {
      name: 'index',
      async catchUp() {
        await index.warmUp();
        const { values } = (await size?.get()) ?? { values: [] };
        tell('followed', Number(values[0]?.value));
      },
    },
  ]);
  process.once('disconnect', () => process.exit());
}

async function measureAll(): Promise<void> {
  printMachine();
  const rounds = Number(option('rounds') ?? 300);
  const given = option('postgres');
  const programs = findPostgres();
  if (given === undefined && programs === undefined) {
    console.log('PostgreSQL is not installed: apt-get install -y postgresql, or give --postgres URL.');
    return;
  }
  const cluster = given === undefined && programs !== undefined ? await startCluster(programs) : undefined;
  const databaseUrl = given ?? cluster?.url ?? '';
  const database = await openDatabase({ databaseUrl, dataDir: '' });
  try {
    await migrate(database.db);
    await makeEntry(database.db, { key: 'first' });
    const child = fork(import.meta.filename, ['--follow', databaseUrl]);
    await until(child, 'followed', 1);
    await measure('in quiet', database, child, rounds, 1);
    for (const [at, [name, pauseMs]] of LOADS.entries()) {
      let writing = true;
      const writers = Array.from({ length: 2 }, async () => {
        for (; writing; await sleep(pauseMs)) await makeDraft(database.db);
      });
      await measure(name, database, child, rounds, 1 + rounds * (at + 1));
      writing = false;
      await Promise.all(writers);
    }
    child.disconnect();
    await once(child, 'exit');
  } finally {
    await database.close();
    await cluster?.stop();
  }
}

async function measure(name: string, { db }: Database, child: ChildProcess, rounds: number, had: number) {
  const bare: number[] = [];
  const followed: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const { key, title, ...row } = entryRow({ key: `e${had + round}`, title: `Ladesäulen, Teil ${had + round}` });
    const seen = until(child, 'followed', had + round);
    const notified = until(child, 'notified', 0);
    await makeEntry(db, { ...row, key, title });
    const committed = process.hrtime.bigint();
    followed.push(Number((await seen) - committed) / 1e6);
    bare.push(Number((await notified) - committed) / 1e6);
  }
  const say = (values: number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
    return { p50: at(0.5), p99: at(0.99) };
  };
  const [first, second] = [say(bare), say(followed)];
  const line = ({ p50, p99 }: { p50: number; p99: number }) =>
    `p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms`;
  console.log(`${name}, ${rounds} entries`);
  // Under load the notification may be of something else.
  if (had === 1) console.log(`  baseline: bare notification   ${line(first)}`);
  console.log(`  in the index                  ${line(second)}   goal < ${GOAL_MS} ms: ${yesNo(second.p99 < GOAL_MS)}`);
}

/** When the other process told so. */
function until(child: ChildProcess, type: Message['type'], entries: number): Promise<bigint> {
  return new Promise((resolve) => {
    const hear = (message: Message) => {
      if (message.type !== type || message.entries !== entries) return;
      child.off('message', hear);
      resolve(BigInt(message.at));
    };
    child.on('message', hear);
  });
}
