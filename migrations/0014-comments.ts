import { type Kysely, sql } from 'kysely';

/**
 * Comments on anything that has a `SubjectRef`, and what moderators decide about them. Decisions, reports and objections outlive the comment they
 * are about (`on delete set null`), because the public figures are counted from them; what tells of a person goes with the comment.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table comment (
      id uuid primary key,
      subject text not null,
      -- The hub that moderates; none where only the network does.
      hub_id uuid references hub,
      root_id uuid not null,
      parent_id uuid references comment,
      state text not null,
      -- Counts the texts: a moderator decides about the one they have read.
      version integer not null default 1,
      lang text not null,
      text text not null,
      author_id uuid references person on delete set null,
      author_name text,
      author_email text,
      author_lang text not null,
      organisation_id uuid references organisation on delete set null,
      follows boolean not null default false,
      sealed_ip text,
      address_mark text,
      text_mark text,
      form_key text unique,
      held_for text[] not null default '{}',
      open_reports integer not null default 0,
      reported_since timestamptz,
      created_at timestamptz not null,
      waiting_since timestamptz,
      released_at timestamptz,
      edited_at timestamptz,
      -- When those who follow were told of it.
      announced_at timestamptz
    )`.execute(db);
  await sql`create index comment_top on comment (subject, created_at) where parent_id is null`.execute(db);
  await sql`create index comment_root on comment (root_id)`.execute(db);
  await sql`create index comment_parent on comment (parent_id)`.execute(db);
  await sql`create index comment_released on comment (subject, released_at) where state = 'released'`.execute(db);
  // The queue: oldest first, and counted by hub and language, both from the index alone.
  await sql`create index comment_waiting on comment (waiting_since, hub_id, lang) where state = 'waiting'`.execute(db);
  await sql`create index comment_reported on comment (reported_since, hub_id, lang) where reported_since is not null`.execute(
    db,
  );
  await sql`create index comment_author on comment (author_id) where author_id is not null`.execute(db);
  await sql`create index comment_email on comment (lower(author_email)) where author_email is not null`.execute(db);
  await sql`create index comment_address on comment (address_mark, created_at) where address_mark is not null`.execute(
    db,
  );
  await sql`create index comment_text on comment (text_mark, created_at) where text_mark is not null`.execute(db);
  await sql`create index comment_hub on comment (hub_id, created_at)`.execute(db);
  await sql`create index comment_ip on comment (created_at) where sealed_ip is not null`.execute(db);
  await sql`
    create table comment_setting (
      hub_id uuid primary key references hub on delete cascade,
      checks text not null,
      ip_days integer not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table comment_decision (
      id uuid primary key,
      comment_id uuid references comment on delete set null,
      hub_id uuid references hub,
      action text not null,
      reason text,
      -- The statement of reasons as it was sent or shown, in the language of the author.
      statement text,
      lang text not null,
      before jsonb not null,
      mail_ids uuid[] not null,
      -- Decided together, taken back together.
      batch uuid not null,
      waited_seconds integer,
      decided_by uuid references person on delete set null,
      decided_at timestamptz not null
    )`.execute(db);
  await sql`create index comment_decision_comment on comment_decision (comment_id, decided_at)`.execute(db);
  await sql`create index comment_decision_month on comment_decision (decided_at)`.execute(db);
  await sql`create index comment_decision_batch on comment_decision (batch)`.execute(db);
  await sql`create index comment_decision_person on comment_decision (decided_by, decided_at)`.execute(db);
  await sql`
    create table comment_report (
      id uuid primary key,
      comment_id uuid references comment on delete set null,
      hub_id uuid references hub,
      reason text not null,
      text text not null,
      email text,
      lang text not null,
      person_id uuid references person on delete set null,
      -- Who reports the same comment again is counted once.
      reporter_mark text,
      created_at timestamptz not null,
      decision_id uuid references comment_decision on delete set null,
      outcome text
    )`.execute(db);
  await sql`create unique index comment_report_once on comment_report (comment_id, reporter_mark) where outcome is null`.execute(
    db,
  );
  await sql`create index comment_report_month on comment_report (created_at)`.execute(db);
  await sql`create index comment_report_decision on comment_report (decision_id)`.execute(db);
  await sql`create index comment_report_email on comment_report (lower(email)) where email is not null`.execute(db);
  await sql`
    create table comment_objection (
      id uuid primary key,
      comment_id uuid references comment on delete set null,
      hub_id uuid references hub,
      lang text not null,
      decision_id uuid not null unique references comment_decision on delete cascade,
      text text not null,
      created_at timestamptz not null,
      outcome text,
      answer_id uuid references comment_decision on delete set null
    )`.execute(db);
  await sql`create index comment_objection_open on comment_objection (created_at, hub_id, lang) where outcome is null`.execute(
    db,
  );
  await sql`create index comment_objection_comment on comment_objection (comment_id)`.execute(db);
  await sql`
    create table comment_received (
      month date not null,
      hub_id uuid references hub,
      received integer not null
    )`.execute(db);
  await sql`create unique index comment_received_once on comment_received (month, hub_id) nulls not distinct`.execute(
    db,
  );
}
