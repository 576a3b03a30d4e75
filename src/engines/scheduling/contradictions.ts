import type { Instance } from './model.ts';

/**
 * What makes an instance impossible or meaningless: each the smallest set of requests (by their places) that cannot hold together. An instance without
 * any has a plan.
 */
export type Contradiction =
  | { type: 'unknown-participant'; requests: number[]; participant: number }
  | { type: 'with-oneself'; requests: number[]; participant: number }
  | { type: 'unknown-slot'; requests: number[]; slot: number }
  | { type: 'fixed-but-unavailable'; requests: number[]; participant: number; slot: number }
  | { type: 'fixed-but-forbidden'; requests: number[] }
  | { type: 'fixed-not-allowed'; requests: number[]; slot: number }
  | { type: 'fixed-at-once'; requests: number[]; participant: number; slot: number }
  | { type: 'fixed-without-table'; requests: number[]; slot: number; tables: number }
  | { type: 'fixed-without-room'; requests: number[]; slot: number; rooms: number }
  | { type: 'fixed-more-than-most'; requests: number[]; participant: number; most: number }
  | { type: 'fixed-in-wrong-order'; requests: number[] }
  | { type: 'order-in-a-circle'; requests: number[] };

export function findContradictions(instance: Instance): Contradiction[] {
  const found: Contradiction[] = [];
  const known = (person: number) => Number.isInteger(person) && person >= 0 && person < instance.participants.length;
  const broken = new Set<number>();
  for (const [number, { a, b, others = [], fixed }] of instance.requests.entries()) {
    const people = [a, b, ...others];
    const stranger = people.find((person) => !known(person));
    if (stranger !== undefined) found.push({ type: 'unknown-participant', requests: [number], participant: stranger });
    else if (new Set(people).size < people.length)
      found.push({ type: 'with-oneself', requests: [number], participant: a });
    else if (fixed !== undefined && !(Number.isInteger(fixed) && fixed >= 0 && fixed < instance.slots))
      found.push({ type: 'unknown-slot', requests: [number], slot: fixed });
    else continue;
    broken.add(number);
  }
  const fixed = [...instance.requests.entries()].flatMap(([number, request]) =>
    request.fixed === undefined || broken.has(number)
      ? []
      : [{ number, slot: request.fixed, people: [request.a, request.b, ...(request.others ?? [])], request }],
  );
  for (const one of fixed) found.push(...alone(instance, one));
  found.push(...together(instance, fixed), ...orders(instance));
  return found;
}

type Fixed = { number: number; slot: number; people: number[]; request: Instance['requests'][number] };

function alone(instance: Instance, { number, slot, people, request }: Fixed): Contradiction[] {
  const away = people.find((person) => instance.participants[person]!.unavailable.includes(slot));
  if (away !== undefined) return [{ type: 'fixed-but-unavailable', requests: [number], participant: away, slot }];
  if (instance.forbiddenPairs.some(([x, y]) => people.includes(x) && people.includes(y)))
    return [{ type: 'fixed-but-forbidden', requests: [number] }];
  if (request.slots !== undefined && !request.slots.includes(slot))
    return [{ type: 'fixed-not-allowed', requests: [number], slot }];
  return [];
}

function together(instance: Instance, fixed: readonly Fixed[]): Contradiction[] {
  const found: Contradiction[] = [];
  const inSlot = new Map<string, number>();
  const of = new Map<number, number[]>();
  const atTables = new Map<number, number[]>();
  const online = new Map<number, number[]>();
  for (const { number, slot, people, request } of fixed) {
    for (const participant of people) {
      const other = inSlot.get(`${participant}:${slot}`);
      if (other !== undefined) found.push({ type: 'fixed-at-once', requests: [other, number], participant, slot });
      inSlot.set(`${participant}:${slot}`, number);
      of.set(participant, [...(of.get(participant) ?? []), number]);
    }
    const alike = request.mode === 'table' ? atTables : online;
    alike.set(slot, [...(alike.get(slot) ?? []), number]);
  }
  for (const [slot, requests] of atTables) {
    const tables = instance.tables[slot] ?? 0;
    if (requests.length > tables)
      found.push({ type: 'fixed-without-table', requests: requests.slice(0, tables + 1), slot, tables });
  }
  for (const [slot, requests] of online) {
    const rooms = instance.onlineRooms?.[slot] ?? requests.length;
    if (requests.length > rooms)
      found.push({ type: 'fixed-without-room', requests: requests.slice(0, rooms + 1), slot, rooms });
  }
  for (const [participant, requests] of of) {
    const most = instance.participants[participant]!.maxMeetings;
    if (most && requests.length > most)
      found.push({ type: 'fixed-more-than-most', requests: requests.slice(0, most + 1), participant, most });
  }
  return found;
}

function orders({ requests, precedences = [] }: Instance): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [first, second] of precedences) {
    const [a, b] = [requests[first]?.fixed, requests[second]?.fixed];
    if (a !== undefined && b !== undefined && a >= b)
      found.push({ type: 'fixed-in-wrong-order', requests: [first, second] });
  }
  const circle = findCircle(precedences);
  return circle === undefined ? found : [...found, { type: 'order-in-a-circle', requests: circle }];
}

/** The requests of one circle of orders; undefined when there is none. */
function findCircle(precedences: readonly (readonly [number, number])[]): number[] | undefined {
  const next = Map.groupBy(precedences, ([first]) => first);
  const done = new Set<number>();
  for (const start of next.keys()) {
    const path: number[] = [];
    const stack = [{ node: start, depth: 0 }];
    while (stack.length > 0) {
      const { node, depth } = stack.pop()!;
      path.length = depth;
      const at = path.indexOf(node);
      if (at >= 0) return path.slice(at);
      if (done.has(node)) continue;
      path.push(node);
      const following = next.get(node) ?? [];
      if (following.length === 0) done.add(node);
      for (const [, second] of following) stack.push({ node: second, depth: depth + 1 });
    }
    for (const node of path) done.add(node);
  }
  return undefined;
}
