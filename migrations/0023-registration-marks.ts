import { type Kysely, sql } from 'kysely';

/**
 * What registration needs against misuse: a mark of the line somebody registers from, kept for a day, and when a mailbox was last reminded that it is
 * registered already. Who waits or asks for approval without having confirmed the address is forgotten by an index of their own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table registration add column address_mark text, add column again_at timestamptz`.execute(db);
  await sql`
    create index registration_mark on registration (address_mark, created_at) where address_mark is not null`.execute(
    db,
  );
  await sql`
    create index registration_unconfirmed on registration (held_until)
    where state in ('requested', 'waiting') and email_confirmed_at is null`.execute(db);
}
