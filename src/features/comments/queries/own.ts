import { sql } from 'kysely';
import type { Lang, PersonViewer, Viewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';
import { type Claim, findClaimed } from '../commands/own.ts';
import type { CommentState, DecisionAction, ObjectionOutcome, Reason } from '../model.ts';

/** A comment as its author sees it. */
export interface OwnComment {
  id: string;
  subject: SubjectRef;
  state: CommentState;
  lang: Lang;
  text: string;
  follows: boolean;
  hasEmail: boolean;
  createdAt: Date;
  decision: { action: DecisionAction; reason: Reason | null; statement: string | null; lang: Lang; at: string } | null;
  objection: { text: string; outcome: ObjectionOutcome | null; answer: string | null; lang: Lang } | null;
}

const COLUMNS = sql`
  c.id, c.subject, c.state, c.lang, c.text, c.follows, c.created_at as "createdAt",
  (c.author_email is not null or c.author_id is not null) as "hasEmail"`;

/** The comment that a link or a signed-in person claims, and whether replies can be sent to its author. Two queries, three with a link. */
export async function findOwn(
  db: Db,
  viewer: Viewer,
  claim: Claim,
  now: Date,
): Promise<(OwnComment & { proved: boolean }) | undefined> {
  const claimed = await findClaimed(db, viewer, claim, now);
  if (claimed === undefined) return undefined;
  const { rows } = await sql<OwnComment>`
    select ${COLUMNS},
      (select json_build_object('action', d.action, 'reason', d.reason, 'statement', d.statement, 'lang', d.lang, 'at', d.decided_at)
        from comment_decision d where d.comment_id = c.id and d.action in ('release', 'decline', 'withdraw')
        order by d.decided_at desc, d.id desc limit 1) as decision,
      (select json_build_object('text', o.text, 'outcome', o.outcome, 'lang', o.lang, 'answer',
          (select statement from comment_decision a where a.id = o.answer_id))
        from comment_objection o where o.comment_id = c.id order by o.created_at desc, o.id desc limit 1) as objection
    from comment c where c.id = ${claimed.id} and c.state not in ('deleted', 'erased')`.execute(db);
  const row = rows[0];
  return row === undefined ? undefined : { ...row, proved: claimed.proved };
}

export const OWN_PER_PAGE = 50;

/** What somebody has written, newest first. */
export async function listOwn(
  db: Db,
  viewer: PersonViewer,
  page: number,
): Promise<{ total: number; rows: Omit<OwnComment, 'decision' | 'objection'>[] }> {
  const { rows } = await sql<Omit<OwnComment, 'decision' | 'objection'> & { total: number }>`
    select ${COLUMNS}, count(*) over () as total from comment c
    where c.author_id = ${viewer.id} and c.state not in ('deleted', 'erased')
    order by c.created_at desc, c.id limit ${OWN_PER_PAGE} offset ${(page - 1) * OWN_PER_PAGE}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
}

/** Names of the organisations that somebody can be seen with. */
export async function readOrganisationNames(db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}
