import type { Problem } from './problem.ts';

/**
 * Which request is held in which slot, with everything that follows from it kept up to date. Capacities may be exceeded for a moment; who
 * changes the state sees to that. All changes are written down and can be undone.
 */
export type State = {
  /** By person and slot: the request they meet for, or -1. */
  at: Int32Array;
  /** By request: its slot, or -1. */
  slot: Int32Array;
  /** By person: meetings. */
  meetings: Int32Array;
  /** By slot: tables, interpreters and online rooms in use. */
  tables: Int32Array;
  interpreters: Int32Array;
  rooms: Int32Array;
  /** Requests that could be held and are not: the first `open.count`. */
  open: { list: Int32Array; count: number };
  /** Blocks of people with breaks, as person · B + block: the first `broken.count`. */
  broken: { list: Int32Array; count: number };
  totals: { value: number; breaks: number; short: number; unfair: number; links: number; reach: number };
  /** What the plan is worth without its table changes. */
  worth(): number;
  /** The same, less what draws the search to days without large breaks. */
  guide(): number;
  place(request: number, slot: number): void;
  remove(request: number): void;
  /** Forgets how to undo what has been done so far. */
  commit(): void;
  /** Undoes everything since the last `commit`. */
  undo(): void;
  /** Breaks more (or fewer) when this person meets in this slot, where they are idle. */
  breaksBy(person: number, slot: number): number;
  /** Slots of one word that are free for all people of the request, allowed, and have what it needs. */
  freeSlots(request: number, word: number): number;
  /** Whether all its people may have one more meeting. */
  hasRoom(request: number): boolean;
  /** Whether what has to come before or after it does. */
  inOrder(request: number, slot: number): boolean;
};

/** Breaks of one person beyond the most allowed cost this much each. */
const UNFAIR = 10;

export function createState(problem: Problem): State {
  const { people, requests, slots, blocks, words, members, memberStart, before, after, blockOf } = problem;
  const { weight, needsTable, needsInterpreter, floor, gapCost, floorCost, linkCost, mostBreaks, home, movedCost } =
    problem;
  const at = new Int32Array(people * slots).fill(-1);
  const slot = new Int32Array(requests).fill(-1);
  const meetings = new Int32Array(people);
  const tables = new Int32Array(slots);
  const interpreters = new Int32Array(slots);
  const rooms = new Int32Array(slots);
  /** Runs of meetings by person and block; breaks are one fewer. */
  const runs = new Int32Array(people * blocks);
  /** Table meetings by person and block. */
  const atTables = new Int32Array(people * blocks);
  const breaksOf = new Int32Array(people);
  /** First and last slot with a meeting, by person and block, or -1. */
  const first = new Int32Array(people * blocks).fill(-1);
  const last = first.slice();
  const idle = problem.available.slice();
  const tableFree = new Int32Array(words);
  const interpreterFree = new Int32Array(words);
  const roomFree = new Int32Array(words);
  for (let t = 0; t < slots; t++) {
    if (problem.tables[t]! > 0) tableFree[t >> 5]! |= 1 << (t & 31);
    if (problem.interpreters[t]! > 0) interpreterFree[t >> 5]! |= 1 << (t & 31);
    if (problem.rooms[t]! > 0) roomFree[t >> 5]! |= 1 << (t & 31);
  }
  const open = createSet(requests);
  for (const request of problem.free) open.add(request);
  const isFree = new Uint8Array(requests);
  for (const request of problem.free) isFree[request] = 1;
  const broken = createSet(people * blocks);
  const totals = {
    value: 0,
    breaks: 0,
    short: floor.reduce((sum, each) => sum + each, 0),
    unfair: 0,
    links: 0,
    reach: 0,
  };
  // What was done since the last commit: a request, and the slot it came from, or -1 when it was placed.
  let log = new Int32Array(1024);
  let logged = 0;

  function write(request: number, from: number): void {
    if (logged + 2 > log.length) {
      const longer = new Int32Array(log.length * 2);
      longer.set(log);
      log = longer;
    }
    log[logged++] = request;
    log[logged++] = from;
  }

  /** A person begins (1) or ends (-1) to meet in a slot; looks at the neighbouring slots only. */
  function meet(person: number, t: number, by: number): void {
    const here = person * slots + t;
    const earlier = before[here]!;
    const later = after[here]!;
    const neighbours = (earlier >= 0 && at[earlier]! >= 0 ? 1 : 0) + (later >= 0 && at[later]! >= 0 ? 1 : 0);
    const block = person * blocks + blockOf[t]!;
    const old = runs[block]!;
    const now = old + by * (1 - neighbours);
    runs[block] = now;
    if (problem.reachCost > 0) reach(person, block, t, by);
    if (old <= 1 && now > 1) broken.add(block);
    else if (old > 1 && now <= 1) broken.remove(block);
    const more = (now > 1 ? now - 1 : 0) - (old > 1 ? old - 1 : 0);
    if (more !== 0) {
      totals.breaks += more;
      const had = breaksOf[person]!;
      breaksOf[person] = had + more;
      totals.unfair += Math.max(0, had + more - mostBreaks) - Math.max(0, had - mostBreaks);
    }
    const least = floor[person]!;
    const count = meetings[person]!;
    meetings[person] = count + by;
    if (least > 0) totals.short += Math.max(0, least - count - by) - Math.max(0, least - count);
  }

  /** Keeps first and last meeting of a block up to date. */
  function reach(person: number, block: number, t: number, by: number): void {
    const from = first[block]!;
    const to = last[block]!;
    if (by > 0 ? from < 0 : from === to) {
      first[block] = by > 0 ? t : -1;
      last[block] = first[block]!;
      return;
    }
    let next = t;
    if (by > 0) {
      if (t < from) first[block] = t;
      else if (t > to) last[block] = t;
      totals.reach += Math.max(0, from - t) + Math.max(0, t - to);
    } else if (t === from) {
      while (at[person * slots + next]! < 0) next += 1;
      first[block] = next;
      totals.reach -= next - t;
    } else if (t === to) {
      while (at[person * slots + next]! < 0) next -= 1;
      last[block] = next;
      totals.reach -= t - next;
    }
  }

  function put(request: number, t: number): void {
    const word = t >> 5;
    const bit = 1 << (t & 31);
    for (let i = memberStart[request]!; i < memberStart[request + 1]!; i++) {
      const person = members[i]!;
      meet(person, t, 1);
      if (needsTable[request] === 1 && atTables[person * blocks + blockOf[t]!]!++ > 0) totals.links += 1;
      at[person * slots + t] = request;
      idle[person * words + word]! &= ~bit;
    }
    slot[request] = t;
    totals.value += weight[request]! - (home[request]! >= 0 && home[request] !== t ? movedCost : 0);
    if (needsTable[request] === 1) {
      if (++tables[t]! >= problem.tables[t]!) tableFree[word]! &= ~bit;
    } else if (++rooms[t]! >= problem.rooms[t]!) roomFree[word]! &= ~bit;
    if (needsInterpreter[request] === 1 && ++interpreters[t]! >= problem.interpreters[t]!)
      interpreterFree[word]! &= ~bit;
    if (isFree[request] === 1) open.remove(request);
  }

  function take(request: number): void {
    const t = slot[request]!;
    const word = t >> 5;
    const bit = 1 << (t & 31);
    for (let i = memberStart[request]!; i < memberStart[request + 1]!; i++) {
      const person = members[i]!;
      at[person * slots + t] = -1;
      meet(person, t, -1);
      if (needsTable[request] === 1 && --atTables[person * blocks + blockOf[t]!]! > 0) totals.links -= 1;
      idle[person * words + word]! |= bit;
    }
    slot[request] = -1;
    totals.value -= weight[request]! - (home[request]! >= 0 && home[request] !== t ? movedCost : 0);
    if (needsTable[request] === 1) {
      if (--tables[t]! < problem.tables[t]!) tableFree[word]! |= bit;
    } else if (--rooms[t]! < problem.rooms[t]!) roomFree[word]! |= bit;
    if (needsInterpreter[request] === 1 && --interpreters[t]! < problem.interpreters[t]!) interpreterFree[word]! |= bit;
    if (isFree[request] === 1) open.add(request);
  }

  const worth = () =>
    totals.value -
    gapCost * totals.breaks -
    floorCost * totals.short -
    linkCost * totals.links -
    UNFAIR * totals.unfair;

  return {
    at,
    slot,
    meetings,
    tables,
    interpreters,
    rooms,
    open,
    broken,
    totals,
    worth,
    guide: () => worth() - problem.reachCost * totals.reach,
    place(request, t) {
      write(request, -1);
      put(request, t);
    },
    remove(request) {
      write(request, slot[request]!);
      take(request);
    },
    commit() {
      logged = 0;
    },
    undo() {
      while (logged > 0) {
        const from = log[--logged]!;
        const request = log[--logged]!;
        if (from < 0) take(request);
        else put(request, from);
      }
    },
    breaksBy(person, t) {
      const here = person * slots + t;
      const earlier = before[here]!;
      const later = after[here]!;
      const neighbours = (earlier >= 0 && at[earlier]! >= 0 ? 1 : 0) + (later >= 0 && at[later]! >= 0 ? 1 : 0);
      const old = runs[person * blocks + blockOf[t]!]!;
      const now = old + 1 - neighbours;
      return (now > 1 ? now - 1 : 0) - (old > 1 ? old - 1 : 0);
    },
    freeSlots(request, word) {
      let free = problem.allowed[request * words + word]!;
      for (let i = memberStart[request]!; i < memberStart[request + 1]!; i++) free &= idle[members[i]! * words + word]!;
      free &= needsTable[request] === 1 ? tableFree[word]! : roomFree[word]!;
      if (needsInterpreter[request] === 1) free &= interpreterFree[word]!;
      return free;
    },
    hasRoom(request) {
      for (let i = memberStart[request]!; i < memberStart[request + 1]!; i++) {
        const person = members[i]!;
        if (meetings[person]! >= problem.mostMeetings[person]!) return false;
      }
      return true;
    },
    inOrder(request, t) {
      for (const { request: other, earlier } of problem.order[request]!) {
        const there = slot[other]!;
        if (there >= 0 && (earlier ? there >= t : there <= t)) return false;
      }
      return true;
    },
  };
}

type NumberSet = { list: Int32Array; count: number; add(number: number): void; remove(number: number): void };

/** Numbers below `most`, of which one is drawn at random as fast as from an array. */
function createSet(most: number): NumberSet {
  const list = new Int32Array(most);
  const place = new Int32Array(most).fill(-1);
  const set: NumberSet = {
    list,
    count: 0,
    add(number) {
      place[number] = set.count;
      list[set.count++] = number;
    },
    remove(number) {
      const last = list[--set.count]!;
      const hole = place[number]!;
      list[hole] = last;
      place[last] = hole;
      place[number] = -1;
    },
  };
  return set;
}
