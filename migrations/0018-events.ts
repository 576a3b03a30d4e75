import { type Kysely, sql } from 'kysely';

/**
 * Events. The calendar reads `event` alone: days are kept as the event's own zone shows them (`starts_on`, `ends_on`), so that a month is a range
 * of an index, and the moments beside them. Texts are kept by language, the original one in `lang`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event_series (
      id uuid primary key,
      external_key text not null unique,
      slug text not null unique,
      hub_id uuid not null references hub,
      lang text not null,
      title jsonb not null,
      text jsonb not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index event_series_hub on event_series (hub_id)`.execute(db);
  await sql`
    create table calendar_subscription (
      id uuid primary key,
      hub_id uuid not null references hub on delete cascade,
      url text not null,
      name text not null,
      lang text not null,
      topics text[] not null,
      region text,
      state text not null default 'active',
      created_by uuid references person on delete set null,
      created_at timestamptz not null,
      -- What the other server said last time, so that it need not say it again.
      etag text,
      last_modified text,
      next_fetch_at timestamptz not null,
      fetched_at timestamptz,
      succeeded_at timestamptz,
      failures integer not null default 0,
      error text,
      broken integer not null default 0,
      unique (hub_id, url)
    )`.execute(db);
  await sql`create index calendar_subscription_due on calendar_subscription (next_fetch_at) where state = 'active'`.execute(
    db,
  );
  await sql`
    create table event (
      id uuid primary key,
      external_key text not null unique,
      slug text not null unique,
      hub_id uuid not null references hub,
      series_id uuid references event_series on delete set null,
      -- The body for which the hub holds it.
      on_behalf_of uuid references organisation,
      state text not null,
      is_template boolean not null default false,
      kind text not null,
      format text not null,
      lang text not null,
      title jsonb not null,
      summary jsonb not null,
      text jsonb not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      zone text not null,
      all_day boolean not null default false,
      starts_on date not null,
      ends_on date not null,
      venue text,
      address text,
      place_id uuid references place,
      region text,
      access text[] not null default '{}',
      access_note jsonb not null default '{}',
      -- Told only to those who take part.
      online_url text,
      langs text[] not null,
      interpreted text[] not null default '{}',
      topics text[] not null,
      cost text not null default 'free',
      price_note jsonb not null default '{}',
      external_url text,
      contact_name text,
      contact_email text,
      contact_phone text,
      -- What people search in: all texts, folded.
      search text not null,
      -- SEQUENCE of RFC 5545: grows when time or place change, and when it is cancelled.
      sequence integer not null default 0,
      -- Grows with every change: who saves an older one is told.
      version integer not null default 1,
      publish_at timestamptz,
      published_at timestamptz,
      ended_at timestamptz,
      state_reason jsonb not null default '{}',
      held text,
      keep_days integer not null default 180,
      participants_deleted_at timestamptz,
      subscription_id uuid references calendar_subscription on delete set null,
      source_uid text,
      source_url text,
      created_by uuid references person on delete set null,
      import_hash text not null default '',
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (ends_at >= starts_at),
      check (ends_on >= starts_on),
      unique (subscription_id, source_uid)
    )`.execute(db);
  // Events that are still to come or run, by day; those of several days are found by their last.
  await sql`create index event_ends on event (ends_on, starts_at) where state in ('published', 'cancelled')`.execute(
    db,
  );
  await sql`create index event_hub on event (hub_id, starts_at)`.execute(db);
  await sql`create index event_series_of on event (series_id) where series_id is not null`.execute(db);
  await sql`create index event_scheduled on event (publish_at) where state = 'scheduled'`.execute(db);
  await sql`create index event_place on event (place_id)`.execute(db);
  await sql`create index event_behalf on event (on_behalf_of) where on_behalf_of is not null`.execute(db);
  await sql`create index event_creator on event (created_by)`.execute(db);
  await sql`create index event_clearing on event (ends_on) where participants_deleted_at is null`.execute(db);

  await sql`
    create table event_host (
      event_id uuid not null references event on delete cascade,
      position integer not null,
      hub_id uuid references hub on delete cascade,
      organisation_id uuid references organisation on delete cascade,
      primary key (event_id, position),
      check ((hub_id is null) <> (organisation_id is null))
    )`.execute(db);
  await sql`create index event_host_hub on event_host (hub_id)`.execute(db);
  await sql`create index event_host_organisation on event_host (organisation_id)`.execute(db);
  await sql`
    create table event_related (
      event_id uuid not null references event on delete cascade,
      position integer not null,
      -- For instance an entry: \`entry:ID\`.
      subject text not null,
      primary key (event_id, position)
    )`.execute(db);
  await sql`create index event_related_subject on event_related (subject)`.execute(db);
  await sql`
    create table event_track (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      position integer not null,
      name jsonb not null
    )`.execute(db);
  await sql`create index event_track_event on event_track (event_id)`.execute(db);
  await sql`
    create table event_room (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      position integer not null,
      name text not null,
      capacity integer,
      access_note jsonb not null default '{}'
    )`.execute(db);
  await sql`create index event_room_event on event_room (event_id)`.execute(db);
  await sql`
    create table event_session (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      track_id uuid references event_track on delete set null,
      room_id uuid references event_room on delete set null,
      kind text not null,
      title jsonb not null,
      text jsonb not null default '{}',
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      langs text[] not null default '{}',
      interpreted text[] not null default '{}',
      position integer not null,
      check (ends_at >= starts_at)
    )`.execute(db);
  await sql`create index event_session_event on event_session (event_id, starts_at)`.execute(db);
  await sql`
    create table event_speaker (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      position integer not null,
      name text not null,
      about jsonb not null default '{}',
      organisation text,
      organisation_id uuid references organisation on delete set null
    )`.execute(db);
  await sql`create index event_speaker_event on event_speaker (event_id)`.execute(db);
  await sql`
    create table event_session_speaker (
      session_id uuid not null references event_session on delete cascade,
      speaker_id uuid not null references event_speaker on delete cascade,
      position integer not null,
      primary key (session_id, speaker_id)
    )`.execute(db);
  await sql`create index event_session_speaker_of on event_session_speaker (speaker_id)`.execute(db);
  await sql`
    create table event_file (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      session_id uuid references event_session on delete cascade,
      kind text not null,
      position integer not null,
      -- A file kept here, or an address elsewhere.
      file_id uuid,
      url text,
      title jsonb not null default '{}',
      alt jsonb not null default '{}',
      transcript jsonb not null default '{}',
      captions_id uuid,
      captions_lang text,
      lang text,
      created_at timestamptz not null,
      check ((file_id is null) <> (url is null))
    )`.execute(db);
  await sql`create index event_file_event on event_file (event_id, position)`.execute(db);
  await sql`create index event_file_file on event_file (file_id) where file_id is not null`.execute(db);
}
