import { type Kysely, sql } from 'kysely';

/**
 * What every feature stands on: the outbox (events written with the change they tell of), the audit log, and the addresses.
 * An address, once given, belongs to its subject for ever: renamed things redirect, removed things answer 410.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox (
      id bigint generated always as identity primary key,
      xid xid8 not null default pg_current_xact_id(),
      type text not null,
      subject text not null,
      at timestamptz not null default now()
    )`.execute(db);
  await sql`create index outbox_order on outbox (xid, id)`.execute(db);
  await sql`
    create table audit (
      id uuid primary key,
      at timestamptz not null default now(),
      actor text not null,
      action text not null,
      subject text not null,
      details jsonb
    )`.execute(db);
  await sql`create index audit_subject on audit (subject, at)`.execute(db);
  await sql`
    create table address (
      kind text not null,
      slug text not null,
      subject_id uuid not null,
      primary key (kind, slug)
    )`.execute(db);
}
