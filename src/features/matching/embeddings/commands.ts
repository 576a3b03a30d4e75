import { sql } from 'kysely';
import type { EntryView } from '#features/exchange/model.ts';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { bytesOf, type Vector } from './model.ts';
import { digestOfEntry } from './text.ts';

/** Texts sent in one request: an answer of 8 vectors is read in some 3 ms, and nothing else happens meanwhile. */
export const BATCH = 8;

/** Entries asked for in a minute by all processes together: 1,500 entries take five minutes. */
export const PER_MINUTE = 300;

/** Who has taken entries has so long to bring their vectors; then others may. Longer than any request lasts. */
const LEASE_MS = 2 * 60_000;

/** The longest pause before a text is tried again that the model did not answer for. */
const LONGEST_PAUSE_MS = 24 * 60 * 60_000;

export interface Claimed {
  id: string;
  /** Of the text that is wanted; what has changed since is not saved. */
  digest: string;
  attempts: number;
}

/** Notes entries whose vector is missing or of another text or model. Side effects: rows of `entry_vector`; none where all is as it was. */
export async function noteEntries(db: Db, model: string, entries: readonly EntryView[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  // In one order, whoever writes them, so that two processes do not wait for each other.
  const rows = entries.toSorted(byId).map((entry) => ({
    entry_id: entry.id,
    kind: entry.kind,
    model,
    digest: digestOfEntry(model, entry),
    due_at: now,
    attempts: 0,
  }));
  await db
    .insertInto('entry_vector')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('entry_id')
        .doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          model: eb.ref('excluded.model'),
          digest: eb.ref('excluded.digest'),
          due_at: eb.ref('excluded.due_at'),
          attempts: 0,
          // Of another model it is of no use any more; of the same it is nearly right until there is a new one.
          vector: sql<Uint8Array | null>`case when entry_vector.model = excluded.model then entry_vector.vector end`,
          dimension: sql<number | null>`case when entry_vector.model = excluded.model then entry_vector.dimension end`,
        }))
        .whereRef('entry_vector.digest', '<>', 'excluded.digest'),
    )
    .execute();
}

/** Deletes the vectors of entries that are withdrawn. Side effects: rows of `entry_vector`, `vector.deleted` for each. */
export async function forgetEntries(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const gone = await trx.deleteFrom('entry_vector').where('entry_id', 'in', ids).returning('entry_id').execute();
    await emitAll(trx, 'vector.deleted', gone);
  });
}

/** The same for what lies between two ids and is not among the published ones; `until` undefined: to the end. */
export async function forgetOthers(
  db: Db,
  range: { after: string | undefined; until: string | undefined },
  published: readonly string[],
): Promise<void> {
  let others = db.selectFrom('entry_vector').select('entry_id');
  if (range.after !== undefined) others = others.where('entry_id', '>', range.after);
  if (range.until !== undefined) others = others.where('entry_id', '<=', range.until);
  const rows = await others.execute();
  const here = new Set(published);
  await forgetEntries(
    db,
    rows.flatMap((row) => (here.has(row.entry_id) ? [] : [row.entry_id])),
  );
}

/**
 * Takes the next entries to be asked for: locked rows are passed over, so that no two processes take the same; and taken ones come round again by
 * themselves if nobody brings their vectors. An entry that was refused before is taken alone, so that one text cannot keep back others.
 */
export async function claimEntries(
  db: Db,
  model: string,
  now: Date,
  perMinute: number = PER_MINUTE,
): Promise<Claimed[]> {
  return db.transaction().execute(async (trx) => {
    // All count together what they may ask for in this minute.
    await sql`select pg_advisory_xact_lock(hashtext('entry_vector'))`.execute(trx);
    const { asked } = await trx
      .selectFrom('entry_vector')
      .select((eb) => eb.fn.countAll<number>().as('asked'))
      .where('claimed_at', '>', new Date(now.getTime() - 60_000))
      .executeTakeFirstOrThrow();
    const allowed = Math.min(BATCH, perMinute - Number(asked));
    if (allowed <= 0) return [];
    const due = await trx
      .selectFrom('entry_vector')
      .select(['entry_id as id', 'digest', 'attempts'])
      .where('model', '=', model)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('entry_id')
      .limit(allowed)
      .forUpdate()
      .skipLocked()
      .execute();
    const refused = due.findIndex(({ attempts }) => attempts > 0);
    const taken = refused === -1 ? due : due.slice(0, Math.max(1, refused));
    if (taken.length === 0) return [];
    const ids = taken.map(({ id }) => id);
    await trx
      .updateTable('entry_vector')
      .set({ claimed_at: now, due_at: new Date(now.getTime() + LEASE_MS) })
      .where('entry_id', 'in', ids)
      .execute();
    return taken;
  });
}

/**
 * Keeps the vectors of entries that were taken. What changed meanwhile is left to be asked for again. Side effects: rows of
 * `entry_vector`, `vector.saved` for each.
 */
export async function saveVectors(db: Db, made: readonly { claimed: Claimed; vector: Vector }[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { claimed, vector } of made.toSorted((a, b) => byId(a.claimed, b.claimed))) {
      const saved = await trx
        .updateTable('entry_vector')
        .set({ vector: bytesOf(vector), dimension: vector.length, due_at: null, attempts: 0 })
        .where('entry_id', '=', claimed.id)
        .where('digest', '=', claimed.digest)
        .returning('entry_id')
        .execute();
      await emitAll(trx, 'vector.saved', saved);
    }
  });
}

/** Puts back what was taken, to be asked for at once or, where the model refused it, after a pause that doubles each time. */
export async function putBack(
  db: Db,
  claimed: readonly Claimed[],
  why: 'not-asked' | 'refused',
  now: Date,
): Promise<void> {
  for (const { id, digest, attempts } of claimed) {
    const pause = why === 'refused' ? Math.min(60_000 * 2 ** attempts, LONGEST_PAUSE_MS) : 0;
    await db
      .updateTable('entry_vector')
      .set({
        due_at: new Date(now.getTime() + pause),
        attempts: attempts + (why === 'refused' ? 1 : 0),
      })
      .where('entry_id', '=', id)
      .where('digest', '=', digest)
      .execute();
  }
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function emitAll(trx: Trx, type: 'vector.saved' | 'vector.deleted', rows: readonly { entry_id: string }[]) {
  return emit(
    trx,
    rows.map((row) => ({ type, subject: `vector:${row.entry_id}` as const })),
  );
}
