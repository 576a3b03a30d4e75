import type { Instance } from './model.ts';

/**
 * An instance as flat arrays. Sets of slots are kept as bits, 32 to a word, `words` words each. P people, R requests, T slots, B blocks.
 */
export type Problem = {
  instance: Instance;
  people: number;
  requests: number;
  slots: number;
  blocks: number;
  words: number;
  /** By request: where its people begin in `members`; length R + 1. */
  memberStart: Int32Array;
  members: Int32Array;
  weight: Float64Array;
  /** By request: needs a table and not an online room, needs an interpreter. */
  needsTable: Uint8Array;
  needsInterpreter: Uint8Array;
  /** By request the slot it is fixed in, or -1. */
  fixed: Int32Array;
  /** By request and word: slots it can be in. */
  allowed: Int32Array;
  /** By request how many slots that is, and where they begin in `places`. */
  choices: Int32Array;
  placeStart: Int32Array;
  places: Int32Array;
  /** Requests that can be held somewhere and are not fixed. */
  free: Int32Array;
  /** By person and word: slots they are available in. */
  available: Int32Array;
  mostMeetings: Int32Array;
  /** By person: fewer meetings than this cost `floorCost` each. */
  floor: Int32Array;
  /** By person and slot: the slots before and after in the same block that can be idle, as person · T + slot, or -1. */
  before: Int32Array;
  after: Int32Array;
  blockOf: Int32Array;
  tables: Int32Array;
  interpreters: Int32Array;
  /** Rooms for meetings online. */
  rooms: Int32Array;
  /** By person their requests that are not fixed, the most valuable first. */
  wishes: Int32Array[];
  /** By request: others that have to be earlier (true) or later than it. */
  order: { request: number; earlier: boolean }[][];
  gapCost: number;
  floorCost: number;
  /** What a table meeting after another of the same person in the same block is likely to cost in table changes. */
  linkCost: number;
  /** What each slot between the first and the last meeting of a person in a block costs while searching. It is no part of the score. */
  reachCost: number;
  /** By request the slot it is not to leave, or -1; and what leaving it costs. */
  home: Int32Array;
  movedCost: number;
  /** Most breaks of one person without a penalty. */
  mostBreaks: number;
};

/** Value of a request where all have to be held: small enough for one to be left out for a while on the way to a better plan. */
const MANDATORY = 8;

/**
 * Where only breaks count: a break of many slots is worth as much as one of a single slot, so nothing would draw together what is far apart.
 */
const REACH = 0.2;

/** Share of such pairs of meetings that have different tables in good plans. */
const CHANGED_LINKS = 0.45;

export function prepare(instance: Instance): Problem {
  const { slots, participants, requests } = instance;
  const mandatory = instance.objective === 'all-mandatory-min-breaks';
  const people = participants.length;
  const count = requests.length;
  const words = Math.max(1, Math.ceil(slots / 32));
  const available = new Int32Array(people * words);
  for (const [person, { unavailable }] of participants.entries()) {
    const away = new Set(unavailable);
    for (let slot = 0; slot < slots; slot++) if (!away.has(slot)) setBit(available, person * words, slot);
  }
  const memberLists = requests.map(({ a, b, others }) =>
    others === undefined ? (a === b ? [a] : [a, b]) : [...new Set([a, b, ...others])],
  );
  const memberStart = new Int32Array(count + 1);
  for (const [request, list] of memberLists.entries()) memberStart[request + 1] = memberStart[request]! + list.length;
  const members = Int32Array.from(memberLists.flat());
  const forbidden = new Set(instance.forbiddenPairs.map(([a, b]) => pairOf(a, b, people)));
  const taken = new Set<number>();
  const allowed = new Int32Array(count * words);
  const choices = new Int32Array(count);
  for (const [request, { fixed, slots: only, a, b }] of requests.entries()) {
    const list = memberLists[request]!;
    const meetsOneself = list.length < 2 || a === b;
    if (
      meetsOneself ||
      list.some((one, i) => list.slice(i + 1).some((other) => forbidden.has(pairOf(one, other, people))))
    )
      continue;
    // A pair that is asked for twice meets once, and the first request counts; where all have to be held it meets twice.
    if (list.length === 2 && !mandatory) {
      if (taken.has(pairOf(a, b, people))) continue;
      taken.add(pairOf(a, b, people));
    }
    const may = only === undefined ? undefined : bitsOf(only, words);
    const must = fixed === undefined ? undefined : bitsOf([fixed], words);
    for (let word = 0; word < words; word++) {
      let bits = (may?.[word] ?? -1) & (must?.[word] ?? -1);
      for (const person of list) bits &= available[person * words + word]!;
      allowed[request * words + word] = bits;
      for (; bits !== 0; bits &= bits - 1) choices[request]! += 1;
    }
  }
  const fixed = Int32Array.from(requests, (request) => request.fixed ?? -1);
  const free = Int32Array.from(requests.keys()).filter((request) => choices[request]! > 0 && fixed[request]! < 0);
  const weight = Float64Array.from(requests, (request) => (mandatory ? MANDATORY : request.weight));
  const wishes: number[][] = participants.map(() => []);
  for (const request of free) for (const person of memberLists[request]!) wishes[person]!.push(request);
  const blockOf = new Int32Array(slots);
  for (const [block, [start, end]] of instance.blocks.entries()) blockOf.fill(block, start, end);
  const order: Problem['order'] = requests.map(() => []);
  for (const [first, second] of instance.precedences ?? []) {
    order[first]!.push({ request: second, earlier: false });
    order[second]!.push({ request: first, earlier: true });
  }
  const mostMeetings = Int32Array.from(participants, ({ maxMeetings }) => maxMeetings || slots);
  return {
    instance,
    people,
    requests: count,
    slots,
    blocks: instance.blocks.length,
    words,
    memberStart,
    members,
    weight,
    needsTable: Uint8Array.from(requests, ({ mode }) => (mandatory || mode !== 'online' ? 1 : 0)),
    needsInterpreter: Uint8Array.from(memberLists, (list) => (speakTogether(instance, list) ? 0 : 1)),
    fixed,
    allowed,
    choices,
    ...placesOf(allowed, choices, words),
    free,
    available,
    mostMeetings,
    floor: floors(instance, memberLists, choices, available, words, mostMeetings),
    ...idleNeighbours(instance, available, words),
    blockOf,
    tables: Int32Array.from(instance.tables),
    interpreters: Int32Array.from({ length: slots }, (_, slot) => instance.interpreters?.[slot] ?? count),
    rooms: Int32Array.from({ length: slots }, (_, slot) => instance.onlineRooms?.[slot] ?? count),
    wishes: wishes.map((list) => Int32Array.from(list.sort((x, y) => weight[y]! - weight[x]! || x - y))),
    order,
    gapCost: instance.score?.gap ?? 1,
    floorCost: instance.score?.floor ?? 0,
    linkCost: CHANGED_LINKS * (instance.score?.tableChange ?? 0),
    reachCost: mandatory ? REACH : 0,
    home: new Int32Array(count).fill(-1),
    movedCost: 0,
    mostBreaks: instance.fairnessD ?? slots,
  };
}

function speakTogether({ participants }: Instance, people: readonly number[]): boolean {
  const named = people.filter((person) => (participants[person]!.languages ?? []).length > 0);
  if (named.length < 2) return true;
  const spoken = participants[named[0]!]!.languages!;
  return spoken.some((lang) => named.every((one) => participants[one]!.languages!.includes(lang)));
}

/** The least number of meetings somebody is to have, as far as they can have so many. */
function floors(
  { participants, slots, score }: Instance,
  memberLists: readonly number[][],
  choices: Int32Array,
  available: Int32Array,
  words: number,
  mostMeetings: Int32Array,
): Int32Array {
  const possible = new Int32Array(participants.length);
  for (const [request, list] of memberLists.entries())
    if (choices[request]! > 0) for (const person of list) possible[person]! += 1;
  return Int32Array.from(participants, (_, person) => {
    let room = 0;
    for (let slot = 0; slot < slots; slot++) if (hasBit(available, person * words, slot)) room += 1;
    return Math.min(score?.floorMeetings ?? 0, possible[person]!, room, mostMeetings[person]!);
  });
}

function idleNeighbours(instance: Instance, available: Int32Array, words: number) {
  const { slots, participants, blocks, gapIgnoresUnavailable } = instance;
  const before = new Int32Array(participants.length * slots).fill(-1);
  const after = before.slice();
  for (let person = 0; person < participants.length; person++) {
    for (const [start, end] of blocks) {
      let last = -1;
      for (let slot = start; slot < end; slot++) {
        if (gapIgnoresUnavailable && !hasBit(available, person * words, slot)) continue;
        const at = person * slots + slot;
        before[at] = last;
        if (last >= 0) after[last] = at;
        last = at;
      }
    }
  }
  return { before, after };
}

function pairOf(a: number, b: number, people: number): number {
  return a < b ? a * people + b : b * people + a;
}

/** The slots each request can be in, one after the other, for drawing one. */
function placesOf(allowed: Int32Array, choices: Int32Array, words: number) {
  const placeStart = new Int32Array(choices.length);
  for (let request = 1; request < choices.length; request++)
    placeStart[request] = placeStart[request - 1]! + choices[request - 1]!;
  const places = new Int32Array(choices.reduce((sum, count) => sum + count, 0));
  let next = 0;
  for (const [i, all] of allowed.entries())
    for (let bits = all; bits !== 0; bits &= bits - 1)
      places[next++] = (i % words) * 32 + 31 - Math.clz32(bits & -bits);
  return { placeStart, places };
}

/** The slots as bits; what is no slot is left out. */
function bitsOf(slots: readonly number[], words: number): Int32Array {
  const bits = new Int32Array(words);
  for (const slot of slots) if (slot >= 0 && slot < words * 32) setBit(bits, 0, slot);
  return bits;
}

export function setBit(bits: Int32Array, start: number, bit: number): void {
  bits[start + (bit >> 5)]! |= 1 << (bit & 31);
}

export function hasBit(bits: Int32Array, start: number, bit: number): boolean {
  return (bits[start + (bit >> 5)]! & (1 << (bit & 31))) !== 0;
}
