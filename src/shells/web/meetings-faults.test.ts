import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { type MatchmakingFields, makeMatchmaking } from '#features/meetings/fixtures.ts';
import { computePlan } from '#features/meetings/planning/commands/plans.ts';
import { publishPlan } from '#features/meetings/planning/commands/publish.ts';
import { createPlanner, type Planner } from '#features/meetings/planning/planner.ts';
import { forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const SYSTEM = { kind: 'system', lang: 'de' } as const;

/** Everybody wants to meet the next two. */
const circle = (people: number) =>
  Array.from({ length: people }, (_, from) => [1, 2].map((step) => ({ from, to: (from + step) % people }))).flat();

forEachDatabase('what goes wrong with 1:1 meetings', (database) => {
  let now: Date;
  let world: ReturnType<typeof makeWorld>;
  let app: ReturnType<typeof makeApp>;
  let planner: Planner;
  let event: Awaited<ReturnType<typeof makeEvent>>;
  let cookie: string;

  beforeEach(async () => {
    now = new Date('2026-05-10T08:00:00Z');
    world = makeWorld(database, { clock: () => now, settings: { RATE_LIMIT: '100000' } });
    app = makeApp(world);
    planner = createPlanner(world);
    event = await makeEvent(database.db);
    ({ cookie } = await makePerson(world, { grants: [{ role: 'organiser', scope: `event:${event.id}` }] }));
  });
  afterEach(() => planner.close());

  const make = (fields: MatchmakingFields = {}) =>
    makeMatchmaking(world, { event, people: 6, slots: 4, tables: 3, requests: circle(6), ...fields });

  async function see(path: string): Promise<{ status: number; text: string }> {
    const response = await app.request(path, { headers: { cookie } });
    return { status: response.status, text: readPage(await response.text()).text };
  }
  const post = (path: string, fields: Record<string, string>) => postForm(app, path, fields, { cookie });

  async function planned(id: string, seconds = 0): Promise<string> {
    const input = { seconds, seed: 1, withOpen: false, basedOn: null };
    const made = await computePlan(world, planner, SYSTEM, id, input);
    assert.ok(made.ok, JSON.stringify(made));
    await planner.idle();
    return made.value.id;
  }

  async function published(fields: MatchmakingFields = {}) {
    const made = await make(fields);
    const plan = await planned(made.id);
    assert.ok((await publishPlan(database.db, SYSTEM, made.id, { plan, edits: 0 }, now)).ok);
    return { ...made, plan };
  }

  /** Takes back the registration of one of them, as their link or the team does. */
  const cancelRegistration = (email: string | undefined) =>
    database.db
      .updateTable('registration')
      .set({ state: 'cancelled' })
      .where('email', '=', email ?? '')
      .execute();

  test('what no plan can come of is said on the page, in words', async () => {
    const say = async (fields: MatchmakingFields) => {
      const { id } = await make(fields);
      const answer = await post(`/de/matchmakings/${id}/plans`, { seconds: '5', seed: '1' });
      assert.equal(answer.status, 422);
      return readPage(await answer.text()).text;
    };
    assert.match(await say({ tables: 0 }), /Es gibt keinen Tisch und keine Gespräche online\./);
    assert.match(await say({ slots: 0 }), /Es gibt noch keine Zeitfenster\./);
    assert.match(await say({ people: 1, requests: [] }), /Noch machen keine zwei Personen mit\./);
    assert.match(await say({ requests: [] }), /Noch ist kein Wunsch angenommen\./);
  });

  test('more wishes than seats: it is said before, and as many as there are seats are planned', async () => {
    const { id } = await make({ people: 6, slots: 1, tables: 1 });
    assert.match((await see(`/de/matchmakings/${id}/plans`)).text, /mehr Wünsche als Plätze an Tischen/);
    const plan = await planned(id);
    const { text } = await see(`/de/matchmakings/${id}/plans/${plan}?held=no`);
    assert.match(text, /Gespräche\s*1\s*Wert/);
    assert.match(text, /Tisch/);
  });

  test('when nobody is free nothing is planned, and each wish says why', async () => {
    const { id } = await make({
      people: Array.from({ length: 4 }, () => ({ unavailable: [0, 1, 2, 3] })),
      requests: circle(4).slice(0, 4),
    });
    const plan = await planned(id);
    const { text, status } = await see(`/de/matchmakings/${id}/plans/${plan}`);
    assert.equal(status, 200);
    assert.match(text, /Beide sind nie zur selben Zeit da\./);
    assert.equal((await see(`/de/matchmakings/${id}/board/${plan}`)).status, 200);
  });

  test('rules that contradict each other are named on the page: the two, and nobody else', async () => {
    const { id } = await make();
    const rule = (a: number, b: number, kind: string) =>
      post(`/de/matchmakings/${id}/rules`, { a: `Person ${a}`, b: `Person ${b}`, kind, slot: '1', table: '' });
    assert.equal((await rule(1, 2, 'fixed')).status, 303);
    assert.equal((await rule(1, 3, 'fixed')).status, 303);
    assert.equal((await rule(4, 5, 'fixed')).status, 303);
    const clash = /Person 1 – Person 2; Person 1 – Person 3/;
    assert.match((await see(`/de/matchmakings/${id}/rules`)).text, clash);
    const plan = await planned(id);
    const { text } = await see(`/de/matchmakings/${id}/plans/${plan}`);
    assert.match(text, clash);
    assert.doesNotMatch(text, /Person 4 – Person 5/);
  });

  test('what the organiser changes while a plan is computed is kept, and the plan says that it is older', async () => {
    const { id } = await make();
    const input = { seconds: 2, seed: 1, withOpen: false, basedOn: null };
    const made = await computePlan(world, planner, SYSTEM, id, input);
    assert.ok(made.ok);
    const row = () =>
      database.db
        .selectFrom('meeting_plan')
        .select(['state', 'figures'])
        .where('id', '=', made.value.id)
        .executeTakeFirstOrThrow();
    // It has begun with what there was.
    while ((await row()).figures === null) await setTimeout(20);
    now = new Date('2026-05-10T08:01:00Z');
    const ruled = await post(`/de/matchmakings/${id}/rules`, { a: 'Person 1', b: 'Person 2', kind: 'forbidden' });
    assert.equal(ruled.status, 303);
    await planner.idle();
    assert.equal((await row()).state, 'ready');
    const { text } = await see(`/de/matchmakings/${id}/plans/${made.value.id}`);
    assert.match(text, /Seitdem hat sich geändert: 1 Regel/);
    assert.equal((await database.db.selectFrom('meeting_rule').select('id').execute()).length, 1);
    // It has the meeting that may not be any more: it cannot be published as it is.
    const answer = await post(`/de/matchmakings/${id}/publication`, { plan: made.value.id, edits: '0' });
    assert.equal(answer.status, 422);
    assert.match(readPage(await answer.text()).text, /Person 1 – Person 2/);
  });

  test('whose registration does not hold is not planned, and a plan with a meeting of theirs is not published', async () => {
    const { id, emails } = await make();
    const before = await planned(id);
    await cancelRegistration(emails[0]);
    const answer = await post(`/de/matchmakings/${id}/publication`, { plan: before, edits: '0' });
    assert.equal(answer.status, 422);
    assert.match(readPage(await answer.text()).text, /Person 1 – Person/);
    const after = await planned(id);
    const { text } = await see(`/de/matchmakings/${id}/plans/${after}?held=yes`);
    assert.match(text, /Person 2 – Person/);
    assert.doesNotMatch(text, /Person 1 –|– Person 1\b/);
    assert.equal((await post(`/de/matchmakings/${id}/publication`, { plan: after, edits: '0' })).status, 303);
    const told = await database.db
      .selectFrom('mail')
      .select('to_address')
      .where('kind', '=', 'meetings-plan')
      .execute();
    assert.deepEqual(new Set(told.map(({ to_address }) => to_address)), new Set(emails.slice(1)));
  });

  /** Publishes the repair that is proposed; its id. */
  async function confirmProposal(id: string): Promise<string> {
    const { id: plan } = await database.db
      .selectFrom('meeting_plan')
      .select('id')
      .where('moves', 'is not', null)
      .executeTakeFirstOrThrow();
    assert.equal((await post(`/de/matchmakings/${id}/day/confirmation`, { plan, edits: '0' })).status, 303);
    return plan;
  }

  test('a registration cancelled while the plan is published: the day says so, and the repair does without them', async () => {
    const { id, emails } = await published();
    await cancelRegistration(emails[0]);
    now = new Date('2026-05-12T07:00:00Z');
    assert.match((await see(`/de/matchmakings/${id}/day`)).text, /nicht stattfinden|können nicht/);
    assert.equal((await post(`/de/matchmakings/${id}/day/repair`, {})).status, 303);
    const proposal = await confirmProposal(id);
    const { text } = await see(`/de/matchmakings/${id}/plans/${proposal}?held=yes`);
    assert.doesNotMatch(text, /Person 1 –|– Person 1\b/);
  });

  test('somebody who is erased while the plan is published, and while a repair is proposed, leaves no trace and nothing broken', async () => {
    const { id, emails, plan } = await published();
    now = new Date('2026-05-12T07:00:00Z');
    const absent = { kind: 'cancelled', person: 'Person 3', other: '', table: '', slot: '0' };
    assert.equal((await post(`/de/matchmakings/${id}/day/changes`, absent)).status, 303);
    await database.db
      .deleteFrom('registration')
      .where('email', '=', emails[2] ?? '')
      .execute();
    for (const page of ['day', 'figures', 'people', 'plans', `plans/${plan}`, `board/${plan}`, 'rules']) {
      const { status, text } = await see(`/de/matchmakings/${id}/${page}`);
      assert.equal(status, 200, page);
      assert.doesNotMatch(text, /Person 3\b/, page);
    }
    await confirmProposal(id);
    assert.equal((await see(`/de/matchmakings/${id}/day`)).status, 200);
  });

  test('of two organisers who compute or publish at the same moment neither loses anything', async () => {
    const { id } = await make();
    const compute = () => post(`/de/matchmakings/${id}/plans`, { seconds: '5', seed: '1' });
    const both = await Promise.all([compute(), compute()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [303, 303],
    );
    const numbers = await database.db.selectFrom('meeting_plan').select('number').orderBy('number').execute();
    assert.deepEqual(
      numbers.map(({ number }) => number),
      [1, 2],
    );
    const plan = await planned(id);
    const publish = () => post(`/de/matchmakings/${id}/publication`, { plan, edits: '0' });
    const answers = await Promise.all([publish(), publish()]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404]);
  });
});
