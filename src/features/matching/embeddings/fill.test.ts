import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { readStamp } from '#platform/outbox';
import { forEachDatabase, listEvents, untilEventsAreComplete } from '#platform/testing';
import { claimEntries } from './commands.ts';
import { createFiller, type FillOptions } from './fill.ts';
import { AILMENTS, type FakeModel, startModel, vectorOfWords } from './fixtures.ts';
import { findDimension, readVectorsAfter } from './queries.ts';
import { toUnit } from './rule.ts';

const MINUTE = 60_000;
const NEVER = new AbortController().signal;

forEachDatabase('vectors of entries', (database) => {
  let model: FakeModel;
  let now = new Date('2026-03-02T12:00:00Z');
  let warnings: string[] = [];
  beforeEach(async () => {
    model = await startModel();
    now = new Date('2026-03-02T12:00:00Z');
    warnings = [];
  });
  afterEach(() => model.stop());

  const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) });
  /** A process that has just started. */
  const process = (options: FillOptions = {}, name = 'words') => {
    const config = { url: model.url, model: name, key: 'sk-secret' };
    const fill = createFiller({ log, clock: () => now }, config, { pauses: [0], ...options });
    return async (signal = NEVER) => {
      await untilEventsAreComplete(database.db);
      await fill(database.db, signal);
    };
  };
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * MINUTE);
  };
  const asked = () => model.requests.flatMap(({ input }) => input);
  const rows = async (name = 'words') =>
    new Map((await readVectorsAfter(database.db, name, undefined, 1000)).map(({ id, vector }) => [id, vector]));
  const makeMany = async (count: number, title = 'Eintrag') => {
    const made: { id: string }[] = [];
    for (let at = 0; at < count; at++)
      made.push(await makeEntry(database.db, { key: `e${at}`, title: `${title} ${at}` }));
    return made.map(({ id }) => id);
  };

  test('every published entry gets the vector of its text, once', async () => {
    const entry = await makeEntry(database.db, { key: 'a', title: 'Erster' });
    await makeEntry(database.db, { key: 'gone', state: 'withdrawn' });
    const fill = process();
    await fill();
    const text = 'Erster\n\nWir stellen Ladesäulen auf.\n\nLadesäulen am Straßenrand, mit Abrechnung.';
    assert.deepEqual(model.requests, [
      { path: '/v1/embeddings', authorization: 'Bearer sk-secret', model: 'words', input: [text] },
    ]);
    assert.deepEqual([...(await rows())], [[entry.id, toUnit(vectorOfWords(text))]]);
    assert.deepEqual((await listEvents(database.db)).at(-1), { type: 'vector.saved', subject: `vector:${entry.id}` });
    await fill();
    await process()();
    assert.equal(model.requests.length, 1);
  });

  test('many are asked for in batches', async () => {
    const ids = await makeMany(19);
    await process()();
    assert.deepEqual(
      model.requests.map(({ input }) => input.length),
      [8, 8, 3],
    );
    assert.deepEqual([...(await rows()).keys()].sort(), ids.sort());
  });

  if (database.kind === 'embedded') {
    // On PostgreSQL transactions of other databases count too.
    test('where there is nothing to do it changes nothing, so that kept pages stay good', async () => {
      await makeMany(2);
      const fill = process();
      await fill();
      const before = await readStamp(database.db);
      await fill();
      assert.equal(await readStamp(database.db), before);
    });
  }

  test('a changed text is asked for again, another change is not', async () => {
    const fill = process();
    const { id } = await makeEntry(database.db, { title: 'Vorher' });
    await fill();
    await makeEntry(database.db, { title: 'Vorher', budget_max: 5000 });
    await fill();
    assert.equal(asked().length, 1);
    const before = (await rows()).get(id);
    await makeEntry(database.db, { title: 'Nachher' });
    await fill();
    assert.equal(asked().length, 2);
    assert.notDeepEqual((await rows()).get(id), before);
  });

  test('the vector of a withdrawn entry is deleted, also when no process ran meanwhile', async () => {
    const fill = process();
    const { id } = await makeEntry(database.db, { key: 'a', title: 'Bleibt nicht' });
    const { id: other } = await makeEntry(database.db, { key: 'b', title: 'Auch nicht' });
    const { id: stays } = await makeEntry(database.db, { key: 'c', title: 'Bleibt' });
    await fill();
    await makeEntry(database.db, { key: 'a', title: 'Bleibt nicht', state: 'withdrawn' });
    await fill();
    assert.deepEqual([...(await rows()).keys()].sort(), [other, stays].sort());
    await makeEntry(database.db, { key: 'b', title: 'Auch nicht', state: 'withdrawn' });
    await process()();
    assert.deepEqual([...(await rows()).keys()], [stays]);
    assert.deepEqual(
      (await listEvents(database.db)).filter(({ type }) => type === 'vector.deleted').map(({ subject }) => subject),
      [`vector:${id}`, `vector:${other}`],
    );
  });

  test('another model is asked for everything, and vectors of the old one do not count', async () => {
    const [id = ''] = await makeMany(1);
    await process()();
    model.ailment = 'gone';
    await process({}, 'other')();
    assert.equal((await rows('words')).size + (await rows('other')).size, 0);
    assert.equal(await findDimension(database.db, 'other'), undefined);
    model.ailment = undefined;
    await process({}, 'other')();
    assert.deepEqual([...(await rows('other')).keys()], [id]);
    assert.deepEqual(
      model.requests.map((request) => request.model),
      ['words', 'other', 'other'],
    );
  });

  for (const ailment of AILMENTS) {
    test(`a model that is ${ailment} gives no vector and one warning; when it is well it is asked again`, async () => {
      const [first = ''] = await makeMany(1, 'Gesund');
      // Long enough for a busy machine to answer when the model is well.
      const fill = process({ timeoutMs: 1500 });
      await fill();
      await makeMany(2, 'Neu');
      model.ailment = ailment;
      const kept = await rows();
      for (let round = 0; round < 3; round++) {
        await fill();
        later(10);
      }
      assert.deepEqual(await rows(), kept);
      assert.deepEqual([...kept.keys()], [first]);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0] ?? '', /embeddings do not answer/);
      for (const secret of ['sk-secret', 'Neu', 'Ladesäulen']) assert.equal(warnings[0]?.includes(secret), false);
      model.ailment = undefined;
      for (let round = 0; round < 3; round++) {
        later(60);
        await fill();
      }
      assert.equal((await rows()).size, 2);
    });
  }

  test('after a failure nobody asks until the pause is over', async () => {
    await makeMany(1);
    model.ailment = 'gone';
    const fill = process({ pauses: [60_000] });
    await fill();
    model.ailment = undefined;
    await fill();
    assert.equal(model.requests.length, 1);
  });

  test('one text that the model refuses does not keep back the others, and is tried less and less often', async () => {
    await makeMany(3);
    await makeEntry(database.db, { key: 'poison', title: 'Gift für das Modell' });
    model.refuses = 'Gift';
    const fill = process();
    for (let minute = 0; minute < 64; minute++) {
      await fill();
      later(1);
    }
    assert.equal((await rows()).size, 3);
    const poisoned = model.requests.filter(({ input }) => input.some((text) => text.includes('Gift')));
    // After 1, 2, 4, 8, 16 and 32 minutes.
    assert.deepEqual(
      poisoned.map(({ input }) => input.length),
      [4, 1, 1, 1, 1, 1, 1],
    );
  });

  test('no more are asked for in a minute than is allowed, by all processes together', async () => {
    await makeMany(5);
    await createFiller({ log, clock: () => now }, { url: 'http://127.0.0.1:1', model: 'words', key: undefined })(
      database.db,
      AbortSignal.abort(),
    );
    const claim = async () => (await claimEntries(database.db, 'words', now, 3)).length;
    assert.deepEqual([await claim(), await claim()], [3, 0]);
    later(1.1);
    assert.equal(await claim(), 2);
  });

  test('several processes at once ask for each text once', async () => {
    await makeMany(40);
    model.before = () => new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([process()(), process()(), process()()]);
    assert.equal(asked().length, 40);
    assert.equal(new Set(asked()).size, 40);
    assert.equal((await rows()).size, 40);
  });

  test('what a process had taken when it was killed is asked for by another one later', async () => {
    await makeMany(10);
    model.before = async () => {
      // The vectors come, but nobody is there any more: the claim stays as it is.
      await sql`update entry_vector set digest = digest || ' killed' where claimed_at is not null`.execute(database.db);
    };
    const killed = process();
    await killed();
    await sql`update entry_vector set digest = replace(digest, ' killed', '')`.execute(database.db);
    model.before = async () => {};
    assert.equal((await rows()).size, 0);
    const next = process();
    await next();
    assert.equal((await rows()).size, 0);
    later(2);
    await next();
    assert.equal((await rows()).size, 10);
  });

  test('a text that changes while the model thinks is asked for again', async () => {
    const { id } = await makeEntry(database.db, { title: 'Alt' });
    const fill = process();
    model.before = async (input) => {
      if (!input[0]?.startsWith('Alt')) return;
      await makeEntry(database.db, { title: 'Neu' });
      // Another process has noted it already.
      await process({ pauses: [60_000] })(AbortSignal.abort());
    };
    await fill();
    await fill();
    assert.deepEqual(
      asked().map((text) => text.slice(0, 3)),
      ['Alt', 'Neu'],
    );
    assert.deepEqual((await rows()).get(id), toUnit(vectorOfWords(asked()[1] ?? '')));
  });

  test('told to stop, it puts back what it had taken', async () => {
    await makeMany(3);
    const stop = new AbortController();
    model.ailment = 'silent';
    model.before = async () => stop.abort();
    await process()(stop.signal);
    model.ailment = undefined;
    model.before = async () => {};
    await process()();
    assert.equal((await rows()).size, 3);
    assert.deepEqual(warnings, []);
  });

  test('a long text is cut, and never through an emoji', async () => {
    await makeEntry(database.db, {
      title: 'Lang',
      summary: 'x'.repeat(600),
      text: `${'y'.repeat(5389)}${'🚀'.repeat(9)}`,
    });
    await process()();
    const [text = ''] = asked();
    assert.equal(text.length, 6000);
    assert.equal(text.isWellFormed(), true);
  });
});
