import { type Kysely, sql } from 'kysely';

/** What was left out of a calendar the last time and why, so that the hub's team can tell those who write it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calendar_subscription add column problems jsonb not null default '[]'`.execute(db);
  // The events of a calendar, by day, for its page.
  await sql`create index event_subscription on event (subscription_id, starts_at) where subscription_id is not null`.execute(
    db,
  );
}
