import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grant } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { exchange } from '#features/exchange/index.ts';
import { submitEntry } from '#features/exchange/publishing/commands/submit.ts';
import { entryDesk } from '#features/exchange/publishing/desk.ts';
import {
  makeDraft,
  makeNeighbours,
  makePublished,
  makeSubmitted,
  NOW,
  setSettings,
} from '#features/exchange/publishing/fixtures.ts';
import { tellOfExpiry, tellOfOldDrafts } from '#features/exchange/publishing/jobs.ts';
import { entryNotices } from '#features/exchange/publishing/notices.ts';
import { listInCheck, listMine } from '#features/exchange/publishing/queries.ts';
import { accepted, makeNetwork, makeOrganisation } from '#features/network/fixtures.ts';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const CLOCK = () => NOW;

forEachDatabase('publishing in the browser', (database) => {
  async function begin() {
    const world = makeWorld(database, { clock: CLOCK });
    const app = makeApp(world);
    await makeNetwork(database.db);
    const made = await makeNeighbours(database.db);
    const sign = async (...grants: Grant[]) => (await makePerson(world, { grants })).cookie;
    const get = async (path: string, cookie?: string) =>
      app.request(path, { headers: cookie === undefined ? {} : { cookie } });
    const page = async (path: string, cookie?: string) => {
      const response = await get(path, cookie);
      return { status: response.status, ...readPage(await response.text()) };
    };
    const post = (path: string, cookie: string, fields: Record<string, string>) =>
      postForm(app, path, fields, { cookie });
    return {
      ...made,
      world,
      app,
      sign,
      get,
      page,
      post,
      member: await sign({ role: 'organisation-member', scope: `organisation:${made.town.id}` }),
      editor: await sign({ role: 'editor', scope: `hub:${made.hub.id}` }),
      manager: await sign({ role: 'hub-manager', scope: `hub:${made.hub.id}` }),
      stranger: await sign({ role: 'hub-manager', scope: `hub:${made.other.id}` }),
    };
  }
  const row = (id: string) =>
    database.db.selectFrom('entry').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  const KEY = '0b0e8a3c-56de-4a0f-9a52-6a3c4f1d2e77';
  const NEED = {
    kind: 'need',
    key: KEY,
    organisation: 'stadt-musterheim',
    lang: 'de',
    title: 'Parkraum digital erfassen',
    summary: 'Wo sind Parkplätze frei?',
    problem: 'Wir zählen von Hand.',
    budget_max: '25.000 €',
    valid_until: '2027-03-02',
    topics: 'mobility',
  };

  test('an entry is written, looked at, submitted, checked and published', async () => {
    const { page, post, member, editor, hub } = await begin();
    const form = await page('/de/entries/new?kind=need', member);
    assert.equal(form.status, 200);
    assert.match(form.text, /Was geschieht heute, und was stört daran\?/);
    const created = await post('/de/entries', member, NEED);
    assert.equal(created.status, 303);
    const preview = created.headers.get('location') ?? '';
    const draft = await page(preview, member);
    assert.match(draft.text, /Entwurf: So wird der Eintrag aussehen/);
    assert.match(draft.text, /25\.000/);
    const slug = preview.split('/')[3] ?? '';
    assert.equal((await post(`/de/entries/${slug}/submission`, member, { version: '1' })).status, 303);
    assert.match(
      (await page(`/de/hubs/${hub.slug}/check`, editor)).text,
      /1 Eintrag wartet.*Parkraum digital erfassen/s,
    );
    const check = await page(`/de/entries/${slug}/check`, editor);
    assert.match(check.text, /Verständlich.*Vollständig.*Passt zum Netzwerk/s);
    const points = { points_0: '4', points_1: '4', points_2: '4', points_3: '4' };
    const decision = { version: '1', decision: 'published', comment: '', ...points };
    const bad = await post(`/de/entries/${slug}/check`, editor, { ...decision, points_2: '0' });
    assert.equal(bad.status, 422);
    const again = readPage(await bad.text());
    assert.match(again.text, /Mit 0 Punkten in einem Kriterium/);
    assert.equal(
      again.elements.filter(({ attributes }) => attributes.name === 'points_0' && 'checked' in attributes)[0]
        ?.attributes.value,
      '4',
    );
    assert.equal((await post(`/de/entries/${slug}/check`, editor, decision)).status, 303);
    const published = await page('/de/entries/parkraum-digital-erfassen');
    assert.equal(published.h1, 'Parkraum digital erfassen');
    assert.doesNotMatch(published.text, /Bearbeiten|Verlauf/);
    assert.match((await page('/de/entries/parkraum-digital-erfassen', member)).text, /Bearbeiten.*Verlauf/s);
    assert.match((await page('/de/entries/mine', member)).text, /Parkraum digital erfassen/);
  });

  test('fields that are no part of the form change nothing', async () => {
    const { post, member, other, town } = await begin();
    const works = await makeOrganisation(database.db, { key: 'werk', name: 'Werk', hub: 'hub-zwei' });
    const forged = {
      ...NEED,
      state: 'published',
      hub: other.slug,
      hub_id: other.id,
      owner: 'werk',
      owner_id: works.id,
      slug: 'wunsch',
      published_on: '2020-01-01',
      import_hash: 'x',
      edit_state: 'submitted',
      version: '9',
    };
    const created = await post('/de/entries', member, forged);
    const slug = (created.headers.get('location') ?? '').split('/')[3] ?? '';
    const saved = await row(slug);
    assert.deepEqual(
      [saved.state, saved.owner_id, saved.slug, saved.published_on, saved.version, saved.edit_state, saved.import_hash],
      ['draft', town.id, slug, null, 1, null, ''],
    );
    assert.notEqual(saved.hub_id, other.id);
    assert.equal((await post('/de/entries', member, { ...forged, organisation: 'werk' })).status, 403);
    const changed = await post(`/de/entries/${slug}/edit`, member, { ...forged, version: '1', kind: 'offer' });
    assert.equal(changed.status, 303);
    const after = await row(slug);
    assert.deepEqual([after.state, after.owner_id, after.kind, after.version], ['draft', town.id, 'need', 2]);
  });

  test('an error keeps what was entered, beside the field and in the summary', async () => {
    const { post, member } = await begin();
    const response = await post('/de/entries', member, { ...NEED, title: 'x', budget_max: 'viel', ends_on: 'bald' });
    assert.equal(response.status, 422);
    const { text, elements } = readPage(await response.text());
    assert.match(text, /Bitte schreiben Sie mindestens 3 Zeichen/);
    const links = elements.filter(({ name, attributes }) => name === 'a' && attributes.href?.startsWith('#'));
    assert.deepEqual(
      links.map(({ attributes }) => attributes.href).filter((href) => href !== '#main' && href !== '#content'),
      ['#title', '#budget_max', '#ends_on'],
    );
    const value = (name: string) => elements.find(({ attributes }) => attributes.name === name)?.attributes.value;
    assert.deepEqual([value('title'), value('budget_max'), value('ends_on'), value('key')], ['x', 'viel', 'bald', KEY]);
    assert.ok(
      elements.some(
        ({ attributes }) => attributes.name === 'topics' && attributes.value === 'mobility' && 'checked' in attributes,
      ),
    );
  });

  test('a draft does not exist for others, and who has not signed in is sent to do so, whether it exists or not', async () => {
    const { get, post, stranger, sign, writer, town } = await begin();
    const draft = await makeDraft(database.db, writer, town.id);
    const person = await sign();
    const paths = ['', '/preview', '/edit', '/history', '/check', '/closing', '/withdrawal', '/deletion', '.json'];
    for (const path of paths) {
      for (const cookie of [person, stranger]) {
        assert.equal((await get(`/de/entries/${draft.slug}${path}`, cookie)).status, 404, path);
      }
      const known = await get(`/de/entries/${draft.slug}${path}`);
      const unknown = await get(`/de/entries/no-such-entry${path}`);
      assert.equal(known.status, unknown.status, path);
      assert.equal(known.status, path === '' || path === '.json' ? 404 : 303, path);
    }
    for (const path of ['edit', 'submission', 'recall', 'deletion', 'withdrawal', 'closing', 'renewal', 'check']) {
      assert.equal((await post(`/de/entries/${draft.slug}/${path}`, stranger, NEED)).status, 404, path);
    }
    assert.equal((await row(draft.id)).state, 'draft');
  });

  test('of what is public strangers hear that they may not', async () => {
    const { get, post, stranger, writer, town, hub } = await begin();
    const { slug } = await makePublished(database.db, hub.id, writer, town.id);
    for (const path of ['edit', 'history', 'closing']) {
      assert.equal((await get(`/de/entries/${slug}/${path}`, stranger)).status, 403, path);
    }
    assert.equal((await post(`/de/entries/${slug}/withdrawal`, stranger, {})).status, 403);
    for (const path of [`/de/hubs/${hub.slug}/check`, `/de/hubs/${hub.slug}/settings/exchange`]) {
      assert.equal((await get(path, stranger)).status, 403, path);
    }
  });

  test('what is not published is in no list, feed, count, search, index or match', async () => {
    const { app, writer, town, hub, page } = await begin();
    const seen = async () => {
      const answers: string[] = [];
      for (const path of [
        '/de/entries?expired=yes',
        '/de/entries.json',
        '/de/entries.atom',
        '/de/entries.csv',
        '/de',
      ]) {
        answers.push(await (await app.request(path)).text());
      }
      for (const path of [
        '/de/entries?q=Geheimnis',
        `/de/organisations/${town.slug}`,
        `/de/hubs/${hub.slug}`,
        '/de/vocabulary',
      ]) {
        answers.push((await page(path)).text);
      }
      return answers.join('\n').replace(/Geheimnis(?=")/g, '');
    };
    const before = (await seen()).replace(/\s+/g, ' ');
    await makeDraft(database.db, writer, town.id, { title: 'Geheimnis im Entwurf' });
    await makeSubmitted(database.db, writer, town.id, { title: 'Geheimnis in Prüfung' });
    const after = (await seen()).replace(/\s+/g, ' ');
    assert.doesNotMatch(after, /Geheimnis (im|in)/);
    assert.equal(after.replace(/\d{2}:\d{2}:\d{2}[^<"]*/g, ''), before.replace(/\d{2}:\d{2}:\d{2}[^<"]*/g, ''));
    await makePublished(database.db, hub.id, writer, town.id, { title: 'Geheimnis gelüftet' });
    assert.match(await seen(), /Geheimnis gelüftet/);
  });

  test('who asked to stay unnamed is named in no output', async () => {
    const { app, get, page, member, editor, writer, town, hub, sign } = await begin();
    const before = await (await app.request(`/de/organisations/${town.slug}`)).text();
    const etagBefore = (await app.request(`/de/organisations/${town.slug}`)).headers.get('etag');
    const { slug, id } = await makePublished(database.db, hub.id, writer, town.id, {
      anonymous: 'yes',
      region: 'DED21',
      title: 'Parkraum digital erfassen',
    });
    await makePublished(database.db, hub.id, writer, town.id, { title: 'Ein Bedarf mit Namen', kind: 'need' });
    const outsider = await sign({
      role: 'organisation-owner',
      scope: 'organisation:018f0000-0000-7000-8000-000000000000',
    });
    const telling = new RegExp(`Musterheim|${town.slug}|${town.id}|musterheim\\.example|[",;]stadt[",;]`, 'i');

    const outputs = [
      `/de/entries/${slug}`,
      `/de/entries/${slug}.json`,
      `/de/entries/${id}`,
      '/de/entries?q=Parkraum&kind=need&topic=mobility&sort=title',
      '/de/entries.json?q=Parkraum',
      '/de/entries.atom?q=Parkraum',
      '/de/entries.csv?q=Parkraum',
      '/de/entries.json?sort=deadline',
      '/de/entries.csv',
      '/cs/entries?topic=mobility',
    ];
    for (const path of outputs) {
      for (const cookie of [undefined, outsider]) {
        const text = await (await get(path, cookie)).text();
        // The entry that bears the name shows that the name could be there.
        const about = path.includes('entries.') || path.includes('?') ? withoutNamed(text) : text;
        assert.doesNotMatch(about, telling, path);
      }
    }
    assert.match(await (await get('/de/entries.csv')).text(), /stadt/, 'the other entry is named');
    for (const path of ['/de/entries/', '/de/entries.json', '/de/entries.atom', '/de/entries.csv']) {
      const filtered = await (await get(`${path.replace(/\/$/, '')}?owner=${town.slug}`)).text();
      assert.match(filtered, /Ein Bedarf mit Namen/, path);
      assert.doesNotMatch(filtered, /Parkraum digital erfassen/, path);
    }
    assert.match((await page(`/de/entries?owner=${town.slug}`)).text, /1 Eintrag/);
    const profile = await (await get(`/de/organisations/${town.slug}`)).text();
    assert.match(profile, /Ein Bedarf mit Namen/);
    assert.doesNotMatch(profile, /Parkraum digital erfassen/);

    // Readers learn kind and region; the organisation's people and the hub's team learn all of it, on pages only.
    assert.match((await page(`/de/entries/${slug}`)).text, /Stadt oder Gemeinde.*Name nicht öffentlich/);
    for (const cookie of [member, editor]) {
      assert.match((await page(`/de/entries/${slug}`, cookie)).text, /Stadt Musterheim/);
      assert.match((await page(`/de/entries?owner=${town.slug}`, cookie)).text, /2 Einträge/);
      for (const format of ['json', 'atom', 'csv']) {
        const text = await (await get(`/de/entries.${format}?q=Parkraum`, cookie)).text();
        assert.doesNotMatch(withoutNamed(text), telling, format);
      }
      assert.doesNotMatch((await page(`/de/entries/${slug}`, cookie)).jsonLd.join(), telling);
      assert.doesNotMatch(await (await get(`/de/entries/${slug}.json`, cookie)).text(), telling);
    }
    assert.notEqual(before, '');
    assert.ok(etagBefore !== undefined);
  });

  /** Without the records of the entry that bears the name. */
  function withoutNamed(text: string): string {
    return text
      .replace(/<article(?:(?!<\/article>)[\s\S])*Ein Bedarf mit Namen[\s\S]*?<\/article>/g, '')
      .replace(/<entry>(?:(?!<\/entry>)[\s\S])*Ein Bedarf mit Namen[\s\S]*?<\/entry>/g, '')
      .replace(/^.*Ein Bedarf mit Namen.*(?:\r?\n|$)/gm, (line) => (line.startsWith('{') ? withoutItem(line) : ''));
  }
  function withoutItem(json: string): string {
    const feed = JSON.parse(json);
    feed.items = feed.items.filter((item: { title: string }) => item.title !== 'Ein Bedarf mit Namen');
    return JSON.stringify(feed);
  }

  test('an organisation’s page is the same, byte by byte, whether it has an unnamed need or not', async () => {
    const { app, writer, town, hub } = await begin();
    const read = async () => {
      const response = await app.request(`/de/organisations/${town.slug}`);
      return [response.headers.get('etag'), response.headers.get('last-modified'), await response.text()];
    };
    const before = await read();
    await makePublished(database.db, hub.id, writer, town.id, { anonymous: 'yes' });
    assert.deepEqual(await read(), before);
  });

  test('matches of an unnamed need do not depend on when its owner was confirmed', async () => {
    const { app, writer, hub } = await begin();
    const fresh = await makeOrganisation(database.db, {
      key: 'frisch',
      name: 'Stadt Frischau',
      hub: 'hub-dresden',
      confirmed_on: '2026-02-27',
    });
    const { member } = { member: await sameFor(fresh.id) };
    await makePublished(database.db, hub.id, member, fresh.id, { anonymous: 'yes', title: 'Carsharing in Quartieren' });
    await makePublished(database.db, hub.id, member, fresh.id, { title: 'Carsharing in Dörfern' });
    const draft = { kind: 'offer', key: KEY, text: 'Wir bieten Carsharing und Ladesäulen für Elektroautos an.' };
    const saved = await postForm(app, '/de/drafts', draft);
    const html = await (await app.request(saved.headers.get('location') ?? '')).text();
    const card = (title: string) => html.split('<article').find((part) => part.includes(title)) ?? '';
    assert.match(card('Carsharing in Dörfern'), /bestätigt/);
    assert.notEqual(card('Carsharing in Quartieren'), '');
    assert.doesNotMatch(card('Carsharing in Quartieren'), /bestätigt|Frischau/);
    assert.ok(writer);

    async function sameFor(organisation: string) {
      return (
        await makePerson(makeWorld(database), {
          grants: [{ role: 'organisation-member', scope: `organisation:${organisation}` }],
        })
      ).viewer;
    }
  });

  test('what was described is carried over, and nothing is asked twice', async () => {
    const { app, page, member } = await begin();
    const text = 'Wir zählen freie Parkplätze von Hand. Das dauert drei Tage.';
    const draft = { kind: 'need', key: KEY, text, region: 'DED21', budget: '25000' };
    const saved = await postForm(app, '/de/drafts', draft);
    const described = await page(saved.headers.get('location') ?? '');
    const link = described.elements.find(({ attributes }) => attributes.href?.includes('/entries/new'))?.attributes
      .href;
    assert.equal(link, `/de/entries/new?kind=need&draft=${KEY}`);
    const form = await page(link ?? '', member);
    assert.match(form.text, /Ihre Beschreibung ist übernommen/);
    assert.ok(form.text.includes(text));
    const value = (name: string) => form.elements.find(({ attributes }) => attributes.name === name)?.attributes.value;
    assert.deepEqual([value('title'), value('budget_max')], ['Wir zählen freie Parkplätze von Hand', '25000']);
  });

  test('the history shows words that came and went with marks, and to nobody else', async () => {
    const { get, page, post, member, editor, stranger, writer, town, hub } = await begin();
    const { slug } = await makePublished(database.db, hub.id, writer, town.id);
    const change = { ...NEED, version: '1', title: 'Parkraum laufend erfassen', note: 'Neuer Titel' };
    assert.equal((await post(`/de/entries/${slug}/edit`, member, change)).status, 303);
    for (const cookie of [member, editor]) {
      const history = await page(`/de/entries/${slug}/history`, cookie);
      assert.match(history.text, /Fassung 2.*geändert: Neuer Titel.*Fassung 1/s);
      assert.ok(
        history.elements.some(({ name }) => name === 'ins') && history.elements.some(({ name }) => name === 'del'),
      );
      assert.match(history.text, /gestrichen: digital/);
      assert.match(history.text, /eingefügt: laufend/);
    }
    assert.equal((await get(`/de/entries/${slug}/history`, stranger)).status, 403);
    assert.equal((await get(`/de/entries/${slug}/history`)).status, 303);
    assert.equal((await get(`/de/entries/${slug}/history?from=x`, member)).status, 422);
    assert.doesNotMatch((await page(`/de/entries/${slug}`)).text, /laufend/);
  });

  test('an entry is renewed by the link of the mail, once', async () => {
    const { app, page, town, writer, hub } = await begin();
    const { id, slug } = await makePublished(database.db, hub.id, writer, town.id, { valid_until: '2026-03-10' });
    const tell = () => database.db.transaction().execute((trx) => tellOfExpiry(trx, 'https://hubs.example.org', NOW));
    await tell();
    await tell();
    const mails = await database.db.selectFrom('mail').select(['to_address', 'subject', 'text']).execute();
    // The signed-in member and the writer both write for the town.
    assert.equal(mails.length, 2);
    assert.equal(mails[0]?.subject, 'Läuft bald ab: Parkraum digital erfassen');
    const path = /https:\/\/hubs\.example\.org(\/de\/entry-renewals\/\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
    assert.match((await page(path)).text, /Gilt dieser Eintrag noch\?/);
    assert.equal((await row(id)).valid_until, '2026-03-10', 'looking changes nothing');
    const renewed = await postForm(app, path, {});
    assert.deepEqual([renewed.status, renewed.headers.get('location')], [303, `/de/entries/${slug}`]);
    assert.equal((await row(id)).valid_until, '2027-03-02');
    assert.equal((await postForm(app, path, {})).status, 404);
    const other = /(\/de\/entry-renewals\/\S+)/.exec(mails[1]?.text ?? '')?.[1] ?? '';
    assert.equal((await postForm(app, other, {})).status, 404, 'the colleague’s link is of no use any more');
  });

  test('an untouched draft is deleted after a year, not before somebody was told', async () => {
    const { world, town, writer } = await begin();
    const old = await makeDraft(database.db, writer, town.id, {}, new Date('2025-03-01T10:00:00Z'));
    const young = await makeDraft(database.db, writer, town.id, {}, new Date('2025-06-01T10:00:00Z'));
    const rule = exchange(world, {} as never).retention?.find(({ name }) => name === 'entry-drafts');
    const run = (now: Date) => database.db.transaction().execute(async (trx) => rule?.run(trx, now));
    assert.equal(await run(NOW), 0);
    await database.db.transaction().execute((trx) => tellOfOldDrafts(trx, 'https://hubs.example.org', NOW));
    assert.match(
      (await database.db.selectFrom('mail').select('subject').execute())[0]?.subject ?? '',
      /^Entwurf wird bald gelöscht/,
    );
    assert.equal(await run(new Date('2026-03-31T10:00:00Z')), 0);
    assert.equal(await run(new Date('2026-04-01T10:00:00Z')), 1);
    const left = await database.db.selectFrom('entry').select('id').execute();
    assert.deepEqual(left, [{ id: young.id }]);
    assert.notEqual(old.id, young.id);
  });

  test('the desk tells each what waits for them', async () => {
    const { world, town, writer, checker, hub } = await begin();
    await makePublished(database.db, hub.id, writer, town.id, { valid_until: '2026-03-10' });
    await makeSubmitted(database.db, writer, town.id);
    const ofEditor = await makeDraft(database.db, checker, town.id);
    accepted(await submitEntry(database.db, checker, { id: ofEditor.id, version: 1 }, ['mobility'], NOW));
    const shown = async (who: typeof writer) =>
      (await entryDesk(world, who, 'de')).map(({ kind, count, detail, href }) => [kind, count, detail, href]);
    assert.deepEqual(await shown(checker), [['entry.check', 1, 'Hub Dresden', `/de/hubs/${hub.slug}/check`]]);
    assert.deepEqual(await shown(writer), [['entry.expiring', 1, undefined, '/de/entries/mine']]);
    const notice = await database.db
      .selectFrom('notice')
      .select(['kind', 'subject'])
      .where('person_id', '=', checker.id)
      .executeTakeFirstOrThrow();
    const say = (who: typeof writer) =>
      entryNotices.find(({ kind }) => kind === notice.kind)?.say(database.db, who, notice.subject);
    assert.match((await say(checker))?.text ?? '', /^Zu prüfen: „Parkraum digital erfassen“$/);
    assert.equal(await say(writer), undefined);
  });

  test('who manages the hub sets how it checks, others do not', async () => {
    const { get, page, post, manager, editor, member, hub } = await begin();
    const path = `/de/hubs/${hub.slug}/settings/exchange`;
    for (const cookie of [editor, member]) assert.equal((await get(path, cookie)).status, 403);
    assert.match((await page(path, manager)).text, /Nötige Punkte im Mittel/);
    const fields = {
      check_new: 'first',
      check_edits: 'no',
      threshold: '3,5',
      criterion_0: 'Verständlich',
      criterion_1: 'Regional',
    };
    assert.equal((await post(path, editor, fields)).status, 403);
    assert.equal((await post(path, manager, { ...fields, threshold: '7' })).status, 422);
    assert.equal((await post(path, manager, fields)).status, 303);
    const saved = await database.db.selectFrom('hub_exchange').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      [saved.hub_id, saved.check_new, saved.check_edits, saved.threshold],
      [hub.id, 'first', false, 3.5],
    );
    assert.deepEqual(saved.criteria, [
      { de: 'Verständlich', cs: 'Srozumitelnost', pl: 'Zrozumiałość', en: 'Easy to understand' },
      { de: 'Regional', cs: 'Úplnost', pl: 'Kompletność', en: 'Complete' },
    ]);
  });

  test('the number of queries of the lists is the same for one entry and for three', async () => {
    const { writer, town, hub } = await begin();
    const counted = countQueries(database.db);
    const measure = async () => {
      const counts: number[] = [];
      for (const ask of [
        () => listMine(counted.db, writer, { filter: undefined, page: 1 }, '2026-03-02'),
        () => listInCheck(counted.db, hub.id, { kind: [], lang: [], page: 1 }),
        () => entryDesk({ ...makeWorld(database, { clock: CLOCK }), db: counted.db }, writer, 'de'),
      ]) {
        counted.restart();
        await ask();
        counts.push(counted.count());
      }
      return counts;
    };
    await makeSubmitted(database.db, writer, town.id);
    assert.deepEqual(await measure(), [2, 1, 1]);
    await makeSubmitted(database.db, writer, town.id);
    await makeSubmitted(database.db, writer, town.id);
    assert.deepEqual(await measure(), [2, 1, 1]);
    await setSettings(database.db, hub.id, {});
  });
});
