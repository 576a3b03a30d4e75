import { type RawBuilder, sql } from 'kysely';
import { type Db, isUnavailable, type Trx } from '#platform/database';
import type { World } from '#platform/feature';
import { type Cursor, endOfEvents, readEvents } from '#platform/outbox';
import type { Listener } from './listener.ts';

declare module '#platform/database' {
  interface Tables {
    outbox_place: { reader: string; xid: string; id: number };
  }
}

/** Work on events that is done once for all processes. */
export interface Consumer {
  name: string;
  /**
   * Works out what the events bring, outside of any transaction, and returns what is to be written, or undefined when nothing is. Both may
   * happen again: nothing counts until it is written.
   */
  handle(batch: Batch): Promise<((trx: Trx) => Promise<void>) | undefined>;
}

export interface Batch {
  events: readonly { type: string; subject: string }[];
  /** The place after the last of them. */
  end: Cursor;
  /** The process is about to end: what is worked out will not be written. */
  signal: AbortSignal;
}

/** Events handled at a time; what they bring is written together. */
const BATCH = 20;

/** Events that could not be handled so often in a row are passed over, so that those after them have their turn. */
const MOST_ATTEMPTS = 3;

/**
 * A listener that does its work in one process at a time and goes on, in whichever process, where it stood: what was written and the place in
 * the stream are one transaction, so after kill -9 nothing is done twice or left out. It begins with what happens after its first
 * call. Where there is nothing to do it writes nothing.
 */
export function createConsumer(
  { db, databaseKind, log }: Pick<World, 'db' | 'databaseKind' | 'log'>,
  consumer: Consumer,
): Listener {
  /** Up to here there is nothing left to do, also where the place that is kept is older. */
  let done: Cursor | undefined;
  let failed = { at: '', times: 0 };

  async function work(signal: AbortSignal): Promise<void> {
    let kept = await readPlace();
    done = later(kept, done);
    while (!signal.aborted) {
      const { events, cursor } = await readEvents(db, done, BATCH);
      if (events.length === 0) return;
      const write = await attempt({ events, end: cursor, signal }, done);
      // What was worked out while being told to stop may be incomplete.
      if (signal.aborted) return;
      if (write !== undefined && !(await save(kept, cursor, write))) return;
      if (write !== undefined) kept = cursor;
      done = cursor;
    }
  }

  async function attempt(batch: Batch, at: Cursor) {
    try {
      return await consumer.handle(batch);
    } catch (error) {
      if (batch.signal.aborted || isUnavailable(error)) throw error;
      const place = `${at.xid}/${at.id}`;
      failed = { at: place, times: failed.at === place ? failed.times + 1 : 1 };
      if (failed.times < MOST_ATTEMPTS) throw error;
      const subjects = batch.events.map(({ subject }) => subject);
      log.error({ reader: consumer.name, subjects, error: String(error) }, 'events passed over');
      return undefined;
    }
  }

  /** False when another process has gone on meanwhile: then all this is its work. */
  async function save(from: Cursor, to: Cursor, write: (trx: Trx) => Promise<void>): Promise<boolean> {
    return db.transaction().execute(async (trx) => {
      const moved = await trx
        .updateTable('outbox_place')
        .set({ xid: to.xid, id: to.id })
        .where('reader', '=', consumer.name)
        .where(isAt(from))
        .returning('reader')
        .execute();
      if (moved.length === 0) return false;
      await write(trx);
      return true;
    });
  }

  async function readPlace(): Promise<Cursor> {
    const place = await db
      .selectFrom('outbox_place')
      .select([
        sql<string>`xid::text`.as('xid'),
        'id',
        sql<boolean>`xid > pg_snapshot_xmax(pg_current_snapshot())`.as('ahead'),
      ])
      .where('reader', '=', consumer.name)
      .executeTakeFirst();
    if (place?.ahead === false) return { xid: place.xid, id: place.id };
    const end = await endOfEvents(db);
    if (place === undefined) {
      const row = { reader: consumer.name, ...end };
      await db
        .insertInto('outbox_place')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      // A backup brought it along from a server that has counted further than this one.
      log.warn({ reader: consumer.name }, 'place in the outbox was ahead of the database, begins at its end');
      await db.updateTable('outbox_place').set(end).where('reader', '=', consumer.name).where(isAt(place)).execute();
      done = undefined;
    }
    return readPlace();
  }

  return {
    name: consumer.name,
    async catchUp(signal) {
      // One short query when nothing has happened; nobody has to be asked for the lock.
      if (done !== undefined && (await readEvents(db, done, 1)).events.length === 0) return;
      await alone(db, databaseKind, consumer.name, () => work(signal));
    },
  };
}

const isAt = ({ xid, id }: Cursor): RawBuilder<boolean> => sql<boolean>`(xid, id) = (${xid}::xid8, ${id}::bigint)`;

function later(a: Cursor, b: Cursor | undefined): Cursor {
  if (b === undefined) return a;
  const [first, second] = [BigInt(a.xid), BigInt(b.xid)];
  return first > second || (first === second && a.id > b.id) ? a : b;
}

/**
 * Runs `work` unless another process does. The transaction only holds the lock: it writes nothing, so it has no number and holds up no reader
 * of the outbox. On the embedded database there is no other process, and an open transaction would shut out the work itself.
 */
async function alone(db: Db, kind: World['databaseKind'], name: string, work: () => Promise<void>): Promise<void> {
  if (kind === 'embedded') return work();
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext(${`outbox:${name}`})) as mine`.execute(trx);
    if (rows[0]?.mine === true) await work();
  });
}
