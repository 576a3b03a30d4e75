import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Me, PersonView, RequestView } from '../model.ts';

/** Columns of a `PersonView`: p, with the registration r of p. */
export const PERSON = sql`
  p.id, p.name, p.organisation, r.organisation_type as "organisationType", p.group_key as "groupKey", p.lang, p.langs, p.seeks, p.offers,
  p.entries, p.online_only as "onlineOnly"`;

type Flat = PersonView & Omit<RequestView, 'person'> & { requestId: string };

const REQUEST = (me: string) => sql`
  q.id as "requestId", q.state, q.from_id = ${me} as "isMine", case when q.from_id = ${me} then q.from_wish else q.to_wish end as "myWish",
  case when q.from_id = ${me} then q.to_wish else q.from_wish end as "theirWish", q.message, q.decline_reason as "declineReason", q.mode, q.topics,
  q.expires_at as "expiresAt", q.created_at as "createdAt"`;

const FROM = (me: string) => sql`
  meeting_request q
  join meeting_participant p on p.id = case when q.from_id = ${me} then q.to_id else q.from_id end
  join registration r on r.id = p.registration_id`;

function viewOf(row: Flat): RequestView {
  const {
    requestId,
    state,
    isMine,
    myWish,
    theirWish,
    message,
    declineReason,
    mode,
    topics,
    expiresAt,
    createdAt,
    ...person
  } = row;
  return {
    id: requestId,
    state,
    isMine,
    myWish,
    theirWish,
    message,
    declineReason,
    mode,
    topics,
    expiresAt,
    createdAt,
    person,
  };
}

/** Requests shown of one person at most: far above what limits allow to ask, and a popular person is asked by everybody. */
export const MOST_REQUESTS = 500;

/** All requests from and to somebody, those that wait first, then the newest. One query. */
export async function listRequests(db: Db, { id }: Pick<Me, 'id'>): Promise<RequestView[]> {
  const { rows } = await sql<Flat>`
    select ${PERSON}, ${REQUEST(id)} from ${FROM(id)}
    where q.from_id = ${id} or q.to_id = ${id}
    order by array_position(array['open', 'accepted'], q.state) nulls last, q.created_at desc, q.id limit ${MOST_REQUESTS}`.execute(
    db,
  );
  return rows.map(viewOf);
}

/** One of them; those of others do not exist here. */
export async function findRequest(db: Db, { id }: Pick<Me, 'id'>, request: string): Promise<RequestView | undefined> {
  const { rows } = await sql<Flat>`
    select ${PERSON}, ${REQUEST(id)} from ${FROM(id)} where q.id = ${request} and (q.from_id = ${id} or q.to_id = ${id})`.execute(
    db,
  );
  return rows[0] === undefined ? undefined : viewOf(rows[0]);
}

/** How many living requests carry a wish of this person. */
export async function countWishes(db: Db, participant: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from meeting_request
    where state in ('open', 'accepted')
      and ((from_id = ${participant} and from_wish > 0) or (to_id = ${participant} and coalesce(to_wish, 0) > 0))`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
