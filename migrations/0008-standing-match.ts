import { type Kysely, sql } from 'kysely';

/**
 * Which entries were found for whom without being asked: for a draft what fits it, for an entry what fits it. The row of a draft goes with the draft,
 * because it says what somebody looks for. `saved_at` of a draft tells what has come since from what was there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table draft add column saved_at timestamptz`.execute(db);
  // A draft is kept for 30 days from its last saving.
  await sql`update draft set saved_at = expires_at - interval '30 days'`.execute(db);
  await sql`alter table draft alter column saved_at set not null`.execute(db);
  await sql`create index draft_saved on draft (saved_at)`.execute(db);
  await sql`
    create table standing_match (
      id uuid primary key,
      draft_id uuid references draft on delete cascade,
      entry_id uuid references entry on delete cascade,
      matched_entry_id uuid not null references entry on delete cascade,
      score double precision not null,
      found_at timestamptz not null,
      unique (draft_id, matched_entry_id),
      unique (entry_id, matched_entry_id),
      check (num_nonnulls(draft_id, entry_id) = 1)
    )`.execute(db);
  await sql`create index standing_match_matched on standing_match (matched_entry_id)`.execute(db);
}
