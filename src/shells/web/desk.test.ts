import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonViewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { accounts } from '#features/accounts/index.ts';
import { notify } from '#features/accounts/notices/notify.ts';
import type { Feature } from '#platform/feature';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeWorld, readPage } from '../testing.ts';
import type { OpenWorld } from '../world.ts';
import { createApp } from './app.tsx';
import { desk } from './desk.tsx';

const label = { de: 'Ding', cs: 'Věc', pl: 'Rzecz', en: 'Thing' };
const NOON = new Date('2026-03-02T12:00:00Z');

/** Two features with work for moderators of hub 1, and something that only they are told. */
const isModerator = ({ grants }: PersonViewer) => grants.some(({ scope }) => scope === 'hub:1');
const work: Feature[] = [
  {
    name: 'first',
    async desk(viewer, lang) {
      if (!isModerator(viewer)) return [];
      return [
        {
          kind: 'a',
          title: 'Geheime Kommentare',
          detail: 'Hub Eins',
          href: `/${lang}/a`,
          count: 3,
          since: new Date('2026-02-01T23:30:00Z'),
        },
        {
          kind: 'b',
          title: 'Anfrage <b>fett</b>',
          href: `/${lang}/b`,
          count: 1,
          since: new Date('2026-03-01T10:00:00Z'),
          due: '2026-03-04',
        },
      ];
    },
    notices: [
      {
        kind: 'thing.made',
        label,
        usual: 'off',
        say: async (_, viewer, subject) =>
          isModerator(viewer) ? { text: `Neu: ${subject}`, path: `/things/${subject.slice(6)}` } : undefined,
      },
    ],
  },
  {
    name: 'second',
    desk: async (viewer, lang) =>
      isModerator(viewer)
        ? [
            {
              kind: 'c',
              title: 'Frist',
              href: `/${lang}/c`,
              count: 1,
              since: new Date('2026-03-01T11:00:00Z'),
              due: '2026-03-01',
            },
          ]
        : [],
  },
];

/** Without the other features: what waits there for everybody is their business. */
function appOf(world: OpenWorld) {
  return createApp(world, [accounts(world), ...work, desk(world, () => work)]);
}

forEachDatabase('the desk', (database) => {
  const open = () => {
    const world = makeWorld(database);
    return { world, app: appOf(world) };
  };

  test('who has not signed in is sent to do so, and comes back', async () => {
    const { app } = open();
    const response = await app.request('/de/desk');
    assert.deepEqual([response.status, response.headers.get('location')], [303, '/de/sign-in?next=%2Fde%2Fdesk']);
  });

  test('all features’ work is one list in order of urgency, below it what one was told', async () => {
    const { app, world } = open();
    const grants = [{ role: 'moderator', scope: 'hub:1' }] as const;
    const { cookie, viewer } = await makePerson(world, { name: 'Jana Nováková', grants });
    await database.db.transaction().execute(async (trx) => {
      await notify(trx, { kind: 'thing.made', subject: 'thing:7', to: [viewer.id] }, NOON);
    });
    const response = await app.request('/de/desk', { headers: { cookie } });
    assert.equal(response.headers.get('cache-control'), 'private, no-store');
    const page = readPage(await response.text());
    assert.match(page.h1, /Guten Tag, Jana Nováková/);
    assert.match(page.text, /5 Aufgaben warten auf Sie\./);
    const at = ['Frist', 'Anfrage <b>fett</b>', 'Geheime Kommentare', 'Neu: thing:7'].map((text) =>
      page.text.indexOf(text),
    );
    assert.deepEqual(at.includes(-1), false);
    assert.deepEqual(
      [...at].sort((a, b) => a - b),
      at,
    );
    assert.match(page.text, /Frist überfälligfällig am 1\. März 2026 · wartet seit 1\. März 2026/);
    assert.match(page.text, /Anfrage <b>fett<\/b> bald fällig/);
    // Half past midnight in Berlin.
    assert.match(page.text, /Geheime Kommentare Hub Eins · 3 offen · wartet seit 2\. Februar 2026/);
    const links = page.elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href);
    for (const href of ['/de/a', '/de/b', '/de/c', '/de/things/7']) assert.equal(links.includes(href), true, href);
  });

  test('without the right nothing leaks: neither work nor what one was told in better days', async () => {
    const { app, world } = open();
    const { cookie, viewer } = await makePerson(world, { grants: [{ role: 'moderator', scope: 'hub:2' }] });
    await database.db.transaction().execute(async (trx) => {
      await notify(trx, { kind: 'thing.made', subject: 'thing:7', to: [viewer.id] }, NOON);
    });
    for (const lang of ['de', 'cs', 'pl', 'en']) {
      const html = await (await app.request(`/${lang}/desk`, { headers: { cookie } })).text();
      assert.doesNotMatch(html, /Geheim|Frist|Anfrage|thing:7|things/);
    }
    const page = readPage(await (await app.request('/de/desk', { headers: { cookie } })).text());
    assert.match(page.text, /Zurzeit wartet nichts auf Sie/);
    const links = page.elements.map(({ attributes }) => attributes.href);
    for (const href of ['/de/drafts/new', '/de/entries', '/de/organisations'])
      assert.equal(links.includes(href), true, href);
  });

  test('notices of others are theirs', async () => {
    const { app, world } = open();
    const grants = [{ role: 'moderator', scope: 'hub:1' }] as const;
    const other = await makePerson(world, { grants });
    await database.db.transaction().execute(async (trx) => {
      await notify(trx, { kind: 'thing.made', subject: 'thing:7', to: [other.viewer.id] }, NOON);
    });
    const { cookie } = await makePerson(world, { grants });
    assert.doesNotMatch(await (await app.request('/de/desk', { headers: { cookie } })).text(), /thing:7/);
  });

  test('at most twenty notices, the newest, and as many queries for one as for twenty', async () => {
    const counted = countQueries(database.db);
    const world = makeWorld(database, { db: counted.db });
    const app = appOf(world);
    const { cookie, viewer } = await makePerson(world, { grants: [{ role: 'moderator', scope: 'hub:1' }] });
    const write = (from: number, to: number) =>
      database.db.transaction().execute(async (trx) => {
        for (let at = from; at < to; at++)
          await notify(
            trx,
            { kind: 'thing.made', subject: `thing:n${at}n`, to: [viewer.id] },
            new Date(NOON.getTime() + at),
          );
      });
    const ask = async () => {
      counted.restart();
      const text = readPage(await (await app.request('/de/desk', { headers: { cookie } })).text()).text;
      return { told: text.match(/Neu: thing:n\d+n/g) ?? [], queries: counted.count() };
    };
    await write(0, 1);
    await ask();
    const one = await ask();
    await write(1, 30);
    const many = await ask();
    assert.deepEqual(
      [one.told.length, many.told.length, many.told[0], many.told[19]],
      [1, 20, 'Neu: thing:n29n', 'Neu: thing:n10n'],
    );
    assert.equal(many.queries, one.queries);
  });
});
