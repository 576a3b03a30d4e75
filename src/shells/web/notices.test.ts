import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { offSubject } from '#features/accounts/notices/model.ts';
import { notify } from '#features/accounts/notices/notify.ts';
import type { Feature } from '#platform/feature';
import { createLink } from '#platform/link';
import { forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const say = async () => undefined;
const kind = (name: string, text: string) => ({
  kind: name,
  label: { de: text, cs: text, pl: text, en: text },
  usual: 'daily' as const,
  say,
});
const things: Feature = { name: 'things', notices: [kind('thing.made', 'Neues'), kind('thing.gone', 'Altes')] };
const NOON = new Date('2026-03-02T12:00:00Z');

forEachDatabase('choosing notices', (database) => {
  const open = () => {
    const world = makeWorld(database);
    return { world, app: makeApp(world, [things]) };
  };
  const choices = () =>
    database.db.selectFrom('notice_choice').select(['person_id', 'kind', 'how_often']).orderBy('kind').execute();
  const chosen = (html: string, name: string) => {
    const { elements } = readPage(html);
    const at = elements.findIndex((one) => one.name === 'select' && one.attributes.name === name);
    return elements.slice(at).find((one) => one.name === 'option' && one.attributes.selected !== undefined)?.attributes
      .value;
  };
  const makeOffLink = (person: string, expiresAt: Date | null = null) =>
    database.db.transaction().execute((trx) => {
      const subject = offSubject(person, ['thing.made', 'thing.gone']);
      return createLink(trx, { purpose: 'notices-off', subject, expiresAt }, NOON);
    });

  test('the page shows what is usual until one chooses, then what one chose', async () => {
    const { app, world } = open();
    const { cookie, viewer } = await makePerson(world);
    const before = await (await app.request('/de/account/notices', { headers: { cookie } })).text();
    assert.deepEqual([chosen(before, 'thing.made'), chosen(before, 'thing.gone')], ['daily', 'daily']);
    const fields = { 'thing.made': 'off', 'thing.gone': 'weekly', 'thing.unknown': 'off' };
    const saved = await postForm(app, '/de/account/notices', fields, { cookie });
    assert.deepEqual([saved.status, saved.headers.get('location')], [303, '/de/account/notices?saved=yes']);
    assert.deepEqual(await choices(), [
      { person_id: viewer.id, kind: 'thing.gone', how_often: 'weekly' },
      { person_id: viewer.id, kind: 'thing.made', how_often: 'off' },
    ]);
    const after = await (await app.request('/de/account/notices?saved=yes', { headers: { cookie } })).text();
    assert.deepEqual([chosen(after, 'thing.made'), chosen(after, 'thing.gone')], ['off', 'weekly']);
    assert.match(readPage(after).text, /Ihre Auswahl ist gespeichert/);
    await postForm(app, '/de/account/notices', { 'thing.made': 'at-once' }, { cookie });
    assert.deepEqual(
      (await choices()).map(({ how_often }) => how_often),
      ['weekly', 'at-once'],
    );
  });

  test('a value that cannot be is refused, and nothing is kept', async () => {
    const { app, world } = open();
    const { cookie } = await makePerson(world);
    const fields = { 'thing.made': 'hourly', 'thing.gone': 'off' };
    const response = await postForm(app, '/de/account/notices', fields, { cookie });
    assert.equal(response.status, 422);
    const html = await response.text();
    assert.match(readPage(html).text, /Bitte wählen Sie, wie oft/);
    assert.equal(chosen(html, 'thing.gone'), 'off');
    assert.deepEqual(await choices(), []);
  });

  test('who has not signed in chooses nothing', async () => {
    const { app } = open();
    assert.equal((await app.request('/de/account/notices')).status, 303);
    const posted = await postForm(app, '/de/account/notices', { 'thing.made': 'off' });
    assert.deepEqual([posted.status, posted.headers.get('location')], [303, '/de/sign-in']);
    assert.deepEqual(await choices(), []);
  });

  test('opening the link of a mail changes nothing; its button does, for one kind or for all', async () => {
    const { app, world } = open();
    const { viewer } = await makePerson(world);
    const key = await makeOffLink(viewer.id);
    const page = await app.request(`/de/notices-off/${key}`);
    assert.match(page.headers.get('cache-control') ?? '', /no-store/);
    assert.match(
      readPage(await page.text()).text,
      /„Neues“ abbestellen.*„Altes“ abbestellen.*Alle diese Mails abbestellen/s,
    );
    assert.deepEqual(await choices(), []);
    const one = await postForm(app, `/de/notices-off/${key}`, { kind: 'thing.gone' });
    assert.match(readPage(await one.text()).text, /Abbestellt/);
    assert.deepEqual(await choices(), [{ person_id: viewer.id, kind: 'thing.gone', how_often: 'off' }]);
    assert.equal((await postForm(app, `/de/notices-off/${key}`, {})).status, 200);
    assert.equal((await choices()).length, 2);
  });

  test('a mail service switches off in one click, without origin, cookie or page, and twice is as once', async () => {
    const { app, world } = open();
    const { viewer } = await makePerson(world);
    const key = await makeOffLink(viewer.id);
    for (let time = 0; time < 2; time++) {
      const response = await app.request(`/de/notices-off/${key}`, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
        headers: { host: 'hubs.example.org' },
      });
      assert.equal(response.status, 200);
    }
    assert.deepEqual(
      (await choices()).map(({ how_often }) => how_often),
      ['off', 'off'],
    );
  });

  test('a page elsewhere cannot click it, and the gate is open for this address only', async () => {
    const { app, world } = open();
    const { viewer } = await makePerson(world);
    const key = await makeOffLink(viewer.id);
    const body = () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const foreign: [path: string, headers: Record<string, string>][] = [
      [`/de/notices-off/${key}`, { origin: 'https://evil.example' }],
      [`/de/notices-off/${key}`, { 'sec-fetch-site': 'cross-site' }],
      [`/de/notices-off/${key}/more`, {}],
      ['/de/account/notices', {}],
    ];
    for (const [path, headers] of foreign) {
      const response = await app.request(path, {
        method: 'POST',
        body: body(),
        headers: { host: 'localhost', ...headers },
      });
      assert.equal(response.status, 403, path);
    }
    assert.deepEqual(await choices(), []);
  });

  test('a guessed, expired or foreign link switches nothing off', async () => {
    const { app, world } = open();
    const { viewer } = await makePerson(world);
    const expired = await makeOffLink(viewer.id, new Date(NOON.getTime() - 1));
    for (const key of [expired, 'a'.repeat(43), viewer.id]) {
      assert.equal((await app.request(`/de/notices-off/${key}`)).status, 410);
      assert.equal((await postForm(app, `/de/notices-off/${key}`, {})).status, 410);
    }
    const good = await makeOffLink(viewer.id);
    await postForm(app, `/de/notices-off/${good}`, { kind: 'thing.of-another-mail' });
    assert.deepEqual(await choices(), []);
  });

  test('data: one sees one’s notices, choices and mails, and erasing leaves nothing of them, and everything of others', async () => {
    const { app: _, world } = open();
    const { db } = database;
    const { mail } = await import('../mail.ts');
    const { notices } = await import('#features/accounts/notices/index.ts');
    const features = [mail(world), notices(world, () => [])];
    const people = [
      await makePerson(world, { email: 'Anna@example.org' }),
      await makePerson(world, { email: 'eva@example.org' }),
    ];
    const { queueMail } = await import('#platform/mail');
    for (const { viewer } of people) {
      await db
        .insertInto('notice_choice')
        .values({ person_id: viewer.id, kind: 'thing.made', how_often: 'off' })
        .execute();
      await makeOffLink(viewer.id);
      await db.transaction().execute(async (trx) => {
        await notify(trx, { kind: 'thing.made', subject: 'thing:1', to: [viewer.id] }, NOON);
        await queueMail(
          trx,
          { kind: 'x', to: viewer.email, lang: 'de', subject: `An ${viewer.email}`, body: [] },
          NOON,
        );
      });
    }
    const subject = { person: people[0]?.viewer.id ?? '', emails: ['anna@example.org'] };
    const exported = await Promise.all(features.map(({ personalData }) => personalData?.export(db, subject)));
    const tables = Object.assign({}, ...exported) as Record<string, Record<string, unknown>[]>;
    assert.deepEqual(
      Object.entries(tables).map(([table, rows]) => [table, rows.length]),
      [
        ['mail', 1],
        ['notice', 1],
        ['notice_choice', 1],
      ],
    );
    assert.equal(tables.mail?.[0]?.subject, 'An Anna@example.org');
    const erased = await db.transaction().execute(async (trx) => {
      const done = [];
      for (const { personalData } of features) done.push(...((await personalData?.erase(trx, subject, NOON)) ?? []));
      return done;
    });
    assert.deepEqual(
      erased.map(({ table, rows }) => [table, rows]),
      [
        ['mail', 1],
        ['notice', 1],
        ['notice_choice', 1],
        ['link', 1],
      ],
    );
    assert.deepEqual(await db.selectFrom('mail').select('to_address').execute(), [{ to_address: 'eva@example.org' }]);
    for (const table of ['notice', 'notice_choice'] as const) {
      const rows = await db.selectFrom(table).select('person_id').execute();
      assert.deepEqual(rows, [{ person_id: people[1]?.viewer.id }]);
    }
    assert.equal((await db.selectFrom('link').select('id').execute()).length, 1);
  });
});
