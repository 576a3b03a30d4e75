import { type Kysely, sql } from 'kysely';

/**
 * People and what they may. The tables of sign-in (`person`, `sign_in_*`) have the shape that better-auth works on; sessions, tokens and
 * protocols are its business. Roles are ours. A secret link is kept as a hash; mail waits in a queue written with the change it tells of.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person (
      id uuid primary key,
      name text not null,
      email text not null unique,
      email_verified boolean not null,
      image text,
      lang text not null default 'de',
      two_factor_enabled boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table sign_in_session (
      id uuid primary key,
      person_id uuid not null references person on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      -- How the person signed in, and whether a second factor was shown where one is asked for.
      method text,
      confirmed boolean not null default true
    )`.execute(db);
  await sql`create index sign_in_session_person on sign_in_session (person_id)`.execute(db);
  await sql`
    create table sign_in_account (
      id uuid primary key,
      person_id uuid not null references person on delete cascade,
      account_id text not null,
      provider_id text not null,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index sign_in_account_person on sign_in_account (person_id)`.execute(db);
  await sql`create unique index sign_in_account_provider on sign_in_account (provider_id, account_id)`.execute(db);
  await sql`
    create table sign_in_verification (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index sign_in_verification_identifier on sign_in_verification (identifier)`.execute(db);
  await sql`
    create table sign_in_two_factor (
      id uuid primary key,
      person_id uuid not null unique references person on delete cascade,
      secret text not null,
      backup_codes text not null,
      verified boolean,
      failed_verification_count integer,
      locked_until timestamptz
    )`.execute(db);
  await sql`create index sign_in_two_factor_secret on sign_in_two_factor (secret)`.execute(db);
  await sql`
    create table sign_in_passkey (
      id uuid primary key,
      person_id uuid not null references person on delete cascade,
      name text,
      public_key text not null,
      credential_id text not null unique,
      counter integer not null,
      device_type text not null,
      backed_up boolean not null,
      transports text,
      aaguid text,
      created_at timestamptz
    )`.execute(db);
  await sql`create index sign_in_passkey_person on sign_in_passkey (person_id)`.execute(db);
  await sql`
    create table role_grant (
      person_id uuid not null references person on delete cascade,
      role text not null,
      scope text not null,
      granted_at timestamptz not null,
      primary key (person_id, role, scope)
    )`.execute(db);
  await sql`create index role_grant_scope on role_grant (scope, role)`.execute(db);
  await sql`
    create table link (
      id uuid primary key,
      key_hash text not null unique,
      purpose text not null,
      subject text not null,
      email text,
      created_at timestamptz not null,
      expires_at timestamptz,
      used_at timestamptz
    )`.execute(db);
  await sql`create index link_subject on link (subject)`.execute(db);
  await sql`create index link_expires on link (expires_at)`.execute(db);
  await sql`
    create table mail (
      id uuid primary key,
      kind text not null,
      to_address text not null,
      subject text not null,
      text text not null,
      html text not null,
      unsubscribe_url text,
      state text not null default 'queued',
      attempts integer not null default 0,
      created_at timestamptz not null,
      next_try_at timestamptz not null,
      sent_at timestamptz,
      error text
    )`.execute(db);
  await sql`create index mail_waiting on mail (next_try_at) where state = 'queued'`.execute(db);
  await sql`
    create table notice (
      id uuid primary key,
      person_id uuid not null references person on delete cascade,
      kind text not null,
      subject text not null,
      created_at timestamptz not null,
      mailed_at timestamptz
    )`.execute(db);
  await sql`create index notice_waiting on notice (person_id, created_at) where mailed_at is null`.execute(db);
  await sql`
    create table notice_choice (
      person_id uuid not null references person on delete cascade,
      kind text not null,
      how_often text not null,
      primary key (person_id, kind)
    )`.execute(db);
}
