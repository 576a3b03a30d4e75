import { type Kysely, sql } from 'kysely';

/**
 * The exchange: entries of five kinds. Fields that all kinds share and lists filter by are columns; what belongs to
 * one kind only is in `details`, whose shape the schema of the kind guards.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table entry (
      id uuid primary key,
      external_key text not null unique,
      slug text not null unique,
      kind text not null,
      state text not null,
      hub_id uuid not null references hub,
      owner_id uuid not null references organisation,
      lang text not null,
      title text not null,
      summary text not null,
      text text not null,
      topics text[] not null,
      region text,
      audience text[] not null,
      sizes text[] not null,
      budget_min bigint,
      budget_max bigint,
      starts_on date,
      ends_on date,
      deadline date,
      published_on date not null,
      valid_until date,
      details jsonb not null,
      import_hash text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index entry_hub on entry (hub_id)`.execute(db);
  await sql`create index entry_owner on entry (owner_id)`.execute(db);
  await sql`create index entry_topics on entry using gin (topics)`.execute(db);
  await sql`create index entry_published on entry (published_on desc, id) where state = 'published'`.execute(db);
}
