import { type Kysely, sql } from 'kysely';

/**
 * What readers of the outbox need that outlive a process. `database_identity` tells this database from any other: what a process keeps in
 * files says which it was made from. `outbox_place` is how far the work on events has come that one process at a time does, for
 * all; it is moved in the transaction that keeps what the work brought.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table database_identity (
      single boolean primary key default true check (single),
      id uuid not null default gen_random_uuid()
    )`.execute(db);
  await sql`
    create table outbox_place (
      reader text primary key,
      xid xid8 not null,
      id bigint not null
    )`.execute(db);
}
