import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { type MadePerson, type MatchmakingFields, makeMatchmaking } from '#features/meetings/fixtures.ts';
import { publishAt } from '#features/meetings/wishes/fixtures.ts';
import { meetingsKey } from '#features/meetings/wishes/links.ts';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

forEachDatabase('the pages of who takes part in 1:1 meetings', (database) => {
  let now: Date;
  let world: ReturnType<typeof makeWorld>;
  let app: ReturnType<typeof makeApp>;

  beforeEach(() => {
    now = new Date('2026-03-02T12:00:00Z');
    world = makeWorld(database, { clock: () => now, settings: { RATE_LIMIT: '100000' } });
    app = makeApp(world);
  });

  async function make(fields: MatchmakingFields & { people: MadePerson[] | number }) {
    const made = await makeMatchmaking(world, { state: 'wishing', ...fields });
    return {
      ...made,
      address: (at: number, lang = 'de') => `/${lang}/meetings/${meetingsKey(world, made.people[at] ?? '')}`,
    };
  }

  async function get(path: string) {
    const response = await app.request(path);
    const html = await response.text();
    return { status: response.status, response, html, page: readPage(html) };
  }

  const post = (path: string, fields: Record<string, string> | [string, string][]) => {
    const body = new FormData();
    for (const [name, value] of Array.isArray(fields) ? fields : Object.entries(fields)) body.append(name, value);
    return postForm(app, path, body);
  };

  const joining = (more: [string, string][] = []): [string, string][] => [
    ['name', 'Anna Beispiel'],
    ['organisation', 'Stadt Musterheim'],
    ['langs', 'de'],
    ['langs', 'pl'],
    ['seeks', 'Wir suchen Erfahrungen mit Ladesäulen.'],
    ['offers', 'Fernwärme'],
    ['entries', ''],
    ['maxMeetings', '3'],
    ['onScreen', 'yes'],
    ...more,
  ];

  test('somebody joins, wishes, is answered, and the other sees both wishes', async () => {
    const made = await make({ people: [{ state: 'invited' }, { name: 'Boris', organisation: 'Energie eG' }] });
    const first = await get(made.address(0));
    assert.equal(first.status, 200);
    assert.ok(first.page.text.includes('Was mit Ihren Angaben geschieht'));
    assert.equal(
      (await post(made.address(0), joining([['slot', '2']]))).headers.get('location'),
      `${made.address(0)}?note=joined`,
    );
    const people = await get(`${made.address(0)}/people`);
    assert.ok(people.page.text.includes('Boris'));
    assert.ok(people.page.text.includes('Noch 20 von 20 Wünschen frei'));
    const wished = await post(`${made.address(0)}/wishes`, {
      to: made.people[1] ?? '',
      wish: 'must',
      message: 'Gern über Netze.',
      back: '',
    });
    assert.equal(wished.status, 303);
    assert.equal(
      wished.headers.get('location'),
      `${made.address(0)}/people?done=${made.people[1]}#person-${made.people[1]}`,
    );
    const after = await get(wished.headers.get('location') ?? '');
    assert.ok(after.page.text.includes('Ihr Wunsch ist notiert: Boris.'));
    assert.ok(after.page.text.includes('Noch 19 von 20 Wünschen frei'));
    const asked = await get(made.address(1));
    assert.ok(asked.page.text.includes('Anfragen an Sie (1)'));
    assert.ok(asked.page.text.includes('Gern über Netze.'));
    const request =
      asked.page.elements.find(({ attributes }) => attributes.href?.includes('/requests/'))?.attributes.href ?? '';
    const accepted = await post(request, { act: 'accept', wish: 'would' });
    assert.equal(accepted.headers.get('location'), `${made.address(1)}?note=accepted`);
    const mine = await get(made.address(0));
    assert.ok(mine.page.text.includes('Verabredet'));
    const again = await post(request, { act: 'decline', reason: 'no-time' });
    assert.equal(again.status, 422);
    assert.ok(readPage(await again.text()).text.includes('schon beantwortet oder zurückgezogen'));
  });

  test('is seen by nobody else: no cache, no search engine, no other key', async () => {
    const made = await make({ people: 3, requests: [{ from: 0, to: 1, state: 'open', toWish: null }] });
    const other = await make({ people: 1 });
    const request = made.requests[0] ?? '';
    for (const path of ['', '/people', '/edit', '/availability', '/leaving', `/requests/${request}`]) {
      const { response, status } = await get(`${made.address(0)}${path}`);
      assert.equal(status, 200, path);
      assert.equal(response.headers.get('cache-control'), 'private, no-store', path);
      assert.equal(response.headers.get('x-robots-tag'), 'noindex', path);
      // No other site learns the address; forms still say where they are from.
      assert.equal(response.headers.get('referrer-policy'), 'same-origin', path);
    }
    const key = made.address(0).split('/').at(-1) ?? '';
    const guesses = [
      `${key.slice(0, -2)}AA`,
      key.toLowerCase(),
      'A'.repeat(43),
      made.people[0] ?? '',
      `${key}A`,
      '..%2f',
    ];
    for (const guess of guesses) assert.equal((await get(`/de/meetings/${guess}`)).status, 404, guess);
    for (const address of [made.address(2), other.address(0)]) {
      assert.equal((await get(`${address}/requests/${request}`)).status, 404);
      assert.equal((await post(`${address}/requests/${request}`, { act: 'accept', wish: 'want' })).status, 404);
    }
    assert.equal((await get(`${made.address(0)}/requests/no-uuid`)).status, 404);
    const stranger = await post(`${made.address(0)}/wishes`, { to: other.people[0] ?? '', wish: 'want' });
    assert.equal(stranger.status, 422);
    assert.ok(readPage(await stranger.text()).text.includes('macht hier nicht oder nicht mehr mit'));
    const { html } = await get(`${made.address(0)}/people`);
    for (const email of made.emails) assert.ok(!html.includes(email));
  });

  test('says what is wrong with what was sent, and keeps it', async () => {
    const made = await make({ people: [{ state: 'invited' }, {}] });
    const long = 'x'.repeat(10_000);
    const wrong = await post(made.address(0), [
      ['name', ''],
      ['seeks', long],
      ['offers', 'Fernwärme'],
      ['entries', 'https://example.org/elsewhere'],
      ['maxMeetings', 'drei'],
    ]);
    assert.equal(wrong.status, 422);
    const page = readPage(await wrong.text());
    for (const said of [
      'Bitte geben Sie Ihren Namen an.',
      'Bitte wählen Sie mindestens eine Sprache.',
      'höchstens 1.000 Zeichen',
      'eine ganze Zahl ab 1',
    ])
      assert.ok(page.text.includes(said), said);
    assert.ok(page.text.includes('Fernwärme'));
    const entry = await post(made.address(0), joining([['entries', 'https://example.org/elsewhere']]));
    assert.equal(entry.status, 422);
    assert.ok(readPage(await entry.text()).text.includes('finden wir in diesem Netzwerk nicht'));
    assert.equal((await post(made.address(0), joining())).status, 303);
    const wish = await post(`${made.address(0)}/wishes`, { to: made.people[1] ?? '', wish: 'want', message: long });
    assert.equal(wish.status, 422);
    assert.equal((await post(`${made.address(0)}/wishes`, { to: 'x', wish: 'much' })).status, 422);
    assert.equal((await post(`${made.address(0)}/wishes`, { to: made.people[0] ?? '', wish: 'want' })).status, 422);
    assert.equal((await get(`${made.address(0)}/people?type=nonsense`)).status, 400);
    assert.equal((await get(`${made.address(0)}/people?page=999`)).status, 404);
  });

  test('suggests whose entries and words fit, and says why; filters find the others', async () => {
    const need = await makeEntry(database.db, {
      key: 'need',
      kind: 'need',
      title: 'Laden am Straßenrand gesucht',
      summary: 'Wir suchen Ladesäulen für ein Quartier.',
      text: 'Ladesäulen am Straßenrand gesucht.',
    });
    const offer = await makeEntry(database.db, { key: 'offer' });
    const made = await make({
      people: [{ name: 'Anna' }, { name: 'Zoe', langs: ['de', 'cs'] }, { name: 'Adam', langs: ['pl'] }],
    });
    const bring = (at: number, entry: { slug: string }) =>
      post(made.address(at), [
        ['name', at === 0 ? 'Anna' : 'Zoe'],
        ['langs', 'de'],
        ['seeks', ''],
        ['offers', ''],
        ['entries', `https://hubs.example.org/de/entries/${entry.slug}`],
        ['maxMeetings', ''],
      ]);
    assert.equal((await bring(0, need)).status, 303);
    assert.equal((await bring(1, offer)).status, 303);
    const { page, html } = await get(`${made.address(0)}/people`);
    assert.ok(html.indexOf('Zoe') < html.indexOf('Adam'));
    assert.match(page.text, /Ihr Eintrag „Laden am Straßenrand gesucht“ passt zu „Ladesäulen für Quartiere“/);
    assert.ok(page.text.includes('keine gemeinsame Sprache, und gedolmetscht wird hier nicht'));
    // Who brings no entry is understood by their words.
    now = new Date(now.getTime() + 1000);
    await post(made.address(0), joining());
    assert.match(
      (await get(`${made.address(0)}/people`)).page.text,
      /Was Sie suchen, passt zu „Ladesäulen für Quartiere“/,
    );
    const polish = await get(`${made.address(0)}/people?speaks=pl`);
    assert.deepEqual([polish.page.text.includes('Adam'), polish.page.text.includes('Zoe')], [true, false]);
    const words = await get(`${made.address(0)}/people?q=zoe`);
    assert.deepEqual([words.page.text.includes('Adam'), words.page.text.includes('Zoe')], [false, true]);
    assert.ok((await get(`${made.address(0)}/people?q=%25`)).page.text.includes('Niemand passt'));
  });

  test('the plan shows when, where, with whom and why, and what could not be', async () => {
    const made = await make({
      people: [{ name: 'Anna' }, { name: 'Boris' }, { name: 'Cecilie' }, { name: 'Dana' }],
      slots: 2,
      maxMeetings: 5,
      requests: [
        { from: 0, to: 1, fromWish: 3, toWish: 2 },
        { from: 2, to: 0, fromWish: 1, toWish: 0 },
        { from: 0, to: 3, fromWish: 1, toWish: 0 },
      ],
    });
    await publishAt(database.db, made, [
      { request: 0, slot: 0, table: 1 },
      { request: 1, slot: 1, table: 0 },
    ]);
    const { page } = await get(made.address(0));
    assert.match(page.text, /10:00 bis 10:15 Uhr\s*Tisch 2\s*Boris/);
    assert.ok(page.text.includes('Sie: „Unbedingt“, die andere Seite: „Gern“'));
    assert.ok(page.text.includes('Wunsch der anderen Seite („Wenn Platz ist“)'));
    assert.ok(page.text.includes('Was nicht eingeplant werden konnte (1)'));
    assert.match(page.text, /Dana\s*Zu den 2 Zeiten, zu denen Sie beide frei sind, stehen Gespräche/);
    const ics = await get(`${made.address(0)}/plan.ics`);
    assert.match(ics.response.headers.get('content-type') ?? '', /^text\/calendar/);
    assert.equal(ics.html.match(/BEGIN:VEVENT/g)?.length, 2);
    assert.ok(ics.html.includes(`UID:meeting-${made.requests[0]}@hubs.example.org`));
    assert.ok(ics.html.includes('SEQUENCE:0'));
    const sheet = await get(`${made.address(0)}/plan`);
    assert.ok(sheet.page.text.includes('Boris'));
    // Others see theirs, and nothing of Anna's with Cecilie.
    const boris = await get(made.address(1));
    assert.deepEqual([boris.page.text.includes('Anna'), boris.page.text.includes('Cecilie')], [true, false]);
  });

  test('what is different is marked until they have understood', async () => {
    const made = await make({
      people: [{ name: 'Anna' }, { name: 'Boris' }, { name: 'Cecilie' }, { name: 'Dana' }],
      requests: [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
        { from: 0, to: 3 },
      ],
    });
    await publishAt(database.db, made, [
      { request: 0, slot: 0, table: 0 },
      { request: 1, slot: 1, table: 0 },
    ]);
    assert.ok(!(await get(made.address(0))).page.text.includes('Ihr Plan hat sich geändert'));
    await publishAt(database.db, made, [
      { request: 0, slot: 2, table: 0 },
      { request: 2, slot: 1, table: 0 },
    ]);
    const { page } = await get(made.address(0));
    assert.ok(page.text.includes('Ihr Plan hat sich geändert'));
    assert.ok(page.text.includes('Entfällt: 10:20, Cecilie'));
    assert.match(page.text, /Boris\s*verschoben/);
    assert.match(page.text, /Dana\s*neu/);
    const ics = await get(`${made.address(0)}/plan.ics`);
    assert.ok(ics.html.includes('SEQUENCE:1'));
    await post(`${made.address(0)}/plan`, {});
    assert.ok(!(await get(made.address(0))).page.text.includes('Ihr Plan hat sich geändert'));
  });

  test('held or not is one tap, once the meeting has begun, by its two alone', async () => {
    const made = await make({ people: 3, requests: [{ from: 0, to: 1 }] });
    await publishAt(database.db, made, [{ request: 0, slot: 1, table: 0 }]);
    const meeting = made.requests[0] ?? '';
    const say = async (at: number, outcome = 'held') =>
      (await post(`${made.address(at)}/outcome`, { meeting, outcome })).status;
    assert.equal(await say(0), 422);
    now = new Date('2026-05-12T08:36:00Z');
    assert.equal(await say(2), 422);
    assert.equal(await say(0, 'perhaps'), 422);
    assert.equal(await say(0), 303);
    assert.equal(await say(1, 'not-held'), 303);
    const row = await database.db.selectFrom('meeting').select(['outcome', 'outcome_by']).executeTakeFirstOrThrow();
    assert.deepEqual(row, { outcome: 'not-held', outcome_by: made.people[1] });
  });

  test('who cannot come says so, the organiser sees it, and the other that the plan is being changed', async () => {
    const made = await make({ people: [{ name: 'Anna' }, { name: 'Boris' }], requests: [{ from: 0, to: 1 }] });
    await publishAt(database.db, made, [{ request: 0, slot: 3, table: 0 }]);
    assert.equal((await post(`${made.address(0)}/absence`, {})).status, 422);
    assert.equal((await post(`${made.address(0)}/absence`, { from: '2' })).status, 303);
    assert.equal((await post(`${made.address(0)}/absence`, { from: '3' })).status, 422);
    assert.ok((await get(made.address(0))).page.text.includes('Sie haben abgesagt, ab 10:40 Uhr.'));
    assert.ok((await get(made.address(1))).page.text.includes('hat abgesagt; der Plan wird gerade angepasst'));
    assert.equal((await post(`${made.address(0)}/leaving`, {})).headers.get('location'), `${made.address(0)}/absence`);
  });

  test('a cancelled event, a cancelled registration and closed wishes say what is the case', async () => {
    const made = await make({ people: [{}, { state: 'invited' }, {}] });
    await database.db
      .updateTable('registration')
      .set({ state: 'cancelled' })
      .where('email', '=', made.emails[2] ?? '')
      .execute();
    assert.ok((await get(made.address(2))).page.text.includes('Ihre Anmeldung zur Veranstaltung gilt nicht mehr.'));
    assert.equal((await get(`${made.address(2)}/people`)).status, 303);
    now = new Date('2026-05-11T08:00:00Z');
    assert.ok((await get(made.address(0))).page.text.includes('Das Team berechnet jetzt den Gesprächsplan.'));
    assert.ok((await get(made.address(1))).page.text.includes('Bei diesen Gesprächen kann man nicht mehr mitmachen'));
    assert.ok((await get(`${made.address(0)}/people`)).page.text.includes('Die Wünsche sind geschlossen.'));
    await database.db.updateTable('event').set({ state: 'cancelled' }).execute();
    assert.ok((await get(made.address(0))).page.text.includes('Die Veranstaltung findet nicht statt.'));
    await database.db.updateTable('matchmaking').set({ state: 'draft' }).execute();
    assert.equal((await get(made.address(0))).status, 404);
  });

  test('asks the database as often for many as for few', async () => {
    const counted = countQueries(database.db);
    const slow = makeApp(makeWorld(database, { db: counted.db, clock: () => now, settings: { RATE_LIMIT: '100000' } }));
    const few = await make({ people: 3, requests: [{ from: 1, to: 0, state: 'open', toWish: null }] });
    const many = await make({
      people: 30,
      requests: Array.from({ length: 20 }, (_, at) => ({ from: at + 1, to: 0, state: 'open' as const, toWish: null })),
    });
    for (const [path, queries] of [
      ['', 5],
      ['/people', 11],
    ] as const) {
      const counts: number[] = [];
      for (const made of [few, many]) {
        counted.restart();
        assert.equal((await slow.request(`${made.address(0)}${path}`)).status, 200);
        counts.push(counted.count());
      }
      assert.deepEqual(counts, [queries, queries], path);
    }
  });
});
