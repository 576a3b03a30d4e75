import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Grant, LANGS } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { fetchDue } from '#features/events/subscriptions/commands/fetch.ts';
import { feedOf, fetchHere, makeSubscription, serveCalendar } from '#features/events/subscriptions/fixtures.ts';
import { eventsSubscriptions } from '#features/events/subscriptions/index.ts';
import { listSubscriptions } from '#features/events/subscriptions/queries.ts';
import { makeHub, makeNetwork } from '#features/network/fixtures.ts';
import { countQueries, forEachDatabase } from '#platform/testing';
import { createFeatures } from '../features.tsx';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';
import { createApp } from './app.tsx';
import { loadAssets } from './assets.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const NEVER = new AbortController().signal;
const assets = loadAssets();

forEachDatabase('calendars of others in the browser', (database) => {
  async function begin() {
    const { db } = database;
    const world = makeWorld(database, { clock: () => NOW });
    // The product, but for where calendars may be fetched from.
    const features = createFeatures(world).map((feature) =>
      feature.name === 'events-subscriptions' ? eventsSubscriptions(world, fetchHere) : feature,
    );
    const app = createApp(world, features, assets);
    await makeNetwork(db);
    const hub = await makeHub(db);
    const other = await makeHub(db, { key: 'hub-praha', name: { de: 'Hub Prag' } });
    const sign = async (...grants: Grant[]) => (await makePerson(world, { grants })).cookie;
    const path = `/de/hubs/${hub.slug}/calendars`;
    const page = async (address: string, cookie = '') => {
      const response = await app.request(address, { headers: { cookie } });
      const html = await response.text();
      return { status: response.status, html, ...readPage(html) };
    };
    const post = (address: string, cookie: string, fields: Record<string, string>) =>
      postForm(app, address, fields, { cookie });
    return {
      ...{ db, world, app, hub, other, path, page, post },
      editor: await sign({ role: 'editor', scope: `hub:${hub.id}` }),
      stranger: await sign({ role: 'hub-manager', scope: `hub:${other.id}` }),
      organiser: await sign({ role: 'organiser', scope: `hub:${hub.id}` }),
      plain: await sign(),
    };
  }
  const count = async () =>
    Number(
      (
        await database.db
          .selectFrom('calendar_subscription')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );

  test('the team sees what would come, subscribes, finds the events, pauses and ends it', async () => {
    const { db, path, page, post, editor, other } = await begin();
    const feed = feedOf(
      { uid: 'a', lines: ['SUMMARY:Treffen <b>am</b> Fluss', 'LOCATION:Rathaus'] },
      { uid: 'b', lines: ['DTSTART:never'] },
    );
    const url = await serveCalendar((_, response) => void response.end(feed));
    const form = { url, name: 'Stadt Musterheim', lang: 'de', region: '', topics: 'mobility' };

    const preview = await post(`${path}/preview`, editor, form);
    assert.equal(preview.status, 200);
    const html = await preview.text();
    assert.match(html, /Treffen &lt;b&gt;am&lt;\/b&gt; Fluss/);
    assert.match(html, /Donnerstag, 12\. März 2026, 10:00 bis 12:00 Uhr/);
    assert.match(html, /Beginn oder Ende fehlt/);
    assert.equal(await count(), 0);

    const saved = await post(path, editor, form);
    assert.equal(saved.status, 303);
    const one = saved.headers.get('location') ?? '';
    const seen = await page(one, editor);
    assert.equal(seen.h1, 'Stadt Musterheim');
    assert.match(seen.html, /Der Kalender ist abonniert/);
    assert.match(seen.html, /<dt>Kommende Termine<\/dt><dd>1<\/dd>/);
    assert.match(seen.html, /Treffen &lt;b&gt;am&lt;\/b&gt; Fluss/);
    const event = await db.selectFrom('event').select(['slug', 'state']).executeTakeFirstOrThrow();
    const shown = await page(`/de/events/${event.slug}`);
    assert.equal(shown.status, 200);
    assert.match((await page('/de/events')).html, /am&lt;\/b&gt; Fluss/);

    const base = one.replace(/\?.*/, '');
    const edit = await page(`${base}/edit`, editor);
    assert.match(edit.html, /value="Stadt Musterheim"/);
    assert.doesNotMatch(edit.html, /name="hub"/);
    const wrong = await post(`${base}/edit`, editor, { ...form, name: '' });
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /Geben Sie einen Namen an/);
    // Whoever may subscribe for one hub gives it to no other.
    assert.equal((await post(`${base}/edit`, editor, { ...form, hub: other.id })).status, 422);
    const changed = await post(`${base}/edit`, editor, { ...form, name: 'Stadt am Fluss' });
    assert.equal(changed.headers.get('location'), `${base}?changed`);
    assert.match((await page(`${base}?changed`, editor)).html, /Die Änderungen sind gespeichert/);
    assert.equal((await page(base, editor)).h1, 'Stadt am Fluss');
    assert.equal((await post(`${base}/state`, editor, { state: 'paused' })).status, 303);
    assert.match((await page(path, editor)).html, /Angehalten/);
    assert.equal((await post(`${base}/state`, editor, { state: 'nonsense' })).status, 422);
    assert.match((await page(`${base}/removal`, editor)).html, /Kommende Termine: 1/);
    assert.equal((await post(`${base}/removal`, editor, {})).status, 303);
    assert.equal((await page(base, editor)).status, 404);
    assert.equal((await page(`/de/events/${event.slug}`)).status, 410);
    assert.equal((await post(`${base}/removal`, editor, {})).status, 404);
  });

  test('what is wrong is said at its field, with what was written; nothing is saved', async () => {
    const { path, post, editor, world } = await begin();
    const error = async (fields: Record<string, string>, address = path) => {
      const response = await post(address, editor, {
        url: 'https://x.example/a.ics',
        name: 'Stadt',
        lang: 'de',
        ...fields,
      });
      return [response.status, readPage(await response.text()).title.includes('abonnieren')] as const;
    };
    const text = async (fields: Record<string, string>, address = `${path}/preview`) =>
      (await post(address, editor, { url: 'https://x.example/a.ics', name: 'Stadt', lang: 'de', ...fields })).text();
    assert.deepEqual(await error({ url: 'nothing' }), [422, true]);
    assert.match(await text({ url: 'nothing' }), /vollständige Webadresse[\s\S]*value="nothing"/);
    assert.match(await text({ url: 'file:///etc/passwd' }), /vollständige Webadresse/);
    assert.match(await text({ url: 'https://anna:geheim@x.example/' }), /ohne Benutzernamen/);
    assert.match(await text({ name: ' ' }), /Geben Sie einen Namen an/);
    assert.match(await text({ name: 'x'.repeat(121) }), /120 Zeichen/);
    assert.match(await text({ lang: 'xx' }), /Wählen Sie eine Sprache/);
    assert.match(await text({ topics: 'unknown' }), /Themen aus der Liste/);
    assert.match(await text({ region: '"><script>' }), /Region aus der Liste/);
    const html = await serveCalendar((_, response) => void response.end('<html>'));
    assert.match(await text({ url: html }), /kein Kalender im Format iCalendar/);
    assert.equal(await count(), 0);
    // The product itself reaches nothing inside.
    const strict = makeApp(world);
    const inner = await postForm(
      strict,
      `${path}/preview`,
      { url: html, name: 'Stadt', lang: 'de' },
      { cookie: editor },
    );
    assert.equal(inner.status, 422);
    assert.match(await inner.text(), /internes Netz/);
  });

  test('the same calendar twice, or by two at once, is one; a calendar with a webcal address is read by https', async () => {
    const { path, post, editor, db } = await begin();
    const url = await serveCalendar((_, response) => void response.end(feedOf('a')));
    const form = { url, name: 'Stadt', lang: 'de' };
    const answers = await Promise.all([post(path, editor, form), post(path, editor, form)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422]);
    assert.match(await (await post(path, editor, form)).text(), /schon abonniert/);
    assert.equal(await count(), 1);
    await post(path, editor, { ...form, url: 'webcal://calendar.invalid/a.ics' });
    const urls = await db
      .selectFrom('calendar_subscription')
      .select('url')
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      urls.map((row) => row.url),
      [url, 'https://calendar.invalid/a.ics'],
    );
  });

  test('only those who may subscribe for this hub get there; ids of other hubs lead nowhere', async () => {
    const { app, path, page, post, stranger, organiser, plain, hub, other, db, editor } = await begin();
    const id = await makeSubscription(db, hub.id, 'http://127.0.0.1:1/a.ics', NOW);
    const foreign = await makeSubscription(db, other.id, 'http://127.0.0.1:1/b.ics', NOW);
    const form = { url: 'http://127.0.0.1:1/c.ics', name: 'Stadt', lang: 'de' };
    for (const cookie of [stranger, organiser, plain]) {
      for (const address of [path, `${path}/new`, `${path}/${id}`, `${path}/${id}/edit`, `${path}/${id}/removal`]) {
        assert.equal((await page(address, cookie)).status, 403, address);
      }
      for (const address of [
        path,
        `${path}/preview`,
        `${path}/${id}/state`,
        `${path}/${id}/edit`,
        `${path}/${id}/removal`,
      ]) {
        assert.equal((await post(address, cookie, { ...form, state: 'paused' })).status, 403, address);
      }
    }
    const anonymous = await app.request(path);
    assert.match(anonymous.headers.get('location') ?? '', /sign-in/);
    assert.equal((await page(`${path}/${foreign}`, editor)).status, 404);
    assert.equal((await post(`${path}/${foreign}/removal`, editor, {})).status, 404);
    assert.equal((await page(`${path}/not-an-id`, editor)).status, 404);
    assert.equal((await page('/de/hubs/nowhere/calendars', editor)).status, 404);
    assert.equal(await count(), 2);
  });

  test('a calendar that cannot be read for long is on the desk of its team', async () => {
    const { db, hub, path, page, editor, stranger } = await begin();
    await makeSubscription(db, hub.id, 'http://127.0.0.1:1/a.ics', NOW);
    for (let day = 0; day < 3; day++) await fetchDue(db, fetchHere, new Date(NOW.getTime() + day * 86_400_000), NEVER);
    assert.match((await page('/de/desk', editor)).html, /Abonnierte Kalender lassen sich nicht lesen/);
    assert.doesNotMatch((await page('/de/desk', stranger)).html, /Abonnierte Kalender lassen/);
    assert.match((await page(path, editor)).html, /Nicht lesbar/);
  });

  test('the list asks the same few questions for one calendar as for three, in every language', async () => {
    const { db, hub, editor, app, world } = await begin();
    const { viewer } = await makePerson(world, { grants: [{ role: 'editor', scope: `hub:${hub.id}` }] });
    const counted = countQueries(db);
    for (const added of [1, 2]) {
      for (let at = 0; at < added; at++) await makeSubscription(db, hub.id, `http://127.0.0.1:1/${added}-${at}`, NOW);
      counted.restart();
      assert.equal((await listSubscriptions(counted.db, viewer, hub.id, NOW)).length, added === 1 ? 1 : 3);
      assert.equal(counted.count(), 1);
    }
    for (const lang of LANGS) {
      const response = await app.request(`/${lang}/hubs/${hub.slug}/calendars/new`, { headers: { cookie: editor } });
      assert.equal(readPage(await response.text()).lang, lang);
    }
  });
});
