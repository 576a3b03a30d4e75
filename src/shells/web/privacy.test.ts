import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { recordConsent } from '#features/privacy/commands/consents.ts';
import type { Clock } from '#platform/clock';
import { createLink } from '#platform/link';
import { forEachDatabase, type TestDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const SOON: Clock = () => new Date('2026-03-01T09:05:00Z');

/** The key in the address that the newest mail of a kind leads to. */
async function keyInMail({ db }: TestDatabase, kind: string): Promise<string> {
  const mail = await db
    .selectFrom('mail')
    .select('text')
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return /\/data\/([\w-]{43})/.exec(mail.text)?.[1] ?? '';
}

forEachDatabase('the pages of one’s own data', (database) => {
  const open = (clock: Clock = SOON) => {
    const world = makeWorld(database, { clock });
    return { world, app: makeApp(world) };
  };

  test('somebody who has signed in sees what is stored, and takes it along as JSON and as a page', async () => {
    const { world, app } = open();
    const { cookie } = await makePerson(world, { name: 'Ute <b>Muster</b>', email: 'ute@example.org' });
    const page = await app.request('/de/account/data', { headers: { cookie } });
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('cache-control'), 'private, no-store');
    const { text } = readPage(await page.text());
    assert.match(text, /ute@example\.org/);
    assert.match(text, /Ute <b>Muster<\/b>/);

    const json = await postForm(app, '/de/account/data/file', { format: 'json' }, { cookie });
    assert.match(json.headers.get('content-disposition') ?? '', /^attachment/);
    const { data } = await json.json();
    assert.equal(data.person[0].email, 'ute@example.org');
    assert.equal(data.person[0].name, 'Ute <b>Muster</b>');

    const html = await (await postForm(app, '/de/account/data/file', { format: 'html' }, { cookie })).text();
    assert.match(html, /^<!doctype html><html lang="de">/);
    assert.equal(readPage(html).elements.filter(({ name }) => name === 'b').length, 0);
    assert.match(readPage(html).text, /Ute <b>Muster<\/b>/);
    assert.doesNotMatch(html, /(?:src|href)=/);
  });

  test('nobody else gets at it, whatever they ask for', async () => {
    const { world, app } = open();
    const one = await makePerson(world, { name: 'Eins', email: 'eins@example.org' });
    await makePerson(world, { name: 'Zwei', email: 'zwei@example.org' });
    for (const path of ['/de/account/data', '/de/account/data/erasure', '/de/account/activity']) {
      const answer = await app.request(path);
      assert.equal(answer.status, 303, path);
      assert.match(answer.headers.get('location') ?? '', /\/de\/sign-in\?next=/);
    }
    assert.equal((await postForm(app, '/de/account/data/file', { format: 'json' })).status, 303);
    const asked = { format: 'json', person: one.viewer.id, email: 'zwei@example.org', id: one.viewer.id };
    const file = await postForm(app, '/de/account/data/file?email=zwei@example.org', asked, { cookie: one.cookie });
    assert.doesNotMatch(await file.text(), /zwei/);
  });

  test('deleting asks for a tick, and for having signed in just now', async () => {
    const { world, app } = open();
    const { viewer, cookie } = await makePerson(world);
    const again = await postForm(app, '/de/account/data/erasure', {}, { cookie });
    assert.equal(again.status, 422);
    const errors = readPage(await again.text());
    assert.match(errors.text, /Bitte bestätigen Sie mit dem Häkchen/);
    assert.ok(errors.elements.some(({ attributes }) => attributes.href === '#confirm'));
    assert.ok(errors.elements.some(({ attributes }) => attributes.id === 'confirm'));

    const late = open(() => new Date('2026-03-01T09:16:00Z')).app;
    for (const answer of [
      await late.request('/de/account/data/erasure', { headers: { cookie } }),
      await postForm(late, '/de/account/data/erasure', { confirm: 'yes' }, { cookie }),
    ]) {
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get('location'), '/de/sign-in?next=%2Fde%2Faccount%2Fdata%2Ferasure');
    }
    const there = await database.db.selectFrom('person').select('id').execute();
    assert.deepEqual(there, [{ id: viewer.id }]);
  });

  test('after deleting one is signed out and has a protocol that names nobody', async () => {
    const { world, app } = open();
    const { cookie } = await makePerson(world, { name: 'Ute Muster', email: 'ute@example.org' });
    const answer = await postForm(app, '/de/account/data/erasure', { confirm: 'yes' }, { cookie });
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('set-cookie') ?? '', /session_token=; Max-Age=0/);
    const protocol = answer.headers.get('location') ?? '';
    assert.match(protocol, /^\/de\/data\/protocol\/[\w-]{43}$/);
    const page = await app.request(protocol, { headers: { cookie } });
    assert.equal(page.status, 200);
    const { text } = readPage(await page.text());
    assert.match(text, /Konto: 1 gelöscht/);
    assert.doesNotMatch(text, /Ute|example/);
    assert.match(text, /Anmelden/);
    assert.equal((await app.request('/de/account/data', { headers: { cookie } })).status, 303);
    assert.equal((await postForm(app, '/de/account/data/erasure', { confirm: 'yes' }, { cookie })).status, 303);
    const erasures = await database.db.selectFrom('erasure').select('id').execute();
    assert.equal(erasures.length, 1);
  });

  test('whoever asks for a link gets the same answer, and everybody gets a mail', async () => {
    const { world, app } = open();
    await makePerson(world, { email: 'mit-konto@example.org' });
    await postForm(app, '/de/feedback', { about: 'other', text: 'Guten Tag allerseits', email: 'gast@example.org' });
    const answers = [];
    for (const email of ['mit-konto@example.org', 'gast@example.org', 'niemand@example.org']) {
      const answer = await postForm(app, '/de/data', { email });
      answers.push([answer.status, answer.headers.get('location'), await answer.text()]);
    }
    assert.deepEqual(answers, Array(3).fill([303, '/de/data/sent', '']));
    const mails = await database.db
      .selectFrom('mail')
      .select('to_address')
      .where('kind', '=', 'personal-data')
      .execute();
    assert.equal(mails.length, 3);
    const wrong = await postForm(app, '/de/data', { email: 'keine Adresse' });
    assert.equal(wrong.status, 422);
    assert.match(readPage(await wrong.text()).text, /Bitte geben Sie eine E-Mail-Adresse an/);
  });

  test('nobody fills the mailbox of another: at most three mails a day, also all at once', async () => {
    const { app } = open();
    await Promise.all(Array.from({ length: 6 }, () => postForm(app, '/de/data', { email: 'Opfer@example.org' })));
    const mails = await database.db.selectFrom('mail').select('to_address').execute();
    assert.deepEqual(mails, Array(3).fill({ to_address: 'opfer@example.org' }));
  });

  test('a guest sees, takes along and deletes by the link; afterwards the link opens nothing', async () => {
    const { app } = open();
    await postForm(app, '/de/feedback', { about: 'other', text: 'Nur für Gäste gedacht', email: 'gast@example.org' });
    await postForm(app, '/de/feedback', { about: 'other', text: 'Von jemand anderem', email: 'andere@example.org' });
    await postForm(app, '/de/data', { email: 'gast@example.org' });
    const base = `/de/data/${await keyInMail(database, 'personal-data')}`;
    for (const round of [1, 2]) {
      const page = await app.request(base);
      assert.equal(page.status, 200, `a mail scanner may open it first (${round})`);
      assert.equal(page.headers.get('cache-control'), 'private, no-store');
      const { text } = readPage(await page.text());
      assert.match(text, /Nur für Gäste gedacht/);
      assert.doesNotMatch(text, /Von jemand anderem/);
    }
    const file = await postForm(app, `${base}/file`, { format: 'json' });
    assert.equal((await file.json()).data.feedback.length, 1);
    assert.equal((await postForm(app, `${base}/erasure`, {})).status, 422);
    const both = await Promise.all([1, 2].map(() => postForm(app, `${base}/erasure`, { confirm: 'yes' })));
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 404]);
    for (const answer of [
      await app.request(base),
      await postForm(app, `${base}/file`, { format: 'json' }),
      await postForm(app, `${base}/erasure`, { confirm: 'yes' }),
    ]) {
      assert.equal(answer.status, 404);
      assert.match(readPage(await answer.text()).text, /Dieser Link gilt nicht mehr/);
    }
    const left = await database.db.selectFrom('feedback').select('text').execute();
    assert.deepEqual(left, [{ text: 'Von jemand anderem' }]);
  });

  test('a link for something else, an old one and a guessed one open nothing', async () => {
    const { world, app } = open();
    const now = world.clock();
    const make = (purpose: 'personal-data' | 'erasure-protocol', hours: number) =>
      database.db.transaction().execute((trx) =>
        createLink(
          trx,
          {
            purpose,
            subject: 'guest:data',
            email: 'gast@example.org',
            expiresAt: new Date(now.getTime() + hours * 3_600_000),
          },
          now,
        ),
      );
    const good = await make('personal-data', 24);
    assert.equal((await app.request(`/de/data/${good}`)).status, 200);
    for (const key of [await make('erasure-protocol', 24), await make('personal-data', -1), 'x'.repeat(43), '%20']) {
      assert.equal((await app.request(`/de/data/${key}`)).status, 404, key);
      assert.equal((await postForm(app, `/de/data/${key}/file`, { format: 'json' })).status, 404, key);
      assert.equal((await postForm(app, `/de/data/${key}/erasure`, { confirm: 'yes' })).status, 404, key);
    }
    assert.equal((await app.request(`/de/data/protocol/${good}`)).status, 404);
  });

  test('an account is not erased by who only has the mailbox', async () => {
    const { world, app } = open();
    await makePerson(world, { name: 'Ute Muster', email: 'ute@example.org' });
    await postForm(app, '/de/data', { email: 'ute@example.org' });
    const base = `/de/data/${await keyInMail(database, 'personal-data')}`;
    const page = readPage(await (await app.request(base)).text());
    assert.match(page.text, /Zu dieser Adresse gibt es ein Konto/);
    assert.doesNotMatch(page.text, /Ute/);
    const file = await postForm(app, `${base}/file`, { format: 'json' });
    assert.doesNotMatch(await file.text(), /Ute/);
    await postForm(app, `${base}/erasure`, { confirm: 'yes' });
    assert.equal((await database.db.selectFrom('person').select('id').execute()).length, 1);
  });

  test('the terms are confirmed once for each version, and every consent can be taken back', async () => {
    const { world, app } = open();
    const { viewer, cookie } = await makePerson(world);
    const admin = await makePerson(world, { grants: [{ role: 'network-admin', scope: 'network' }] });
    const terms = async () => readPage(await (await app.request('/de/terms', { headers: { cookie } })).text());
    assert.match((await terms()).text, /Gelesen und einverstanden/);
    for (let round = 0; round < 2; round++)
      assert.equal((await postForm(app, '/de/terms/confirmation', {}, { cookie })).status, 303);
    assert.match((await terms()).text, /Sie haben diese Fassung bestätigt/);
    assert.equal((await database.db.selectFrom('consent').select('id').execute()).length, 1);
    await postForm(app, '/de/admin/pages/terms', { de: 'Neue Bedingungen' }, { cookie: admin.cookie });
    const changed = (await terms()).text;
    assert.match(changed, /Neue Bedingungen/);
    assert.match(changed, /Gelesen und einverstanden/);

    const who = { person: viewer.id };
    await database.db
      .transaction()
      .execute((trx) => recordConsent(trx, viewer, who, { what: 'newsletter', version: 1 }, world.clock()));
    const path = '/de/account/data/consents/withdrawal';
    assert.equal((await postForm(app, path, { what: 'newsletter' }, { cookie: admin.cookie })).status, 404);
    assert.equal((await postForm(app, path, { what: 'newsletter' }, { cookie })).status, 303);
    assert.equal((await postForm(app, path, { what: 'newsletter' }, { cookie })).status, 404);
  });
});
