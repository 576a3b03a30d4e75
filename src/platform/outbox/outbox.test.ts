import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trx } from '#platform/database';
import { describeOn, forEachDatabase, untilEventsAreComplete } from '#platform/testing';
import { BEGINNING, type Cursor, type DomainEvent, emit, endOfEvents, readEvents, readStamp } from './index.ts';

const saved = (id: string): DomainEvent => ({ type: 'hub.saved' as DomainEvent['type'], subject: `hub:${id}` });

forEachDatabase('the outbox', (database) => {
  const write = (...ids: string[]) => database.db.transaction().execute((trx) => emit(trx, ids.map(saved)));
  const subjects = async (cursor: Cursor, limit?: number) => {
    await untilEventsAreComplete(database.db);
    const { events, cursor: next } = await readEvents(database.db, cursor, limit);
    return { subjects: events.map((event) => event.subject), next };
  };

  test('events are read in the order in which they were written, each once', async () => {
    const start = await endOfEvents(database.db);
    await write('a', 'b');
    await write('c');
    const first = await subjects(start);
    assert.deepEqual(first.subjects, ['hub:a', 'hub:b', 'hub:c']);
    assert.deepEqual(await subjects(first.next), { subjects: [], next: first.next });
  });

  test('a stream longer than one reading goes on where it stopped', async () => {
    await write('a', 'b', 'c');
    const first = await subjects(BEGINNING, 2);
    assert.deepEqual(first.subjects, ['hub:a', 'hub:b']);
    assert.deepEqual((await subjects(first.next, 2)).subjects, ['hub:c']);
  });

  test('the events of a transaction that is rolled back are not there', async () => {
    const failing = database.db.transaction().execute(async (trx) => {
      await emit(trx, [saved('a')]);
      throw new Error('changed my mind');
    });
    await assert.rejects(failing, /changed my mind/);
    assert.deepEqual((await subjects(BEGINNING)).subjects, []);
  });

  test('more events than fit into one statement are written', async () => {
    await write(...Array.from({ length: 2500 }, (_, at) => String(at)));
    assert.equal((await subjects(BEGINNING, 5000)).subjects.length, 2500);
  });

  test('the stamp changes with a change and only then', async () => {
    const before = await readStamp(database.db);
    // On a server other databases have transactions too; a stamp may change without need, never stay when it must not.
    if (database.kind === 'embedded') assert.equal(await readStamp(database.db), before);
    await write('a');
    assert.notEqual(await readStamp(database.db), before);
  });
});

describeOn('postgres', 'the outbox with several writers', (database) => {
  const begin = () => database.db.startTransaction().execute();
  const open: { rollback(): { execute(): Promise<unknown> } }[] = [];

  async function follow(cursor: Cursor): Promise<{ seen: string[]; cursor: Cursor }> {
    const { events, cursor: next } = await readEvents(database.db, cursor);
    return { seen: events.map((event) => event.subject), cursor: next };
  }

  test('events of transactions that commit out of order are never skipped', async () => {
    const early = await begin();
    const late = await begin();
    open.push(early, late);
    await emit(early as unknown as Trx, [saved('early')]);
    await emit(late as unknown as Trx, [saved('late')]);
    await late.commit().execute();
    const between = await follow(BEGINNING);
    await early.commit().execute();
    await untilEventsAreComplete(database.db);
    const after = await follow(between.cursor);
    assert.deepEqual([...between.seen, ...after.seen].sort(), ['hub:early', 'hub:late']);
  });

  test('who starts to follow while a transaction is open sees its events later', async () => {
    const slow = await begin();
    await emit(slow as unknown as Trx, [saved('slow')]);
    const start = await endOfEvents(database.db);
    await database.db.transaction().execute((trx) => emit(trx, [saved('quick')]));
    await slow.commit().execute();
    await untilEventsAreComplete(database.db);
    const { seen } = await follow(start);
    assert.deepEqual(seen.sort(), ['hub:quick', 'hub:slow']);
  });

  test('thirty writers at once and a reader beside them: every event arrives exactly once', async () => {
    let cursor = BEGINNING;
    const seen: string[] = [];
    let writing = true;
    const reader = (async () => {
      for (;;) {
        const last = !writing;
        if (last) await untilEventsAreComplete(database.db);
        const next = await follow(cursor);
        seen.push(...next.seen);
        cursor = next.cursor;
        if (last && next.seen.length === 0) return;
      }
    })();
    const writers = Array.from({ length: 30 }, (_, writer) =>
      (async () => {
        for (let at = 0; at < 10; at++) {
          await database.db.transaction().execute(async (trx) => {
            await emit(trx, [saved(`${writer}-${at}-a`)]);
            await new Promise((resolve) => setTimeout(resolve, (writer * 7 + at * 3) % 11));
            await emit(trx, [saved(`${writer}-${at}-b`)]);
          });
        }
      })(),
    );
    await Promise.all(writers);
    writing = false;
    await reader;
    assert.equal(seen.length, 600);
    assert.equal(new Set(seen).size, 600);
  });
});
