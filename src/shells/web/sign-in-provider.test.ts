import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { forEachDatabase } from '#platform/testing';
import { signInAt, startProvider } from '../provider.ts';
import { makeApp, makeWorld } from '../testing.ts';
import { listMails, signInByLink, Visitor } from '../visitor.ts';

const CALLBACK = 'https://hubs.example.org/auth/callback/oidc';

let provider: Awaited<ReturnType<typeof startProvider>>;
before(async () => {
  provider = await startProvider(CALLBACK);
});
after(() => provider.close());

forEachDatabase('signing in with another provider', (database) => {
  const settings = (issuer: string) => ({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'hubwerk',
    OIDC_CLIENT_SECRET: 'a-secret-of-the-tests',
    OIDC_NAME: 'BundID',
  });
  const open = (issuer = provider.issuer) => {
    const world = makeWorld(database, { clock: () => new Date(), settings: settings(issuer) });
    return { world, app: makeApp(world) };
  };
  const people = () => database.db.selectFrom('person').select(['email', 'name']).orderBy('email').execute();
  const accounts = () =>
    database.db.selectFrom('sign_in_account').selectAll().where('provider_id', '=', 'oidc').execute();

  /** Presses the button; the address that leads to the provider. */
  async function begin(visitor: Visitor, next?: string): Promise<string> {
    const page = await visitor.post('/de/sign-in/provider', next === undefined ? {} : { next });
    assert.equal(page.status, 200, page.page.text);
    const link = page.page.elements.find(({ attributes }) => attributes.href?.startsWith(provider.issuer));
    assert.equal(page.headers.get('refresh'), `0; url=${link?.attributes.href}`);
    return link?.attributes.href ?? '';
  }

  async function signIn(visitor: Visitor, login: string, next?: string) {
    const back = await signInAt(await begin(visitor, next), login, CALLBACK);
    return visitor.get(back.pathname + back.search);
  }

  test('who comes from there has an account afterwards, with name and address, and keeps no token of it here', async () => {
    const { app } = open();
    const anna = new Visitor(app);
    assert.match((await anna.get('/de/sign-in')).page.text, /Mit BundID anmelden/);
    assert.equal((await signIn(anna, 'anna', '/de/entries?kind=need')).location, '/de/entries?kind=need');
    assert.equal(await anna.isSignedIn(), true);
    assert.deepEqual(await people(), [{ email: 'anna@example.org', name: 'Name of anna' }]);
    for (const account of await accounts()) {
      const { access_token, refresh_token, id_token } = account as unknown as Record<string, unknown>;
      assert.deepEqual([access_token, refresh_token, id_token], [null, null, null]);
    }
    const again = new Visitor(app);
    assert.equal((await signIn(again, 'anna')).location, '/de/desk');
    assert.equal((await people()).length, 1);
    assert.equal((await accounts()).length, 1);
    assert.deepEqual(await listMails(database.db), []);
  });

  test('an account that is here already is the same by its verified address, and is told of the new way', async () => {
    const { app, world } = open();
    await makePerson(world, { email: 'vera@example.org', name: 'Vera Verified' });
    await signInByLink(new Visitor(app), database.db, 'vera@example.org');
    const vera = new Visitor(app);
    assert.equal((await signIn(vera, 'vera')).location, '/de/desk');
    assert.deepEqual(await people(), [{ email: 'vera@example.org', name: 'Vera Verified' }]);
    const mails = (await listMails(database.db)).filter(({ kind }) => kind === 'security');
    assert.deepEqual(
      mails.map(({ to_address, subject }) => [to_address, subject]),
      [['vera@example.org', 'Neuer Weg zum Anmelden']],
    );
    assert.match(mails[0]?.text ?? '', /BundID/);
  });

  test('an address that the provider has not verified opens no account, neither a known nor a new one', async () => {
    const { app, world } = open();
    await makePerson(world, { email: 'victim@example.org', name: 'Victim' });
    for (const login of ['unverified-victim', 'unverified-new', 'nobody-x']) {
      const thief = new Visitor(app);
      const { location } = await signIn(thief, login);
      assert.equal(location, '/de/sign-in?problem=providerUnverified', login);
      assert.equal(await thief.isSignedIn(), false, login);
      assert.match((await thief.get(location ?? '')).page.text, /keine bestätigte E-Mail-Adresse/);
    }
    assert.deepEqual(await accounts(), []);
    const sessions = await database.db.selectFrom('sign_in_session').select('method').execute();
    assert.deepEqual(sessions, [{ method: 'test' }]);
  });

  test('the way back belongs to the browser that set out, and is gone once', async () => {
    const { app } = open();
    const anna = new Visitor(app);
    const back = await signInAt(await begin(anna), 'anna', CALLBACK);
    const path = back.pathname + back.search;
    const victim = new Visitor(app);
    assert.match((await victim.get(path)).location ?? '', /problem=provider/, 'somebody else’s way back');
    assert.equal(await victim.isSignedIn(), false);

    const carl = new Visitor(app);
    const own = await signInAt(await begin(carl), 'carl', CALLBACK);
    for (const [name, value] of [
      ['state', 'made-up'],
      ['iss', 'http://evil.example'],
      ['code', 'made-up'],
    ] as const) {
      const changed = new URL(own);
      changed.searchParams.set(name, value);
      const copy = new Visitor(app);
      for (const [cookie, kept] of carl.cookies) copy.cookies.set(cookie, kept);
      assert.match((await copy.get(changed.pathname + changed.search)).location ?? '', /problem=provider/, name);
      assert.equal(await copy.isSignedIn(), false, name);
    }
    assert.match((await carl.get('/auth/callback/oidc')).location ?? '', /problem=provider/);
    assert.match(
      (await carl.get('/auth/callback/oidc?error=access_denied&state=x')).location ?? '',
      /problem=provider/,
    );
  });

  test('a way back is used once', async () => {
    const { app } = open();
    const anna = new Visitor(app);
    const back = await signInAt(await begin(anna), 'anna', CALLBACK);
    const copy = new Visitor(app);
    for (const [name, value] of anna.cookies) copy.cookies.set(name, value);
    assert.equal((await anna.get(back.pathname + back.search)).location, '/de/desk');
    assert.match((await copy.get(back.pathname + back.search)).location ?? '', /problem=provider/);
    assert.equal(await copy.isSignedIn(), false);
  });

  test('with a second factor the provider is only half the way', async () => {
    const { app, world } = open();
    const { viewer } = await makePerson(world, { email: 'vera@example.org' });
    await database.db.updateTable('person').set({ two_factor_enabled: true }).where('id', '=', viewer.id).execute();
    const vera = new Visitor(app);
    const arrived = await signIn(vera, 'vera', '/de/entries');
    assert.equal(arrived.location, '/de/sign-in/code?next=%2Fde%2Fentries');
    assert.equal(await vera.isSignedIn(), false);
  });

  test('no way leads to another site', async () => {
    const { app } = open();
    assert.equal((await signIn(new Visitor(app), 'anna', 'https://evil.example/')).location, '/de/desk');
    const anna = new Visitor(app);
    const back = await signInAt(await begin(anna), 'anna', CALLBACK);
    anna.cookies.set('hubwerk.back', encodeURIComponent('//evil.example'));
    assert.equal((await anna.get(back.pathname + back.search)).location, '/de/desk');
  });

  test('a provider that accepts and never answers holds up nobody else', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    try {
      const { app } = open(`http://127.0.0.1:${port}`);
      const waiting = new Visitor(app).post('/de/sign-in/provider');
      const anna = new Visitor(app);
      assert.match((await signInByLink(anna, database.db, 'anna@stadt.example')).location ?? '', /welcome/);
      const { status, page } = await waiting;
      assert.equal(status, 503);
      assert.match(page.text, /BundID antwortet im Moment nicht/);
    } finally {
      silent.close();
    }
  });

  test('without a provider there is no button and no address', async () => {
    const app = makeApp(makeWorld(database));
    const visitor = new Visitor(app);
    assert.doesNotMatch((await visitor.get('/de/sign-in')).html, /sign-in\/provider/);
    assert.equal((await visitor.post('/de/sign-in/provider')).status, 404);
    assert.equal((await visitor.get('/auth/callback/oidc?code=x&state=y')).status, 404);
  });
});
