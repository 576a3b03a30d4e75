import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'csv-stringify/sync';
import { sql } from 'kysely';
import type { Viewer } from '#engines/kit';
import { ANONYMOUS, makeHub, makeOrganisation, OPERATOR, TOPICS } from '#features/network/fixtures.ts';
import type { World } from '#platform/feature';
import { readTable, toCell } from '#platform/tabular';
import { forEachDatabase } from '#platform/testing';
import { makeEvent } from '../fixtures.ts';
import { findEvent } from '../queries.ts';
import { makeRegistration, openRegistration, testWorld } from '../registration/fixtures.ts';
import { makeSubscription } from '../subscriptions/fixtures.ts';
import { eventExporters, eventImporters } from './cli.ts';

const NOW = new Date('2026-03-01T10:00:00Z');

const workshop = {
  key: 'w-1',
  hub: 'hub-dresden',
  kind: 'workshop',
  format: 'hybrid',
  lang: 'de',
  title: { de: 'Werkstatt Ladesäulen', cs: 'Dílna' },
  summary: '=Wie "Städte" laden; und mehr',
  text: 'Erster Absatz.\n\n🚀 {Zweiter}',
  starts_on: '2026-05-12',
  starts_time: '10:00',
  ends_on: '2026-05-13',
  ends_time: '16:30',
  zone: 'Europe/Prague',
  venue: 'Kulturpalast',
  address: 'Schloßstraße 2',
  place: 'dresden',
  access: ['step-free', 'lift'],
  access_note: { de: 'Eingang hinten', en: 'Rear entrance' },
  online_url: 'https://meet.example.org/x',
  langs: ['de', 'cs'],
  interpreted: ['pl'],
  topics: ['mobility'],
  cost: 'paid',
  price_note: '20 Euro',
  contact_email: 'hub@example.org',
  on_behalf_of: 'town',
  hosts: ['hub-dresden'],
};
const [TRACK, ROOM, SPEAKER, SESSION, BREAK] = Array.from(
  { length: 5 },
  (_, at) => `019ab000-0000-7000-8000-00000000000${at}`,
);
const programme = {
  tracks: [{ id: TRACK, name: { de: 'Strom' } }],
  rooms: [{ id: ROOM, name: 'Saal', capacity: 40, access_note: { de: 'Rampe' } }],
  speakers: [{ id: SPEAKER, name: 'Ada Li', about: {}, organisation: 'Stadt' }],
  sessions: [
    {
      id: SESSION,
      kind: 'talk',
      title: { de: 'Laden', cs: 'Nabíjení' },
      text: {},
      starts_at: '2026-05-12T08:00:00.000Z',
      ends_at: '2026-05-12T09:00:00.000Z',
      langs: ['de'],
      interpreted: ['pl'],
      track: TRACK,
      room: ROOM,
      speakers: [SPEAKER],
    },
    {
      id: BREAK,
      kind: 'break',
      title: { de: 'Pause' },
      text: {},
      starts_at: '2026-05-12T09:00:00.000Z',
      ends_at: '2026-05-12T09:30:00.000Z',
      langs: [],
      interpreted: [],
      track: null,
      room: null,
      speakers: [],
    },
  ],
};
const days = {
  key: 'd-1',
  hub: 'hub-dresden',
  format: 'online',
  lang: 'pl',
  title: '{"Nawias"',
  summary: 'S',
  langs: ['pl'],
  starts_on: '2026-06-01',
  ends_on: '2026-06-02',
  all_day: 'yes',
};

forEachDatabase('importing and exporting events', (database) => {
  const world = () => ({ db: database.db, topics: TOPICS }) as unknown as World;
  async function run(rows: object[], viewer: Viewer = OPERATOR, dryRun = false) {
    const table = await readTable('events.json', Buffer.from(JSON.stringify(rows)));
    assert.ok(table.ok);
    const result = await eventImporters[0]?.run(world(), viewer, table.value.rows, { dryRun, now: NOW });
    assert.ok(result);
    return result;
  }
  async function errors(...rows: object[]) {
    const result = await run(rows);
    if (result.ok || result.refusal.type !== 'invalid-rows') return [];
    return result.refusal.errors.map(({ row, column }) => `${row} ${column}`);
  }
  async function exported() {
    const rows: Record<string, unknown>[] = [];
    for await (const row of eventExporters[0]?.rows(world(), OPERATOR) ?? []) rows.push(row);
    return rows;
  }
  async function begin() {
    const hub = await makeHub(database.db);
    await makeOrganisation(database.db, { key: 'town' });
    return hub;
  }

  test('what is exported as table or JSON and imported again changes nothing, and elsewhere gives the same events', async () => {
    await begin();
    // A title that begins like JSON can be said by language only.
    const rows = [
      { ...workshop, programme },
      { ...days, title: { pl: days.title } },
    ];
    assert.deepEqual(await run(rows), { ok: true, value: { created: 2, changed: 0, unchanged: 0, removed: 0 } });
    assert.deepEqual(await run(rows), { ok: true, value: { created: 0, changed: 0, unchanged: 2, removed: 0 } });
    const found = await findEvent(database.db, 'werkstatt-ladesaulen').then(
      (one) => one ?? findEvent(database.db, 'werkstatt-ladesaeulen'),
    );
    assert.ok(found?.found === 'here');
    const { startsAt, endsAt, startsOn, endsOn, place, onBehalfOf, hosts, region, title } = found.value;
    assert.deepEqual(
      [startsAt.toISOString(), endsAt.toISOString(), startsOn, endsOn],
      ['2026-05-12T08:00:00.000Z', '2026-05-13T14:30:00.000Z', '2026-05-12', '2026-05-13'],
    );
    assert.deepEqual(
      [place?.name, onBehalfOf?.slug !== undefined, hosts.length, region, title],
      ['Dresden', true, 1, 'DED21', workshop.title],
    );
    const { sessions, rooms, tracks, speakers } = found.value;
    assert.deepEqual(
      sessions.map(({ title: said, room, track, speakers: by }) => [said.de, room, track, by]),
      [
        ['Laden', ROOM, TRACK, [SPEAKER]],
        ['Pause', null, null, []],
      ],
    );
    assert.deepEqual([rooms.length, tracks.length, speakers[0]?.name], [1, 1, 'Ada Li']);

    const before = await exported();
    const columns = eventExporters[0]?.columns ?? [];
    const csv = stringify(
      before.map((row) => columns.map((column) => toCell(row[column]))),
      { header: true, columns },
    );
    const table = await readTable('events.csv', Buffer.from(csv));
    assert.ok(table.ok);
    await database.db.deleteFrom('event').execute();
    await database.db.deleteFrom('address').where('kind', '=', 'event').execute();
    const again = await eventImporters[0]?.run(world(), OPERATOR, table.value.rows, { dryRun: false, now: NOW });
    assert.deepEqual(again, { ok: true, value: { created: 2, changed: 0, unchanged: 0, removed: 0 } });
    const shown = (rows: Record<string, unknown>[]) => rows.map((row) => columns.map((column) => row[column]));
    const byKey = (a: Record<string, unknown>, b: Record<string, unknown>) =>
      String(a.key).localeCompare(String(b.key));
    assert.deepEqual(shown((await exported()).sort(byKey)), shown(before.sort(byKey)));
  });

  test('a changed row changes its event, its calendar entry counts up, and it can be cancelled, withdrawn and brought back', async () => {
    await begin();
    await run([workshop]);
    const event = () =>
      database.db.selectFrom('event').select(['state', 'sequence', 'version']).executeTakeFirstOrThrow();
    const outbox = async () =>
      (
        await database.db.selectFrom('outbox').select('type').where('type', 'like', 'event.%').orderBy('id').execute()
      ).map(({ type }) => type);
    await run([{ ...workshop, summary: 'Neu' }]);
    assert.deepEqual(await event(), { state: 'published', sequence: 0, version: 2 });
    await run([{ ...workshop, starts_time: '11:00' }]);
    assert.deepEqual(await event(), { state: 'published', sequence: 1, version: 3 });
    await run([{ ...workshop, state: 'cancelled', state_reason: 'Krank' }]);
    assert.deepEqual(await run([{ ...workshop, state: 'withdrawn' }]), {
      ok: true,
      value: { created: 0, changed: 0, unchanged: 0, removed: 1 },
    });
    await run([workshop]);
    assert.deepEqual(await outbox(), [
      'event.published',
      'event.changed',
      'event.moved',
      'event.cancelled',
      'event.withdrawn',
      'event.published',
    ]);
    assert.equal((await event()).state, 'published');
  });

  test('a programme becomes what the file says; without one it stays, and what keeps its id keeps its material', async () => {
    const { db } = database;
    await begin();
    await run([{ ...workshop, programme }]);
    const { id } = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    await sql`
      insert into event_file (id, event_id, session_id, kind, url, position, created_at)
      values (gen_random_uuid(), ${id}, ${SESSION}, 'material', 'https://example.org/a.pdf', 0, now())`.execute(db);
    const sessions = async () =>
      (await db.selectFrom('event_session').select(['id', 'room_id']).orderBy('starts_at').execute()).map(
        ({ id: one, room_id }) => [one, room_id],
      );
    await run([{ ...workshop, summary: 'Neu' }]);
    assert.deepEqual(await sessions(), [
      [SESSION, ROOM],
      [BREAK, null],
    ]);
    const [first] = programme.sessions;
    await run([{ ...workshop, programme: { ...programme, rooms: [], sessions: [{ ...first, room: null }] } }]);
    assert.deepEqual(await sessions(), [[SESSION, null]]);
    assert.deepEqual(await db.selectFrom('event_file').select('session_id').execute(), [{ session_id: SESSION }]);
    // The ids of another event's programme are not to be had; what points nowhere is refused.
    assert.deepEqual(await errors({ ...workshop, key: 'w-2', programme }), ['1 programme']);
    const lost = { ...programme, speakers: [] };
    assert.deepEqual(await errors({ ...workshop, programme: lost }), ['1 programme.sessions.0.speakers']);
    assert.deepEqual(await errors({ ...workshop, programme: '{' }), ['1 programme']);
  });

  test('a dry run writes nothing; only the operator imports and exports', async () => {
    await begin();
    assert.equal((await run([workshop], OPERATOR, true)).ok, true);
    assert.deepEqual(await run([workshop], ANONYMOUS), { ok: false, refusal: { type: 'not-allowed' } });
    assert.deepEqual(await exported(), []);
  });

  test('errors name row and column, and nothing of the file is imported', async () => {
    await begin();
    const wrong = (more: object) => errors(workshop, { ...workshop, key: 'w-2', ...more });
    assert.deepEqual(await wrong({ ends_on: '2026-05-11' }), ['2 ends_on']);
    assert.deepEqual(await wrong({ zone: 'Mars/Base' }), ['2 zone']);
    assert.deepEqual(await wrong({ starts_on: '9999-01-01', ends_on: '9999-01-01' }), ['2 starts_on']);
    assert.deepEqual(await wrong({ starts_on: '1970-01-01' }), ['2 starts_on']);
    assert.deepEqual(await wrong({ starts_time: '25:00' }), ['2 starts_time']);
    assert.deepEqual(await wrong({ starts_on: '2026-03-29', starts_time: '02:30', ends_on: '2026-03-30' }), [
      '2 starts_time',
    ]);
    assert.deepEqual(await wrong({ ends_on: '2027-05-12' }), ['2 ends_on']);
    assert.deepEqual(await wrong({ title: { cs: 'Dílna' } }), ['2 title']);
    assert.deepEqual(await wrong({ title: '{"de": 5}' }), ['2 title', '2 title']);
    assert.deepEqual(await wrong({ title: 'x'.repeat(161) }), ['2 title']);
    assert.deepEqual(await wrong({ hub: 'nowhere', hosts: ['x'], place: 'y', on_behalf_of: 'z' }), [
      '2 hub',
      '2 hosts',
      '2 place',
      '2 on_behalf_of',
    ]);
    assert.deepEqual(await wrong({ format: 'online' }), ['2 format']);
    assert.deepEqual(await wrong({ venue: undefined, langs: [], summary: undefined }), [
      '2 summary',
      '2 langs',
      '2 venue',
    ]);
    assert.deepEqual(await wrong({ online_url: 'javascript:alert(1)', column: 1 }), ['2 online_url', '2 column']);
    assert.deepEqual(await wrong({ key: 'w-1' }), ['2 key']);
    assert.deepEqual(await exported(), []);
  });

  test('where people have registered a file changes the texts, and neither time nor state: they would not be told', async () => {
    const { db } = database;
    await begin();
    await run([workshop]);
    const event = await db.selectFrom('event').select('id').executeTakeFirstOrThrow();
    await openRegistration(db, event);
    await makeRegistration(testWorld(db), event);
    assert.deepEqual(await errors({ ...workshop, starts_time: '09:00' }), ['1 starts_on']);
    assert.deepEqual(await errors({ ...workshop, state: 'cancelled' }), ['1 state']);
    assert.equal((await run([{ ...workshop, summary: 'Neu' }])).ok, true);
  });

  test('an event of a subscribed calendar is not changed by a file, and not exported as our own', async () => {
    const { db } = database;
    const hub = await begin();
    const subscription = await makeSubscription(db, hub.id, 'http://127.0.0.1:1/', NOW);
    await makeEvent(db, { hub: hub.id, key: 'calendar-1', more: { subscription_id: subscription, source_uid: 'a' } });
    assert.deepEqual(await errors({ ...workshop, key: 'calendar-1' }), ['1 key']);
    assert.equal((await exported()).length, 0);
  });
});
