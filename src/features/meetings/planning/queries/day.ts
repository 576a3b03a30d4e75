import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { ChangeKind, Outcome } from '../../model.ts';

/** A meeting of the plan that holds. */
export interface DayMeeting {
  request: string;
  slot: number;
  table: string | null;
  /** Of an online meeting: its place in the list of rooms. */
  room: number | null;
  aName: string;
  bName: string;
  aOrganisation: string | null;
  bOrganisation: string | null;
  /** Whether the big screen may say the name. */
  aShown: boolean;
  bShown: boolean;
  outcome: Outcome | null;
  /** Somebody of the two is not here: it cannot be held. */
  broken: boolean;
}

/** Meetings on one page for the organiser: a table that is read at a glance. */
export const DAY_SIZE = 20;
/** More meetings at a time do not fit into a hall. */
const MOST_AT_ONCE = 2_000;

/** Meetings of some slots of a plan, or of all of them with somebody of this name, by slot and table; a page of them, and how many there are. */
export async function listDayMeetings(
  db: Db,
  matchmaking: string,
  plan: string,
  query: { slots?: readonly number[]; q?: string; page?: number; size?: number },
): Promise<{ rows: DayMeeting[]; total: number }> {
  const { slots, q = '', page = 1, size = MOST_AT_ONCE } = query;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<DayMeeting & { total: number }>`
    select count(*) over ()::int as total, r.id as request, x.slot, t.name as "table", x.room_number as room, a.name as "aName", b.name as "bName", a.organisation as "aOrganisation",
      b.organisation as "bOrganisation", a.on_screen as "aShown", b.on_screen as "bShown", x.outcome,
      (a.state <> 'joined' or b.state <> 'joined' or ra.state <> 'confirmed' or rb.state <> 'confirmed' or exists (
        select from meeting_change c where c.participant_id in (a.id, b.id) and c.applied_at is null and (
          (c.kind in ('cancelled', 'no-show') and x.slot >= c.slot) or (c.kind = 'late' and x.slot < c.slot)))) as broken
    from meeting x join meeting_request r on r.id = x.request_id
      join meeting_participant a on a.id = r.from_id join meeting_participant b on b.id = r.to_id
      join registration ra on ra.id = a.registration_id join registration rb on rb.id = b.registration_id
      left join meeting_table t on t.matchmaking_id = ${matchmaking} and t.number = x.table_number
    where x.plan_id = ${plan} and (${slots === undefined} or x.slot = any(${[...(slots ?? [])]}::integer[]))
      and (${q} = '' or a.name ilike ${like} or b.name ilike ${like} or a.organisation ilike ${like} or b.organisation ilike ${like})
    order by x.slot, x.table_number nulls last, r.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The slot that is on and the one after it, or the next two: those without a meeting are left out. */
export async function listComingSlots(db: Db, plan: string, from: number): Promise<number[]> {
  const { rows } = await sql<{ slot: number }>`
    select distinct slot from meeting where plan_id = ${plan} and slot >= ${from} order by slot limit 2`.execute(db);
  return rows.map(({ slot }) => slot);
}

export interface ChangeRow {
  id: string;
  kind: ChangeKind;
  slot: number;
  name: string | null;
  pair: string | null;
  table: string | null;
  by: string | null;
  at: Date;
  applied: boolean;
}

/** What has happened, the newest first: what waits for a repair and what is published. */
export async function listChanges(db: Db, matchmaking: string): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select c.id, c.kind, c.slot, p.name, case when r.id is not null then ra.name || ' – ' || rb.name end as pair, t.name as "table",
      who.name as by, c.created_at as at, c.applied_at is not null as applied
    from meeting_change c left join meeting_participant p on p.id = c.participant_id
      left join meeting_request r on r.id = c.request_id left join meeting_participant ra on ra.id = r.from_id
      left join meeting_participant rb on rb.id = r.to_id
      left join meeting_table t on t.matchmaking_id = c.matchmaking_id and t.number = c.table_number
      left join person who on who.id = c.created_by
    where c.matchmaking_id = ${matchmaking} order by c.applied_at is not null, c.created_at desc, c.id limit 50`.execute(
    db,
  );
  return rows;
}

/** Meetings to come that cannot be held, because somebody has left, came to be away, or a wish was taken back since publication. */
export async function countBroken(db: Db, plan: string, fromSlot: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from meeting x join meeting_request r on r.id = x.request_id
      join meeting_participant a on a.id = r.from_id join meeting_participant b on b.id = r.to_id
      join registration ra on ra.id = a.registration_id join registration rb on rb.id = b.registration_id
    where x.plan_id = ${plan} and x.slot >= ${fromSlot} and (a.state <> 'joined' or b.state <> 'joined' or r.state <> 'accepted'
      or ra.state <> 'confirmed' or rb.state <> 'confirmed'
      or x.slot = any(a.unavailable) or x.slot = any(b.unavailable))`.execute(db);
  return rows[0]?.count ?? 0;
}
