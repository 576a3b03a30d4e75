import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Outcome } from '../../model.ts';

/** How a plan does for people, counted from the rows. */
export interface PlanReport {
  wishes: number;
  met: number;
  value: number;
  metValue: number;
  online: number;
  /** Wishes of each kind, by how much they were wanted (3, 2, 1), and how many of them were met. */
  kinds: { wish: number; all: number; met: number }[];
  /** Share of the value of one's wishes that was met, over all who have wishes. */
  share: { least: number | null; tenth: number | null; mean: number | null; people: number };
  without: number;
  interpreted: number;
  held: number;
  notHeld: number;
  open: number;
}

const COUNTED = (matchmaking: string, plan: string) => sql`
  q as (
    select r.id, r.from_id, r.to_id, r.from_wish, r.to_wish, r.mode, 10 * (r.from_wish + coalesce(r.to_wish, 0)) + r.fit / 10.0 as worth,
      x.id is not null as met, x.outcome, x.table_number is null as online,
      cardinality(a.langs) > 0 and cardinality(b.langs) > 0 and not (a.langs && b.langs) as interpreted
    from meeting_request r join meeting_participant a on a.id = r.from_id join meeting_participant b on b.id = r.to_id
      left join meeting x on x.request_id = r.id and x.plan_id = ${plan}
    where r.matchmaking_id = ${matchmaking} and (x.id is not null or (r.state = 'accepted' and a.state = 'joined' and b.state = 'joined'))
  ), s as (
    select u.person, sum(q.worth) filter (where q.met) as got, sum(q.worth) as wanted, count(*) filter (where q.met)::int as meetings,
      count(*)::int as wishes
    from q, unnest(array[q.from_id, q.to_id]) as u(person) group by u.person
  )`;

export async function readReport(db: Db, matchmaking: string, plan: string): Promise<PlanReport> {
  const { rows } = await sql<PlanReport>`
    with ${COUNTED(matchmaking, plan)}, k as (
      select wish, count(*)::int as "all", count(*) filter (where met)::int as met
      from q, unnest(array[q.from_wish, q.to_wish]) as w(wish) where wish between 1 and 3 group by wish
    )
    select (select count(*)::int from q) as wishes, (select count(*)::int from q where met) as met,
      (select coalesce(sum(worth), 0)::real from q) as value, (select coalesce(sum(worth), 0)::real from q where met) as "metValue",
      (select count(*)::int from q where met and online) as online,
      coalesce((select json_agg(json_build_object('wish', wish, 'all', "all", 'met', met) order by wish desc) from k), '[]') as kinds,
      (select json_build_object('least', min(coalesce(got, 0) / wanted)::real,
        'tenth', (percentile_cont(0.1) within group (order by (coalesce(got, 0) / wanted)::float8))::real,
        'mean', avg(coalesce(got, 0) / wanted)::real, 'people', count(*)::int) from s where wanted > 0) as share,
      (select count(*)::int from meeting_participant p where p.matchmaking_id = ${matchmaking} and p.state = 'joined'
        and not exists (select from s where s.person = p.id and s.meetings > 0)) as without,
      (select count(*)::int from q where met and interpreted) as interpreted,
      (select count(*)::int from q where outcome = 'held') as held, (select count(*)::int from q where outcome = 'not-held') as "notHeld",
      (select count(*)::int from q where met and outcome is null) as open`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('no row of counts');
  return row;
}

export interface LeastRow {
  name: string;
  organisation: string | null;
  share: number;
  meetings: number;
  wishes: number;
}

/** Those with the least share of what they wished for. */
export async function listLeast(db: Db, matchmaking: string, plan: string): Promise<LeastRow[]> {
  const { rows } = await sql<LeastRow>`
    with ${COUNTED(matchmaking, plan)}
    select p.name, p.organisation, (coalesce(got, 0) / wanted)::real as share, meetings, wishes
    from s join meeting_participant p on p.id = s.person where wanted > 0
    order by coalesce(got, 0) / wanted, wanted desc, p.id limit 15`.execute(db);
  return rows;
}

export interface UnmetRow {
  request: string;
  aName: string;
  bName: string;
  wish: number;
  outcome: Outcome | null;
  followUp: 'online' | 'next' | null;
}

export const UNMET_SIZE = 50;

/** Wishes that came to nothing: without a place in the plan, or not held. */
export async function listUnmet(
  db: Db,
  matchmaking: string,
  plan: string,
  page: number,
): Promise<{ rows: UnmetRow[]; total: number }> {
  const { rows } = await sql<UnmetRow & { total: number }>`
    select r.id as request, a.name as "aName", b.name as "bName", r.from_wish + coalesce(r.to_wish, 0) as wish, x.outcome,
      r.follow_up as "followUp", count(*) over ()::int as total
    from meeting_request r join meeting_participant a on a.id = r.from_id join meeting_participant b on b.id = r.to_id
      left join meeting x on x.request_id = r.id and x.plan_id = ${plan}
    where r.matchmaking_id = ${matchmaking} and r.state = 'accepted' and (x.id is null or x.outcome = 'not-held')
    order by r.follow_up is not null, r.from_wish + coalesce(r.to_wish, 0) desc, r.id
    limit ${UNMET_SIZE} offset ${(page - 1) * UNMET_SIZE}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
