import { type Kysely, sql } from 'kysely';

/** The desk shows a person their newest notices, the mailbox the newest mails, and what is old is deleted by day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index notice_person on notice (person_id, created_at desc)`.execute(db);
  await sql`create index mail_newest on mail (created_at desc, id desc)`.execute(db);
}
