import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { draftFields, makeDraft } from '#features/matching/fixtures.ts';
import { makeNetwork, makeOrganisation } from '#features/network/fixtures.ts';
import { countQueries, describeOn, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

forEachDatabase('the page cache', (database) => {
  const open = () => makeApp(makeWorld(database));
  type App = ReturnType<typeof open>;
  const html = async (app: App, path: string, headers = {}) => (await app.request(path, { headers })).text();

  test('after a change the very next request shows it', async () => {
    const app = open();
    const has = async (path: string, text: string) => (await html(app, path)).includes(text);
    assert.equal(await has('/de/entries', 'Erster Titel'), false);
    await makeEntry(database.db, { key: 'a', slug: 'a', title: 'Erster Titel' });
    for (const path of [
      '/de/entries',
      '/de',
      '/de/hubs/hub-dresden',
      '/de/entries/a',
      '/de/entries.json',
      '/de/entries.csv',
      '/de/entries.atom',
    ]) {
      assert.equal(await has(path, 'Erster Titel'), true, path);
    }
    for (let round = 1; round <= 5; round++) {
      await makeEntry(database.db, { key: 'a', slug: 'a', title: `Titel ${round}` });
      for (const path of ['/de/entries', '/de', '/de/entries/a', '/de/entries.json'])
        assert.equal(await has(path, `Titel ${round}`), true, path);
    }
    await makeNetwork(database.db, { name: { de: 'Neuer Netzname' } });
    assert.equal(await has('/de/entries', 'Neuer Netzname'), true);
    await makeEntry(database.db, { key: 'a', slug: 'a', title: 'Titel', state: 'withdrawn' });
    assert.equal((await app.request('/de/entries/a')).status, 410);
    assert.equal(await has('/de/entries', 'Titel 5'), false);
  });

  test('with requests under way all the time none is older than it may be', async () => {
    const app = open();
    let written = 0;
    let stop = false;
    const stale: string[] = [];
    const reader = async () => {
      while (!stop) {
        const before = written;
        const text = await html(app, '/de/entries');
        const shown = Number(/Stand (\d+)/.exec(text)?.[1] ?? 0);
        if (shown < before) stale.push(`${shown} shown, ${before} written`);
      }
    };
    const readers = [reader(), reader(), reader(), reader()];
    for (let round = 1; round <= 15; round++) {
      await makeEntry(database.db, { key: 'a', title: `Stand ${round}` });
      written = round;
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    stop = true;
    await Promise.all(readers);
    assert.deepEqual(stale, []);
  });

  test('an unchanged page costs one question to the database', async () => {
    const counted = countQueries(database.db);
    const app = makeApp(makeWorld(database, { db: counted.db }));
    await makeEntry(database.db);
    const first = await html(app, '/de/entries');
    counted.restart();
    assert.equal(await html(app, '/de/entries'), first);
    // On the shared server of the tests other databases change the stamp too.
    if (database.kind === 'embedded') assert.equal(counted.count(), 1);
  });

  test('languages, filters and paths do not get each other', async () => {
    await makeEntry(database.db, { kind: 'offer' });
    const app = open();
    for (let round = 0; round < 2; round++) {
      for (const lang of ['de', 'cs', 'pl', 'en'])
        assert.equal(readPage(await html(app, `/${lang}/entries`)).lang, lang);
      assert.equal((await html(app, '/de/entries?kind=offer')).includes('Ladesäulen für Quartiere'), true);
      assert.equal((await html(app, '/de/entries?kind=need')).includes('Ladesäulen für Quartiere'), false);
    }
  });

  test('a request with a cookie or credentials passes by and leaves nothing behind', async () => {
    const app = open();
    for (const headers of [{ cookie: 'a=b' }, { authorization: 'Bearer x' }]) {
      const response = await app.request('/de/entries', { headers });
      assert.equal(response.headers.get('etag'), null);
    }
    const counted = countQueries(database.db);
    const other = makeApp(makeWorld(database, { db: counted.db }));
    await html(other, '/de/hubs', { cookie: 'a=b' });
    counted.restart();
    await html(other, '/de/hubs', { cookie: 'a=b' });
    assert.equal(counted.count() > 1, true, 'nothing was kept');
  });

  test('what people describe is never kept, by us or by anybody', async () => {
    const app = open();
    const key = await makeDraft(
      database.db,
      { text: 'Geheimer Entwurf über Ladesäulen.' },
      new Date('2026-03-02T10:00:00Z'),
    );
    for (const path of [`/de/drafts/${key}`, `/de/drafts/${key}/edit`, '/de/drafts/new', '/de/drafts/deleted']) {
      const response = await app.request(path);
      assert.equal(response.status, 200, path);
      assert.equal(response.headers.get('cache-control'), 'private, no-store', path);
      assert.equal(response.headers.get('x-robots-tag'), 'noindex', path);
      assert.equal(response.headers.get('etag'), null, path);
    }
    const first = readPage(await html(app, '/de/drafts/new'));
    const second = readPage(await html(app, '/de/drafts/new'));
    const keyOf = (page: typeof first) =>
      page.elements.find(({ attributes }) => attributes.name === 'key')?.attributes.value;
    assert.notEqual(keyOf(first), keyOf(second), 'two people never share a form key');
    await postForm(app, `/de/drafts/${key}/deletion`, {});
    assert.equal((await app.request(`/de/drafts/${key}`)).status, 404);
    const refused = await postForm(app, '/de/drafts', draftFields({ text: 'kurz' }));
    assert.deepEqual([refused.status, refused.headers.get('cache-control')], [422, 'private, no-store']);
  });

  test('a browser that has the page already gets 304, and the page once it has changed', async () => {
    const app = open();
    const first = await app.request('/de/organisations');
    const etag = first.headers.get('etag') ?? assert.fail();
    assert.equal(first.headers.get('cache-control'), 'public, no-cache');
    const again = await app.request('/de/organisations', { headers: { 'if-none-match': `"x", ${etag}` } });
    assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag]);
    await makeOrganisation(database.db);
    const changed = await app.request('/de/organisations', { headers: { 'if-none-match': etag } });
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers.get('etag'), etag);
  });

  test('a page is packed as the browser can read it, from the cache and without', async () => {
    const app = open();
    const plain = await html(app, '/de/entries');
    for (let round = 0; round < 2; round++) {
      for (const [accept, encoding, unpack] of [
        ['gzip, deflate, br', 'br', brotliDecompressSync],
        ['gzip', 'gzip', gunzipSync],
      ] as const) {
        const response = await app.request('/de/entries', { headers: { 'accept-encoding': accept } });
        assert.equal(response.headers.get('content-encoding'), encoding);
        assert.match(response.headers.get('vary') ?? '', /Accept-Encoding/);
        assert.equal(unpack(new Uint8Array(await response.arrayBuffer())).toString(), plain);
      }
    }
  });

  test('a new day makes every page anew', async () => {
    let now = new Date('2026-03-02T12:00:00Z');
    const app = makeApp(makeWorld(database, { clock: () => now }));
    await makeOrganisation(database.db, { confirmed_on: '2025-03-02' });
    const fresh = await html(app, '/de/organisations/stadt-musterheim');
    now = new Date('2026-03-03T12:00:00Z');
    assert.notEqual(await html(app, '/de/organisations/stadt-musterheim'), fresh);
  });

  test('errors and redirects are not kept', async () => {
    const app = open();
    assert.equal((await app.request('/de/entries/a')).status, 404);
    await makeEntry(database.db, { key: 'a', slug: 'a' });
    assert.equal((await app.request('/de/entries/a')).status, 200);
    await makeEntry(database.db, { key: 'a', slug: 'b' });
    assert.equal((await app.request('/de/entries/a')).status, 301);
    await makeEntry(database.db, { key: 'a', slug: 'a' });
    assert.equal((await app.request('/de/entries/a')).status, 200);
  });
});

// On PostgreSQL transactions of other tests on the same server make pages anew.
describeOn('embedded', 'the page cache for people', (database) => {
  test('lists are kept for people too, for those who may the same', async () => {
    const counted = countQueries(database.db);
    const world = makeWorld(database, { db: counted.db });
    const app = makeApp(world);
    await makeEntry(database.db, { key: 'a', title: 'Ein Titel' });
    const moderator = { role: 'moderator', scope: 'network' } as const;
    const anna = await makePerson(world, { name: 'Anna Unverwechselbar' });
    const jan = await makePerson(world, { name: 'Jan Unverwechselbar' });
    const olaf = await makePerson(world, { name: 'Olaf Unverwechselbar', grants: [moderator] });
    const ask = async (path: string, cookie: string) => {
      counted.restart();
      const response = await app.request(path, { headers: { cookie } });
      const text = await response.text();
      assert.match(response.headers.get('cache-control') ?? '', /^private/, path);
      return { queries: counted.count(), text, stamp: response.headers.get('etag') };
    };
    for (const path of ['/de/entries', '/de/organisations', '/de/hubs']) {
      await ask(path, anna.cookie);
      const made = await ask(path, anna.cookie);
      const kept = await ask(path, jan.cookie);
      assert.equal(kept.text, made.text);
      // Who asks, and whether anything has changed.
      assert.equal(kept.queries, 2, path);
      assert.ok((await ask(path, olaf.cookie)).queries > 2, path);
      assert.match(made.text, /Mein Konto/);
      assert.doesNotMatch(made.text, /Unverwechselbar/);
      assert.match(await (await app.request(path)).text(), /Anmelden/);
    }
    // What is somebody's own is never kept.
    for (const path of ['/de/desk', '/de/account', '/de/entries/mine']) {
      const first = await ask(path, anna.cookie);
      assert.equal((await ask(path, anna.cookie)).queries, first.queries, path);
      assert.equal(first.stamp, null);
    }
    await makeEntry(database.db, { key: 'b', title: 'Ein neuer Titel' });
    assert.match((await ask('/de/entries', jan.cookie)).text, /Ein neuer Titel/);
  });
});
