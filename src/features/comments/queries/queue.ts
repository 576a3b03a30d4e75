import { type RawBuilder, sql } from 'kysely';
import { type Lang, type PersonViewer, placesWhere, type Viewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';
import type { Author, CommentState, DecisionAction, HeldFor, HubName, Reason } from '../model.ts';
import { rights } from '../rights.ts';
import { UNDO_MS } from '../rules.ts';

export const QUEUES = ['waiting', 'reported', 'objections'] as const;
export type Queue = (typeof QUEUES)[number];

export const QUEUE_SIZE = 50;
/** More earlier comments than this tell nothing more about somebody. */
const EARLIER_COUNTED = 100;

/** A comment as moderators see it; never with its address. */
export interface QueueComment {
  id: string;
  version: number;
  subject: SubjectRef;
  hub: string | null;
  state: CommentState;
  lang: Lang;
  text: string;
  author: Author;
  heldFor: HeldFor[];
  openReports: number;
  since: Date;
  createdAt: Date;
  editedAt: Date | null;
  parent: { text: string; lang: Lang; name: string | null } | null;
  /** Other comments of the same author, up to a hundred; null where nothing tells whose they are. */
  earlier: number | null;
}

export interface QueueQuery {
  queue: Queue;
  hub: string[];
  lang: string[];
  page: number;
}

/** Which hubs' comments the viewer decides about. */
function scopeOf(viewer: Viewer, column: RawBuilder<unknown>): RawBuilder<boolean> {
  const hubs = placesWhere(viewer, rights['comment.release'], 'hub');
  return hubs === 'all' ? sql`true` : sql`${column} = any(${hubs}::uuid[])`;
}

const QUEUED: Record<Queue, { from: RawBuilder<unknown>; since: RawBuilder<unknown> }> = {
  waiting: { from: sql`comment c where c.state = 'waiting'`, since: sql`c.waiting_since` },
  reported: { from: sql`comment c where c.reported_since is not null`, since: sql`c.reported_since` },
  objections: {
    from: sql`comment_objection q join comment c on c.id = q.comment_id where q.outcome is null`,
    since: sql`q.created_at`,
  },
};

const COLUMNS = sql`
  c.id, c.version, c.subject, c.hub_id as hub, c.state, c.lang, c.text, c.held_for as "heldFor", c.open_reports as "openReports",
  c.created_at as "createdAt", c.edited_at as "editedAt",
  json_build_object(
    'kind', case when c.author_id is null then 'guest' else 'member' end,
    'name', coalesce(p.name, c.author_name),
    'organisation', case when o.id is null then null else json_build_object('name', o.name, 'slug', o.slug) end) as author,
  case when c.parent_id is null then null else (
    select json_build_object('text', left(up.text, 600), 'lang', up.lang, 'name', coalesce(upp.name, up.author_name))
    from comment up left join person upp on upp.id = up.author_id where up.id = c.parent_id) end as parent,
  case when c.author_id is not null then (
      select count(*) from (select 1 from comment e where e.author_id = c.author_id and e.id <> c.id limit ${EARLIER_COUNTED}) x)
    when c.author_email is not null then (
      select count(*) from (
        select 1 from comment e where lower(e.author_email) = lower(c.author_email) and e.id <> c.id limit ${EARLIER_COUNTED}) x)
    end as earlier`;

const JOINS = sql`left join person p on p.id = c.author_id left join organisation o on o.id = c.organisation_id`;

/** One page of what waits, the oldest first. One query: the page is cut out by the index before anything else is looked at. */
export async function listQueue(db: Db, viewer: PersonViewer, query: QueueQuery): Promise<QueueComment[]> {
  const { from, since } = QUEUED[query.queue];
  const narrowed = [scopeOf(viewer, sql`c.hub_id`)];
  if (query.hub.length > 0) narrowed.push(sql`coalesce(c.hub_id::text, 'none') = any(${query.hub}::text[])`);
  if (query.lang.length > 0) narrowed.push(sql`c.lang = any(${query.lang}::text[])`);
  const { rows } = await sql<QueueComment>`
    with page as materialized (
      select c.id, ${since} as since from ${from} and ${sql.join(narrowed, sql` and `)}
      order by ${since}, c.id limit ${QUEUE_SIZE} offset ${(query.page - 1) * QUEUE_SIZE}
    )
    select ${COLUMNS}, page.since from page join comment c on c.id = page.id ${JOINS} order by page.since, c.id`.execute(
    db,
  );
  return rows;
}

export interface QueueCount {
  queue: Queue;
  hub: string | null;
  lang: Lang;
  count: number;
  since: Date;
}

/** How much waits, by queue, hub and language. One query, answered from the indexes. */
export async function countQueues(db: Db, viewer: Viewer): Promise<QueueCount[]> {
  const one = (queue: Queue, hub: RawBuilder<unknown>) => sql`
    select ${queue}::text as queue, c.hub_id as hub, c.lang, count(*) as count, min(${QUEUED[queue].since}) as since
    from ${QUEUED[queue].from} and ${scopeOf(viewer, hub)} group by c.hub_id, c.lang`;
  const { rows } = await sql<QueueCount>`
    ${one('waiting', sql`c.hub_id`)} union all ${one('reported', sql`c.hub_id`)} union all ${one('objections', sql`c.hub_id`)}`.execute(
    db,
  );
  return rows;
}

/** One comment for those who decide about it; undefined for everybody else. */
export async function findForModeration(db: Db, viewer: Viewer, id: string): Promise<QueueComment | undefined> {
  const { rows } = await sql<QueueComment>`
    select ${COLUMNS}, c.created_at as since from comment c ${JOINS}
    where c.id = ${id} and ${scopeOf(viewer, sql`c.hub_id`)} and c.state not in ('deleted', 'erased')`.execute(db);
  return rows[0];
}

export interface History {
  decisions: {
    id: string;
    action: DecisionAction;
    reason: Reason | null;
    statement: string | null;
    lang: Lang;
    at: string;
    by: string | null;
  }[];
  reports: { reason: Reason; text: string; lang: Lang; at: string; outcome: string | null }[];
  objection: { text: string; lang: Lang; at: string; decidedBy: string | null } | null;
  /** Whether an address is kept at all, and whether there is somewhere to write to. */
  hasAddress: boolean;
  hasEmail: boolean;
  authorLang: Lang;
}

/** What has happened to a comment: the last decisions, reports, the open objection. To be asked only for what the viewer moderates. */
export async function readHistory(db: Db, id: string): Promise<History> {
  const { rows } = await sql<History>`
    select c.sealed_ip is not null as "hasAddress", (c.author_email is not null or c.author_id is not null) as "hasEmail",
      c.author_lang as "authorLang",
      coalesce((select json_agg(x order by x.at desc, x.id desc) from (
        select d.id, d.action, d.reason, d.statement, d.lang, d.decided_at as at, p.name as by
        from comment_decision d left join person p on p.id = d.decided_by
        where d.comment_id = c.id order by d.decided_at desc, d.id desc limit 20) x), '[]') as decisions,
      coalesce((select json_agg(json_build_object('reason', x.reason, 'text', x.text, 'lang', x.lang, 'at', x.created_at, 'outcome', x.outcome)
        order by x.created_at desc, x.id desc) from (
        select * from comment_report r where r.comment_id = c.id order by r.created_at desc, r.id desc limit 20) x), '[]') as reports,
      (select json_build_object('text', q.text, 'lang', q.lang, 'at', q.created_at, 'decidedBy', d.decided_by)
        from comment_objection q join comment_decision d on d.id = q.decision_id
        where q.comment_id = c.id and q.outcome is null limit 1) as objection
    from comment c where c.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error(`no comment ${id}`);
  return row;
}

export interface Undoable {
  batch: string;
  action: DecisionAction;
  count: number;
  at: Date;
}

/** What the viewer can still take back, newest first. */
export async function listUndoable(db: Db, viewer: PersonViewer, now: Date): Promise<Undoable[]> {
  const { rows } = await sql<Undoable>`
    select batch, min(action) as action, count(*) as count, max(decided_at) as at from comment_decision
    where decided_by = ${viewer.id} and decided_at > ${new Date(now.getTime() - UNDO_MS)}
    group by batch order by max(decided_at) desc, batch desc limit 5`.execute(db);
  return rows;
}

/** Names of hubs, for filters and settings. */
export async function listHubNames(db: Db): Promise<HubName[]> {
  return db.selectFrom('hub').select(['id', 'slug', 'name']).orderBy('position').orderBy('slug').execute();
}
