import { type Kysely, sql } from 'kysely';

/**
 * A text somebody described and had matched, before anybody signs in. Only the link opens it: its key is stored as a
 * hash, so that a copy of the database opens nothing. The form carries the key, so a form sent twice is one draft.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table draft (
      id uuid primary key,
      key_hash text not null unique,
      kind text not null,
      text text not null,
      profile jsonb not null,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index draft_expires on draft (expires_at)`.execute(db);
}
