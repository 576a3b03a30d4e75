import type { Instance, Meeting } from './model.ts';
import { createRandom } from './random.ts';

/** An event with people who come for parts of it, wishes of different value, tables that are short, and every kind of rule. */
export function makeInstance(
  seed: number,
  size: { people: number; slots: number; wishes: number; tables: number },
): Instance {
  const { below, share } = createRandom(seed);
  const { people, slots, wishes, tables } = size;
  const half = Math.floor(slots / 2);
  const participants = Array.from({ length: people }, (_, id) => ({
    id,
    unavailable: Array.from({ length: slots }, (_, slot) => slot).filter(() => share() < 0.2),
    ...(share() < 0.2 ? { maxMeetings: 1 + below(half) } : {}),
    ...(share() < 0.3 ? { languages: [['de'], ['cs'], ['de', 'en'], ['pl', 'en']][below(4)]! } : {}),
  }));
  const pairs = new Set<string>();
  const requests: Instance['requests'][number][] = [];
  while (requests.length < wishes) {
    const [a, b] = [below(people), below(people)];
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    if (a === b || pairs.has(key)) continue;
    pairs.add(key);
    const third = below(people);
    requests.push({
      id: requests.length,
      a,
      b,
      weight: 10 + below(60),
      mode: share() < 0.2 ? 'online' : 'table',
      ...(share() < 0.05 && third !== a && third !== b ? { others: [third] } : {}),
      ...(share() < 0.05 ? { slots: Array.from({ length: half }, (_, slot) => slot) } : {}),
    });
  }
  return {
    slots,
    blocks: [
      [0, half],
      [half, slots],
    ],
    tables: Array.from({ length: slots }, () => tables),
    interpreters: Array.from({ length: slots }, () => 2),
    onlineRooms: Array.from({ length: slots }, () => 1),
    participants,
    requests,
    forbiddenPairs: [[requests[0]!.a, requests[0]!.b]],
    precedences: [[1, 2]],
    objective: 'hub-score',
    score: { gap: 2, tableChange: 0.5, floor: 30, floorMeetings: 2 },
    gapIgnoresUnavailable: true,
  };
}

/** What is wrong with a plan, told from the instance alone and not from the scheduler's own books. */
export function findFaults(instance: Instance, meetings: readonly Meeting[]): string[] {
  const faults: string[] = [];
  const busy = new Set<string>();
  const tables = new Set<string>();
  const slotOf = new Map<number, number>();
  const count = new Map<number, number>();
  const interpreted = new Map<number, number>();
  const online = new Map<number, number>();
  for (const { request, slot, table } of meetings) {
    const wish = instance.requests[request]!;
    const people = [wish.a, wish.b, ...(wish.others ?? [])];
    if (slotOf.has(request)) faults.push(`request ${request} twice`);
    slotOf.set(request, slot);
    for (const person of people) {
      if (busy.has(`${person}@${slot}`)) faults.push(`${person} twice in ${slot}`);
      busy.add(`${person}@${slot}`);
      if (instance.participants[person]!.unavailable.includes(slot)) faults.push(`${person} is away in ${slot}`);
      count.set(person, (count.get(person) ?? 0) + 1);
    }
    if ((wish.mode === 'online') !== (table === null)) faults.push(`request ${request} has table ${table}`);
    if (table !== null && table >= instance.tables[slot]!) faults.push(`no table ${table} in ${slot}`);
    if (table !== null && tables.has(`${table}@${slot}`)) faults.push(`table ${table} twice in ${slot}`);
    tables.add(`${table}@${slot}`);
    if (table === null) online.set(slot, (online.get(slot) ?? 0) + 1);
    if (wish.slots?.includes(slot) === false) faults.push(`request ${request} not in ${slot}`);
    if (wish.fixed !== undefined && wish.fixed !== slot) faults.push(`request ${request} is fixed`);
    if (instance.forbiddenPairs.some(([a, b]) => people.includes(a) && people.includes(b)))
      faults.push(`request ${request} is forbidden`);
    const spoken = people
      .map((person) => instance.participants[person]!.languages)
      .filter((langs) => langs !== undefined);
    const common = spoken[0]?.some((lang) => spoken.every((langs) => langs.includes(lang))) ?? true;
    if (!common) interpreted.set(slot, (interpreted.get(slot) ?? 0) + 1);
  }
  for (const [slot, needed] of interpreted)
    if (needed > (instance.interpreters?.[slot] ?? needed)) faults.push(`${needed} interpreted in ${slot}`);
  for (const [slot, needed] of online)
    if (needed > (instance.onlineRooms?.[slot] ?? needed)) faults.push(`${needed} online in ${slot}`);
  for (const [person, had] of count)
    if (had > (instance.participants[person]!.maxMeetings ?? had)) faults.push(`${person} has ${had}`);
  for (const [first, second] of instance.precedences ?? [])
    if (slotOf.has(first) && slotOf.has(second) && slotOf.get(first)! >= slotOf.get(second)!)
      faults.push(`${first} not before ${second}`);
  for (const [request, { fixed }] of instance.requests.entries())
    if (fixed !== undefined && !slotOf.has(request)) faults.push(`fixed ${request} is missing`);
  return faults;
}
