import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Database, openDatabase } from '#platform/database';
import { openLog } from '#platform/log';
import { describeOn, forEachDatabase, makeDataDir, type TestDatabase } from '#platform/testing';
import { makeMatchmaking } from '../fixtures.ts';
import { addChange, proposeRepair } from './commands/day.ts';
import { insertMeetings } from './commands/keep-plan.ts';
import { publishPlan } from './commands/publish.ts';
import { createPlanner } from './planner.ts';
import { slicesOf } from './work.ts';

const BEFORE = new Date('2026-05-10T08:00:00Z');
const ON_THE_DAY = new Date('2026-05-12T08:05:00Z');
const SYSTEM = { kind: 'system', lang: 'de' } as const;
const PEOPLE = 60;

/** Sixty people in a circle, each meets both neighbours, with a plan that is ready. */
async function makePlanned({ db }: Pick<Database, 'db'>) {
  const { id, people, requests } = await makeMatchmaking(
    { db },
    {
      people: PEOPLE,
      slots: 12,
      tables: PEOPLE,
      requests: Array.from({ length: PEOPLE }, (_, from) => ({ from, to: (from + 1) % PEOPLE })),
    },
  );
  const plan = crypto.randomUUID();
  await db
    .insertInto('meeting_plan')
    .values({
      id: plan,
      matchmaking_id: id,
      number: 1,
      state: 'ready',
      version: 1,
      based_on: null,
      seed: 1,
      seconds: 0,
      figures: null,
      problem: null,
      created_by: null,
      created_at: BEFORE,
      updated_at: BEFORE,
    })
    .execute();
  const places = requests.map((request, at) => ({ request, slot: 4 + (at % 2), table: at }));
  await db.transaction().execute((trx) => insertMeetings(trx, plan, slicesOf(places)));
  return { id, people, plan };
}

/** The same, published, and on the day somebody does not come: with the repair that is proposed. */
async function makeProposed({ db }: Pick<Database, 'db'>, slot = 1) {
  const made = await makePlanned({ db });
  const published = await publishPlan(db, SYSTEM, made.id, { plan: made.plan, edits: 0 }, BEFORE);
  assert.ok(published.ok);
  const change = { kind: 'no-show' as const, person: made.people[0] ?? '', other: null, table: null, slot };
  assert.ok((await addChange(db, SYSTEM, made.id, change, ON_THE_DAY)).ok);
  const world = { db, clock: () => ON_THE_DAY, log: openLog('silent') };
  const planner = createPlanner(world);
  const proposed = await proposeRepair(world, planner, SYSTEM, made.id);
  await planner.close();
  assert.ok(proposed.ok);
  return { ...made, proposal: proposed.value.plan };
}

/** Runs the child until it says „go“, and kills it so many milliseconds later. */
async function killAfter(ms: number, args: string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'publish-child.ts'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, ms));
  child.kill('SIGKILL');
  await ended;
}

/** What there is of a plan; whoever takes the row has waited until the server has noticed that the other connection is gone. */
async function stateOf({ db }: Pick<Database, 'db'>, matchmaking: string, plan: string) {
  const held = await db
    .transaction()
    .execute((trx) =>
      trx
        .selectFrom('matchmaking')
        .select(['plan_id', 'state'])
        .where('id', '=', matchmaking)
        .forUpdate()
        .executeTakeFirstOrThrow(),
    );
  const { state } = await db
    .selectFrom('meeting_plan')
    .select('state')
    .where('id', '=', plan)
    .executeTakeFirstOrThrow();
  const count = async (table: 'meeting' | 'meeting_notice') =>
    (await db.selectFrom(table).select('plan_id').where('plan_id', '=', plan).execute()).length;
  const waiting = await db
    .selectFrom('meeting_change')
    .select('id')
    .where('matchmaking_id', '=', matchmaking)
    .where('applied_at', 'is', null)
    .execute();
  return {
    holds: held.plan_id,
    state,
    meetings: await count('meeting'),
    told: await count('meeting_notice'),
    waiting: waiting.length,
  };
}

function assertFirst(found: Awaited<ReturnType<typeof stateOf>>, plan: string): void {
  if (found.holds === null)
    assert.deepEqual(found, { holds: null, state: 'ready', meetings: PEOPLE, told: 0, waiting: 0 });
  else assert.deepEqual(found, { holds: plan, state: 'published', meetings: PEOPLE, told: PEOPLE, waiting: 0 });
}

/** Two meetings of who did not come are gone, and their two partners are told. */
function assertRepair(found: Awaited<ReturnType<typeof stateOf>>, plan: string, proposal: string): void {
  if (found.holds === plan) assert.deepEqual(found, { holds: plan, state: 'ready', meetings: 0, told: 0, waiting: 1 });
  else assert.deepEqual(found, { holds: proposal, state: 'published', meetings: PEOPLE - 2, told: 2, waiting: 0 });
}

describeOn('postgres', 'a process that is killed', (database) => {
  const env = (now: Date) => ({ DATABASE_URL: database.settings.databaseUrl ?? '', NOW: now.toISOString() });

  test('while it publishes: the whole plan is published or nothing of it', async () => {
    for (const round of [0, 1, 2, 3, 4, 5]) {
      const { id, plan } = await makePlanned(database);
      // From before its first statement to after its last.
      await killAfter(round * 8, [id, plan], env(BEFORE));
      assertFirst(await stateOf(database, id, plan), plan);
    }
  });

  test('while it publishes a repair: the plan before holds whole, or the repaired one', async () => {
    for (const round of [0, 1, 2, 3]) {
      const { id, plan, proposal } = await makeProposed(database);
      await killAfter(round * 12, [id, proposal], env(ON_THE_DAY));
      assertRepair(await stateOf(database, id, proposal), plan, proposal);
    }
  });

  test('while it proposes a repair: what happened is still written down, and the plan holds', async () => {
    for (const round of [1, 4]) {
      const { id, plan } = await makeProposed(database);
      await killAfter(round * 40, [id], env(ON_THE_DAY));
      const found = await stateOf(database, id, plan);
      assert.deepEqual(found, { holds: plan, state: 'published', meetings: PEOPLE, told: PEOPLE, waiting: 1 });
    }
  });
});

describeOn('embedded', 'a process that is killed', () => {
  /** A folder with something made in it, killed in the middle, and looked at by the next process. */
  async function round<T>(
    make: (database: Database) => Promise<T>,
    kill: (made: T, dataDir: string) => Promise<void>,
    look: (database: Database, made: T) => Promise<void>,
  ) {
    const { dataDir, remove } = makeDataDir();
    const open = () => openDatabase({ dataDir });
    try {
      const first = await open();
      const made = await make(first);
      await first.close();
      await kill(made, dataDir);
      const second = await open();
      await look(second, made);
      await second.close();
    } finally {
      remove();
    }
  }

  test('while it publishes: the whole plan is published or nothing of it', async () => {
    for (const ms of [10, 50])
      await round(
        makePlanned,
        ({ id, plan }, dataDir) => killAfter(ms, [id, plan], { DATA_DIR: dataDir, NOW: BEFORE.toISOString() }),
        async (database, { id, plan }) => assertFirst(await stateOf(database, id, plan), plan),
      );
  });

  test('while it publishes a repair: the plan before holds whole, or the repaired one', async () => {
    for (const ms of [10, 60])
      await round(
        makeProposed,
        ({ id, proposal }, dataDir) =>
          killAfter(ms, [id, proposal], { DATA_DIR: dataDir, NOW: ON_THE_DAY.toISOString() }),
        async (database, { id, plan, proposal }) => assertRepair(await stateOf(database, id, proposal), plan, proposal),
      );
  });
});

forEachDatabase('a repair that is published', (database: TestDatabase) => {
  test('has the meetings of the plan before, without those of who did not come', async () => {
    const { id, plan, proposal } = await makeProposed(database);
    const done = await publishPlan(database.db, SYSTEM, id, { plan: proposal, edits: 0 }, ON_THE_DAY);
    assert.ok(done.ok);
    assertRepair(await stateOf(database, id, proposal), plan, proposal);
  });

  test('leaves the meetings of who has to go earlier until they go', async () => {
    // One of their two meetings is in the slot from which on they cannot come.
    const { id, people, proposal } = await makeProposed(database, 5);
    const done = await publishPlan(database.db, SYSTEM, id, { plan: proposal, edits: 0 }, ON_THE_DAY);
    assert.deepEqual(done, { ok: true, value: { told: 2, repaired: true } });
    const own = await database.db
      .selectFrom('meeting as x')
      .innerJoin('meeting_request as r', 'r.id', 'x.request_id')
      .select('x.slot')
      .where('x.plan_id', '=', proposal)
      .where((eb) => eb.or([eb('r.from_id', '=', people[0] ?? ''), eb('r.to_id', '=', people[0] ?? '')]))
      .execute();
    assert.equal(own.length, 2);
    assert.ok(own.every(({ slot }) => slot < 5));
    const person = await database.db
      .selectFrom('meeting_participant')
      .select(['state', 'unavailable'])
      .where('id', '=', people[0] ?? '')
      .executeTakeFirstOrThrow();
    assert.deepEqual(person, { state: 'joined', unavailable: [5, 6, 7, 8, 9, 10, 11] });
  });
});
