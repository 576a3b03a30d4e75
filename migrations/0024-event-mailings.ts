import { type Kysely, sql } from 'kysely';

/**
 * A mail to many is written down with all who get it in one go, and put into the queue in slices: a recipient without a mail still waits for theirs,
 * so what a stopped process left is found again. Answers to a mail go to those who wrote it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table event_mailing_recipient alter column mail_id drop not null`.execute(db);
  await sql`create index event_mailing_waiting on event_mailing_recipient (mailing_id) where mail_id is null`.execute(
    db,
  );
  // What waits for the team, on their desks and in notices.
  await sql`
    create index registration_requested on registration (email_confirmed_at) where state = 'requested'`.execute(db);
  await sql`
    create index registration_bounced on registration (event_id) where bounced_at is not null`.execute(db);
  await sql`alter table mail add column reply_to text`.execute(db);
}
