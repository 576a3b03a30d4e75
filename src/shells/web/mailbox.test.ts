import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queueMail } from '#platform/mail';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, readPage } from '../testing.ts';

const NOON = new Date('2026-03-02T12:00:00Z');

/** A connection from an address, as the server hands it in. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

forEachDatabase('the mailbox', (database) => {
  const put = (to: string, at = 0, subject = `Betreff ${at}`) =>
    database.db.transaction().execute((trx) =>
      queueMail(
        trx,
        {
          kind: 'sign-in',
          to,
          lang: 'de',
          subject,
          body: ['Guten Tag, <script>alert(1)</script>'],
          action: { label: 'Jetzt anmelden', url: 'https://hubs.example.org/de/sign-in/abc' },
        },
        new Date(NOON.getTime() + at * 60_000),
      ),
    );

  test('lists mails, the newest first, in pages, of one address where one asks for it', async () => {
    const app = makeApp(makeWorld(database));
    for (let at = 0; at < 30; at++) await put(at % 10 === 0 ? 'anna_1@example.org' : 'eva@example.org', at);
    const subjects = async (query: string) => {
      const response = await app.request(`/de/mailbox${query}`);
      assert.equal(response.status, 200);
      return readPage(await response.text()).text.match(/Betreff \d+/g);
    };
    const first = await subjects('');
    assert.deepEqual([first?.length, first?.[0], first?.[24]], [25, 'Betreff 29', 'Betreff 5']);
    assert.deepEqual(await subjects('?page=2'), ['Betreff 4', 'Betreff 3', 'Betreff 2', 'Betreff 1', 'Betreff 0']);
    assert.deepEqual(await subjects('?q=ANNA_1@'), ['Betreff 20', 'Betreff 10', 'Betreff 0']);
    assert.equal(await subjects('?q=a%25a'), null);
    assert.equal((await app.request('/de/mailbox?page=3')).status, 404);
    assert.equal((await app.request('/de/mailbox?page=x')).status, 422);
  });

  test('as many queries for one mail as for three', async () => {
    const counted = countQueries(database.db);
    const app = makeApp(makeWorld(database, { db: counted.db }));
    const count = async () => {
      counted.restart();
      await (await app.request('/de/mailbox')).text();
      return counted.count();
    };
    await put('anna@example.org');
    await count();
    const one = await count();
    for (let at = 1; at < 3; at++) await put('anna@example.org', at);
    assert.equal(await count(), one);
  });

  test('shows one mail as text with links, and as it looks, where no script runs', async () => {
    const app = makeApp(makeWorld(database));
    const id = await put('anna@example.org', 0, '<b>Grüße</b>');
    const page = readPage(await (await app.request(`/de/mailbox/${id}`)).text());
    assert.equal(page.h1, '<b>Grüße</b>');
    const links = page.elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href);
    assert.equal(links.includes('https://hubs.example.org/de/sign-in/abc'), true);
    const frame = page.elements.find(({ name }) => name === 'iframe')?.attributes;
    assert.deepEqual(
      [frame?.src, frame?.sandbox],
      [`/de/mailbox/${id}/html`, 'allow-top-navigation-by-user-activation'],
    );
    const inside = await app.request(`/de/mailbox/${id}/html`);
    const policy = inside.headers.get('content-security-policy') ?? '';
    assert.match(
      policy,
      /^default-src 'none'; style-src 'unsafe-inline'; .*; sandbox allow-top-navigation-by-user-activation$/,
    );
    assert.doesNotMatch(policy, /script/);
    const mail = readPage(await inside.text());
    assert.deepEqual(mail.elements.find(({ name }) => name === 'base')?.attributes, { target: '_top' });
    assert.equal(mail.elements.filter(({ name }) => name === 'script').length, 0);
    assert.match(mail.text, /<script>alert\(1\)<\/script>/);
  });

  test('pages of ours keep their own policy', async () => {
    const policy =
      (await makeApp(makeWorld(database)).request('/de/mailbox')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'; script-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  test('nobody but who sits at the machine: not from elsewhere, not through a proxy, not by a name that only leads here', async () => {
    const app = makeApp(makeWorld(database));
    const id = await put('anna@example.org');
    const paths = ['/de/mailbox', `/de/mailbox/${id}`, `/de/mailbox/${id}/html`];
    const strangers: [headers: Record<string, string>, env: ReturnType<typeof from>][] = [
      [{ host: 'localhost' }, from('203.0.113.5')],
      [{ host: 'localhost' }, from('2001:db8::1')],
      [{ host: 'localhost', 'x-forwarded-for': '127.0.0.1' }, from('127.0.0.1')],
      [{ host: 'localhost', forwarded: 'for=127.0.0.1' }, from('127.0.0.1')],
      [{ host: 'evil.example:3000' }, from('127.0.0.1')],
      [{ host: 'localhost.evil.example' }, from('127.0.0.1')],
    ];
    for (const path of paths) {
      // First the operator: nothing of what they saw may be kept for others.
      const own = await app.request(path, { headers: { host: 'localhost:3000' } }, from('127.0.0.1'));
      assert.deepEqual([own.status, own.headers.get('cache-control')], [200, 'private, no-store']);
      for (const [headers, env] of strangers) {
        const response = await app.request(path, { headers }, env);
        assert.equal(response.status, 404, `${path} ${JSON.stringify(headers)}`);
        assert.doesNotMatch(await response.text(), /anna@|Betreff/);
      }
      for (const host of ['127.0.0.1:3000', '[::1]:3000', 'hubs.example.org'])
        assert.equal((await app.request(path, { headers: { host } }, from('::1'))).status, 200, host);
    }
  });

  test('a mail that is not there is 404, whatever its number', async () => {
    const app = makeApp(makeWorld(database));
    for (const id of ['0192f5a4-0000-7000-8000-000000000000', 'x', "'%20or%201=1"])
      assert.equal((await app.request(`/de/mailbox/${id}`)).status, 404, id);
  });

  test('with SMTP_URL there is no mailbox', async () => {
    const app = makeApp(makeWorld(database, { settings: { SMTP_URL: 'smtp://localhost:2525' } }));
    const id = await put('anna@example.org');
    for (const path of ['/de/mailbox', `/de/mailbox/${id}`, `/de/mailbox/${id}/html`])
      assert.equal((await app.request(path)).status, 404, path);
  });

  test('the figures say how many mails wait and how many have failed', async () => {
    const app = makeApp(makeWorld(database));
    await put('anna@example.org');
    await put('eva@example.org');
    await put('zoe@example.org');
    await database.db
      .updateTable('mail')
      .set({ state: 'failed' })
      .where('to_address', '=', 'eva@example.org')
      .execute();
    const figures = await (await app.request('/metrics')).text();
    assert.match(figures, /hubwerk_mails\{state="queued"\} 2\n/);
    assert.match(figures, /hubwerk_mails\{state="failed"\} 1\n/);
  });
});
