import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Grant } from '#engines/kit';
import { grantRoles, makePerson } from '#features/accounts/fixtures.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { openRegistration } from '#features/events/registration/fixtures.ts';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { draftFields } from '#features/matching/fixtures.ts';
import { makeOrganisation } from '#features/network/fixtures.ts';
import { runJob } from '#platform/jobs';
import { forEachDatabase, type TestDatabase } from '#platform/testing';
import { fillIn, findInDatabase, findInFiles } from './erasure-marks.ts';
import { createFeatures } from './features.tsx';
import { makeWorld, postForm, readPage } from './testing.ts';
import { createApp } from './web/app.tsx';
import { loadAssets } from './web/assets.ts';

/** What tells of the person whom the test erases, and of nobody else in it. */
const NAME = 'Quirina Markwort';
const EMAIL = 'quirina.markwort.7791@example.net';
const GUEST_NAME = 'Gastfried Eigenbrot';
const GUEST_EMAIL = 'gastfried.eigenbrot.5512@example.net';
const TEXT = 'Xylomarke4711';
const GUEST_TEXT = 'Ypsimarke8155';
const IP = '203.0.113.77';
const AGENT = 'Markwortbrowser/9.9';
const PERSON_MARKS = ['Quirina', 'Markwort', EMAIL, TEXT, IP, AGENT];
const GUEST_MARKS = ['Gastfried', 'Eigenbrot', GUEST_EMAIL, GUEST_TEXT, IP, AGENT];

const FROM = { 'user-agent': AGENT, 'x-forwarded-for': IP };

function openStage(database: TestDatabase) {
  const folder = mkdtempSync(join(tmpdir(), 'hubwerk-erasure-'));
  const time = { now: new Date('2026-03-02T12:00:00Z') };
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const made = makeWorld(database, {
    clock: () => time.now,
    settings: { DATA_DIR: folder, TRUST_PROXY: 'yes', RATE_LIMIT: '10000' },
  });
  const world = { ...made, log: pino({ level: 'debug' }, sink) };
  const features = createFeatures(world);
  const app = createApp(world, features, loadAssets());
  const later = (seconds: number) => {
    time.now = new Date(time.now.getTime() + seconds * 1000);
  };
  const mails = async (kind: RegExp, to: string) => {
    const all = await database.db.selectFrom('mail').select(['kind', 'to_address', 'text']).orderBy('id').execute();
    return all.filter((mail) => kind.test(mail.kind) && mail.to_address === to).map(({ text }) => text);
  };
  return {
    world,
    app,
    features,
    later,
    mails,
    /** Everything that a process writes or keeps is looked through. */
    async search(marks: readonly string[]) {
      return [
        ...(await findInDatabase(database.db, marks)),
        ...findInFiles(folder, marks),
        ...marks.filter((mark) => lines.some((line) => line.includes(mark))).map((mark) => `log: ${mark}`),
      ];
    },
    /** The rounds of the jobs and rules within an hour. */
    async letTimePass() {
      await sql`update mail set state = 'sent', sent_at = ${time.now} where state = 'queued'`.execute(database.db);
      later(3700);
      for (const job of features.flatMap((feature) => feature.jobs ?? [])) {
        if (job.name === 'forget-last-mails') await runJob(world, job);
      }
    },
    async close() {
      for (const feature of features) await feature.close?.();
      rmSync(folder, { recursive: true });
    },
  };
}

type Stage = ReturnType<typeof openStage>;

/** The session cookie that an answer sets. */
const cookieOf = (answer: Response) => (answer.headers.getSetCookie() ?? []).map((one) => one.split(';')[0]).join('; ');

async function signIn({ app, mails }: Stage): Promise<Record<string, string>> {
  const asked = await fillIn(app, '/de/sign-in', /sign-in$/, { email: EMAIL }, FROM);
  const challenge = cookieOf(asked);
  const [mail = ''] = (await mails(/sign-in/, EMAIL)).slice(-1);
  const page = /https:\/\/[^/]+(\/\S+)/.exec(mail)?.[1] ?? '';
  const headers = { ...FROM, ...(challenge === '' ? {} : { cookie: challenge }) };
  const answer = await fillIn(app, page, /sign-in\/link$/, {}, headers);
  return { ...FROM, cookie: cookieOf(answer) };
}

/** Somebody who uses everything there is. */
async function livePerson(
  stage: Stage,
  database: TestDatabase,
): Promise<{ id: string; headers: Record<string, string> }> {
  const { app, later } = stage;
  const wait = () => later(10);
  const headers = await signIn(stage);
  await fillIn(app, '/de/welcome', /welcome$/, { name: NAME }, headers);
  const { id } = await database.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', EMAIL)
    .executeTakeFirstOrThrow();
  await fillIn(app, '/de/terms', /terms/, {}, headers);
  await fillIn(app, '/de/feedback', /feedback$/, { text: `${TEXT} ist mir aufgefallen.`, email: EMAIL }, headers);
  await postForm(app, '/de/data', { email: EMAIL }, FROM);
  const about = await database.db.selectFrom('entry').select('id').executeTakeFirstOrThrow();
  const comment = { text: `Das finde ich gut, ${TEXT} sollte man aufgreifen.` };
  await fillIn(app, `/de/comments/new?subject=entry:${about.id}`, /comments$/, comment, headers, wait);
  await fillIn(app, '/de/account', /account$/, { name: NAME }, headers);
  await fillIn(app, '/de/account/notices', /account\/notices$/, {}, headers);

  const werk = await database.db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'werk')
    .executeTakeFirstOrThrow();
  await grantRoles(database.db, id, [{ role: 'organisation-owner', scope: `organisation:${werk.id}` }]);
  await fillIn(app, '/de/organisations/stadt/claim', /claim$/, { text: `Ich arbeite dort, ${TEXT}.` }, headers);
  const colleague = { email: 'kollege@example.net', role: 'organisation-member' };
  await fillIn(app, '/de/organisations/werk/people', /invitations$/, colleague, headers);
  const application = {
    name: 'Institut Beispiel',
    type: 'research',
    place: 'Dresden',
    summary: 'Ein Institut für Messtechnik.',
    why: `Wir passen gut dazu, ${TEXT}.`,
    answer: 'Ja.',
  };
  await fillIn(app, '/de/hubs/hub-dresden/admission', /admission$/, application, headers);
  const offer = {
    title: 'Messgeräte zum Ausleihen',
    summary: 'Wir verleihen Messgeräte an Städte und Gemeinden.',
    text: 'Wir verleihen Messgeräte. Die Einweisung dauert einen halben Tag.',
    maturity: 'market',
    hub: 'hub-dresden',
  };
  const saved = await fillIn(app, '/de/entries/new?kind=offer', /entries$/, offer, headers);
  const preview = saved.headers.get('location') ?? '';
  await fillIn(app, preview, /submission$/, {}, headers);
  await fillIn(app, '/de/events/werkstatt-ladesaeulen/registration', /registration$/, { organisation: TEXT }, headers);
  await postForm(app, '/de/account/data/file', { format: 'html' }, headers);
  return { id, headers };
}

forEachDatabase('an erasure', (database) => {
  /** A network with staff who are told of what people do. */
  async function makeSurroundings(stage: Stage) {
    const { world } = stage;
    await makeEntry(database.db, { key: 'ladesaeulen', slug: 'ladesaeulen', title: 'Ladesäulen' });
    const hub = await database.db.selectFrom('hub').select(['id', 'external_key']).executeTakeFirstOrThrow();
    await openRegistration(database.db, await makeEvent(database.db, { hub: hub.id }));
    await makeOrganisation(database.db, {
      key: 'werk',
      slug: 'werk',
      name: 'Stadtwerk Beispiel',
      hub: hub.external_key,
    });
    await makeOrganisation(database.db, {
      key: 'stadt',
      slug: 'stadt',
      name: 'Stadt Musterheim',
      hub: hub.external_key,
    });
    const staff: Grant[] = [
      { role: 'network-admin', scope: 'network' },
      { role: 'hub-manager', scope: `hub:${hub.id}` },
      { role: 'moderator', scope: `hub:${hub.id}` },
    ];
    return { hub: hub.id, manager: await makePerson(world, { name: 'Mona Hub', grants: staff }) };
  }

  test('leaves nothing of a person in any table, file or log line', async () => {
    const stage = openStage(database);
    const { manager } = await makeSurroundings(stage);
    const { id, headers } = await livePerson(stage, database);
    const organisation = await database.db
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'werk')
      .executeTakeFirstOrThrow();
    const before = await stage.search(PERSON_MARKS);
    for (const table of [
      'person',
      'comment',
      'feedback',
      'mail',
      'link',
      'sign_in_session',
      'claim',
      'admission',
      'registration',
    ])
      assert.ok(
        before.some((line) => line.startsWith(`${table}:`)),
        `nothing to erase in ${table}`,
      );

    const answer = await fillIn(stage.app, '/de/account/data/erasure', /erasure$/, { confirm: 'yes' }, headers);
    const last = await stage.search(PERSON_MARKS);
    assert.deepEqual(
      last.map((line) => line.split(':')[0]).filter((table) => table !== 'mail'),
      [],
    );
    assert.equal((await stage.mails(/./, EMAIL)).length, 1);
    await stage.letTimePass();
    assert.deepEqual(await stage.search(PERSON_MARKS), []);

    // Its number stands only where it no longer leads to anybody.
    const numbers = await findInDatabase(database.db, [id]);
    assert.deepEqual(new Set(numbers.map((line) => line.split(':')[0])), new Set(['audit', 'outbox']));
    const protocol = readPage(await (await stage.app.request(answer.headers.get('location') ?? '')).text());
    assert.match(protocol.text, /Konto: 1 gelöscht/);
    assert.match(protocol.text, /Kommentare: 1 gelöscht/);

    const notices = await database.db.selectFrom('notice').select(['person_id', 'subject', 'kind']).execute();
    assert.deepEqual(
      notices.filter(({ kind }) => kind === 'organisation-without-owner'),
      [
        {
          person_id: manager.viewer.id,
          subject: `organisation:${organisation.id}`,
          kind: 'organisation-without-owner',
        },
      ],
    );
    await stage.close();
    assert.deepEqual(await findInDatabase(database.db, PERSON_MARKS), []);
  });

  test('leaves nothing of a guest either', async () => {
    const stage = openStage(database);
    await makeSurroundings(stage);
    const { app, later } = stage;
    const wait = () => later(10);
    const about = await database.db.selectFrom('entry').select('id').executeTakeFirstOrThrow();
    const comment = { text: `Dazu weiß ich etwas: ${GUEST_TEXT}.`, name: GUEST_NAME, email: GUEST_EMAIL };
    await fillIn(app, `/de/comments/new?subject=entry:${about.id}`, /comments$/, comment, FROM, wait);
    const feedback = { text: `${GUEST_TEXT} fehlt auf der Karte.`, email: GUEST_EMAIL };
    await fillIn(app, '/de/feedback', /feedback$/, feedback, FROM);
    const who = { name: GUEST_NAME, email: GUEST_EMAIL, organisation: GUEST_TEXT };
    await fillIn(app, '/de/events/werkstatt-ladesaeulen/registration', /registration$/, who, FROM, wait);
    await fillIn(app, '/de/data', /data$/, { email: GUEST_EMAIL }, FROM);
    const [mail = ''] = await stage.mails(/personal-data/, GUEST_EMAIL);
    const page = /https:\/\/[^/]+(\/\S+)/.exec(mail)?.[1] ?? '';
    const before = await stage.search(GUEST_MARKS);
    for (const table of ['comment', 'feedback', 'mail', 'link', 'registration', 'attendee'])
      assert.ok(
        before.some((line) => line.startsWith(`${table}:`)),
        `nothing to erase in ${table}`,
      );
    await fillIn(app, `${page}/erasure`, /erasure$/, { confirm: 'yes' }, FROM);
    assert.equal((await stage.mails(/./, GUEST_EMAIL)).length, 1);
    await stage.letTimePass();
    assert.deepEqual(await stage.search(GUEST_MARKS), []);
    await stage.close();
  });

  test('leaves what others wrote, and their mails', async () => {
    const stage = openStage(database);
    const { manager } = await makeSurroundings(stage);
    const { headers } = await livePerson(stage, database);
    const other = { text: 'Eine andere Stimme zum selben Thema.', email: 'andere@example.net' };
    await fillIn(stage.app, '/de/feedback', /feedback$/, other, {});
    await fillIn(stage.app, '/de/data', /data$/, { email: 'andere@example.net' }, {});
    await postForm(stage.app, '/de/drafts', draftFields({ text: 'Wir suchen Ladesäulen für den Marktplatz.' }));
    const count = async () => {
      const { rows } = await sql<{ n: number }>`
        select (select count(*) from feedback)::int + (select count(*) from mail where to_address = 'andere@example.net')::int
          + (select count(*) from person)::int + (select count(*) from entry)::int + (select count(*) from draft)::int as n`.execute(
        database.db,
      );
      return rows[0]?.n ?? 0;
    };
    const before = await count();
    await fillIn(stage.app, '/de/account/data/erasure', /erasure$/, { confirm: 'yes' }, headers);
    // The person and their own feedback.
    assert.equal(await count(), before - 2);
    const there = await database.db.selectFrom('person').select('id').execute();
    assert.deepEqual(there, [{ id: manager.viewer.id }]);
    await stage.close();
  });

  test('two at once are one', async () => {
    const stage = openStage(database);
    await makeSurroundings(stage);
    const { headers } = await livePerson(stage, database);
    const answers = await Promise.all(
      [1, 2].map(() => postForm(stage.app, '/de/account/data/erasure', { confirm: 'yes' }, headers)),
    );
    const good = answers.filter((answer) => (answer.headers.get('location') ?? '').includes('/data/protocol/'));
    assert.equal(good.length, 1);
    assert.equal((await database.db.selectFrom('erasure').select('id').execute()).length, 1);
    await stage.close();
  });
});
