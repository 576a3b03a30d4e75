import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, type ReadPage } from '../testing.ts';
import { linkTo, listMails, signInByLink, Visitor } from '../visitor.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1';

forEachDatabase('the own account', (database) => {
  let passed = 0;
  const open = (db = database.db) => {
    passed = 0;
    const world = makeWorld(database, { clock: () => new Date(Date.now() + passed), db });
    return { world, app: makeApp(world) };
  };
  type Open = ReturnType<typeof open>;

  async function signedIn({ app, world }: Open, email: string, userAgent = FIREFOX) {
    const known = await database.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
    if (known === undefined) await makePerson(world, { email, name: 'Anna Amt' });
    await database.db.deleteFrom('sign_in_session').where('method', '=', 'test').execute();
    const visitor = new Visitor(app);
    visitor.headers = { 'user-agent': userAgent };
    assert.equal((await signInByLink(visitor, database.db, email)).location, '/de/desk');
    return visitor;
  }

  const actions = (page: ReadPage, ending: string) =>
    page.elements.flatMap(({ attributes }) =>
      attributes.action?.endsWith(ending) === true ? [attributes.action] : [],
    );

  async function givePasskey(email: string, name: string) {
    const { id } = await database.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    const key = { public_key: 'x', credential_id: name, counter: 0, device_type: 'x', backed_up: false };
    const row = { id, person_id: id, name, created_at: new Date('2026-03-01'), ...key };
    await database.db.insertInto('sign_in_passkey').values(row).execute();
    return id;
  }

  test('who is not signed in is asked to, and comes back', async () => {
    const visitor = new Visitor(open().app);
    for (const path of ['/de/account', '/de/account/sessions', '/de/account/password', '/de/account/passkeys']) {
      assert.equal((await visitor.get(path)).location, `/de/sign-in?next=${encodeURIComponent(path)}`);
    }
    assert.equal((await visitor.post('/de/account', { name: 'X', lang: 'de' })).location, '/de/sign-in');
  });

  test('name and language are saved; what is wrong is said', async () => {
    const site = open();
    const anna = await signedIn(site, 'anna@stadt.example');
    assert.equal(
      (await anna.post('/de/account', { name: 'Anna <b>Amt</b>', lang: 'pl' })).location,
      '/de/account?done=saved',
    );
    const { page, html, headers } = await anna.get('/de/account?done=saved');
    assert.match(page.text, /Gespeichert/);
    assert.match(html, /Anna &lt;b&gt;Amt/);
    assert.equal(headers.get('cache-control'), 'private, no-store');
    const wrong = await anna.post('/de/account', { name: ' ', lang: 'fr' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.page.text, /Geben Sie Ihren Namen an/);
    // Only what the form has can be changed.
    await anna.post('/de/account', { name: 'Anna', lang: 'de', email: 'x@y.de', two_factor_enabled: 'true', id: 'x' });
    const row = await database.db.selectFrom('person').select(['name', 'email', 'two_factor_enabled']).execute();
    assert.deepEqual(row, [{ name: 'Anna', email: 'anna@stadt.example', two_factor_enabled: false }]);
  });

  test('sessions are said in words, and one or all others can be ended', async () => {
    const site = open();
    const desk = await signedIn(site, 'anna@stadt.example');
    const phone = await signedIn(site, 'anna@stadt.example', SAFARI);
    const third = await signedIn(site, 'anna@stadt.example', 'curl/8');
    const { page } = await desk.get('/de/account/sessions');
    for (const said of [/Firefox auf Windows/, /Safari auf iPhone/, /Unbekanntes Gerät/, /mit Link per E-Mail/])
      assert.match(page.text, said);
    assert.equal(page.text.match(/dieses Gerät/g)?.length, 1);
    const own = (await phone.get('/de/account/sessions')).page;
    const ofPhone = actions(own, '/end').find((_, at) => at === 1) ?? '';
    assert.equal((await desk.post(ofPhone)).location, '/de/account/sessions');
    assert.equal(await phone.isSignedIn(), false);
    assert.equal(await third.isSignedIn(), true);
    assert.equal((await desk.post('/de/account/sessions/end')).status, 303);
    assert.equal(await third.isSignedIn(), false);
    assert.equal(await desk.isSignedIn(), true);
  });

  test('nobody ends a session or touches a passkey of somebody else', async () => {
    const site = open();
    const anna = await signedIn(site, 'anna@stadt.example');
    const mallory = await signedIn(site, 'mallory@stadt.example');
    const [end = ''] = actions((await anna.get('/de/account/sessions')).page, '/end');
    const key = await givePasskey('anna@stadt.example', 'Diensthandy');
    assert.equal((await mallory.post(end)).status, 404);
    assert.equal((await mallory.post(`/de/account/passkeys/${key}`, { name: 'Mine' })).status, 404);
    assert.equal((await mallory.post(`/de/account/passkeys/${key}/deletion`)).status, 404);
    for (const id of ['1', "'%20or%201=1", key.replace(/.$/, 'z')]) {
      assert.equal((await mallory.post(`/de/account/passkeys/${id}/deletion`)).status, 404, id);
      assert.equal((await mallory.post(`/de/account/sessions/${id}/end`)).status, 404, id);
    }
    assert.equal(await anna.isSignedIn(), true);
    assert.deepEqual(await database.db.selectFrom('sign_in_passkey').select('name').execute(), [
      { name: 'Diensthandy' },
    ]);
  });

  test('a passkey is renamed and removed, and a mail tells of its end', async () => {
    const anna = await signedIn(open(), 'anna@stadt.example');
    const key = await givePasskey('anna@stadt.example', 'Alt');
    await anna.post(`/de/account/passkeys/${key}`, { name: ' Dienst\u0000handy ' });
    assert.match((await anna.get('/de/account/passkeys')).page.text, /Diensthandy/);
    assert.equal((await anna.post(`/de/account/passkeys/${key}`, { name: '' })).status, 422);
    await anna.post(`/de/account/passkeys/${key}/deletion`);
    assert.match((await anna.get('/de/account/passkeys')).page.text, /Noch kein Passkey/);
    assert.match((await listMails(database.db)).at(-1)?.text ?? '', /„Diensthandy“/);
  });

  test('what concerns security asks for a sign-in of the last 15 minutes', async () => {
    const anna = await signedIn(open(), 'anna@stadt.example');
    assert.equal((await anna.get('/de/account/password')).status, 200);
    passed = 16 * 60_000;
    for (const page of ['password', 'passkeys', 'second-factor', 'address']) {
      const back = `/de/sign-in?next=${encodeURIComponent(`/de/account/${page}`)}`;
      assert.equal((await anna.get(`/de/account/${page}`)).location, back);
      assert.equal(
        (await anna.post(`/de/account/${page}`, { password: 'ganz neue lange worte', email: 'x@y.de' })).location,
        back,
      );
    }
    for (const address of [
      'second-factor/deletion',
      'second-factor/codes',
      'second-factor/confirmation',
      'passkeys/options',
    ]) {
      assert.match((await anna.post(`/de/account/${address}`)).location ?? '', /sign-in\?next=/, address);
    }
    assert.match((await anna.get('/de/sign-in?next=%2Fde%2Faccount%2Fpassword')).page.h1, /noch einmal/);
    assert.equal((await anna.get('/de/account')).status, 200);
    assert.deepEqual(await database.db.selectFrom('sign_in_account').select('id').execute(), []);
  });

  test('a new address holds once its mailbox has answered; the old one is told before and after', async () => {
    const site = open();
    const anna = await signedIn(site, 'anna@stadt.example');
    await anna.post('/de/account/address', { email: 'Neu@Stadt.example' });
    const link = await linkTo(database.db, 'neu@stadt.example');
    const elsewhere = new Visitor(site.app);
    assert.match((await elsewhere.get(link.pathname + link.search)).page.text, /neu@stadt\.example/);
    const key = link.searchParams.get('key') ?? '';
    const both = await Promise.all([1, 2].map(() => elsewhere.post('/de/account/address/confirm', { key })));
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422]);
    assert.match((await anna.get('/de/account')).page.text, /neu@stadt\.example/);
    assert.deepEqual(
      (await listMails(database.db))
        .filter(({ kind }) => kind === 'security')
        .map(({ to_address, subject }) => [to_address, subject]),
      [
        ['anna@stadt.example', 'Ihre E-Mail-Adresse soll geändert werden'],
        ['anna@stadt.example', 'Ihre E-Mail-Adresse wurde geändert'],
      ],
    );
    assert.equal(await elsewhere.isSignedIn(), false, 'the link signs nobody in');
  });

  test('an address that has an account is not taken over, and who asks does not learn that it has one', async () => {
    const site = open();
    await makePerson(site.world, { email: 'bert@stadt.example' });
    const anna = await signedIn(site, 'anna@stadt.example');
    const answers = [];
    for (const email of ['bert@stadt.example', 'free@stadt.example']) {
      const { status, location } = await anna.post('/de/account/address', { email });
      answers.push({ status, location, html: (await anna.get(location ?? '')).html });
    }
    assert.deepEqual(answers[0], answers[1]);
    const mails = await listMails(database.db);
    assert.match(
      mails.find(({ to_address }) => to_address === 'bert@stadt.example')?.text ?? '',
      /gehört aber schon ein Konto/,
    );
    // The address gets an account between asking and confirming.
    const key = (await linkTo(database.db, 'free@stadt.example')).searchParams.get('key') ?? '';
    await makePerson(site.world, { email: 'free@stadt.example' });
    assert.equal((await anna.post('/de/account/address/confirm', { key })).status, 422);
    assert.match((await anna.get('/de/account')).page.text, /anna@stadt\.example/);
  });

  test('nobody makes us write to a stranger again and again', async () => {
    const anna = await signedIn(open(), 'anna@stadt.example');
    for (let at = 0; at < 8; at++) {
      const asked = await anna.post('/de/account/address', { email: 'stranger@stadt.example' });
      assert.equal(asked.location, '/de/account/address?done=sent');
    }
    const mails = (await listMails(database.db)).filter(({ to_address }) => to_address === 'stranger@stadt.example');
    assert.ok(mails.length <= 5, `${mails.length} mails`);
  });

  test('the pages ask the database as often with one session or passkey as with three', async () => {
    const counted = countQueries(database.db);
    const anna = await signedIn(open(counted.db), 'anna@stadt.example');
    const asked = async (path: string) => {
      await anna.get(path);
      counted.restart();
      assert.equal((await anna.get(path)).status, 200);
      return counted.count();
    };
    // Who asks, the name of the site, and what the page shows.
    const paths = ['/de/account', '/de/account/sessions', '/de/account/passkeys'];
    const once: number[] = [];
    for (const path of paths) once.push(await asked(path));
    const { id } = await database.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
    for (const at of [1, 2, 3]) {
      const session = {
        id: id.replace(/.$/, String(at)),
        person_id: id,
        token: `t${at}`,
        ip_address: null,
        user_agent: SAFARI,
      };
      const times = { expires_at: new Date('2100-01-01'), created_at: new Date(), updated_at: new Date() };
      await database.db
        .insertInto('sign_in_session')
        .values({ ...session, ...times, method: 'link' })
        .execute();
      const key = { public_key: 'x', credential_id: `k${at}`, counter: 0, device_type: 'x', backed_up: false };
      await database.db
        .insertInto('sign_in_passkey')
        .values({ id: session.id, person_id: id, name: `k${at}`, created_at: new Date(), ...key })
        .execute();
    }
    const thrice: number[] = [];
    for (const path of paths) thrice.push(await asked(path));
    assert.deepEqual(
      [once, thrice],
      [
        [3, 3, 3],
        [3, 3, 3],
      ],
    );
  });
});
