import { type Kysely, sql } from 'kysely';

/**
 * 1:1 meetings of an event. The scheduler knows people, wishes and slots by number only; here they have ids, and a slot its number, which never changes once
 * wishes are open. What people wish for is one row a pair. A plan is made as a whole and published as a whole: `matchmaking.plan_id` is what holds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table matchmaking (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      -- The point of the programme in which people meet.
      session_id uuid references event_session on delete set null,
      state text not null,
      name jsonb not null,
      about jsonb not null default '{}',
      slot_minutes integer not null,
      -- Between two slots, to change tables.
      change_minutes integer not null,
      wishes_close_at timestamptz not null,
      -- A request that nobody answers expires after so many hours and frees its place.
      answer_hours integer not null,
      max_wishes integer not null,
      max_meetings integer not null,
      min_meetings integer not null,
      -- Which groups of people may ask which, as pairs of group keys; empty: everybody everybody.
      groups jsonb not null default '[]',
      who_meets_whom jsonb not null default '[]',
      has_online boolean not null,
      online_address text,
      plan_id uuid,
      -- Grows with every change of what a plan is made of: a plan made of an older one is told so.
      version integer not null default 1,
      created_by uuid references person on delete set null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      published_at timestamptz
    )`.execute(db);
  await sql`create index matchmaking_event on matchmaking (event_id)`.execute(db);
  await sql`create index matchmaking_session on matchmaking (session_id) where session_id is not null`.execute(db);
  await sql`create index matchmaking_creator on matchmaking (created_by)`.execute(db);
  await sql`
    create table meeting_slot (
      matchmaking_id uuid not null references matchmaking on delete cascade,
      number integer not null,
      -- Slots of one block follow each other: gaps count inside it only.
      block integer not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      tables integer not null,
      interpreters integer not null,
      primary key (matchmaking_id, number)
    )`.execute(db);
  await sql`
    create table meeting_table (
      matchmaking_id uuid not null references matchmaking on delete cascade,
      number integer not null,
      name text not null,
      primary key (matchmaking_id, number)
    )`.execute(db);
  await sql`
    create table meeting_participant (
      id uuid primary key,
      matchmaking_id uuid not null references matchmaking on delete cascade,
      registration_id uuid not null references registration on delete cascade,
      state text not null,
      group_key text,
      name text not null,
      organisation text,
      lang text not null,
      langs text[] not null,
      seeks text not null default '',
      offers text not null default '',
      -- Their entries in the exchange: what suggestions are made of.
      entries text[] not null default '{}',
      max_meetings integer,
      online_only boolean not null default false,
      -- Numbers of slots.
      unavailable integer[] not null default '{}',
      late_from integer,
      invited_at timestamptz,
      joined_at timestamptz,
      left_at timestamptz,
      updated_at timestamptz not null,
      unique (matchmaking_id, registration_id)
    )`.execute(db);
  await sql`create index meeting_participant_registration on meeting_participant (registration_id)`.execute(db);
  await sql`
    create table meeting_request (
      id uuid primary key,
      matchmaking_id uuid not null references matchmaking on delete cascade,
      -- Who asked first; the pair is one request however often it is asked for.
      from_id uuid not null references meeting_participant on delete cascade,
      to_id uuid not null references meeting_participant on delete cascade,
      state text not null,
      -- How much each of them wants it: 3 must, 2 want, 1 would; 0 only accepted.
      from_wish integer not null,
      to_wish integer,
      mode text not null default 'table',
      message text,
      decline_reason text,
      -- How well they fit, 0 to 100, and why, as it was shown.
      fit integer not null default 0,
      expires_at timestamptz,
      created_at timestamptz not null,
      answered_at timestamptz,
      check (from_id <> to_id)
    )`.execute(db);
  await sql`
    create unique index meeting_request_pair on meeting_request
    (matchmaking_id, least(from_id, to_id), greatest(from_id, to_id))`.execute(db);
  await sql`create index meeting_request_from on meeting_request (from_id)`.execute(db);
  await sql`create index meeting_request_to on meeting_request (to_id)`.execute(db);
  await sql`create index meeting_request_open on meeting_request (expires_at) where state = 'open'`.execute(db);
  await sql`
    create table meeting_rule (
      id uuid primary key,
      matchmaking_id uuid not null references matchmaking on delete cascade,
      kind text not null,
      a_id uuid not null references meeting_participant on delete cascade,
      b_id uuid not null references meeting_participant on delete cascade,
      -- Of a fixed meeting.
      slot integer,
      table_number integer,
      reason text,
      created_by uuid references person on delete set null,
      created_at timestamptz not null,
      check (a_id <> b_id)
    )`.execute(db);
  await sql`create unique index meeting_rule_pair on meeting_rule (matchmaking_id, kind, least(a_id, b_id), greatest(a_id, b_id))`.execute(
    db,
  );
  await sql`create index meeting_rule_a on meeting_rule (a_id)`.execute(db);
  await sql`create index meeting_rule_b on meeting_rule (b_id)`.execute(db);
  await sql`create index meeting_rule_person on meeting_rule (created_by)`.execute(db);
  await sql`
    create table meeting_plan (
      id uuid primary key,
      matchmaking_id uuid not null references matchmaking on delete cascade,
      number integer not null,
      state text not null,
      -- What it was made of: the matchmaking's version then.
      version integer not null,
      -- Changed by hand: who saves an older one is told.
      edits integer not null default 0,
      based_on uuid references meeting_plan on delete set null,
      seed integer not null,
      seconds integer not null,
      done real not null default 0,
      figures jsonb,
      problem jsonb,
      created_by uuid references person on delete set null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (matchmaking_id, number)
    )`.execute(db);
  await sql`create index meeting_plan_base on meeting_plan (based_on) where based_on is not null`.execute(db);
  await sql`create index meeting_plan_person on meeting_plan (created_by)`.execute(db);
  await sql`alter table matchmaking add foreign key (plan_id) references meeting_plan on delete set null`.execute(db);
  await sql`create index matchmaking_plan on matchmaking (plan_id) where plan_id is not null`.execute(db);
  await sql`
    create table meeting (
      id uuid primary key,
      plan_id uuid not null references meeting_plan on delete cascade,
      request_id uuid not null references meeting_request on delete cascade,
      slot integer not null,
      table_number integer,
      outcome text,
      outcome_by text,
      outcome_at timestamptz,
      unique (plan_id, request_id)
    )`.execute(db);
  await sql`create unique index meeting_table_once on meeting (plan_id, slot, table_number) where table_number is not null`.execute(
    db,
  );
  await sql`create index meeting_request_of on meeting (request_id)`.execute(db);
}
