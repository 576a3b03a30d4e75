import type { Instance, Meeting } from './model.ts';
import { hasBit, type Problem, prepare } from './problem.ts';

/** Why a request is held where it is, or is not; numbers only, pages put them into words. */
export type Why =
  | {
      held: true;
      fixed: boolean /** Place among the wishes of each of its people by value, from 1. */;
      ranks: number[];
    }
  | { held: false; reason: 'forbidden' | 'oneself' | 'twice' | 'no-common-slot' | 'no-free-slot-allowed' }
  | { held: false; reason: 'most-meetings'; person: number }
  | {
      held: false;
      reason: 'other-meetings';
      /** Slots in which all its people are there. */
      slots: number;
      /** The slot with the least value in the way, and the requests held there instead. */
      slot: number;
      instead: number[];
    }
  | { held: false; reason: 'no-table' | 'no-online-room' | 'no-interpreter'; slots: number };

/** By request, in the order of the instance: why it is held or not. */
export function explainPlan(instance: Instance, meetings: readonly Meeting[]): Why[] {
  const problem = prepare(instance);
  const view = viewOf(problem, meetings);
  const ranks = ranksOf(problem);
  return instance.requests.map((request, number) => {
    if (view.slot[number]! >= 0) {
      const people = peopleOf(problem, number);
      return {
        held: true,
        fixed: request.fixed !== undefined,
        ranks: people.map((p) => ranks.get(`${p}:${number}`) ?? 1),
      };
    }
    return whyNot(instance, problem, view, number);
  });
}

/** Meetings at tables, online and interpreted, by slot. */
type Used = { tables: Int32Array; rooms: Int32Array; interpreters: Int32Array };
type View = Used & { slot: Int32Array; at: Int32Array; meetings: Int32Array };

function viewOf(problem: Problem, held: readonly Meeting[]): View {
  const { people, slots, requests, needsTable, needsInterpreter } = problem;
  const view: View = {
    slot: new Int32Array(requests).fill(-1),
    at: new Int32Array(people * slots).fill(-1),
    tables: new Int32Array(slots),
    rooms: new Int32Array(slots),
    interpreters: new Int32Array(slots),
    meetings: new Int32Array(people),
  };
  for (const { request, slot } of held) {
    view.slot[request] = slot;
    view.tables[slot]! += needsTable[request]!;
    view.rooms[slot]! += 1 - needsTable[request]!;
    view.interpreters[slot]! += needsInterpreter[request]!;
    for (const person of peopleOf(problem, request)) {
      view.at[person * slots + slot] = request;
      view.meetings[person]! += 1;
    }
  }
  return view;
}

function peopleOf({ members, memberStart }: Problem, request: number): number[] {
  return [...members.subarray(memberStart[request]!, memberStart[request + 1]!)];
}

function ranksOf({ wishes }: Problem): Map<string, number> {
  return new Map(
    wishes.flatMap((list, person) =>
      [...list].map((request, place): [string, number] => [`${person}:${request}`, place + 1]),
    ),
  );
}

function whyNot(instance: Instance, problem: Problem, view: View, request: number): Why {
  const { slots, allowed, words, weight, needsTable, needsInterpreter, mostMeetings } = problem;
  const { a, b } = instance.requests[request]!;
  const people = peopleOf(problem, request);
  if (people.length < 2) return { held: false, reason: 'oneself' };
  const forbidden = instance.forbiddenPairs.some(([x, y]) => people.includes(x) && people.includes(y));
  if (forbidden) return { held: false, reason: 'forbidden' };
  const possible: number[] = [];
  for (let t = 0; t < slots; t++) if (hasBit(allowed, request * words, t)) possible.push(t);
  if (possible.length === 0) {
    const earlier = instance.requests.findIndex((other) => pair(other.a, other.b) === pair(a, b));
    if (people.length === 2 && earlier !== request) return { held: false, reason: 'twice' };
    const only = instance.requests[request]!.slots !== undefined;
    return { held: false, reason: only ? 'no-free-slot-allowed' : 'no-common-slot' };
  }
  const full = people.find((person) => view.meetings[person]! >= mostMeetings[person]!);
  if (full !== undefined) return { held: false, reason: 'most-meetings', person: full };
  const inTheWay = possible.map((slot) => {
    const instead = [...new Set(people.map((person) => view.at[person * slots + slot]!))].filter((other) => other >= 0);
    return { slot, instead, value: instead.reduce((sum, other) => sum + weight[other]!, 0) };
  });
  const open = inTheWay.filter(({ instead }) => instead.length === 0);
  if (open.length > 0) {
    const lacks = (what: keyof Used) => open.every(({ slot }) => view[what][slot]! >= problem[what][slot]!);
    const slots = open.length;
    if (needsTable[request] === 1 && lacks('tables')) return { held: false, reason: 'no-table', slots };
    if (needsTable[request] === 0 && lacks('rooms')) return { held: false, reason: 'no-online-room', slots };
    if (needsInterpreter[request] === 1 && lacks('interpreters'))
      return { held: false, reason: 'no-interpreter', slots };
  }
  const least = inTheWay.reduce((best, each) => (each.instead.length > 0 && each.value < best.value ? each : best), {
    slot: possible[0]!,
    instead: [] as number[],
    value: Number.POSITIVE_INFINITY,
  });
  return { held: false, reason: 'other-meetings', slots: possible.length, slot: least.slot, instead: least.instead };
}

function pair(a: number, b: number): string {
  return a < b ? `${a},${b}` : `${b},${a}`;
}
