import { daysBefore } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';
import type { StoredFile } from './model.ts';

/** Files that nothing uses are kept so long: time to send a form again that was refused. */
export const KEEP_UNUSED_DAYS = 1;

/** Swept at a time. */
const BATCH = 500;

/** Says that something uses a file, in the transaction of the command. False when there is no such file, or not all of it. */
export async function useFile(trx: Trx, file: string, subject: SubjectRef): Promise<boolean> {
  // Locked against the sweep, which passes over what is locked.
  const found = await trx
    .selectFrom('file')
    .select('id')
    .where('id', '=', file)
    .where('state', '=', 'ready')
    .forKeyShare()
    .executeTakeFirst();
  if (found === undefined) return false;
  await trx
    .insertInto('file_use')
    .values({ file_id: file, subject })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

/** Something uses a file, or all its files, no longer. What nothing else uses is deleted at once, with its pieces; returns how many files that were. */
export async function dropFiles(trx: Trx, subject: SubjectRef, files?: readonly string[]): Promise<number> {
  if (files?.length === 0) return 0;
  const dropped = await trx
    .deleteFrom('file_use')
    .where('subject', '=', subject)
    .$if(files !== undefined, (query) => query.where('file_id', 'in', files ?? []))
    .returning('file_id')
    .execute();
  return deleteUnused(
    trx,
    dropped.map((use) => use.file_id),
  );
}

/** Deletes what was never used, or never arrived as a whole; returns how many. */
export async function sweepFiles(trx: Trx, now: Date): Promise<number> {
  const old = await trx
    .selectFrom('file')
    .select('id')
    .where('created_at', '<', daysBefore(now, KEEP_UNUSED_DAYS))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('file_use').select('file_id').whereRef('file_id', '=', 'file.id'))))
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  // Asked once more, now that nobody can begin to use them.
  return deleteUnused(
    trx,
    old.map((file) => file.id),
  );
}

async function deleteUnused(trx: Trx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const deleted = await trx
    .deleteFrom('file')
    .where('id', 'in', ids)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('file_use').select('file_id').whereRef('file_id', '=', 'file.id'))))
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

export async function findFile(db: Db, id: string): Promise<StoredFile | undefined> {
  return (await listFiles(db, [id]))[0];
}

/** Those of these files that are there. */
export async function listFiles(db: Db, ids: readonly string[]): Promise<StoredFile[]> {
  const known = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (known.length === 0) return [];
  const rows = await db
    .selectFrom('file')
    .select(['id', 'kind', 'visibility', 'name', 'type', 'size', 'sha256', 'width', 'height', 'variants'])
    .where('id', 'in', known)
    .where('state', '=', 'ready')
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}
