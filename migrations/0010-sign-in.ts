import { type Kysely, sql } from 'kysely';

/**
 * Signing in. A code of the second factor is good for a minute and a half; once used it is kept that long, so that who has read it over a
 * shoulder cannot use it again. `registered_at` is when somebody first came in: invited people have a row before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table person add column registered_at timestamptz`.execute(db);
  await sql`
    create table sign_in_used_code (
      person_id uuid not null references person on delete cascade,
      code text not null,
      used_at timestamptz not null,
      primary key (person_id, code)
    )`.execute(db);
}
