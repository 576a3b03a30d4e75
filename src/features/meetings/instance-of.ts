import type { Instance, Meeting } from '#engines/scheduling';
import type { Placed, Source, SourcePerson } from './source.ts';

/** What a break, a table change and a meeting missing to the least number cost, as docs/meetings.md says. */
const SCORE = { gap: 2, tableChange: 0.5, floor: 30 };

/** The scheduler's numbers, and which ids they stand for: `people[n]`, `requests[n]`; `tables[slot][n]` is the number of a table. */
export interface Numbered {
  instance: Instance;
  people: string[];
  requests: string[];
  tables: number[][];
  /** Tables of fixed meetings, by number of request. */
  fixedTables: Map<number, number>;
}

/** Rows as the scheduler's instance. What has happened on the day holds from its slot on. */
export function toInstance(source: Source): Numbered {
  const { slots, people, rules, onlineRooms } = source;
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
    ...(onlineRooms === null ? {} : { onlineRooms: slots.map(() => onlineRooms) }),
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
