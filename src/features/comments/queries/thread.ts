import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';
import type { Author, ThreadComment, ThreadNode } from '../model.ts';
import { arrangeThread } from '../rules.ts';

/** First comments of a conversation on a page; all replies to them are on it too. */
export const TOPS_PER_PAGE = 50;
/** Replies on one page: far above what anybody reads, and what is still made in a moment. */
export const MOST_REPLIES = 2_000;

export const ORDERS = ['oldest', 'newest'] as const;
export type Order = (typeof ORDERS)[number];

export interface ThreadPage {
  /** Released comments of the subject, with replies. */
  total: number;
  pages: number;
  page: number;
  order: Order;
  threads: ThreadNode[];
  /** There are more replies than a page can have. */
  cut: boolean;
}

/** What can be seen at all: a comment, or the place of one that has released replies. Whatever has never been released is in no answer. */
const SHOWN_TOP = sql<boolean>`c.parent_id is null and (c.state = 'released' or (c.released_at is not null and exists (
  select 1 from comment r where r.root_id = c.id and r.state = 'released')))`;

const COLUMNS = sql`
  c.id, c.parent_id as "parentId", c.root_id as "rootId", c.state, c.lang, c.created_at as "createdAt", c.edited_at as "editedAt",
  case when c.state = 'released' then c.text else '' end as text,
  case when c.state = 'released' then json_build_object(
    'kind', case when c.author_id is null then 'guest' else 'member' end,
    'name', coalesce(p.name, c.author_name),
    'organisation', case when o.id is null then null else json_build_object('name', o.name, 'slug', o.slug) end
  ) else json_build_object('kind', 'guest', 'name', null, 'organisation', null) end as author`;

const JOINS = sql`left join person p on p.id = c.author_id
  left join organisation o on o.id = c.organisation_id and o.removed_at is null`;

/**
 * One page of the conversation about a subject. What somebody sees does not depend on who they are, so the page may be kept for everybody. To be asked
 * only for subjects that the viewer may see. Two queries.
 */
export async function readThread(db: Db, subject: SubjectRef, page = 1, order: Order = 'oldest'): Promise<ThreadPage> {
  const direction = order === 'newest' ? sql`desc` : sql`asc`;
  const { rows: heads } = await sql<{ total: number; tops: number; ids: string[] | null }>`
    select (select count(*) from comment where subject = ${subject} and state = 'released') as total,
      (select count(*) from comment c where c.subject = ${subject} and ${SHOWN_TOP}) as tops,
      (select array_agg(id) from (
        select c.id from comment c where c.subject = ${subject} and ${SHOWN_TOP}
        order by c.created_at ${direction}, c.id ${direction} limit ${TOPS_PER_PAGE} offset ${(page - 1) * TOPS_PER_PAGE}
      ) x) as ids`.execute(db);
  const head = heads[0];
  const ids = head?.ids ?? [];
  const pages = Math.max(1, Math.ceil((head?.tops ?? 0) / TOPS_PER_PAGE));
  const empty = { total: head?.total ?? 0, pages, page, order, threads: [], cut: false };
  if (ids.length === 0) return empty;
  const { rows } = await sql<ThreadComment>`
    select ${COLUMNS} from comment c ${JOINS}
    where c.root_id = any(${ids}::uuid[]) and (c.state = 'released' or c.released_at is not null)
    order by c.parent_id is not null, c.created_at, c.id limit ${TOPS_PER_PAGE + MOST_REPLIES}`.execute(db);
  const place = new Map(ids.map((id, at) => [id, at]));
  const arranged = arrangeThread(rows).sort((a, b) => (place.get(a.comment.id) ?? 0) - (place.get(b.comment.id) ?? 0));
  return { ...empty, threads: arranged, cut: rows.length === TOPS_PER_PAGE + MOST_REPLIES };
}

/** Where a released comment stands. */
export async function findPlace(db: Db, id: string): Promise<{ subject: SubjectRef; page: number } | undefined> {
  const { rows } = await sql<{ subject: SubjectRef; before: number }>`
    select x.subject, (
      select count(*) from comment c join comment top on top.id = x.root_id
      where c.subject = x.subject and ${SHOWN_TOP} and (c.created_at, c.id) < (top.created_at, top.id)
    ) as before
    from comment x where x.id = ${id} and x.state = 'released'`.execute(db);
  const row = rows[0];
  return row === undefined ? undefined : { subject: row.subject, page: Math.floor(row.before / TOPS_PER_PAGE) + 1 };
}

export interface PublicComment {
  id: string;
  subject: SubjectRef;
  lang: ThreadComment['lang'];
  text: string;
  author: Author;
  createdAt: Date;
  editedAt: Date | null;
  releasedAt: Date;
}

/** One comment as everybody sees it, to be answered or reported. */
export async function findReleased(db: Db, id: string): Promise<PublicComment | undefined> {
  const { rows } = await sql<PublicComment>`
    select ${COLUMNS}, c.subject, c.released_at as "releasedAt" from comment c ${JOINS}
    where c.id = ${id} and c.state = 'released'`.execute(db);
  return rows[0];
}

/** The newest released comments of a subject, for its feed. */
export async function listNewest(
  db: Db,
  subject: SubjectRef,
  page: number,
  size: number,
): Promise<{ total: number; rows: PublicComment[] }> {
  const { rows } = await sql<PublicComment & { total: number }>`
    select ${COLUMNS}, c.subject, c.released_at as "releasedAt", count(*) over () as total from comment c ${JOINS}
    where c.subject = ${subject} and c.state = 'released'
    order by c.released_at desc, c.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
}
