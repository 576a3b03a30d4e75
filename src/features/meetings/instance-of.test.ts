import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePlan } from '#engines/scheduling';
import { countQueries, forEachDatabase } from '#platform/testing';
import { findFaults, makeInstance } from '../../engines/scheduling/fixtures.ts';
import { makeMatchmaking } from './fixtures.ts';
import { toInstance, toMeetings, toPlaces } from './instance-of.ts';
import { countFigures } from './planning/figures.ts';
import { findMatchmaking, listParticipants, listSlots } from './queries.ts';
import { parseSource, readSource } from './source.ts';

const BUDGET = { iterations: 2000 };

test('the figures of a plan are counted as the scheduler counts them', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const instance = makeInstance(seed, { people: 30, slots: 12, wishes: 120, tables: 6 });
    const two = { ...instance, requests: instance.requests.map(({ others: _, ...request }) => request) };
    const plan = makePlan(two, { seed, budget: BUDGET });
    assert.deepEqual(countFigures(two, plan.meetings), plan.figures);
  }
});

forEachDatabase('what a plan is made of', (database) => {
  const read = async (id: string, wishes = {}) => toInstance(parseSource(await readSource(database.db, id, wishes)));

  test('only people who have joined and wishes that were accepted; open ones where the organiser says so', async () => {
    const { id, people, requests } = await makeMatchmaking(database, {
      people: [{}, {}, { state: 'invited' }, { state: 'left' }, {}],
      requests: [
        { from: 0, to: 1, fromWish: 3, toWish: 1 },
        { from: 0, to: 2 },
        { from: 1, to: 3 },
        { from: 1, to: 4, state: 'open', fromWish: 2, toWish: null },
        { from: 0, to: 4, state: 'declined' },
      ],
    });
    const closed = await read(id);
    assert.deepEqual(new Set(closed.people), new Set([people[0], people[1], people[4]]));
    assert.deepEqual(closed.requests, [requests[0]]);
    assert.equal(closed.instance.requests[0]?.weight, 40);
    const open = await read(id, { withOpen: true });
    assert.deepEqual(new Set(open.requests), new Set([requests[0], requests[3]]));
    assert.equal(open.instance.requests[open.requests.indexOf(requests[3] ?? '')]?.weight, 20);
  });

  test('half days, limits, languages, interpreters, who is away, online, groups and rules become the scheduler’s', async () => {
    const { id, people } = await makeMatchmaking(database, {
      people: [
        { langs: ['de'], unavailable: [0, 3], maxMeetings: 2, group: 'town' },
        { langs: ['cs'], group: 'provider', onlineOnly: true },
        { langs: ['de', 'cs'], group: 'town' },
      ],
      slots: 4,
      blockSize: 2,
      tables: 2,
      interpreters: 1,
      maxMeetings: 3,
      hasOnline: true,
      whoMeetsWhom: [['town', 'provider']],
      requests: [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
      ],
    });
    await database.db
      .insertInto('meeting_rule')
      .values({
        id: crypto.randomUUID(),
        matchmaking_id: id,
        kind: 'fixed',
        a_id: people[1] ?? '',
        b_id: people[0] ?? '',
        slot: 1,
        table_number: null,
        reason: null,
        created_by: null,
        created_at: new Date(),
      })
      .execute();
    const { instance, people: ids } = await read(id);
    const first = ids.indexOf(people[0] ?? '');
    assert.deepEqual(instance.blocks, [
      [0, 2],
      [2, 4],
    ]);
    assert.deepEqual(instance.tables, [2, 2, 2, 2]);
    assert.deepEqual(instance.interpreters, [1, 1, 1, 1]);
    assert.deepEqual(instance.participants[first], {
      id: first,
      unavailable: [0, 3],
      maxMeetings: 2,
      languages: ['de'],
    });
    assert.equal(instance.requests[0]?.mode, 'online');
    assert.equal(instance.requests[0]?.fixed, 1);
    assert.deepEqual(
      instance.forbiddenPairs.map((pair) => pair.map((at) => ids[at])),
      [[people[0], people[2]]],
      'two of one group',
    );
  });

  test('a table that is lost from a slot on is the last of the scheduler’s, and nobody is put there', async () => {
    const pairs = [0, 2, 4].flatMap((from) => [{ from, to: from + 1 }]);
    const { id } = await makeMatchmaking(database, { people: 6, slots: 2, tables: 3, requests: pairs, minMeetings: 0 });
    await database.db.updateTable('meeting_table').set({ lost_from: 1 }).where('number', '=', 0).execute();
    const numbered = await read(id);
    assert.deepEqual(numbered.tables, [
      [1, 2, 0],
      [1, 2],
    ]);
    const plan = makePlan(numbered.instance, { seed: 1, budget: BUDGET });
    assert.deepEqual(findFaults(numbered.instance, plan.meetings), []);
    const places = toPlaces(numbered, plan.meetings);
    assert.equal(places.length, 3);
    assert.ok(places.every(({ slot, table }) => slot === 0 || table !== 0));
    assert.deepEqual(toMeetings(numbered, places), plan.meetings);
  });

  test('a fixed table changes places with what was put there', async () => {
    const { id, people, requests } = await makeMatchmaking(database, {
      people: 4,
      slots: 1,
      tables: 2,
      requests: [
        { from: 0, to: 1 },
        { from: 2, to: 3 },
      ],
    });
    for (const [from, table] of [
      [0, 1],
      [2, 0],
    ] as const)
      await database.db
        .insertInto('meeting_rule')
        .values({
          id: crypto.randomUUID(),
          matchmaking_id: id,
          kind: 'fixed',
          a_id: people[from] ?? '',
          b_id: people[from + 1] ?? '',
          slot: 0,
          table_number: table,
          reason: null,
          created_by: null,
          created_at: new Date(),
        })
        .execute();
    const numbered = await read(id);
    const places = toPlaces(numbered, makePlan(numbered.instance, { seed: 1, budget: BUDGET }).meetings);
    assert.deepEqual(
      places.map(({ request, table }) => [request, table]).sort(),
      [
        [requests[0], 1],
        [requests[1], 0],
      ].sort(),
    );
  });

  test('three thousand requests are read page by page', async () => {
    const people = 80;
    const pairs = Array.from({ length: people }, (_, from) => from).flatMap((from) =>
      Array.from({ length: people - from - 1 }, (_, to) => ({ from, to: from + to + 1 })),
    );
    const { id } = await makeMatchmaking(database, { people, requests: pairs.slice(0, 3000) });
    const counted = countQueries(database.db);
    const source = parseSource(await readSource(counted.db, id));
    assert.equal(source.requests.length, 3000);
    assert.equal(counted.count(), 6, 'one for the rest, one for people, three full pages and an empty one');
  });

  test('who takes part is found by name, page by page, with what they wish, in one query', async () => {
    const { id } = await makeMatchmaking(database, {
      people: [
        { name: 'Anna Amt', organisation: '100 % Netz' },
        { name: 'Bert Bau' },
        { name: 'Cora_Cam', state: 'invited' },
      ],
      requests: [
        { from: 0, to: 1 },
        { from: 1, to: 2, state: 'open' },
      ],
    });
    const counted = countQueries(database.db);
    const { rows, total } = await listParticipants(counted.db, id, { size: 2 });
    assert.equal(counted.count(), 1);
    assert.equal(total, 3);
    assert.deepEqual(
      rows.map(({ name, wished, asked, accepted }) => [name, wished, asked, accepted]),
      [
        ['Anna Amt', 1, 0, 1],
        ['Bert Bau', 1, 1, 1],
      ],
    );
    const names = async (q: string) => (await listParticipants(database.db, id, { q })).rows.map(({ name }) => name);
    assert.deepEqual(await names('0 %'), ['Anna Amt']);
    assert.deepEqual(await names('a_c'), ['Cora_Cam']);
    assert.equal((await listParticipants(database.db, id, { state: 'invited' })).total, 1);
    assert.equal((await findMatchmaking(database.db, id))?.event.zone, 'Europe/Berlin');
    assert.equal((await listSlots(database.db, id)).length, 6);
  });
});
