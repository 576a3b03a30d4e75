import { type Kysely, sql } from 'kysely';

/**
 * What people wish for, with what the pages need: the topics of what somebody seeks and offers (concepts of the vocabulary, so that Czech and German texts
 * meet), and what was told by mail.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table meeting_participant
      add column seeks_topics text[] not null default '{}',
      add column offers_topics text[] not null default '{}',
      -- The plan whose changes they have seen.
      add column seen_plan_id uuid,
      -- When they were last told of new requests, and when that wishes close soon.
      add column asked_mail_at timestamptz,
      add column reminded_at timestamptz`.execute(db);
  await sql`
    alter table meeting_request
      -- What the two have in common, as it was shown.
      add column topics text[] not null default '{}',
      -- When who was asked was told by mail, and reminded.
      add column told_at timestamptz,
      add column reminded_at timestamptz`.execute(db);
  await sql`create index meeting_request_untold on meeting_request (to_id) where state = 'open' and told_at is null`.execute(
    db,
  );
}
