import { sql } from 'kysely';
import type { Instance, Meeting } from '#engines/scheduling';
import type { Db } from '#platform/database';
import type { ChangeKind } from './model.ts';

/** What a break, a table change and a meeting missing to the least number cost, as docs/meetings.md says. */
const SCORE = { gap: 2, tableChange: 0.5, floor: 30 };

/** Requests read at a time: the embedded database holds up the process while it answers. */
const AT_A_TIME = 300;

/** What a plan is made of, as rows. The database writes it as text, so that a thread can take and read it without holding up this one. */
export interface Source {
  minMeetings: number;
  maxMeetings: number;
  hasOnline: boolean;
  whoMeetsWhom: [string, string][];
  slots: { number: number; block: number; tables: number; interpreters: number }[];
  tables: { number: number; lostFrom: number | null }[];
  people: SourcePerson[];
  rules: SourceRule[];
  changes: SourceChange[];
  requests: SourceRequest[];
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

/** Texts in JSON: everything but the requests, then lists of requests. */
export type SourceTexts = string[];

/** The scheduler's numbers, and which ids they stand for: `people[n]`, `requests[n]`; `tables[slot][n]` is the number of a table. */
export interface Numbered {
  instance: Instance;
  people: string[];
  requests: string[];
  tables: number[][];
  /** Tables of fixed meetings, by number of request. */
  fixedTables: Map<number, number>;
}

/** Where a meeting is, by ids. */
export interface Placed {
  request: string;
  slot: number;
  table: number | null;
}

export interface SourceWishes {
  /** Wishes, too, that nobody has answered. */
  withOpen?: boolean;
  /** A plan that is to be changed: its meetings and their people are there whatever has become of them. */
  plan?: string | undefined;
  /** Only what rules fix: enough to find what contradicts itself. */
  onlyFixed?: boolean;
}

/** Reads everything that a plan of a matchmaking is made of, a query for each few hundred requests, and one. */
export async function readSource(db: Db, matchmaking: string, wishes: SourceWishes = {}): Promise<SourceTexts> {
  const plan = wishes.plan ?? null;
  const { rows } = await sql<{ text: string }>`
    select json_build_object('minMeetings', m.min_meetings, 'maxMeetings', m.max_meetings, 'hasOnline', m.has_online,
      'whoMeetsWhom', m.who_meets_whom,
      'slots', coalesce((select json_agg(json_build_object('number', number, 'block', block, 'tables', tables, 'interpreters', interpreters)
        order by number) from meeting_slot where matchmaking_id = m.id), '[]'),
      'tables', coalesce((select json_agg(json_build_object('number', number, 'lostFrom', lost_from) order by number)
        from meeting_table where matchmaking_id = m.id), '[]'),
      'people', coalesce((select json_agg(json_build_object('id', id, 'here', state = 'joined', 'group', group_key, 'langs', langs,
        'most', max_meetings, 'onlineOnly', online_only, 'unavailable', unavailable, 'lateFrom', late_from) order by id)
        from meeting_participant p where matchmaking_id = m.id and (state = 'joined' or ${plan}::uuid is not null)), '[]'),
      'rules', coalesce((select json_agg(json_build_object('kind', kind, 'a', a_id, 'b', b_id, 'slot', slot, 'table', table_number)
        order by id) from meeting_rule where matchmaking_id = m.id), '[]'),
      'changes', coalesce((select json_agg(json_build_object('kind', kind, 'person', participant_id, 'table', table_number, 'slot', slot)
        order by created_at, id) from meeting_change where matchmaking_id = m.id and applied_at is null), '[]')
    )::text as text from matchmaking m where m.id = ${matchmaking}`.execute(db);
  const texts = rows.map(({ text }) => text);
  if (texts.length === 0) throw new Error(`no matchmaking ${matchmaking}`);
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await sql<{ text: string | null; last: string | null; count: number }>`
      select json_agg(json_build_array(id, from_id, to_id, live, weight, online) order by id)::text as text, max(id::text) as last,
        count(*)::int as count
      from (
        select r.id, r.from_id, r.to_id, r.mode = 'online' as online,
          10 * (r.from_wish + coalesce(r.to_wish, 0)) + r.fit / 10.0 as weight,
          (r.state = 'accepted' or (${wishes.withOpen === true} and r.state = 'open')
            or exists (select from meeting_change c where c.request_id = r.id and c.applied_at is null)) as live
        from meeting_request r
        where r.matchmaking_id = ${matchmaking} and r.id > ${after}::uuid
          and (r.state = 'accepted' or (${wishes.withOpen === true} and r.state = 'open')
            or exists (select from meeting_change c where c.request_id = r.id and c.applied_at is null)
            or exists (select from meeting x where x.plan_id = ${plan}::uuid and x.request_id = r.id))
          and (${wishes.onlyFixed !== true} or exists (select from meeting_rule f where f.kind = 'fixed'
            and f.matchmaking_id = r.matchmaking_id
            and least(f.a_id, f.b_id) = least(r.from_id, r.to_id) and greatest(f.a_id, f.b_id) = greatest(r.from_id, r.to_id)))
        order by r.id limit ${AT_A_TIME}
      ) x`.execute(db);
    const { text, last, count } = page.rows[0] ?? { text: null, last: null, count: 0 };
    if (text !== null) texts.push(text);
    if (last === null || count < AT_A_TIME) return texts;
    after = last;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function parseSource([head = '{}', ...lists]: SourceTexts): Source {
  const source: Omit<Source, 'requests'> = JSON.parse(head);
  const requests = lists.flatMap((list) => {
    const rows: [string, string, string, boolean, number, boolean][] = JSON.parse(list);
    return rows.map(([id, from, to, live, weight, online]) => ({ id, from, to, live, weight, online }));
  });
  return { ...source, requests };
}

/** Rows as the scheduler's instance. What has happened on the day holds from its slot on. */
export function toInstance(source: Source): Numbered {
  const { slots, people, rules } = source;
  const tables = tablesOf(source);
  const numberOf = new Map(people.map(({ id }, at) => [id, at]));
  const away = people.map((person) => awayOf(person, source));
  const fixed = new Map(
    rules.flatMap((rule) => (rule.kind === 'fixed' ? [[pairOf(rule.a, rule.b), rule] as const] : [])),
  );
  const fixedTables = new Map<number, number>();
  const requests: Instance['requests'][number][] = [];
  const ids: string[] = [];
  const forbidden: [number, number][] = rules.flatMap(({ kind, a, b }): [number, number][] => {
    const pair: [number | undefined, number | undefined] = [numberOf.get(a), numberOf.get(b)];
    return kind === 'forbidden' && pair[0] !== undefined && pair[1] !== undefined ? [[pair[0], pair[1]]] : [];
  });
  const meets = whoMeets(source);
  for (const { id, from, to, live, weight, online } of source.requests) {
    const [a, b] = [numberOf.get(from), numberOf.get(to)];
    if (a === undefined || b === undefined) continue;
    const [first, second] = [people[a], people[b]];
    if (first === undefined || second === undefined) continue;
    const rule = fixed.get(pairOf(from, to));
    if (!meets(first.group, second.group)) forbidden.push([a, b]);
    if (rule?.slot != null && rule.table !== null) fixedTables.set(ids.length, rule.table);
    const isOnline = source.hasOnline && (online || first.onlineOnly || second.onlineOnly);
    const impossible = !live || (!isOnline && (first.onlineOnly || second.onlineOnly));
    requests.push({
      id: ids.length,
      a,
      b,
      weight,
      mode: isOnline ? 'online' : 'table',
      ...(rule?.slot == null ? (impossible ? { slots: [] } : {}) : { fixed: rule.slot }),
    });
    ids.push(id);
  }
  const most = source.maxMeetings;
  const instance: Instance = {
    slots: slots.length,
    blocks: blocksOf(slots.map(({ block }) => block)),
    tables: tables.map((list) => list.length),
    interpreters: slots.map(({ interpreters }) => interpreters),
    participants: people.map((person, at) => ({
      id: at,
      unavailable: [...(away[at] ?? [])].sort((x, y) => x - y),
      maxMeetings: Math.min(person.most ?? most, most),
      languages: person.langs,
    })),
    requests,
    forbiddenPairs: forbidden,
    objective: 'hub-score',
    score: { ...SCORE, floorMeetings: source.minMeetings },
    gapIgnoresUnavailable: true,
  };
  return { instance, people: people.map(({ id }) => id), requests: ids, tables, fixedTables };
}

/** First slot of each half day and the one after its last. */
export function blocksOf(blocks: readonly number[]): [number, number][] {
  const starts = blocks.flatMap((block, at) => (at === 0 || block !== blocks[at - 1] ? [at] : []));
  return starts.map((start, at) => [start, starts[at + 1] ?? blocks.length]);
}

/** By slot the tables that can be used, those that last longest first, so that the scheduler's numbers mean the same tables in each slot. */
function tablesOf({ slots, tables, changes }: Source): number[][] {
  const lost = new Map(tables.map(({ number, lostFrom }) => [number, lostFrom ?? Number.POSITIVE_INFINITY]));
  for (const { kind, table, slot } of changes)
    if (kind === 'table-lost' && table !== null) lost.set(table, Math.min(slot, lost.get(table) ?? slot));
  const until = (table: number) => lost.get(table) ?? Number.POSITIVE_INFINITY;
  const order = tables
    .map(({ number }) => number)
    .sort((x, y) => (until(x) === until(y) ? x - y : until(y) - until(x)));
  return slots.map(({ number, tables: count }) => order.filter((table) => table < count && until(table) > number));
}

function awayOf(person: SourcePerson, { slots, changes }: Source): Set<number> {
  const away = new Set(person.unavailable);
  const leave = (keep: (slot: number) => boolean) => {
    for (const { number } of slots) if (!keep(number)) away.add(number);
  };
  if (!person.here) leave(() => false);
  const late = person.lateFrom;
  if (late !== null) leave((slot) => slot >= late);
  for (const change of changes) {
    if (change.person !== person.id) continue;
    if (change.kind === 'cancelled' || change.kind === 'no-show') leave((slot) => slot < change.slot);
    if (change.kind === 'late') leave((slot) => slot >= change.slot);
  }
  return away;
}

/** Whether people of two groups may meet. Without pairs everybody meets everybody; who has no group too. */
export function whoMeets({ whoMeetsWhom }: Pick<Source, 'whoMeetsWhom'>) {
  const pairs = new Set(whoMeetsWhom.map(([a, b]) => pairOf(a, b)));
  return (a: string | null, b: string | null): boolean =>
    pairs.size === 0 || a === null || b === null || pairs.has(pairOf(a, b));
}

export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** A plan of the scheduler by ids. */
export function toPlaces({ requests, tables, fixedTables }: Numbered, meetings: readonly Meeting[]): Placed[] {
  const places = meetings.map(({ request, slot, table }) => {
    return {
      request: requests[request] ?? '',
      number: request,
      slot,
      table: table === null ? null : (tables[slot]?.[table] ?? null),
    };
  });
  // The scheduler fixes slots; a table that is fixed too changes places with what it put there.
  for (const [request, table] of fixedTables) {
    const here = places.find(({ number }) => number === request);
    if (here === undefined || here.table === null || here.table === table) continue;
    const there = places.find((place) => place.slot === here.slot && place.table === table);
    if (there !== undefined) there.table = here.table;
    here.table = table;
  }
  return places.map(({ request, slot, table }) => ({ request, slot, table }));
}

/** Meetings by ids as the scheduler takes them; what it does not know is left out. */
export function toMeetings({ instance, requests, tables }: Numbered, places: readonly Placed[]): Meeting[] {
  const numberOf = new Map(requests.map((id, at) => [id, at]));
  return places.flatMap(({ request: id, slot, table }) => {
    const number = numberOf.get(id);
    const request = number === undefined ? undefined : instance.requests[number];
    if (number === undefined || request === undefined) return [];
    const at = table === null ? null : (tables[slot]?.indexOf(table) ?? -1);
    // A table that is lost has a number that no table has.
    const known = at === -1 ? (tables[slot]?.length ?? 0) : at;
    return [{ a: request.a, b: request.b, slot, table: known, request: number }];
  });
}
