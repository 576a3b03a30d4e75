import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { type FakeModel, startModel } from '#features/matching/embeddings/fixtures.ts';
import { draftFields } from '#features/matching/fixtures.ts';
import { type Database, openDatabase } from '#platform/database';
import { makePostgres } from '#platform/testing';
import { hubwerk, startHubwerk } from './testing.ts';

describe('a running program with a language model', () => {
  let model: FakeModel;
  let server: Awaited<ReturnType<typeof makePostgres>>;
  let database: Database;
  before(async () => {
    model = await startModel();
    server = await makePostgres();
    database = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: '' });
  });
  after(async () => {
    model.stop();
    await database.close();
    await server.remove();
  });
  afterEach(() => {
    model.ailment = undefined;
    model.before = async () => {};
  });
  const settings = () => ({
    DATABASE_URL: server.databaseUrl,
    EMBEDDINGS_URL: model.url,
    EMBEDDINGS_MODEL: 'words',
    EMBEDDINGS_KEY: 'sk-secret',
  });
  const count = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from entry_vector where vector is not null`.execute(database.db);
    return rows[0]?.count ?? 0;
  };
  const until = async (reached: () => boolean | Promise<boolean>) => {
    while (!(await reached())) await sleep(20);
  };

  test('killed in the middle of filling it goes on, and no text is lost', async () => {
    for (let at = 0; at < 30; at++) await makeEntry(database.db, { key: `e${at}`, title: `Eintrag ${at}` });
    // The third request is never answered.
    model.before = () => new Promise((resolve) => model.requests.length < 3 && resolve());
    const first = await startHubwerk(settings());
    await until(async () => model.requests.length >= 3 && (await count()) === 16);
    await first.stop('SIGKILL');
    model.before = async () => {};
    const second = await startHubwerk(settings());
    await until(async () => (await count()) === 22);
    // What the killed one had taken comes due two minutes later.
    const left = await database.db.selectFrom('entry_vector').select('due_at').where('vector', 'is', null).execute();
    assert.equal(left.length, 8);
    for (const { due_at } of left) assert.equal((due_at?.getTime() ?? Infinity) <= Date.now() + 2 * 60_000, true);
    await second.stop('SIGTERM');
    await sql`update entry_vector set due_at = now() where due_at is not null`.execute(database.db);
    const third = await startHubwerk(settings());
    await until(async () => (await count()) === 30);
    assert.equal((await third.stop('SIGTERM')).code, 0);
  });

  test('it stops although the model is thinking', async () => {
    await makeEntry(database.db, { key: 'late', title: 'Spät' });
    model.requests.length = 0;
    model.ailment = 'silent';
    const running = await startHubwerk(settings());
    await until(() => model.requests.length > 0);
    // An entry's page waits for the matching engine; stopping does too while it is being built.
    await fetch(`${running.url}/de/entries/spaet`);
    const began = performance.now();
    assert.equal((await running.stop('SIGTERM')).code, 0);
    // Less than the 30 seconds that it would wait for an answer; a busy machine needs a while to end a process.
    assert.equal(performance.now() - began < 25_000, true);
  });

  test('doctor says whether the model answers, and the key stands nowhere', async () => {
    const well = await hubwerk(settings(), 'doctor');
    assert.match(
      well.out,
      /ok {3}embeddings: words at http:\S+ \(key set\): answers; 30 entries have a vector, 1 wait for/,
    );
    model.ailment = 'status-500';
    const ill = await hubwerk(settings(), 'doctor');
    assert.equal(ill.code, 1);
    assert.match(ill.out, /BAD {2}embeddings: words at http:\S+ \(key set\): status 500;/);
    const { EMBEDDINGS_URL: _, ...without } = settings();
    const off = await hubwerk(without, 'doctor');
    assert.match(off.out, /ok {3}embeddings: off\n/);
    for (const { out, err } of [well, ill, off]) assert.equal((out + err).includes('sk-secret'), false);
  });

  test('neither the key nor what people write stands in the log', async () => {
    model.ailment = 'status-500';
    const running = await startHubwerk({ ...settings(), LOG_LEVEL: 'debug' });
    const fields = draftFields({ text: 'Geheimes Vorhaben am Hafen.' });
    const headers = { origin: running.url };
    await fetch(`${running.url}/de/drafts`, { method: 'POST', body: new URLSearchParams(fields), headers });
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    assert.match(metrics, /hubwerk_embedding_silences_total 1\n/);
    assert.equal((await running.stop('SIGTERM')).code, 0);
    assert.match(running.said(), /embeddings do not answer/);
    for (const secret of ['sk-secret', 'Geheimes', 'Eintrag']) assert.equal(running.said().includes(secret), false);
  });
});
