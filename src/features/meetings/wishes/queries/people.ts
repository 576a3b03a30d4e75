import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database';
import type { ListQuery } from '#platform/web';
import type { MatchmakingView } from '../../queries.ts';
import type { Me, PersonView, RequestView } from '../model.ts';
import { groupsFor } from '../rules.ts';
import { PERSON } from './requests.ts';

export const PAGE_SIZE = 20;

/** Somebody to meet in the list, with what is between us already. */
export interface Candidate extends PersonView {
  request: Pick<RequestView, 'id' | 'state' | 'isMine' | 'myWish'> | null;
}

export interface FoundPeople {
  rows: Candidate[];
  total: number;
  counts: { group: Record<string, number>; speaks: Record<string, number>; type: Record<string, number> };
}

type Condition = RawBuilder<unknown>;

/** Those whom this person may meet: joined, with a registration that holds, of a group they may meet, and nobody whom a rule keeps apart. */
export function meetable(me: Pick<Me, 'id' | 'groupKey'>, matchmaking: MatchmakingView): Condition {
  const groups = groupsFor(matchmaking, me);
  return sql`p.matchmaking_id = ${matchmaking.id} and p.id <> ${me.id} and p.state = 'joined' and r.state = 'confirmed'
    and (${groups === undefined} or p.group_key is null or p.group_key = any(${groups ?? []}::text[]))
    and not exists (select from meeting_rule x where x.kind = 'forbidden' and ((x.a_id = p.id and x.b_id = ${me.id})
      or (x.b_id = p.id and x.a_id = ${me.id})))`;
}

/** A page of those whom somebody may meet, the suggested first, with how many each filter has. Two queries. */
export async function listPeople(
  db: Db,
  me: Me,
  matchmaking: MatchmakingView,
  query: ListQuery,
  suggested: readonly string[],
): Promise<FoundPeople> {
  const { group = [], speaks = [], type = [] } = query.chosen;
  const like = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
  const base = sql`${meetable(me, matchmaking)}
    and (${query.q} = '' or p.name ilike ${like} or p.organisation ilike ${like} or p.seeks ilike ${like} or p.offers ilike ${like})`;
  const chosen = sql`(${group.length === 0} or p.group_key = any(${group}::text[]))
    and (${speaks.length === 0} or p.langs && ${speaks}::text[]) and (${type.length === 0} or r.organisation_type = any(${type}::text[]))`;
  const ranks =
    query.sort === 'name' ? sql`0` : sql`coalesce(array_position(${suggested as string[]}::uuid[], p.id), 1000000)`;
  // Who needs an interpreter comes after those with whom one can speak.
  const apart = query.sort === 'name' ? sql`false` : sql`not p.langs && ${me.langs}::text[]`;
  const { rows } = await sql<Candidate & { total: number }>`
    with page as (
      select p.id, ${apart} as apart, ${ranks} as rank, count(*) over ()::int as total
      from meeting_participant p join registration r on r.id = p.registration_id
      where ${base} and ${chosen}
      order by apart, rank, lower(p.name), p.id limit ${PAGE_SIZE} offset ${(query.page - 1) * PAGE_SIZE}
    )
    select ${PERSON}, page.total,
      (select json_build_object('id', q.id, 'state', q.state, 'isMine', q.from_id = ${me.id},
        'myWish', case when q.from_id = ${me.id} then q.from_wish else q.to_wish end)
        from meeting_request q where (q.from_id = ${me.id} and q.to_id = p.id) or (q.from_id = p.id and q.to_id = ${me.id})) as request
    from page join meeting_participant p on p.id = page.id join registration r on r.id = p.registration_id
    order by page.apart, page.rank, lower(p.name), p.id`.execute(db);
  const counted = await sql<{ facet: 'group' | 'speaks' | 'type'; value: string; count: number }>`
    with found as (
      select p.group_key, p.langs, r.organisation_type from meeting_participant p join registration r on r.id = p.registration_id where ${base}
    )
    select 'group' as facet, group_key as value, count(*)::int as count from found where group_key is not null group by group_key
    union all select 'speaks', lang, count(*)::int from found, unnest(langs) as lang group by lang
    union all select 'type', organisation_type, count(*)::int from found where organisation_type is not null group by organisation_type`.execute(
    db,
  );
  const counts: FoundPeople['counts'] = { group: {}, speaks: {}, type: {} };
  for (const { facet, value, count } of counted.rows) counts[facet][value] = count;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0, counts };
}

/** What suggestions are made of: of everybody in a matchmaking. */
export interface Known {
  id: string;
  seeks: string[];
  offers: string[];
  entries: string[];
}

/** How a matchmaking's people stand: changes whenever somebody joins, leaves or says something else. */
export async function readMark(db: Db, matchmaking: string): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || ' ' || coalesce(max(updated_at), 'epoch') as mark from meeting_participant
    where matchmaking_id = ${matchmaking} and state = 'joined'`.execute(db);
  return rows[0]?.mark ?? '';
}

/** Everybody who has joined: some hundred usually, up to some thousand. */
export async function readKnown(db: Db, matchmaking: string): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select id, seeks_topics as seeks, offers_topics as offers, entries from meeting_participant
    where matchmaking_id = ${matchmaking} and state = 'joined' order by id`.execute(db);
  return rows;
}
