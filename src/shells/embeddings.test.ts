import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { LANGS } from '#engines/kit';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { readEntries } from '#features/exchange/queries.ts';
import { AILMENTS, type FakeModel, startModel } from '#features/matching/embeddings/fixtures.ts';
import { createEmbeddings, type Embeddings, type EmbeddingsOptions } from '#features/matching/embeddings/index.ts';
import { pointsFor } from '#features/matching/embeddings/rule.ts';
import { createEntryIndex } from '#features/matching/entry-index.ts';
import { draftFields } from '#features/matching/fixtures.ts';
import { findMatches, findMatchesOfEntry } from '#features/matching/queries.ts';
import { matchingTexts } from '#features/matching/texts.ts';
import { ANONYMOUS } from '#features/network/fixtures.ts';
import { describeOn, forEachDatabase, type TestDatabase, untilEventsAreComplete } from '#platform/testing';
import { createFeatures } from './features.tsx';
import { makeApp, makeWorld, postForm, readPage } from './testing.ts';

const CHARGING = 'Wir brauchen Ladesäulen in den Wohnvierteln.';
const NEVER = new AbortController().signal;

/** A running service, and a world that is set to use it; `lines` is the log. */
function withModel(database: TestDatabase) {
  let model: FakeModel;
  let lines: string[] = [];
  beforeEach(async () => {
    model = await startModel();
    lines = [];
  });
  afterEach(() => model.stop());

  const open = (options: EmbeddingsOptions = { question: { timeoutMs: 5000 } }) => {
    const settings = { EMBEDDINGS_URL: model.url, EMBEDDINGS_MODEL: 'words', EMBEDDINGS_KEY: 'sk-secret' };
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const world = { ...makeWorld(database, { settings }), log };
    const embeddings = createEmbeddings(world, options) ?? assert.fail();
    return { world, embeddings, index: createEntryIndex(world, world.loaded.files) };
  };
  const fill = async ({ job }: Embeddings) => {
    await untilEventsAreComplete(database.db);
    await job.run(database.db, new Date(), NEVER);
    await untilEventsAreComplete(database.db);
    model.requests.length = 0;
  };
  return {
    get model() {
      return model;
    },
    get lines() {
      return lines;
    },
    open,
    fill,
  };
}

const question = (text: string) => ({ kind: 'need' as const, text, profile: {}, without: [], with: [] });

forEachDatabase('matching with a language model', (database) => {
  const service = withModel(database);
  const { open, fill } = service;

  async function makeSome() {
    await makeEntry(database.db, { key: 'charging' });
    await makeEntry(database.db, { key: 'practice', kind: 'practice', title: 'Ladesäulen in Musterheim' });
    await makeEntry(database.db, { key: 'clock', title: 'Quarzuhr', summary: 'Quarzuhr.', text: 'Quarzuhr.' });
  }

  test('what the model thinks is one more reason, and the parts still add up exactly', async () => {
    await makeSome();
    const { world, embeddings, index } = open();
    await fill(embeddings);
    const plain = await findMatches(world, ANONYMOUS, index, question(CHARGING));
    const view = await findMatches(world, ANONYMOUS, index, question(CHARGING), embeddings);
    assert.deepEqual(service.model.requests, [
      { path: '/v1/embeddings', authorization: 'Bearer sk-secret', model: 'words', input: [CHARGING] },
    ]);
    assert.equal(view.withoutModel, false);
    const matches = view.groups.flatMap((group) => group.matches);
    assert.deepEqual(matches.map(({ entry }) => entry.key).sort(), ['charging', 'practice']);
    for (const { entry, score, reasons } of matches) {
      assert.equal(
        reasons.reduce((sum, { contribution }) => sum + contribution, 0),
        score,
      );
      const said = reasons.filter((reason) => reason.type === 'embedding');
      assert.equal(said.length, 1);
      for (const { contribution, similarity, model } of said)
        assert.deepEqual([contribution, model], [pointsFor(similarity), 'words']);
      const before = plain.groups.flatMap((group) => group.matches).find((match) => match.entry.id === entry.id);
      assert.deepEqual(
        reasons.filter((reason) => reason.type !== 'embedding'),
        before?.reasons,
      );
    }
  });

  test('an entry that only the model finds is found, however many others the engine finds', async () => {
    await makeSome();
    const weak = { summary: 'Wir helfen.', text: 'Wir helfen gern.' };
    for (let at = 0; at < 60; at++) await makeEntry(database.db, { key: `h${at}`, title: `Gesundheit ${at}`, ...weak });
    const { world, embeddings, index } = open();
    await fill(embeddings);
    const text = `${'Stromtankerei '.repeat(20)} Ladesäulen, Elektromobilität, Brücken, Energie, Gesundheit`;
    const keys = async (asked?: Embeddings) => {
      const { groups } = await findMatches(world, ANONYMOUS, index, question(text), asked);
      return groups[0]?.matches.map((match) => match.entry.key) ?? [];
    };
    assert.equal((await keys()).includes('clock'), false);
    assert.equal((await keys(embeddings)).includes('clock'), true);
  });

  test('the same text is sent once, another one again', async () => {
    await makeSome();
    const { world, embeddings, index } = open();
    await fill(embeddings);
    const ask = (text: string) => findMatches(world, ANONYMOUS, index, question(text), embeddings);
    await Promise.all([ask(CHARGING), ask(CHARGING)]);
    await ask(CHARGING);
    assert.equal(service.model.requests.length, 1);
    await ask(`${CHARGING} Bald.`);
    assert.equal(service.model.requests.length, 2);
  });

  test('nothing is sent where there is nothing to compare with', async () => {
    await makeSome();
    const { world, embeddings, index } = open();
    const view = await findMatches(world, ANONYMOUS, index, question(CHARGING), embeddings);
    assert.deepEqual([service.model.requests.length, view.withoutModel], [0, false]);
  });

  test('the matches of an entry come from the vector it has: nothing is sent', async () => {
    await makeSome();
    const { id } = await makeEntry(database.db, { key: 'n', kind: 'need', title: 'Ladesäulen gesucht' });
    const { world, embeddings, index } = open();
    await fill(embeddings);
    const [entry = assert.fail()] = await readEntries(database.db, ANONYMOUS, [id]);
    const view = await findMatchesOfEntry(world, ANONYMOUS, index, entry, embeddings);
    assert.deepEqual([service.model.requests.length, view.withoutModel], [0, false]);
    const matches = view.groups.flatMap((group) => group.matches);
    assert.equal(matches.length, 2);
    for (const { reasons } of matches) assert.equal(reasons.filter(({ type }) => type === 'embedding').length, 1);
  });

  test('the very next question knows what was embedded, changed and withdrawn by another process', async () => {
    const text = 'Stromtankerei Stromtankerei';
    const { world, embeddings, index } = open();
    const keys = async () => {
      await fill(open().embeddings);
      const { groups } = await findMatches(world, ANONYMOUS, index, question(text), embeddings);
      return groups.flatMap((group) => group.matches.map((match) => match.entry.key));
    };
    await makeEntry(database.db, { key: 'other', title: 'Brücken', summary: 'Brücken.', text: 'Brücken.' });
    assert.deepEqual(await keys(), []);
    const clock = { key: 'clock', title: 'Quarzuhr', summary: 'Quarzuhr.', text: 'Quarzuhr.' };
    await makeEntry(database.db, clock);
    assert.deepEqual(await keys(), ['clock']);
    await makeEntry(database.db, { ...clock, title: 'Brücke', summary: 'Brücke.', text: 'Brücke.' });
    assert.deepEqual(await keys(), []);
    await makeEntry(database.db, clock);
    assert.deepEqual(await keys(), ['clock']);
    await makeEntry(database.db, { ...clock, state: 'withdrawn' });
    assert.deepEqual(await keys(), []);
  });

  for (const ailment of AILMENTS) {
    test(`a model that is ${ailment}: the ranking without it, asked for once, and one warning`, async () => {
      await makeSome();
      const { world, embeddings, index } = open({ question: { timeoutMs: 300 } });
      await fill(embeddings);
      const ask = (asked?: Embeddings, text = CHARGING) => findMatches(world, ANONYMOUS, index, question(text), asked);
      const plain = await ask();
      service.model.ailment = ailment;
      const views = [await ask(embeddings), await ask(embeddings), await ask(embeddings, `${CHARGING} Bald.`)];
      for (const view of views) assert.equal(view.withoutModel, true);
      assert.deepEqual(views[0]?.groups, plain.groups);
      assert.equal(service.model.requests.length, 1);
      const warnings = service.lines.filter((line) => (JSON.parse(line) as { level: number }).level >= 40);
      assert.equal(warnings.length, 1);
      for (const secret of ['sk-secret', 'Ladesäulen']) assert.equal(service.lines.join().includes(secret), false);
    });
  }

  test('a model that is well again has its say again, and one line says so', async () => {
    await makeSome();
    const { world, embeddings, index } = open({ question: { timeoutMs: 5000, pauseMs: 1 } });
    await fill(embeddings);
    const isWithout = async (text: string) =>
      (await findMatches(world, ANONYMOUS, index, question(text), embeddings)).withoutModel;
    service.model.ailment = 'status-500';
    assert.equal(await isWithout(CHARGING), true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(await isWithout(CHARGING), true);
    service.model.ailment = undefined;
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual([await isWithout(CHARGING), await isWithout('Brücken und Parkplätze.')], [false, false]);
    const said = service.lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    assert.deepEqual(said, ['embeddings do not answer', 'embeddings answer again']);
  });

  test('nobody there: the ranking without it', async () => {
    await makeSome();
    const { world, embeddings, index } = open();
    await fill(embeddings);
    service.model.stop();
    const view = await findMatches(world, ANONYMOUS, index, question(CHARGING), embeddings);
    assert.deepEqual([view.withoutModel, view.groups[0]?.matches.length], [true, 1]);
  });

  test('without the setting nothing is ever fetched, whatever else is set', async (context) => {
    await makeSome();
    const fetched = context.mock.method(globalThis, 'fetch');
    const world = makeWorld(database, { settings: { EMBEDDINGS_MODEL: 'words', EMBEDDINGS_KEY: 'sk-secret' } });
    assert.equal(createEmbeddings(world), undefined);
    for (const feature of createFeatures(world)) {
      for (const job of feature.jobs ?? []) await job.run(database.db, new Date(), NEVER);
      await feature.warmUp?.();
    }
    const app = makeApp(world);
    const fields = draftFields();
    for (const path of ['/de/drafts', '/de/drafts/preview']) await postForm(app, path, fields);
    const page = readPage(await (await app.request(`/de/drafts/${fields.key}`)).text());
    assert.match(page.text, /Ladesäulen für Quartiere/);
    await app.request('/de/entries/ladesaeulen-fuer-quartiere');
    assert.equal(fetched.mock.callCount(), 0);
    assert.deepEqual(await database.db.selectFrom('entry_vector').select('entry_id').execute(), []);
  });
});

describeOn('postgres', 'pages with a language model', (database) => {
  const service = withModel(database);

  async function describe(app: ReturnType<typeof makeApp>, lang: string) {
    const fields = draftFields();
    assert.equal((await postForm(app, `/${lang}/drafts`, fields)).status, 303);
    const response = await app.request(`/${lang}/drafts/${fields.key}`);
    assert.equal(response.status, 200);
    return readPage(await response.text());
  }

  test('the explanation shows what the model thinks as a part of its own, in every language', async () => {
    await makeEntry(database.db);
    const { world, embeddings } = service.open();
    await service.fill(embeddings);
    const app = makeApp(world);
    for (const lang of LANGS) {
      const t = matchingTexts(lang);
      const page = await describe(app, lang);
      assert.equal(page.text.includes(t.modelSays('words')), true, lang);
      const explained = t.modelExplained('0,').split('0,')[0] ?? '';
      assert.equal(page.text.includes(explained), true, lang);
      assert.equal(page.text.includes(t.withoutModel), false, lang);
      const entry = readPage(await (await app.request(`/${lang}/entries/ladesaeulen-fuer-quartiere`)).text());
      assert.equal(entry.text.includes(t.withoutModel), false, lang);
    }
  });

  test('when the model does not answer the page says so in one sentence and is there all the same', async () => {
    await makeEntry(database.db);
    const { world, embeddings } = service.open();
    await service.fill(embeddings);
    service.model.ailment = 'status-500';
    const app = makeApp(world);
    for (const lang of LANGS) {
      const t = matchingTexts(lang);
      const page = await describe(app, lang);
      assert.equal(page.text.split(t.withoutModel).length, 2, lang);
      assert.equal(page.text.includes(t.modelSays('words')), false, lang);
      assert.match(page.text, /Ladesäulen für Quartiere/);
    }
    assert.equal(service.model.requests.length, 1);
    const metrics = await (await app.request('/metrics')).text();
    assert.match(metrics, /hubwerk_embedding_requests_total\{purpose="question",outcome="status"\} 1\n/);
    assert.match(metrics, /hubwerk_embedding_silences_total 4\n/);
  });

  test('the form says that the text is sent, and what is only typed is not', async () => {
    await makeEntry(database.db);
    const { world, embeddings } = service.open();
    await service.fill(embeddings);
    const app = makeApp(world);
    for (const lang of LANGS) {
      const page = readPage(await (await app.request(`/${lang}/drafts/new`)).text());
      assert.equal(page.text.includes(matchingTexts(lang).sentToModel('words')), true, lang);
      await postForm(app, `/${lang}/drafts/preview`, draftFields());
    }
    assert.deepEqual(service.model.requests, []);
    const plain = readPage(await (await makeApp(makeWorld(database)).request('/de/drafts/new')).text());
    assert.equal(plain.text.includes('Sprachmodell'), false);
  });
});
