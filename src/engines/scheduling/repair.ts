import { placeBest } from './construct.ts';
import { createStep } from './improve.ts';
import type { Budget, Instance, Meeting, Plan } from './model.ts';
import { describe } from './plan.ts';
import { hasBit, type Problem, prepare } from './problem.ts';
import { createRandom } from './random.ts';
import { createState, type State } from './state.ts';
import { assignTables } from './tables.ts';

/** What has happened since the plan was published. */
export type DayEvent = {
  /** Slots before this one are over. */
  now: number;
  /** People who do not come any more. */
  cancel?: readonly number[];
  /** People who cannot meet in these slots: late, or called away. */
  unavailable?: readonly { p: number; slots: readonly number[] }[];
  /** How many tables a slot now has. */
  tables?: readonly { slot: number; tables: number }[];
  newRequests?: readonly Omit<Instance['requests'][number], 'id'>[];
  /** What changes cost, in points of the value. */
  penalty?: { moved: number; dropped: number; table: number };
};

export type Repair = {
  instance: Instance;
  plan: Plan;
  /** Meetings that could have stayed and are in another slot, gone, or at another table. */
  moved: number;
  dropped: number;
  tableOnly: number;
  /** Meetings that the event itself made impossible, and new ones. */
  lost: number;
  added: number;
  /** People with a change in their plan. */
  affected: number[];
  /** value − penalties */
  score: number;
};

const PENALTY = { moved: 20, dropped: 60, table: 2 };
/** Steps begin with requests that are not held: what is held stays where it is, unless it makes room for more than it costs. */
const BOLDNESS = { hot: 2, cold: 0.3, open: 0.7, broken: 0, anywhere: 0.7, more: 0, loss: 0 };
const BATCH = 256;
/** Requests between two looks at the clock. */
const LOOK_AT_CLOCK = 16;
/** Share of the time after which the searches end: the rest is for tables and for counting what has changed. */
const FOR_SEARCH = 0.9;
/** A promised meeting is dropped only for so many times its penalty: people have been told. */
const KEEP = 3;

/** The instance as it is after the event. A fixed meeting of somebody who cannot come is no longer fixed. */
export function applyEvent(instance: Instance, event: DayEvent): Instance {
  const away = instance.participants.map(({ unavailable }) => new Set(unavailable));
  for (const person of event.cancel ?? [])
    for (let slot = event.now; slot < instance.slots; slot++) away[person]!.add(slot);
  for (const { p, slots } of event.unavailable ?? [])
    for (const slot of slots) if (slot >= event.now) away[p]!.add(slot);
  const tables = [...instance.tables];
  for (const { slot, tables: count } of event.tables ?? []) if (slot >= event.now) tables[slot] = count;
  const requests = [...instance.requests];
  for (const request of event.newRequests ?? []) requests.push({ ...request, id: requests.length });
  return {
    ...instance,
    tables,
    participants: instance.participants.map((person, i) => ({
      ...person,
      unavailable: [...away[i]!].sort((x, y) => x - y),
    })),
    requests: requests.map((request) => {
      if (request.fixed === undefined) return request;
      const { fixed, ...free } = request;
      return [request.a, request.b].some((person) => away[person]!.has(fixed)) ? free : request;
    }),
  };
}

/**
 * A new plan from now on, with as much value and as few changes as possible. What is over stays; what was planned stays unless giving it up is worth its penalty.
 */
export function repairPlan(
  before: Instance,
  event: DayEvent,
  previous: readonly Meeting[],
  options: { seed: number; budget: Budget },
): Repair {
  const clock = startClock(options.budget);
  const instance = applyEvent(before, event);
  const penalty = event.penalty ?? PENALTY;
  const old = new Map(previous.map((meeting) => [meeting.request, meeting]));
  const problem = prepareRepair(instance, event, old, penalty);
  const random = createRandom(options.seed);
  // Where tables are gone, it depends on the day whether it is better to begin with moving meetings or with putting them out.
  const tries = [true, false].map((moves, i) => {
    const share = clock(((i + 1) / 2) * FOR_SEARCH);
    const state = createState(problem);
    keepAndFill(problem, state, moves);
    return search(problem, state, random, share);
  });
  const { slot } = tries.reduce((best, each) => (each.worth > best.worth ? each : best));
  const table = new Int32Array(problem.requests).fill(-1);
  for (const [request, meeting] of old) {
    if (meeting.slot < event.now) slot[request] = meeting.slot;
    // Who goes to another slot takes no table from those who stay.
    if (slot[request] === meeting.slot) table[request] = meeting.table ?? -1;
  }
  const future = slot.map((t) => (t < event.now ? -1 : t));
  const given = assignTables(problem, future, random, table).table;
  for (const [request, meeting] of old) if (meeting.slot < event.now) given[request] = meeting.table ?? -1;
  return compare(instance, event, old, describe(problem, slot, given), penalty);
}

/** Only the time to come, and every planned meeting that is still possible has its home. */
function prepareRepair(
  instance: Instance,
  { now }: DayEvent,
  old: ReadonlyMap<number, Meeting>,
  penalty: { moved: number; dropped: number },
): Problem {
  const over = new Set([...old].filter(([, { slot }]) => slot < now).map(([request]) => request));
  const had = new Int32Array(instance.participants.length);
  for (const request of over) for (const person of peopleOf(instance, request)) had[person]! += 1;
  const past = Array.from({ length: now }, (_, slot) => slot);
  const problem = prepare({
    ...instance,
    participants: instance.participants.map((person) => ({
      ...person,
      unavailable: [...new Set([...past, ...person.unavailable])],
    })),
    // What is over is not asked for again, and what was fixed in the past and not held cannot be any more.
    requests: instance.requests.map((request, i) => (over.has(i) ? { ...request, slots: [] } : request)),
  });
  for (const [person, count] of had.entries()) problem.mostMeetings[person]! -= count;
  for (const [request, { slot }] of old) {
    if (over.has(request)) continue;
    if (!hasBit(problem.allowed, request * problem.words, slot)) continue;
    problem.home[request] = slot;
    problem.weight[request]! += KEEP * penalty.dropped;
  }
  return { ...problem, instance, movedCost: penalty.moved, gapCost: 0, floorCost: 0, linkCost: 0, reachCost: 0 };
}

function peopleOf({ requests }: Instance, request: number): number[] {
  const { a, b, others = [] } = requests[request]!;
  return [a, b, ...others];
}

/** Everything stays that can; where tables are gone the meetings of least value give way; then what fits is added. */
function keepAndFill(problem: Problem, state: State, moves: boolean): void {
  const { requests, home, fixed, choices, weight, needsTable, tables, rooms } = problem;
  for (let request = 0; request < requests; request++) {
    const slot = home[request]! >= 0 ? home[request]! : choices[request] === 1 ? fixed[request]! : -1;
    if (slot >= 0) state.place(request, slot);
  }
  const isTooMuch = (request: number) => {
    const slot = state.slot[request]!;
    if (slot < 0 || fixed[request]! >= 0) return false;
    return needsTable[request] === 1 ? state.tables[slot]! > tables[slot]! : state.rooms[slot]! > rooms[slot]!;
  };
  const byValue = [...weight.keys()].sort((x, y) => weight[x]! - weight[y]!);
  for (const request of byValue) {
    if (!moves || !isTooMuch(request)) continue;
    const slot = state.slot[request]!;
    state.remove(request);
    // Rather one that finds another slot than one that is dropped.
    if (!placeBest(problem, state, request)) state.place(request, slot);
  }
  for (const request of byValue) if (isTooMuch(request)) state.remove(request);
  const wanted = [...problem.free].sort((x, y) => weight[y]! - weight[x]! || x - y);
  for (const request of wanted) if (state.slot[request]! < 0) placeBest(problem, state, request);
  state.commit();
}

/**
 * First every request that is not held is tried in each of its slots, as long as that gains something; then simulated annealing, as far as the
 * budget goes.
 */
function search(
  problem: Problem,
  state: State,
  random: ReturnType<typeof createRandom>,
  share: (iterations: number) => number,
) {
  const { step, attempt, gainOf } = createStep(problem, state, random, BOLDNESS);
  const { places, placeStart, choices, weight, home } = problem;
  let worth = state.worth();
  const best = state.slot.slice();
  const takeBest = () => {
    if (state.worth() <= worth) return;
    worth = state.worth();
    best.set(state.slot);
  };
  const wanted = [...problem.free].sort((x, y) => weight[y]! - weight[x]! || x - y);
  let seen = 0;
  for (let better = true; better && share(0) < 1; ) {
    better = false;
    for (const request of wanted) {
      if (state.slot[request]! >= 0) continue;
      if (++seen % LOOK_AT_CLOCK === 0 && share(0) >= 1) break;
      const own = places.subarray(placeStart[request]!, placeStart[request]! + choices[request]!);
      // Who has been promised a meeting is worth a longer look: what is in the way may also go into each other slot.
      const others = home[request]! >= 0 ? own : [];
      const best = { gain: 0, from: -1, to: -1 };
      const tryIt = (from: number, to: number) => {
        const gain = gainOf(request, from, to);
        if (gain > best.gain) Object.assign(best, { gain, from, to });
      };
      for (const to of own) {
        if (costOfWay(problem, state, request, to) >= weight[request]!) continue;
        tryIt(to, to);
        for (const from of others) tryIt(from, to);
      }
      if (best.to >= 0 && attempt(request, best.from, best.to, 0)) better = true;
    }
    takeBest();
  }
  for (let iterations = 0; problem.free.length > 0; iterations += BATCH) {
    const done = share(iterations);
    if (done >= 1) break;
    const temperature = BOLDNESS.hot * (BOLDNESS.cold / BOLDNESS.hot) ** done;
    for (let i = 0; i < BATCH; i++) {
      if (step(temperature)) takeBest();
    }
  }
  return { worth, slot: best };
}

/** The least it costs to clear a slot for all people of a request: what was planned there has to leave. */
function costOfWay(problem: Problem, { at }: State, request: number, slot: number): number {
  let cost = 0;
  for (let i = problem.memberStart[request]!; i < problem.memberStart[request + 1]!; i++) {
    const there = at[problem.members[i]! * problem.slots + slot]!;
    if (there >= 0 && problem.home[there] === slot) cost += problem.movedCost;
  }
  return cost;
}

/**
 * Starts the time of a repair, which is that of all its parts. Gives for a part that ends at this share of the time how much of the part is over, between 0 and 1; with
 * iterations each of the two searches has half of them.
 */
function startClock(budget: Budget): (end: number) => (iterations: number) => number {
  if ('iterations' in budget) return () => (iterations) => (2 * iterations) / Math.max(1, budget.iterations);
  const start = budget.now();
  return (end) => {
    const begun = budget.now() - start;
    const length = Math.max(1, end * budget.milliseconds - begun);
    return () => (budget.now() - start - begun) / length;
  };
}

function compare(
  instance: Instance,
  { now }: DayEvent,
  old: ReadonlyMap<number, Meeting>,
  plan: Plan,
  penalty: { moved: number; dropped: number; table: number },
): Repair {
  const fresh = new Map(plan.meetings.map((meeting) => [meeting.request, meeting]));
  const away = instance.participants.map(({ unavailable }) => new Set(unavailable));
  const affected = new Set<number>();
  const counts = { moved: 0, dropped: 0, tableOnly: 0, lost: 0, added: 0 };
  const touch = (request: number) => {
    for (const person of peopleOf(instance, request)) affected.add(person);
  };
  for (const [request, meeting] of old) {
    if (meeting.slot < now) continue;
    const kept = fresh.get(request);
    if (peopleOf(instance, request).some((person) => away[person]!.has(meeting.slot))) {
      counts.lost += 1;
      touch(request);
    } else if (kept === undefined) {
      counts.dropped += 1;
      touch(request);
    } else if (kept.slot !== meeting.slot) {
      counts.moved += 1;
      touch(request);
    } else if (kept.table !== meeting.table) {
      counts.tableOnly += 1;
      touch(request);
    }
  }
  for (const request of fresh.keys()) {
    if (old.has(request)) continue;
    counts.added += 1;
    touch(request);
  }
  const { moved, dropped, tableOnly } = counts;
  const score = plan.figures.value - penalty.moved * moved - penalty.dropped * dropped - penalty.table * tableOnly;
  return { instance, plan, ...counts, affected: [...affected].sort((x, y) => x - y), score };
}
