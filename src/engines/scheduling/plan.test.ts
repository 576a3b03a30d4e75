import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFaults, makeInstance } from './fixtures.ts';
import { type Instance, makePlan } from './index.ts';

const iterations = (count: number) => ({ seed: 1, budget: { iterations: count } });

test('plans keep every hard rule, on random events', () => {
  for (let seed = 1; seed <= 25; seed++) {
    const instance = makeInstance(seed, { people: 24, slots: 8, wishes: 90, tables: 6 });
    const { meetings } = makePlan(instance, { seed, budget: { iterations: 3000 } });
    assert.deepEqual(findFaults(instance, meetings), [], `seed ${seed}`);
    assert.ok(meetings.length > 20);
  }
});

test('the figures are those of the plan, counted by hand', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const instance = makeInstance(seed, { people: 20, slots: 8, wishes: 60, tables: 5 });
    const { meetings, figures } = makePlan(instance, { seed, budget: { iterations: 2000 } });
    let [breaks, changes] = [0, 0];
    for (const [person, { unavailable }] of instance.participants.entries()) {
      const own = meetings
        .filter(({ a, b, others = [] }) => [a, b, ...others].includes(person))
        .sort((x, y) => x.slot - y.slot);
      for (const [i, next] of own.entries()) {
        const last = own[i - 1];
        if (last === undefined || last.slot < 4 !== next.slot < 4) continue;
        let idle = 0;
        for (let slot = last.slot + 1; slot < next.slot; slot++) if (!unavailable.includes(slot)) idle += 1;
        if (idle > 0) breaks += 1;
        if (last.table !== null && next.table !== null && last.table !== next.table) changes += 1;
      }
    }
    const value = meetings.reduce((sum, { request }) => sum + instance.requests[request]!.weight, 0);
    assert.deepEqual([figures.value, figures.breaks, figures.tableChanges], [value, breaks, changes]);
    assert.equal(figures.score, value - 2 * breaks - 0.5 * changes - 30 * figures.floorShort);
  }
});

test('the same instance, seed and iterations give the same plan, byte for byte; another seed another', () => {
  const instance = makeInstance(3, { people: 40, slots: 10, wishes: 200, tables: 8 });
  const plan = (seed: number) => JSON.stringify(makePlan(instance, { seed, budget: { iterations: 5000 } }));
  assert.equal(plan(7), plan(7));
  assert.notEqual(plan(7), plan(8));
});

test('more time makes a better plan, and small events are solved to the best there is', () => {
  const instance = makeInstance(5, { people: 40, slots: 8, wishes: 250, tables: 8 });
  const worth = (count: number) => makePlan(instance, iterations(count)).figures.score;
  assert.ok(worth(60_000) > worth(0));
  for (let seed = 1; seed <= 8; seed++) {
    const small = makeInstance(seed, { people: 5, slots: 4, wishes: 6, tables: 1 });
    assert.equal(
      makePlan(small, { seed, budget: { iterations: 20_000 } }).figures.value,
      bestValue(small),
      `seed ${seed}`,
    );
  }
});

/** The most value any assignment has, by trying all. */
function bestValue(instance: Instance): number {
  let best = 0;
  const tried: {
    a: number;
    b: number;
    others?: readonly number[];
    slot: number;
    table: number | null;
    request: number;
  }[] = [];
  const go = (request: number, value: number) => {
    if (request === instance.requests.length) {
      if (value > best && findFaults(instance, tried).length === 0) best = value;
      return;
    }
    const wish = instance.requests[request]!;
    go(request + 1, value);
    for (let slot = 0; slot < instance.slots; slot++) {
      tried.push({ ...wish, slot, table: wish.mode === 'online' ? null : 0, request });
      if (findFaults({ ...instance, precedences: [] }, tried).length === 0) go(request + 1, value + wish.weight);
      tried.pop();
    }
  };
  go(0, 0);
  return best;
}

test('the first plan comes at once, then better ones, until somebody says stop', () => {
  const instance = makeInstance(4, { people: 60, slots: 10, wishes: 300, tables: 12 });
  const told: { done: number; iterations: number; value: number }[] = [];
  const plan = makePlan(instance, {
    seed: 1,
    budget: { iterations: 200_000 },
    onProgress(progress, best) {
      if (told.length === 0) assert.deepEqual(findFaults(instance, best().meetings), []);
      told.push(progress);
      return told.length < 5;
    },
  });
  assert.equal(told.length, 5);
  assert.equal(told[0]?.iterations, 0);
  assert.ok((told[4]?.iterations ?? 0) < 100_000);
  assert.deepEqual(findFaults(instance, plan.meetings), []);
});

test('time is a budget too', () => {
  let clock = 0;
  const instance = makeInstance(6, { people: 30, slots: 8, wishes: 120, tables: 8 });
  const plan = makePlan(instance, { seed: 1, budget: { milliseconds: 50, now: () => clock++ } });
  assert.ok(clock >= 50);
  assert.deepEqual(findFaults(instance, plan.meetings), []);
});

test('fixed meetings are where they are fixed, whatever it costs', () => {
  const instance = makeInstance(9, { people: 12, slots: 6, wishes: 40, tables: 4 });
  const everywhere = instance.participants.map((person) => ({ id: person.id, unavailable: [] }));
  const requests = instance.requests.map((wish, i) =>
    i < 1 || i > 4 ? wish : { ...wish, fixed: i, slots: [0, 1, 2, 3, 4, 5] },
  );
  const fixed: Instance = { ...instance, participants: everywhere, requests, precedences: [] };
  const { meetings } = makePlan(fixed, iterations(5000));
  assert.deepEqual(findFaults(fixed, meetings), []);
  for (const slot of [1, 2, 3, 4]) assert.equal(meetings.find(({ request }) => request === slot)?.slot, slot);
});

test('with every meeting mandatory all are held and nobody has many more breaks than another', () => {
  const pairs = [0, 1, 2, 3, 4, 5].flatMap((a) => [6, 7, 8, 9].map((b) => [a, b] as const));
  const instance: Instance = {
    slots: 8,
    blocks: [[0, 8]],
    tables: Array.from({ length: 8 }, () => 4),
    participants: Array.from({ length: 10 }, (_, id) => ({ id, unavailable: [] })),
    requests: pairs.map(([a, b], id) => ({ id, a, b, weight: 1, mode: 'table' })),
    forbiddenPairs: [],
    objective: 'all-mandatory-min-breaks',
    fairnessD: 2,
  };
  const { meetings, figures } = makePlan(instance, iterations(40_000));
  assert.equal(meetings.length, 24);
  assert.deepEqual(findFaults(instance, meetings), []);
  assert.equal(figures.breaks, 0);
});

test('with every meeting mandatory two who are to meet twice meet twice', () => {
  const instance: Instance = {
    slots: 3,
    blocks: [[0, 3]],
    tables: [1, 1, 1],
    participants: [0, 1, 2].map((id) => ({ id, unavailable: [] })),
    requests: [
      [0, 1],
      [1, 0],
      [1, 2],
    ].map(([a = 0, b = 0], id) => ({ id, a, b, weight: 1, mode: 'table' })),
    forbiddenPairs: [],
    objective: 'all-mandatory-min-breaks',
  };
  const { meetings, figures } = makePlan(instance, iterations(2000));
  assert.deepEqual(meetings.map(({ request }) => request).sort(), [0, 1, 2]);
  assert.equal(figures.breaks, 0);
  assert.equal(makePlan({ ...instance, objective: 'hub-score' }, iterations(2000)).meetings.length, 2);
});

test('events without people, wishes, tables or slots have an empty plan', () => {
  const instance = makeInstance(1, { people: 6, slots: 4, wishes: 6, tables: 2 });
  const empty: Partial<Instance>[] = [
    { requests: [], precedences: [], forbiddenPairs: [] },
    { tables: [0, 0, 0, 0], requests: instance.requests.map((wish) => ({ ...wish, mode: 'table' })) },
    { participants: instance.participants.map(({ id }) => ({ id, unavailable: [0, 1, 2, 3] })) },
    { slots: 0, blocks: [], tables: [], participants: [], requests: [], precedences: [], forbiddenPairs: [] },
  ];
  for (const change of empty) {
    assert.deepEqual(makePlan({ ...instance, ...change }, iterations(2000)).meetings, []);
  }
});

test('more than 32 slots are planned like fewer', () => {
  const instance = makeInstance(2, { people: 30, slots: 70, wishes: 150, tables: 1 });
  const { meetings } = makePlan(instance, iterations(20_000));
  assert.deepEqual(findFaults(instance, meetings), []);
  assert.ok(meetings.some(({ slot }) => slot > 63));
});

test('a pause that uses up all the time ends with a plan all the same', () => {
  const instance = makeInstance(3, { people: 20, slots: 8, wishes: 60, tables: 5 });
  let at = 0;
  // Each look at the clock is ten seconds later: no time is left for tables.
  const plan = makePlan(instance, { seed: 1, budget: { milliseconds: 100, now: () => (at += 10_000) } });
  assert.deepEqual(findFaults(instance, plan.meetings), []);
});
