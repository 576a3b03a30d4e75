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

/** Who follows the outbox is told on this channel that there is something new: only that, never what. */
export const CHANNEL = 'hubwerk_outbox';

/**
 * Writes events in the transaction of the change they tell of: both are there or neither. Who listens gets a hint when it commits, one however many
 * events there are.
 */
export async function emit(trx: Trx, events: DomainEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += 1000) {
    await trx
      .insertInto('outbox')
      .values(events.slice(from, from + 1000))
      .execute();
  }
  if (events.length > 0) await sql`select pg_notify(${CHANNEL}, '')`.execute(trx);
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

/** Numbers of transactions that have not begun are none of this server: a backup brought them along. */
const NOT_YET = sql<boolean>`
  (xid >= pg_snapshot_xmin(pg_current_snapshot()) and xid < pg_snapshot_xmax(pg_current_snapshot()))`;

/**
 * Events that are there but may not be passed yet, because others before them may still come. They come again from `readEvents`; this is for who
 * has to know now all that is true now.
 */
export async function readAhead(db: Db): Promise<{ type: string; subject: string }[]> {
  return db.selectFrom('outbox').select(['type', 'subject']).where(NOT_YET).execute();
}

/** Subjects of everything of one type that was written after a place, also of what may not be passed yet. */
export async function readSubjectsAfter(db: Db, { xid, id }: Cursor, type: keyof DomainEvents): Promise<Set<string>> {
  const rows = await db
    .selectFrom('outbox')
    .select('subject')
    .where(sql<boolean>`(xid, id) > (${xid}::xid8, ${id}::bigint)`)
    .where('type', '=', type)
    .execute();
  return new Set(rows.map(({ subject }) => subject));
}

/** Ids of the subjects of one kind, each once. */
export function idsOf(kind: string, events: readonly { subject: string }[]): string[] {
  const about = events.filter(({ subject }) => subject.startsWith(`${kind}:`));
  return [...new Set(about.map(({ subject }) => subject.slice(kind.length + 1)))];
}

/** Whether there are events that cannot be read yet, because a transaction that began before theirs still runs. */
export async function hasUnreadable(db: Db): Promise<boolean> {
  const { rows } = await sql<{ unreadable: boolean }>`
    select exists (
      select 1 from outbox where ${NOT_YET}
    ) as unreadable`.execute(db);
  return rows[0]?.unreadable === true;
}

/** The end of the stream as far as it is complete; everything read from tables afterwards is at least that new. */
export async function endOfEvents(db: Db): Promise<Cursor> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db);
  return { xid: rows[0]?.xid ?? '0', id: 0 };
}

/** A transaction that has not begun yet: everything that can be read now comes from earlier ones. */
export async function nextTransaction(db: Db): Promise<string> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as xid`.execute(db);
  return rows[0]?.xid ?? '0';
}

/**
 * Says in short which events there are from transactions before this one: the same text means the same events. Undefined while one of these
 * transactions may still run, or has not even begun on this server.
 */
export async function describeEvents(db: Db, before: string): Promise<string | undefined> {
  const { rows } = await sql<{ ended: boolean; events: string }>`
    select pg_snapshot_xmin(pg_current_snapshot()) >= ${before}::xid8 as ended, (
      select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws(' ', id, xid, type, subject, extract(epoch from at)), 0)), 0)
      from outbox where xid < ${before}::xid8
    ) as events`.execute(db);
  return rows[0]?.ended === true ? rows[0].events : undefined;
}

/**
 * A text that is the same as before exactly when the same transactions are visible as before: if it has not
 * changed, no row has. Costs no write and no row read.
 */
export async function readStamp(db: Db): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select pg_current_snapshot()::text as stamp`.execute(db);
  return rows[0]?.stamp ?? '';
}
