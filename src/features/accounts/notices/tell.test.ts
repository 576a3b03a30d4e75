import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonViewer } from '#engines/kit';
import { readConfig } from '#platform/config';
import { type Db, openDatabase } from '#platform/database';
import type { NoticeKind } from '#platform/feature';
import { openLog } from '#platform/log';
import { openSecret } from '#platform/secret';
import { describeOn, forEachDatabase, type TestDatabase } from '#platform/testing';
import { makePerson } from '../fixtures.ts';
import type { HowOften } from '../model.ts';
import { notify } from './notify.ts';
import { listOwnNotices } from './queries.ts';
import { tellPeople } from './tell.ts';

const NOON = new Date('2026-03-04T12:00:00Z');
const NEVER = new AbortController().signal;
const label = (text: string) => ({ de: text, cs: text, pl: text, en: text });

/** Things there are; a notice about anything else is about something that is gone. */
function makeKinds(things: Record<string, string>, mayRead = (_: PersonViewer) => true): NoticeKind[] {
  const kind = (name: string, usual: NoticeKind['usual']): NoticeKind => ({
    kind: name,
    label: label(`Art ${name}`),
    usual,
    async say(_, viewer, subject) {
      const title = mayRead(viewer) ? things[subject] : undefined;
      return title === undefined
        ? undefined
        : { text: `${viewer.lang}: ${title}`, path: `/things/${subject.slice(6)}` };
    },
  });
  return [
    kind('thing.made', 'at-once'),
    kind('thing.changed', 'daily'),
    kind('thing.aged', 'weekly'),
    kind('thing.seen', 'off'),
  ];
}
const KINDS = makeKinds({ 'thing:1': 'Eins', 'thing:2': 'Zwei', 'thing:3': 'Drei' });

function worldOf(db: Db) {
  const config = readConfig({ BASE_URL: 'https://hubs.example.org', SECRET: 'only-the-tests-know-this-0123456789' });
  if (!config.ok) throw new Error('settings');
  return { config: config.value, db, log: openLog('silent'), secret: openSecret(config.value) };
}

const tell = (db: Db, now = NOON, kinds = KINDS) => tellPeople(worldOf(db), kinds, now, NEVER);
const write = (db: Db, kind: string, subject: `${string}:${string}`, to: PersonViewer[], at = NOON) =>
  db.transaction().execute((trx) => notify(trx, { kind, subject, to: to.map(({ id }) => id) }, at));
const choose = (db: Db, { id }: PersonViewer, kind: string, how_often: HowOften) =>
  db.insertInto('notice_choice').values({ person_id: id, kind, how_often }).execute();
const mails = (db: Db) =>
  db.selectFrom('mail').select(['to_address', 'subject', 'text', 'unsubscribe_url']).orderBy('to_address').execute();
const untold = async (db: Db) =>
  (await db.selectFrom('notice').select('kind').where('mailed_at', 'is', null).orderBy('kind').execute()).map(
    ({ kind }) => kind,
  );

forEachDatabase('telling people', (database: TestDatabase) => {
  const person = async (given: Parameters<typeof makePerson>[1] = {}) =>
    (await makePerson(worldOf(database.db), given)).viewer;

  test('one notice is one mail, with what happened, why it came, and a way to switch it off', async () => {
    const { db } = database;
    const anna = await person({ name: 'Anna', email: 'anna@example.org' });
    await write(db, 'thing.made', 'thing:1', [anna]);
    await tell(db);
    await tell(db);
    const [mail, ...more] = await mails(db);
    assert.deepEqual(more, []);
    assert.equal(mail?.subject, 'de: Eins');
    assert.match(mail?.unsubscribe_url ?? '', /^https:\/\/hubs\.example\.org\/de\/notices-off\/[\w-]{43}$/);
    assert.equal(
      mail?.text,
      `Guten Tag Anna,

es gibt Neues für Sie:

* de: Eins
  https://hubs.example.org/de/things/1

Zu meinen Aufgaben:
https://hubs.example.org/de/desk

-- 
Warum Sie diese Mail bekommen:
Sie haben ein Konto und bekommen Mails zu: „Art thing.made“.

Einstellen, wie oft Sie Mails bekommen:
https://hubs.example.org/de/account/notices

Diese Mails abbestellen:
${mail?.unsubscribe_url}
`,
    );
  });

  test('everybody gets one mail with all that is due, in their own language; the same thing is told once', async () => {
    const { db } = database;
    const anna = await person({ email: 'anna@example.org' });
    const jan = await person({ email: 'jan@example.org', lang: 'pl', name: 'Jan' });
    await write(db, 'thing.made', 'thing:1', [anna, jan]);
    await write(db, 'thing.made', 'thing:1', [anna]);
    await write(db, 'thing.made', 'thing:2', [anna]);
    await tell(db);
    const told = await mails(db);
    assert.deepEqual(
      told.map(({ to_address, subject }) => [to_address, subject]),
      [
        ['anna@example.org', '2 Hinweise für Sie'],
        ['jan@example.org', 'pl: Eins'],
      ],
    );
    assert.deepEqual(told[0]?.text.match(/^\* .*$/gm), ['* de: Eins', '* de: Zwei']);
    assert.match(told[1]?.text ?? '', /^Dzień dobry, Jan,/);
  });

  test('what is daily waits for seven o’clock, what is weekly for Monday, what is off for nothing', async () => {
    const { db } = database;
    const anna = await person();
    for (const kind of ['thing.made', 'thing.changed', 'thing.aged', 'thing.seen'])
      await write(db, kind, 'thing:1', [anna]);
    await tell(db);
    assert.deepEqual([(await mails(db)).length, await untold(db)], [1, ['thing.aged', 'thing.changed']]);
    await tell(db, new Date('2026-03-05T05:59:00Z'));
    assert.equal((await mails(db)).length, 1);
    await tell(db, new Date('2026-03-05T06:00:00Z'));
    assert.deepEqual([(await mails(db)).length, await untold(db)], [2, ['thing.aged']]);
    await tell(db, new Date('2026-03-09T05:59:00Z'));
    assert.equal((await mails(db)).length, 2);
    await tell(db, new Date('2026-03-09T06:00:00Z'));
    assert.deepEqual([(await mails(db)).length, await untold(db)], [3, []]);
  });

  test('across the change to summer time a daily mail still comes at seven', async () => {
    const { db } = database;
    const anna = await person();
    await write(db, 'thing.changed', 'thing:1', [anna], new Date('2026-03-28T06:00:00Z'));
    await tell(db, new Date('2026-03-29T04:59:00Z'));
    assert.equal((await mails(db)).length, 0);
    await tell(db, new Date('2026-03-29T05:00:00Z'));
    assert.equal((await mails(db)).length, 1);
  });

  test('what somebody has chosen goes before what is usual, for them alone', async () => {
    const { db } = database;
    const anna = await person({ email: 'anna@example.org' });
    const eva = await person({ email: 'eva@example.org' });
    await choose(db, anna, 'thing.made', 'off');
    await choose(db, eva, 'thing.seen', 'at-once');
    await write(db, 'thing.made', 'thing:1', [anna, eva]);
    await write(db, 'thing.seen', 'thing:2', [anna, eva]);
    await tell(db);
    const told = await mails(db);
    assert.deepEqual(
      told.map(({ to_address, text }) => [to_address, text.match(/^\* .*$/gm)]),
      [['eva@example.org', ['* de: Eins', '* de: Zwei']]],
    );
    assert.deepEqual(await untold(db), []);
  });

  test('nobody is told of what is gone, no longer theirs, or known by no feature', async () => {
    const { db } = database;
    const staff = await person({ email: 'staff@example.org', grants: [{ role: 'moderator', scope: 'hub:1' }] });
    const former = await person({ email: 'former@example.org' });
    const kinds = makeKinds({ 'thing:1': 'Geheim' }, ({ grants }) =>
      grants.some(({ role, scope }) => role === 'moderator' && scope === 'hub:1'),
    );
    await write(db, 'thing.made', 'thing:1', [staff, former]);
    await write(db, 'thing.made', 'thing:9', [staff]);
    await write(db, 'thing.removed-from-the-code', 'thing:1', [staff]);
    await tell(db, NOON, kinds);
    const told = await mails(db);
    assert.deepEqual(
      told.map(({ to_address, text }) => [to_address, text.match(/^\* .*$/gm)]),
      [['staff@example.org', ['* de: Geheim']]],
    );
    assert.deepEqual(await untold(db), []);
    assert.deepEqual(await listOwnNotices(db, former, kinds, 20), []);
  });

  test('an address that nobody has proved gets no notices, until somebody has', async () => {
    const { db } = database;
    const anna = await person();
    const prove = (email_verified: boolean) =>
      db.updateTable('person').set({ email_verified }).where('id', '=', anna.id).execute();
    await prove(false);
    await write(db, 'thing.made', 'thing:1', [anna]);
    await tell(db);
    assert.deepEqual(await mails(db), []);
    await prove(true);
    await tell(db);
    assert.equal((await mails(db)).length, 1);
  });

  test('a feature that fails keeps nothing else from being told', async () => {
    const { db } = database;
    const anna = await person();
    const [made, ...others] = KINDS;
    const failing: NoticeKind = {
      ...(made ?? assert.fail()),
      say() {
        throw new Error('a mistake');
      },
    };
    await write(db, 'thing.made', 'thing:1', [anna]);
    await choose(db, anna, 'thing.changed', 'at-once');
    await write(db, 'thing.changed', 'thing:2', [anna]);
    await tell(db, NOON, [failing, ...others]);
    assert.deepEqual(
      (await mails(db)).map(({ subject }) => subject),
      ['de: Zwei'],
    );
  });

  test('a flood is one mail that spells out twenty and says that there are more', async () => {
    const { db } = database;
    const anna = await person();
    const things = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`thing:${at}`, `Nr. ${at}`]));
    for (let at = 0; at < 25; at++) await write(db, 'thing.made', `thing:${at}`, [anna], new Date(NOON.getTime() + at));
    await tell(db, new Date(NOON.getTime() + 60_000), makeKinds(things));
    const [mail] = await mails(db);
    assert.equal(mail?.subject, 'Mehr als 20 Hinweise für Sie');
    assert.equal(mail?.text.match(/^\* /gm)?.length, 20);
    assert.match(mail?.text ?? '', /Weitere Hinweise finden Sie unter/);
    assert.deepEqual(await untold(db), []);
  });

  test('more people than are looked up at a time are all told', async () => {
    const { db } = database;
    const people: PersonViewer[] = [];
    for (let at = 0; at < 53; at++) people.push(await person());
    await write(db, 'thing.made', 'thing:1', people);
    await tell(db);
    assert.equal(new Set((await mails(db)).map(({ to_address }) => to_address)).size, 53);
  });
});

describeOn('postgres', 'telling people in several processes', (database) => {
  test('two at once tell everybody once', async () => {
    const { db } = database;
    const people: PersonViewer[] = [];
    for (let at = 0; at < 30; at++) people.push((await makePerson(worldOf(db), {})).viewer);
    await write(db, 'thing.made', 'thing:1', people);
    const other = await openDatabase(database.settings);
    // Both have looked before either has written.
    let waiting = 0;
    const gate = Promise.withResolvers<void>();
    const kinds = KINDS.map((kind) => ({
      ...kind,
      async say(...args: Parameters<NoticeKind['say']>) {
        if (++waiting >= 2) gate.resolve();
        await gate.promise;
        return kind.say(...args);
      },
    }));
    await Promise.all([tell(db, NOON, kinds), tell(other.db, NOON, kinds)]);
    await other.close();
    const to = (await mails(db)).map(({ to_address }) => to_address);
    assert.deepEqual([to.length, new Set(to).size], [30, 30]);
    assert.equal((await db.selectFrom('link').select('id').execute()).length, 30);
  });
});
