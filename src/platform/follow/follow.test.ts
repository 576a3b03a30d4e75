import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { LISTENER_NAME } from '#platform/database';
import { openLog } from '#platform/log';
import { BEGINNING, type DomainEvent, emit, readEvents } from '#platform/outbox';
import { describeOn, forEachDatabase, type TestDatabase } from '#platform/testing';
import { followOutbox, type Listener } from './index.ts';

const saved = (id: string): DomainEvent => ({ type: 'hub.saved' as DomainEvent['type'], subject: `hub:${id}` });

/** A listener that notes what it has seen; nothing asks it. */
function follow(database: TestDatabase, more: Partial<Listener> = {}) {
  const seen: string[] = [];
  let cursor = BEGINNING;
  let rounds = 0;
  const listener: Listener = {
    name: 'test',
    async catchUp() {
      rounds++;
      for (;;) {
        const { events, cursor: next } = await readEvents(database.db, cursor);
        seen.push(...events.map(({ subject }) => subject));
        cursor = next;
        if (events.length === 0) return;
      }
    },
    ...more,
  };
  const following = followOutbox({ database: database.database, log: openLog('silent') }, [listener]);
  const until = async (count: number) => {
    while (seen.length < count) await sleep(2);
    return seen;
  };
  return { seen, until, rounds: () => rounds, stop: following.stop };
}

function tools(database: TestDatabase) {
  const running: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
  });
  return {
    write: (...ids: string[]) => database.db.transaction().execute((trx) => emit(trx, ids.map(saved))),
    start(more: Partial<Listener> = {}) {
      const one = follow(database, more);
      running.push(one);
      return one;
    },
  };
}

forEachDatabase('following the outbox', (database) => {
  const { write, start } = tools(database);

  test('what is written is seen without anybody asking, also what was there before', async () => {
    await write('before');
    const { until } = start();
    await until(1);
    await write('a', 'b');
    await until(3);
    await write('c');
    assert.deepEqual(await until(4), ['hub:before', 'hub:a', 'hub:b', 'hub:c']);
  });

  test('many hints while one catches up make one more catching up, and nothing is missed', async () => {
    let let_go = () => {};
    const held = new Promise<void>((resolve) => {
      let_go = resolve;
    });
    let rounds = 0;
    start({
      async catchUp() {
        rounds++;
        if (rounds === 1) await held;
      },
    });
    while (rounds === 0) await sleep(2);
    for (let at = 0; at < 20; at++) await write(String(at));
    await sleep(50);
    assert.equal(rounds, 1);
    let_go();
    while (rounds < 2) await sleep(2);
    await sleep(50);
    assert.equal(rounds < 20, true, `${rounds} rounds for 20 hints`);
  });

  test('a listener that fails is called again by the next hint, and does not hold up another', async () => {
    let calls = 0;
    const failing: Listener = {
      name: 'failing',
      async catchUp() {
        calls++;
        throw new Error('not today');
      },
    };
    const following = followOutbox({ database: database.database, log: openLog('silent') }, [failing]);
    const { until } = start();
    await write('a');
    await until(1);
    const before = calls;
    await write('b');
    await until(2);
    while (calls === before) await sleep(2);
    await following.stop();
  });

  test('who has stopped is told nothing any more', async () => {
    const { until, stop, seen } = start();
    await write('a');
    await until(1);
    await stop();
    await write('b');
    await sleep(50);
    assert.deepEqual(seen, ['hub:a']);
  });
});

describeOn('postgres', 'the connection that listens', (database) => {
  const { write, start } = tools(database);
  const listeners = async () => {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity where application_name = ${LISTENER_NAME} and datname = current_database()
      and query like 'listen%'`.execute(database.db);
    return rows.map(({ pid }) => pid);
  };
  const untilListening = async (count: number) => {
    for (let pids = await listeners(); ; pids = await listeners()) {
      if (pids.length === count) return pids;
      await sleep(5);
    }
  };

  test('is one, and ends when nobody follows any more', async () => {
    const { stop } = start();
    await untilListening(1);
    await stop();
    await untilListening(0);
  });

  test('ends with the database, also when it was forgotten', async () => {
    const { openDatabase } = await import('#platform/database');
    const other = await openDatabase(database.settings);
    other.listen('somewhere', () => {});
    await untilListening(1);
    await other.close();
    await untilListening(0);
  });

  test('killed again and again while others write: it comes back and nothing is missed', async () => {
    const { until } = start();
    await untilListening(1);
    const written: string[] = [];
    for (let round = 0; round < 5; round++) {
      const [pid] = await untilListening(1);
      const killing = sql`select pg_terminate_backend(${pid})`.execute(database.db);
      for (let at = 0; at < 10; at++) {
        written.push(`hub:${round}-${at}`);
        await write(`${round}-${at}`);
      }
      await killing;
      assert.deepEqual(await until(written.length), written);
    }
    const [pid] = await untilListening(1);
    assert.equal(typeof pid, 'number');
  });

  test('what another transaction holds up is seen when that ends, though nothing is told then', async () => {
    const { until, seen } = start();
    await untilListening(1);
    const slow = await database.db.startTransaction().execute();
    await sql`select pg_current_xact_id()`.execute(slow);
    await write('a');
    await sleep(30);
    assert.deepEqual(seen, []);
    await slow.rollback().execute();
    assert.deepEqual(await until(1), ['hub:a']);
  });

  test('rows that a backup brought along from another server hold nobody up', async () => {
    await sql`insert into outbox (xid, type, subject) values ('9000000000000'::xid8, 'hub.saved', 'hub:old')`.execute(
      database.db,
    );
    const { until } = start();
    await write('a');
    assert.deepEqual(await until(1), ['hub:a']);
  });
});
