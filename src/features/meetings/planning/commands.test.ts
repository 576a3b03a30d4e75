import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import type { Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { openSecret } from '#platform/secret';
import { forEachDatabase, listEvents, type TestDatabase } from '#platform/testing';
import { type MatchmakingFields, makeMatchmaking } from '../fixtures.ts';
import { readSource } from '../source.ts';
import { meetingsKey } from '../wishes/links.ts';
import { findOwn } from '../wishes/queries/own.ts';
import { findMyPlan } from '../wishes/queries/plan.ts';
import { moveMeeting, undoMove } from './commands/board.ts';
import { addChange, proposeRepair, undoChange } from './commands/day.ts';
import { failSilentPlans, insertMeetings, keepAlive, savePlan } from './commands/keep-plan.ts';
import { followUp, noteOutcome } from './commands/outcome.ts';
import { deliverInvitations, invitePeople } from './commands/people.ts';
import { computePlan, copyPlan, type PlanInput } from './commands/plans.ts';
import { deliverPlans, publishPlan } from './commands/publish.ts';
import { removeRule, setRule } from './commands/rules.ts';
import { changeMatchmaking, moveMatchmaking } from './commands/settings.ts';
import { createPlanner, type Planner } from './planner.ts';
import { readBoard } from './queries/board.ts';
import { listDifferences, listMoves } from './queries/plans.ts';
import { listUnheldBefore } from './queries/unheld.ts';
import { readSettings } from './rules.ts';

const SYSTEM: Viewer = { kind: 'system', lang: 'de' };
const ANYBODY: Viewer = { kind: 'anonymous', lang: 'de' };
const QUICK: PlanInput = { seconds: 0, seed: 7, withOpen: false, basedOn: null };

/** Everybody wants to meet the next three. */
const circle = (people: number) =>
  Array.from({ length: people }, (_, from) => [1, 2, 3].map((step) => ({ from, to: (from + step) % people }))).flat();

function worldOf(database: TestDatabase, clock: () => Date) {
  const config = readConfig({
    BASE_URL: 'https://hubs.example.org',
    LOG_LEVEL: 'silent',
    SECRET: 'a-secret-that-only-the-tests-know-0123456789',
  });
  if (!config.ok) throw new Error('wrong setting');
  return { db: database.db, clock, log: openLog('silent'), config: config.value, secret: openSecret(config.value) };
}

forEachDatabase('planning 1:1 meetings', (database) => {
  let now: Date;
  let world: ReturnType<typeof worldOf>;
  let planner: Planner;

  beforeEach(() => {
    now = new Date('2026-05-10T08:00:00Z');
    world = worldOf(database, () => now);
    planner = createPlanner(world);
  });
  afterEach(() => planner.close());

  const make = (fields: MatchmakingFields = {}) =>
    makeMatchmaking(world, { people: 12, slots: 6, tables: 6, requests: circle(12), ...fields });

  async function planned(id: string, input = QUICK): Promise<string> {
    const made = await computePlan(world, planner, SYSTEM, id, input);
    assert.ok(made.ok, JSON.stringify(made));
    await planner.idle();
    return made.value.id;
  }

  const readPlaces = (plan: string) =>
    database.db
      .selectFrom('meeting')
      .select(['request_id as request', 'slot', 'table_number as table'])
      .where('plan_id', '=', plan)
      .orderBy('request_id')
      .execute();

  const planRow = (id: string) =>
    database.db.selectFrom('meeting_plan').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  async function published(fields: MatchmakingFields = {}) {
    const made = await make(fields);
    const plan = await planned(made.id);
    const done = await publishPlan(database.db, SYSTEM, made.id, { plan, edits: 0 }, now);
    assert.ok(done.ok, JSON.stringify(done));
    await deliverPlans(world, database.db, now);
    return { ...made, plan };
  }

  const mails = (kind?: string) =>
    database.db
      .selectFrom('mail')
      .select(['to_address as to', 'subject', 'text', 'kind', 'attachments'])
      .where('kind', kind === undefined ? 'like' : '=', kind ?? '%')
      .orderBy('id')
      .execute();

  test('a plan is computed in a thread, is ready with its figures, and holds nobody twice', async () => {
    const { id } = await make();
    const plan = await planned(id);
    const row = await planRow(plan);
    assert.equal(row.state, 'ready');
    assert.equal(row.done, 1);
    const places = await readPlaces(plan);
    assert.equal(row.figures?.meetings, places.length);
    assert.ok(places.length > 20, `${places.length} meetings`);
    const board = await readBoard(database.db, id, plan);
    const seats = board.meetings.flatMap(({ a, b, at }) => (at === null ? [] : [`${a} ${at.slot}`, `${b} ${at.slot}`]));
    assert.equal(new Set(seats).size, seats.length);
    const counted = await planner.ask('figures', { source: await readSource(database.db, id, { plan }) });
    assert.deepEqual(counted, row.figures);
  });

  test('the same seed and wishes from another plan: little is moved', async () => {
    const { id, people } = await make();
    const first = await planned(id);
    await database.db
      .updateTable('meeting_participant')
      .set({ unavailable: [0] })
      .where('id', '=', people[0] ?? '')
      .execute();
    const second = await planned(id, { ...QUICK, basedOn: first });
    const { rows } = await listDifferences(database.db, id, first, second);
    const before = await readPlaces(first);
    assert.ok(rows.length < before.length / 2, `${rows.length} of ${before.length} differ`);
    assert.ok(
      (await readBoard(database.db, id, second)).meetings.every(
        ({ a, b, at }) => at?.slot !== 0 || (a !== people[0] && b !== people[0]),
      ),
    );
  });

  test('what nothing can come of is said at once', async () => {
    const say = async (fields: MatchmakingFields) => {
      const made = await computePlan(world, planner, SYSTEM, (await make(fields)).id, QUICK);
      return made.ok ? 'computed' : made.refusal.type;
    };
    assert.equal(await say({ people: 1, requests: [] }), 'no-people');
    assert.equal(await say({ requests: [] }), 'no-requests');
    assert.equal(await say({ tables: 0 }), 'no-tables');
    assert.equal(await say({ slots: 0 }), 'no-slots');
    assert.equal(await say({ state: 'closed' }), 'over');
    assert.equal(
      await say({ people: [{ unavailable: [0, 1, 2, 3, 4, 5] }, {}], requests: [{ from: 0, to: 1 }] }),
      'computed',
    );
    await planner.idle();
  });

  test('rules that contradict each other are named, and no plan is made', async () => {
    const { id, people, requests } = await make();
    const [a = '', b = '', c = ''] = people;
    const rule = { kind: 'fixed' as const, slot: 2, table: null, reason: null };
    assert.ok((await setRule(database.db, SYSTEM, id, { ...rule, a, b }, now)).ok);
    const second = await setRule(database.db, SYSTEM, id, { ...rule, a: c, b: a }, now);
    assert.ok(second.ok);
    const clashes = await planner.ask('clashes', { source: await readSource(database.db, id, { onlyFixed: true }) });
    assert.equal(clashes.length, 1);
    assert.equal(clashes[0]?.type, 'fixed-at-once');
    assert.equal(clashes[0]?.person, a);
    assert.deepEqual(new Set(clashes[0]?.requests), new Set([requests[0], requests[1]]));
    const plan = await planned(id);
    const row = await planRow(plan);
    assert.equal(row.state, 'failed');
    assert.equal((await readPlaces(plan)).length, 0);
    assert.ok((await removeRule(database.db, SYSTEM, id, second.value.id, now)).ok);
    assert.equal((await planRow(await planned(id))).state, 'ready');
    assert.equal((await setRule(database.db, SYSTEM, id, { ...rule, a, b: a }, now)).ok, false);
    const strange = await setRule(database.db, SYSTEM, id, { ...rule, a, b: crypto.randomUUID() }, now);
    assert.deepEqual(strange.ok ? '' : strange.refusal.type, 'unknown-person');
  });

  test('a fixed meeting that nobody wished for is planned where it is fixed', async () => {
    const { id, people } = await make();
    const [a = '', , , , , b = ''] = people;
    assert.ok(
      (await setRule(database.db, SYSTEM, id, { kind: 'fixed', a, b, slot: 3, table: 4, reason: 'Presse' }, now)).ok,
    );
    const board = await readBoard(database.db, id, await planned(id));
    const meeting = board.meetings.find((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
    assert.deepEqual(meeting?.at, { slot: 3, table: 4 });
    assert.equal(meeting?.fixed, true);
  });

  test('two computations at once, each its own plan; a third is told to wait', async () => {
    const { id } = await make();
    const slow = { ...QUICK, seconds: 1 };
    const first = await computePlan(world, planner, SYSTEM, id, slow);
    const second = await computePlan(world, planner, SYSTEM, id, { ...slow, seed: 8 });
    const third = await computePlan(world, planner, SYSTEM, id, slow);
    assert.ok(first.ok && second.ok);
    assert.deepEqual(third.ok ? '' : third.refusal.type, 'busy');
    await planner.idle();
    for (const made of [first, second]) assert.equal((await planRow(made.value.id)).state, 'ready');
    assert.equal((await database.db.selectFrom('meeting_plan').select('id').execute()).length, 2);
  });

  test('a computation whose process died is failed after a while, and leaves no meetings', async () => {
    const { id } = await make();
    const made = await computePlan(world, planner, SYSTEM, id, { ...QUICK, seconds: 30 });
    assert.ok(made.ok);
    const plan = made.value.id;
    // As far as it got before the process died: it has said what it came to.
    const [request] = await database.db.selectFrom('meeting_request').select('id').limit(1).execute();
    await planner.close();
    const figures = { value: 1, score: 1, meetings: 1, breaks: 0, tableChanges: 0, floorShort: 0 };
    const slices = [JSON.stringify([{ request: request?.id, slot: 0, table: 0 }])];
    await keepAlive(database.db, plan, { done: 0.1, figures }, now);
    assert.deepEqual((await planRow(plan)).figures, figures);
    assert.equal((await readPlaces(plan)).length, 0);
    await failSilentPlans(database.db, new Date(now.getTime() + 10_000));
    assert.equal((await planRow(plan)).state, 'computing', 'ten seconds are nothing');
    await failSilentPlans(database.db, new Date(now.getTime() + 30_000));
    assert.equal((await planRow(plan)).state, 'failed');
    assert.equal((await readPlaces(plan)).length, 0);
    assert.equal(await savePlan(database.db, plan, { slices, figures }, now), false, 'too late');
    assert.equal((await readPlaces(plan)).length, 0);
  });

  test('published is the whole plan at once; everybody gets one mail with their meetings and the calendar file', async () => {
    const { id, plan, emails } = await published();
    const held = await database.db.selectFrom('matchmaking').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    assert.equal(held.plan_id, plan);
    assert.equal(held.state, 'published');
    const sent = await mails('meetings-plan');
    assert.deepEqual(new Set(sent.map(({ to }) => to)), new Set(emails));
    assert.equal(sent.length, emails.length);
    const board = await readBoard(database.db, id, plan);
    const own = await database.db
      .selectFrom('meeting_participant as p')
      .innerJoin('registration as r', 'r.id', 'p.registration_id')
      .select(['p.id', 'r.email'])
      .execute();
    for (const { id: person, email } of own) {
      const mine = board.meetings.filter(({ a, b, at }) => at !== null && (a === person || b === person));
      const mail = sent.find(({ to }) => to === email);
      assert.equal(mail?.attachments[0]?.content.match(/BEGIN:VEVENT/g)?.length, mine.length);
      for (const { a, b } of mine) assert.ok(mail?.text.includes(board.people.get(a === person ? b : a)?.name ?? '?'));
    }
    await deliverPlans(world, database.db, now);
    assert.equal((await mails('meetings-plan')).length, emails.length, 'nobody gets it twice');
    assert.ok((await listEvents(database.db)).some(({ type }) => type === 'meetings.published'));
  });

  test('nobody publishes while wishes are open, twice, without the right, or what has changed since it was seen', async () => {
    const { id } = await make({ state: 'wishing' });
    const plan = await planned(id);
    const publish = async (viewer: Viewer, edits = 0) => {
      const done = await publishPlan(database.db, viewer, id, { plan, edits }, now);
      return done.ok ? 'published' : done.refusal.type;
    };
    assert.equal(await publish(SYSTEM), 'wishes-open');
    assert.ok((await moveMatchmaking(database.db, SYSTEM, id, 'planning', now)).ok);
    assert.equal(await publish(ANYBODY), 'not-allowed');
    const other = await makePerson(world, { grants: [{ role: 'organiser', scope: `hub:${crypto.randomUUID()}` }] });
    assert.equal(await publish(other.viewer), 'not-allowed');
    assert.equal(await publish(SYSTEM, 1), 'edited');
    const both = await Promise.all([publish(SYSTEM), publish(SYSTEM)]);
    assert.deepEqual(both.sort(), ['published', 'unknown-plan']);
  });

  test('a plan with a meeting of somebody who has left since is refused whole', async () => {
    const { id, people } = await make();
    const plan = await planned(id);
    await database.db
      .updateTable('meeting_participant')
      .set({ state: 'left' })
      .where('id', '=', people[0] ?? '')
      .execute();
    const done = await publishPlan(database.db, SYSTEM, id, { plan, edits: 0 }, now);
    assert.equal(done.ok ? '' : done.refusal.type, 'impossible');
    const held = await database.db.selectFrom('matchmaking').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    assert.equal(held.plan_id, null);
    assert.equal((await database.db.selectFrom('meeting_notice').select('plan_id').execute()).length, 0);
  });

  test('a repair on the day: from now on, few changes, only those who are affected are told, outcomes stay', async () => {
    const { id, people, plan } = await published();
    // In the second slot: the first is over, the second goes on.
    now = new Date('2026-05-12T08:25:00Z');
    const places = await readPlaces(plan);
    const early = places.find(({ slot }) => slot === 0);
    assert.ok((await noteOutcome(database.db, SYSTEM, id, early?.request ?? '', 'held', now)).ok);
    const person = people[4] ?? '';
    const before = (await mails()).length;
    const added = await addChange(
      database.db,
      SYSTEM,
      id,
      { kind: 'no-show', person, other: null, table: null, slot: 2 },
      now,
    );
    assert.ok(added.ok);
    const proposed = await proposeRepair(world, planner, SYSTEM, id);
    assert.ok(proposed.ok, JSON.stringify(proposed));
    assert.equal((await mails()).length, before, 'nobody is told before it is confirmed');
    const held = await database.db
      .selectFrom('matchmaking')
      .select('plan_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(held.plan_id, plan);
    const proposal = proposed.value.plan;
    const differing = await listMoves(database.db, id, proposal);
    assert.deepEqual(await readPlaces(proposal), [], 'only what is different is kept');
    assert.ok(differing.rows.some(({ awayName }) => awayName === 'Person 5'));
    assert.ok(differing.rows.every(({ before: b, after: a }) => (b?.slot ?? 9) >= 2 && (a?.slot ?? 9) >= 2));
    const done = await publishPlan(database.db, SYSTEM, id, { plan: proposal, edits: 0 }, now);
    assert.ok(done.ok, JSON.stringify(done));
    const after = new Map((await readPlaces(proposal)).map((place) => [place.request, place]));
    const changed = new Map(differing.rows.map((row) => [row.request, row.after]));
    for (const place of places) {
      const { request, slot, table } = place;
      const wanted = changed.has(request) ? changed.get(request) : { slot, table };
      assert.deepEqual(after.get(request), wanted === null ? undefined : { request, ...wanted }, request);
    }
    await deliverPlans(world, database.db, now);
    const told = await mails('meetings-changed');
    const affected = new Set(differing.rows.flatMap(({ a, b }) => [a, b]));
    affected.delete(person);
    assert.equal(told.length, affected.size);
    assert.ok(told.length < 12);
    const left = await database.db
      .selectFrom('meeting_participant')
      .select('state')
      .where('id', '=', person)
      .executeTakeFirstOrThrow();
    assert.equal(left.state, 'left');
    const kept = await database.db
      .selectFrom('meeting')
      .select('outcome')
      .where('plan_id', '=', proposal)
      .where('request_id', '=', early?.request ?? '')
      .executeTakeFirstOrThrow();
    assert.equal(kept.outcome, 'held');
    const again = await publishPlan(database.db, SYSTEM, id, { plan: proposal, edits: 0 }, now);
    assert.equal(again.ok, false);
  });

  test('a lost table is used no more, a new wish finds a place, and both can be taken back before', async () => {
    const { id, people, plan } = await published({ tables: 7, slots: 9 });
    now = new Date('2026-05-12T07:00:00Z');
    const [a = '', , , , , , b = ''] = people;
    const lost = await addChange(
      database.db,
      SYSTEM,
      id,
      { kind: 'table-lost', person: null, other: null, table: 0, slot: 0 },
      now,
    );
    const wish = await addChange(
      database.db,
      SYSTEM,
      id,
      { kind: 'wish', person: a, other: b, table: null, slot: 0 },
      now,
    );
    assert.ok(lost.ok && wish.ok);
    const proposed = await proposeRepair(world, planner, SYSTEM, id);
    assert.ok(proposed.ok);
    const { rows } = await listMoves(database.db, id, proposed.value.plan);
    const atTheTable = (await readPlaces(plan)).filter(({ table }) => table === 0).map(({ request }) => request);
    assert.ok(atTheTable.length > 0);
    for (const request of atTheTable)
      assert.ok(
        rows.some((row) => row.request === request && row.after?.table !== 0),
        request,
      );
    assert.ok(rows.every(({ after }) => after?.table !== 0));
    assert.ok(rows.some(({ isWishOfTheDay, after }) => isWishOfTheDay && after !== null));
    assert.ok((await undoChange(database.db, SYSTEM, id, wish.value.id)).ok);
    assert.equal(
      (await database.db.selectFrom('meeting_request').select('id').where('from_wish', '=', 3).execute()).length,
      0,
    );
    const stale = await publishPlan(database.db, SYSTEM, id, { plan: proposed.value.plan, edits: 0 }, now);
    assert.equal(stale.ok ? '' : stale.refusal.type, 'unknown-plan', 'a proposal made before is gone');
    assert.equal((await undoChange(database.db, SYSTEM, id, wish.value.id)).ok, false);
  });

  test('moving on the board keeps the rules, swaps at a taken table, can be undone, and is refused to who saw an older board', async () => {
    const { id } = await make();
    const plan = await planned(id);
    const board = await readBoard(database.db, id, plan);
    const [one, two] = board.meetings.filter(({ at }) => at?.slot === 0);
    if (one?.at == null || two?.at == null) throw new Error('two meetings in the first slot');
    const where = { matchmaking: id, plan, edits: 0 };
    const swapped = await moveMeeting(database.db, SYSTEM, where, { request: one.request, to: two.at }, now);
    assert.ok(swapped.ok, JSON.stringify(swapped));
    assert.equal(swapped.value.moves.length, 2);
    const placeOf = async (request: string) =>
      (await readBoard(database.db, id, plan)).meetings.find((meeting) => meeting.request === request)?.at;
    assert.deepEqual(await placeOf(two.request), one.at);
    const late = await moveMeeting(database.db, SYSTEM, where, { request: one.request, to: null }, now);
    assert.equal(late.ok ? '' : late.refusal.type, 'edited');
    const undone = await undoMove(database.db, SYSTEM, { ...where, edits: 1 }, now);
    assert.deepEqual(undone, { ok: true, value: { edits: 2 } });
    assert.deepEqual(await placeOf(one.request), one.at);
    const own = board.meetings.find(
      (m) => m.request !== one.request && m.at !== null && m.at.slot !== 0 && [m.a, m.b].includes(one.a),
    );
    if (own?.at == null) throw new Error('another meeting of the same person');
    const clash = await moveMeeting(
      database.db,
      SYSTEM,
      { ...where, edits: 2 },
      { request: one.request, to: { slot: own.at.slot, table: null } },
      now,
    );
    assert.deepEqual(clash.ok ? '' : clash.refusal, { type: 'has-meeting', person: one.a, other: own.request });
    const out = await moveMeeting(database.db, SYSTEM, { ...where, edits: 2 }, { request: one.request, to: null }, now);
    assert.ok(out.ok);
    assert.equal(await placeOf(one.request), null);
    const strange = await moveMeeting(
      database.db,
      ANYBODY,
      { ...where, edits: 3 },
      { request: one.request, to: null },
      now,
    );
    assert.equal(strange.ok ? '' : strange.refusal.type, 'not-allowed');
  });

  test('of two moves at once one is refused', async () => {
    const { id } = await make();
    const plan = await planned(id);
    const { meetings } = await readBoard(database.db, id, plan);
    const move = (at: number) =>
      moveMeeting(
        database.db,
        SYSTEM,
        { matchmaking: id, plan, edits: 0 },
        { request: meetings[at]?.request ?? '', to: null },
        now,
      );
    const both = await Promise.all([move(0), move(1)]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
  });

  test('a published plan is changed in a copy only', async () => {
    const { id, plan } = await published();
    const { meetings } = await readBoard(database.db, id, plan);
    const request = meetings[0]?.request ?? '';
    const refused = await moveMeeting(
      database.db,
      SYSTEM,
      { matchmaking: id, plan, edits: 0 },
      { request, to: null },
      now,
    );
    assert.equal(refused.ok ? '' : refused.refusal.type, 'not-editable');
    const copy = await copyPlan(database.db, SYSTEM, id, plan, now);
    assert.ok(copy.ok);
    const where = { matchmaking: id, plan: copy.value.id, edits: 0 };
    assert.ok((await moveMeeting(database.db, SYSTEM, where, { request, to: null }, now)).ok);
    assert.equal((await readPlaces(plan)).length, (await readPlaces(copy.value.id)).length + 1);
    const done = await publishPlan(database.db, SYSTEM, id, { plan: copy.value.id, edits: 1 }, now);
    assert.deepEqual(done, { ok: true, value: { told: 2, repaired: true } });
  });

  test('invited are those with a confirmed registration, once, by a ticket or an answer, with a mail of their own', async () => {
    const { id, event } = await make({ state: 'wishing', people: 2, requests: [] });
    const more = await makeMatchmaking(world, { event, people: 3, requests: [] });
    const invite = (whom: Parameters<typeof invitePeople>[3]) => invitePeople(database.db, SYSTEM, id, whom, null, now);
    const [first] = more.emails;
    await database.db
      .updateTable('registration')
      .set({ answers: JSON.stringify({ food: 'vegan' }) })
      .where('email', '=', first ?? '')
      .execute();
    assert.deepEqual(await invite({ to: 'answer', field: 'food', answer: 'vegan' }), {
      ok: true,
      value: { invited: 1 },
    });
    assert.deepEqual(await invite({ to: 'all' }), { ok: true, value: { invited: 2 } });
    assert.deepEqual(await invite({ to: 'all' }), { ok: true, value: { invited: 0 } });
    await deliverInvitations(world, database.db, now);
    await deliverInvitations(world, database.db, now);
    const sent = await mails('meetings-invitation');
    assert.deepEqual(new Set(sent.map(({ to }) => to)), new Set(more.emails));
    assert.equal(sent.length, 3);
    assert.ok(sent.every(({ text }) => text.includes('https://hubs.example.org/de/meetings/')));
  });

  test('wishes kept for the next event are offered to both there, until one wishes', async () => {
    const event = await makeEvent(database.db);
    const old = await makeMatchmaking(world, { event, people: 3, requests: [{ from: 0, to: 1 }] });
    assert.deepEqual(await followUp(world, SYSTEM, old.id, old.requests, 'next', now), {
      ok: true,
      value: { count: 1 },
    });
    const next = await makeEvent(database.db, { hub: event.hub, key: 'next' });
    const fresh = await makeMatchmaking(world, { event: next, people: 3, requests: [] });
    await database.db
      .updateTable('matchmaking')
      .set({ created_at: new Date('2026-06-01T00:00:00Z') })
      .where('id', '=', fresh.id)
      .execute();
    for (const [at, email] of old.emails.entries()) {
      const registration = await database.db
        .selectFrom('meeting_participant')
        .select('registration_id as id')
        .where('id', '=', fresh.people[at] ?? '')
        .executeTakeFirstOrThrow();
      await database.db
        .updateTable('registration')
        .set({ email: email.toUpperCase() })
        .where('id', '=', registration.id)
        .execute();
    }
    const offered = async (at: number) =>
      (await listUnheldBefore(database.db, fresh.people[at] ?? '')).map(({ id }) => id);
    assert.deepEqual(await offered(0), [fresh.people[1]]);
    assert.deepEqual(await offered(1), [fresh.people[0]]);
    assert.deepEqual(await offered(2), []);
  });

  /** What a calendar holds after it has read files one after the other: of each meeting what came with the highest SEQUENCE. */
  function calendarOf(files: readonly string[]) {
    const held = new Map<string, { sequence: number; state: string; starts: string; location: string }>();
    for (const file of files) {
      const parsed = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
      const other = Object.values(nodeIcal.sync.parseICS(file)).filter((one) => one?.type === 'VEVENT');
      assert.equal(parsed.length, other.length, 'both readers see the same');
      for (const one of parsed) {
        const uid = String(one.getFirstPropertyValue('uid'));
        const sequence = Number(one.getFirstPropertyValue('sequence'));
        const twin = other.find((event) => event.uid === uid);
        assert.deepEqual(
          [Number(twin?.sequence), twin?.status],
          [sequence, one.getFirstPropertyValue('status')],
          'both readers say the same',
        );
        const known = held.get(uid);
        if (known !== undefined && known.sequence >= sequence) continue;
        const state = String(one.getFirstPropertyValue('status'));
        const starts = twin?.start.toISOString() ?? '';
        held.set(uid, { sequence, state, starts, location: String(one.getFirstPropertyValue('location')) });
      }
    }
    return held;
  }

  test('calendars are put right: what moved comes with a higher SEQUENCE, what was dropped as cancelled, what came back as confirmed', async () => {
    const { id, people, requests, emails } = await make({
      people: 3,
      requests: [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
      ],
    });
    const [kept = '', gone = ''] = requests;
    /** Publishes a plan with these places, whose number may be lower than that of the plan before. */
    async function publish(number: number, places: { request: string; slot: number; table: number }[]) {
      const plan = crypto.randomUUID();
      now = new Date(now.getTime() + 60_000);
      await database.db
        .insertInto('meeting_plan')
        .values({
          id: plan,
          matchmaking_id: id,
          number,
          state: 'ready',
          version: 1,
          based_on: null,
          seed: 1,
          seconds: 0,
          created_by: null,
          created_at: now,
          updated_at: now,
        })
        .execute();
      await database.db.transaction().execute((trx) => insertMeetings(trx, plan, [JSON.stringify(places)]));
      const done = await publishPlan(database.db, SYSTEM, id, { plan, edits: 0 }, now);
      assert.ok(done.ok, JSON.stringify(done));
      await deliverPlans(world, database.db, now);
    }
    const files = async (email: string) =>
      (
        await database.db
          .selectFrom('mail')
          .select('attachments')
          .where('to_address', '=', email)
          .where('kind', 'in', ['meetings-plan', 'meetings-changed'])
          .orderBy('created_at')
          .execute()
      ).map(({ attachments }) => String(attachments[0]?.content));
    const first = emails[0] ?? '';
    const [a, b] = [`meeting-${kept}@hubs.example.org`, `meeting-${gone}@hubs.example.org`];
    await publish(7, [
      { request: kept, slot: 0, table: 0 },
      { request: gone, slot: 1, table: 0 },
    ]);
    await publish(3, [{ request: kept, slot: 2, table: 1 }]);
    const after = calendarOf(await files(first));
    assert.deepEqual(after.get(a), {
      sequence: 1,
      state: 'CONFIRMED',
      starts: '2026-05-12T08:40:00.000Z',
      location: after.get(a)?.location ?? '',
    });
    assert.match(after.get(a)?.location ?? '', /^Tisch 2/);
    assert.deepEqual([after.get(b)?.sequence, after.get(b)?.state], [1, 'CANCELLED']);
    assert.equal(after.get(b)?.starts, '2026-05-12T08:20:00.000Z', 'as it stood last');
    assert.deepEqual(
      await mails('meetings-changed').then((sent) => sent.map(({ to }) => to).sort()),
      [...emails].sort(),
    );
    assert.deepEqual(
      [...calendarOf(await files(emails[2] ?? '')).values()].map(({ state }) => state),
      ['CANCELLED'],
    );

    await publish(9, [
      { request: kept, slot: 2, table: 1 },
      { request: gone, slot: 3, table: 0 },
    ]);
    const back = calendarOf(await files(first));
    assert.deepEqual([back.get(b)?.sequence, back.get(b)?.state], [2, 'CONFIRMED']);
    assert.equal(back.get(b)?.starts, '2026-05-12T09:00:00.000Z');
    assert.equal(people.length, 3);
  });

  test('online meetings get a room of the list each, keep it when others move, and more of them than rooms are not published', async () => {
    const onlineRooms = ['Elbe', 'Neiße'].map((name, at) => ({ name, address: `https://meet.example.org/${at}` }));
    const made = await make({
      people: 6,
      slots: 2,
      hasOnline: true,
      onlineRooms,
      requests: [0, 2, 4].map((from) => ({ from, to: from + 1, mode: 'online' as const })),
    });
    const { id, requests } = made;
    const [one = '', two = '', three = ''] = [...requests].sort();
    const insert = async (slots: [string, number][]) => {
      const plan = await planned(id);
      await database.db.deleteFrom('meeting').where('plan_id', '=', plan).execute();
      const places = slots.map(([request, slot]) => ({ request, slot, table: null }));
      await database.db.transaction().execute((trx) => insertMeetings(trx, plan, [JSON.stringify(places)]));
      return plan;
    };
    const roomsOf = async (plan: string) =>
      new Map(
        (
          await database.db
            .selectFrom('meeting')
            .select(['request_id', 'room_number'])
            .where('plan_id', '=', plan)
            .execute()
        ).map((row) => [row.request_id, row.room_number]),
      );
    const crowded = await insert([
      [one, 0],
      [two, 0],
      [three, 0],
    ]);
    assert.deepEqual(await publishPlan(database.db, SYSTEM, id, { plan: crowded, edits: 0 }, now), {
      ok: false,
      refusal: { type: 'too-few-rooms', slots: [0] },
    });
    assert.deepEqual([...(await roomsOf(crowded)).values()], [null, null, null], 'nothing of it stays');

    const first = await insert([
      [one, 0],
      [two, 0],
      [three, 1],
    ]);
    assert.ok((await publishPlan(database.db, SYSTEM, id, { plan: first, edits: 0 }, now)).ok);
    assert.deepEqual(
      await roomsOf(first),
      new Map([
        [one, 0],
        [two, 1],
        [three, 0],
      ]),
    );
    await deliverPlans(world, database.db, now);
    const told = (await mails('meetings-plan')).find(({ text }) =>
      text.includes('online, Neiße, https://meet.example.org/1'),
    );
    assert.ok(told !== undefined);

    const second = await insert([
      [two, 0],
      [three, 0],
    ]);
    assert.ok((await publishPlan(database.db, SYSTEM, id, { plan: second, edits: 0 }, now)).ok);
    assert.deepEqual(
      await roomsOf(second),
      new Map([
        [two, 1],
        [three, 0],
      ]),
    );
  });

  test('no more online meetings are planned in a slot, or moved there, than there are rooms', async () => {
    const onlineRooms = ['Elbe', 'Neiße'].map((name, at) => ({ name, address: `https://meet.example.org/${at}` }));
    const requests = [0, 2, 4].map((from) => ({ from, to: from + 1, mode: 'online' as const }));
    const { id } = await make({ people: 6, slots: 2, hasOnline: true, onlineRooms, requests });
    const plan = await planned(id);
    const { meetings } = await readBoard(database.db, id, plan);
    const inSlot = (slot: number) => meetings.filter(({ at }) => at?.slot === slot);
    assert.deepEqual([inSlot(0).length, inSlot(1).length].sort(), [1, 2]);
    const [alone = 0, full = 1] = [0, 1].sort((a, b) => inSlot(a).length - inSlot(b).length);
    const moved = await moveMeeting(
      database.db,
      SYSTEM,
      { matchmaking: id, plan, edits: 0 },
      { request: inSlot(alone)[0]?.request ?? '', to: { slot: full, table: null } },
      now,
    );
    assert.deepEqual(moved, { ok: false, refusal: { type: 'no-online-room' } });
  });

  test('rooms that are given out may get another address, but not disappear', async () => {
    const rooms = ['Elbe', 'Neiße'].map((name, at) => ({ name, address: `https://meet.example.org/${at}` }));
    const { id } = await published({
      people: 4,
      slots: 1,
      hasOnline: true,
      onlineRooms: rooms,
      requests: [0, 2].map((from) => ({ from, to: from + 1, mode: 'online' as const })),
    });
    const change = async (onlineRooms: string) => {
      const values = {
        name_de: 'Kooperationsbörse',
        slotMinutes: '15',
        changeMinutes: '5',
        tableNames: Array.from({ length: 6 }, (_, at) => `Tisch ${at + 1}`).join('\n'),
        hasOnline: 'yes',
        onlineRooms,
        maxWishes: '20',
        maxMeetings: '1',
        minMeetings: '0',
        answerHours: '72',
        closeDate: '2026-05-10',
        closeTime: '10:00',
      };
      const day = new Date('2026-05-12T08:00:00Z');
      const frame = { lang: 'de' as const, zone: 'Europe/Berlin', startsAt: day, endsAt: day, sessions: [] };
      const read = readSettings(values, [], frame);
      assert.ok(read.ok, JSON.stringify(read));
      return changeMatchmaking(database.db, SYSTEM, id, read.value, now);
    };
    const stored = () =>
      database.db
        .selectFrom('matchmaking')
        .select(['online_rooms', 'version'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
    const before = await stored();
    assert.deepEqual(await change('Elbe; https://meet.example.org/0'), {
      ok: false,
      refusal: { type: 'rooms-in-use' },
    });
    assert.deepEqual(await stored(), before, 'a refusal changes nothing');
    assert.ok((await change('Elbe; https://other.example.org/0\nNeiße; https://meet.example.org/1')).ok);
    assert.equal((await stored()).online_rooms[0]?.address, 'https://other.example.org/0');
  });

  test('who is offered to make up for a meeting online is told once, with all the people', async () => {
    const { id, requests, emails } = await make({
      people: 3,
      hasOnline: true,
      requests: [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
      ],
    });
    assert.deepEqual(await followUp(world, SYSTEM, id, requests, 'online', now), { ok: true, value: { count: 2 } });
    assert.deepEqual(await followUp(world, SYSTEM, id, requests, 'online', now), { ok: true, value: { count: 0 } });
    const sent = await mails('meetings-online');
    assert.deepEqual(sent.map(({ to }) => to).sort(), [...emails].sort());
    const mine = sent.find(({ to }) => to === emails[0]);
    for (const name of ['Person 2', 'Person 3'])
      assert.match(mine?.text ?? '', new RegExp(`${name}: https://meet.example.org/`));
  });

  test('a meeting that was not held is offered on the personal page of both, with the room', async () => {
    const { id, people, requests } = await published({ people: 2, hasOnline: true, requests: [{ from: 0, to: 1 }] });
    const [request = ''] = requests;
    const unmet = async (person: string) => {
      const own = await findOwn(world, meetingsKey(world, person));
      assert.ok(own !== undefined);
      return (await findMyPlan(database.db, own.me, own.matchmaking))?.unmet.map(({ followUp, wasPlanned, room }) => {
        return { followUp, wasPlanned, room: room?.address };
      });
    };
    assert.ok((await noteOutcome(database.db, SYSTEM, id, request, 'not-held', now)).ok);
    assert.deepEqual(await unmet(people[0] ?? ''), [], 'nothing is promised before the organiser offers it');
    assert.ok((await followUp(world, SYSTEM, id, requests, 'online', now)).ok);
    for (const person of people) {
      const [offer, ...more] = (await unmet(person)) ?? [];
      assert.deepEqual([offer?.followUp, offer?.wasPlanned, more.length], ['online', true, 0]);
      assert.match(offer?.room ?? '', /^https:\/\/meet\.example\.org\/[0-9a-f]{16}$/);
    }
  });
});
