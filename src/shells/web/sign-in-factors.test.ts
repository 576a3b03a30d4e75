import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { hashPassword } from '#features/accounts/sign-in/hash.ts';
import { forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld } from '../testing.ts';
import { codeOf, fieldsOf, linkTo, listMails, signInByLink, Visitor } from '../visitor.ts';

const PASSWORD = 'vier wörter sind ein wald';
const EMAIL = 'anna@stadt.example';

forEachDatabase('password and second factor', (database) => {
  const open = () => {
    const world = makeWorld(database, { clock: () => new Date(), settings: { RATE_LIMIT: '1000' } });
    return { world, app: makeApp(world) };
  };
  type App = ReturnType<typeof open>['app'];

  async function withPassword() {
    const { world, app } = open();
    const { viewer } = await makePerson(world, { email: EMAIL, name: 'Anna Amt' });
    const now = new Date();
    const key = { id: viewer.id, person_id: viewer.id, account_id: viewer.id, provider_id: 'credential' };
    const password = await hashPassword(PASSWORD);
    await database.db
      .insertInto('sign_in_account')
      .values({ ...key, password, created_at: now, updated_at: now })
      .execute();
    return { world, app, viewer };
  }

  const tryPassword = (app: App, email: string, password: string) =>
    new Visitor(app).post('/de/sign-in/password', { email, password });

  /** Switches the second factor on as the pages do; tells the key of the app and the recovery codes. */
  async function withSecondFactor() {
    const { app, viewer, world } = await withPassword();
    const anna = new Visitor(app);
    await signInByLink(anna, database.db, EMAIL);
    const begun = await anna.post('/de/account/second-factor', { password: PASSWORD });
    assert.equal(begun.status, 200, begun.page.text);
    const uri =
      begun.page.elements.find(({ attributes }) => attributes.href?.startsWith('otpauth:'))?.attributes.href ?? '';
    const key = new URL(uri).searchParams.get('secret') ?? '';
    assert.match(begun.page.text.replaceAll(' ', ''), new RegExp(key));
    const fields = fieldsOf(begun.page);
    const wrong = await anna.post('/de/account/second-factor/confirmation', { ...fields, code: '000000' });
    assert.equal(wrong.status, 422);
    assert.equal(fieldsOf(wrong.page).sealed, fields.sealed);
    // The code of the step before, so that those of now and the next are still to be used; a step may end in between.
    const confirm = () => anna.post('/de/account/second-factor/confirmation', { ...fields, code: codeOf(key, -1) });
    let on = await confirm();
    if (on.status === 422) on = await confirm();
    assert.equal(on.status, 200, on.page.text);
    const codes = on.html.match(/[A-Za-z0-9]{5}-[A-Za-z0-9]{5}(?=<\/code>)/g) ?? [];
    assert.equal(codes.length, 10);
    return { app, world, viewer, key, codes, anna };
  }

  test('the password signs in; a wrong one, an unknown address and an account without one get the same answer', async () => {
    const { app, world } = await withPassword();
    await makePerson(world, { email: 'link@stadt.example' });
    const right = await tryPassword(app, ' ANNA@stadt.example', PASSWORD);
    assert.equal(right.location, '/de/desk');
    const answers = [];
    for (const email of [EMAIL, 'nobody@stadt.example', 'link@stadt.example']) {
      const { status, html, headers } = await tryPassword(app, email, 'something else entirely');
      answers.push({ status, html: html.replaceAll(email, ''), cookies: headers.getSetCookie() });
    }
    assert.equal(answers[0]?.status, 422);
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
    assert.match(answers[0]?.html ?? '', /E-Mail-Adresse oder Passwort stimmt nicht/);
  });

  test('ten wrong passwords are enough, for a known address and for an unknown one; the mail link stays open', async () => {
    const { app } = await withPassword();
    for (const email of [EMAIL, 'nobody@stadt.example']) {
      const said: boolean[] = [];
      for (let at = 0; at < 12; at++)
        said.push(/zu oft falsch/.test((await tryPassword(app, email, `wrong ${at}`)).html));
      assert.deepEqual(said, [...Array(10).fill(false), true, true], email);
    }
    assert.equal((await tryPassword(app, EMAIL, PASSWORD)).status, 422, 'even the right one has to wait');
    assert.equal((await signInByLink(new Visitor(app), database.db, EMAIL)).location, '/de/desk');
  });

  test('many wrong passwords at once count like those one after the other', async () => {
    const { app } = await withPassword();
    const answers = await Promise.all(Array.from({ length: 14 }, (_, at) => tryPassword(app, EMAIL, `wrong ${at}`)));
    assert.equal(answers.filter(({ html }) => /zu oft falsch/.test(html)).length, 4);
  });

  test('a forgotten password is replaced by a link, without the old one; other sessions end and a mail tells of it', async () => {
    const { app } = await withPassword();
    const other = new Visitor(app);
    await other.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    assert.equal(await other.isSignedIn(), true);
    const anna = new Visitor(app);
    const { page } = await anna.get('/de/sign-in/reset');
    await anna.post('/de/sign-in', { ...fieldsOf(page), email: EMAIL });
    const link = await linkTo(database.db, EMAIL);
    const arrived = await anna.post('/de/sign-in/link', fieldsOf((await anna.get(link.pathname + link.search)).page));
    assert.equal(arrived.location, '/de/account/password');
    assert.equal('current' in fieldsOf((await anna.get('/de/account/password')).page), false);
    const set = await anna.post('/de/account/password', { password: 'ganz neue lange worte' });
    assert.equal(set.status, 303, set.page.text);
    assert.equal(await other.isSignedIn(), false);
    assert.equal(await anna.isSignedIn(), true);
    assert.equal((await listMails(database.db)).at(-1)?.subject, 'Ihr Passwort wurde geändert');
    assert.equal((await tryPassword(app, EMAIL, PASSWORD)).status, 422);
    assert.equal((await tryPassword(app, EMAIL, 'ganz neue lange worte')).status, 303);
  });

  test('who signed in with a password has to say it to change it', async () => {
    const { app } = await withPassword();
    const anna = new Visitor(app);
    await anna.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    for (const current of ['', 'not it']) {
      const { status, page } = await anna.post('/de/account/password', { current, password: 'ganz neue lange worte' });
      assert.equal(status, 422);
      assert.match(page.text, /Das bisherige Passwort stimmt nicht/);
    }
    assert.equal(
      (await anna.post('/de/account/password', { current: PASSWORD, password: 'ganz neue lange worte' })).status,
      303,
    );
  });

  test('a password that is easy to guess is turned down with the reason', async () => {
    const { app } = await withPassword();
    const anna = new Visitor(app);
    await signInByLink(anna, database.db, EMAIL);
    for (const [password, reason] of [
      ['kurz', /weniger als 12 Zeichen/],
      ['Passwort12345', /leicht zu raten/],
      ['anna.amt@stadt.example', /Ihrem Namen oder Ihrer Adresse/],
      ['x'.repeat(201), /mehr als 200 Zeichen/],
    ] as const) {
      const { status, page } = await anna.post('/de/account/password', { password });
      assert.equal(status, 422);
      assert.match(page.text, reason, password);
    }
  });

  test('with a second factor a password is only half the way: nothing opens before the code', async () => {
    const { app, key } = await withSecondFactor();
    const anna = new Visitor(app);
    const half = await anna.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD, next: '/de/entries' });
    assert.equal(half.location, '/de/sign-in/code?next=%2Fde%2Fentries');
    assert.equal(await anna.isSignedIn(), false);
    for (const path of ['/de/account/sessions', '/de/account/second-factor', '/de/welcome', '/de/account/passkeys']) {
      assert.equal((await anna.get(path)).status, 303, path);
    }
    assert.equal((await anna.postJson('/de/account/passkeys/options', {})).status, 303);
    const wrong = await anna.post('/de/sign-in/code', { code: '000000' });
    assert.equal(wrong.status, 422);
    const code = codeOf(key).replace(/^.../, ' $& ');
    const right = await anna.post('/de/sign-in/code', { code, next: '/de/entries' });
    assert.equal(right.location, '/de/entries');
    assert.equal(await anna.isSignedIn(), true);
  });

  test('a mail link is only half the way too', async () => {
    const { app, key } = await withSecondFactor();
    const anna = new Visitor(app);
    assert.equal((await signInByLink(anna, database.db, EMAIL)).location, '/de/sign-in/code');
    assert.equal(await anna.isSignedIn(), false);
    assert.equal(
      [...anna.cookies.keys()].some((name) => name.includes('session_token')),
      false,
    );
    assert.equal((await anna.post('/de/sign-in/code', { code: codeOf(key) })).location, '/de/desk');
    assert.equal(await anna.isSignedIn(), true);
  });

  test('a code that was read over a shoulder is good for nothing', async () => {
    const { app, key } = await withSecondFactor();
    const code = codeOf(key);
    const anna = new Visitor(app);
    await anna.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    assert.equal((await anna.post('/de/sign-in/code', { code })).location, '/de/desk');
    const thief = new Visitor(app);
    await thief.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    const replayed = await thief.post('/de/sign-in/code', { code });
    assert.match(replayed.location ?? '', /problem=codeGone/);
    assert.equal(await thief.isSignedIn(), false);
    assert.equal(
      [...thief.cookies.keys()].some((name) => name.includes('session_token')),
      false,
    );
    const sessions = await database.db
      .selectFrom('sign_in_session')
      .select('method')
      .where('method', '=', 'code')
      .execute();
    assert.equal(sessions.length, 1, 'the session that better-auth made has ended');
  });

  test('of two who use one code at the same moment one gets in', async () => {
    const { app, key } = await withSecondFactor();
    const both = [new Visitor(app), new Visitor(app)];
    for (const one of both) await one.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    const code = codeOf(key);
    await Promise.all(both.map((one) => one.post('/de/sign-in/code', { code })));
    const signedIn = await Promise.all(both.map((one) => one.isSignedIn()));
    assert.deepEqual(signedIn.filter(Boolean).length, 1);
  });

  test('a recovery code replaces the app once', async () => {
    const { app, codes } = await withSecondFactor();
    const [code = ''] = codes;
    const anna = new Visitor(app);
    await anna.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    assert.equal((await anna.post('/de/sign-in/code', { code: code.replace('-', '') })).location, '/de/desk');
    const again = new Visitor(app);
    await again.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    assert.equal((await again.post('/de/sign-in/code', { code })).status, 422);
    assert.equal(await again.isSignedIn(), false);
  });

  test('codes are not guessed: five to a sign-in, ten to an account', async () => {
    const { app, key } = await withSecondFactor();
    const locations: (string | null)[] = [];
    for (let round = 0; round < 3; round++) {
      const thief = new Visitor(app);
      await thief.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
      for (let at = 0; at < 6; at++)
        locations.push((await thief.post('/de/sign-in/code', { code: '000000' })).location);
    }
    assert.match(locations[5] ?? '', /codeGone/);
    assert.match(locations.at(-1) ?? '', /codeLocked/);
    const anna = new Visitor(app);
    await anna.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    assert.match((await anna.post('/de/sign-in/code', { code: codeOf(key) })).location ?? '', /codeLocked/);
  });

  test('who is signed in cannot use the page of codes to guess', async () => {
    const { anna, key } = await withSecondFactor();
    for (const code of [codeOf(key), '000000']) {
      assert.match((await anna.post('/de/sign-in/code', { code })).location ?? '', /codeGone/);
    }
  });

  test('switching the second factor on and off is told by mail and needs no code afterwards', async () => {
    const { app, anna } = await withSecondFactor();
    assert.equal(await anna.isSignedIn(), true);
    await anna.post('/de/account/second-factor/deletion');
    const subjects = (await listMails(database.db))
      .filter(({ kind }) => kind === 'security')
      .map(({ subject }) => subject);
    assert.deepEqual(subjects, ['Zweiter Faktor eingeschaltet', 'Zweiter Faktor ausgeschaltet']);
    assert.equal((await tryPassword(app, EMAIL, PASSWORD)).location, '/de/desk');
    assert.deepEqual(await database.db.selectFrom('sign_in_two_factor').select('id').execute(), []);
  });

  test('new recovery codes end the old ones', async () => {
    const { app, anna, codes } = await withSecondFactor();
    const wrong = await anna.post('/de/account/second-factor/codes', { password: 'not it' });
    assert.equal(wrong.status, 422);
    const { html } = await anna.post('/de/account/second-factor/codes', { password: PASSWORD });
    const fresh = html.match(/[A-Za-z0-9]{5}-[A-Za-z0-9]{5}(?=<\/code>)/g) ?? [];
    assert.equal(fresh.length, 10);
    const later = new Visitor(app);
    await later.post('/de/sign-in/password', { email: EMAIL, password: PASSWORD });
    assert.equal((await later.post('/de/sign-in/code', { code: codes[0] ?? '' })).status, 422);
    assert.equal((await later.post('/de/sign-in/code', { code: fresh[0] ?? '' })).status, 303);
  });

  test('what a set-up page hands on is of use to nobody else', async () => {
    const { app, world, anna } = await withSecondFactor();
    const { viewer } = await makePerson(world, { email: 'bert@stadt.example' });
    const bert = new Visitor(app);
    await signInByLink(bert, database.db, viewer.email);
    const begun = await bert.post('/de/account/second-factor');
    await anna.post('/de/account/second-factor/deletion');
    for (const sealed of [fieldsOf(begun.page).sealed ?? '', 'made-up', '']) {
      assert.equal((await anna.post('/de/account/second-factor/confirmation', { sealed, code: '123456' })).status, 422);
    }
  });
});
