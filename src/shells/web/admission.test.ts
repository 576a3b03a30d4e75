import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Hono } from 'hono';
import type { Grant } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { listAdmissionsToDecide, listClaimsToDecide, listColleagues } from '#features/network/admission/queries.ts';
import { listDuplicates } from '#features/network/duplicates/queries.ts';
import { makeHub, makeOrganisation, makePlace } from '#features/network/fixtures.ts';
import type { AppEnv } from '#platform/feature';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';
import type { OpenWorld } from '../world.ts';

const APPLICATION = {
  name: 'Stadtwerke Musterheim',
  type: 'company',
  size: '',
  inhabitants: '',
  place: 'dresden',
  web: 'stadtwerke.example.org',
  lang: 'de',
  summary: 'Strom & <b>Wärme</b>.',
  text: '',
  why: 'Wir möchten lernen.',
};

forEachDatabase('admission on the web', (database) => {
  let world: OpenWorld;
  let app: Hono<AppEnv>;
  let hub: { id: string; slug: string };

  beforeEach(async () => {
    world = makeWorld(database);
    app = makeApp(world);
    hub = await makeHub(database.db);
  });

  const person = (grants: readonly Grant[] = [], more: { email?: string; name?: string } = {}) =>
    makePerson(world, { grants, ...more });
  const manager = () => person([{ role: 'hub-manager', scope: `hub:${hub.id}` }]);
  const get = (path: string, cookie?: string) => app.request(path, { headers: cookie === undefined ? {} : { cookie } });
  const page = async (path: string, cookie?: string) => readPage(await (await get(path, cookie)).text());
  const post = (path: string, fields: Record<string, string>, cookie?: string) =>
    postForm(app, path, fields, cookie === undefined ? {} : { cookie });
  async function apply(cookie: string, fields: Record<string, string> = {}): Promise<string> {
    const answer = await post(`/de/hubs/${hub.slug}/admission`, { ...APPLICATION, ...fields }, cookie);
    assert.equal(answer.status, 303, readPage(await answer.clone().text()).text);
    return (
      /admissions\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? assert.fail('no application')
    );
  }

  test('everybody reads the criteria of a hub and finds the way to apply', async () => {
    const found = await page(`/cs/hubs/${hub.slug}`);
    assert.match(found.text, /Kritéria přijetí/);
    assert.match(found.text, /Členství je bezplatné/);
    const link = found.elements.find(({ attributes }) => attributes.href === `/cs/hubs/${hub.slug}/admission`);
    assert.ok(link);
    const answer = await get(`/cs/hubs/${hub.slug}/admission`);
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('location') ?? '', /^\/cs\/sign-in\?next=/);
  });

  test('from the application to the directory, without script', async () => {
    const anna = await person([], { name: 'Anna Beispiel' });
    const team = await manager();
    const id = await apply(anna.cookie);
    const own = await page(`/de/admissions/${id}`, anna.cookie);
    assert.equal(own.h1.trim(), 'Stadtwerke Musterheim');
    assert.match(own.text, /Wird geprüft/);
    assert.match(own.text, /Strom & <b>Wärme<\/b>/);
    assert.equal((await get('/de/organisations/stadtwerke-musterheim')).status, 404);
    assert.match((await page('/de/admissions', team.cookie)).text, /Stadtwerke Musterheim/);

    const form = await page(`/de/admissions/${id}`, team.cookie);
    const message = form.elements.find(({ attributes }) => attributes.name === 'accept_message');
    assert.ok(message, 'the usual words are offered');
    assert.match(form.text, /Guten Tag Anna Beispiel,/);
    const fields = { decision: 'accept', accept_reason: 'Passt.', accept_message: 'Willkommen.' };
    assert.equal(
      (await post(`/de/admissions/${id}/decision`, { ...fields, accept_reason: ' ' }, team.cookie)).status,
      422,
    );
    assert.equal((await post(`/de/admissions/${id}/decision`, fields, team.cookie)).status, 303);
    const profile = await page('/de/organisations/stadtwerke-musterheim');
    assert.match(profile.text, /Strom & <b>Wärme<\/b>/);
    assert.match(profile.text, /stadtwerke\.example\.org/);
    assert.equal((await post(`/de/admissions/${id}/decision`, fields, team.cookie)).status, 422);
    assert.match((await page('/de/organisations/stadtwerke-musterheim', anna.cookie)).text, /Profil bearbeiten/);
  });

  test('a form with mistakes comes back with what was written and an error for each field', async () => {
    const { cookie } = await person();
    const wrong = {
      ...APPLICATION,
      name: '',
      web: 'javascript:alert(1)',
      place: 'Nirgendwo',
      inhabitants: 'viele',
      why: '',
    };
    const answer = await post(`/de/hubs/${hub.slug}/admission`, wrong, cookie);
    assert.equal(answer.status, 422);
    const found = readPage(await answer.text());
    const errors = found.elements
      .filter(({ attributes }) => attributes['aria-invalid'] === 'true')
      .map(({ attributes }) => attributes.name);
    assert.deepEqual(errors, ['name', 'inhabitants', 'web', 'place', 'why']);
    const summary = found.elements.find(({ attributes }) => attributes.id === 'inhabitants');
    assert.equal(summary?.attributes.value, 'viele');
    assert.equal((await database.db.selectFrom('admission').select('id').execute()).length, 0);
  });

  test('a place that several are called is chosen in a second step', async () => {
    await makePlace(database.db, { key: 'freiberg', name: 'Freiberg', nuts: 'DED43' });
    await makePlace(database.db, { key: 'freital', name: 'Freital', nuts: 'DED2F' });
    const { cookie } = await person();
    const answer = await post(`/de/hubs/${hub.slug}/admission`, { ...APPLICATION, place: 'frei' }, cookie);
    assert.equal(answer.status, 422);
    const choices = readPage(await answer.text()).elements.filter(({ attributes }) => attributes.name === 'place_id');
    assert.equal(choices.length, 2);
    await apply(cookie, { place: 'frei', place_id: choices[1]?.attributes.value ?? '' });
    const { profile } = await database.db.selectFrom('admission').select('profile').executeTakeFirstOrThrow();
    const place = await database.db
      .selectFrom('place')
      .select('name')
      .where('id', '=', profile.place)
      .executeTakeFirst();
    assert.equal(place?.name, 'Freital');
  });

  test('nobody else sees an application, nor learns that there is one', async () => {
    const id = await apply((await person()).cookie);
    const foreign = await makeHub(database.db, { key: 'hub-leipzig' });
    for (const grants of [
      [],
      [{ role: 'hub-manager', scope: `hub:${foreign.id}` }],
      [{ role: 'editor', scope: 'network' }],
    ] as const) {
      const { cookie } = await person(grants);
      for (const path of ['', '/edit']) assert.equal((await get(`/de/admissions/${id}${path}`, cookie)).status, 404);
      for (const path of ['decision', 'withdrawal', 'edit'])
        assert.equal((await post(`/de/admissions/${id}/${path}`, { decision: 'accept' }, cookie)).status, 404);
      assert.equal((await page('/de/admissions', cookie)).text.includes('Stadtwerke'), false);
    }
    assert.equal((await get(`/de/admissions/${id}`)).status, 303);
    assert.equal((await get('/de/admissions/1', (await manager()).cookie)).status, 404);
    assert.equal((await get("/de/admissions/'; drop table admission; --", (await manager()).cookie)).status, 404);
  });

  test('people of an organisation edit its profile; the address stays, and what they may not change is not', async () => {
    const organisation = await makeOrganisation(database.db, { hub: 'hub-dresden', confirmed_on: '2020-01-01' });
    const member = await person([{ role: 'organisation-member', scope: `organisation:${organisation.id}` }]);
    const path = `/de/organisations/${organisation.slug}/edit`;
    assert.equal((await get(path, (await person()).cookie)).status, 403);
    const form = await page(path, member.cookie);
    assert.equal(
      form.elements.find(({ attributes }) => attributes.id === 'name')?.attributes.value,
      'Stadt Musterheim',
    );
    const fields = {
      ...APPLICATION,
      name: 'Neuer Name',
      id: 'x',
      hub_id: 'x',
      external_key: 'böse',
      removed_at: '2020-01-01',
    };
    assert.equal((await post(path, fields, (await person()).cookie)).status, 403);
    assert.equal(
      (await post(path, fields, member.cookie)).headers.get('location'),
      `/de/organisations/${organisation.slug}`,
    );
    const row = await database.db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      [row.name, row.external_key, row.hub_id, row.confirmed_on, row.removed_at],
      ['Neuer Name', 'stadt', hub.id, '2026-03-02', null],
    );
  });

  test('an invited person accepts by the link, with that address only; the last owner cannot go', async () => {
    const organisation = await makeOrganisation(database.db, { hub: 'hub-dresden' });
    const owner = await person([{ role: 'organisation-owner', scope: `organisation:${organisation.id}` }]);
    const base = `/de/organisations/${organisation.slug}`;
    assert.equal(
      (await post(`${base}/invitations`, { email: 'Bert@Example.org ', role: 'organisation-member' }, owner.cookie))
        .status,
      303,
    );
    assert.equal(
      (await post(`${base}/invitations`, { email: 'bert@example.org', role: 'organisation-owner' }, owner.cookie))
        .status,
      422,
    );
    const mail = await database.db.selectFrom('mail').select(['text', 'to_address']).executeTakeFirstOrThrow();
    assert.equal(mail.to_address, 'bert@example.org');
    const link = /https:\/\/hubs\.example\.org(\/\S+)/.exec(mail.text)?.[1] ?? assert.fail('no link');
    assert.match((await page(link)).text, /Bitte melden Sie sich mit bert@example\.org an/);
    const eve = await person();
    assert.match((await page(link, eve.cookie)).text, /Annehmen kann die Einladung nur/);
    assert.equal((await post(link, {}, eve.cookie)).status, 403);
    const bert = await person([], { email: 'bert@example.org' });
    assert.match((await page('/de/invitations', bert.cookie)).text, /Stadt Musterheim/);
    assert.equal((await post(link, {}, bert.cookie)).headers.get('location'), base);
    assert.equal((await get(link, bert.cookie)).status, 410);
    assert.match((await page(`${base}/people`, bert.cookie)).text, /bert@example\.org/);
    assert.equal((await get(`${base}/people`, eve.cookie)).status, 403);
    const last = await post(`${base}/people/${owner.viewer.id}`, { role: 'none' }, owner.cookie);
    assert.equal(last.status, 422);
    assert.match(readPage(await last.text()).text, /letzte verantwortliche Person/);
    assert.equal(
      (await post(`${base}/people/${bert.viewer.id}`, { role: 'organisation-owner' }, bert.cookie)).status,
      403,
    );
  });

  test('who has the domain claims a profile at once; the page says so before', async () => {
    const organisation = await makeOrganisation(database.db, { hub: 'hub-dresden', web: 'https://www.musterheim.de' });
    const base = `/de/organisations/${organisation.slug}`;
    const right = await person([], { email: 'amt@musterheim.de' });
    const other = await person([], { email: 'x@gmail.com' });
    assert.match((await page(`${base}/claim`, right.cookie)).text, /Sie erhalten den Zugang sofort/);
    assert.match((await page(`${base}/claim`, other.cookie)).text, /Das Team des Hubs entscheidet/);
    assert.equal((await post(`${base}/claim`, { text: 'Amt 3' }, right.cookie)).headers.get('location'), base);
    assert.equal((await get(`${base}/edit`, right.cookie)).status, 200);
    assert.equal((await post(`${base}/claim`, { text: 'Ich' }, other.cookie)).headers.get('location'), `${base}/claim`);
    assert.match((await page(`${base}/claim`, other.cookie)).text, /liegt dem Team des Hubs vor/);
    assert.equal((await get(`${base}/edit`, other.cookie)).status, 403);
    const { id } = await database.db
      .selectFrom('claim')
      .select('id')
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow();
    assert.equal((await get(`/de/claims/${id}`, right.cookie)).status, 404);
    const team = await manager();
    assert.match((await page(`/de/claims/${id}`, team.cookie)).text, /x@gmail\.com/);
    assert.equal(
      (await post(`/de/claims/${id}/decision`, { decision: 'decline', reason: 'Nein.' }, team.cookie)).status,
      303,
    );
    assert.equal((await get(`${base}/edit`, other.cookie)).status, 403);
  });

  test('duplicates are merged on a page, entries come along, the old address redirects', async () => {
    const a = await makeOrganisation(database.db, {
      key: 'a',
      name: 'Photonikwerk GmbH',
      hub: 'hub-dresden',
      type: 'company',
    });
    const b = await makeOrganisation(database.db, {
      key: 'b',
      name: 'Photonikwerk',
      hub: 'hub-dresden',
      type: 'company',
      summary: 'Besser.',
    });
    const entry = await makeEntry(database.db, { hub: 'hub-dresden', owner: 'b' });
    const team = await manager();
    assert.match((await page('/de/duplicates', team.cookie)).text, /Photonikwerk GmbH · Photonikwerk/);
    assert.equal((await get('/de/duplicates', (await person()).cookie)).status, 403);
    const path = `/de/duplicates/${a.id}/${b.id}`;
    assert.equal((await post(`${path}/merge`, { survivor: 'a' }, team.cookie)).status, 422);
    const fields = {
      survivor: 'a',
      name: 'a',
      type: 'a',
      size: 'a',
      inhabitants: 'a',
      place: 'a',
      web: 'a',
      topics: 'a',
      summary: 'b',
      text: 'a',
    };
    assert.equal((await post(`${path}/merge`, fields, (await person()).cookie)).status, 403);
    assert.equal(
      (await post(`${path}/merge`, fields, team.cookie)).headers.get('location'),
      `/de/organisations/${a.slug}`,
    );
    const old = await get(`/de/organisations/${b.slug}`);
    assert.deepEqual([old.status, old.headers.get('location')], [301, `/de/organisations/${a.slug}`]);
    assert.match((await page(`/de/organisations/${a.slug}`)).text, /Besser\./);
    const moved = await database.db
      .selectFrom('entry')
      .select('owner_id')
      .where('id', '=', entry.id)
      .executeTakeFirst();
    assert.equal(moved?.owner_id, a.id);
    assert.equal((await post(`${path}/merge`, fields, team.cookie)).status, 404);
  });

  test('„no duplicate“ is remembered', async () => {
    const a = await makeOrganisation(database.db, { key: 'a', name: 'Werk Eins', hub: 'hub-dresden' });
    const b = await makeOrganisation(database.db, { key: 'b', name: 'Werk Eins', hub: 'hub-dresden' });
    const team = await manager();
    assert.equal((await post(`/de/duplicates/${b.id}/${a.id}/dismissal`, {}, team.cookie)).status, 303);
    assert.match((await page('/de/duplicates', team.cookie)).text, /keine möglichen Dubletten/);
  });

  test('an owner ends the membership: the profile answers 410 and its entries are gone', async () => {
    const organisation = await makeOrganisation(database.db, { key: 'a', hub: 'hub-dresden' });
    const entry = await makeEntry(database.db, { hub: 'hub-dresden', owner: 'a' });
    const owner = await person([{ role: 'organisation-owner', scope: `organisation:${organisation.id}` }]);
    const path = `/de/organisations/${organisation.slug}/membership-end`;
    assert.equal((await post(path, { reason: 'Aufgelöst.' }, owner.cookie)).status, 422);
    assert.equal((await post(path, { reason: 'Aufgelöst.', sure: 'yes' }, owner.cookie)).status, 303);
    assert.equal((await get(`/de/organisations/${organisation.slug}`)).status, 410);
    assert.equal((await get(`/de/entries/${entry.slug}`)).status, 410);
  });

  test('the team edits its hub: texts, criteria, contact; nobody else does', async () => {
    const team = await manager();
    const path = `/de/hubs/${hub.slug}/edit`;
    assert.equal((await get(path, (await person()).cookie)).status, 403);
    assert.equal((await get(path, team.cookie)).status, 200);
    const fields = {
      claim_de: 'Neu',
      text_de: 'Text',
      criteria_de: 'Nur Kommunen.',
      focus0_de: 'Anderes',
      contact0_name: 'Eva',
      contact0_email: 'eva@example.org',
    };
    assert.equal((await post(path, { ...fields, contact0_email: 'keine' }, team.cookie)).status, 422);
    assert.equal((await post(path, fields, team.cookie)).status, 303);
    const found = await page(`/de/hubs/${hub.slug}`);
    for (const text of ['Neu', 'Nur Kommunen.', 'Anderes', 'Eva']) assert.ok(found.text.includes(text), text);
    const foreign = await makeHub(database.db, { key: 'hub-leipzig' });
    assert.equal((await post(`/de/hubs/${foreign.slug}/edit`, fields, team.cookie)).status, 403);
  });

  test('lists ask the same number of questions for one and for three', async () => {
    const team = await manager();
    const counted = countQueries(database.db);
    const measure = async () => {
      const counts: number[] = [];
      for (const ask of [
        () => listAdmissionsToDecide(counted.db, team.viewer, 1),
        () => listClaimsToDecide(counted.db, team.viewer),
        () => listColleagues(counted.db, hub.id),
        () => listDuplicates(counted.db, team.viewer, 1),
      ]) {
        counted.restart();
        await ask();
        counts.push(counted.count());
      }
      return counts;
    };
    const add = async (key: string) => {
      await apply((await person()).cookie);
      const organisation = await makeOrganisation(database.db, { key, name: 'Gleicher Name', hub: 'hub-dresden' });
      await post(`/de/organisations/${organisation.slug}/claim`, { text: 'Ich' }, (await person()).cookie);
    };
    await add('a');
    assert.deepEqual(await measure(), [1, 1, 1, 2]);
    await add('b');
    await add('c');
    assert.deepEqual(await measure(), [1, 1, 1, 2]);
    assert.equal((await listAdmissionsToDecide(database.db, team.viewer, 1)).total, 3);
    assert.equal((await listDuplicates(database.db, team.viewer, 1)).total, 3);
  });
});
