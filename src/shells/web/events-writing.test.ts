import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Hono } from 'hono';
import type { Grant } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { makeRegistered } from '#features/events/writing/fixtures.ts';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { makeHub, makeOrganisation } from '#features/network/fixtures.ts';
import type { AppEnv } from '#platform/feature';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeFilm, makePhoto } from '../../platform/files/fixtures.ts';
import { makeApp, makeWorld, postForm, type ReadPage, readPage } from '../testing.ts';

const FORM = {
  lang: 'de',
  title_de: 'Werkstatt Ladesäulen',
  summary_de: 'Wie Städte laden.',
  kind: 'workshop',
  format: 'online',
  starts_on: '2026-05-12',
  starts_time: '10:00',
  ends_on: '',
  ends_time: '16:00',
  zone: 'Europe/Berlin',
  cost: 'free',
  langs: 'de',
};

const value = (page: ReadPage, id: string) =>
  page.elements.find(({ attributes }) => attributes.id === id)?.attributes.value;
const hidden = (page: ReadPage, name: string) =>
  page.elements.find(({ attributes }) => attributes.name === name)?.attributes.value;

forEachDatabase('pages for writing events', (database) => {
  async function open() {
    const world = makeWorld(database);
    const app = makeApp(world);
    const hub = await makeHub(database.db, { name: { de: 'Hub Dresden' } });
    const someone = async (...grants: Grant[]) => (await makePerson(world, { grants })).cookie;
    const cookie = await someone({ role: 'organiser', scope: `hub:${hub.id}` });
    return { world, app, hub, cookie, someone };
  }

  async function page(app: Hono<AppEnv>, path: string, cookie: string) {
    const response = await app.request(path, { headers: { cookie } });
    return { status: response.status, ...readPage(await response.text()) };
  }

  async function send(app: Hono<AppEnv>, path: string, fields: Record<string, string> | FormData, cookie: string) {
    const response = await postForm(app, path, fields, { cookie });
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      page: readPage(await response.text()),
    };
  }

  test('from an empty form to a public page', async () => {
    const { app, hub, cookie } = await open();
    const form = await page(app, `/de/events/new?hub=${hub.slug}&from=nothing`, cookie);
    assert.equal(form.h1, 'Veranstaltung anlegen');
    const fields = { ...FORM, key: hidden(form, 'key') ?? '', hub: hidden(form, 'hub') ?? '', repeat: 'once' };
    const made = await send(app, '/de/events', fields, cookie);
    assert.deepEqual([made.status, made.to], [303, '/de/events/werkstatt-ladesaeulen/preview']);
    assert.equal((await app.request('/de/events/werkstatt-ladesaeulen')).status, 404);
    const preview = await page(app, made.to, cookie);
    assert.match(preview.text, /So wird die Seite aussehen/);
    assert.match(preview.text, /Wie Städte laden\./);
    const publish = { action: 'now', version: hidden(preview, 'version') ?? '' };
    const published = await send(app, '/de/events/werkstatt-ladesaeulen/publication', publish, cookie);
    assert.equal(published.to, '/de/events/werkstatt-ladesaeulen');
    assert.equal((await app.request('/de/events/werkstatt-ladesaeulen')).status, 200);
    const again = await send(app, '/de/events/werkstatt-ladesaeulen/publication', publish, cookie);
    assert.equal(again.status, 422);
  });

  test('a form that is wrong comes back as it was filled in, with each error at its field, in the language of the page', async () => {
    const { app, hub, cookie } = await open();
    const title = `<script>alert(1)</script> ${'x'.repeat(10_000)}`;
    const fields = {
      ...FORM,
      title_de: title,
      starts_on: '9999-01-01',
      zone: 'Mars/Olympus',
      key: randomUUID(),
      hub: hub.id,
    };
    const sent = await send(app, '/cs/events', fields, cookie);
    assert.equal(sent.status, 422);
    assert.equal(value(sent.page, 'title_de'), title);
    assert.equal(value(sent.page, 'starts_on'), '9999-01-01');
    assert.match(sent.page.text, /Zkraťte prosím text nejvýše na 160 znaků\./);
    assert.match(sent.page.text, /Tento den je příliš dávno nebo příliš daleko\./);
    assert.match(sent.page.text, /Toto časové pásmo neznáme\./);
    assert.equal(
      sent.page.elements.some(
        ({ name, attributes }) => name === 'script' && attributes.src === undefined && attributes.type === undefined,
      ),
      false,
    );
    const links = sent.page.elements.filter(({ attributes }) => attributes.href?.startsWith('#title_de'));
    assert.equal(links.length, 1);
  });

  test('a series shows its dates before it is made, and then is a draft for each', async () => {
    const { app, hub, cookie } = await open();
    const fields = { ...FORM, key: randomUUID(), hub: hub.id, repeat: 'monthly-weekday', count: '3' };
    const shown = await send(app, '/de/events', { ...fields, action: 'dates' }, cookie);
    assert.equal(shown.status, 200);
    assert.match(shown.page.text, /Diese 3 Termine entstehen.*12\. Mai 2026.*9\. Juni 2026.*14\. Juli 2026/s);
    assert.match((await page(app, '/de/events/mine', cookie)).text, /0 Veranstaltungen/);
    const made = await send(app, '/de/events', fields, cookie);
    assert.equal(made.to, '/de/events/mine?state=draft&made=3');
    assert.match((await page(app, made.to, cookie)).text, /3 Entwürfe angelegt\./);
  });

  test('organisations and related things are found by name and address, and named when they are not', async () => {
    const { app, hub, cookie } = await open();
    const town = await makeOrganisation(database.db, { key: 'town', name: 'Stadt Musterheim' });
    const entry = await makeEntry(database.db, { owner: 'town' });
    const fields = { ...FORM, key: randomUUID(), hub: hub.id, repeat: 'once' };
    const more = {
      hosts_organisations: 'stadt musterheim\nNirgendwo',
      on_behalf_of: `https://hubs.example.org/de/organisations/${town.slug}`,
      related: `https://hubs.example.org/de/entries/${entry.slug}\n/de/events/nichts`,
    };
    const refused = await send(app, '/de/events', { ...fields, ...more }, cookie);
    assert.equal(refused.status, 422);
    assert.match(refused.page.text, /nicht im Verzeichnis: „Nirgendwo“/);
    assert.match(refused.page.text, /nichts: „\/de\/events\/nichts“/);
    const right = { hosts_organisations: 'stadt musterheim', related: `/de/entries/${entry.slug}` };
    const made = await send(app, '/de/events', { ...fields, ...more, ...right }, cookie);
    assert.equal(made.status, 303);
    const edit = await page(app, made.to.replace('preview', 'edit'), cookie);
    assert.match(edit.text, new RegExp(`Stadt Musterheim \\(${town.slug}\\)`));
    assert.match((await page(app, made.to, cookie)).text, /Stadt Musterheim/);
  });

  test('the second of two editors sees what they wrote and what is saved now, and can save over it', async () => {
    const { app, hub, cookie } = await open();
    const { slug } = await makeEvent(database.db, { hub: hub.id, state: 'draft', format: 'online' });
    const path = `/de/events/${slug}/edit`;
    const version = hidden(await page(app, path, cookie), 'version') ?? '';
    assert.equal((await send(app, path, { ...FORM, title_de: 'Von Anna', version }, cookie)).status, 303);
    const second = await send(app, path, { ...FORM, title_de: 'Von Jan', version }, cookie);
    assert.equal(second.status, 422);
    assert.match(second.page.text, /Jemand anderes hat inzwischen gespeichert/);
    assert.equal(value(second.page, 'title_de'), 'Von Jan');
    assert.match(second.page.text, /Jetzt gespeichert.*Von Anna/s);
    const now = hidden(second.page, 'version') ?? '';
    assert.equal((await send(app, path, { ...FORM, title_de: 'Von Jan', version: now }, cookie)).status, 303);
  });

  test('a published event does not change its time by its form, and tells whom it moved', async () => {
    const { app, hub, cookie } = await open();
    const { id, slug } = await makeEvent(database.db, { hub: hub.id, format: 'online' });
    await makeRegistered(database.db, id, { email: 'anna@example.org' });
    const edit = { ...FORM, starts_on: '2026-06-01', title_de: 'Neu', version: '1' };
    assert.equal((await send(app, `/de/events/${slug}/edit`, edit, cookie)).status, 303);
    assert.match((await page(app, `/de/events/${slug}`, '')).text, /12\. Mai 2026/);
    const form = await page(app, `/de/events/${slug}/move`, cookie);
    assert.match(form.text, /1 Anmeldung: So viele Mails gehen hinaus\./);
    const move = { ...FORM, starts_on: '2026-06-02', version: hidden(form, 'version') ?? '' };
    const moved = await send(app, `/de/events/${slug}/move`, move, cookie);
    assert.equal(moved.to, `/de/events/${slug}/preview?told=1`);
    assert.match((await page(app, moved.to, cookie)).text, /1 Mail geht hinaus/);
    const twice = await send(app, `/de/events/${slug}/move`, move, cookie);
    assert.equal(twice.status, 422);
    assert.match(twice.page.text, /dieselben wie bisher/);
    const without = await send(app, `/de/events/${slug}/cancellation`, { version: '3' }, cookie);
    assert.equal(without.status, 422);
    assert.equal((await database.db.selectFrom('mail').select('id').execute()).length, 1);
  });

  test('a picture is uploaded, described and shown; what is no picture is refused in words and nothing has to be sent twice', async () => {
    const { app, hub, cookie } = await open();
    const { slug } = await makeEvent(database.db, { hub: hub.id, format: 'online' });
    const path = `/de/events/${slug}/media`;
    const form = (fields: Record<string, string>, file?: File) => {
      const data = new FormData();
      for (const [name, text] of Object.entries(fields)) data.append(name, text);
      if (file !== undefined) data.append('file', file);
      return data;
    };
    const photo = new File([new Uint8Array(await makePhoto())], 'bild.jpg');
    const undescribed = await send(app, path, form({ kind: 'image' }, photo), cookie);
    assert.equal(undescribed.status, 422);
    assert.match(undescribed.page.text, /Bitte beschreiben Sie, was zu sehen ist\./);
    const kept = hidden(undescribed.page, 'kept_file') ?? '';
    const described = await send(app, path, form({ kind: 'image', kept_file: kept, alt_de: 'Ein Saal' }), cookie);
    assert.equal(described.status, 303);
    const shown = await page(app, `/de/events/${slug}`, '');
    const picture = shown.elements.find(({ name, attributes }) => name === 'img' && attributes.alt === 'Ein Saal');
    const image = await app.request(picture?.attributes.src ?? '');
    assert.deepEqual([image.status, image.headers.get('content-type')], [200, 'image/webp']);
    assert.match(image.headers.get('content-security-policy') ?? '', /sandbox/);
    const page_ = new File(['<html><script>alert(1)</script>'], 'bild.png', { type: 'image/png' });
    const wrong = await send(app, path, form({ kind: 'image', alt_de: 'x' }, page_), cookie);
    assert.equal(wrong.status, 422);
    assert.match(wrong.page.text, /Was zählt, ist der Inhalt, nicht die Endung\./);
    assert.equal((await database.db.selectFrom('file').select('id').execute()).length, 1);
  });

  test('only where films are uploaded may a request be larger than 6 MB, and only who may sends anything', async () => {
    const { app, hub, cookie, someone } = await open();
    const { slug } = await makeEvent(database.db, { hub: hub.id, format: 'online' });
    const film = () => {
      const data = new FormData();
      const fields = { kind: 'film', alt_de: 'Rückblick', transcript_de: 'Guten Tag.' };
      for (const [name, text] of Object.entries(fields)) data.append(name, text);
      data.append('file', new File([new Uint8Array(makeFilm(8_000_000))], 'film.mp4'));
      return data;
    };
    assert.equal((await send(app, `/de/events/${slug}/media`, film(), cookie)).status, 303);
    assert.equal((await send(app, `/de/events/${slug}/edit`, film(), cookie)).status, 413);
    const files = async () => (await database.db.selectFrom('file').select('id').execute()).length;
    assert.equal(await files(), 1);
    const other = await makeHub(database.db, { key: 'hub-praha' });
    for (const stranger of ['', await someone(), await someone({ role: 'organiser', scope: `hub:${other.id}` })]) {
      const refused = await send(app, `/de/events/${slug}/media`, film(), stranger);
      assert.ok([303, 403].includes(refused.status) && !refused.to.includes('media'), String(refused.status));
    }
    assert.equal(await files(), 1);
    const response = await app.request(`/de/events/${slug}/media`, {
      method: 'POST',
      headers: { cookie, host: 'localhost', origin: 'http://localhost', 'content-length': String(400 * 1024 * 1024) },
      body: 'x',
    });
    assert.equal(response.status, 413);
  });

  test('the log names who changed what, and somebody else is entrusted with this event only', async () => {
    const { world, app, hub, cookie } = await open();
    const { id, slug } = await makeEvent(database.db, { hub: hub.id, state: 'draft', format: 'online' });
    const { viewer, cookie: theirs } = await makePerson(world, { email: 'jan@example.org', name: 'Jan Novák' });
    assert.equal((await page(app, `/de/events/${slug}/preview`, theirs)).status, 404);
    await send(app, `/de/events/${slug}/edit`, { ...FORM, title_de: 'Neuer Titel', version: '1' }, cookie);
    const give = { action: 'give', email: 'jan@example.org', role: 'organiser' };
    assert.equal((await send(app, `/de/events/${slug}/team`, give, cookie)).status, 303);
    const team = await page(app, `/de/events/${slug}/team`, cookie);
    assert.match(team.text, /Jan Novák/);
    assert.match(team.text, /Geändert: .*Titel.*Anna Beispiel/s);
    assert.equal((await page(app, `/de/events/${slug}/preview`, theirs)).status, 200);
    assert.equal((await page(app, '/de/events/new', theirs)).status, 403);
    const { slug: other } = await makeEvent(database.db, { hub: hub.id, state: 'draft' });
    assert.equal((await page(app, `/de/events/${other}/preview`, theirs)).status, 404);
    const take = { action: 'take', person: viewer.id, role: 'organiser' };
    assert.equal((await send(app, `/de/events/${other}/team`, take, cookie)).status, 303);
    assert.equal((await page(app, `/de/events/${slug}/preview`, theirs)).status, 200);
    assert.equal((await send(app, `/de/events/${slug}/team`, take, cookie)).status, 303);
    assert.equal((await page(app, `/de/events/${slug}/preview`, theirs)).status, 404);
    const mails = await database.db.selectFrom('mail').select('kind').execute();
    assert.deepEqual(mails.map(({ kind }) => kind).sort(), ['role-given', 'role-withdrawn']);
    assert.equal((await send(app, `/de/events/${slug}/team`, { ...give, role: 'network-admin' }, cookie)).status, 422);
    assert.deepEqual(
      await database.db.selectFrom('role_grant').select('scope').where('scope', '=', `event:${id}`).execute(),
      [],
    );
  });

  test('a session that clashes is saved and said', async () => {
    const { app, hub, cookie } = await open();
    const { slug } = await makeEvent(database.db, { hub: hub.id, format: 'online' });
    const path = `/de/events/${slug}/programme`;
    await send(app, `${path}/room/new`, { name: 'Saal' }, cookie);
    const { id: room } = await database.db.selectFrom('event_room').select('id').executeTakeFirstOrThrow();
    const session = { kind: 'talk', day: '2026-05-12', starts_time: '10:00', ends_time: '11:00', room };
    for (const title_de of ['Eins', 'Zwei'])
      assert.equal((await send(app, `${path}/session/new`, { ...session, title_de }, cookie)).status, 303);
    assert.match((await page(app, path, cookie)).text, /Saal: „.*“ und „.*“ zur selben Zeit/);
    const late = await send(app, `${path}/session/new`, { ...session, title_de: 'Drei', ends_time: '18:00' }, cookie);
    assert.equal(late.status, 422);
    assert.match(late.page.text, /außerhalb der Veranstaltung/);
    assert.equal(value(late.page, 'title_de'), 'Drei');
    for (const wrong of ['castle/new', `session/${randomUUID()}`, 'room/x'])
      assert.equal((await page(app, `${path}/${wrong}`, cookie)).status, 404);
  });

  test('the list of one’s own events asks the same number of questions however many there are', async () => {
    const { hub, world, cookie } = await open();
    const counts: number[] = [];
    for (const more of [1, 2]) {
      for (let made = 0; made < more; made++) await makeEvent(database.db, { hub: hub.id, state: 'draft' });
      const counted = countQueries(database.db);
      const app = makeApp({ ...world, db: counted.db });
      await page(app, '/de/events/mine', cookie);
      counted.restart();
      const { text } = await page(app, '/de/events/mine', cookie);
      assert.match(text, new RegExp(`${more === 1 ? '1 Veranstaltung' : '3 Veranstaltungen'}`));
      counts.push(counted.count());
    }
    assert.deepEqual(counts, [4, 4]);
  });
});
