import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { readEntries } from '#features/exchange/queries.ts';
import { createEntryIndex, type EntryIndex } from '#features/matching/entry-index.ts';
import { makeDraft } from '#features/matching/fixtures.ts';
import { decodeHead, encodeHead, HEAD_BYTES, type Head } from '#features/matching/snapshot/head.ts';
import { createSnapshots, type SnapshotOptions } from '#features/matching/snapshot/keep.ts';
import { makeOrganisation } from '#features/network/fixtures.ts';
import { readIdentity } from '#platform/database';
import { describeOn, forEachDatabase, type TestDatabase, untilEventsAreComplete } from '#platform/testing';
import { makeWorld } from './testing.ts';

const CHARGING = 'Wir brauchen Ladesäulen in den Wohnvierteln.';

interface Line {
  level: number;
  msg: string;
  from?: string;
  why?: string;
}

/** Processes that start one after the other on the same data folder; each has its log. */
function tools(database: TestDatabase) {
  let folder = '';
  const running: EntryIndex[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hubwerk-snapshot-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((index) => index.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (options: SnapshotOptions & { dataDir?: string } = {}) => {
    const lines: Line[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
    const world = { ...makeWorld(database, { settings: { DATA_DIR: options.dataDir ?? folder } }), log };
    const snapshots = createSnapshots(world, { leastEntries: 1, everyMs: 0, ...options });
    const index = createEntryIndex(world, world.loaded.files, { snapshots, log });
    running.push(index);
    const written = () => lines.filter(({ msg }) => msg === 'snapshot of the index written').length;
    return {
      index,
      lines,
      written,
      /** How the index came about. */
      origin: () => lines.flatMap(({ from, why }) => (from === undefined ? [] : [[from, why]])),
      async keys() {
        await untilEventsAreComplete(database.db);
        const query = { text: CHARGING, today: '2026-03-02', limit: 1000, exhaustive: true };
        const { matches } = await index.match(query);
        const ids = matches.map(({ id }) => id);
        const rows = await readEntries(database.db, { kind: 'operator', lang: 'de' }, ids);
        assert.equal(rows.length, ids.length, 'the index has what is not published');
        return rows.map(({ key }) => key).sort();
      },
      async untilWritten(count: number) {
        while (written() < count) {
          assert.equal(lines.filter(({ level }) => level > 30).length, 0);
          await index.warmUp();
          await sleep(5);
        }
      },
    };
  };
  const file = () => join(folder, readdirSync(folder).find((name) => name.endsWith('.snapshot')) ?? assert.fail());
  return {
    start,
    file,
    folder: () => folder,
    /** A first process that leaves a snapshot of `a` and `b` behind. */
    async leave() {
      await makeEntry(database.db, { key: 'a', title: 'Ladesäulen, die ersten' });
      await makeEntry(database.db, { key: 'b', title: 'Ladesäulen, die zweiten' });
      const first = start();
      assert.deepEqual(await first.keys(), ['a', 'b']);
      assert.deepEqual(first.origin(), [['database', 'there is no snapshot']]);
      await first.untilWritten(1);
      await first.index.close();
    },
    changeHead(change: (head: Head) => Partial<Head>) {
      const bytes = readFileSync(file());
      const head = decodeHead(bytes.subarray(0, HEAD_BYTES)) ?? assert.fail();
      encodeHead({ ...head, ...change(head) }).copy(bytes);
      writeFileSync(file(), bytes);
    },
  };
}

forEachDatabase('the snapshot of the index', (database) => {
  const { start, leave, file, folder, changeHead } = tools(database);

  /** A start that does not believe the snapshot, and is right all the same. */
  async function isRefused(why: string, expected = ['a', 'b']) {
    const next = start({ readOnly: true });
    assert.deepEqual(await next.keys(), expected);
    assert.deepEqual(next.origin(), [['database', why]]);
    assert.equal(next.lines.filter(({ level }) => level > 30).length, 0);
  }

  test('is read at the next start and caught up with what has changed since', async () => {
    await leave();
    const second = start({ readOnly: true });
    assert.deepEqual(await second.keys(), ['a', 'b']);
    await makeEntry(database.db, { key: 'c', title: 'Ladesäulen, die dritten' });
    await makeEntry(database.db, { key: 'a', title: 'Brücke', summary: 'Brücke.', text: 'Brücke.' });
    const third = start();
    assert.deepEqual(await third.keys(), ['a', 'b', 'c']);
    for (const { origin } of [second, third]) assert.deepEqual(origin(), [['snapshot', undefined]]);
    const ask = { text: CHARGING, today: '2026-03-02', limit: 10 };
    const plain = createEntryIndex(makeWorld(database), makeWorld(database).loaded.files);
    assert.deepEqual(await third.index.match(ask), await plain.match(ask));
    await plain.close();
  });

  test('never brings back what was withdrawn after it, not for one question', async () => {
    await leave();
    await makeEntry(database.db, { key: 'b', title: 'Ladesäulen, die zweiten', state: 'withdrawn' });
    const next = start({ readOnly: true });
    assert.deepEqual(await next.keys(), ['a']);
    assert.deepEqual(next.origin(), [['snapshot', undefined]]);
  });

  test('is only for this user to read, and nothing else is left in the folder', async () => {
    await leave();
    assert.equal(statSync(file()).mode & 0o777, 0o600);
    assert.equal(readdirSync(folder()).length, 1);
  });

  test('has nothing of what people describe', async () => {
    await makeDraft(database.db, { text: 'Heimlich suchen wir Ladesäulen am Hafen.' });
    await makeEntry(database.db, { key: 'a' });
    const first = start();
    await first.index.matchDrafts({ text: CHARGING, today: '2026-03-02', limit: 5 });
    await first.untilWritten(1);
    const bytes = readFileSync(file());
    assert.equal(bytes.includes('Abrechnung'), true);
    for (const secret of ['Heimlich', 'Hafen']) assert.equal(bytes.includes(secret), false);
  });

  test('that is damaged, cut off, empty or no file is not used', async () => {
    await leave();
    const whole = readFileSync(file());
    const name = file();
    for (const at of [HEAD_BYTES + 10, HEAD_BYTES + 5000, whole.length - 1]) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1;
      writeFileSync(name, damaged);
      await isRefused('the snapshot is broken or of another vocabulary');
    }
    truncateSync(name, whole.length - 1);
    await isRefused('the snapshot is broken or of another vocabulary');
    const head = Buffer.from(whole);
    head[100]! ^= 1;
    for (const content of [head, whole.subarray(0, 200), Buffer.alloc(0), Buffer.alloc(10_000)]) {
      writeFileSync(name, content);
      await isRefused('the snapshot is broken');
    }
    rmSync(name);
    mkdirSync(name);
    const next = start({ readOnly: true });
    assert.deepEqual(await next.keys(), ['a', 'b']);
    assert.match(String(next.origin()[0]?.[1]), /^the snapshot cannot be read: /);
  });

  test('of another version, another database or a future of this one is not used', async () => {
    await leave();
    const original = readFileSync(file());
    const name = file();
    const cases: [change: (head: Head) => Partial<Head>, why: string][] = [
      [() => ({ version: 'older' }), 'the snapshot is of another version'],
      [() => ({ database: '00000000-0000-4000-8000-000000000000' }), 'the snapshot is of another database'],
      [({ before }) => ({ before: String(BigInt(before) + 1_000_000_000n) }), 'the snapshot is ahead of the database'],
    ];
    for (const [change, why] of cases) {
      writeFileSync(name, original);
      changeHead(change);
      await isRefused(why);
    }
  });

  test('after a restore from an older backup it is not believed, though it is not ahead by its number', async () => {
    await leave();
    await makeEntry(database.db, { key: 'ghost', title: 'Ladesäulen, die es nie gab' });
    const second = start();
    assert.deepEqual(await second.keys(), ['a', 'b', 'ghost']);
    await second.index.close();
    // What a backup from before does: neither the entry nor its event were ever there.
    await sql`delete from outbox where subject = (select 'entry:' || id from entry where external_key = 'ghost')`.execute(
      database.db,
    );
    await database.db.deleteFrom('entry').where('external_key', '=', 'ghost').execute();
    await makeEntry(database.db, { key: 'c', title: 'Ladesäulen, die dritten' });
    await isRefused('the database is not the one it was', ['a', 'b', 'c']);
  });

  test('is not written for a few entries, nor again before something has changed', async () => {
    await makeEntry(database.db, { key: 'a' });
    const few = start({ leastEntries: 2 });
    await few.keys();
    await few.index.close();
    assert.deepEqual(readdirSync(folder()), []);
    const next = start();
    await next.untilWritten(1);
    for (let at = 0; at < 3; at++) await next.index.warmUp();
    await sleep(50);
    assert.equal(next.written(), 1);
    await makeEntry(database.db, { key: 'b' });
    await untilEventsAreComplete(database.db);
    await next.untilWritten(2);
  });

  test('is written at the end where something has changed, not where nothing has', async () => {
    await leave();
    const before = statSync(file()).mtimeMs;
    const idle = start({ everyMs: 3_600_000 });
    await idle.keys();
    await idle.index.close();
    assert.equal(statSync(file()).mtimeMs, before);
    const busy = start({ everyMs: 3_600_000 });
    await makeEntry(database.db, { key: 'c', title: 'Ladesäulen, die dritten' });
    assert.deepEqual(await busy.keys(), ['a', 'b', 'c']);
    await busy.index.close();
    assert.equal(busy.written(), 1);
    const next = start({ readOnly: true });
    assert.deepEqual(await next.keys(), ['a', 'b', 'c']);
    assert.deepEqual(next.origin(), [['snapshot', undefined]]);
  });

  test('what cannot be written is said once, and everything else goes on', async () => {
    const notAFolder = join(folder(), 'file');
    writeFileSync(notAFolder, '');
    const { index, lines, keys } = start({ dataDir: join(notAFolder, 'below') });
    for (const key of ['a', 'b', 'c']) {
      await makeEntry(database.db, { key });
      await keys();
      await sleep(20);
    }
    await index.close();
    const warnings = lines.filter(({ level }) => level > 30);
    assert.deepEqual(
      warnings.map(({ msg }) => msg),
      ['snapshot of the index could not be written'],
    );
  });

  test('questions are answered and changes kept while it is written', async () => {
    for (let at = 0; at < 5; at++) await makeEntry(database.db, { key: `e${at}`, title: `Ladesäulen ${at}` });
    const busy = start();
    for (let at = 5; at < 15; at++) {
      await makeEntry(database.db, { key: `e${at}`, title: `Ladesäulen ${at}` });
      assert.equal((await busy.keys()).length, at + 1);
    }
    await busy.untilWritten(2);
    const next = start({ readOnly: true });
    assert.equal((await next.keys()).length, 15);
    assert.deepEqual(next.origin(), [['snapshot', undefined]]);
  });

  test('an organisation that confirms its record changes its entries, also over a snapshot', async () => {
    await leave();
    await makeOrganisation(database.db, { confirmed_on: '2020-01-01' });
    const next = start({ readOnly: true });
    await untilEventsAreComplete(database.db);
    const { matches } = await next.index.match({ text: CHARGING, today: '2026-03-02', limit: 1 });
    assert.deepEqual(next.origin(), [['snapshot', undefined]]);
    assert.equal(
      matches[0]?.reasons.some((reason) => reason.type === 'fit' && reason.factor === 'confirmed'),
      true,
    );
  });
});

describeOn('postgres', 'the snapshot of the index on a server', (database) => {
  const { start, leave, file, folder } = tools(database);

  test('what was withdrawn is not back while an older transaction keeps its event from being read', async () => {
    await leave();
    const slow = await database.db.startTransaction().execute();
    await sql`select pg_current_xact_id()`.execute(slow);
    await makeEntry(database.db, { key: 'b', title: 'Ladesäulen, die zweiten', state: 'withdrawn' });
    const next = start({ readOnly: true });
    const query = { text: CHARGING, today: '2026-03-02', limit: 10, exhaustive: true };
    assert.equal((await next.index.match(query)).matches.length, 1);
    assert.deepEqual(next.origin(), [['snapshot', undefined]]);
    await slow.rollback().execute();
    assert.deepEqual(await next.keys(), ['a']);
  });

  test('of another database under the name of this one is not used', async () => {
    await leave();
    const old = await readIdentity(database.db);
    await sql`update database_identity set id = gen_random_uuid()`.execute(database.db);
    const now = await readIdentity(database.db);
    copyFileSync(file(), join(folder(), `index-${now}.snapshot`));
    rmSync(join(folder(), `index-${old}.snapshot`));
    const next = start({ readOnly: true });
    assert.deepEqual(await next.keys(), ['a', 'b']);
    assert.deepEqual(next.origin(), [['database', 'the snapshot is of another database']]);
  });

  test('a process that is killed while it writes leaves the one before, or the next one, never a half', async () => {
    await leave();
    const source = (file: string) => JSON.stringify(join(import.meta.dirname, '..', file));
    const script = join(folder(), 'writer.mjs');
    const code = `
      import { createSnapshots } from ${source('features/matching/snapshot/keep.ts')};
      import { createEntryIndex } from ${source('features/matching/entry-index.ts')};
      import { openDatabase } from ${source('platform/database/index.ts')};
      import { makeWorld } from ${source('shells/testing.ts')};
      const database = await openDatabase({ databaseUrl: process.argv[2], dataDir: '' });
      const world = makeWorld({ kind: 'postgres', database, db: database.db }, { settings: { DATA_DIR: process.argv[3] } });
      const log = { info: (_, text) => text.includes('written') && process.stdout.write('.'), warn: console.error };
      const snapshots = createSnapshots({ ...world, log }, { leastEntries: 1, everyMs: 0 });
      const index = createEntryIndex(world, world.loaded.files, { snapshots, log });
      for (;;) await index.warmUp();`;
    writeFileSync(script, code);
    const args = ['--import', join(import.meta.dirname, '../../bin/jsx.ts'), script];
    const expected = ['a', 'b'];
    let used = 0;
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, [...args, database.settings.databaseUrl ?? '', folder()], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const killed = once(child, 'exit');
      for (let at = 0; at < 3; at++) {
        const key = `r${round}-${at}`;
        await makeEntry(database.db, { key, title: `Ladesäulen ${key}` });
        expected.push(key);
        if (at === 0) await once(child.stdout, 'data');
      }
      await sleep(Math.random() * 30);
      child.kill('SIGKILL');
      await killed;
      const next = start({ readOnly: true });
      assert.deepEqual(await next.keys(), expected.toSorted(), `round ${round}`);
      if (next.origin()[0]?.[0] === 'snapshot') used++;
      await next.index.close();
    }
    assert.equal(used, 4);
  });
});
