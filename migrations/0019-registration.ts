import { type Kysely, sql } from 'kysely';

/**
 * Registration for events. `registration.places` says how many places a registration takes now, and `taken` of the event and of the ticket kind is
 * their sum, changed in the same transaction: who asks whether there is room reads one row and not all registrations. The figures of an event
 * are kept apart from its participants and outlive them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registration_setting (
      event_id uuid primary key references event on delete cascade,
      is_open boolean not null default true,
      opens_at timestamptz,
      closes_at timestamptz,
      -- Until when participants change and cancel by themselves; without it, until the event begins.
      change_until timestamptz,
      capacity integer,
      taken integer not null default 0 check (taken >= 0),
      has_waiting_list boolean not null default true,
      -- Who moves up from the waiting list has this long to accept.
      accept_hours integer not null default 48,
      max_group integer not null default 1,
      needs_code boolean not null default false,
      -- Names of the stages of approval, in order; none where nobody has to approve.
      stages jsonb not null default '[]',
      -- What is said to those who take part.
      note jsonb not null default '{}',
      form_version integer not null default 0,
      reminder_days integer[] not null default '{1}',
      version integer not null default 1,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table ticket_kind (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      position integer not null,
      name jsonb not null,
      about jsonb not null default '{}',
      price_text jsonb not null default '{}',
      capacity integer,
      taken integer not null default 0 check (taken >= 0),
      opens_at timestamptz,
      closes_at timestamptz,
      needs_code boolean not null default false,
      needs_approval boolean not null default false,
      -- No longer offered; who has one keeps it.
      removed_at timestamptz
    )`.execute(db);
  await sql`create index ticket_kind_event on ticket_kind (event_id, position)`.execute(db);
  await sql`
    create table registration_form (
      event_id uuid not null references event on delete cascade,
      -- A changed form is a new version: answers are read with the one they were given to.
      version integer not null,
      fields jsonb not null,
      created_at timestamptz not null,
      primary key (event_id, version)
    )`.execute(db);
  await sql`
    create table registration_code (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      code text not null,
      label text not null,
      ticket_kind_id uuid references ticket_kind on delete cascade,
      places integer,
      used integer not null default 0 check (used >= 0),
      expires_at timestamptz,
      created_at timestamptz not null,
      unique (event_id, code)
    )`.execute(db);
  await sql`
    create table registration (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      ticket_kind_id uuid not null references ticket_kind,
      code_id uuid references registration_code on delete set null,
      state text not null,
      stage integer not null default 0,
      places integer not null default 0 check (places >= 0),
      quantity integer not null check (quantity > 0),
      name text not null,
      email text,
      lang text not null,
      organisation text,
      organisation_type text,
      country text,
      region text,
      hub_id uuid references hub on delete set null,
      person_id uuid references person on delete set null,
      form_version integer not null,
      answers jsonb not null default '{}',
      is_walk_in boolean not null default false,
      -- A word of the team about it, for the team.
      note text,
      -- What the participant was told with the decision.
      answer text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      held_until timestamptz,
      email_confirmed_at timestamptz,
      confirmed_at timestamptz,
      waiting_since timestamptz,
      offered_until timestamptz,
      ended_at timestamptz,
      reminded_at timestamptz,
      bounced_at timestamptz,
      feedback_asked_at timestamptz,
      feedback_given boolean not null default false,
      certificate_at timestamptz,
      -- SEQUENCE of the calendar entry that was sent.
      sequence integer not null default 0
    )`.execute(db);
  // The same mailbox has one living registration for an event, however often somebody presses.
  await sql`
    create unique index registration_once on registration (event_id, lower(email))
    where state in ('held', 'requested', 'confirmed', 'waiting', 'offered') and email is not null`.execute(db);
  await sql`create index registration_event on registration (event_id, created_at)`.execute(db);
  await sql`create index registration_waiting on registration (event_id, waiting_since) where state = 'waiting'`.execute(
    db,
  );
  await sql`create index registration_held on registration (held_until) where state = 'held'`.execute(db);
  await sql`create index registration_offered on registration (offered_until) where state = 'offered'`.execute(db);
  await sql`create index registration_email on registration (lower(email)) where email is not null`.execute(db);
  await sql`create index registration_person on registration (person_id) where person_id is not null`.execute(db);
  await sql`create index registration_ticket on registration (ticket_kind_id)`.execute(db);
  await sql`create index registration_code_of on registration (code_id) where code_id is not null`.execute(db);
  await sql`
    create table attendee (
      id uuid primary key,
      registration_id uuid not null references registration on delete cascade,
      event_id uuid not null references event on delete cascade,
      position integer not null,
      name text not null,
      organisation text,
      -- What the QR code says.
      ticket text not null unique,
      admitted_at timestamptz,
      badge_at timestamptz,
      -- Grows with every change, so that devices ask for what is new only.
      change bigint generated by default as identity,
      unique (registration_id, position)
    )`.execute(db);
  await sql`create index attendee_event on attendee (event_id, change)`.execute(db);
  await sql`
    create table event_admission (
      -- Made on the device, so that the same one sent twice is one.
      id uuid primary key,
      attendee_id uuid not null references attendee on delete cascade,
      event_id uuid not null references event on delete cascade,
      is_undo boolean not null default false,
      device text not null,
      -- What the clock of the device said, and when it arrived here.
      at timestamptz not null,
      received_at timestamptz not null,
      -- Somebody else had let the same ticket in before.
      is_double boolean not null default false,
      admitted_by uuid references person on delete set null
    )`.execute(db);
  await sql`create index event_admission_event on event_admission (event_id, received_at)`.execute(db);
  await sql`create index event_admission_attendee on event_admission (attendee_id)`.execute(db);
  await sql`create index event_admission_person on event_admission (admitted_by)`.execute(db);
  await sql`
    create table event_mailing (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      subject jsonb not null,
      body jsonb not null,
      -- Whom it went to: the filters of the list of participants.
      segment jsonb not null,
      recipients integer not null,
      sent_by uuid references person on delete set null,
      sent_at timestamptz not null
    )`.execute(db);
  await sql`create index event_mailing_event on event_mailing (event_id, sent_at)`.execute(db);
  await sql`create index event_mailing_person on event_mailing (sent_by)`.execute(db);
  await sql`
    create table event_mailing_recipient (
      mailing_id uuid not null references event_mailing on delete cascade,
      registration_id uuid not null references registration on delete cascade,
      mail_id uuid not null,
      primary key (mailing_id, registration_id)
    )`.execute(db);
  await sql`create index event_mailing_recipient_of on event_mailing_recipient (registration_id)`.execute(db);
  await sql`
    create table event_feedback_form (
      event_id uuid primary key references event on delete cascade,
      questions jsonb not null,
      closes_on date,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table event_feedback (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      lang text not null,
      answers jsonb not null,
      -- The day only: a moment would tell who it was.
      given_on date not null
    )`.execute(db);
  await sql`create index event_feedback_event on event_feedback (event_id)`.execute(db);
  await sql`
    create table event_figure (
      event_id uuid not null references event on delete cascade,
      figure text not null,
      value text not null default '',
      count integer not null,
      computed_at timestamptz not null,
      primary key (event_id, figure, value)
    )`.execute(db);
}
