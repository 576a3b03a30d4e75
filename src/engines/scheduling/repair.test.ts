import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFaults, makeInstance } from './fixtures.ts';
import { type DayEvent, makePlan, repairPlan } from './index.ts';

const budget = { iterations: 4000 };

function makeDay(seed: number) {
  const instance = makeInstance(seed, { people: 30, slots: 10, wishes: 120, tables: 7 });
  const { meetings } = makePlan(instance, { seed, budget: { iterations: 5000 } });
  const event: DayEvent = {
    now: 4,
    cancel: [1, 2],
    unavailable: [{ p: 3, slots: [4, 5] }],
    tables: [{ slot: 6, tables: 3 }],
    newRequests: [{ a: 8, b: 29, weight: 60, mode: 'table' }],
  };
  return { instance, meetings, event };
}

test('after an event the past stays, and the new plan keeps every rule', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const { instance, meetings, event } = makeDay(seed);
    const repair = repairPlan(instance, event, meetings, { seed, budget });
    assert.deepEqual(findFaults(repair.instance, repair.plan.meetings), [], `seed ${seed}`);
    const past = (list: typeof meetings) => list.filter(({ slot }) => slot < event.now);
    assert.deepEqual(past(repair.plan.meetings), past(meetings));
    const gone = repair.plan.meetings.filter(({ a, b, slot }) => slot >= 4 && [a, b].some((p) => p === 1 || p === 2));
    assert.deepEqual(gone, []);
  }
});

test('what can stay stays, and only those with a change are told', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { instance, meetings, event } = makeDay(seed);
    const repair = repairPlan(instance, event, meetings, { seed, budget });
    const after = new Map(repair.plan.meetings.map((meeting) => [meeting.request, JSON.stringify(meeting)]));
    const before = new Map(meetings.map((meeting) => [meeting.request, JSON.stringify(meeting)]));
    const changed = new Set(
      [...before.keys(), ...after.keys()].filter((request) => before.get(request) !== after.get(request)),
    );
    const people = [...changed].flatMap((request) => {
      const { a, b, others = [] } = repair.instance.requests[request]!;
      return [a, b, ...others];
    });
    assert.deepEqual(
      repair.affected,
      [...new Set(people)].sort((x, y) => x - y),
    );
    assert.equal(changed.size, repair.moved + repair.dropped + repair.tableOnly + repair.added + repair.lost);
  }
});

test('when nothing happens nothing changes but what still can be added', () => {
  const { instance, meetings } = makeDay(3);
  const repair = repairPlan(instance, { now: 0 }, meetings, { seed: 1, budget });
  assert.equal(repair.dropped + repair.lost, 0);
  assert.ok(repair.score >= meetings.reduce((sum, { request }) => sum + instance.requests[request]!.weight, 0));
});

test('the same day is repaired the same way', () => {
  const { instance, meetings, event } = makeDay(4);
  const once = () => JSON.stringify(repairPlan(instance, event, meetings, { seed: 5, budget }).plan);
  assert.equal(once(), once());
});

test('time is a budget of the whole repair; a pause that uses it up ends with a plan all the same', () => {
  const { instance, meetings, event } = makeDay(6);
  for (const pause of [1, 10_000]) {
    let at = 0;
    const now = () => (at += pause);
    const repair = repairPlan(instance, event, meetings, { seed: 1, budget: { milliseconds: 100, now } });
    assert.deepEqual(findFaults(repair.instance, repair.plan.meetings), []);
    assert.ok(at / pause < 120, `looked at the clock ${at / pause} times`);
  }
});

test('a fixed meeting of somebody who cancels is no longer fixed', () => {
  const { instance, meetings, event } = makeDay(2);
  const requests = instance.requests.map((wish, i) => (i === 10 ? { ...wish, a: 1, b: 20, fixed: 7 } : wish));
  const repair = repairPlan({ ...instance, requests }, event, meetings, { seed: 1, budget });
  assert.equal(repair.instance.requests[10]?.fixed, undefined);
});
