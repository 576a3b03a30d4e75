import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { LANGS } from '#engines/kit';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { hashKey } from '#features/matching/commands.ts';
import { createEntryIndex } from '#features/matching/entry-index.ts';
import { draftFields, makeDraft } from '#features/matching/fixtures.ts';
import { findDraft, findMatches } from '#features/matching/queries.ts';
import { createStandingMatches } from '#features/matching/standing/listener.ts';
import { matchingTexts } from '#features/matching/texts.ts';
import { ANONYMOUS } from '#features/network/fixtures.ts';
import { describeOn, forEachDatabase, listEvents, type TestDatabase, untilEventsAreComplete } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from './testing.ts';

const NEVER = new AbortController().signal;
const SECRET = 'Bürgermeisterin Beispiel braucht heimlich Ladesäulen';

/** A process that looks out; it has begun to, so that what comes from now on is its work. */
function tools(database: TestDatabase) {
  let lines: string[] = [];
  beforeEach(() => {
    lines = [];
  });
  const open = async () => {
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const world = { ...makeWorld(database), log };
    const index = createEntryIndex(world, world.loaded.files);
    const listener = createStandingMatches(world, index);
    const look = async () => {
      await untilEventsAreComplete(database.db);
      await listener.catchUp(NEVER);
    };
    await look();
    const shown = async (key: string) => {
      await untilEventsAreComplete(database.db);
      const draft = (await findDraft(database.db, key, world.clock())) ?? assert.fail();
      const view = await findMatches(world, ANONYMOUS, index, { ...draft, without: [], with: [] });
      return view.groups.flatMap(({ matches }) => matches.map(({ entry, score }) => ({ key: entry.key, score })));
    };
    return { world, index, look, shown };
  };
  const rows = () =>
    database.db
      .selectFrom('standing_match')
      .innerJoin('entry as matched', 'matched.id', 'standing_match.matched_entry_id')
      .leftJoin('entry', 'entry.id', 'standing_match.entry_id')
      .leftJoin('draft', 'draft.id', 'standing_match.draft_id')
      .select([
        'standing_match.id',
        'matched.external_key as matched',
        'entry.external_key as entry',
        'draft.key_hash',
        'standing_match.score',
        'standing_match.found_at',
      ])
      .orderBy('matched')
      .execute();
  return {
    open,
    rows,
    /** What was found for a draft. */
    foundFor: async (key: string) => (await rows()).filter((row) => row.key_hash === hashKey(key)),
    foundForEntry: async (key: string) => (await rows()).filter((row) => row.entry === key).map((row) => row.matched),
    told: async () => (await listEvents(database.db)).filter(({ type }) => type === 'match.found'),
    lines: () => lines,
  };
}

forEachDatabase('looking out', (database) => {
  const { open, rows, foundFor, foundForEntry, told, lines } = tools(database);

  test('an offer that comes after a need was described is found for it, as on its page, and told once', async () => {
    const { look, shown, world } = await open();
    const key = await makeDraft(database.db);
    const other = await makeDraft(database.db, { text: 'Wir brauchen neue Brücken über den Fluss.' });
    await look();
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    await look();
    const found = await foundFor(key);
    assert.deepEqual(
      found.map(({ matched, score }) => ({ key: matched, score })),
      await shown(key),
    );
    assert.deepEqual([found.length, found[0]?.found_at], [1, world.clock()]);
    assert.deepEqual(await foundFor(other), []);
    assert.deepEqual(await told(), [{ type: 'match.found', subject: `match:${found[0]?.id}` }]);
    await look();
    assert.equal((await told()).length, 1);
  });

  test('a need that comes is found for a described offer; what is no answer is not', async () => {
    const { look } = await open();
    const offer = await makeDraft(database.db, { kind: 'offer', text: 'Wir bauen Ladesäulen für Städte.' });
    const need = await makeDraft(database.db);
    await makeEntry(database.db, { key: 'n', kind: 'need', title: 'Ladesäulen gesucht' });
    await makeEntry(database.db, { key: 'j', kind: 'project', title: 'Ladesäulen an der Grenze' });
    await look();
    assert.deepEqual(
      (await foundFor(offer)).map(({ matched }) => matched),
      ['n'],
    );
    assert.deepEqual(await foundFor(need), []);
  });

  test('what is found for drafts is what their pages show, whatever comes in whatever order', async () => {
    const { look, shown } = await open();
    const titles = ['Ladesäulen', 'Brücke am Fluss', 'Gesundheit für alle', 'Energie und Ladesäulen', 'Straßenbahn'];
    const keys: string[] = [];
    for (const [at, title] of titles.entries()) {
      // Each draft asks for one thing: what answers a second one may come over the limit when others come later and make its words rarer.
      const text = { title, summary: title, text: `${title}.` };
      await makeEntry(database.db, { ...text, key: `o${at}`, kind: 'offer' });
      keys.push(await makeDraft(database.db, { text: `Uns fehlt: ${title}` }));
      if (at % 2 === 0) await look();
      await makeEntry(database.db, { ...text, key: `p${at}`, kind: 'practice' });
      keys.push(await makeDraft(database.db, { kind: 'offer', text: `Wir bieten: ${title}` }));
      await makeEntry(database.db, { ...text, key: `n${at}`, kind: 'need' });
    }
    await look();
    let count = 0;
    for (const key of keys) {
      const page = new Set((await shown(key)).map((one) => one.key));
      const found = new Set((await foundFor(key)).map(({ matched }) => matched));
      // What a better entry has pushed off the page since stays a finding of its time.
      assert.deepEqual([...page.difference(found)], [], key);
      count += page.size;
    }
    assert.equal(count > 10, true);
  });

  test('what was there when the draft was saved is known, not new', async () => {
    const { look } = await open();
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    const key = await makeDraft(database.db);
    await look();
    const [before] = await foundFor(key);
    assert.deepEqual(before?.found_at, new Date('2026-03-01T10:00:00Z'));
    await makeEntry(database.db, { key: 'o', kind: 'offer', summary: 'Wir stellen Ladesäulen auf, überall.' });
    await look();
    const [after] = await foundFor(key);
    assert.deepEqual([after?.id, after?.found_at], [before?.id, before?.found_at]);
    assert.deepEqual(
      (await told()).filter(({ subject }) => subject === `match:${after?.id}`),
      [],
    );
  });

  test('saved again the draft begins anew', async () => {
    const { look } = await open();
    const key = await makeDraft(database.db);
    await look();
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    await look();
    const saved = new Date('2026-03-02T11:00:00Z');
    await makeDraft(database.db, { key }, saved);
    await look();
    assert.deepEqual(
      (await foundFor(key)).map(({ found_at }) => found_at),
      [saved],
    );
    await makeDraft(database.db, { key, text: 'Jetzt geht es um Brücken, nur um Brücken.' }, saved);
    await look();
    assert.deepEqual(await foundFor(key), []);
  });

  test('an entry that is changed to something else, or withdrawn, is found no more', async () => {
    const { look } = await open();
    const key = await makeDraft(database.db);
    const need = { key: 'n', kind: 'need', title: 'Ladesäulen gesucht' };
    await makeEntry(database.db, need);
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    await look();
    assert.deepEqual([(await foundFor(key)).length, await foundForEntry('o')], [1, ['n']]);
    await makeEntry(database.db, { key: 'o', kind: 'offer', title: 'Brücken', summary: 'Brücken.', text: 'Brücken.' });
    await look();
    assert.deepEqual([await foundFor(key), await foundForEntry('o')], [[], []]);
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    await look();
    assert.deepEqual([(await foundFor(key)).length, await foundForEntry('o')], [1, ['n']]);
    await makeEntry(database.db, { key: 'o', kind: 'offer', state: 'withdrawn' });
    await look();
    assert.deepEqual(await rows(), []);
  });

  test('entries find each other both ways, never themselves', async () => {
    const { look } = await open();
    await makeEntry(database.db, { key: 'n', kind: 'need', title: 'Ladesäulen gesucht' });
    await makeEntry(database.db, { key: 'p', kind: 'practice', title: 'Ladesäulen in Musterheim' });
    await look();
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    await look();
    assert.deepEqual([await foundForEntry('o'), await foundForEntry('p')], [['n'], ['n']]);
    await makeEntry(database.db, { key: 'm', kind: 'need', title: 'Noch mehr Ladesäulen gesucht' });
    await look();
    assert.deepEqual(await foundForEntry('m'), ['o', 'p']);
  });

  test('what was found goes with the draft, and nothing is found for one that has expired', async () => {
    const { look, world } = await open();
    const key = await makeDraft(database.db);
    const old = await makeDraft(database.db, {}, new Date(world.clock().getTime() - 31 * 86_400_000));
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    await look();
    assert.deepEqual([(await foundFor(key)).length, (await foundFor(old)).length], [1, 0]);
    await database.db.deleteFrom('draft').execute();
    assert.deepEqual(await rows(), []);
  });

  test('a draft that is deleted while an entry comes in does no harm', async () => {
    const { look } = await open();
    const key = await makeDraft(database.db);
    await look();
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    await database.db.deleteFrom('draft').where('key_hash', '=', hashKey(key)).execute();
    await look();
    assert.deepEqual(await rows(), []);
  });

  test('what somebody describes stands nowhere but in the draft', async () => {
    const { look, index } = await open();
    const key = await makeDraft(database.db, { text: SECRET });
    await makeEntry(database.db, { key: 'o', kind: 'offer' });
    await look();
    assert.equal((await foundFor(key)).length, 1);
    const tables = [
      await database.db.selectFrom('standing_match').selectAll().execute(),
      await listEvents(database.db),
      await database.db.selectFrom('audit').selectAll().execute(),
      await index.match({ text: SECRET, today: '2026-03-02', limit: 100, exhaustive: true }),
      lines(),
    ];
    const said = JSON.stringify(tables.map((one) => ('matches' in one ? one.matches.map(({ id }) => id) : one)));
    for (const secret of ['heimlich', 'Beispiel', key]) assert.equal(said.includes(secret), false, secret);
    const { id } = await database.db.selectFrom('draft').select('id').executeTakeFirstOrThrow();
    assert.equal(JSON.stringify(tables[3]).includes(id), false);
  });
});

describeOn('postgres', 'looking out in several processes', (database) => {
  const { open, rows, told } = tools(database);

  test('each thing is found and told once, and whoever is left goes on', async () => {
    const processes = await Promise.all([open(), open(), open()]);
    for (let at = 0; at < 6; at++) {
      await makeDraft(database.db, { text: `Uns fehlen Ladesäulen, Nummer ${at}.` });
      await makeEntry(database.db, { key: `o${at}`, title: `Ladesäulen ${at}` });
      // Some at the same time, some alone.
      await Promise.all(processes.slice(at % 3).map(({ look }) => look()));
    }
    await processes[2]?.look();
    const found = await rows();
    const pairs = new Set(found.map(({ key_hash, entry, matched }) => `${key_hash} ${entry} ${matched}`));
    assert.deepEqual([found.length, pairs.size], [36, 36]);
    const events = (await told()).map(({ subject }) => subject);
    assert.equal(new Set(events).size, events.length);
  });
});

describeOn('postgres', 'the page of a draft', (database) => {
  const { open } = tools(database);

  test('says in every language which matches have come since the draft was saved', async () => {
    const { look } = await open();
    await makeEntry(database.db, { key: 'old', title: 'Ladesäulen, schon da' });
    const key = await makeDraft(database.db, draftFields());
    await look();
    await makeEntry(database.db, { key: 'new', title: 'Ladesäulen, gerade erst' });
    await look();
    const app = makeApp(makeWorld(database));
    const days = { de: '2. März 2026', cs: '2. března 2026', pl: '2 marca 2026', en: '2 March 2026' };
    for (const lang of LANGS) {
      const response = await app.request(`/${lang}/drafts/${key}`);
      const page = readPage(await response.text());
      const badge = matchingTexts(lang).newSince(days[lang]);
      assert.equal(page.text.split(badge).length, 2, `${lang}: ${badge}`);
      // It stands on the card of the new one, not on that of the other.
      const [before = ''] = page.text.split(badge);
      assert.equal(before.lastIndexOf('gerade erst') > before.lastIndexOf('schon da'), true);
      assert.equal(page.text.includes('schon da'), true);
    }
    const anew = readPage(await (await postAndRead(app, key)).text());
    assert.equal(anew.text.includes('neu seit'), false);
  });

  async function postAndRead(app: ReturnType<typeof makeApp>, key: string) {
    const saved = await postForm(app, '/de/drafts', draftFields({ key }));
    return app.request(saved.headers.get('location') ?? '');
  }

  test('the page of an entry says nothing of drafts', async () => {
    const { look } = await open();
    await makeDraft(database.db, { text: SECRET });
    const entry = await makeEntry(database.db);
    await look();
    const page = await (await makeApp(makeWorld(database)).request(`/de/entries/${entry.slug}`)).text();
    for (const secret of ['heimlich', 'Beispiel', 'neu seit']) assert.equal(page.includes(secret), false, secret);
  });
});
