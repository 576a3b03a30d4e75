import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database';
import type { ChangeKind } from './model.ts';

/** Rows read at a time: the embedded database holds up the process while it answers, a few milliseconds for so many. */
const PEOPLE_AT_A_TIME = 500;
const REQUESTS_AT_A_TIME = 1000;
const PLACES_AT_A_TIME = 2000;

const FIRST = '00000000-0000-0000-0000-000000000000';

/** What a plan is made of, as rows. The database writes it as text, so that a thread can take and read it without holding up this one. */
export interface Source {
  minMeetings: number;
  maxMeetings: number;
  hasOnline: boolean;
  /** How many online meetings are possible at a time; null where each has a room of its own. */
  onlineRooms: number | null;
  whoMeetsWhom: [string, string][];
  slots: { number: number; block: number; tables: number; interpreters: number }[];
  tables: { number: number; lostFrom: number | null }[];
  people: SourcePerson[];
  rules: SourceRule[];
  changes: SourceChange[];
  requests: SourceRequest[];
  /** Where the meetings of the plan are that is to be changed. */
  places: Placed[];
}

export interface SourcePerson {
  id: string;
  here: boolean;
  group: string | null;
  langs: string[];
  most: number | null;
  onlineOnly: boolean;
  unavailable: number[];
  lateFrom: number | null;
}

export interface SourceRule {
  kind: 'forbidden' | 'fixed';
  a: string;
  b: string;
  slot: number | null;
  table: number | null;
}

/** What has happened on the day and is not published yet. */
export interface SourceChange {
  kind: ChangeKind;
  person: string | null;
  table: number | null;
  slot: number;
}

export interface SourceRequest {
  id: string;
  from: string;
  to: string;
  /** Whether it may still be held: accepted, or open where those count too. */
  live: boolean;
  weight: number;
  online: boolean;
}

/** Where a meeting is, by ids. */
export interface Placed {
  request: string;
  slot: number;
  table: number | null;
}

/** Texts in JSON: everything that is one of its kind, and lists of lists of the others. */
export interface SourceTexts {
  head: string;
  people: string[];
  requests: string[];
  places: string[];
}

export interface SourceWishes {
  /** Wishes, too, that nobody has answered. */
  withOpen?: boolean;
  /** A plan that is to be changed: its meetings and their people are there whatever has become of them. */
  plan?: string | undefined;
  /** Only what rules fix: enough to find what contradicts itself. */
  onlyFixed?: boolean;
}

/** Reads everything that a plan of a matchmaking is made of: a query, and one for each page of people, requests and meetings. */
export async function readSource(db: Db, matchmaking: string, wishes: SourceWishes = {}): Promise<SourceTexts> {
  const { rows } = await sql<{ text: string }>`
    select json_build_object('minMeetings', m.min_meetings, 'maxMeetings', m.max_meetings, 'hasOnline', m.has_online,
      'onlineRooms', nullif(jsonb_array_length(m.online_rooms), 0), 'whoMeetsWhom', m.who_meets_whom,
      'slots', coalesce((select json_agg(json_build_object('number', number, 'block', block, 'tables', tables, 'interpreters', interpreters)
        order by number) from meeting_slot where matchmaking_id = m.id), '[]'),
      'tables', coalesce((select json_agg(json_build_object('number', number, 'lostFrom', lost_from) order by number)
        from meeting_table where matchmaking_id = m.id), '[]'),
      'rules', coalesce((select json_agg(json_build_object('kind', kind, 'a', a_id, 'b', b_id, 'slot', slot, 'table', table_number)
        order by id) from meeting_rule where matchmaking_id = m.id), '[]'),
      'changes', coalesce((select json_agg(json_build_object('kind', kind, 'person', participant_id, 'table', table_number, 'slot', slot)
        order by created_at, id) from meeting_change where matchmaking_id = m.id and applied_at is null), '[]')
    )::text as text from matchmaking m where m.id = ${matchmaking}`.execute(db);
  const head = rows[0]?.text;
  if (head === undefined) throw new Error(`no matchmaking ${matchmaking}`);
  return {
    head,
    people: await readPages(db, PEOPLE_AT_A_TIME, (after) => peoplePage(matchmaking, wishes, after)),
    requests: await readPages(db, REQUESTS_AT_A_TIME, (after) => requestPage(matchmaking, wishes, after)),
    places: wishes.plan === undefined ? [] : await readPlaces(db, wishes.plan),
  };
}

/** Where the meetings of a plan are, as texts. */
function readPlaces(db: Db, plan: string): Promise<string[]> {
  return readPages(
    db,
    PLACES_AT_A_TIME,
    (after) => sql`
      select concat('["', request_id, '",', slot, ',', coalesce(table_number, -1), ']') as one, request_id as id
      from meeting_page(${plan}, ${after}, ${PLACES_AT_A_TIME})`,
  );
}

/** Who has left, and whose registration does not hold any more, is not here. Those count only in a plan that knew them. */
function peoplePage(matchmaking: string, { plan }: SourceWishes, after: string): RawBuilder<unknown> {
  const isHere = sql`p.state = 'joined' and r.state = 'confirmed'`;
  return sql`
    select json_build_array(p.id, ${isHere}, p.group_key, p.langs, p.max_meetings, p.online_only, p.unavailable, p.late_from)::text as one, p.id
    from meeting_participant p join registration r on r.id = p.registration_id
    where p.matchmaking_id = ${matchmaking} and p.id > ${after}::uuid and ${plan === undefined ? isHere : sql`p.state <> 'invited'`}
    order by p.id limit ${PEOPLE_AT_A_TIME}`;
}

/** Numbers only beside ids, put together by hand: `json_build_array` takes three times as long, and there may be 100,000. */
function requestPage(matchmaking: string, wishes: SourceWishes, after: string): RawBuilder<unknown> {
  const isLive = sql`(r.state = 'accepted' ${wishes.withOpen === true ? sql`or r.state = 'open'` : sql``} or r.id in (
    select request_id from meeting_change where matchmaking_id = ${matchmaking} and applied_at is null and kind = 'wish'))`;
  const fixed = sql`(
    select q.* from meeting_rule f join meeting_request q on q.matchmaking_id = f.matchmaking_id
      and least(q.from_id, q.to_id) = least(f.a_id, f.b_id) and greatest(q.from_id, q.to_id) = greatest(f.a_id, f.b_id)
    where f.matchmaking_id = ${matchmaking} and f.kind = 'fixed' and q.id > ${after}::uuid order by q.id limit ${REQUESTS_AT_A_TIME})`;
  const page = sql`meeting_request_page(${matchmaking}, ${after}, ${REQUESTS_AT_A_TIME})`;
  return sql`
    select concat('["', r.id, '","', r.from_id, '","', r.to_id, '",', (${isLive})::integer, ',',
      100 * (r.from_wish + coalesce(r.to_wish, 0)) + r.fit, ',', (r.mode = 'online')::integer, ']') as one, r.id
    from ${wishes.onlyFixed === true ? fixed : page} r`;
}

/** Each page as one text: a list in JSON. */
async function readPages(db: Db, size: number, pageAfter: (id: string) => RawBuilder<unknown>): Promise<string[]> {
  const texts: string[] = [];
  for (let after = FIRST; ; ) {
    const { rows } = await sql<{ text: string | null; last: string | null; count: number }>`
      select '[' || string_agg(one, ',') || ']' as text, max(id::text) as last, count(*)::int as count from (${pageAfter(after)}) x`.execute(
      db,
    );
    const { text = null, last = null, count = 0 } = rows[0] ?? {};
    if (text !== null) texts.push(text);
    if (last === null || count < size) return texts;
    after = last;
  }
}

type PersonRow = [string, boolean, string | null, string[], number | null, boolean, number[], number | null];
/** Weights in tenths. */
type RequestRow = [string, string, string, 0 | 1, number, 0 | 1];

export function parseSource({ head, people, requests, places }: SourceTexts): Source {
  const one: Omit<Source, 'people' | 'requests' | 'places'> = JSON.parse(head);
  const placed = rowsOf<[string, number, number]>(places).map(([request, slot, table]) => {
    return { request, slot, table: table < 0 ? null : table };
  });
  const planned = new Set(placed.map(({ request }) => request));
  return {
    ...one,
    people: rowsOf<PersonRow>(people).map(([id, here, group, langs, most, onlineOnly, unavailable, lateFrom]) => {
      return { id, here, group, langs, most, onlineOnly, unavailable, lateFrom };
    }),
    requests: rowsOf<RequestRow>(requests)
      .filter(([id, , , live]) => live === 1 || planned.has(id))
      .map(([id, from, to, live, weight, online]) => {
        return { id, from, to, live: live === 1, weight: weight / 10, online: online === 1 };
      }),
    places: placed,
  };
}

const rowsOf = <Row>(texts: readonly string[]): Row[] => texts.flatMap((text): Row[] => JSON.parse(text));
