import { type Kysely, sql } from 'kysely';

/** A role promised to an address nobody has proved to own yet: who accepts it by the link in the mail gets it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table role_invitation (
      id uuid primary key,
      email text not null,
      role text not null,
      scope text not null,
      -- Null: the operator of the machine. When it is accepted this person must still be allowed to give the role.
      invited_by uuid references person on delete cascade,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      unique (email, role, scope)
    )`.execute(db);
  await sql`create index role_invitation_scope on role_invitation (scope, created_at)`.execute(db);
  await sql`create index role_invitation_invited_by on role_invitation (invited_by)`.execute(db);
}
