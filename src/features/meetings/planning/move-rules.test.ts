import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Board, type BoardMeeting, type BoardPerson, listTargets, tryMove } from './move-rules.ts';

const SLOTS = [0, 1, 2, 3];
const TABLES = [0, 1, 2, 3, 4, 5];

/** A board of twenty people, some of whom need an interpreter, come late or are away, drawn by a seed. */
function drawBoard(seed: number): Board {
  let state = seed;
  const below = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % most;
  };
  const people = Array.from(
    { length: 20 },
    (_, at): BoardPerson => ({
      id: `p${at}`,
      name: `Person ${at}`,
      organisation: null,
      here: below(12) > 0,
      group: null,
      langs: [[], ['de'], ['cs'], ['de', 'cs']][below(4)] ?? [],
      onlineOnly: false,
      unavailable: below(5) === 0 ? [below(4)] : [],
      lateFrom: below(6) === 0 ? 1 : null,
      most: 16,
    }),
  );
  const busy = new Set<string>();
  const meetings = Array.from({ length: 30 }, (_, at): BoardMeeting => {
    const a = below(20);
    const b = (a + 1 + below(19)) % 20;
    const [slot, table] = [below(4), below(6)];
    const online = at % 6 === 0;
    const keys = [`t${slot} ${table}`, `p${slot} ${a}`, `p${slot} ${b}`];
    const isFree = keys.every((key) => !busy.has(key));
    if (isFree) for (const key of keys) busy.add(key);
    return {
      request: `r${at}`,
      a: `p${a}`,
      b: `p${b}`,
      online,
      live: true,
      at: isFree ? { slot, table: online ? null : table } : null,
      fixed: isFree && below(8) === 0,
    };
  });
  return {
    slots: SLOTS.map((number) => ({ number, tables: 6, interpreters: below(3) })),
    lost: new Map([[5, 2]]),
    people: new Map(people.map((person) => [person.id, person])),
    meetings,
    forbidden: new Set(['p1 p2', 'p3 p4']),
    onlineRooms: 1,
    whoMeetsWhom: [],
  };
}

test('the places offered for a meeting are those it can be moved to, and those refused are refused for the same reason', () => {
  let [offered, swaps, refused] = [0, 0, 0];
  for (let seed = 1; seed <= 20; seed++) {
    const board = drawBoard(seed);
    for (const { request } of board.meetings)
      for (const target of listTargets(board, request, SLOTS, TABLES)) {
        const { slot, table } = target;
        const moved = tryMove(board, request, { slot, table });
        const expected = moved.ok
          ? { slot, table, swaps: moved.value[1]?.request, problem: undefined }
          : { slot, table, swaps: undefined, problem: moved.refusal };
        assert.deepEqual(target, expected);
        if (!moved.ok) refused++;
        else if (moved.value.length > 1) swaps++;
        else offered++;
      }
  }
  // All three were looked at.
  assert.ok(offered > 100 && swaps > 100 && refused > 100, `${offered} ${swaps} ${refused}`);
});
