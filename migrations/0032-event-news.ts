import { type Kysely, sql } from 'kysely';

/**
 * Whom a move, a cancellation or a change is still to be told. The mails of 5,000 people take seconds: written in the transaction of what they tell of, they
 * held the one connection of the embedded database all the while. Now that transaction only notes who is to be told, and slices after it write the mails.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event_news (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      what text not null check (what in ('changed', 'moved', 'cancelled')),
      -- By language: subject, paragraphs, entry for calendars. As it was then: the event may change again before all are told.
      said jsonb not null,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index event_news_event on event_news (event_id)`.execute(db);
  // A row goes with the mail that it becomes.
  await sql`
    create table event_news_recipient (
      news_id uuid not null references event_news on delete cascade,
      registration_id uuid not null references registration on delete cascade,
      primary key (news_id, registration_id)
    )`.execute(db);
  await sql`create index event_news_recipient_of on event_news_recipient (registration_id)`.execute(db);
}
