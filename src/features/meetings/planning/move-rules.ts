import { ok, type Result, refuse } from '#engines/kit';
import { whoMeets } from '../instance-of.ts';

/** Somebody on the board, as far as it decides where they can be. */
export interface BoardPerson {
  id: string;
  name: string;
  organisation: string | null;
  here: boolean;
  group: string | null;
  langs: string[];
  onlineOnly: boolean;
  unavailable: number[];
  lateFrom: number | null;
  most: number;
}

/** A meeting of the plan, or a wish that has none. */
export interface BoardMeeting {
  request: string;
  a: string;
  b: string;
  online: boolean;
  /** Whether it may be held at all. */
  live: boolean;
  at: { slot: number; table: number | null } | null;
  fixed: boolean;
}

export interface BoardSlot {
  number: number;
  tables: number;
  interpreters: number;
}

export interface Board {
  slots: BoardSlot[];
  /** From which slot on a table is lost. */
  lost: ReadonlyMap<number, number>;
  /** How many online meetings are possible at a time; null where each has a room of its own. */
  onlineRooms: number | null;
  people: ReadonlyMap<string, BoardPerson>;
  meetings: BoardMeeting[];
  forbidden: ReadonlySet<string>;
  whoMeetsWhom: [string, string][];
}

export type MoveRefusal =
  | { type: 'unknown-meeting' }
  | { type: 'unknown-place' }
  | { type: 'fixed' }
  | { type: 'other-fixed'; other: string }
  | { type: 'not-live' }
  | { type: 'forbidden' }
  | { type: 'has-meeting'; person: string; other: string }
  | { type: 'away'; person: string }
  | { type: 'most-meetings'; person: string }
  | { type: 'no-table' }
  | { type: 'no-online-room' }
  | { type: 'no-interpreter' }
  | { type: 'online-here' };

export interface Moved {
  request: string;
  from: BoardMeeting['at'];
  to: BoardMeeting['at'];
}

/**
 * What a move would change, or why it cannot be: the meeting itself, and the one that is at that table, which takes its place. `to` null takes it out of
 * the plan; `table` null is the first free table, or for a meeting online none.
 */
export function tryMove(
  board: Board,
  request: string,
  to: { slot: number; table: number | null } | null,
): Result<Moved[], MoveRefusal> {
  const meeting = board.meetings.find((one) => one.request === request);
  if (meeting === undefined) return refuse({ type: 'unknown-meeting' });
  if (meeting.fixed) return refuse({ type: 'fixed' });
  if (to === null) return ok([{ request, from: meeting.at, to: null }]);
  const slot = board.slots.find(({ number }) => number === to.slot);
  if (slot === undefined) return refuse({ type: 'unknown-place' });
  if (meeting.online && to.table !== null) return refuse({ type: 'online-here' });
  const canUse = (table: number) =>
    table < slot.tables && (board.lost.get(table) ?? Number.POSITIVE_INFINITY) > slot.number;
  const inSlot = board.meetings.filter(({ at }) => at?.slot === to.slot);
  let table: number | null = null;
  if (!meeting.online) {
    const taken = new Set(inSlot.filter((one) => one !== meeting).map(({ at }) => at?.table));
    const free = () => Array.from({ length: slot.tables }, (_, at) => at).find((at) => canUse(at) && !taken.has(at));
    const wanted = to.table ?? free();
    if (wanted === undefined) {
      // Who of the two cannot come then says more than that there is no table.
      const there = { ...meeting, at: { slot: to.slot, table: null } };
      const without = board.meetings.filter((one) => one !== meeting);
      return refuse(findProblem(board, [...without, there], there) ?? { type: 'no-table' });
    }
    if (!canUse(wanted)) return refuse({ type: 'unknown-place' });
    table = wanted;
  }
  if (meeting.at?.slot === to.slot && meeting.at.table === table) return ok([]);
  const other = table === null ? undefined : inSlot.find((one) => one !== meeting && one.at?.table === table);
  if (other?.fixed === true) return refuse({ type: 'other-fixed', other: other.request });
  const moves: Moved[] = [{ request, from: meeting.at, to: { slot: to.slot, table } }];
  if (other !== undefined) moves.push({ request: other.request, from: other.at, to: meeting.at });
  const after = board.meetings.map((one) => {
    const moved = moves.find((move) => move.request === one.request);
    return moved === undefined ? one : { ...one, at: moved.to };
  });
  for (const { request: moved } of moves) {
    const one = after.find((each) => each.request === moved);
    if (one === undefined || one.at === null) continue;
    const problem = findProblem(board, after, one);
    if (problem !== undefined) return refuse(problem);
  }
  return ok(moves);
}

/** What stands against a meeting where it is. */
export function findProblem(
  board: Board,
  meetings: readonly BoardMeeting[],
  one: BoardMeeting,
): MoveRefusal | undefined {
  const { at } = one;
  if (at === null) return undefined;
  if (!one.live) return { type: 'not-live' };
  const [a, b] = [board.people.get(one.a), board.people.get(one.b)];
  if (a === undefined || b === undefined) return { type: 'unknown-meeting' };
  if (isForbidden(board, a, b)) return { type: 'forbidden' };
  for (const person of [a, b]) {
    if (!person.here || person.unavailable.includes(at.slot) || at.slot < (person.lateFrom ?? 0))
      return { type: 'away', person: person.id };
    const own = meetings.filter((each) => each.at !== null && (each.a === person.id || each.b === person.id));
    const clash = own.find((each) => each.request !== one.request && each.at?.slot === at.slot);
    if (clash !== undefined) return { type: 'has-meeting', person: person.id, other: clash.request };
    if (own.length > person.most) return { type: 'most-meetings', person: person.id };
  }
  if (one.online && board.onlineRooms !== null) {
    const held = meetings.filter((each) => each.online && each.at?.slot === at.slot);
    if (held.length > board.onlineRooms) return { type: 'no-online-room' };
  }
  if (needsInterpreter(a, b)) {
    const slot = board.slots.find(({ number }) => number === at.slot);
    const needed = meetings.filter((each) => each.at?.slot === at.slot && isInterpreted(board, each));
    if (needed.length > (slot?.interpreters ?? 0)) return { type: 'no-interpreter' };
  }
  return undefined;
}

function isInterpreted(board: Board, meeting: BoardMeeting): boolean {
  const [a, b] = [board.people.get(meeting.a), board.people.get(meeting.b)];
  return a !== undefined && b !== undefined && needsInterpreter(a, b);
}

function isForbidden(board: Board, a: BoardPerson, b: BoardPerson): boolean {
  if (board.forbidden.has(a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`)) return true;
  return !whoMeets(board)(a.group, b.group);
}

/** Who names no language can speak with everybody. */
export function needsInterpreter(a: Pick<BoardPerson, 'langs'>, b: Pick<BoardPerson, 'langs'>): boolean {
  return a.langs.length > 0 && b.langs.length > 0 && !a.langs.some((lang) => b.langs.includes(lang));
}

export type Target = {
  slot: number;
  table: number | null;
  swaps: string | undefined;
  problem: MoveRefusal | undefined;
};

/** Every place of these slots with whether a meeting can go there: the first free table of each slot, then each of these tables. */
export function listTargets(
  board: Board,
  request: string,
  slots: readonly number[],
  tables: readonly number[],
): Target[] {
  const meeting = board.meetings.find((one) => one.request === request);
  if (meeting === undefined) return [];
  const own = (one: BoardMeeting) => [one.a, one.b].some((person) => person === meeting.a || person === meeting.b);
  return slots.flatMap((slot) => {
    // Only what is there, where it comes from, and the rest of the day of its two people decide.
    const near = board.meetings.filter((one) => one.at?.slot === slot || one.at?.slot === meeting.at?.slot || own(one));
    const of = new Map<string, BoardMeeting[]>();
    for (const one of near) for (const person of [one.a, one.b]) of.set(person, [...(of.get(person) ?? []), one]);
    const at = new Map(near.filter((one) => one.at?.slot === slot).map((one) => [one.at?.table, one]));
    return [null, ...(meeting.online ? [] : tables)].map((table): Target => {
      // Of 400 tables each only asks the people of its meeting; the whole slot matters to who looks for a free one, and to interpreters.
      const both = [meeting, at.get(table)].filter((one) => one !== undefined);
      const people = both.flatMap(({ a, b }) => [a, b]);
      const isWhole = table === null || both.some((one) => isInterpreted(board, one));
      const meetings = isWhole ? near : [...new Set(people.flatMap((person) => of.get(person) ?? []))];
      const moved = tryMove({ ...board, meetings }, request, { slot, table });
      if (!moved.ok) return { slot, table, swaps: undefined, problem: moved.refusal };
      return { slot, table, swaps: moved.value[1]?.request, problem: undefined };
    });
  });
}
