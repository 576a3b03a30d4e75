import { sql } from 'kysely';
import type { EntryKind } from '#features/exchange/model.ts';
import type { Db } from '#platform/database';
import { type Vector, vectorOf } from './model.ts';

export interface EntryVector {
  id: string;
  kind: EntryKind;
  vector: Vector;
}

/** Vectors by this model, in the order of ids; reads all of them in steps. */
export async function readVectorsAfter(
  db: Db,
  model: string,
  after: string | undefined,
  limit: number,
): Promise<EntryVector[]> {
  const vectors = selectVectors(db, model).orderBy('entry_id').limit(limit);
  return decode(await (after === undefined ? vectors : vectors.where('entry_id', '>', after)).execute());
}

export async function readVectors(db: Db, model: string, ids: readonly string[]): Promise<EntryVector[]> {
  if (ids.length === 0) return [];
  return decode(await selectVectors(db, model).where('entry_id', 'in', ids).execute());
}

/** As base64: both drivers read bytes many times slower (decisions/0021-embeddings.md). */
function selectVectors(db: Db, model: string) {
  return db
    .selectFrom('entry_vector')
    .select(['entry_id as id', 'kind', sql<string>`encode(vector, 'base64')`.as('base64')])
    .where('model', '=', model)
    .where('vector', 'is not', null);
}

function decode(rows: { id: string; kind: EntryKind; base64: string }[]): EntryVector[] {
  return rows.map(({ id, kind, base64 }) => ({ id, kind, vector: vectorOf(base64) }));
}

/** How many numbers the vectors of a model have; undefined while there are none. */
export async function findDimension(db: Db, model: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('entry_vector')
    .select('dimension')
    .where('model', '=', model)
    .where('vector', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row?.dimension ?? undefined;
}

/** Of the entries known here, how many have their vector by this model, and how many wait for it. */
export async function countVectors(db: Db, model: string): Promise<{ ready: number; waiting: number }> {
  const { rows } = await sql<{ ready: number; waiting: number }>`
    select count(*) filter (where due_at is null) as ready, count(*) filter (where due_at is not null) as waiting
    from entry_vector where model = ${model}`.execute(db);
  return rows[0] ?? { ready: 0, waiting: 0 };
}
