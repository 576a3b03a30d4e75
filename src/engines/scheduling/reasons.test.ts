import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeInstance } from './fixtures.ts';
import { explainPlan, findContradictions, type Instance, makePlan } from './index.ts';

const day = (more: Partial<Instance>): Instance => ({
  slots: 2,
  blocks: [[0, 2]],
  tables: [1, 1],
  participants: [0, 1, 2, 3].map((id) => ({ id, unavailable: [] })),
  requests: [],
  forbiddenPairs: [],
  objective: 'hub-score',
  ...more,
});
const wish = (id: number, a: number, b: number, more: Partial<Instance['requests'][number]> = {}) => {
  return { id, a, b, weight: 10, mode: 'table' as const, ...more };
};

test('every request has a reason, and it is true', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const instance = makeInstance(seed, { people: 24, slots: 8, wishes: 120, tables: 5 });
    const { meetings } = makePlan(instance, { seed, budget: { iterations: 5000 } });
    const held = new Map(meetings.map((meeting) => [meeting.request, meeting]));
    for (const [request, why] of explainPlan(instance, meetings).entries()) {
      assert.equal(why.held, held.has(request));
      if (why.held || why.reason !== 'other-meetings') continue;
      const { a, b, others = [] } = instance.requests[request]!;
      for (const person of [a, b, ...others]) assert.ok(!instance.participants[person]!.unavailable.includes(why.slot));
      for (const other of why.instead) assert.equal(held.get(other)?.slot, why.slot);
      assert.ok(why.instead.length > 0);
    }
  }
});

test('what stands in the way is named', () => {
  const instance = day({
    participants: [
      { id: 0, unavailable: [1] },
      { id: 1, unavailable: [] },
      { id: 2, unavailable: [] },
      { id: 3, unavailable: [0] },
    ],
    tables: [2, 0],
    requests: [
      wish(0, 0, 1, { weight: 50 }),
      wish(1, 0, 2),
      wish(2, 0, 3),
      wish(3, 1, 3),
      wish(4, 1, 2),
      wish(5, 2, 2),
      wish(6, 2, 3, { mode: 'online' }),
    ],
    onlineRooms: [1, 0],
    forbiddenPairs: [[1, 2]],
  });
  const { meetings } = makePlan(instance, { seed: 1, budget: { iterations: 2000 } });
  assert.deepEqual(explainPlan(instance, meetings), [
    { held: true, fixed: false, ranks: [1, 1] },
    { held: false, reason: 'other-meetings', slots: 1, slot: 0, instead: [0] },
    { held: false, reason: 'no-common-slot' },
    { held: false, reason: 'no-table', slots: 1 },
    { held: false, reason: 'forbidden' },
    { held: false, reason: 'oneself' },
    { held: false, reason: 'no-online-room', slots: 1 },
  ]);
});

test('an instance that contradicts itself names the smallest set that does', () => {
  const everything = (instance: Partial<Instance>) =>
    findContradictions(day(instance)).map(({ type, requests }) => [type, requests]);
  assert.deepEqual(everything({ requests: [wish(0, 0, 9)] }), [['unknown-participant', [0]]]);
  assert.deepEqual(everything({ requests: [wish(0, 1, 1)] }), [['with-oneself', [0]]]);
  assert.deepEqual(everything({ requests: [wish(0, 0, 1, { fixed: 7 })] }), [['unknown-slot', [0]]]);
  assert.deepEqual(
    everything({ requests: [wish(0, 0, 1, { fixed: 0 }), wish(1, 2, 3), wish(2, 1, 2, { fixed: 0, mode: 'online' })] }),
    [['fixed-at-once', [0, 2]]],
  );
  assert.deepEqual(everything({ requests: [wish(0, 0, 1, { fixed: 0 }), wish(1, 2, 3, { fixed: 0 })] }), [
    ['fixed-without-table', [0, 1]],
  ]);
  const online = [wish(0, 0, 1), wish(1, 2, 3)].map((one) => ({ ...one, fixed: 0, mode: 'online' as const }));
  assert.deepEqual(everything({ requests: online, onlineRooms: [1, 1] }), [['fixed-without-room', [0, 1]]]);
  assert.deepEqual(everything({ requests: online, onlineRooms: [2, 0] }), []);
  assert.deepEqual(everything({ requests: [wish(0, 0, 1, { fixed: 0 })], forbiddenPairs: [[1, 0]] }), [
    ['fixed-but-forbidden', [0]],
  ]);
  assert.deepEqual(everything({ requests: [wish(0, 0, 1, { fixed: 0, slots: [1] })] }), [['fixed-not-allowed', [0]]]);
  assert.deepEqual(
    everything({
      requests: [wish(0, 0, 1), wish(1, 1, 2), wish(2, 2, 3)],
      precedences: [
        [2, 0],
        [0, 1],
        [1, 0],
      ],
    }),
    [['order-in-a-circle', [0, 1]]],
  );
  assert.deepEqual(findContradictions(makeInstance(1, { people: 20, slots: 6, wishes: 50, tables: 4 })), []);
});
