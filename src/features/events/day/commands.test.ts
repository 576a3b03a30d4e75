import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Role, Viewer } from '#engines/kit';
import { ANONYMOUS, accepted, makeHub, makeViewer } from '#features/network/fixtures.ts';
import { forEachDatabase, listEvents } from '#platform/testing';
import { makeEvent } from '../fixtures.ts';
import { admit } from './commands/admit.ts';
import { addWalkIn } from './commands/walk-in.ts';
import { type Guest, makeDoor, makeGuests } from './fixtures.ts';
import type { SentInput } from './model.ts';
import { listDoor, listDoubles, readDoorFigures, readPeopleList } from './queries/door.ts';

const NOW = new Date('2026-05-12T09:00:00Z');
const at = (time: string) => new Date(`2026-05-12T${time}:00Z`);

forEachDatabase('The door', (database) => {
  async function open(guests: Guest[] = [{ name: 'Anna' }, { name: 'Łukasz Śliwa', organisation: 'Miasto Wrocław' }]) {
    const { db } = database;
    const event = await makeEvent(db);
    const { ticket } = await makeDoor(db, event.id, 100);
    const people = await makeGuests(db, { event: event.id, ticket }, guests);
    const viewer = await makeViewer(db, { grants: [{ role: 'event-helper', scope: `event:${event.id}` }] });
    return { db, event, ticket, people, viewer };
  }
  const sent = (device: string, admissions: SentInput['admissions'], sentAt = NOW): SentInput => ({
    device,
    sentAt,
    admissions,
  });
  const one = (person: string, time: string, more: { isUndo?: boolean; id?: string } = {}) => ({
    id: more.id ?? randomUUID(),
    person,
    at: at(time),
    isUndo: more.isUndo ?? false,
  });

  test('lets in by the person or by the code, and says so to all devices', async () => {
    const { db, event, people, viewer } = await open();
    const [anna, lukasz] = people;
    assert.ok(anna && lukasz);
    const before = await readPeopleList(db, event.id, 0, 'de');
    const byCode = { id: randomUUID(), code: ` ${lukasz.ticket} `, at: at('08:31'), isUndo: false };
    const results = accepted(await admit(db, viewer, event.id, sent('A', [one(anna.id, '08:30'), byCode]), NOW));
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['admitted', 'admitted'],
    );
    const after = await readPeopleList(db, event.id, before.change, 'de');
    assert.deepEqual(
      after.people.map(({ name, state, at, device }) => ({ name, state, at, device })),
      [
        { name: 'Anna', state: 'in', at: '2026-05-12T08:30:00.000Z', device: 'A' },
        { name: 'Łukasz Śliwa', state: 'in', at: '2026-05-12T08:31:00.000Z', device: 'A' },
      ],
    );
    assert.deepEqual(await readDoorFigures(db, event.id), { expected: 2, inside: 2, withoutBadge: 2 });
    assert.deepEqual(
      (await listEvents(db)).filter(({ type }) => type === 'event.attended'),
      [{ type: 'event.attended', subject: `event:${event.id}` }],
    );
  });

  test('counts the same told twice once', async () => {
    const { db, event, people, viewer } = await open();
    const admissions = people.map(({ id }) => one(id, '08:30'));
    const first = accepted(await admit(db, viewer, event.id, sent('A', admissions), NOW));
    const again = accepted(await admit(db, viewer, event.id, sent('A', [...admissions, ...admissions]), NOW));
    assert.deepEqual(again.slice(0, 2), first);
    const rows = await db.selectFrom('event_admission').select('is_double').execute();
    assert.deepEqual(rows, [{ is_double: false }, { is_double: false }]);
  });

  test('keeps both of two devices that let in the same ticket without a net, and shows the later as a double', async () => {
    const { db, event, people, viewer } = await open();
    const [anna] = people;
    assert.ok(anna);
    // B has been there later and is heard first.
    const b = accepted(await admit(db, viewer, event.id, sent('B', [one(anna.id, '08:40')]), NOW));
    const a = accepted(await admit(db, viewer, event.id, sent('A', [one(anna.id, '08:30')]), NOW));
    assert.deepEqual([b[0]?.outcome, a[0]?.outcome], ['admitted', 'admitted']);
    assert.equal(a[0]?.person?.at, '2026-05-12T08:30:00.000Z');
    assert.equal(a[0]?.person?.device, 'A');
    assert.deepEqual(await listDoubles(db, event.id), [
      {
        name: 'Anna',
        times: [
          { at: '2026-05-12T08:30:00.000Z', device: 'A' },
          { at: '2026-05-12T08:40:00.000Z', device: 'B' },
        ],
      },
    ]);
    assert.equal((await readDoorFigures(db, event.id)).inside, 1);
  });

  test('lets both of two devices tell of the same people at the same moment', async () => {
    const { db, event, people, viewer } = await open(
      Array.from({ length: 20 }, (_, number) => ({ name: `Gast ${number}` })),
    );
    const tell = (device: string, order: typeof people, time: string) =>
      admit(
        db,
        viewer,
        event.id,
        sent(
          device,
          order.map(({ id }) => one(id, time)),
        ),
        NOW,
      );
    const [a, b] = await Promise.all([tell('A', people, '08:30'), tell('B', people.toReversed(), '08:35')]);
    assert.equal(accepted(a).length + accepted(b).length, 40);
    const rows = await db.selectFrom('event_admission').select(['device', 'is_double']).execute();
    assert.deepEqual(
      [rows.filter((row) => row.is_double).map(({ device }) => device), rows.length],
      [Array.from({ length: 20 }, () => 'B'), 40],
    );
  });

  test('takes an admission back, and lets in again after it', async () => {
    const { db, event, people, viewer } = await open();
    const [anna] = people;
    assert.ok(anna);
    await admit(db, viewer, event.id, sent('A', [one(anna.id, '08:30')]), NOW);
    const undone = accepted(
      await admit(db, viewer, event.id, sent('A', [one(anna.id, '08:32', { isUndo: true })]), NOW),
    );
    assert.deepEqual([undone[0]?.outcome, undone[0]?.person?.state], ['undone', 'expected']);
    const again = accepted(await admit(db, viewer, event.id, sent('B', [one(anna.id, '08:50')]), NOW));
    assert.deepEqual([again[0]?.outcome, again[0]?.person?.device], ['admitted', 'B']);
    assert.deepEqual(await listDoubles(db, event.id), []);
  });

  test('believes a device whose clock is hours off how long ago it was', async () => {
    const { db, event, people, viewer } = await open();
    const [anna] = people;
    assert.ok(anna);
    const wrong = new Date(NOW.getTime() + 5 * 3_600_000);
    const admissions = [{ ...one(anna.id, '08:30'), at: new Date(wrong.getTime() - 10 * 60_000) }];
    const told = accepted(await admit(db, viewer, event.id, sent('A', admissions, wrong), NOW));
    assert.equal(told[0]?.person?.at, '2026-05-12T08:50:00.000Z');
  });

  test('keeps the order in which a device did things, though the net was slower the first time', async () => {
    const { db, event, people, viewer } = await open();
    const [anna] = people;
    assert.ok(anna);
    // Its clock is an hour behind; admitted at 07:30:00 of it, taken back two seconds later; the first telling took nine seconds.
    const clock = (seconds: number) => new Date(at('07:30').getTime() + seconds * 1000);
    const arrives = (seconds: number) => new Date(at('08:30').getTime() + seconds * 1000);
    const letIn = { ...one(anna.id, '07:30'), at: clock(0) };
    const back = { ...one(anna.id, '07:30', { isUndo: true }), at: clock(2) };
    await admit(db, viewer, event.id, sent('A', [letIn], clock(1)), arrives(10));
    await admit(db, viewer, event.id, sent('A', [back], clock(11)), arrives(11));
    assert.equal((await readDoorFigures(db, event.id)).inside, 0);
  });

  test('knows no ticket of another event, neither by code nor by person, and changes nothing there', async () => {
    const { db, event, viewer } = await open();
    const hub = await makeHub(db, { key: 'hub-praha' });
    const other = await makeEvent(db, { hub: hub.id });
    const { ticket } = await makeDoor(db, other.id);
    const [stranger] = await makeGuests(db, { event: other.id, ticket }, [{ name: 'Fremd' }]);
    assert.ok(stranger);
    const byCode = { id: randomUUID(), code: stranger.ticket, at: at('08:30'), isUndo: false };
    const told = accepted(await admit(db, viewer, event.id, sent('A', [one(stranger.id, '08:30'), byCode]), NOW));
    assert.deepEqual(
      told.map(({ outcome, person }) => ({ outcome, person })),
      [
        { outcome: 'unknown', person: undefined },
        { outcome: 'unknown', person: undefined },
      ],
    );
    assert.equal((await readDoorFigures(db, other.id)).inside, 0);
    assert.deepEqual(await db.selectFrom('event_admission').selectAll().execute(), []);
  });

  test('an id that another event has used already neither shows nor changes anything of it', async () => {
    const { db, event, people, viewer } = await open();
    const [anna] = people;
    assert.ok(anna);
    const other = await makeEvent(db, { hub: event.hub });
    const { ticket } = await makeDoor(db, other.id);
    const [guest] = await makeGuests(db, { event: other.id, ticket }, [{ name: 'Fremd' }]);
    assert.ok(guest);
    const id = randomUUID();
    const boss = await makeViewer(db, { grants: [{ role: 'network-admin', scope: 'network' }] });
    await admit(db, boss, other.id, sent('X', [one(guest.id, '08:00', { id })]), NOW);
    await admit(db, viewer, event.id, sent('A', [one(anna.id, '08:30', { id })]), NOW);
    const rows = await db.selectFrom('event_admission').select(['attendee_id', 'device']).execute();
    assert.deepEqual(rows, [{ attendee_id: guest.id, device: 'X' }]);
  });

  test('keeps that somebody was let in who had cancelled meanwhile, and says that they have no place', async () => {
    const { db, event, people, viewer } = await open([{ name: 'Anna', state: 'cancelled' }]);
    const [anna] = people;
    assert.ok(anna);
    const list = await readPeopleList(db, event.id, 0, 'de');
    // Nobody at the door needs the names of those who do not come.
    assert.deepEqual(list.people, [
      { id: anna.id, hash: createHash('sha256').update(anna.ticket).digest('hex'), state: 'invalid' },
    ]);
    const told = accepted(await admit(db, viewer, event.id, sent('A', [one(anna.id, '08:30')]), NOW));
    assert.deepEqual([told[0]?.outcome, told[0]?.person?.state], ['no-place', 'in']);
    assert.equal((await db.selectFrom('event_admission').selectAll().execute()).length, 1);
  });

  test('gives a list without tickets and without addresses', async () => {
    const { db, event } = await open([
      { name: 'Anna', email: 'anna@town.example', organisation: 'Stadt', ticket: 'SECRET-1' },
    ]);
    const list = await readPeopleList(db, event.id, 0, 'cs');
    assert.deepEqual(Object.keys(list.people[0] ?? {}).sort(), [
      'hash',
      'id',
      'name',
      'organisation',
      'state',
      'ticket',
    ]);
    assert.equal(list.people[0]?.ticket, 'Účast');
    assert.doesNotMatch(JSON.stringify(list), /SECRET-1|anna@town/);
  });

  test('gives long lists page by page, each person once', async () => {
    const { db, event } = await open(Array.from({ length: 1203 }, (_, number) => ({ name: `Gast ${number}` })));
    const first = await readPeopleList(db, event.id, 0, 'de');
    const second = await readPeopleList(db, event.id, first.change, 'de');
    assert.deepEqual([first.people.length, first.more, second.people.length, second.more], [1000, true, 203, false]);
    assert.equal(new Set([...first.people, ...second.people].map(({ id }) => id)).size, 1203);
  });

  test('finds people by name and organisation as they are written without marks', async () => {
    const { db, event } = await open();
    for (const q of ['sliwa', 'Śliwa', 'lukasz', 'wroclaw miasto', 'ŁUKASZ']) {
      const { rows, found } = await listDoor(db, event.id, { q, page: 1 });
      assert.deepEqual([rows.map(({ name }) => name), found], [['Łukasz Śliwa'], 1], q);
    }
    assert.equal((await listDoor(db, event.id, { q: '%', page: 1 })).found, 0);
  });

  test('is for those who may do it for this event', async () => {
    const { db, event, people } = await open();
    const [anna] = people;
    assert.ok(anna);
    const otherHub = await makeHub(db, { key: 'hub-praha' });
    const otherEvent = await makeEvent(db, { hub: otherHub.id });
    const grants: { role: Role; scope: `hub:${string}` | `event:${string}` }[][] = [
      [],
      [{ role: 'hub-manager', scope: `hub:${otherHub.id}` }],
      [{ role: 'event-helper', scope: `event:${otherEvent.id}` }],
      [{ role: 'editor', scope: `hub:${event.hub}` }],
    ];
    const viewers: Viewer[] = [
      ANONYMOUS,
      ...(await Promise.all(grants.map((given) => makeViewer(db, { grants: given })))),
    ];
    for (const viewer of viewers) {
      const told = await admit(db, viewer, event.id, sent('A', [one(anna.id, '08:30')]), NOW);
      assert.deepEqual(told, { ok: false, refusal: { type: 'not-allowed' } });
    }
    assert.deepEqual(await db.selectFrom('event_admission').selectAll().execute(), []);
    assert.deepEqual(await db.selectFrom('audit').selectAll().where('action', '=', 'event.admit').execute(), []);
  });
});

forEachDatabase('Walk-ins', (database) => {
  async function open(capacity: number | null) {
    const { db } = database;
    const event = await makeEvent(db);
    const { ticket } = await makeDoor(db, event.id, capacity);
    const viewer = await makeViewer(db, { grants: [{ role: 'event-helper', scope: `event:${event.id}` }] });
    const input = (name: string, over = false) => ({
      id: randomUUID(),
      name,
      organisation: '',
      ticket,
      lang: 'pl' as const,
      over,
    });
    const taken = async () => {
      const setting = await db.selectFrom('registration_setting').select('taken').executeTakeFirstOrThrow();
      const kind = await db.selectFrom('ticket_kind').select('taken').executeTakeFirstOrThrow();
      const { places } = await db
        .selectFrom('registration')
        .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('places'), eb.lit(0)).as('places'))
        .executeTakeFirstOrThrow();
      return [setting.taken, kind.taken, Number(places)];
    };
    return { db, event, ticket, viewer, input, taken };
  }

  test('are entered, have a ticket and are inside', async () => {
    const { db, event, viewer, input, taken } = await open(10);
    const { attendee } = accepted(await addWalkIn({ db }, viewer, event.id, input('Jan Nowak'), NOW));
    assert.deepEqual(await taken(), [1, 1, 1]);
    const { rows } = await listDoor(db, event.id, { q: 'nowak', page: 1 });
    assert.deepEqual(
      rows.map(({ id, admittedAt }) => ({ id, admittedAt })),
      [{ id: attendee, admittedAt: NOW }],
    );
    const row = await db.selectFrom('registration').select(['is_walk_in', 'state', 'email']).executeTakeFirstOrThrow();
    assert.deepEqual(row, { is_walk_in: true, state: 'confirmed', email: null });
  });

  test('are one when the form is sent twice', async () => {
    const { db, event, viewer, input, taken } = await open(10);
    const same = input('Jan Nowak');
    const first = accepted(await addWalkIn({ db }, viewer, event.id, same, NOW));
    assert.deepEqual(accepted(await addWalkIn({ db }, viewer, event.id, same, NOW)), first);
    assert.deepEqual(await taken(), [1, 1, 1]);
  });

  test('come in over the capacity only by an explicit yes, also when two doors ask at once', async () => {
    const { db, event, viewer, input, taken } = await open(1);
    const both = await Promise.all([
      addWalkIn({ db }, viewer, event.id, input('Eins'), NOW),
      addWalkIn({ db }, viewer, event.id, input('Zwei'), NOW),
    ]);
    assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
    assert.deepEqual(
      both.find(({ ok }) => !ok),
      { ok: false, refusal: { type: 'full' } },
    );
    assert.deepEqual(await taken(), [1, 1, 1]);
    accepted(await addWalkIn({ db }, viewer, event.id, input('Drei', true), NOW));
    assert.deepEqual(await taken(), [2, 2, 2]);
  });

  test('are refused with a ticket of another event, at a cancelled event, and by others', async () => {
    const { db, event, viewer, input } = await open(10);
    const other = await makeEvent(db, { hub: event.hub, state: 'cancelled' });
    const { ticket } = await makeDoor(db, other.id);
    assert.deepEqual(await addWalkIn({ db }, viewer, event.id, { ...input('A'), ticket }, NOW), {
      ok: false,
      refusal: { type: 'no-ticket' },
    });
    const boss = await makeViewer(db, { grants: [{ role: 'network-admin', scope: 'network' }] });
    assert.deepEqual(await addWalkIn({ db }, boss, other.id, { ...input('A'), ticket }, NOW), {
      ok: false,
      refusal: { type: 'not-published' },
    });
    assert.deepEqual(await addWalkIn({ db }, ANONYMOUS, event.id, input('A'), NOW), {
      ok: false,
      refusal: { type: 'not-allowed' },
    });
    assert.deepEqual(await db.selectFrom('registration').selectAll().execute(), []);
  });
});
