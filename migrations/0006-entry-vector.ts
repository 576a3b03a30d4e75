import { type Kysely, sql } from 'kysely';

/**
 * What a language model makes of each published entry, where `EMBEDDINGS_URL` is set: one row an entry, which is at the same time the note that
 * it still has to be asked for (`due_at`). A vector is kept as the bytes of its 32-bit numbers, the same on both databases with
 * no extension; decisions/0021-embeddings.md has the figures. Such bytes do not get smaller, so packing them would only cost time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table entry_vector (
      entry_id uuid primary key references entry on delete cascade,
      kind text not null,
      model text not null,
      digest text not null,
      dimension integer,
      vector bytea,
      due_at timestamptz,
      attempts integer not null default 0,
      claimed_at timestamptz
    )`.execute(db);
  await sql`alter table entry_vector alter column vector set storage external`.execute(db);
  await sql`create index entry_vector_due on entry_vector (due_at) where due_at is not null`.execute(db);
  await sql`create index entry_vector_claimed on entry_vector (claimed_at)`.execute(db);
}
