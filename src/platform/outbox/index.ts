import { type Generated, sql } from 'kysely';
import type { Db, Trx } from '#platform/database';

declare module '#platform/database' {
  interface Tables {
    outbox: OutboxTable;
  }
}

interface OutboxTable {
  id: Generated<number>;
  /** The transaction that wrote the row: ids are given before commit, so only this tells what is complete. */
  xid: Generated<string>;
  type: string;
  subject: string;
  at: Generated<Date>;
}

/** Domain events by name; each feature adds its own in `model.ts`. The value is the kind of subject. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface DomainEvents {}

/** `kind:id`, for instance `entry:0192f5a4-…`. Ids only: who reacts reads the current state. */
export type SubjectRef = `${string}:${string}`;

export interface DomainEvent {
  type: keyof DomainEvents;
  subject: SubjectRef;
}

/** Writes events in the transaction of the change they tell of: both are there or neither. */
export async function emit(trx: Trx, events: DomainEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += 1000) {
    await trx
      .insertInto('outbox')
      .values(events.slice(from, from + 1000))
      .execute();
  }
}

/** A place in the stream. Transaction numbers exceed 2^53 in theory, so they stay text. */
export interface Cursor {
  xid: string;
  id: number;
}

export const BEGINNING: Cursor = { xid: '0', id: 0 };

/**
 * The next events after `cursor`, oldest transaction first. Rows of transactions that began before one still
 * running are left for the next call; that is how none is ever skipped.
 */
export async function readEvents(
  db: Db,
  cursor: Cursor,
  limit = 1000,
): Promise<{ events: { type: string; subject: string }[]; cursor: Cursor }> {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', sql<string>`xid::text`.as('xid'), 'type', 'subject'])
    .where(sql<boolean>`(xid, id) > (${cursor.xid}::xid8, ${cursor.id}::bigint)`)
    .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy('outbox.xid')
    .orderBy('id')
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  return { events: rows, cursor: last === undefined ? cursor : { xid: last.xid, id: last.id } };
}

/** The end of the stream as far as it is complete; everything read from tables afterwards is at least that new. */
export async function endOfEvents(db: Db): Promise<Cursor> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db);
  return { xid: rows[0]?.xid ?? '0', id: 0 };
}

/**
 * A text that is the same as before exactly when the same transactions are visible as before: if it has not
 * changed, no row has. Costs no write and no row read.
 */
export async function readStamp(db: Db): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select pg_current_snapshot()::text as stamp`.execute(db);
  return rows[0]?.stamp ?? '';
}
