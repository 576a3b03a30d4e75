import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Outcome } from '../../model.ts';
import { roomOf } from '../../planning/rooms.ts';
import type { MatchmakingView } from '../../queries.ts';
import type { Me, PersonView } from '../model.ts';
import { PERSON } from './requests.ts';

/** Where two meet online; one that is made for them has no name. */
export type Room = NonNullable<ReturnType<typeof roomOf>>;

/** A meeting of mine. */
export interface MyMeeting {
  request: string;
  slot: number;
  startsAt: Date;
  endsAt: Date;
  /** Null: online. */
  table: string | null;
  room: Room | null;
  isMine: boolean;
  myWish: number | null;
  theirWish: number | null;
  topics: string[];
  outcome: Outcome | null;
  /** Compared with the plan they have seen: it was not there, or elsewhere. */
  change: 'new' | 'moved' | null;
  /** They cannot come: the plan is being changed. */
  isOff: boolean;
  person: PersonView;
}

/** What is no longer in the plan. */
export interface Dropped {
  request: string;
  startsAt: Date;
  person: string;
  organisation: string | null;
}

/** An agreed wish that came to nothing: it is not in the plan, or it was not held and there is an offer to make up for it. */
export interface Unmet {
  request: string;
  isMine: boolean;
  myWish: number | null;
  theirWish: number | null;
  followUp: 'online' | 'next' | null;
  /** It is in the plan and was not held. */
  wasPlanned: boolean;
  /** Where the two can talk, if the wish is met online later. */
  room: Room | null;
  person: PersonView;
}

export interface MyPlan {
  meetings: MyMeeting[];
  dropped: Dropped[];
  unmet: Unmet[];
  /** From which slot on I have said I cannot come. */
  absentFrom: number | null;
}

/** More agreed wishes than this are not told one by one. */
const MOST_UNMET = 100;

type FlatMeeting = PersonView &
  Omit<MyMeeting, 'person' | 'room' | 'change'> & {
    seenSlot: number | null;
    seenTable: number | null;
    seenRoom: number | null;
    tableNumber: number | null;
    roomNumber: number | null;
  };
type FlatUnmet = PersonView & Omit<Unmet, 'person' | 'room'>;

const WISHES_OF = (me: string) => sql`
  q.from_id = ${me} as "isMine", case when q.from_id = ${me} then q.from_wish else q.to_wish end as "myWish",
  case when q.from_id = ${me} then q.to_wish else q.from_wish end as "theirWish"`;

/**
 * The personal plan, as it is published, with what is different from the plan they have seen last; where they have said nothing, from the one before. Four
 * queries.
 */
export async function findMyPlan(db: Db, me: Me, matchmaking: MatchmakingView): Promise<MyPlan | undefined> {
  const { planId } = matchmaking;
  if (planId === null) return undefined;
  const head = await sql<{ seen: string | null; absentFrom: number | null }>`
    select coalesce((select id from meeting_plan where id = ${me.seenPlanId}::uuid and matchmaking_id = l.matchmaking_id), case when before.state = 'replaced' then before.id end) as seen,
      (select min(slot) from meeting_change where participant_id = ${me.id} and kind = 'cancelled') as "absentFrom"
    from meeting_plan l left join meeting_plan before on before.id = l.based_on where l.id = ${planId}`.execute(db);
  const plan = head.rows[0];
  if (plan === undefined) return undefined;
  const { seen } = plan;
  const met = await sql<FlatMeeting>`
    select ${PERSON}, q.id as request, x.slot, s.starts_at as "startsAt", s.ends_at as "endsAt", t.name as "table",
      x.table_number as "tableNumber", ${WISHES_OF(me.id)}, q.topics, x.outcome, y.slot as "seenSlot", y.table_number as "seenTable",
      x.room_number as "roomNumber", y.room_number as "seenRoom",
      p.state <> 'joined' or r.state <> 'confirmed' or exists (select from meeting_change c where c.participant_id = p.id
        and c.kind in ('cancelled', 'no-show') and c.slot <= x.slot) as "isOff"
    from meeting x join meeting_request q on q.id = x.request_id
    join meeting_slot s on s.matchmaking_id = q.matchmaking_id and s.number = x.slot
    join meeting_participant p on p.id = case when q.from_id = ${me.id} then q.to_id else q.from_id end
    join registration r on r.id = p.registration_id
    left join meeting_table t on t.matchmaking_id = q.matchmaking_id and t.number = x.table_number
    left join meeting y on y.plan_id = ${seen}::uuid and y.request_id = q.id
    where x.plan_id = ${planId} and (q.from_id = ${me.id} or q.to_id = ${me.id}) order by x.slot, q.id`.execute(db);
  const dropped = await sql<Dropped>`
    select q.id as request, s.starts_at as "startsAt", p.name as person, p.organisation
    from meeting y join meeting_request q on q.id = y.request_id
    join meeting_slot s on s.matchmaking_id = q.matchmaking_id and s.number = y.slot
    join meeting_participant p on p.id = case when q.from_id = ${me.id} then q.to_id else q.from_id end
    where y.plan_id = ${seen}::uuid and (q.from_id = ${me.id} or q.to_id = ${me.id})
      and not exists (select from meeting x where x.plan_id = ${planId} and x.request_id = q.id) order by y.slot, q.id`.execute(
    db,
  );
  const unmet = await sql<FlatUnmet>`
    select ${PERSON}, q.id as request, ${WISHES_OF(me.id)}, q.follow_up as "followUp", x.id is not null as "wasPlanned"
    from meeting_request q join meeting_participant p on p.id = case when q.from_id = ${me.id} then q.to_id else q.from_id end
    join registration r on r.id = p.registration_id left join meeting x on x.plan_id = ${planId} and x.request_id = q.id
    where q.state = 'accepted' and (q.from_id = ${me.id} or q.to_id = ${me.id})
      and (x.id is null or (x.outcome = 'not-held' and q.follow_up is not null))
    order by q.from_wish + coalesce(q.to_wish, 0) desc, lower(p.name), q.id limit ${MOST_UNMET}`.execute(db);
  const isChanged = (row: FlatMeeting) =>
    row.seenSlot !== row.slot || row.seenTable !== row.tableNumber || row.seenRoom !== row.roomNumber;
  return {
    absentFrom: plan.absentFrom,
    dropped: dropped.rows,
    meetings: met.rows.map((row): MyMeeting => {
      const { request, slot, startsAt, endsAt, table, isMine, myWish, theirWish, topics, outcome, isOff } = row;
      const { seenSlot, tableNumber, roomNumber } = row;
      const change =
        seen === null || !isChanged(row) ? null : seenSlot === null ? ('new' as const) : ('moved' as const);
      const room = tableNumber === null ? roomOf(matchmaking, request, roomNumber) : null;
      const meeting = {
        request,
        slot,
        startsAt,
        endsAt,
        table,
        room,
        isMine,
        myWish,
        theirWish,
        topics,
        outcome,
        isOff,
        change,
      };
      return { ...meeting, person: personOf(row) };
    }),
    unmet: unmet.rows.map(({ request, isMine, myWish, theirWish, followUp, wasPlanned, ...person }): Unmet => {
      const room = followUp === 'online' ? roomOf(matchmaking, request, null) : null;
      return { request, isMine, myWish, theirWish, followUp, wasPlanned, room, person: personOf(person) };
    }),
  };
}

function personOf(row: PersonView): PersonView {
  const { id, name, organisation, organisationType, groupKey, lang, langs, seeks, offers, entries, onlineOnly } = row;
  return { id, name, organisation, organisationType, groupKey, lang, langs, seeks, offers, entries, onlineOnly };
}
