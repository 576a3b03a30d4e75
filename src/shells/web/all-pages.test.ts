import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS, type Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { describeOn } from '#platform/testing';
import { createFeatures } from '../features.tsx';
import { makeApp, makeWorld, readPage } from '../testing.ts';
import { listAddresses } from './addresses.ts';
import { fixtures, makePlaces } from './rights-fixtures/index.ts';
import { accessOf, everybody, fill, type Given, nameOf, withoutFixture } from './rights-walk.ts';

/** Addresses of one event, of its series, its people and their meetings, of calendars of others. */
const OF_EVENTS =
  /^\/\w\w\/(events|event-series|event-feedback|registrations|matchmakings|meetings|hubs\/[^/]+\/calendars)\/[^?]/;

describeOn('postgres', 'all pages, of the network, of hubs and of people', (database) => {
  /** Somebody with every role for the own places. */
  async function open() {
    const world = makeWorld(database, { settings: { RATE_LIMIT: '1000000' } });
    const given: Given = { world, places: await makePlaces(database.db) };
    const grants = everybody(given.places)
      .filter(({ name }) => / of the (own|network)/.test(name))
      .flatMap((caller) => caller.grants);
    const { viewer, cookie } = await makePerson(world, { grants, name: 'Jana Nováková' });
    await database.db.updateTable('sign_in_session').set({ created_at: world.clock() }).execute();
    const app = makeApp(world);
    const access = accessOf(createFeatures(world));
    const untried = withoutFixture(app, access, fixtures);
    assert.deepEqual(untried, []);
    const names = listAddresses(app).filter(({ method, path }) => method === 'GET' && path.startsWith('/:lang'));
    return { app, given, viewer, cookie, names };
  }

  async function* pages(
    { app, given, viewer, cookie, names }: Awaited<ReturnType<typeof open>>,
    langs = LANGS.slice(),
  ) {
    for (const address of names) {
      const ask = await (fixtures[nameOf(address)]?.(given, viewer as Viewer) ?? {});
      const query = ask.query === undefined ? '' : `?${new URLSearchParams(ask.query)}`;
      for (const lang of langs) {
        const path = fill(address.path, ask.params).replace(/^\/de/, `/${lang}`) + query;
        const response = await app.request(path, { headers: { host: 'localhost', cookie } });
        const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
        const html = await response.text();
        assert.ok(response.status < 500, `${path}: ${response.status}`);
        if (isPage && response.status === 200 && html.startsWith('<!DOCTYPE html><html'))
          yield { path, lang, html, page: readPage(html) };
      }
    }
  }

  test('every page says its language, has one heading and a title, and nothing twice', async () => {
    const opened = await open();
    let count = 0;
    for await (const { path, lang, page } of pages(opened)) {
      count += 1;
      assert.equal(page.lang, lang, path);
      assert.notEqual(page.title.trim(), '', path);
      assert.equal(page.elements.filter(({ name }) => name === 'h1').length, 1, path);
      assert.notEqual(page.h1.trim(), '', path);
      const ids = page.elements.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]));
      assert.deepEqual(ids, [...new Set(ids)], `ids of ${path}`);
      for (const { name, attributes } of page.elements) {
        assert.notEqual(name, 'style', path);
        for (const attribute of Object.keys(attributes))
          assert.equal(/^(on|style$)/.test(attribute), false, `${path}: ${name} ${attribute}`);
      }
    }
    assert.ok(count > 4 * 60, `${count} pages`);
  });

  test('every link on every page leads somewhere', async () => {
    const opened = await open();
    const links = new Map<string, string>();
    const dead: string[] = [];
    const follow = async (link: string, from: string) => {
      const { status } = await opened.app.request(link, { headers: { host: 'localhost', cookie: opened.cookie } });
      if (status >= 400) dead.push(`${link} on ${from}: ${status}`);
    };
    for await (const { path, page } of pages(opened, ['cs'])) {
      for (const { name, attributes } of page.elements) {
        const link = attributes.href?.split('#')[0] ?? '';
        if (name !== 'a' || !link.startsWith('/') || links.has(link)) continue;
        links.set(link, path);
        // The one event is made anew for each address that it is tried with: its links are followed while it is as the page shows it.
        if (OF_EVENTS.test(link)) await follow(link, path);
      }
    }
    for (const [link, from] of links) if (!OF_EVENTS.test(link)) await follow(link, from);
    assert.deepEqual(dead, []);
  });
});
