import assert from 'node:assert/strict';
import { connect, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { Hono } from 'hono';
import { LANGS } from '#engines/kit';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { draftFields } from '#features/matching/fixtures.ts';
import { type Database, openDatabase } from '#platform/database';
import type { AppEnv, Feature } from '#platform/feature';
import { describeOn, makeDataDir, makePostgres, onServer } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';
import { errorTitle } from './error-pages.tsx';

const MB = 1024 * 1024;

describeOn('postgres', 'error pages', (database) => {
  /** A feature with a bug, which no real one has. */
  function broken(): Feature {
    const routes = new Hono<AppEnv>();
    routes.get('/broken', () => {
      throw new Error('SELECT secret FROM somewhere');
    });
    routes.get('/broken.json', () => {
      throw new Error('SELECT secret FROM somewhere');
    });
    return { name: 'broken', routes };
  }
  const open = (settings: Record<string, string> = {}) => makeApp(makeWorld(database, { settings }), [broken()]);
  type App = ReturnType<typeof open>;

  const ways: [
    status: 400 | 403 | 404 | 410 | 413 | 422 | 500,
    ask: (app: App, lang: string) => Response | Promise<Response>,
  ][] = [
    [400, (app, lang) => app.request(`/${lang}/entries?q=%FF%FE`)],
    [403, (app, lang) => postForm(app, `/${lang}/drafts`, draftFields(), { origin: 'https://evil.example' })],
    [404, (app, lang) => app.request(`/${lang}/nothing-here`)],
    [410, (app, lang) => app.request(`/${lang}/entries/weg`)],
    [413, (app, lang) => postForm(app, `/${lang}/drafts`, draftFields({ text: 'x'.repeat(7 * MB) }))],
    [422, (app, lang) => app.request(`/${lang}/entries?page=nought`)],
    [500, (app, lang) => app.request(`/${lang}/broken`)],
  ];
  for (const [status, ask] of ways) {
    test(`${status} in four languages, with a way on`, async () => {
      await makeEntry(database.db, { title: 'Weg', state: 'withdrawn' });
      const app = open();
      for (const lang of LANGS) {
        const response = await ask(app, lang);
        assert.equal(response.status, status);
        assert.equal(
          response.headers.get('cache-control'),
          status === 403 || status === 413 ? response.headers.get('cache-control') : 'no-store',
        );
        const page = readPage(await response.text());
        assert.equal(page.lang, lang);
        assert.equal(page.h1, errorTitle(lang, status));
        assert.equal(
          page.elements.some(({ name, attributes }) => name === 'a' && attributes.href === `/${lang}`),
          true,
        );
      }
    });
  }

  test('429 in four languages, after as many submissions as are allowed, and reading goes on', async () => {
    for (const lang of LANGS) {
      const app = open({ RATE_LIMIT: '2' });
      for (const expected of [303, 303, 429]) {
        const response = await postForm(app, `/${lang}/drafts`, draftFields());
        assert.equal(response.status, expected);
        if (expected !== 429) continue;
        assert.equal(response.headers.get('retry-after'), '60');
        const page = readPage(await response.text());
        assert.deepEqual([page.lang, page.h1], [lang, errorTitle(lang, 429)]);
      }
      assert.equal((await app.request(`/${lang}/entries`)).status, 200);
    }
  });

  test('a bug tells its number and nothing of itself', async () => {
    const response = await open().request('/de/broken');
    const number = response.headers.get('x-request-id') ?? '';
    const html = await response.text();
    assert.match(number, /^[0-9a-f-]{36}$/);
    assert.equal(html.includes(number), true);
    assert.equal(html.includes('secret'), false);
    const data = await open().request('/de/broken.json');
    assert.deepEqual(await data.json(), { error: errorTitle('de', 500), status: 500 });
  });

  test('an address without a language answers in the language of the browser', async () => {
    const page = readPage(await (await open().request('/nothing', { headers: { 'accept-language': 'cs' } })).text());
    assert.deepEqual([page.lang, page.h1], ['cs', errorTitle('cs', 404)]);
  });

  test('NUL and bytes that are no UTF-8 in an address are refused wherever they stand', async () => {
    for (const path of [
      '/de/entries/%00',
      '/de/entries?q=%00',
      '/de/%C3%28',
      '/de/hubs/%ff',
      '/de/entries?kind=%E0%A4%A',
      '/%00',
      '/de/drafts/%00',
      '/de/entries?%00=1',
      '/de/entries?q=100%',
    ]) {
      assert.equal((await open().request(path)).status, 400, path);
    }
  });

  test('letters of every kind in an address are no error of ours', async () => {
    for (const path of [
      '/de/entries/🚀',
      '/de/entries/..%2f..%2fetc%2fpasswd',
      '/de/hubs/%F0%9F%9A%80',
      `/de/entries/${'a'.repeat(5000)}`,
      '/de/entries/%',
      "/de/entries/'%20or%201=1",
    ]) {
      assert.equal([400, 404].includes((await open().request(path)).status), true, path);
    }
    assert.equal((await open().request(`/de/entries?q=${encodeURIComponent('🚀 \ud7ff %_\\')}`)).status, 200);
  });

  test('a foreign page, an unknown origin and no origin cannot submit', async () => {
    const app = open();
    for (const origin of [
      'https://evil.example',
      'http://localhost.evil.example',
      'null',
      'http://localhost:81',
      'not a url',
    ]) {
      assert.equal((await postForm(app, '/de/drafts', draftFields(), { origin })).status, 403, origin);
    }
    const without = await app.request('/de/drafts', {
      method: 'POST',
      body: new URLSearchParams(draftFields()),
      headers: { host: 'localhost' },
    });
    assert.equal(without.status, 403);
    const plain = await app.request('/de/drafts', {
      method: 'POST',
      body: 'text=x',
      headers: { 'content-type': 'text/plain', host: 'localhost', origin: 'https://evil.example' },
    });
    assert.equal(plain.status, 403);
    assert.equal((await database.db.selectFrom('draft').select('id').execute()).length, 0);
    assert.equal(
      (
        await postForm(app, '/de/drafts', draftFields(), {
          host: 'hubs.example.org',
          origin: 'https://hubs.example.org',
        })
      ).status,
      303,
    );
  });

  test('a body larger than said, or said to be too large, is refused', async () => {
    const app = open();
    const headers = {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const said = await app.request('/de/drafts', {
      method: 'POST',
      body: 'text=x',
      headers: { ...headers, 'content-length': String(50 * MB) },
    });
    assert.equal(said.status, 413);
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(MB).fill(120));
      },
    });
    const endless = await app.request('/de/drafts', {
      method: 'POST',
      body: stream,
      headers,
      duplex: 'half',
    } as RequestInit);
    assert.equal(endless.status, 413);
  });

  test('a body that is no form is refused', async () => {
    const headers = { host: 'localhost', origin: 'http://localhost' };
    const bodies: [type: string, body: string][] = [
      ['application/json', '{"text":"x"}'],
      ['multipart/form-data; boundary=x', 'nonsense'],
      ['multipart/form-data', 'x'],
      ['', ''],
    ];
    for (const [type, body] of bodies) {
      const response = await open().request('/de/drafts', {
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': type },
      });
      assert.equal([400, 422].includes(response.status), true, `${type}: ${response.status}`);
    }
  });

  test('methods that nothing answers to are not found', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await open().request('/de/entries', {
        method,
        headers: { host: 'localhost', origin: 'http://localhost' },
      });
      assert.equal([404, 405].includes(response.status), true, method);
    }
    assert.equal((await open().request('/de/entries', { method: 'HEAD' })).status, 200);
  });

  test('figures are for the own machine, not for what a proxy passes on', async () => {
    const app = open();
    await app.request('/de/entries');
    const metrics = await app.request('/metrics');
    assert.match(await metrics.text(), /hubwerk_http_requests_total\{method="GET",status="200"\} 1/);
    assert.equal((await app.request('/metrics', { headers: { 'x-forwarded-for': '203.0.113.1' } })).status, 404);
    assert.deepEqual(await (await app.request('/healthz')).json(), { status: 'ok' });
  });
});

describeOn('postgres', 'a database that is gone for a while', (database) => {
  const PATHS = ['/hubs', '/entries', '/organisations', '/entries/x', '/drafts/x', ''];

  async function allSay503(app: ReturnType<typeof makeApp>) {
    for (const lang of LANGS) {
      for (const path of PATHS) {
        const response = await app.request(`/${lang}${path}`);
        assert.equal(response.status, 503, path);
        assert.equal(response.headers.get('retry-after'), '30');
        assert.equal(response.headers.get('cache-control')?.includes('no-store'), true, path);
        const page = readPage(await response.text());
        assert.deepEqual([page.lang, page.h1], [lang, errorTitle(lang, 503)]);
      }
    }
    assert.equal((await postForm(app, '/de/drafts', draftFields())).status, 503);
    assert.equal((await app.request('/healthz')).status, 503);
  }

  function worldOn(opened: Database) {
    return makeWorld({ kind: opened.kind, db: opened.db, database: opened, settings: database.settings });
  }

  /** The way to the server, which can be cut and mended. */
  async function openWay(databaseUrl: string) {
    const url = new URL(databaseUrl);
    const socket = `${url.searchParams.get('host')}/.s.PGSQL.5432`;
    const lines = new Set<Socket>();
    const server = createServer((line) => {
      const further = connect(socket);
      for (const [from, to] of [
        [line, further],
        [further, line],
      ] as const) {
        lines.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    });
    const mend = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await mend(0);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
      databaseUrl: `postgres://postgres@127.0.0.1:${port}${url.pathname}`,
      mend: () => mend(port),
      async cut() {
        const closed = new Promise((resolve) => server.close(resolve));
        for (const line of lines) line.destroy();
        await closed;
      },
    };
  }

  test('PostgreSQL: every page says so in four languages and recovers by itself', async () => {
    const server = await makePostgres();
    const way = await openWay(server.databaseUrl);
    const opened = await openDatabase({ databaseUrl: way.databaseUrl, dataDir: '' });
    const app = makeApp(worldOn(opened));
    assert.equal((await app.request('/de/hubs')).status, 200);
    await way.cut();
    await allSay503(app);
    await way.mend();
    for (const path of ['/hubs', '/entries', '/organisations', '', '/drafts/new']) {
      assert.equal((await app.request(`/de${path}`)).status, 200, path);
    }
    assert.equal((await postForm(app, '/de/drafts', draftFields())).status, 303);
    assert.equal((await app.request('/healthz')).status, 200);
    await opened.close();
    await way.cut();
    await server.remove();
  });

  test('PostgreSQL: connections that the server ends are replaced', async () => {
    const server = await makePostgres();
    const opened = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: '' });
    const app = makeApp(worldOn(opened));
    // What was idle is noticed as gone a moment later; until then a request may be told to come again.
    const serves = async () => {
      for (;;) {
        const { status } = await app.request('/de/hubs');
        if (status === 200) return;
        assert.equal(status, 503);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    for (let round = 0; round < 3; round++) {
      await serves();
      await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${server.name}'`);
    }
    await serves();
    await opened.close();
    await server.remove();
  });

  test('embedded: a closed database is 503 on every page', async () => {
    const folder = makeDataDir();
    const opened = await openDatabase({ databaseUrl: undefined, dataDir: folder.dataDir });
    const app = makeApp(worldOn(opened));
    assert.equal((await app.request('/de/hubs')).status, 200);
    await opened.close();
    await allSay503(app);
    folder.remove();
  });
});
