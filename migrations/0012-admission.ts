import { type Kysely, sql } from 'kysely';

/**
 * How organisations come in and who speaks for them: applications for membership of a hub, claims to a profile, invitations of colleagues. An
 * organisation that left or was merged stays as a row, so that its address and its key are never given to another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hub
      add column criteria jsonb,
      add column edited_at timestamptz,
      add column confirmation_asked_at timestamptz,
      add column confirmation_reminded_at timestamptz`.execute(db);
  await sql`
    alter table organisation
      -- When somebody last changed it here: what an import says afterwards does not take its confirmation back.
      add column edited_at timestamptz,
      add column left_at timestamptz,
      add column left_reason text,
      add column merged_into uuid references organisation,
      add column confirmation_asked_at timestamptz,
      add column confirmation_reminded_at timestamptz`.execute(db);
  await sql`create index organisation_merged on organisation (merged_into) where merged_into is not null`.execute(db);
  await sql`
    create table admission (
      id uuid primary key,
      hub_id uuid not null references hub,
      -- Empty once the person is erased.
      applicant_id uuid references person on delete set null,
      state text not null,
      profile jsonb not null,
      why text not null,
      question text,
      answer text,
      reason text,
      submitted_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid references person on delete set null,
      organisation_id uuid references organisation
    )`.execute(db);
  await sql`create index admission_hub on admission (hub_id, state, submitted_at)`.execute(db);
  await sql`create index admission_decided on admission (decided_at) where decided_at is not null`.execute(db);
  await sql`create index admission_applicant on admission (applicant_id)`.execute(db);
  // One at a time: a form that is sent twice is one application.
  await sql`
    create unique index admission_open on admission (hub_id, applicant_id)
      where state in ('submitted', 'asked')`.execute(db);
  await sql`
    create table claim (
      id uuid primary key,
      organisation_id uuid not null references organisation,
      person_id uuid not null references person on delete cascade,
      state text not null,
      text text not null,
      -- Granted because the person's mail domain is that of the organisation's web address.
      by_domain boolean not null,
      reason text,
      claimed_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid references person on delete set null
    )`.execute(db);
  await sql`create unique index claim_open on claim (organisation_id, person_id) where state = 'open'`.execute(db);
  await sql`create index claim_person on claim (person_id)`.execute(db);
  await sql`
    create table invitation (
      id uuid primary key,
      organisation_id uuid not null references organisation,
      email text not null,
      role text not null,
      invited_by uuid references person on delete set null,
      invited_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      accepted_by uuid references person on delete set null
    )`.execute(db);
  await sql`
    create unique index invitation_open on invitation (organisation_id, email) where accepted_at is null`.execute(db);
  await sql`create index invitation_email on invitation (email) where accepted_at is null`.execute(db);
  await sql`
    create table duplicate_dismissal (
      a_id uuid not null references organisation,
      b_id uuid not null references organisation,
      dismissed_at timestamptz not null,
      primary key (a_id, b_id),
      check (a_id < b_id)
    )`.execute(db);
}
