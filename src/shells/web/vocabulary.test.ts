import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { XMLValidator } from 'fast-xml-parser';
import { LANGS } from '#engines/kit';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { makeDraft } from '#features/matching/fixtures.ts';
import { removeScheme } from '#features/matching/vocabulary/commands/remove-scheme.ts';
import { makeScheme, schemeConcept } from '#features/matching/vocabulary/fixtures.ts';
import { makeHub, makeOrganisation, OPERATOR } from '#features/network/fixtures.ts';
import { countQueries, describeOn, forEachDatabase, untilEventsAreComplete } from '#platform/testing';
import { makeApp, makeWorld, readPage } from '../testing.ts';

const THESAURUS = [
  schemeConcept('1', { de: ['Brücke', 'Viadukt'], en: ['bridge'] }),
  schemeConcept(
    '2',
    { de: ['Steinbrücke'], pl: ['most kamienny'] },
    { broader: ['1'], notes: { de: 'Aus <b>Stein</b>' } },
  ),
  schemeConcept('3', { cs: ['želva'] }, { uri: 'javascript:alert(1)' }),
];

forEachDatabase('vocabulary pages follow the database', (database) => {
  const open = () => makeApp(makeWorld(database));
  type App = ReturnType<typeof open>;
  const get = async (app: App, path: string) => {
    await untilEventsAreComplete(database.db);
    const response = await app.request(path);
    return { status: response.status, page: readPage(await response.text()) };
  };
  const cards = ({ elements }: ReturnType<typeof readPage>) =>
    elements.filter(({ attributes }) => attributes.class === 'hw-card__link').map(({ attributes }) => attributes.href);

  test('an imported vocabulary is there at the next request, and gone after its removal', async () => {
    const app = open();
    assert.deepEqual(cards((await get(app, '/de/vocabulary?q=steinbrucke')).page), []);
    assert.equal((await get(app, '/de/vocabulary/thesaurus:2')).status, 404);

    await makeScheme(database.db, THESAURUS);
    assert.deepEqual(cards((await get(app, '/de/vocabulary?q=steinbrucke')).page), ['/de/vocabulary/thesaurus:2']);
    const { page } = await get(app, '/de/vocabulary/thesaurus:2');
    assert.equal(page.h1, 'Steinbrücke');
    for (const part of ['Thesaurus der Beispiele', 'Aus <b>Stein</b>', 'most kamienny', 'Mobilität', 'Brücke'])
      assert.equal(page.text.includes(part), true, part);
    assert.equal(
      page.elements.some(({ attributes }) => attributes.href === 'https://example.org/thesaurus/2'),
      true,
    );

    await removeScheme(database.db, OPERATOR, 'thesaurus');
    assert.equal((await get(app, '/de/vocabulary/thesaurus:2')).status, 404);
    assert.deepEqual(cards((await get(app, '/de/vocabulary?q=steinbrucke')).page), []);
  });

  test('two processes on one database see the same', async () => {
    const apps = [open(), open()];
    for (const app of apps) assert.equal((await get(app, '/de/vocabulary/thesaurus:3')).status, 404);
    await makeScheme(database.db, THESAURUS);
    for (const app of apps) assert.equal((await get(app, '/de/vocabulary/thesaurus:3')).status, 200);
  });

  test('matching finds entries by words of an imported vocabulary', async () => {
    await makeEntry(database.db, { key: 'b', title: 'Brücken prüfen', summary: 'Brücken.', text: 'Brücken.' });
    const app = open();
    const found = async () => cards((await get(app, '/de/entries?q=Viadukt')).page).length;
    assert.equal(await found(), 0);
    await makeScheme(database.db, THESAURUS);
    assert.equal(await found(), 1);
    await removeScheme(database.db, OPERATOR, 'thesaurus');
    assert.equal(await found(), 0);
  });

  test('an imported concept can be added to a description, from the first request on, and is said by its name', async () => {
    await makeScheme(database.db, THESAURUS);
    const key = await makeDraft(database.db, {}, new Date('2026-03-02T10:00:00Z'));
    const { status, page } = await get(open(), `/de/drafts/${key}?with=thesaurus:2`);
    assert.equal(status, 200);
    assert.equal(page.text.includes('Steinbrücke'), true);
    assert.equal(page.text.includes('thesaurus:2'), false);
  });

  test('questions that are asked while it is imported are all answered', async () => {
    await makeEntry(database.db, { key: 'b', title: 'Brücken prüfen' });
    const app = open();
    await get(app, '/de/vocabulary');
    const asked = Array.from({ length: 6 }, () => app.request('/de/vocabulary/bridge', { headers: { cookie: 'a=b' } }));
    const imported = makeScheme(database.db, THESAURUS);
    const later = Array.from({ length: 6 }, () => app.request('/de/entries?q=Viadukt', { headers: { cookie: 'a=b' } }));
    await imported;
    assert.deepEqual(new Set((await Promise.all([...asked, ...later])).map(({ status }) => status)), new Set([200]));
  });
});

describeOn('postgres', 'vocabulary pages', (database) => {
  const open = (settings = {}) => makeApp(makeWorld(database, { settings }));
  type App = ReturnType<typeof open>;
  const get = async (app: App, path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    return { response, page: readPage(await response.clone().text()) };
  };
  const links = ({ elements }: ReturnType<typeof readPage>) =>
    elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href ?? '');

  test('a reader browses by field, searches in any language, and opens a concept, in four languages', async () => {
    const app = open();
    for (const lang of LANGS) {
      const all = await get(app, `/${lang}/vocabulary`);
      assert.equal(all.response.status, 200);
      assert.equal(links(all.page).includes(`/${lang}/vocabulary?field=mobility`), true);
      const found = await get(app, `/${lang}/vocabulary?q=dobijeci`);
      assert.equal(links(found.page).includes(`/${lang}/vocabulary/charging-point`), true);
      const { page } = await get(app, `/${lang}/vocabulary/charging-point`);
      for (const word of ['Ladesäule', 'E-Auto laden', 'nabíjecí stanice', 'stacja ładowania', 'charge electric cars'])
        assert.equal(page.text.includes(word), true, word);
      for (const id of ['electromobility', 'parking'])
        assert.equal(links(page).includes(`/${lang}/vocabulary/${id}`), true);
    }
  });

  test('words in another language than the page say so', async () => {
    const { page } = await get(open(), '/de/vocabulary/charging-point');
    const tongues = page.elements.filter(({ name }) => name === 'ul').map(({ attributes }) => attributes.lang);
    assert.deepEqual(
      tongues.filter((lang) => lang !== undefined),
      ['de', 'cs', 'pl', 'en'],
    );
  });

  test('filters: several fields at once, impossible values are refused, unknown parameters named, behind the last page nothing', async () => {
    const app = open();
    const two = await get(app, '/de/vocabulary?field=energy&field=health');
    assert.match(two.page.text, /2 Begriffe/);
    for (const query of ['field=astrology', 'scheme=%3Cb%3E', 'page=0', 'sort=random'])
      assert.equal((await get(app, `/de/vocabulary?${query}`)).response.status, 422, query);
    assert.match((await get(app, '/de/vocabulary?colour=red')).page.text, /colour/);
    assert.equal((await get(app, '/de/vocabulary?page=2')).response.status, 404);
    assert.match((await get(app, '/de/vocabulary?q=qwertz')).page.text, /Dieses Wort kennen wir nicht/);
  });

  test('a concept says in how many entries it occurs, and names them', async () => {
    await makeEntry(database.db, { key: 'much', title: 'Ladesäulen', text: 'Ladesäule. '.repeat(8) });
    await makeEntry(database.db, { key: 'little', title: 'Parkplatz', summary: 'Parkplatz.', text: 'Mit Ladesäule.' });
    await makeEntry(database.db, { key: 'none', title: 'Kamera', summary: 'Kamera.', text: 'Kamera.' });
    await makeEntry(database.db, { key: 'past', title: 'Alte Ladesäulen', valid_until: '2026-02-01' });
    await untilEventsAreComplete(database.db);
    const { page } = await get(open(), '/de/vocabulary/charging-point');
    assert.match(page.text, /kommt in 3 Einträgen vor/);
    const entries = links(page).filter((href) => href.startsWith('/de/entries/'));
    assert.deepEqual(entries.sort(), [
      '/de/entries/alte-ladesaeulen',
      '/de/entries/ladesaeulen',
      '/de/entries/parkplatz',
    ]);
    assert.match(page.text, /abgelaufen/i);
    assert.equal(links(page).includes('/de/entries?q=Lades%C3%A4ule'), true);
    const field = await get(open(), '/de/vocabulary/mobility');
    assert.equal(links(field.page).includes('/de/entries?topic=mobility'), true);
    assert.match((await get(open(), '/de/vocabulary/app')).page.text, /Noch handelt kein Eintrag davon/);
  });

  test('no more than ten entries are named, and the number of queries does not depend on them', async () => {
    const counted = countQueries(database.db);
    const app = makeApp(makeWorld(database, { db: counted.db }));
    const measure = async (path: string) => {
      await untilEventsAreComplete(database.db);
      await app.request(path, { headers: { cookie: 'a=b' } });
      counted.restart();
      const { page } = await get(app, path, { cookie: 'a=b' });
      return {
        queries: counted.count(),
        entries: links(page).filter((href) => href.startsWith('/de/entries/')).length,
      };
    };
    await makeEntry(database.db, { key: 'e0', title: 'Ladesäule 0' });
    const [one, list] = [await measure('/de/vocabulary/charging-point'), await measure('/de/vocabulary')];
    assert.deepEqual([one, list.queries], [{ queries: 5, entries: 1 }, 3]);
    for (let at = 1; at < 13; at++) await makeEntry(database.db, { key: `e${at}`, title: `Ladesäule ${at}` });
    await makeScheme(database.db, THESAURUS);
    assert.deepEqual(await measure('/de/vocabulary/charging-point'), { queries: 5, entries: 10 });
    assert.equal((await measure('/de/vocabulary')).queries, 3);
  });

  test('structured data names the set, the term and its labels in four languages', async () => {
    const app = open();
    const [set] = (await get(app, '/de/vocabulary')).page.jsonLd.map((text) => JSON.parse(text));
    assert.deepEqual(
      [set['@type'], set['@id'], set.hasDefinedTerm.length, set.license],
      [
        'DefinedTermSet',
        'https://hubs.example.org/vocabulary',
        10,
        'https://creativecommons.org/publicdomain/zero/1.0/',
      ],
    );
    const [term] = (await get(app, '/pl/vocabulary/bridge')).page.jsonLd.map((text) => JSON.parse(text));
    assert.deepEqual(
      [term['@type'], term['@id'], term.url, term.termCode],
      [
        'DefinedTerm',
        'https://hubs.example.org/vocabulary/bridge',
        'https://hubs.example.org/pl/vocabulary/bridge',
        'bridge',
      ],
    );
    assert.deepEqual(term.name, [
      { '@language': 'de', '@value': 'Brücke' },
      { '@language': 'cs', '@value': 'most' },
      { '@language': 'pl', '@value': 'most' },
      { '@language': 'en', '@value': 'bridge' },
    ]);
  });

  test('an imported concept that is one of ours leads there; an address that is no link of the web is none here', async () => {
    await makeScheme(database.db, THESAURUS, { licence: 'https://example.org/licence' });
    await untilEventsAreComplete(database.db);
    const app = open();
    const { response } = await get(app, '/de/vocabulary/thesaurus:1');
    assert.deepEqual([response.status, response.headers.get('location')], [302, '/de/vocabulary/bridge']);
    const bridge = (await get(app, '/de/vocabulary/bridge')).page;
    assert.equal(bridge.text.includes('Viadukt'), true);
    assert.equal(links(bridge).includes('https://example.org/thesaurus/1'), true);
    const turtle = (await get(app, '/de/vocabulary/thesaurus:3')).page;
    assert.equal(
      turtle.elements.some(({ attributes }) => Object.values(attributes).some((value) => /^javascript/.test(value))),
      false,
    );
    assert.equal(turtle.elements.find(({ name }) => name === 'h1')?.attributes.lang, 'cs');
    assert.equal(links(turtle).includes('https://example.org/licence'), true);
    const both = (await get(app, '/de/vocabulary?scheme=thesaurus')).page;
    assert.match(both.text, /Thesaurus der Beispiele/);
  });

  test('what is no concept is not found, whatever its name', async () => {
    const app = open();
    for (const id of ['unknown', 'thesaurus:1', '%3Cscript%3E', 'x'.repeat(200), 'constructor', '__proto__']) {
      for (const path of [`/de/vocabulary/${id}`, `/vocabulary/${id}`]) {
        const { status } = await app.request(path, { headers: { accept: 'text/turtle' } });
        assert.ok([404, 303].includes(status), `${path} ${status}`);
        if (status === 303) assert.match(id, /:/);
      }
    }
  });

  test('the files: media types, whole content, kept by browsers', async () => {
    const app = open();
    for (const [path, type] of [
      ['/vocabulary.ttl', 'text/turtle; charset=utf-8'],
      ['/vocabulary.rdf', 'application/rdf+xml; charset=utf-8'],
    ] as const) {
      const plain = await app.request(path);
      assert.deepEqual([plain.status, plain.headers.get('content-type')], [200, type]);
      const text = await plain.text();
      assert.equal(text.includes('https://hubs.example.org/vocabulary'), true);
      assert.equal(text.includes('nabíjecí stanice'), true);
      const packed = await app.request(path, { headers: { 'accept-encoding': 'gzip, br' } });
      assert.equal(packed.headers.get('content-encoding'), 'br');
      assert.equal(brotliDecompressSync(await packed.arrayBuffer()).toString(), text);
      const etag = plain.headers.get('etag') ?? '';
      const again = await app.request(path, { headers: { 'if-none-match': etag } });
      assert.deepEqual([again.status, await again.text()], [304, '']);
      if (path.endsWith('.rdf')) assert.equal(XMLValidator.validate(text), true);
    }
  });

  test('addresses of concepts lead people to pages and programs to data', async () => {
    const app = open();
    const ask = async (path: string, accept: string) => {
      const response = await app.request(path, { headers: { accept, 'accept-language': 'cs' } });
      return [response.status, response.headers.get('location') ?? response.headers.get('content-type')];
    };
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    assert.deepEqual(await ask('/vocabulary/bridge', browser), [303, '/cs/vocabulary/bridge']);
    assert.deepEqual(await ask('/vocabulary/bridge', '*/*'), [303, '/cs/vocabulary/bridge']);
    assert.deepEqual(await ask('/vocabulary/bridge', 'text/turtle'), [200, 'text/turtle; charset=utf-8']);
    assert.deepEqual(await ask('/vocabulary/bridge', 'application/rdf+xml, text/html;q=0.5'), [
      200,
      'application/rdf+xml; charset=utf-8',
    ]);
    assert.deepEqual(await ask('/vocabulary', browser), [303, '/cs/vocabulary']);
    assert.deepEqual(await ask('/vocabulary', 'text/turtle'), [303, '/vocabulary.ttl']);
    assert.deepEqual(await ask('/vocabulary', 'application/rdf+xml'), [303, '/vocabulary.rdf']);
    const response = await app.request('/vocabulary/bridge', { headers: { accept: 'text/turtle' } });
    assert.match(response.headers.get('vary') ?? '', /Accept/);
    assert.match(await response.text(), /Brücke/);
  });

  test('concepts that the vocabulary no longer has: choices are dropped, topics are said in words and lead nowhere', async () => {
    await makeHub(database.db);
    await makeOrganisation(database.db);
    await makeEntry(database.db, { title: 'Ladesäulen', topics: ['mobility'] });
    for (const table of ['entry', 'organisation', 'hub'] as const)
      await database.db
        .updateTable(table)
        .set({ topics: ['mobility', 'old-topic'] })
        .execute();
    const key = await makeDraft(database.db, {}, new Date('2026-03-02T10:00:00Z'));
    await untilEventsAreComplete(database.db);
    const app = open();
    const draft = (await get(app, `/de/drafts/${key}?without=old-topic&with=gone:12&with=bridge`)).page;
    assert.equal(draft.text.includes('Brücke'), true);
    const choices = draft.elements.filter(
      ({ attributes }) => attributes.class?.includes('hw-chip') || attributes.type === 'hidden',
    );
    for (const id of ['old-topic', 'gone:12']) {
      assert.equal(draft.text.includes(id), false, id);
      assert.equal(JSON.stringify(choices).includes(encodeURIComponent(id)), false, id);
    }
    for (const path of [
      '/entries',
      '/entries/ladesaeulen',
      '/organisations',
      '/organisations/stadt-musterheim',
      '/hubs',
      '/hubs/hub-dresden',
    ]) {
      const { response, page } = await get(app, `/de${path}`);
      assert.equal(response.status, 200, path);
      assert.equal(page.text.includes('old-topic'), false, path);
      assert.equal(
        page.elements.some(
          ({ attributes }) => attributes.href?.includes('topic=old') || attributes.value === 'old-topic',
        ),
        false,
        path,
      );
    }
    assert.equal((await get(app, '/de/entries')).page.text.includes('old topic'), true);
  });
});
