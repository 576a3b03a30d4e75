import type { Instance, Meeting } from '#engines/scheduling';
import type { PlanFigures } from '../model.ts';

/** What a plan is worth, counted from its meetings alone, as the scheduler counts: for plans that people have changed by hand. */
export function countFigures(instance: Instance, meetings: readonly Meeting[]): PlanFigures {
  const { blocks, participants, requests, gapIgnoresUnavailable } = instance;
  const { gap = 1, tableChange = 0, floor = 0, floorMeetings = 0 } = instance.score ?? {};
  const blockOf = new Map(
    blocks.flatMap(([start, end], block) => range(start, end).map((slot) => [slot, block] as const)),
  );
  const at: Map<number, Meeting>[] = participants.map(() => new Map());
  let value = 0;
  for (const meeting of meetings) {
    value += requests[meeting.request]?.weight ?? 0;
    for (const person of [meeting.a, meeting.b]) at[person]?.set(meeting.slot, meeting);
  }
  let [breaks, tableChanges] = [0, 0];
  for (const [number, person] of participants.entries()) {
    const away = new Set(person.unavailable);
    const slots = [...(at[number]?.keys() ?? [])].sort((x, y) => x - y);
    for (const [place, slot] of slots.entries()) {
      const before = slots[place - 1];
      if (before === undefined || blockOf.get(before) !== blockOf.get(slot)) continue;
      if (range(before + 1, slot).some((between) => gapIgnoresUnavailable !== true || !away.has(between))) breaks += 1;
      const [last, next] = [at[number]?.get(before)?.table, at[number]?.get(slot)?.table];
      if (last != null && next != null && last !== next) tableChanges += 1;
    }
  }
  const floorShort = shortOf(
    instance,
    at.map(({ size }) => size),
    floorMeetings,
  );
  const score = value - gap * breaks - tableChange * tableChanges - floor * floorShort;
  return { value, score, meetings: meetings.length, breaks, tableChanges, floorShort };
}

/** Meetings missing to the least number, as far as people can have so many. */
function shortOf({ participants, requests, forbiddenPairs, slots }: Instance, had: number[], least: number): number {
  const forbidden = new Set(forbiddenPairs.map(([a, b]) => `${Math.min(a, b)},${Math.max(a, b)}`));
  const possible = new Array<number>(participants.length).fill(0);
  const away = participants.map(({ unavailable }) => new Set(unavailable));
  for (const { a, b, slots: only, fixed } of requests) {
    if (forbidden.has(`${Math.min(a, b)},${Math.max(a, b)}`)) continue;
    const somewhere = range(0, slots).some(
      (slot) =>
        (only === undefined || only.includes(slot)) &&
        (fixed === undefined || fixed === slot) &&
        away[a]?.has(slot) === false &&
        away[b]?.has(slot) === false,
    );
    if (somewhere) for (const person of [a, b]) possible[person] = (possible[person] ?? 0) + 1;
  }
  return participants.reduce((sum, { maxMeetings }, person) => {
    const room = slots - (away[person]?.size ?? 0);
    const wanted = Math.min(least, possible[person] ?? 0, room, maxMeetings || slots);
    return sum + Math.max(0, wanted - (had[person] ?? 0));
  }, 0);
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
}
