import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database';
import type { PlanFigures, PlanState } from '../../model.ts';
import type { PlanProblem } from '../commands/keep-plan.ts';

export interface PlanView {
  id: string;
  number: number;
  state: PlanState;
  version: number;
  edits: number;
  seed: number;
  seconds: number;
  done: number;
  withOpen: boolean;
  fromSlot: number | null;
  figures: PlanFigures | null;
  problem: PlanProblem | null;
  createdAt: Date;
  by: string | null;
  basedOn: number | null;
}

const PLAN = sql`
  l.id, l.number, l.state, l.version, l.edits, l.seed, l.seconds, l.done, l.with_open as "withOpen", l.from_slot as "fromSlot", l.figures,
  l.problem, l.created_at as "createdAt", p.name as by, b.number as "basedOn"`;
const PLAN_FROM = sql`
  meeting_plan l left join person p on p.id = l.created_by left join meeting_plan b on b.id = l.based_on`;

/** The newest plans first; proposals of repairs are on the page of the day. */
export async function listPlans(db: Db, matchmaking: string): Promise<PlanView[]> {
  const { rows } = await sql<PlanView>`
    select ${PLAN} from ${PLAN_FROM}
    where l.matchmaking_id = ${matchmaking} and l.moves is null order by l.number desc limit 50`.execute(db);
  return rows;
}

/** Proposals of repairs have no meetings yet: they are on the page of the day only. */
export async function findPlan(db: Db, matchmaking: string, plan: string): Promise<PlanView | undefined> {
  const { rows } = await sql<PlanView>`
    select ${PLAN} from ${PLAN_FROM} where l.matchmaking_id = ${matchmaking} and l.id = ${plan} and l.moves is null`.execute(
    db,
  );
  return rows[0];
}

/** The proposal of a repair, if there is one: it goes with the plan that holds. */
export async function findProposal(db: Db, matchmaking: string): Promise<PlanView | undefined> {
  const { rows } = await sql<PlanView>`
    select ${PLAN} from ${PLAN_FROM} join matchmaking m on m.id = l.matchmaking_id
    where l.matchmaking_id = ${matchmaking} and l.state = 'ready' and l.moves is not null and l.based_on = m.plan_id
    order by l.number desc limit 1`.execute(db);
  return rows[0];
}

/** Keeps figures that were counted anew, unless the plan has changed meanwhile. */
export async function keepFigures(db: Db, plan: string, edits: number, figures: PlanFigures): Promise<void> {
  await db
    .updateTable('meeting_plan')
    .set({ figures: JSON.stringify(figures) })
    .where('id', '=', plan)
    .where('edits', '=', edits)
    .where('state', '<>', 'computing')
    .execute();
}

export interface Changed {
  wishes: number;
  people: number;
  rules: number;
}

/** What has come or changed since a moment, of what a plan is made of. */
export async function countChanges(db: Db, matchmaking: string, since: Date): Promise<Changed> {
  const { rows } = await sql<Changed>`
    select
      (select count(*)::int from meeting_request where matchmaking_id = ${matchmaking} and (created_at > ${since} or answered_at > ${since})) as wishes,
      (select count(*)::int from meeting_participant where matchmaking_id = ${matchmaking} and state <> 'invited' and updated_at > ${since}) as people,
      (select count(*)::int from meeting_rule where matchmaking_id = ${matchmaking} and created_at > ${since}) as rules`.execute(
    db,
  );
  return rows[0] ?? { wishes: 0, people: 0, rules: 0 };
}

export interface WishRow {
  request: string;
  a: string;
  b: string;
  aName: string;
  bName: string;
  aOrganisation: string | null;
  bOrganisation: string | null;
  aWish: number;
  bWish: number | null;
  slot: number | null;
  table: number | null;
  followUp: string | null;
  outcome: string | null;
}

export const WISHES_SIZE = 50;

/** Wishes that count, with where they are in a plan; the unmet first, then by value. */
export async function listWishes(
  db: Db,
  matchmaking: string,
  plan: string,
  query: { q?: string; held?: boolean | undefined; page?: number },
): Promise<{ rows: WishRow[]; total: number }> {
  const { q = '', held, page = 1 } = query;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const which = held === undefined ? sql`true` : held ? sql`x.id is not null` : sql`x.id is null`;
  const { rows } = await sql<WishRow & { total: number }>`
    select r.id as request, r.from_id as a, r.to_id as b, fa.name as "aName", fb.name as "bName", fa.organisation as "aOrganisation",
      fb.organisation as "bOrganisation", r.from_wish as "aWish", r.to_wish as "bWish", x.slot, x.table_number as "table",
      r.follow_up as "followUp", x.outcome, count(*) over ()::int as total
    from meeting_request r join meeting_participant fa on fa.id = r.from_id join meeting_participant fb on fb.id = r.to_id
      join meeting_plan l on l.id = ${plan}
      left join meeting x on x.plan_id = l.id and x.request_id = r.id
    where r.matchmaking_id = ${matchmaking} and (r.state = 'accepted' or (l.with_open and r.state = 'open') or x.id is not null)
      and (x.id is not null or (fa.state = 'joined' and fb.state = 'joined'))
      and ${which} and (${q} = '' or fa.name ilike ${like} or fb.name ilike ${like} or fa.organisation ilike ${like} or fb.organisation ilike ${like})
    order by x.id is not null, r.from_wish + coalesce(r.to_wish, 0) desc, r.id
    limit ${WISHES_SIZE} offset ${(page - 1) * WISHES_SIZE}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Names of people and of the pairs of requests, for sentences that speak of them. */
export async function namesOf(
  db: Db,
  ids: { people?: readonly string[]; requests?: readonly string[] },
): Promise<{ people: Map<string, string>; pairs: Map<string, string> }> {
  const people = await sql<{ id: string; name: string }>`
    select id, name from meeting_participant where id = any(${[...(ids.people ?? [])]}::uuid[])`.execute(db);
  const pairs = await sql<{ id: string; a: string; b: string }>`
    select r.id, a.name as a, b.name as b from meeting_request r
      join meeting_participant a on a.id = r.from_id join meeting_participant b on b.id = r.to_id
    where r.id = any(${[...(ids.requests ?? [])]}::uuid[])`.execute(db);
  return {
    people: new Map(people.rows.map(({ id, name }) => [id, name])),
    pairs: new Map(pairs.rows.map(({ id, a, b }) => [id, `${a} – ${b}`])),
  };
}

/** Somebody with how much they get of what they wished for, in each of two plans. */
export interface Shift {
  name: string;
  before: number;
  after: number;
  /** Value of their meetings in one plan less that in the other. */
  gain: number;
}

const SHOWN = 15;

/** Who has more of one plan than of the other: the value of each person's meetings. */
export async function listShifts(
  db: Db,
  before: string,
  after: string,
): Promise<{ gain: Shift[]; lose: Shift[]; gaining: number; losing: number }> {
  const { rows } = await sql<Shift & { gaining: number; losing: number; first: number; last: number }>`
    with own as (
      select unnest(array[r.from_id, r.to_id]) as person, x.plan_id, 10 * (r.from_wish + coalesce(r.to_wish, 0)) + r.fit / 10.0 as worth
      from meeting x join meeting_request r on r.id = x.request_id where x.plan_id in (${before}, ${after})
    ), each as (
      select person, count(*) filter (where plan_id = ${before})::int as before, count(*) filter (where plan_id = ${after})::int as after,
        (coalesce(sum(worth) filter (where plan_id = ${after}), 0) - coalesce(sum(worth) filter (where plan_id = ${before}), 0))::real as gain
      from own group by person
    ), ranked as (
      select *, row_number() over (order by gain desc, person) as first, row_number() over (order by gain, person) as last,
        count(*) filter (where gain > 0) over ()::int as gaining, count(*) filter (where gain < 0) over ()::int as losing
      from each
    )
    select p.name, before, after, gain, gaining, losing, first::int, last::int from ranked join meeting_participant p on p.id = ranked.person
    where gain <> 0 and (first <= ${SHOWN} or last <= ${SHOWN}) order by gain desc, p.id`.execute(db);
  const { gaining = 0, losing = 0 } = rows[0] ?? {};
  return {
    gain: rows.filter(({ gain, first }) => gain > 0 && first <= SHOWN),
    lose: rows.filter(({ gain, last }) => gain < 0 && last <= SHOWN).reverse(),
    gaining,
    losing,
  };
}

/** A meeting that is not at the same place in two plans. */
export interface Difference {
  request: string;
  a: string;
  b: string;
  aName: string;
  bName: string;
  before: { slot: number; table: number | null } | null;
  after: { slot: number; table: number | null } | null;
  /** What became impossible there: somebody is not here then, or the table is gone. */
  awayName: string | null;
  tableLost: boolean;
  isWishOfTheDay: boolean;
}

export const DIFFERENCES_SIZE = 100;

export interface Differences {
  rows: Difference[];
  total: number;
  moved: number;
  dropped: number;
  added: number;
  tableOnly: number;
  people: number;
}

/** Meetings that differ between two plans, in the order of the day, with what the changes of the day have to do with it. */
export async function listDifferences(
  db: Db,
  matchmaking: string,
  before: string,
  after: string,
): Promise<Differences> {
  return sayDifferences(
    db,
    matchmaking,
    sql`
      select coalesce(o.request_id, n.request_id) as request, o.slot as os, o.table_number as ot, n.slot as ns, n.table_number as nt,
        o.id is not null as had, n.id is not null as has
      from (select * from meeting where plan_id = ${before}) o
        full join (select * from meeting where plan_id = ${after}) n on n.request_id = o.request_id
      where o.id is null or n.id is null or o.slot <> n.slot or o.table_number is distinct from n.table_number`,
  );
}

/** The same of a proposed repair and the plan it is of: read from what it keeps, however large the plan is. */
export async function listMoves(db: Db, matchmaking: string, proposal: string): Promise<Differences> {
  return sayDifferences(
    db,
    matchmaking,
    sql`
      select n.request, o.slot as os, o.table_number as ot, n.slot as ns, n."table" as nt, o.id is not null as had, n.slot is not null as has
      from meeting_plan l cross join jsonb_to_recordset(l.moves) as n(request uuid, slot integer, "table" integer)
        left join meeting o on o.plan_id = l.based_on and o.request_id = n.request
      where l.id = ${proposal}`,
  );
}

async function sayDifferences(db: Db, matchmaking: string, differing: RawBuilder<unknown>): Promise<Differences> {
  const { rows } = await sql<Difference & Omit<Differences, 'rows'>>`
    with d as materialized (${differing}), counts as (
      select count(*)::int as total, count(*) filter (where had and has and os <> ns)::int as moved, count(*) filter (where not has)::int as dropped,
        count(*) filter (where not had)::int as added, count(*) filter (where had and has and os = ns)::int as "tableOnly",
        (select count(distinct person)::int from d join meeting_request q on q.id = d.request, unnest(array[q.from_id, q.to_id]) as person) as people
      from d
    )
    select d.request, r.from_id as a, r.to_id as b, pa.name as "aName", pb.name as "bName",
      case when had then json_build_object('slot', os, 'table', ot) end as before,
      case when has then json_build_object('slot', ns, 'table', nt) end as after,
      (select p.name from meeting_participant p where p.id in (r.from_id, r.to_id) and had and (
        p.state <> 'joined' or os = any(p.unavailable) or os < p.late_from or exists (
          select from meeting_change c where c.participant_id = p.id and c.applied_at is null and (
            (c.kind in ('cancelled', 'no-show') and os >= c.slot) or (c.kind = 'late' and os < c.slot)))) order by p.id = r.to_id limit 1) as "awayName",
      had and ot is not null and (exists (select from meeting_change c where c.matchmaking_id = ${matchmaking} and c.kind = 'table-lost'
        and c.applied_at is null and c.table_number = ot and c.slot <= os)
        or exists (select from meeting_table t where t.matchmaking_id = ${matchmaking} and t.number = ot and t.lost_from <= os)) as "tableLost",
      exists (select from meeting_change c where c.request_id = d.request and c.applied_at is null) as "isWishOfTheDay",
      counts.*
    from d cross join counts join meeting_request r on r.id = d.request
      join meeting_participant pa on pa.id = r.from_id join meeting_participant pb on pb.id = r.to_id
    order by coalesce(ns, os), d.request limit ${DIFFERENCES_SIZE}`.execute(db);
  const { total = 0, moved = 0, dropped = 0, added = 0, tableOnly = 0, people = 0 } = rows[0] ?? {};
  return { rows, total, moved, dropped, added, tableOnly, people };
}
