import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { type Kysely, sql } from 'kysely';
import { openLog } from '#platform/log';
import { type DomainEvent, emit, readStamp } from '#platform/outbox';
import { forEachDatabase, untilEventsAreComplete } from '#platform/testing';
import { type Consumer, createConsumer } from './index.ts';

const NEVER = new AbortController().signal;

type Events = Parameters<Consumer['handle']>[0]['events'];

forEachDatabase('work on events that is done once', (database) => {
  beforeEach(() => sql`create table done (subject text not null)`.execute(database.db));
  afterEach(() => sql`drop table done`.execute(database.db));

  const write = async (...ids: string[]) => {
    const events = ids.map((id): DomainEvent => ({ type: 'hub.saved' as DomainEvent['type'], subject: `hub:${id}` }));
    await database.db.transaction().execute((trx) => emit(trx, events));
    await untilEventsAreComplete(database.db);
  };
  const done = async () => {
    const { rows } = await sql<{ subject: string }>`select subject from done`.execute(database.db);
    return rows.map(({ subject }) => subject).sort();
  };
  const note = async (db: Kysely<never>, events: Events) => {
    for (const { subject } of events) await sql`insert into done values (${subject})`.execute(db);
  };
  /** What a process of its own would make of the same work. */
  const open = (
    handle: Consumer['handle'] = async ({ events }) =>
      (trx) =>
        note(trx as never, events),
  ) =>
    createConsumer({ db: database.db, databaseKind: database.kind, log: openLog('silent') }, { name: 'test', handle });
  const place = () => database.db.selectFrom('outbox_place').select(['xid', 'id']).execute();

  test('begins with what happens after its first call, and does each event once', async () => {
    await write('before');
    const consumer = open();
    await consumer.catchUp(NEVER);
    await write('a', 'b');
    await consumer.catchUp(NEVER);
    await consumer.catchUp(NEVER);
    await write('c');
    await consumer.catchUp(NEVER);
    assert.deepEqual(await done(), ['hub:a', 'hub:b', 'hub:c']);
  });

  test('another process goes on where the first one stood', async () => {
    const first = open();
    await first.catchUp(NEVER);
    await write('a');
    await first.catchUp(NEVER);
    await write('b');
    await open().catchUp(NEVER);
    await first.catchUp(NEVER);
    assert.deepEqual(await done(), ['hub:a', 'hub:b']);
  });

  test('many processes at once do each event once', async () => {
    const consumers = Array.from({ length: 4 }, () => open());
    await consumers[0]?.catchUp(NEVER);
    const ids = Array.from({ length: 60 }, (_, at) => String(at));
    await write(...ids);
    await Promise.all(consumers.map((consumer) => consumer.catchUp(NEVER)));
    await open().catchUp(NEVER);
    assert.deepEqual(await done(), ids.map((id) => `hub:${id}`).sort());
  });

  test('one that another has overtaken writes nothing', async () => {
    const fast = open();
    await fast.catchUp(NEVER);
    await write('a');
    let overtaken = false;
    // The lock has gone with its connection while the work went on.
    const slow = open(async ({ events }) => {
      if (!overtaken) {
        overtaken = true;
        const place = events.length;
        await sql`update outbox_place set id = id + ${place}, xid = (select max(xid) from outbox)`.execute(database.db);
      }
      return (trx) => note(trx as never, events);
    });
    await slow.catchUp(NEVER);
    assert.deepEqual(await done(), []);
  });

  test('what could not be written is done again, and nothing of it is there before', async () => {
    let refusing = true;
    const consumer = open(async ({ events }) => async (trx) => {
      await note(trx as never, events);
      if (refusing) throw new Error('in the middle');
    });
    await consumer.catchUp(NEVER);
    await write('a');
    await assert.rejects(consumer.catchUp(NEVER), /in the middle/);
    assert.deepEqual(await done(), []);
    refusing = false;
    await consumer.catchUp(NEVER);
    assert.deepEqual(await done(), ['hub:a']);
  });

  test('what is told to stop in the middle writes nothing and is done by the next', async () => {
    const stopping = new AbortController();
    const consumer = open(async ({ events }) => {
      stopping.abort();
      return (trx) => note(trx as never, events);
    });
    await consumer.catchUp(NEVER);
    await write('a');
    await consumer.catchUp(stopping.signal);
    assert.deepEqual(await done(), []);
    await open().catchUp(NEVER);
    assert.deepEqual(await done(), ['hub:a']);
  });

  test('events that cannot be handled are passed over in the end, those after them are done', async () => {
    const consumer = open(async ({ events }) => {
      if (events.some(({ subject }) => subject === 'hub:bad')) throw new Error('cannot');
      return (trx) => note(trx as never, events);
    });
    await consumer.catchUp(NEVER);
    await write('bad');
    for (let at = 0; at < 2; at++) await assert.rejects(consumer.catchUp(NEVER), /cannot/);
    await consumer.catchUp(NEVER);
    await write('a');
    await consumer.catchUp(NEVER);
    assert.deepEqual(await done(), ['hub:a']);
  });

  test('where there is nothing to do, nothing is written', async () => {
    const consumer = open(async () => undefined);
    await consumer.catchUp(NEVER);
    await write('a');
    const [before, stamp] = [await place(), await readStamp(database.db)];
    await consumer.catchUp(NEVER);
    assert.deepEqual(await place(), before);
    // Stamps of a server change with its other databases.
    if (database.kind === 'embedded') assert.equal(await readStamp(database.db), stamp);
  });

  test('a place that a backup brought along from a server that had counted further is not waited for', async () => {
    const row = { reader: 'test', xid: '9000000000000', id: 7 };
    await database.db.insertInto('outbox_place').values(row).execute();
    const consumer = open();
    await consumer.catchUp(NEVER);
    await write('a');
    await consumer.catchUp(NEVER);
    assert.deepEqual(await done(), ['hub:a']);
  });
});
