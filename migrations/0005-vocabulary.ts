import { type Kysely, sql } from 'kysely';

/**
 * Vocabularies that the operator imports beside the one that comes with the program (EuroVoc, GEMET, a hub's own). A concept
 * keeps its own address (`uri`) and the links as its file gives them: which of them are concepts of our own vocabulary is told
 * when they are read, because that vocabulary changes with each version of the program.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table scheme (
      id uuid primary key,
      name text not null unique,
      uri text,
      title jsonb not null,
      licence text,
      imported_at timestamptz not null,
      import_hash text not null
    )`.execute(db);
  await sql`
    create table scheme_concept (
      scheme_id uuid not null references scheme,
      code text not null,
      uri text not null,
      labels jsonb not null,
      notes jsonb not null,
      broader text[] not null,
      related text[] not null,
      import_hash text not null,
      primary key (scheme_id, code)
    )`.execute(db);
}
