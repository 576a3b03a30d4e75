import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database';
import { pairOf } from '../../instance-of.ts';
import type { Board, BoardMeeting, BoardPerson } from '../move-rules.ts';

/** Wishes without a place that the board offers; those of most value first. */
export const OFFERED = 40;

/** Slots whose meetings are read at a time: the embedded database answers in this thread. */
const SLOTS = 2;

/** A meeting as it lies in the plan, with how much it is worth. */
export interface WorthMeeting extends BoardMeeting {
  weight: number;
  outcome: string | null;
}

export interface ReadBoard extends Board {
  meetings: WorthMeeting[];
}

/**
 * A plan as the board needs it to say what may be moved where: all its meetings, the people in them, and wishes without a place (the most valuable ones and
 * `and`). Six queries and one for every two slots, however many people there are.
 */
export async function readBoard(
  db: Db,
  matchmaking: string,
  plan: string,
  and: readonly string[] = [],
): Promise<ReadBoard> {
  const head = await sql<{
    most: number;
    whoMeetsWhom: [string, string][];
    hasOnline: boolean;
    onlineRooms: number | null;
  }>`
    select max_meetings as most, who_meets_whom as "whoMeetsWhom", has_online as "hasOnline",
      nullif(jsonb_array_length(online_rooms), 0) as "onlineRooms"
    from matchmaking where id = ${matchmaking}`.execute(db);
  const { most = 0, whoMeetsWhom = [], hasOnline = false, onlineRooms = null } = head.rows[0] ?? {};
  const slots = await db
    .selectFrom('meeting_slot')
    .select(['number', 'tables', 'interpreters'])
    .where('matchmaking_id', '=', matchmaking)
    .orderBy('number')
    .execute();
  const meetings: WorthMeeting[] = [];
  for (let from = 0; from < slots.length; from += SLOTS) {
    const some = slots.slice(from, from + SLOTS).map(({ number }) => number);
    const placed = sql`select request_id as id from meeting where plan_id = ${plan} and slot = any(${some}::int[])`;
    meetings.push(...(await readMeetings(db, { matchmaking, plan, hasOnline }, placed)));
  }
  const here = sql`select id from meeting_participant where matchmaking_id = ${matchmaking} and state = 'joined'`;
  const withoutPlace = sql`
    select o.id from meeting_request o
    where (o.id = any(${[...and]}::uuid[]) or o.id in (
        select o.id from meeting_request o
        where o.matchmaking_id = ${matchmaking} and o.state = 'accepted' and o.from_id in (${here}) and o.to_id in (${here})
          and o.id not in (select request_id from meeting where plan_id = ${plan})
        order by o.from_wish + coalesce(o.to_wish, 0) desc, o.id limit ${OFFERED}))
      and o.id not in (select request_id from meeting where plan_id = ${plan})`;
  meetings.push(...(await readMeetings(db, { matchmaking, plan, hasOnline }, withoutPlace)));
  const lost = await db
    .selectFrom('meeting_table')
    .select(['number', 'lost_from'])
    .where('matchmaking_id', '=', matchmaking)
    .where('lost_from', 'is not', null)
    .execute();
  const { rows: people } = await sql<Omit<BoardPerson, 'most'> & { most: number | null }>`
    select id, name, organisation, state = 'joined' as here, group_key as "group", langs, online_only as "onlineOnly", unavailable,
      late_from as "lateFrom", max_meetings as most
    from meeting_participant where matchmaking_id = ${matchmaking} and state <> 'invited'`.execute(db);
  const rules = await db
    .selectFrom('meeting_rule')
    .select(['a_id', 'b_id'])
    .where('matchmaking_id', '=', matchmaking)
    .where('kind', '=', 'forbidden')
    .execute();
  return {
    slots,
    lost: new Map(lost.map(({ number, lost_from }) => [number, lost_from ?? 0])),
    people: new Map(people.map((person) => [person.id, { ...person, most: Math.min(person.most ?? most, most) }])),
    meetings,
    forbidden: new Set(rules.map(({ a_id, b_id }) => pairOf(a_id, b_id))),
    onlineRooms,
    whoMeetsWhom,
  };
}

/** Some meetings as the board needs them, by their requests; by table. */
async function readMeetings(
  db: Db,
  { matchmaking, plan, hasOnline }: { matchmaking: string; plan: string; hasOnline: boolean },
  requests: RawBuilder<unknown>,
): Promise<WorthMeeting[]> {
  const { rows } = await sql<WorthMeeting & { slot: number | null; table: number | null }>`
    select r.id as request, r.from_id as a, r.to_id as b, (r.mode = 'online' or fa.online_only or fb.online_only) and ${hasOnline} as online,
      r.state in ('accepted', 'open') as live, 10 * (r.from_wish + coalesce(r.to_wish, 0)) + r.fit / 10.0 as weight,
      x.slot, x.table_number as "table", x.outcome,
      exists (select from meeting_rule f where f.kind = 'fixed' and f.matchmaking_id = r.matchmaking_id and f.slot = x.slot
        and least(f.a_id, f.b_id) = least(r.from_id, r.to_id) and greatest(f.a_id, f.b_id) = greatest(r.from_id, r.to_id)) as fixed
    from (${requests}) shown join meeting_request r on r.id = shown.id
      join meeting_participant fa on fa.id = r.from_id join meeting_participant fb on fb.id = r.to_id
      left join meeting x on x.request_id = r.id and x.plan_id = ${plan}
    where r.matchmaking_id = ${matchmaking}
    order by x.slot, x.table_number, r.id`.execute(db);
  return rows.map(({ slot, table, ...meeting }) => ({
    ...meeting,
    weight: Number(meeting.weight),
    at: slot === null ? null : { slot, table },
  }));
}
