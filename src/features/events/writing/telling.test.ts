import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { type Database, openDatabase } from '#platform/database';
import { openSecret } from '#platform/secret';
import { describeOn, makeDataDir } from '#platform/testing';
import { makeEvent } from '../fixtures.ts';
import { cancelEvent } from './commands/live.ts';
import { makeMore, makeRegistered } from './fixtures.ts';
import { deliverNews } from './telling.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const SECRET = 'a-secret-that-only-the-tests-know-0123456789';
const SYSTEM = { kind: 'system', lang: 'de' } as const;
const PEOPLE = 64;

const telling = {
  baseUrl: 'https://hubs.example.org',
  secret: openSecret({ secret: SECRET, dataDir: '' }),
  label: () => (concept: string) => concept,
};

/** An event that is cancelled; nobody has a mail yet. */
async function makeCancelled({ db }: Pick<Database, 'db'>): Promise<void> {
  const { id } = await makeEvent(db);
  await makeRegistered(db, id, { email: 'anna@example.org' });
  await makeMore(db, 'anna@example.org', PEOPLE - 1);
  const done = await cancelEvent(db, SYSTEM, { id, version: 1, reason: { de: 'Krankheit.' } }, telling, NOW);
  assert.deepEqual(done.ok && done.value.told, PEOPLE);
}

/** Kills the child when it has written so many slices of mails and works on the next. */
async function killAfter(slices: number, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'telling-child.ts')], {
    env: { ...process.env, ...env, SECRET, NOW: NOW.toISOString() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let written = 0;
  for await (const line of createInterface(child.stdout)) {
    if (line === 'slice' && ++written === slices) child.kill('SIGKILL');
  }
  await ended;
  assert.equal(written >= slices, true);
}

async function assertToldOnce({ db }: Pick<Database, 'db'>): Promise<void> {
  const addresses = async () =>
    (await db.selectFrom('mail').select('to_address').execute()).map((one) => one.to_address);
  // Waits until the server has noticed that the other connection is gone.
  const waiting = await db
    .transaction()
    .execute((trx) => trx.selectFrom('event_news_recipient').select('registration_id').forUpdate().execute());
  const before = await addresses();
  assert.deepEqual([new Set(before).size, before.length + waiting.length], [before.length, PEOPLE]);
  assert.ok(before.length > 0);
  await deliverNews(telling, db, NOW);
  const after = await addresses();
  assert.deepEqual([new Set(after).size, after.length], [PEOPLE, PEOPLE]);
}

describeOn('postgres', 'a process that is killed while it tells participants', (database) => {
  for (const slices of [1, 3])
    test(`after ${slices} slices: the next one tells the others, and everybody once`, async () => {
      await makeCancelled(database);
      await killAfter(slices, { DATABASE_URL: database.settings.databaseUrl ?? '' });
      await assertToldOnce(database);
    });
});

describeOn('embedded', 'a process that is killed while it tells participants', () => {
  test('after two slices: the next one tells the others, and everybody once', async () => {
    const { dataDir, remove } = makeDataDir();
    try {
      const first = await openDatabase({ dataDir });
      await makeCancelled(first);
      await first.close();
      await killAfter(2, { DATA_DIR: dataDir });
      const second = await openDatabase({ dataDir });
      await assertToldOnce(second);
      await second.close();
    } finally {
      remove();
    }
  });
});
