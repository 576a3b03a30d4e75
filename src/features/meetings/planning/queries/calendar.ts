import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database';

/** A meeting as the database hands it over in JSON. */
export interface JsonMeeting {
  request: string;
  starts: string;
  ends: string;
  table: string | null;
  roomNumber: number | null;
  name: string;
  organisation: string | null;
}

type Id = RawBuilder<unknown>;

const AS_JSON = sql`json_build_object('request', d.request, 'starts', d.starts, 'ends', d.ends, 'table', d."table", 'roomNumber', d.room, 'name', d.name,
  'organisation', d.organisation)`;

/** Wishes from and to somebody, each by its own index. */
const requestsOf = (person: Id) => sql`(
  select id, matchmaking_id, from_id, to_id from meeting_request where from_id = ${person}
  union all select id, matchmaking_id, from_id, to_id from meeting_request where to_id = ${person})`;

/** The meetings of somebody in a plan, as JSON. */
export const meetingsOf = (person: Id, plan: Id) => sql`
  coalesce((select json_agg(${AS_JSON} order by d.starts, d.request) from (
    select q.id as request, s.starts_at as starts, s.ends_at as ends, t.name as "table", x.room_number as room, o.name, o.organisation
    from ${requestsOf(person)} q join meeting x on x.plan_id = ${plan} and x.request_id = q.id
      join meeting_slot s on s.matchmaking_id = q.matchmaking_id and s.number = x.slot
      left join meeting_table t on t.matchmaking_id = q.matchmaking_id and t.number = x.table_number
      join meeting_participant o on o.id = case when q.from_id = ${person} then q.to_id else q.from_id end) d), '[]')`;

/** The meetings somebody had in a plan that was published before and has no more in this one, as they stood last, as JSON: calendars still show them. */
export const droppedOf = (person: Id, plan: Id, matchmaking: Id) => sql`
  coalesce((select json_agg(${AS_JSON} order by d.starts, d.request) from (
    select distinct on (q.id) q.id as request, s.starts_at as starts, s.ends_at as ends, t.name as "table", y.room_number as room, o.name, o.organisation
    from ${requestsOf(person)} q join meeting y on y.request_id = q.id
      join meeting_plan l on l.id = y.plan_id and l.matchmaking_id = ${matchmaking} and l.state = 'replaced'
      join meeting_slot s on s.matchmaking_id = l.matchmaking_id and s.number = y.slot
      left join meeting_table t on t.matchmaking_id = l.matchmaking_id and t.number = y.table_number
      join meeting_participant o on o.id = case when q.from_id = ${person} then q.to_id else q.from_id end
    where not exists (select from meeting x where x.plan_id = ${plan} and x.request_id = q.id)
    order by q.id, l.updated_at desc, l.number desc) d), '[]')`;

/** How often another plan has been published instead: SEQUENCE of what calendars get (RFC 5545, 3.8.7.4). Numbers of plans would not do: an older one may be published later. */
export const sequenceOf = (matchmaking: Id) => sql`
  (select count(*)::int from meeting_plan l where l.matchmaking_id = ${matchmaking} and l.state = 'replaced')`;

/** What a calendar is to know of somebody's meetings. One query. */
export async function readCalendar(
  db: Db,
  person: string,
  matchmaking: { id: string; planId: string },
): Promise<{ sequence: number; meetings: JsonMeeting[]; dropped: JsonMeeting[] }> {
  const [who, plan, where] = [sql`${person}::uuid`, sql`${matchmaking.planId}::uuid`, sql`${matchmaking.id}::uuid`];
  const { rows } = await sql<{ sequence: number; meetings: JsonMeeting[]; dropped: JsonMeeting[] }>`
    select ${sequenceOf(where)} as sequence, ${meetingsOf(who, plan)} as meetings, ${droppedOf(who, plan, where)} as dropped`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('no row of meetings');
  return row;
}
