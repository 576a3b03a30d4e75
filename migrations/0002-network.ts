import { type Kysely, sql } from 'kysely';

/**
 * The directory: network, hubs with sites, organisations, places. Names of hubs are localised because the hub team writes
 * them in all languages; organisations write in one. `external_key` makes every import repeatable.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table network (
      id uuid primary key,
      external_key text not null unique,
      name jsonb not null,
      claim jsonb not null,
      text jsonb not null
    )`.execute(db);
  await sql`create table region (code text primary key, name text not null)`.execute(db);
  await sql`
    create table place (
      id uuid primary key,
      external_key text not null unique,
      name text not null,
      country text not null,
      nuts text not null,
      lat double precision not null,
      lon double precision not null
    )`.execute(db);
  await sql`
    create table hub (
      id uuid primary key,
      external_key text not null unique,
      slug text not null unique,
      name jsonb not null,
      claim jsonb not null,
      text jsonb not null,
      topics text[] not null,
      web text,
      email text,
      operator_key text,
      confirmed_on date,
      position integer not null,
      import_hash text not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table site (
      id uuid primary key,
      hub_id uuid not null references hub,
      external_key text not null unique,
      name text not null,
      place_id uuid not null references place,
      topics text[] not null,
      focus jsonb not null,
      operator_key text,
      contact_name text,
      contact_role jsonb,
      contact_phone text,
      contact_email text,
      position integer not null
    )`.execute(db);
  await sql`create index site_hub on site (hub_id)`.execute(db);
  await sql`
    create table organisation (
      id uuid primary key,
      external_key text not null unique,
      slug text not null unique,
      name text not null,
      lang text not null,
      type text not null,
      size text,
      inhabitants integer,
      hub_id uuid references hub,
      place_id uuid not null references place,
      summary text not null,
      text text not null,
      web text,
      topics text[] not null,
      confirmed_on date,
      import_hash text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      removed_at timestamptz
    )`.execute(db);
  await sql`create index organisation_hub on organisation (hub_id)`.execute(db);
  await sql`create index organisation_place on organisation (place_id)`.execute(db);
  await sql`create index organisation_topics on organisation using gin (topics)`.execute(db);
  await sql`create index organisation_updated on organisation (updated_at desc)`.execute(db);
  await sql`
    create table relation (
      from_id uuid not null references organisation,
      kind text not null,
      to_id uuid not null references organisation,
      primary key (from_id, kind, to_id)
    )`.execute(db);
  await sql`create index relation_to on relation (to_id)`.execute(db);
  await sql`
    create table funding (
      id uuid primary key,
      organisation_id uuid not null references organisation,
      amount bigint not null,
      currency text not null,
      directive text not null,
      year integer not null,
      source text
    )`.execute(db);
  await sql`create index funding_organisation on funding (organisation_id)`.execute(db);
}
