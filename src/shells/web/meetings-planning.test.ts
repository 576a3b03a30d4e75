import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { makeMatchmaking } from '#features/meetings/fixtures.ts';
import { makeHub } from '#features/network/fixtures.ts';
import { signedKey } from '#platform/link';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const FORM = {
  name_de: 'Kooperationsbörse',
  slotMinutes: '15',
  changeMinutes: '5',
  date_1: '2026-05-12',
  from_1: '10:00',
  to_1: '12:00',
  tableNames: 'Fenster\nBühne\nEmpore',
  maxWishes: '10',
  maxMeetings: '6',
  minMeetings: '2',
  closeDate: '2026-05-10',
  closeTime: '18:00',
  answerHours: '48',
};

forEachDatabase('the organiser of 1:1 meetings', (database) => {
  let now: Date;
  let world: ReturnType<typeof makeWorld>;
  let app: ReturnType<typeof makeApp>;
  let event: { id: string; slug: string; hub: string };
  let cookie: string;

  beforeEach(async () => {
    now = new Date('2026-05-01T12:00:00Z');
    world = makeWorld(database, { clock: () => now, settings: { RATE_LIMIT: '100000' } });
    app = makeApp(world);
    event = await makeEvent(database.db);
    ({ cookie } = await makePerson(world, { grants: [{ role: 'organiser', scope: `event:${event.id}` }] }));
  });

  async function get(path: string, as = cookie, on = app) {
    const response = await on.request(path, { headers: as === '' ? {} : { cookie: as } });
    const html = await response.text();
    return { status: response.status, html, page: readPage(html), headers: response.headers };
  }
  const post = (path: string, fields: Record<string, string>) => postForm(app, path, fields, { cookie });

  test('sees the slots before they are saved, and what was saved in the form again', async () => {
    const path = `/de/events/${event.slug}/meetings`;
    const preview = await post(path, { ...FORM, step: 'preview' });
    assert.equal(preview.status, 200);
    const shown = readPage(await preview.text()).text;
    assert.match(shown, /6 Zeitfenster, Platz für 18 Gespräche an Tischen/);
    assert.match(shown, /10:00–10:15 · 10:20–10:35/);
    assert.equal((await database.db.selectFrom('matchmaking').select('id').execute()).length, 0);
    const saved = await post(path, { ...FORM, step: 'save' });
    assert.equal(saved.status, 303);
    const settings = await get(saved.headers.get('location') ?? '');
    assert.match(settings.page.text, /Gespeichert/);
    const value = (name: string) =>
      settings.page.elements.find(({ attributes }) => attributes.name === name)?.attributes.value;
    assert.equal(value('to_1'), '11:55', 'the last slot ends here');
    assert.equal(value('closeTime'), '18:00');
    const slots = await database.db
      .selectFrom('meeting_slot')
      .select(['number', 'starts_at', 'tables'])
      .orderBy('number')
      .execute();
    assert.deepEqual(
      slots.map(({ starts_at }) => starts_at.toISOString().slice(11, 16)),
      ['08:00', '08:20', '08:40', '09:00', '09:20', '09:40'],
    );
  });

  test('hears what is wrong with each field, and keeps what was written', async () => {
    const wrong = await post(`/de/events/${event.slug}/meetings`, {
      ...FORM,
      name_de: '',
      slotMinutes: '3',
      to_1: '09:00',
      tableNames: 'Eins\nEins',
      minMeetings: '9',
      closeDate: '2026-05-13',
      step: 'save',
    });
    assert.equal(wrong.status, 422);
    const { text, elements } = readPage(await wrong.text());
    for (const said of [
      'einen Namen',
      'Zahl von 5 bis 240',
      'vor dem Beginn',
      'denselben Namen',
      'größer als die Höchstzahl',
    ])
      assert.ok(text.includes(said), said);
    assert.ok(elements.some(({ attributes }) => attributes.name === 'changeMinutes' && attributes.value === '5'));
    const none = await post(`/de/events/${event.slug}/meetings`, { ...FORM, tableNames: '', step: 'save' });
    assert.match(readPage(await none.text()).text, /mindestens einen Tisch/);
  });

  test('nobody else sees or changes anything, and what is not there is not there', async () => {
    const { id } = await makeMatchmaking(world, { event, requests: [{ from: 0, to: 1 }] });
    const otherHub = await makeHub(database.db, { key: 'other', name: { de: 'Anderswo' } });
    const stranger = await makePerson(world, { grants: [{ role: 'hub-manager', scope: `hub:${otherHub.id}` }] });
    for (const page of ['settings', 'people', 'rules', 'plans', 'day', 'figures']) {
      assert.equal((await get(`/de/matchmakings/${id}/${page}`, stranger.cookie)).status, 403, page);
      assert.equal((await get(`/de/matchmakings/${id}/${page}`, '')).status, 303, page);
      assert.equal((await get(`/de/matchmakings/${crypto.randomUUID()}/${page}`)).status, 404, page);
    }
    const other = await makeMatchmaking(world, { people: 2, requests: [{ from: 0, to: 1 }] });
    const rule = await post(`/de/matchmakings/${id}/rules`, { a: 'Person 1', b: 'Person 1', kind: 'forbidden' });
    assert.equal(rule.status, 422);
    assert.match(readPage(await rule.text()).text, /Niemand trifft sich selbst/);
    const unknown = await post(`/de/matchmakings/${id}/rules`, { a: 'Nirgendwo', b: '', kind: 'forbidden' });
    const said = readPage(await unknown.text()).text;
    assert.match(said, /„Nirgendwo“ nimmt nicht teil/);
    assert.match(said, /Bitte nennen Sie eine Person/);
    assert.equal((await get(`/de/matchmakings/${id}/board/${other.id}`)).status, 404);
  });

  test('the lists of people and plans take the same few queries however many there are', async () => {
    const cost = async (people: number, page: string) => {
      const { id } = await makeMatchmaking(world, { event, people, state: 'wishing', requests: [{ from: 0, to: 1 }] });
      const counted = countQueries(database.db);
      const counting = makeApp(
        makeWorld(database, { db: counted.db, clock: () => now, settings: { RATE_LIMIT: '100000' } }),
      );
      await get(`/de/matchmakings/${id}/${page}`, cookie, counting);
      counted.restart();
      assert.equal((await get(`/de/matchmakings/${id}/${page}`, cookie, counting)).status, 200);
      return counted.count();
    };
    for (const page of ['people', 'plans']) assert.equal(await cost(20, page), await cost(3, page), page);
  });

  test('the big screen names only who agreed, opens by its key alone, and comes anew by itself', async () => {
    const { id, people, requests } = await makeMatchmaking(world, {
      event,
      people: [
        { name: 'Anna Offen', organisation: 'Stadt Pirna' },
        { name: 'Bert Geheim', organisation: 'Sensorwerk', onScreen: false },
      ],
      requests: [{ from: 0, to: 1 }],
      state: 'published',
    });
    const plan = crypto.randomUUID();
    await database.db
      .insertInto('meeting_plan')
      .values({
        id: plan,
        matchmaking_id: id,
        number: 1,
        state: 'published',
        version: 1,
        based_on: null,
        seed: 1,
        seconds: 0,
        figures: null,
        problem: null,
        created_by: null,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await database.db
      .insertInto('meeting')
      .values({
        id: crypto.randomUUID(),
        plan_id: plan,
        request_id: requests[0] ?? '',
        slot: 0,
        table_number: 1,
        outcome: null,
        outcome_by: null,
        outcome_at: null,
      })
      .execute();
    await database.db.updateTable('matchmaking').set({ plan_id: plan }).where('id', '=', id).execute();
    assert.equal(people.length, 2);
    const screen = await get(`/de/meetings-live/${signedKey(world.secret, 'meetings-live', id)}`, '');
    assert.equal(screen.status, 200);
    assert.match(screen.page.text, /Als Nächstes.*Tisch 2.*Anna Offen, Stadt Pirna.*Sensorwerk/s);
    assert.ok(!screen.html.includes('Geheim'));
    assert.ok(!screen.html.includes('@example.org'));
    assert.equal(screen.headers.get('refresh'), '30');
    assert.match(screen.headers.get('cache-control') ?? '', /no-store/);
    assert.equal((await get(`/de/meetings-live/${signedKey(world.secret, 'meetings', id)}`, '')).status, 404);
    const figures = await get(`/de/matchmakings/${id}/figures`);
    assert.match(figures.page.text, /davon eingeplant\s*1 \(100 %\)/);
    const csv = await get(`/en/matchmakings/${id}/figures.csv`);
    assert.match(csv.html, /Wishes,1\r?\n/);
  });
});
