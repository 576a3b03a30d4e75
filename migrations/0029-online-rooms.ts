import { type Kysely, sql } from 'kysely';

/**
 * Online rooms with a name and an address of their own, as a hub has them in its conference system, besides one address that makes a room for each meeting
 * (`online_address`). Which room a meeting has is written down when its plan is published, so that it stays the same when others are moved.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // [{ name, address }], in the order in which they are given out.
  await sql`alter table matchmaking add column online_rooms jsonb not null default '[]'`.execute(db);
  await sql`alter table meeting add column room_number integer`.execute(db);
  await sql`create unique index meeting_room_once on meeting (plan_id, slot, room_number) where room_number is not null`.execute(
    db,
  );
}
