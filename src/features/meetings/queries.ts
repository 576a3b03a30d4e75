import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { EventState, Spoken } from '#features/events/model.ts';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { MatchmakingState, OnlineRoom, ParticipantState } from './model.ts';

/** A matchmaking with what pages need of its event. */
export interface MatchmakingView {
  id: string;
  state: MatchmakingState;
  name: Localised;
  about: Localised;
  sessionId: string | null;
  slotMinutes: number;
  changeMinutes: number;
  wishesCloseAt: Date;
  answerHours: number;
  maxWishes: number;
  maxMeetings: number;
  minMeetings: number;
  groups: { key: string; name: Localised }[];
  whoMeetsWhom: [string, string][];
  hasOnline: boolean;
  onlineAddress: string | null;
  onlineRooms: OnlineRoom[];
  planId: string | null;
  version: number;
  updatedAt: Date;
  publishedAt: Date | null;
  event: {
    id: string;
    slug: string;
    hubId: string;
    title: Localised;
    lang: Lang;
    state: EventState;
    zone: string;
    startsAt: Date;
    endsAt: Date;
    venue: string | null;
    contactEmail: string | null;
  };
}

const MATCHMAKING = sql`
  m.id, m.state, m.name, m.about, m.session_id as "sessionId", m.slot_minutes as "slotMinutes", m.change_minutes as "changeMinutes",
  m.wishes_close_at as "wishesCloseAt", m.answer_hours as "answerHours", m.max_wishes as "maxWishes", m.max_meetings as "maxMeetings",
  m.min_meetings as "minMeetings", m.groups, m.who_meets_whom as "whoMeetsWhom", m.has_online as "hasOnline",
  m.online_address as "onlineAddress", m.online_rooms as "onlineRooms", m.plan_id as "planId", m.version, m.updated_at as "updatedAt", m.published_at as "publishedAt"`;

const OF_EVENT = sql`
  e.id as "eventId", e.slug, e.hub_id as "hubId", e.title, e.lang, e.state as "eventState", e.zone, e.starts_at as "startsAt",
  e.ends_at as "endsAt", e.venue, e.contact_email as "contactEmail"`;

type Stored = Omit<MatchmakingView, 'event'> & {
  eventId: string;
  slug: string;
  hubId: string;
  title: Localised;
  lang: Lang;
  eventState: EventState;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  venue: string | null;
  contactEmail: string | null;
};

function viewOf(row: Stored): MatchmakingView {
  const { eventId, slug, hubId, title, lang, eventState, zone, startsAt, endsAt, venue, contactEmail, ...own } = row;
  return {
    ...own,
    event: { id: eventId, slug, hubId, title, lang, state: eventState, zone, startsAt, endsAt, venue, contactEmail },
  };
}

/** A matchmaking by id, whoever asks: for pages and commands that decide who may. */
export async function findMatchmaking(db: Db, id: string): Promise<MatchmakingView | undefined> {
  const { rows } = await sql<Stored>`
    select ${MATCHMAKING}, ${OF_EVENT} from matchmaking m join event e on e.id = m.event_id where m.id = ${id}`.execute(
    db,
  );
  return rows[0] === undefined ? undefined : viewOf(rows[0]);
}

/** All of an event: there are a few. */
export async function listMatchmakings(db: Db, event: string): Promise<MatchmakingView[]> {
  const { rows } = await sql<Stored>`
    select ${MATCHMAKING}, ${OF_EVENT} from matchmaking m join event e on e.id = m.event_id
    where m.event_id = ${event} order by m.created_at, m.id limit 50`.execute(db);
  return rows.map(viewOf);
}

export interface SlotView {
  number: number;
  block: number;
  startsAt: Date;
  endsAt: Date;
  tables: number;
  interpreters: number;
}

/** All slots in their order; at most a few hundred. */
export async function listSlots(db: Db, matchmaking: string): Promise<SlotView[]> {
  return db
    .selectFrom('meeting_slot')
    .select(['number', 'block', 'starts_at as startsAt', 'ends_at as endsAt', 'tables', 'interpreters'])
    .where('matchmaking_id', '=', matchmaking)
    .orderBy('number')
    .execute();
}

export interface TableView {
  number: number;
  name: string;
  lostFrom: number | null;
}

export async function listTables(db: Db, matchmaking: string): Promise<TableView[]> {
  return db
    .selectFrom('meeting_table')
    .select(['number', 'name', 'lost_from as lostFrom'])
    .where('matchmaking_id', '=', matchmaking)
    .orderBy('number')
    .execute();
}

export interface ParticipantRow {
  id: string;
  registrationId: string;
  name: string;
  organisation: string | null;
  state: ParticipantState;
  group: string | null;
  lang: Lang;
  langs: Spoken[];
  maxMeetings: number | null;
  onlineOnly: boolean;
  unavailable: number[];
  lateFrom: number | null;
  joinedAt: Date | null;
  /** Wishes they sent, got and that were accepted. */
  wished: number;
  asked: number;
  accepted: number;
}

export const PEOPLE_SIZE = 50;

export interface PeopleQuery {
  q?: string;
  state?: ParticipantState | undefined;
  group?: string | undefined;
  page?: number;
  size?: number;
}

/** People of a matchmaking by name, a page of them, and how many there are. */
export async function listParticipants(
  db: Db,
  matchmaking: string,
  query: PeopleQuery = {},
): Promise<{ rows: ParticipantRow[]; total: number }> {
  const { q = '', state, group, page = 1, size = PEOPLE_SIZE } = query;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<ParticipantRow & { total: number }>`
    select p.id, p.registration_id as "registrationId", p.name, p.organisation, p.state, p.group_key as "group", p.lang, p.langs,
      p.max_meetings as "maxMeetings", p.online_only as "onlineOnly", p.unavailable, p.late_from as "lateFrom", p.joined_at as "joinedAt",
      (select count(*)::int from meeting_request r where r.from_id = p.id and r.state <> 'withdrawn') as wished,
      (select count(*)::int from meeting_request r where r.to_id = p.id and r.state <> 'withdrawn') as asked,
      (select count(*)::int from meeting_request r where (r.to_id = p.id or r.from_id = p.id) and r.state = 'accepted') as accepted,
      p.total
    from (
      select *, count(*) over ()::int as total from meeting_participant
      where matchmaking_id = ${matchmaking} and (${q} = '' or name ilike ${like} or organisation ilike ${like})
        and (${state ?? null}::text is null or state = ${state ?? null}) and (${group ?? null}::text is null or group_key = ${group ?? null})
      order by lower(name), id limit ${size} offset ${(page - 1) * size}
    ) p order by lower(p.name), p.id`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
