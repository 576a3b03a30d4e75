import { type Kysely, sql } from 'kysely';

/**
 * Entries that people write: drafts, the check by the hub, history. What the public reads stays in the columns of `entry`; an edit that waits for
 * its check is only a version, so that the published text stays as it was. `submitted_at` is set exactly while the entry or an edit of it is in check.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table entry
      alter column published_on drop not null,
      add column anonymous boolean not null default false,
      add column version integer not null default 0,
      add column edit_state text,
      add column edit_version integer,
      add column submitted_at timestamptz,
      add column returned_at timestamptz,
      add column outcome text,
      -- The day of expiry that its people were told of.
      add column expiry_told date,
      add column draft_warned_at timestamptz,
      add check (published_on is not null or state in ('draft', 'submitted')),
      add check ((edit_state is null) = (edit_version is null))`.execute(db);
  await sql`create index entry_in_check on entry (hub_id, submitted_at, id) where submitted_at is not null`.execute(db);
  await sql`create index entry_expires on entry (valid_until) where state = 'published'`.execute(db);
  await sql`create index entry_draft on entry (updated_at) where state = 'draft'`.execute(db);
  await sql`
    create table entry_version (
      entry_id uuid not null references entry on delete cascade,
      number integer not null,
      content jsonb not null,
      why text not null,
      note text,
      saved_by uuid references person on delete set null,
      saved_at timestamptz not null,
      primary key (entry_id, number)
    )`.execute(db);
  await sql`create index entry_version_person on entry_version (saved_by)`.execute(db);
  await sql`
    create table entry_check (
      id uuid primary key,
      entry_id uuid not null references entry on delete cascade,
      version integer not null,
      decision text not null,
      -- Criteria with their wording at that time, so that later settings do not change what was decided.
      points jsonb not null,
      comment text,
      checker_id uuid references person on delete set null,
      decided_at timestamptz not null
    )`.execute(db);
  await sql`create index entry_check_entry on entry_check (entry_id, decided_at)`.execute(db);
  await sql`create index entry_check_person on entry_check (checker_id)`.execute(db);
  await sql`
    create table hub_exchange (
      hub_id uuid primary key references hub on delete cascade,
      check_new text not null,
      check_edits boolean not null,
      threshold real not null,
      criteria jsonb not null,
      updated_at timestamptz not null
    )`.execute(db);
}
