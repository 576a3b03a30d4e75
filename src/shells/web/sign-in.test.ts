import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { makePerson } from '#features/accounts/fixtures.ts';
import type { Db } from '#platform/database';
import { forEachDatabase, listEvents } from '#platform/testing';
import { makeApp, makeWorld } from '../testing.ts';
import { fieldsOf, linkTo, listMails, signInByLink, Visitor } from '../visitor.ts';

/** Whether a statement in this database waits for another transaction. */
async function isWaiting(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows.length > 0;
}

forEachDatabase('signing in by mail', (database) => {
  /** better-auth goes by the time of the machine. */
  const clock = () => new Date();
  const open = (settings: Record<string, string> = {}) => {
    const world = makeWorld(database, { clock, settings });
    return { world, app: makeApp(world) };
  };
  const people = () => database.db.selectFrom('person').select(['email', 'name', 'lang', 'email_verified']).execute();
  const sessions = () =>
    database.db.selectFrom('sign_in_session').select(['token', 'method', 'confirmed', 'ip_address']).execute();

  test('who has never been here asks for a link, presses its button, says their name and is where they wanted to go', async () => {
    const anna = new Visitor(open().app);
    const arrived = await signInByLink(anna, database.db, 'anna@stadt.example', '/de/entries?kind=need');
    assert.equal(arrived.location, `/de/welcome?next=${encodeURIComponent('/de/entries?kind=need')}`);
    const welcome = await anna.get(arrived.location ?? '');
    const said = await anna.post('/de/welcome', { ...fieldsOf(welcome.page), name: '  Anna\n Amt ', lang: 'cs' });
    assert.equal(said.location, '/de/entries?kind=need');
    assert.deepEqual(await people(), [
      { email: 'anna@stadt.example', name: 'Anna Amt', lang: 'cs', email_verified: true },
    ]);
    assert.deepEqual(
      (await sessions()).map(({ token: _, ...session }) => session),
      [{ method: 'link', confirmed: true, ip_address: null }],
    );
    assert.deepEqual(
      (await listEvents(database.db)).map(({ type }) => type),
      ['person.registered'],
    );
    const { page } = await anna.get('/de/account');
    assert.match(page.text, /anna@stadt\.example/);
  });

  test('who comes back goes straight on and is registered once', async () => {
    const { app, world } = open();
    const { viewer } = await makePerson(world, { email: 'jan@mesto.example', name: 'Jan' });
    for (const _ of [1, 2]) {
      const arrived = await signInByLink(new Visitor(app), database.db, viewer.email);
      assert.equal(arrived.location, '/de/desk');
    }
    assert.equal((await listEvents(database.db)).length, 1);
  });

  test('opening the link does nothing: only the button signs in, and only once', async () => {
    const { app } = open();
    const scanner = new Visitor(app);
    await scanner.post('/de/sign-in', { email: 'anna@stadt.example' });
    const link = await linkTo(database.db, 'anna@stadt.example');
    for (const _ of [1, 2]) assert.equal((await scanner.get(link.pathname + link.search)).status, 200);
    assert.deepEqual(await sessions(), []);
    const fields = fieldsOf((await scanner.get(link.pathname + link.search)).page);
    const first = new Visitor(app);
    assert.equal((await first.post('/de/sign-in/link', fields)).status, 303);
    const second = new Visitor(app);
    const replayed = await second.post('/de/sign-in/link', fields);
    assert.equal(replayed.status, 422);
    assert.match(replayed.page.h1, /gilt nicht mehr/);
    assert.ok(replayed.page.elements.some(({ attributes }) => attributes.action === '/de/sign-in'));
    assert.equal(await second.isSignedIn(), false);
    assert.equal((await sessions()).length, 1);
  });

  test('of two who press the button at the same moment one is signed in', async () => {
    const { app } = open();
    await new Visitor(app).post('/de/sign-in', { email: 'anna@stadt.example' });
    const key = (await linkTo(database.db, 'anna@stadt.example')).searchParams.get('key') ?? '';
    const answers = await Promise.all([1, 2, 3].map(() => new Visitor(app).post('/de/sign-in/link', { key })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422, 422]);
    assert.equal((await sessions()).length, 1);
  });

  test('of two links to one new address, used at the same moment, both or one lead to the same account', async () => {
    const { app } = open();
    const keys: string[] = [];
    for (const _ of [1, 2]) {
      await new Visitor(app).post('/de/sign-in', { email: 'anna@stadt.example' });
      keys.push((await linkTo(database.db, 'anna@stadt.example')).searchParams.get('key') ?? '');
    }
    assert.notEqual(keys[0], keys[1]);
    const answers = await Promise.all(keys.map((key) => new Visitor(app).post('/de/sign-in/link', { key })));
    const statuses = answers.map(({ status }) => status).sort();
    assert.equal(statuses[0], 303);
    assert.ok(statuses[1] === 303 || statuses[1] === 422, String(statuses[1]));
    assert.equal((await people()).length, 1);
    assert.equal((await listEvents(database.db)).length, 1);
  });

  if (database.kind === 'postgres') {
    test('a link whose account is being made by another at this moment is gone, no error', async () => {
      const { app } = open();
      await new Visitor(app).post('/de/sign-in', { email: 'anna@stadt.example' });
      const key = (await linkTo(database.db, 'anna@stadt.example')).searchParams.get('key') ?? '';
      const other = await database.db.startTransaction().execute();
      const [now, id] = [clock(), uuid()];
      const person = {
        id,
        name: '',
        email: 'anna@stadt.example',
        email_verified: true,
        image: null,
        lang: 'de' as const,
      };
      await other
        .insertInto('person')
        .values({ ...person, created_at: now, updated_at: now })
        .execute();
      const answer = new Visitor(app).post('/de/sign-in/link', { key });
      // The second has looked and found nobody, and now waits for the first.
      while (!(await isWaiting(database.db))) await new Promise((next) => setTimeout(next, 5));
      await other.commit().execute();
      assert.equal((await answer).status, 422);
      assert.equal((await people()).length, 1);
    });
  }

  test('a link that has run out, is made up or was made for something else signs nobody in', async () => {
    const { app, world } = open();
    const visitor = new Visitor(app);
    await visitor.post('/de/sign-in', { email: 'anna@stadt.example' });
    const key = (await linkTo(database.db, 'anna@stadt.example')).searchParams.get('key') ?? '';
    await database.db
      .updateTable('sign_in_verification')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute();
    assert.equal((await visitor.post('/de/sign-in/link', { key })).status, 422);

    const { cookie, viewer } = await makePerson(world, { email: 'jan@mesto.example' });
    await database.db.updateTable('sign_in_session').set({ created_at: clock() }).execute();
    await new Visitor(app, cookie).post('/de/account/address', { email: 'neu@mesto.example' });
    const foreign = (await linkTo(database.db, 'neu@mesto.example')).searchParams.get('key') ?? '';
    assert.ok(foreign.length > 20);
    for (const made of [foreign, 'made-up', '', 'x'.repeat(5000)]) {
      assert.equal((await visitor.post('/de/sign-in/link', { key: made })).status, 422);
    }
    assert.equal(await visitor.isSignedIn(), false);
    // And the other way round: a link to sign in changes no address.
    await visitor.post('/de/sign-in', { email: viewer.email });
    const own = (await linkTo(database.db, viewer.email)).searchParams.get('key') ?? '';
    assert.equal((await visitor.post('/de/account/address/confirm', { key: own })).status, 422);
  });

  test('nothing visible from outside tells whether an address is known', async () => {
    const { app, world } = open();
    await makePerson(world, { email: 'known@stadt.example' });
    const look = async (email: string) => {
      const visitor = new Visitor(app);
      const asked = await visitor.post('/de/sign-in', { email });
      const sent = await visitor.get(asked.location ?? '');
      return { status: asked.status, location: asked.location, cookies: visitor.cookies.size, html: sent.html };
    };
    assert.deepEqual(await look('known@stadt.example'), await look('unknown@stadt.example'));
    assert.deepEqual(
      (await listMails(database.db)).map(({ to_address, subject }) => [to_address, subject]),
      [
        ['known@stadt.example', 'Ihr Link zum Anmelden'],
        ['unknown@stadt.example', 'Ihr Link zum Anmelden'],
      ],
    );
    assert.equal((await people()).length, 1, 'nobody has an account before the link was used');
  });

  test('one address gets five mails an hour, whoever asks; the answer stays the same', async () => {
    const { app } = open();
    for (let at = 0; at < 7; at++) {
      const answer = await new Visitor(app).post('/de/sign-in', { email: ' Anna@Stadt.example ' });
      assert.equal(answer.location, '/de/sign-in/sent');
    }
    assert.equal((await listMails(database.db)).length, 5);
    await new Visitor(app).post('/de/sign-in', { email: 'other@stadt.example' });
    assert.equal((await listMails(database.db)).length, 6);
  });

  test('one place cannot make us send mail to the whole world', async () => {
    const { app } = open({ RATE_LIMIT: '1000' });
    const statuses: number[] = [];
    for (let at = 0; at < 62; at++)
      statuses.push((await new Visitor(app).post('/de/sign-in', { email: `p${at}@x.example` })).status);
    assert.deepEqual([statuses.filter((status) => status === 303).length, statuses.at(-1)], [60, 429]);
    assert.equal((await listMails(database.db)).length, 60);
  });

  test('links in mails lead to the configured address, whatever host a request names', async () => {
    const visitor = new Visitor(open().app);
    visitor.headers = { host: 'evil.example', origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' };
    await visitor.post('/de/sign-in', { email: 'anna@stadt.example' });
    const [mail] = await listMails(database.db);
    assert.match(mail?.text ?? '', /https:\/\/hubs\.example\.org\/de\/sign-in\/link\?key=/);
    assert.doesNotMatch(mail?.text ?? '', /evil/);
  });

  test('who asks to go to another site afterwards lands on the desk', async () => {
    const { app } = open();
    for (const [at, next] of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/de/\u0009/evil.example',
      '/de//evil.example',
      'javascript:alert(1)',
      '/auth/callback/oidc',
    ].entries()) {
      const visitor = new Visitor(app);
      const { viewer } = await makePerson(makeWorld(database), { email: `a${at}@stadt.example` });
      const asked = await visitor.post('/de/sign-in', { email: viewer.email, next });
      assert.equal(asked.location, '/de/sign-in/sent', next);
      const link = await linkTo(database.db, viewer.email);
      assert.equal(link.searchParams.get('next'), null, next);
      const key = link.searchParams.get('key') ?? '';
      assert.equal((await visitor.post('/de/sign-in/link', { key, next })).location, '/de/desk', next);
    }
  });

  test('a session is never the one that the browser brought', async () => {
    const { app } = open();
    const anna = new Visitor(app);
    await signInByLink(anna, database.db, 'anna@stadt.example');
    const before = new Map(anna.cookies);
    await signInByLink(anna, database.db, 'anna@stadt.example');
    assert.notDeepEqual(anna.cookies, before);
    const thief = new Visitor(app);
    for (const [name, value] of before) thief.cookies.set(name, value);
    assert.equal(await thief.isSignedIn(), false, 'the earlier session has ended');
    assert.equal(await anna.isSignedIn(), true);
    assert.equal((await sessions()).length, 1);
  });

  test('the session cookie is out of reach of scripts and of other sites', async () => {
    const anna = new Visitor(open().app);
    const { headers } = await signInByLink(anna, database.db, 'anna@stadt.example');
    const cookie = headers.getSetCookie().find((set) => set.includes('session_token')) ?? '';
    assert.match(cookie, /^__Secure-hubwerk\.session_token=/);
    for (const attribute of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i, /; Path=\//i])
      assert.match(cookie, attribute);
  });

  test('signing out ends the session itself, not only the cookie', async () => {
    const { app } = open();
    const anna = new Visitor(app);
    await signInByLink(anna, database.db, 'anna@stadt.example');
    const copy = new Visitor(app);
    for (const [name, value] of anna.cookies) copy.cookies.set(name, value);
    assert.equal((await anna.post('/de/sign-out')).location, '/de');
    assert.equal(await anna.isSignedIn(), false);
    assert.equal(await copy.isSignedIn(), false);
    assert.deepEqual(await sessions(), []);
  });

  test('another site cannot post our forms', async () => {
    const visitor = new Visitor(open().app);
    visitor.headers = { origin: 'https://evil.example' };
    assert.equal((await visitor.post('/de/sign-in', { email: 'anna@stadt.example' })).status, 403);
    assert.deepEqual(await listMails(database.db), []);
  });

  test('what is no address is said to be none, beside the field and with what was typed', async () => {
    const visitor = new Visitor(open().app);
    for (const email of ['', 'anna', 'anna@', 'a b@c.de', 'a@b.de\r\nBcc: x@y.de', `${'a'.repeat(250)}@b.de`]) {
      const { status, page } = await visitor.post('/de/sign-in', { email });
      assert.equal(status, 422, email);
      assert.match(page.text, /Geben Sie eine E-Mail-Adresse an/);
    }
    assert.deepEqual(await listMails(database.db), []);
  });

  test('the page speaks the four languages, and so does the mail', async () => {
    const { app } = open();
    for (const [lang, title, subject] of [
      ['cs', 'Přihlášení', 'Váš odkaz k přihlášení'],
      ['pl', 'Logowanie', 'Link do logowania'],
      ['en', 'Sign in', 'Your link to sign in'],
    ] as const) {
      const visitor = new Visitor(app);
      assert.equal((await visitor.get(`/${lang}/sign-in`)).page.h1, title);
      await visitor.post(`/${lang}/sign-in`, { email: `${lang}@x.example` });
      assert.equal((await listMails(database.db)).at(-1)?.subject, subject);
      assert.match((await linkTo(database.db, `${lang}@x.example`)).pathname, new RegExp(`^/${lang}/`));
    }
  });

  test('the first page is the same for everybody and kept', async () => {
    const { app } = open();
    assert.ok((await new Visitor(app).get('/de/sign-in')).headers.get('etag'));
  });

  test('no page of a key is kept or indexed', async () => {
    const { headers } = await new Visitor(open().app).get('/de/sign-in/link?key=abc');
    assert.equal(headers.get('cache-control'), 'private, no-store');
    assert.equal(headers.get('x-robots-tag'), 'noindex');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
  });
});
