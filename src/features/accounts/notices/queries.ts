import { sql } from 'kysely';
import type { Grant, Lang, PersonViewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { NoticeKind } from '#platform/feature';
import type { HowOften } from '../model.ts';
import type { Choices } from './model.ts';
import { dueUntil } from './times.ts';

/** What a person has chosen; a kind that is not in it goes as usual. */
export async function readChoices(db: Db, viewer: PersonViewer): Promise<Choices> {
  const rows = await db
    .selectFrom('notice_choice')
    .select(['kind', 'how_often'])
    .where('person_id', '=', viewer.id)
    .execute();
  return new Map(rows.map((row) => [row.kind, row.how_often]));
}

export interface ToldNotice {
  id: string;
  text: string;
  path: string;
  at: Date;
}

/** Notices read for the newest ones: of several about the same thing one is shown. */
const READ = 40;

/** The newest notices of the person who asks, at most `limit`, as far as what they tell of is still there and theirs. */
export async function listOwnNotices(
  db: Db,
  viewer: PersonViewer,
  kinds: readonly NoticeKind[],
  limit: number,
): Promise<ToldNotice[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'kind', 'subject', 'created_at as at'])
    .where('person_id', '=', viewer.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(READ)
    .execute();
  const told: ToldNotice[] = [];
  for (const { id, kind, subject, at } of withoutRepetition(rows).slice(0, limit)) {
    const said = await kinds.find((one) => one.kind === kind)?.say(db, viewer, subject);
    if (said !== undefined) told.push({ id, at, ...said });
  }
  return told;
}

export function withoutRepetition<T extends { kind: string; subject: string }>(notices: readonly T[]): T[] {
  const seen = new Set<string>();
  return notices.filter(({ kind, subject }) => {
    const key = `${kind} ${subject}`;
    return !seen.has(key) && seen.add(key);
  });
}

export interface DueNotice {
  id: string;
  kind: string;
  subject: string;
  how_often: HowOften;
}

/**
 * The notices that are to be told now, by what each person has chosen. What nobody knows any more is never told. Who has not proved their address yet
 * hears when they have.
 */
function due(kinds: readonly NoticeKind[], now: Date) {
  const usual = JSON.stringify(kinds.map(({ kind, usual }) => ({ kind, usual })));
  const { daily, weekly } = dueUntil(now);
  return sql`
    select n.id, n.person_id, n.kind, n.subject, n.created_at, o.how_often
    from notice n
    join person p on p.id = n.person_id and p.email_verified
    left join json_to_recordset(${usual}::json) as u(kind text, usual text) on u.kind = n.kind
    left join notice_choice c on c.person_id = n.person_id and c.kind = n.kind
    cross join lateral (select case when u.kind is null then 'off' else coalesce(c.how_often, u.usual) end as how_often) o
    where n.mailed_at is null and case o.how_often
      when 'daily' then n.created_at < ${daily} when 'weekly' then n.created_at < ${weekly} else n.created_at <= ${now} end`;
}

/** Ids of people who are to be told something now, the next after `after`. */
export async function listPeopleToTell(
  db: Db,
  kinds: readonly NoticeKind[],
  now: Date,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from (${due(kinds, now)}) due where person_id > ${after}::uuid
    order by person_id limit ${limit}`.execute(db);
  return rows.map((row) => row.person_id);
}

/** What one person is to be told now, the oldest first. */
export async function listDueNotices(
  db: Db,
  kinds: readonly NoticeKind[],
  now: Date,
  person: string,
  limit: number,
): Promise<DueNotice[]> {
  const { rows } = await sql<DueNotice>`
    select id, kind, subject, how_often from (${due(kinds, now)}) due where person_id = ${person}
    order by created_at, id limit ${limit}`.execute(db);
  return rows;
}

/** Somebody to whom the installation speaks by itself, with what they may now. Undefined when they are gone. */
export async function findReader(db: Db, id: string): Promise<PersonViewer | undefined> {
  const { rows } = await sql<{ name: string; email: string; lang: Lang; grants: Grant[]; created_at: Date }>`
    select name, email, lang, created_at, (
      select coalesce(json_agg(json_build_object('role', role, 'scope', scope)), '[]')
      from role_grant where person_id = person.id
    ) as grants
    from person where id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { created_at, ...person } = row;
  // Nobody has signed in; nothing that is said in a mail may depend on when they did.
  return { kind: 'person', id, ...person, session: { id: '', signedInAt: created_at } };
}
