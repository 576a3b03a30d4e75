import { type Kysely, sql } from 'kysely';

/**
 * Files in the database, in pieces of 256 kB: one backup holds everything, every process sees every file, nothing needs a file server. A file is written
 * piece by piece while it arrives, without a transaction that would hold others up, and counts when its row says `ready`. `file_use` says what it is
 * for: a file that nothing uses is swept. Small texts, such as a calendar file, can go out with a mail.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table file (
      id uuid primary key,
      state text not null,
      kind text not null,
      visibility text not null,
      name text not null,
      type text not null,
      size bigint not null,
      sha256 text not null,
      -- Of a picture, as shown.
      width integer,
      height integer,
      -- Of a picture: the widths it is kept in, each with height, size and SHA-256.
      variants jsonb not null default '[]',
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index file_created on file (created_at)`.execute(db);
  await sql`
    create table file_piece (
      file_id uuid not null references file on delete cascade,
      -- 0: the file itself; otherwise the width of a variant.
      variant integer not null,
      number integer not null,
      bytes bytea not null,
      primary key (file_id, variant, number)
    )`.execute(db);
  // What is stored is packed already; unpacked, a part of it can be read without the rest.
  await sql`alter table file_piece alter column bytes set storage external`.execute(db);
  await sql`
    create table file_use (
      file_id uuid not null references file on delete cascade,
      subject text not null,
      primary key (file_id, subject)
    )`.execute(db);
  await sql`create index file_use_subject on file_use (subject)`.execute(db);
  await sql`alter table mail add column attachments jsonb not null default '[]'`.execute(db);
}
