import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { LANGS } from '#engines/kit';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { makeDraft } from '#features/matching/fixtures.ts';
import { makeHub, makeNetwork, makeOrganisation, makePlace } from '#features/network/fixtures.ts';
import { countQueries, describeOn } from '#platform/testing';
import { makeApp, makeWorld, readPage } from '../testing.ts';

const KINDS = ['need', 'offer', 'practice', 'programme', 'project'];

describeOn('postgres', 'the pages', (database) => {
  const open = () => makeApp(makeWorld(database));
  type App = ReturnType<typeof open>;

  async function get(app: App, path: string) {
    const response = await app.request(path);
    const html = await response.text();
    assert.equal(response.status, 200, `${path}: ${html.slice(0, 500)}`);
    return { response, html, page: readPage(html) };
  }

  async function fill() {
    await makeNetwork(database.db);
    await makeHub(database.db);
    await makeOrganisation(database.db, {
      key: 'verein',
      name: 'Verein',
      hub: 'hub-dresden',
      confirmed_on: '2020-01-01',
    });
    const relations = [{ kind: 'member_of' as const, to: 'verein' }];
    const funding = [
      { amount: 100, currency: 'EUR', directive: 'Richtlinie', year: 2025, source: 'https://example.org' },
    ];
    await makeOrganisation(database.db, { hub: 'hub-dresden', relations, funding, topics: ['mobility'] });
    for (const kind of KINDS) await makeEntry(database.db, { key: kind, kind, title: `Ladesäulen ${kind}` });
    return makeDraft(database.db, {}, new Date('2026-03-02T10:00:00Z'));
  }

  const addresses = (draft: string) => [
    '',
    '/hubs',
    '/hubs/hub-dresden',
    '/organisations',
    '/organisations?type=municipality&topic=mobility&region=DED&hub=hub-dresden&q=stadt&sort=newest',
    '/organisations/stadt-musterheim',
    '/entries',
    '/entries?kind=offer&lang=de&hub=hub-dresden&owner=stadt-musterheim&expired=yes&q=Ladesäule&sort=title',
    ...KINDS.map((kind) => `/entries/ladesaeulen-${kind}`),
    '/drafts/new',
    '/drafts/new?kind=offer',
    `/drafts/${draft}`,
    `/drafts/${draft}?add=Brücke&without=charging-point`,
    `/drafts/${draft}/edit`,
    '/drafts/deleted',
    '/vocabulary',
    '/vocabulary?field=mobility&q=lade&sort=entries',
    '/vocabulary/charging-point',
    '/vocabulary/mobility',
  ];

  test('every page is there in four languages, says which, and has one heading and a title', async () => {
    const draft = await fill();
    const app = open();
    for (const lang of LANGS) {
      for (const address of addresses(draft)) {
        const { response, page } = await get(app, `/${lang}${address}`);
        const where = `/${lang}${address}`;
        assert.equal(page.lang, lang, where);
        assert.notEqual(page.title.trim(), '', where);
        assert.equal(page.elements.filter(({ name }) => name === 'h1').length, 1, where);
        assert.notEqual(page.h1.trim(), '', where);
        assert.match(response.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/i);
        assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
        const ids = page.elements.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]));
        assert.deepEqual(ids, [...new Set(ids)], `ids of ${where}`);
      }
    }
  });

  test('no page contains inline script or style, or asks anybody else for anything', async () => {
    const draft = await fill();
    const app = open();
    for (const address of addresses(draft)) {
      for (const { name, attributes } of (await get(app, `/de${address}`)).page.elements) {
        assert.notEqual(name, 'style', address);
        for (const attribute of Object.keys(attributes))
          assert.equal(/^(on|style$)/.test(attribute), false, `${address}: ${name} ${attribute}`);
        const loads =
          name === 'script' || name === 'img'
            ? attributes.src
            : name === 'link' && attributes.rel !== 'canonical'
              ? attributes.href
              : '/';
        if (attributes.type !== 'application/ld+json') assert.match(loads ?? '', /^\/(?!\/)/, `${address}: ${name}`);
      }
    }
  });

  test('every link within the site leads somewhere', async () => {
    const draft = await fill();
    const app = open();
    const links = new Set<string>();
    for (const address of addresses(draft)) {
      for (const { name, attributes } of (await get(app, `/cs${address}`)).page.elements) {
        const target =
          name === 'a' || name === 'link' ? attributes.href : name === 'script' ? attributes.src : undefined;
        if (target?.startsWith('/') === true) links.add(target.split('#')[0] ?? '');
      }
    }
    assert.equal(links.size > 100, true);
    for (const link of links) {
      const response = await app.request(link);
      // What is for people leads to the way in.
      const asksToSignIn = response.headers.get('location')?.startsWith('/cs/sign-in?next=') === true;
      assert.ok(response.status === 200 || asksToSignIn, `${link}: ${response.status}`);
    }
  });

  test('the root leads to the language of the browser', async () => {
    const app = open();
    for (const [header, location] of [
      ['pl,en;q=0.5', '/pl'],
      ['fr', '/de'],
      ['', '/de'],
    ] as const) {
      const response = await app.request('/', { headers: { 'accept-language': header } });
      assert.deepEqual([response.status, response.headers.get('location')], [302, location]);
    }
    const slash = await app.request('/cs/');
    assert.deepEqual(
      [slash.status, new URL(slash.headers.get('location') ?? '', 'http://localhost').pathname],
      [301, '/cs'],
    );
  });

  test('an empty installation has all its pages', async () => {
    const app = open();
    for (const address of ['', '/hubs', '/organisations', '/entries', '/drafts/new']) await get(app, `/en${address}`);
  });

  test('a renamed thing redirects for ever, a withdrawn one is gone', async () => {
    await makeHub(database.db, { slug: 'neu' });
    await makeHub(database.db, { slug: 'ganz-neu' });
    await makeOrganisation(database.db);
    await makeOrganisation(database.db, { slug: 'stadt-neu' });
    await makeEntry(database.db, { title: 'Alter Titel' });
    await makeEntry(database.db, { title: 'Alter Titel', slug: 'neuer-titel' });
    await makeEntry(database.db, { key: 'weg', title: 'Weg', state: 'withdrawn' });
    await makeOrganisation(database.db, { key: 'zu', name: 'Zu', state: 'withdrawn' });
    const app = open();
    const moved: [from: string, to: string][] = [
      ['/pl/hubs/neu', '/pl/hubs/ganz-neu'],
      ['/pl/organisations/stadt-musterheim', '/pl/organisations/stadt-neu'],
      ['/pl/organisations/stadt-musterheim.json', '/pl/organisations/stadt-neu.json'],
      ['/pl/entries/alter-titel', '/pl/entries/neuer-titel'],
      ['/pl/entries/alter-titel.json', '/pl/entries/neuer-titel.json'],
    ];
    for (const [from, to] of moved) {
      const response = await app.request(from);
      assert.deepEqual([response.status, response.headers.get('location')], [301, to]);
      assert.equal((await app.request(to)).status, 200);
    }
    for (const gone of ['/de/entries/weg', '/de/entries/weg.json', '/de/organisations/zu']) {
      assert.equal((await app.request(gone)).status, 410, gone);
    }
    for (const unknown of [
      '/de/hubs/x',
      '/de/organisations/x',
      '/de/entries/x',
      '/de/entries/x.json',
      '/de/drafts/x',
      '/de/x',
      '/x',
    ]) {
      assert.equal((await app.request(unknown)).status, 404, unknown);
    }
  });

  test('a list has pages, and behind the last one nothing', async () => {
    for (let at = 0; at < 3; at++) await makeEntry(database.db, { key: `e${at}`, title: `Eintrag ${at}` });
    const app = open();
    assert.equal((await app.request('/de/entries?page=1')).status, 200);
    assert.equal((await app.request('/de/entries?page=2')).status, 404);
    assert.equal((await app.request('/de/organisations?page=2')).status, 404);
    assert.equal((await app.request('/de/entries?page=100000')).status, 404);
  });

  test('an unknown parameter is named, an impossible value refused', async () => {
    await makeEntry(database.db);
    const app = open();
    const { page } = await get(app, '/de/entries?colour=red&constructor=1&kind=offer');
    assert.match(page.text, /colour, constructor/);
    for (const query of [
      'kind=wish',
      'page=0',
      'page=abc',
      'sort=random',
      'region=%3Cscript%3E',
      'hub=A%20B',
      'expired=no',
      'lang=fr',
      'topic=astrology',
    ]) {
      const response = await app.request(`/de/entries?${query}`);
      assert.equal(response.status, 422, query);
      const value = new URLSearchParams(query).values().next().value ?? '';
      assert.equal(readPage(await response.text()).text.includes(value), true, query);
    }
  });

  test('list pages ask the database the same number of times for one item and for three', async () => {
    const counted = countQueries(database.db);
    const app = makeApp(makeWorld(database, { db: counted.db }));
    const measure = async (round: string) => {
      const counts: Record<string, number> = {};
      for (const address of [
        '',
        '/hubs',
        '/organisations',
        '/entries',
        '/hubs/hub-dresden',
        '/organisations/stadt-musterheim',
      ]) {
        // A cookie passes the page cache by.
        counted.restart();
        const response = await app.request(`/de${address}`, { headers: { cookie: round } });
        assert.equal(response.status, 200, address);
        counts[address] = counted.count();
      }
      return counts;
    };
    await makeNetwork(database.db);
    await makeHub(database.db);
    await makeOrganisation(database.db, { hub: 'hub-dresden' });
    await makeEntry(database.db, { key: 'a' });
    const one = await measure('one=1');
    assert.deepEqual(one, {
      '': 7,
      '/hubs': 2,
      '/organisations': 5,
      '/entries': 4,
      '/hubs/hub-dresden': 7,
      '/organisations/stadt-musterheim': 8,
    });
    for (const key of ['b', 'c']) {
      await makeHub(database.db, { key: `hub-${key}` });
      await makeOrganisation(database.db, {
        key,
        name: key,
        hub: 'hub-dresden',
        topics: ['energy'],
        relations: [{ kind: 'runs', to: 'stadt' }],
      });
      await makeEntry(database.db, { key, title: `Titel ${key}`, topics: ['health'] });
    }
    assert.deepEqual(await measure('three=3'), one);
  });
});

describeOn('postgres', 'feeds and data', (database) => {
  const open = () => makeApp(makeWorld(database));
  const xml = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['entry', 'link', 'category'].includes(name),
  });

  beforeEach(async () => {
    await makePlace(database.db, { key: 'brno', name: 'Brno', nuts: 'CZ064', country: 'CZ' });
    await makeOrganisation(database.db, { key: 'a', name: 'A & B <GmbH>', topics: ['mobility'] });
    await makeOrganisation(database.db, { key: 'c', name: 'C', place: 'brno', lang: 'cs', type: 'company' });
    for (let at = 0; at < 23; at++) {
      await makeEntry(database.db, {
        key: `e${at}`,
        kind: at % 2 === 0 ? 'offer' : 'need',
        title: `Eintrag ${at}`,
        published_on: `2026-01-${String(at + 1).padStart(2, '0')}`,
        topics: ['mobility'],
      });
    }
  });

  async function json(path: string) {
    const response = await open().request(path);
    assert.equal(response.status, 200, path);
    return { response, body: await response.json() };
  }

  async function atom(path: string) {
    const response = await open().request(path);
    assert.equal(response.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    const text = await response.text();
    assert.equal(XMLValidator.validate(text), true);
    return xml.parse(text).feed;
  }

  test('Atom is well-formed and complete', async () => {
    const feed = await atom('/cs/organisations.atom');
    assert.equal(feed['@_xmlns'], 'http://www.w3.org/2005/Atom');
    assert.equal(feed.id, 'https://hubs.example.org/cs/organisations');
    assert.equal(
      feed.link.some(
        (link: Record<string, string>) =>
          link['@_rel'] === 'self' && link['@_href'] === 'https://hubs.example.org/cs/organisations.atom',
      ),
      true,
    );
    assert.match(feed.updated, /^2026-03-01T10:00:00/);
    for (const entry of feed.entry) {
      assert.match(entry.id, /^urn:uuid:[0-9a-f-]{36}$/);
      assert.match(entry.updated, /^\d{4}-\d\d-\d\dT/);
      assert.match(entry.link[0]['@_href'], /^https:\/\/hubs\.example\.org\/cs\/organisations\//);
    }
    const empty = await atom('/cs/entries.atom?lang=pl');
    assert.equal(empty.entry, undefined);
  });

  test('JSON Feed 1.1 carries the whole record', async () => {
    const { response, body } = await json('/en/organisations.json?type=company');
    assert.equal(response.headers.get('content-type'), 'application/feed+json; charset=utf-8');
    const [item] = body.items;
    assert.deepEqual(
      { ...body, items: [] },
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Organisations',
        description: body.description,
        home_page_url: 'https://hubs.example.org/en/organisations?type=company',
        feed_url: 'https://hubs.example.org/en/organisations.json?type=company',
        language: 'en',
        _hubwerk: { total: 1 },
        items: [],
      },
    );
    assert.deepEqual(
      [item.title, item.language, item._hubwerk.key, item._hubwerk.place.nuts],
      ['C', 'cs', 'c', 'CZ064'],
    );
  });

  test('a filtered feed has what the filtered page has', async () => {
    for (const query of ['?kind=need', '?kind=offer&topic=mobility', '?q=Eintrag+3', '?lang=cs', '?region=CZ']) {
      const html = await (await open().request(`/de/entries${query}`)).text();
      const onPage = readPage(html).elements.flatMap(({ attributes }) =>
        attributes.class === 'hw-card__link' ? [attributes.href] : [],
      );
      const { body } = await json(`/de/entries.json${query}`);
      const inFeed = body.items.map((item: { url: string }) => new URL(item.url).pathname);
      assert.deepEqual(inFeed, onPage.slice(0, 20), query);
      assert.equal(body._hubwerk.total, onPage.length, query);
      const entries = (await atom(`/de/entries.atom${query}`)).entry ?? [];
      assert.deepEqual(
        entries.map((entry: { link: { '@_href': string }[] }) => new URL(entry.link[0]?.['@_href'] ?? '').pathname),
        onPage.slice(0, 20),
        query,
      );
      const csv = await (await open().request(`/de/entries.csv${query}`)).text();
      assert.equal(csv.trim().split('\n').length - 1, onPage.length, query);
    }
  });

  test('the page names its feeds with the same filters', async () => {
    const page = readPage(await (await open().request('/de/entries?kind=need&page=1')).text());
    const feeds = page.elements.filter(
      ({ name, attributes }) => name === 'link' && attributes.type !== undefined && attributes.rel === 'alternate',
    );
    assert.deepEqual(
      feeds.map(({ attributes }) => attributes.href?.split('&sort')[0]),
      ['/de/entries.atom?kind=need', '/de/entries.json?kind=need'],
    );
  });

  test('following next_url reads everything once', async () => {
    const seen: string[] = [];
    let next: string | undefined = '/de/entries.json';
    while (next !== undefined) {
      const { body } = await json(next);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      next = body.next_url?.replace('https://hubs.example.org', '');
    }
    assert.equal(seen.length, 23);
    assert.equal(new Set(seen).size, 23);
  });

  test('a thing has its record as JSON beside its page', async () => {
    const { body } = await json('/de/entries/eintrag-0.json');
    assert.deepEqual(
      [body.key, body.kind, body.title, body.owner.slug],
      ['e0', 'offer', 'Eintrag 0', 'stadt-musterheim'],
    );
    const { response, body: ld } = await json('/de/organisations/a-b-gmbh.json');
    assert.equal(response.headers.get('content-type'), 'application/ld+json; charset=utf-8');
    assert.deepEqual(
      [ld['@context'], ld['@type'], ld.name],
      ['https://schema.org', 'GovernmentOrganization', 'A & B <GmbH>'],
    );
  });

  test('errors of feeds are JSON', async () => {
    const response = await open().request('/pl/entries.json?kind=wish');
    const body = await response.json();
    assert.deepEqual([response.status, body.status, body.detail], [422, 422, 'kind=wish']);
    assert.equal((await open().request('/de/entries/unknown.json')).status, 404);
  });
});
