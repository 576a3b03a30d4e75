import { type Kysely, sql } from 'kysely';

/**
 * What is owed to those whose data is kept. `erasure` proves that an address was erased without naming it: a keyed hash. `retention_run` is the diary
 * of what deletes itself. `network_page` holds what the operator says about itself (imprint, data protection, accessibility), in four languages.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table erasure (
      id uuid primary key,
      at timestamptz not null,
      address_hashes text[] not null,
      counts jsonb not null
    )`.execute(db);
  await sql`create index erasure_addresses on erasure using gin (address_hashes)`.execute(db);
  await sql`
    create table retention_run (
      rule text not null,
      at timestamptz not null,
      rows integer,
      -- Name of the error only: its message may quote what was to be deleted.
      error text,
      primary key (rule, at)
    )`.execute(db);
  await sql`
    create table consent (
      id uuid primary key,
      person_id uuid references person on delete cascade,
      address_hash text,
      what text not null,
      version integer not null,
      at timestamptz not null,
      withdrawn_at timestamptz,
      check (num_nonnulls(person_id, address_hash) = 1)
    )`.execute(db);
  await sql`create index consent_person on consent (person_id)`.execute(db);
  await sql`create index consent_address on consent (address_hash)`.execute(db);
  await sql`
    create table network_page (
      name text primary key,
      text jsonb not null,
      version integer not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table feedback (
      id uuid primary key,
      about text not null,
      text text not null,
      email text,
      lang text not null,
      created_at timestamptz not null,
      answered_at timestamptz
    )`.execute(db);
  await sql`create index feedback_open on feedback (created_at) where answered_at is null`.execute(db);
  await sql`create index feedback_email on feedback (lower(email))`.execute(db);
  // Those whom an entry concerns read it; so do those who look through the log.
  await sql`create index audit_actor on audit (actor, at)`.execute(db);
  await sql`create index audit_at on audit (at)`.execute(db);
  await sql`create index audit_action on audit (action, at)`.execute(db);
}
