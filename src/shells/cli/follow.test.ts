import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { entryRow, makeEntry } from '#features/exchange/fixtures.ts';
import { LISTENER_NAME, openDatabase } from '#platform/database';
import { makeDataDir, makePostgres } from '#platform/testing';
import { hubwerk, type RunningHubwerk, startHubwerk } from './testing.ts';

/** Waiting has an end, and says then what for: a hang would tell nothing. */
const LONGEST_MS = 120_000;

/** Entries in the index as the process itself counts them; asking for them asks the index nothing. */
async function entriesIn(running: RunningHubwerk): Promise<number> {
  const metrics = await (await fetch(`${running.url}/metrics`, { signal: AbortSignal.timeout(LONGEST_MS) })).text();
  return Number(/^hubwerk_index_entries (\d+)$/m.exec(metrics)?.[1]);
}

async function until(wanted: string, what: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + LONGEST_MS; !(await what()); await sleep(10))
    if (Date.now() > end) throw new Error(`waited in vain for ${wanted}`);
}

describe('following, between real processes', () => {
  let folder = '';
  const started: RunningHubwerk[] = [];
  const start = async (settings: Parameters<typeof startHubwerk>[0]) => {
    const running = await startHubwerk(settings);
    started.push(running);
    return running;
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hubwerk-follow-'));
  });
  /** Those that a failed test has left too. */
  const stopAll = () => Promise.all(started.map((one) => one.stop('SIGKILL')));
  after(async () => {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what one process publishes is in the index of the others without anybody asking, also when their listening is cut', async (t) => {
    const server = await makePostgres();
    const settings = { DATABASE_URL: server.databaseUrl, DATA_DIR: join(folder, 'two') };
    const database = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: '' });
    await makeEntry(database.db, { key: 'first' });
    const processes = await Promise.all([start(settings), start(settings)]);
    const untilEntries = (count: number) =>
      Promise.all(processes.map((one) => until(`${count} entries`, async () => (await entriesIn(one)) === count)));
    const client = new pg.Client({ connectionString: server.databaseUrl });
    await client.connect();
    t.after(async () => {
      await stopAll();
      await client.end();
      await database.close();
      await server.remove();
    });
    // What it asked last is shown: after half a minute that is its pulse.
    const listening = async () => {
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where application_name = $1 and datname = current_database()
         and (query like 'listen%' or query = 'select 1')`,
        [LISTENER_NAME],
      );
      return rows.map(({ pid }) => pid);
    };
    await untilEntries(1);
    await until('two that listen', async () => (await listening()).length === 2);

    const file = join(folder, 'entries.json');
    writeFileSync(file, JSON.stringify([entryRow({ key: 'imported', title: 'Ladesäulen vom Import' })]));
    assert.equal((await hubwerk(settings, 'import', 'entries', file)).err, '');
    await untilEntries(2);

    const text = 'Wir brauchen Ladesäulen.';
    const fields = new URLSearchParams({ key: randomUUID(), kind: 'need', text });
    const [first, second] = processes;
    const saved = await fetch(`${first.url}/de/drafts`, {
      method: 'POST',
      body: fields,
      headers: { origin: first.url },
      redirect: 'manual',
    });
    assert.equal(saved.status, 303);
    for (let round = 0; round < 3; round++) {
      const cut = (await listening()).map((pid) => client.query('select pg_terminate_backend($1)', [pid]));
      for (let at = 0; at < 4; at++)
        await makeEntry(database.db, { key: `r${round}-${at}`, title: `Ladesäule ${round}${at}` });
      await Promise.all(cut);
      await untilEntries(2 + (round + 1) * 4);
      await until('two that listen', async () => (await listening()).length === 2);
    }
    await makeEntry(database.db, { key: 'imported', title: 'Ladesäulen vom Import', state: 'withdrawn' });
    await untilEntries(13);

    // Both looked out for the draft; each match was found once, and the page of either process says which are new.
    const found = 'select count(*)::int as count from standing_match where draft_id is not null';
    await until('five matches', async () => (await client.query(found)).rows[0].count >= 5);
    const told = await client.query("select subject from outbox where type = 'match.found'");
    assert.equal(new Set(told.rows.map(({ subject }) => subject)).size, told.rows.length);
    const page = await (await fetch(`${second.url}${saved.headers.get('location')}`)).text();
    assert.match(page, /neu seit/);

    for (const one of processes) assert.equal((await one.stop('SIGTERM')).code, 0);
    assert.deepEqual(await listening(), []);
  });

  test('a restart after kill -9 reads the snapshot, and what was withdrawn meanwhile is not back', async () => {
    const { dataDir, remove } = makeDataDir();
    const settings = { DATA_DIR: dataDir, LOG_LEVEL: 'info' };
    const database = await openDatabase({ dataDir });
    await makeEntry(database.db, { key: 'first' });
    await database.close();
    const file = join(folder, 'many.json');
    const lights = { summary: 'Wir beleuchten Straßen.', text: 'Laternen mit LED.' };
    const many = Array.from({ length: 2_100 }, (_, at) =>
      entryRow({
        key: `k${at}`,
        title: `Laterne Nummer ${at}`,
        ...(at < 3 ? { title: `Ladesäule Nummer ${at}` } : lights),
      }),
    );
    writeFileSync(file, JSON.stringify(many));
    assert.equal((await hubwerk({ DATA_DIR: dataDir }, 'import', 'entries', file)).err, '');
    const first = await start(settings);
    await until('a snapshot', () => first.said().includes('snapshot of the index written'));
    assert.match(first.said(), /"from":"database","why":"there is no snapshot","entries":2101/);
    await first.stop('SIGKILL');
    assert.equal(readdirSync(dataDir).includes('index.snapshot'), true);

    writeFileSync(file, JSON.stringify([entryRow({ key: 'k0', title: 'Ladesäule Nummer 0', state: 'withdrawn' })]));
    assert.equal((await hubwerk({ DATA_DIR: dataDir }, 'import', 'entries', file)).err, '');
    const second = await start(settings);
    await until('2,100 entries', async () => (await entriesIn(second)) === 2_100);
    assert.match(second.said(), /"from":"snapshot","entries":2101/);
    const { code } = await second.stop('SIGTERM');
    assert.equal(code, 0);

    const match = await hubwerk({ DATA_DIR: dataDir }, 'match', '--text', 'Ladesäulen', '--json', '--limit', '3');
    const keys = JSON.parse(match.out).matches.map(({ id }: { id: string }) => id);
    assert.deepEqual(keys.sort(), ['first', 'k1', 'k2']);
    remove();
  });
});
