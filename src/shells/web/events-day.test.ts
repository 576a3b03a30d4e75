import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { makePerson } from '#features/accounts/fixtures.ts';
import { type Guest, makeDoor, makeGuests } from '#features/events/day/fixtures.ts';
import { FEEDBACK_PURPOSE } from '#features/events/feedback/jobs.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { KEY_PURPOSE } from '#features/events/registration/commands/state.ts';
import { makeHub } from '#features/network/fixtures.ts';
import { signedKey } from '#platform/link';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const DURING = new Date('2026-05-12T08:30:00Z');
const AFTER = new Date('2026-05-13T10:00:00Z');
const CAME = new Date('2026-05-12T08:10:00Z');

forEachDatabase('The pages of the day of an event', (database) => {
  async function open(guests: Guest[], now = DURING, capacity: number | null = 10) {
    const counting = countQueries(database.db);
    const world = makeWorld(database, { db: counting.db, clock: () => now });
    const app = makeApp(world);
    const event = await makeEvent(database.db, { title: { de: 'Werkstatt Ladesäulen', cs: 'Dílna nabíjení' } });
    const { ticket } = await makeDoor(database.db, event.id, capacity);
    const people = await makeGuests(database.db, { event: event.id, ticket }, guests);
    const helper = await makePerson(world, { grants: [{ role: 'event-helper', scope: `event:${event.id}` }] });
    const organiser = await makePerson(world, { grants: [{ role: 'organiser', scope: `event:${event.id}` }] });
    const base = `/de/events/${event.slug}`;
    const get = (path: string, cookie = helper.cookie) => app.request(path, { headers: { host: 'localhost', cookie } });
    return { app, world, counting, event, ticket, people, helper, organiser, base, get };
  }
  const readPdf = async (response: Response) => {
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.match(response.headers.get('cache-control') ?? '', /no-store/);
    const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    const { info } = await getMeta(document);
    assert.equal((await document.getMarkInfo())?.Marked, true);
    return {
      text: (await extractText(document, { mergePages: true })).text,
      lang: info.Language,
      title: info.Title,
      pages: document.numPages,
    };
  };

  test('the door and the list ask as often for three people as for one', async () => {
    const { counting, base, get, event, ticket } = await open([{ name: 'Anna' }]);
    const asked = async (path: string) => {
      counting.restart();
      assert.equal((await get(path)).status, 200);
      return counting.count();
    };
    const paths = [`${base}/check-in`, `${base}/check-in/list.json`, `${base}/list`];
    const one = [];
    for (const path of paths) one.push(await asked(path));
    await makeGuests(database.db, { event: event.id, ticket }, [
      { name: 'Berta', admittedAt: CAME },
      { name: 'Cyril' },
    ]);
    const three = [];
    for (const path of paths) three.push(await asked(path));
    assert.deepEqual(one, [7, 6, 5]);
    assert.deepEqual(three, one);
  });

  test('only the door may use the camera, and it says how it is installed', async () => {
    const { base, get } = await open([]);
    const door = await get(`${base}/check-in`);
    assert.equal(door.headers.get('permissions-policy'), 'camera=(self), microphone=(), geolocation=()');
    const { elements } = readPage(await door.text());
    const manifest = elements.find(({ attributes }) => attributes.rel === 'manifest')?.attributes;
    assert.deepEqual([manifest?.href, manifest?.crossorigin], [`${base}/check-in/app.webmanifest`, 'use-credentials']);
    const installed = await (await get(manifest?.href ?? '')).json();
    assert.deepEqual(
      [installed.start_url, installed.scope, installed.display],
      [`${base}/check-in`, `${base}/check-in`, 'standalone'],
    );
    for (const path of ['/de', `${base}/list`]) {
      const other = await get(path);
      assert.equal(other.headers.get('permissions-policy'), 'camera=(), microphone=(), geolocation=()');
    }
  });

  test('devices send JSON from this site, and nothing else is taken', async () => {
    const { app, base, people, helper, get } = await open([{ name: 'Anna' }]);
    const [anna] = people;
    assert.ok(anna);
    const body = (more: object = {}) =>
      JSON.stringify({
        device: 'Tür A',
        sentAt: DURING.toISOString(),
        admissions: [{ id: randomUUID(), person: anna.id, at: CAME.toISOString() }],
        ...more,
      });
    const send = (text: string, headers: Record<string, string> = {}) =>
      app.request(`${base}/check-in/admissions`, {
        method: 'POST',
        body: text,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          cookie: helper.cookie,
          'content-type': 'application/json',
          ...headers,
        },
      });
    const bad: [string, Record<string, string>][] = [
      ['{', {}],
      ['null', {}],
      [body({ device: '' }), {}],
      [body({ sentAt: 'yesterday' }), {}],
      [body({ admissions: [{ id: 'x', at: CAME.toISOString() }] }), {}],
      [body({ admissions: Array.from({ length: 201 }, () => ({ id: randomUUID(), at: CAME.toISOString() })) }), {}],
      [body(), { 'content-type': 'application/jsonp' }],
      // A form of another site can be sent as text without asking.
      [body(), { 'content-type': 'text/plain', origin: 'https://evil.example' }],
    ];
    for (const [text, headers] of bad) assert.ok([400, 403].includes((await send(text, headers)).status), text);
    assert.equal((await send(body(), { cookie: '' })).status, 303);
    assert.deepEqual(await database.db.selectFrom('event_admission').selectAll().execute(), []);
    const told = await (await send(body())).json();
    assert.deepEqual(
      told.results.map(({ outcome }: { outcome: string }) => outcome),
      ['admitted'],
    );
    const list = await (await get(`${base}/check-in/list.json`)).json();
    assert.equal(list.people[0].hash, createHash('sha256').update(anna.ticket).digest('hex'));
    assert.equal((await get(`${base}/check-in/list.json?since=-1`)).status, 400);
  });

  test('a button admits one person, says so, and takes it back', async () => {
    const { app, base, people, helper, get } = await open([{ name: 'Anna' }, { name: 'Weg', state: 'cancelled' }]);
    const [anna, gone] = people;
    assert.ok(anna && gone);
    const press = (person: string, fields: Record<string, string> = {}) =>
      postForm(
        app,
        `${base}/check-in/people/${person}`,
        { id: randomUUID(), q: 'ann', ...fields },
        { cookie: helper.cookie },
      );
    const pressed = await press(anna.id);
    assert.equal(pressed.status, 303);
    const to = pressed.headers.get('location') ?? '';
    assert.equal(to, `${base}/check-in?done=admitted&person=${anna.id}&q=ann`);
    assert.match(readPage(await (await get(to)).text()).text, /Eingelassen: Anna/);
    assert.match((await press(anna.id)).headers.get('location') ?? '', /done=again/);
    assert.match((await press(gone.id)).headers.get('location') ?? '', /done=not-admitted/);
    assert.match((await press(anna.id, { undo: 'yes' })).headers.get('location') ?? '', /done=undone/);
    assert.equal((await press(randomUUID())).status, 404);
    assert.equal((await press('x')).status, 404);
    const states = await database.db.selectFrom('attendee').select('admitted_at').execute();
    assert.deepEqual(states, [{ admitted_at: null }, { admitted_at: null }]);
  });

  test('somebody without a registration is refused where all places are taken, until it is said that they come in anyway', async () => {
    const { app, base, ticket, helper } = await open([{ name: 'Anna' }], DURING, 1);
    const id = randomUUID();
    const enter = (fields: Record<string, string>) =>
      postForm(
        app,
        `${base}/check-in/walk-in`,
        { id, name: 'Jan Nowak', ticket, lang: 'pl', ...fields },
        { cookie: helper.cookie },
      );
    const refused = await enter({});
    assert.equal(refused.status, 422);
    const page = readPage(await refused.text());
    assert.match(page.text, /Alle Plätze sind vergeben/);
    assert.equal(page.elements.find(({ attributes }) => attributes.name === 'name')?.attributes.value, 'Jan Nowak');
    assert.equal((await enter({ name: ' ' })).status, 422);
    assert.equal((await enter({ over: 'yes' })).status, 303);
  });

  test('badges are printed for all, for one, and for those who have none yet', async () => {
    const { app, base, people, helper, get } = await open([
      { name: 'Anna Beispiel' },
      { name: 'Łukasz Śliwa' },
      { name: 'Weg', state: 'cancelled' },
    ]);
    const all = await readPdf(await get(`${base}/badges.pdf`));
    assert.match(all.text, /Anna Beispiel[\s\S]*Łukasz Śliwa/);
    assert.doesNotMatch(all.text, /Weg/);
    const one = await readPdf(await get(`${base}/badges.pdf?person=${people[1]?.id}`));
    assert.doesNotMatch(one.text, /Anna/);
    const fresh = () => postForm(app, `${base}/badges.pdf`, {}, { cookie: helper.cookie });
    assert.match((await readPdf(await fresh())).text, /Anna Beispiel[\s\S]*Łukasz Śliwa/);
    assert.equal((await fresh()).headers.get('location'), `${base}/check-in?done=no-badges`);
  });

  test('the list is printed by name, with a column to sign', async () => {
    const { base, get } = await open([
      { name: 'Zora' },
      { name: 'Ánna', organisation: 'Stadt Bautzen', admittedAt: CAME },
    ]);
    const page = readPage(await (await get(`${base}/list`)).text());
    assert.match(page.text, /Ánna[\s\S]*Stadt Bautzen[\s\S]*10:10[\s\S]*Zora/);
    const pdf = await readPdf(await get(`${base}/list.pdf`));
    assert.equal(pdf.lang, 'de');
    assert.match(pdf.text, /Unterschrift[\s\S]*Ánna[\s\S]*Zora/);
  });

  test('a certificate is there after the event, for who was there, in their language', async () => {
    const guests: Guest[] = [{ name: 'Kateřina Nováková', lang: 'cs', admittedAt: CAME }, { name: 'Nicht Gekommen' }];
    const { world, people, base, app, organiser, get } = await open(guests, AFTER);
    const [came, absent] = people;
    assert.ok(came && absent);
    const certificate = (registration: string, purpose = KEY_PURPOSE) =>
      app.request(`/de/registrations/${signedKey(world.secret, purpose, registration)}/certificate.pdf`);
    const pdf = await readPdf(await certificate(came.registration));
    assert.equal(pdf.lang, 'cs');
    assert.equal(pdf.title, 'Potvrzení o účasti: Kateřina Nováková: Dílna nabíjení');
    assert.match(pdf.text, /Kateřina Nováková[\s\S]*Dílna nabíjení[\s\S]*12\. května 2026[\s\S]*6 hodin/);
    assert.equal((await certificate(absent.registration)).status, 404);
    assert.equal((await certificate(came.registration, FEEDBACK_PURPOSE)).status, 404);
    const all = await readPdf(await get(`${base}/certificates.pdf`, organiser.cookie));
    assert.deepEqual([all.pages, /Nicht Gekommen/.test(all.text)], [1, false]);
    const early = makeApp(makeWorld(database, { clock: () => DURING }));
    const key = signedKey(world.secret, KEY_PURPOSE, came.registration);
    assert.equal((await early.request(`/de/registrations/${key}/certificate.pdf`)).status, 404);
  });

  test('staff of another hub and of the entrance alone do not see the evaluation', async () => {
    const { world, base, get, helper } = await open([{ name: 'Anna' }], AFTER);
    const other = await makeHub(database.db, { key: 'hub-praha' });
    const stranger = await makePerson(world, { grants: [{ role: 'hub-manager', scope: `hub:${other.id}` }] });
    for (const cookie of [stranger.cookie, helper.cookie]) {
      for (const path of ['report', 'report.pdf', 'feedback-form'])
        assert.equal((await get(`${base}/${path}`, cookie)).status, 403, path);
    }
    for (const path of ['check-in', 'check-in/list.json', 'badges.pdf', 'list.pdf', 'certificates.pdf'])
      assert.equal((await get(`${base}/${path}`, stranger.cookie)).status, 403, path);
  });

  test('feedback is given by its link, once, and seen by the team from five on', async () => {
    const guests = Array.from({ length: 6 }, (_, at) => ({ name: `Gast ${at}`, admittedAt: CAME }));
    const { app, world, people, base, get, organiser } = await open(guests, AFTER);
    const link = (at: number) =>
      `/de/event-feedback/${signedKey(world.secret, FEEDBACK_PURPOSE, people[at]?.registration ?? '')}`;
    const give = (at: number, fields: Record<string, string>) => postForm(app, link(at), fields);
    const page = await app.request(link(0));
    assert.match(page.headers.get('cache-control') ?? '', /no-store/);
    assert.match(readPage(await page.text()).text, /Wie zufrieden sind Sie/);
    const empty = await give(0, { comment: ' ' });
    assert.equal(empty.status, 422);
    assert.match(readPage(await empty.text()).text, /mindestens eine Frage/);
    for (let at = 0; at < 4; at++) assert.equal((await give(at, { overall: '4', comment: `Wort ${at}` })).status, 303);
    assert.equal((await give(0, { overall: '1' })).status, 422);
    const report = async () => readPage(await (await get(`${base}/report`, organiser.cookie)).text()).text;
    assert.match(await report(), /Ab fünf Antworten/);
    assert.doesNotMatch(await report(), /Wort 0/);
    await give(4, { overall: '5', comment: 'Wort 4' });
    assert.match(await report(), /4,2/);
    assert.match(await report(), /Wort 0/);
    const pdf = await readPdf(await get(`${base}/report.pdf`, organiser.cookie));
    assert.match(pdf.text, /4,2/);
    assert.doesNotMatch(pdf.text, /Wort/);
    assert.equal((await app.request('/de/event-feedback/nonsense')).status, 404);
  });
});
