import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import pino from 'pino';
import type { Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { draftFields } from '#features/matching/fixtures.ts';
import type { AppEnv, Feature } from '#platform/feature';
import { describeOn } from '#platform/testing';
import { createFeatures } from '../features.tsx';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';
import { type Address, listAddresses } from './addresses.ts';
import { fixtures, makePlaces } from './rights-fixtures/index.ts';
import { type Ask, accessOf, fill, type Given, isOpen, nameOf, send, withoutFixture } from './rights-walk.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ANONYMOUS: Viewer = { kind: 'anonymous', lang: 'de' };
const EVIL = 'evil.example';

/** Addresses of concepts lead to pages that say that there is none; the page of a link that ends mails looks at its key when the button is pressed. */
const SAME_FOR_ALL = ['GET /vocabulary/:id', 'GET /comments/unfollow/:key'];

describeOn('postgres', 'attacks on every address', (database) => {
  async function open(more: Feature[] = []) {
    const world = makeWorld(database, { settings: { RATE_LIMIT: '1000000' } });
    const given: Given = { world, places: await makePlaces(database.db) };
    const app = makeApp(world, more);
    const admin = await makePerson(world, {
      name: 'Jana Nováková',
      grants: [{ role: 'network-admin', scope: 'network' }],
    });
    const plain = await makePerson(world, { name: 'Anna Beispiel' });
    // That every address has a fixture is said by the test of the matrix of rights.
    const untried = [
      ...withoutFixture(app, accessOf(createFeatures(world)), fixtures),
      'GET /metrics',
      'GET /assets/*',
    ];
    const addresses = listAddresses(app).filter((address) => !untried.includes(nameOf(address)));
    const gets = addresses.filter(({ method }) => method === 'GET');
    const posts = addresses.filter(({ method }) => method === 'POST');
    const askFor = async (address: Address, viewer: Viewer): Promise<Ask> =>
      (await fixtures[nameOf(address)]?.(given, viewer)) ?? {};
    return { world, given, app, admin, plain, gets, posts, askFor };
  }

  /** Everything that commands write, apart from what the fixtures have written before. */
  async function traces() {
    const { rows } = await database.db
      .selectNoFrom((eb) => [
        eb.selectFrom('audit').select(eb.fn.countAll().as('n')).as('audit'),
        eb.selectFrom('outbox').select(eb.fn.countAll().as('n')).as('outbox'),
        eb.selectFrom('mail').select(eb.fn.countAll().as('n')).as('mail'),
        eb.selectFrom('draft').select(eb.fn.countAll().as('n')).as('draft'),
      ])
      .execute()
      .then((found) => ({ rows: found }));
    return JSON.stringify(rows);
  }

  test('no form is taken from another site, whoever has signed in and however it is sent', async () => {
    const { app, admin, posts, askFor } = await open();
    const wrong: Record<string, string>[] = [
      { origin: `https://${EVIL}` },
      { origin: 'null' },
      { origin: `http://localhost.${EVIL}` },
      { origin: `http://${EVIL}#localhost` },
      { origin: `https://${EVIL}`, 'sec-fetch-site': 'cross-site' },
      { origin: 'http://sub.localhost', 'sec-fetch-site': 'same-site' },
      { origin: `https://${EVIL}`, 'content-type': 'text/plain' },
      { origin: '', 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      { origin: `https://${EVIL}`, 'content-type': 'multipart/form-data; boundary=x' },
      { origin: `https://${EVIL}`, 'x-http-method-override': 'GET', 'content-type': 'text/plain' },
    ];
    for (const address of posts) {
      const ask = await askFor(address, admin.viewer);
      const before = await traces();
      for (const headers of wrong) {
        const response = await send(app, address, { ...ask, headers }, admin.cookie);
        assert.equal(response.status, 403, `${nameOf(address)} ${JSON.stringify(headers)}`);
      }
      assert.equal(await traces(), before, nameOf(address));
    }
  });

  test('reading changes nothing, whatever method a header or a field claims', async () => {
    const { app, admin, gets, posts, askFor } = await open();
    for (const address of [...gets, ...posts]) {
      const ask = await askFor(address, admin.viewer);
      const before = await traces();
      for (const override of ['POST', 'DELETE']) {
        const headers = {
          'x-http-method-override': override,
          'x-method-override': override,
          'x-http-method': override,
        };
        const fields = ask.fields instanceof FormData ? {} : ask.fields;
        const query = { ...ask.query, ...fields, _method: override };
        await send(app, { method: 'GET', path: address.path }, { ...ask, headers, query }, admin.cookie);
      }
      assert.equal(await traces(), before, nameOf(address));
    }
  });

  test('no address redirects or links to where a parameter wants', async () => {
    const { app, admin, gets, askFor } = await open();
    const wishes = [
      `https://${EVIL}/`,
      `//${EVIL}/`,
      `/\\${EVIL}/`,
      `\\\\${EVIL}`,
      `/\t/${EVIL}/`,
      `https:${EVIL}`,
      `/de/../..//${EVIL}`,
      `javascript:alert('${EVIL}')`,
    ];
    for (const address of gets) {
      for (const cookie of ['', admin.cookie]) {
        const ask = await askFor(address, cookie === '' ? ANONYMOUS : admin.viewer);
        for (const wish of wishes) {
          const query = { ...ask.query, next: wish, redirect: wish, url: wish, callbackURL: wish, return_to: wish };
          const response = await send(app, address, { ...ask, query }, cookie);
          const to = new URL(response.headers.get('location') ?? '/', 'http://localhost');
          assert.equal(to.host, 'localhost', `${nameOf(address)} ${wish} → ${to}`);
          const text = await response.text();
          // Most pages take no notice of the wish at all.
          if (!/evil|javascript/i.test(text) || !/html/.test(response.headers.get('content-type') ?? '')) continue;
          const links = readPage(text).elements.flatMap(({ attributes }) =>
            [attributes.href, attributes.action, attributes.formaction, attributes.src]
              .filter((value) => value !== undefined)
              .filter((value) => URL.canParse(value, 'http://localhost/de/x'))
              .filter(
                (value) => new URL(value, 'http://localhost/de/x').host === EVIL || /^\s*javascript:/i.test(value),
              ),
          );
          assert.deepEqual(links, [], `${nameOf(address)} ${wish}`);
        }
      }
    }
  });

  test('no form redirects to where one of its fields wants', async () => {
    const { app, admin, posts, askFor } = await open();
    for (const address of posts) {
      for (const wish of [`https://${EVIL}/`, `//${EVIL}/`, `/\\${EVIL}/`, `/de/\\${EVIL}`, `/de//${EVIL}`]) {
        const ask = await askFor(address, admin.viewer);
        const fields = { ...fieldsOf(ask), next: wish, redirect: wish, back: wish, callbackURL: wish };
        const response = await send(app, address, { ...ask, fields }, admin.cookie);
        const to = response.headers.get('location') ?? '/';
        assert.match(to, /^\/(?![/\\])/, `${nameOf(address)} ${wish} → ${to}`);
        assert.equal(new URL(to, 'http://localhost').host, 'localhost', `${nameOf(address)} ${wish} → ${to}`);
        assert.equal(to.includes(`/${EVIL}`), false, `${nameOf(address)} ${wish} → ${to}`);
      }
    }
  });

  test('a path that looks like another host stays here', async () => {
    const { app } = await open();
    for (const path of [`/de//${EVIL}/`, `//${EVIL}/de/`, `/de/%5c${EVIL}/`, `/de/%2f${EVIL}/`, `/de/.//${EVIL}/`]) {
      const response = await app.request(`http://localhost${path}`);
      const to = new URL(response.headers.get('location') ?? '/', 'http://localhost');
      assert.equal(to.host, 'localhost', `${path} → ${to}`);
    }
  });

  test('a foreign Host is in no page, redirect, feed or mail, and not in what is kept for others', async () => {
    const { app, admin, gets, posts, askFor } = await open();
    const headers = {
      host: EVIL,
      'x-forwarded-host': EVIL,
      'x-host': EVIL,
      forwarded: `host=${EVIL};proto=http`,
      'x-forwarded-proto': 'http',
      'x-original-url': `http://${EVIL}/`,
      'x-rewrite-url': '/de/drafts/new',
    };
    for (const address of gets) {
      const { params, query } = await askFor(address, ANONYMOUS);
      const path = fill(address.path, params) + (query === undefined ? '' : `?${new URLSearchParams(query)}`);
      for (const cookie of ['', admin.cookie]) {
        const poisoned = await app.request(`http://${EVIL}${path}`, { headers: { ...headers, cookie } });
        const to = poisoned.headers.get('location') ?? '';
        assert.equal(`${to}${await poisoned.text()}`.includes(EVIL), false, nameOf(address));
        const after = await app.request(path, { headers: { cookie } });
        assert.equal((await after.text()).includes(EVIL), false, `${nameOf(address)} afterwards`);
      }
    }
    for (const address of posts) {
      const ask = await askFor(address, admin.viewer);
      await send(app, address, { ...ask, headers: { ...headers, origin: `http://${EVIL}` } }, admin.cookie);
    }
    const mails = await database.db.selectFrom('mail').select(['text', 'html']).execute();
    assert.ok(mails.length > 0);
    for (const { text, html } of mails) assert.equal(`${text}${html}`.includes(EVIL), false, text);
  });

  test('a line break in any field makes no header of a mail and adds nobody to it', async () => {
    const { app, admin, posts, askFor } = await open();
    for (const address of posts) {
      let ask = await askFor(address, admin.viewer);
      for (const name of Object.keys(fieldsOf(ask))) {
        for (const breakSign of ['\r\n', '\n', '\r', '\u2028', '\u0085', '%0d%0a']) {
          const fields = fieldsOf(ask);
          fields[name] = `${fields[name]}${breakSign}Bcc: victim@${EVIL}`;
          const { status } = await send(app, address, { ...ask, fields }, admin.cookie);
          // A form that came back has changed nothing and serves again.
          if (status !== 422) ask = await askFor(address, admin.viewer);
        }
      }
    }
    const mails = await database.db.selectFrom('mail').select(['to_address', 'subject']).execute();
    assert.ok(mails.length > 0);
    for (const { to_address, subject } of mails) {
      assert.doesNotMatch(`${to_address}${subject}`, /[\r\n\0\u2028\u0085]/);
      assert.doesNotMatch(to_address, /evil|,|;|\s/);
    }
  });

  test('fields that no form has raise nobody and publish nothing', async () => {
    const { app, plain, posts, askFor, world } = await open();
    const extra = {
      id: plain.viewer.id,
      person: plain.viewer.id,
      person_id: plain.viewer.id,
      personId: plain.viewer.id,
      viewer: 'operator',
      kind: 'operator',
      grants: '[{"role":"network-admin","scope":"network"}]',
      'grants[0][role]': 'network-admin',
      __proto__: 'x',
      constructor: 'x',
      email_verified: 'true',
      emailVerified: 'true',
      is_admin: '1',
      state: 'published',
      released: 'true',
    };
    const person = () =>
      database.db.selectFrom('person').select(['name', 'email', 'two_factor_enabled']).orderBy('id').execute();
    const open_entries = () => database.db.selectFrom('entry').select('id').where('state', '=', 'published').execute();
    for (const address of posts) {
      const ask = await askFor(address, ANONYMOUS);
      const [grants, entries] = [await allGrants(), (await open_entries()).length];
      await send(app, address, { ...ask, fields: { ...extra, ...fieldsOf(ask) } }, plain.cookie);
      assert.deepEqual(await allGrants(), grants, nameOf(address));
      assert.equal((await open_entries()).length, entries, nameOf(address));
    }
    assert.ok((await person()).length > 0 && world);
  });

  async function allGrants() {
    return database.db.selectFrom('role_grant').selectAll().orderBy('person_id').orderBy('role').execute();
  }

  test('ids that somebody makes up open nothing and break nothing, for nobody', async () => {
    const { app, admin, plain, gets, posts, askFor } = await open();
    const made = [
      '0192f5a4-0000-7000-8000-000000000000',
      '1',
      '-1',
      "' or 1=1--",
      '../../etc/passwd',
      '..%2f..%2fetc%2fpasswd',
      'null',
      '__proto__',
      'ａｄｍｉｎ',
      'x'.repeat(3000),
      '\u202e\u200b',
      '{"$ne":1}',
    ];
    for (const address of [...gets, ...posts].filter(({ path }) => path.replace('/:lang', '').includes(':'))) {
      const ask = await askFor(address, admin.viewer);
      for (const { cookie } of [admin, plain, { cookie: '' }]) {
        for (const id of made) {
          const params = Object.fromEntries(Object.keys(ask.params ?? {}).map((name) => [name, id]));
          const response = await send(app, address, { ...ask, params }, cookie);
          assert.ok(response.status < 500, `${nameOf(address)} ${id}: ${response.status}`);
          if (SAME_FOR_ALL.includes(nameOf(address))) continue;
          if (isOpen(nameOf(address), response)) assert.equal(response.status, 422, `${nameOf(address)} ${id}`);
          await response.body?.cancel();
        }
      }
    }
  });

  test('a body that is too large is refused before anybody reads it', async () => {
    const { world, app, admin, posts } = await open();
    const body = new Uint8Array(6.5 * 1024 * 1024);
    // Where large files are expected, what says of itself that it is larger still.
    const uploads: Record<string, number> = Object.assign({}, ...createFeatures(world).map(({ uploads }) => uploads));
    const headers = {
      host: 'localhost',
      origin: 'http://localhost',
      cookie: admin.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
    };
    assert.ok(Object.keys(uploads).every((name) => posts.some((address) => nameOf(address) === name)));
    for (const address of posts) {
      const { path } = address;
      const url = path.replace('/:lang', '/de').replace(/:\w+(\{[^}]*\})?/g, '0192f5a4-0000-7000-8000-000000000000');
      const length = Math.max(body.length, (uploads[nameOf(address)] ?? 0) + 1);
      const said = { ...headers, 'content-length': String(length) };
      assert.equal((await app.request(url, { method: 'POST', headers: said, body })).status, 413, path);
    }
  });

  test('a file is what it contains, not what it is called', async () => {
    const { app } = await open();
    const bytes = {
      program: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff]),
      picture: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      zip: new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0]),
    };
    for (const [what, content] of Object.entries(bytes)) {
      for (const name of ['need.pdf', 'need.docx', 'need.pdf.exe', '../../need.docx', 'need.svg']) {
        const form = new FormData();
        for (const [field, value] of Object.entries(draftFields({ text: '' }))) form.set(field, value);
        form.set('file', new File([content], name, { type: 'application/pdf' }));
        const response = await postForm(app, '/de/drafts', form);
        assert.equal(response.status, 422, `${what} as ${name}`);
        assert.ok(readPage(await response.text()).elements.some(({ attributes }) => attributes.id === 'errors'));
      }
    }
    assert.deepEqual(await database.db.selectFrom('draft').select('id').execute(), []);
  });

  test('every answer forbids frames, foreign scripts and guessing of types, and lets no other site read it', async () => {
    const routes = new Hono<AppEnv>();
    routes.get('/broken', () => {
      throw new Error('SELECT secret FROM person');
    });
    const { app, admin, gets, posts, askFor } = await open([{ name: 'broken', routes }]);
    const answers: [string, Response][] = [];
    for (const address of [...gets, ...posts]) {
      for (const [viewer, cookie] of [
        [ANONYMOUS, ''],
        [admin.viewer, admin.cookie],
      ] as const) {
        const ask = { ...(await askFor(address, viewer)) };
        ask.headers = { origin: address.method === 'GET' ? `https://${EVIL}` : 'http://localhost' };
        if (address.path.endsWith('/broken')) ask.headers = {};
        answers.push([nameOf(address), await send(app, address, ask, cookie)]);
      }
    }
    const asset = /\/assets\/[\w.-]+/.exec(await (await app.request('/de')).text())?.[0] ?? assert.fail();
    const kept = await app.request('/de/hubs');
    answers.push(
      ['asset', await app.request(asset)],
      ['missing', await app.request('/de/nothing')],
      ['unreadable', await app.request('/de/entries?q=%FF')],
      ['wrong value', await app.request('/de/entries?page=0')],
      ['too large', await postForm(app, '/de/drafts', { text: 'x'.repeat(7 * 1024 * 1024) })],
      ['foreign form', await postForm(app, '/de/drafts', {}, { origin: `https://${EVIL}` })],
      ['kept', await app.request('/de/hubs')],
      ['not modified', await app.request('/de/hubs', { headers: { 'if-none-match': kept.headers.get('etag') ?? '' } })],
      ['head', await app.request('/de/hubs', { method: 'HEAD' })],
      ['preflight', await app.request('/de/drafts', { method: 'OPTIONS', headers: { origin: `https://${EVIL}` } })],
    );
    assert.ok(new Set(answers.map(([, { status }]) => status)).size > 7, 'many kinds of answers');
    for (const [name, { status, headers }] of answers) {
      // Shows a mail as it looks, in a sandbox of its own, on the operator's machine only.
      if (name === 'GET /mailbox/:id/html') continue;
      // A list without script, cookie or form, made to stand in pages of others.
      if (name === 'GET /events/embed') {
        assert.match(
          headers.get('content-security-policy') ?? '',
          /^default-src 'none'; style-src 'self'.*frame-ancestors \*$/,
        );
        assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src|connect-src|unsafe|https?:/);
        continue;
      }
      const said = `${name} ${status}`;
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/, said);
      assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe|\*|https?:/, said);
      assert.match(headers.get('x-frame-options') ?? '', /^(SAMEORIGIN|DENY)$/, said);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', said);
      assert.match(headers.get('strict-transport-security') ?? '', /max-age=31536000/, said);
      assert.match(headers.get('referrer-policy') ?? '', /same-origin|no-referrer/, said);
      assert.equal(headers.get('access-control-allow-origin'), null, said);
      assert.equal(headers.get('x-powered-by') ?? headers.get('server'), null, said);
    }
  });

  test('errors tell nothing of the inside', async () => {
    const routes = new Hono<AppEnv>();
    const fail = () => {
      throw new Error(`SELECT token FROM sign_in_session in ${import.meta.filename}`);
    };
    routes.get('/broken', fail);
    routes.get('/broken.json', fail);
    routes.post('/broken', fail);
    const { app, admin } = await open([{ name: 'broken', routes }]);
    const answers = [
      await app.request('/de/broken', { headers: { cookie: admin.cookie } }),
      await app.request('/de/broken.json'),
      await postForm(app, '/de/broken', {}),
      await app.request('/de/nothing'),
      await app.request('/de/entries?q=%FF'),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [500, 500, 500, 404, 400],
    );
    for (const answer of answers)
      assert.doesNotMatch(await answer.text(), /SELECT|sign_in_session|\.tsx?|node_modules|at \w+ \(|Error:/);
  });

  test('a value given twice is one value for the check and for what follows', async () => {
    const { app, given, admin } = await open();
    const { own, other } = given.places;
    const manager = await makePerson(given.world, { grants: [{ role: 'hub-manager', scope: `hub:${own.hub}` }] });
    for (const order of [
      [own.hub, other.hub],
      [other.hub, own.hub],
    ]) {
      const body = new URLSearchParams([
        ['email', admin.viewer.email],
        ['role', 'editor'],
        ['role', 'editor'],
        ...order.map((hub) => ['scope', `hub:${hub}`]),
      ]);
      await app.request('/de/admin/roles', {
        method: 'POST',
        body,
        headers: { host: 'localhost', origin: 'http://localhost', cookie: manager.cookie },
      });
    }
    const given_ = await database.db.selectFrom('role_grant').select('scope').where('role', '=', 'editor').execute();
    assert.deepEqual(given_, [{ scope: `hub:${own.hub}` }]);
    assert.equal((await app.request('/de/entries?page=1&page=0')).status, 422);
  });

  test('letters that only look alike are another address', async () => {
    const { app, given } = await open();
    const { own } = given.places;
    const manager = await makePerson(given.world, { grants: [{ role: 'hub-manager', scope: `hub:${own.hub}` }] });
    const victim = await makePerson(given.world, { email: 'karl@town.example' });
    const fields = { role: 'editor', scope: `hub:${own.hub}` };
    for (const email of [
      'kаrl@town.example',
      'karl@tоwn.example',
      'ｋarl@town.example',
      'karl@town.example\u200b',
      'karl@town。example',
    ]) {
      const response = await postForm(app, '/de/admin/roles', { ...fields, email }, { cookie: manager.cookie });
      assert.equal(response.status, 422, email);
    }
    const held = await database.db
      .selectFrom('role_grant')
      .select('role')
      .where('person_id', '=', victim.viewer.id)
      .execute();
    assert.deepEqual(held, []);
  });

  test('files of the machine cannot be reached below /assets, nor is anything echoed by TRACE', async () => {
    const { app } = await open();
    const server = createServer(getRequestListener(app.fetch));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : assert.fail();
    const raw = (line: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`${line} HTTP/1.1\r\nHost: localhost\r\nX-Secret: echo-me\r\nConnection: close\r\n\r\n`),
        );
        let said = '';
        socket.on('data', (data) => {
          said += data;
        });
        socket.on('close', () => resolve(said));
        socket.on('error', reject);
      });
    try {
      for (const path of [
        '/assets/../package.json',
        '/assets/../../package.json',
        '/assets/..%2fpackage.json',
        '/assets/%2e%2e/package.json',
        '/assets/%2e%2e%2fpackage.json',
        '/assets/..%252fpackage.json',
        '/assets/..\\package.json',
        '/assets/..%5cpackage.json',
        '/assets/%c0%ae%c0%ae/package.json',
        '/assets//etc/passwd',
        '/assets/file:///etc/passwd',
        '/../../../etc/passwd',
      ]) {
        const said = await raw(`GET ${path}`);
        assert.match(said, /^HTTP\/1\.1 (404|400)/, path);
        assert.doesNotMatch(said, /"dependencies"|root:/, path);
      }
      const traced = await raw('TRACE /de');
      assert.doesNotMatch(traced, /^HTTP\/1\.1 2/);
      assert.equal(traced.includes('echo-me'), false);
      assert.match(await raw('CONNECT evil.example:443'), /^(HTTP\/1\.1 4\d\d.*)?/s);
      const head = await raw('HEAD /de/hubs');
      assert.match(head, /^HTTP\/1\.1 200/);
      assert.equal(head.split('\r\n\r\n')[1], '', 'no body');
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('the log has one line for each request, whatever is in the address, and none of what people wrote', async () => {
    const lines: string[] = [];
    const { given, admin } = await open();
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    const app = makeApp({ ...given.world, log });
    const asked = [
      ['/de/entries?q=%0d%0a%7b%22level%22:50,%22msg%22:%22forged%22%7d', {}],
      ['/de/forged%0aline%20x', {}],
      ['/de/hubs', { 'user-agent': 'forged {"level":50}', referer: 'https://forged.example', cookie: admin.cookie }],
      ['/de/drafts/forged-secret-key', {}],
    ] as const;
    for (const [path, headers] of asked) await app.request(path, { headers });
    assert.equal(lines.filter((line) => line.includes('"requestId"')).length, asked.length, lines.join(''));
    for (const line of lines) {
      assert.equal(line.trimEnd().includes('\n'), false);
      assert.equal(typeof JSON.parse(line).level, 'number');
      assert.doesNotMatch(line, /forged|Nováková|session_token/);
    }
  });
});

describeOn('embedded', 'what goes out', () => {
  test('nothing but these files speaks to other machines, and only one to addresses that somebody submitted, which it checks', () => {
    const files = globSync('{src,bin}/**/*.{ts,tsx}', { cwd: ROOT }).filter((file) => !/\.test\.|fixtures/.test(file));
    const speaking = files.filter((file) => {
      const source = readFileSync(join(ROOT, file), 'utf8');
      return /(?<![\w.])fetch\(|from 'node:(https?|net|tls|dgram)'|from 'nodemailer'|from 'undici'|genericOAuth/.test(
        source,
      );
    });
    assert.deepEqual(speaking.sort(), [
      // Scripts of pages: the policy lets them reach this site only.
      'src/features/accounts/element.ts',
      // The provider that is set by OIDC_ISSUER.
      'src/features/accounts/sign-in/oidc.ts',
      // Knows addresses by their form; sends nothing.
      'src/features/comments/spam.ts',
      'src/features/events/day/device/offline.ts',
      'src/features/events/day/device/sync.ts',
      'src/features/events/day/element.ts',
      'src/features/events/desk/element.ts',
      'src/features/matching/element.ts',
      'src/features/meetings/planning/element.ts',
      // DATABASE_URL.
      'src/platform/database/listen.ts',
      // Calendars of others: connects to public addresses only, each checked before.
      'src/platform/http-client/get-text.ts',
      // EMBEDDINGS_URL.
      'src/platform/http-client/index.ts',
      // Knows addresses by their form; sends nothing.
      'src/platform/http-client/public-address.ts',
      // SMTP_URL.
      'src/platform/mail/smtp.ts',
      // Listens.
      'src/shells/cli/start.ts',
      // A real OpenID provider, for tests.
      'src/shells/provider.ts',
    ]);
  });
});

function fieldsOf({ fields }: Ask): Record<string, string> {
  if (!(fields instanceof FormData)) return { ...fields };
  return Object.fromEntries([...fields].filter((field): field is [string, string] => typeof field[1] === 'string'));
}
