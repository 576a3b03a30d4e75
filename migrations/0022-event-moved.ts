import { type Kysely, sql } from 'kysely';

/**
 * When an event was to begin before it was moved: readers and search engines (`previousStartDate`) are told. Set by whoever moves an event, to what
 * `starts_at` was.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table event add column moved_from timestamptz`.execute(db);
}
