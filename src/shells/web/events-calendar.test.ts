import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { v7 as uuid } from 'uuid';
import { makePerson } from '#features/accounts/fixtures.ts';
import { type EventFields, makeEvent } from '#features/events/fixtures.ts';
import { makeHub, makeNetwork, makeOrganisation } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, type ReadPage, readPage } from '../testing.ts';

const at = (text: string) => new Date(text);
const named = (page: ReadPage, name: string) =>
  page.elements.filter((element) => element.name === name).map(({ attributes }) => attributes);

/** A conference of two days with everything that an event can have. */
async function makeConference(db: Db, more: EventFields = {}): Promise<{ id: string; slug: string; series: string }> {
  const hub = await makeHub(db);
  const other = await makeHub(db, { key: 'hub-praha', name: { de: 'Hub Prag' } });
  const body = await makeOrganisation(db, { key: 'ministry', name: 'Ministerium für Städte' });
  const series = uuid();
  const text = (value: object) => JSON.stringify(value);
  await db
    .insertInto('event_series')
    .values({
      id: series,
      external_key: 'reihe',
      slug: 'regionen',
      hub_id: hub.id,
      lang: 'de',
      title: text({ de: 'Reihe Regionen' }),
      text: text({ de: 'Jeden Monat woanders.' }),
      created_at: at('2026-01-01T00:00:00Z'),
      updated_at: at('2026-01-01T00:00:00Z'),
    })
    .execute();
  const event = await makeEvent(db, {
    hub: hub.id,
    title: { de: 'Konferenz Städte', pl: 'Konferencja miast' },
    format: 'hybrid',
    startsAt: at('2026-05-12T08:00:00Z'),
    endsAt: at('2026-05-13T14:00:00Z'),
    ...more,
    more: {
      series_id: series,
      on_behalf_of: body.id,
      langs: ['de', 'pl'],
      interpreted: ['gsg'],
      access: ['step-free'],
      contact_email: 'tagung@hubs.example',
      moved_from: at('2026-05-05T08:00:00Z'),
      state_reason: text({ de: 'Der Saal war nicht frei.' }),
      ...more.more,
    },
  });
  await db
    .insertInto('event_host')
    .values({ event_id: event.id, position: 0, hub_id: other.id, organisation_id: null })
    .execute();
  const [water, roads, hall, speaker] = [uuid(), uuid(), uuid(), uuid()];
  await db
    .insertInto('event_track')
    .values([
      { id: water, event_id: event.id, position: 0, name: text({ de: 'Wasser' }) },
      { id: roads, event_id: event.id, position: 1, name: text({ de: 'Straßen' }) },
    ])
    .execute();
  await db
    .insertInto('event_room')
    .values({ id: hall, event_id: event.id, position: 0, name: 'Großer Saal', capacity: 80 })
    .execute();
  await db
    .insertInto('event_speaker')
    .values({
      id: speaker,
      event_id: event.id,
      position: 0,
      name: 'Petra Nováková',
      organisation: 'Stadtlabor',
      organisation_id: null,
    })
    .execute();
  const session = (title: string, day: string, from: string, to: string, track: string | null) => ({
    id: uuid(),
    event_id: event.id,
    track_id: track,
    room_id: hall,
    kind: 'talk' as const,
    title: text({ de: title }),
    starts_at: at(`${day}T${from}Z`),
    ends_at: at(`${day}T${to}Z`),
    position: 0,
  });
  const sessions = [
    session('Eröffnung', '2026-05-12', '08:00', '09:00', null),
    session('Bäche messen', '2026-05-13', '08:00', '09:00', water),
    session('Ampeln reden', '2026-05-13', '08:00', '08:30', roads),
  ];
  await db.insertInto('event_session').values(sessions).execute();
  await db
    .insertInto('event_session_speaker')
    .values({ session_id: sessions[1]?.id ?? '', speaker_id: speaker, position: 0 })
    .execute();
  await db
    .insertInto('event_file')
    .values({
      id: uuid(),
      event_id: event.id,
      session_id: null,
      kind: 'material',
      position: 0,
      file_id: null,
      url: 'https://town.example/programm.pdf',
      title: text({ de: 'Programmheft' }),
      lang: 'de',
      captions_id: null,
      captions_lang: null,
      created_at: at('2026-01-01T00:00:00Z'),
    })
    .execute();
  return { ...event, series: 'regionen' };
}

forEachDatabase('the calendar in the browser', (database) => {
  const open = (more: Parameters<typeof makeWorld>[1] = {}) => {
    const world = makeWorld(database, more);
    const app = makeApp(world);
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const response = await app.request(path, { headers });
      const text = await response.text();
      return { response, status: response.status, text };
    };
    const page = async (path: string, headers = {}) => {
      const { status, text } = await get(path, headers);
      return { status, ...readPage(text) };
    };
    return { world, app, get, page };
  };

  test('the list shows what comes under its months, with day, place, hub, languages and cost', async () => {
    await makeConference(database.db);
    await makeEvent(database.db, {
      title: { de: 'Abgesagt' },
      state: 'cancelled',
      startsAt: at('2026-06-01T08:00:00Z'),
    });
    const list = await open().page('/de/events');
    assert.equal(list.status, 200);
    assert.match(list.text, /2 Veranstaltungen/);
    assert.match(list.text, /Mai 2026[\s\S]*Konferenz Städte[\s\S]*Juni 2026[\s\S]*Abgesagt/);
    assert.match(list.text, /Dienstag, 12\. Mai 2026, ab 10:00 Uhr, bis 13\. Mai · Kulturpalast, Dresden/);
    assert.match(list.text, /Hub Dresden · Deutsch, Polnisch \(gedolmetscht: Deutsche Gebärdensprache\) · Kostenfrei/);
  });

  test('what runs already stands first, under words of its own', async () => {
    await makeEvent(database.db, {
      title: { de: 'Ausstellung' },
      startsAt: at('2026-01-05T08:00:00Z'),
      endsAt: at('2026-12-05T08:00:00Z'),
    });
    assert.match((await open().page('/de/events')).text, /Hat schon begonnen[\s\S]*Ausstellung/);
  });

  test('every view keeps the filters, and its feeds are those of exactly this view', async () => {
    await makeConference(database.db);
    const { page } = open();
    const query = '?q=konferenz&format=online&hub=hub-praha&from=2026-05-01';
    for (const path of ['/de/events', '/de/events/month', '/de/events/map']) {
      const view = await page(`${path}${query}`);
      assert.equal(view.status, 200, path);
      const links = named(view, 'a').map(({ href }) => href ?? '');
      for (const target of [
        '/de/events?',
        '/de/events/month?',
        '/de/events/map?',
        '/de/events.ics?',
        '/de/events.atom?',
        '/de/events.json?',
      ]) {
        const found = links.filter((href) => href.startsWith(target));
        assert.ok(found.length > 0, `${path} has no ${target}`);
        for (const part of ['q=konferenz', 'format=online', 'hub=hub-praha', 'from=2026-05-01'])
          assert.ok(
            found.some((href) => href.includes(part)),
            `${path} → ${target} ${part}`,
          );
      }
      const alternates = named(view, 'link').filter(({ rel, type }) => rel === 'alternate' && type !== undefined);
      assert.deepEqual(
        alternates.map(({ type }) => type),
        ['text/calendar', 'application/atom+xml', 'application/feed+json'],
      );
      assert.ok(
        links.some((href) => href.startsWith('webcal://hubs.example.org/de/events.ics?')),
        path,
      );
    }
  });

  test('feeds have the same events as the list they belong to', async () => {
    await makeConference(database.db);
    await makeEvent(database.db, { title: { de: 'Anderes' }, startsAt: at('2026-05-20T08:00:00Z') });
    await makeEvent(database.db, { title: { de: 'Vorbei' }, startsAt: at('2026-02-20T08:00:00Z') });
    const { get } = open();
    const titles = async (query: string) => {
      const json = JSON.parse((await get(`/de/events.json${query}`)).text);
      const ics = new ICAL.Component(ICAL.parse((await get(`/de/events.ics${query}`)).text));
      const atom = new XMLParser({ isArray: (name) => name === 'entry' }).parse(
        (await get(`/de/events.atom${query}`)).text,
      );
      const found = [
        json.items.map(({ title }: { title: string }) => title),
        ics.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('summary'))),
        (atom.feed.entry ?? []).map(({ title }: { title: { '#text'?: string } | string }) => title),
      ];
      assert.deepEqual(found[1], found[0]);
      assert.deepEqual(found[2], found[0]);
      return found[0];
    };
    assert.deepEqual(await titles(''), ['Konferenz Städte', 'Anderes']);
    assert.deepEqual(await titles('?hub=hub-praha'), ['Konferenz Städte']);
    assert.deepEqual(await titles('?when=past'), ['Vorbei']);
    assert.deepEqual(await titles('?q=nichts'), []);
    assert.deepEqual(await titles('?series=regionen'), ['Konferenz Städte']);
  });

  test('a cancelled event stays in calendars as cancelled, with the same name for ever', async () => {
    const { slug, id } = await makeConference(database.db);
    const { get } = open();
    const read = async (path: string) => {
      const [event] = new ICAL.Component(ICAL.parse((await get(path)).text)).getAllSubcomponents('vevent');
      return ['uid', 'status', 'sequence', 'dtstart'].map((name) => String(event?.getFirstPropertyValue(name)));
    };
    const feed = await read('/de/events.ics');
    assert.deepEqual(feed, [`${id}@hubs.example.org`, 'CONFIRMED', '0', '2026-05-12T10:00:00']);
    assert.deepEqual(await read(`/pl/events/${slug}.ics`), feed);
    await database.db.updateTable('event').set({ state: 'cancelled', sequence: 1 }).where('id', '=', id).execute();
    assert.deepEqual((await read('/de/events.ics')).slice(0, 3), [`${id}@hubs.example.org`, 'CANCELLED', '1']);
  });

  test('the JSON of events speaks the words of the Core Public Event Vocabulary', async () => {
    const { slug } = await makeConference(database.db);
    const { get } = open();
    const feed = JSON.parse((await get('/de/events.json')).text);
    assert.equal(feed._hubwerk['@context'].cv, 'http://data.europa.eu/m8g/');
    const { _hubwerk: item, ...rest } = feed.items[0];
    assert.equal(rest.url, `https://hubs.example.org/de/events/${slug}`);
    assert.equal(item['@type'], 'cv:PublicEvent');
    assert.deepEqual(item['dct:title'], { de: 'Konferenz Städte', pl: 'Konferencja miast' });
    assert.deepEqual(item['time:hasTime']['time:hasBeginning'], {
      'time:inXSDDateTimeStamp': '2026-05-12T08:00:00.000Z',
    });
    const { response, text } = await get(`/de/events/${slug}.json`);
    assert.equal(response.headers.get('content-type'), 'application/ld+json; charset=utf-8');
    const whole = JSON.parse(text);
    assert.deepEqual(
      whole['cv:subEvent'].map((session: Record<string, { de: string }>) => session['dct:title']?.de),
      ['Eröffnung', 'Ampeln reden', 'Bäche messen'].sort((a, b) =>
        a === 'Eröffnung' ? -1 : b === 'Eröffnung' ? 1 : b.localeCompare(a),
      ),
    );
    assert.equal(whole['cv:contactPoint']['cv:email'], 'tagung@hubs.example');
    assert.equal(whole['cv:accessibility'].de, 'Stufenlos zugänglich');
  });

  test('a month is a table of its days; several days are on each, and many on one lead to its list', async () => {
    await makeConference(database.db);
    for (let one = 0; one < 6; one++)
      await makeEvent(database.db, { title: { de: `Werkstatt ${one}` }, startsAt: at('2026-05-20T08:00:00Z') });
    const month = await open().page('/de/events/month?month=2026-05&hub=hub-dresden');
    assert.match(month.text, /Mai 2026: 7 Veranstaltungen/);
    assert.equal(named(month, 'th').filter(({ scope }) => scope === 'col').length, 7);
    assert.equal(month.text.split('Konferenz Städte').length - 1, 2);
    assert.match(month.text, /\+2 weitere/);
    const links = named(month, 'a').map(({ href }) => href);
    assert.ok(links.includes('/de/events?from=2026-05-20&to=2026-05-20&hub=hub-dresden'));
    assert.ok(links.includes('/de/events/month?hub=hub-dresden&month=2026-04'));
    assert.ok(links.includes('/de/events/month?hub=hub-dresden&month=2026-06'));
    assert.ok(links.includes('/de/events/month?hub=hub-dresden&month=2026-03'), 'the way to today');
    const day = await open().page('/de/events?from=2026-05-20&to=2026-05-20');
    assert.match(day.text, /6 Veranstaltungen/);
  });

  test('the page of an event tells everything that is known, and says where nothing is', async () => {
    const { slug } = await makeConference(database.db);
    const { page } = open();
    const event = await page(`/de/events/${slug}`);
    for (const words of [
      'Dienstag, 12. Mai 2026, 10:00 Uhr bis Mittwoch, 13. Mai 2026, 16:00 Uhr',
      'Mitteleuropäische Sommerzeit',
      'Schloßstraße 2',
      'Diese Veranstaltung wurde verlegt.',
      'Ursprünglich war sie angekündigt für: Dienstag, 5. Mai 2026, 10:00 Uhr.',
      'Der Saal war nicht frei.',
      'Stufenlos zugänglich',
      'Deutsche Gebärdensprache',
      'Hub Prag',
      'Ministerium für Städte',
      'Reihe Regionen',
      'Großer Saal',
      'Petra Nováková',
      'Programmheft',
      'Den Zugang erhalten Sie nach der Anmeldung.',
    ])
      assert.ok(event.text.includes(words), words);
    const plain = await makeEvent(database.db, { title: { de: 'Schlicht' }, startsAt: at('2026-05-12T08:00:00Z') });
    assert.match((await page(`/de/events/${plain.slug}`)).text, /Dazu liegen uns noch keine Angaben vor/);
  });

  test('parallel tracks are a table with a head for each, other days a list', async () => {
    const { slug } = await makeConference(database.db);
    const event = await open().page(`/de/events/${slug}`);
    assert.equal(named(event, 'table').length, 1);
    assert.match(event.text, /Zeit\s*Wasser\s*Straßen/);
    assert.match(event.text, /Dienstag, 12\. Mai 2026[\s\S]*Eröffnung[\s\S]*Mittwoch, 13\. Mai 2026/);
  });

  test('registration closes on the page at its minute, although the page is kept', async () => {
    let now = at('2026-03-02T12:00:10Z');
    const { get } = open({ clock: () => now });
    const { id, slug } = await makeEvent(database.db);
    await database.db
      .insertInto('registration_setting')
      .values({ event_id: id, closes_at: at('2026-03-02T12:03:00Z'), updated_at: now })
      .execute();
    await database.db
      .insertInto('ticket_kind')
      .values({ id: uuid(), event_id: id, position: 0, name: JSON.stringify({ de: 'Teilnahme' }) })
      .execute();
    const isOpen = async () => (await get(`/de/events/${slug}`)).text.includes(`/de/events/${slug}/registration"`);
    assert.equal(await isOpen(), true);
    now = at('2026-03-02T12:02:59Z');
    assert.equal(await isOpen(), true);
    now = at('2026-03-02T12:03:01Z');
    assert.equal(await isOpen(), false);
  });

  test('cancelled and past events say so', async () => {
    const { page } = open();
    const off = await makeEvent(database.db, {
      state: 'cancelled',
      more: { state_reason: JSON.stringify({ de: 'Die Referentin ist krank.' }) },
    });
    assert.match((await page(`/de/events/${off.slug}`)).text, /ist abgesagt\.\s*Die Referentin ist krank/);
    const over = await makeEvent(database.db, { title: { de: 'Früher' }, startsAt: at('2026-02-01T08:00:00Z') });
    assert.match((await page(`/de/events/${over.slug}`)).text, /Diese Veranstaltung ist vorbei/);
    const failed = await makeEvent(database.db, {
      title: { de: 'Ausgefallen' },
      startsAt: at('2026-02-01T08:00:00Z'),
      more: { held: 'not-held' },
    });
    assert.match((await page(`/de/events/${failed.slug}`)).text, /hat nicht stattgefunden/);
  });

  test('search engines get what they require and recommend', async () => {
    const { slug, id } = await makeConference(database.db);
    const { page } = open();
    const graph = async () => JSON.parse((await page(`/de/events/${slug}`)).jsonLd[0] ?? '')['@graph'];
    const [event, breadcrumbs] = await graph();
    const url = `https://hubs.example.org/de/events/${slug}`;
    assert.deepEqual(
      Object.fromEntries(
        ['name', 'startDate', 'endDate', 'previousStartDate', 'eventStatus', 'eventAttendanceMode', 'description'].map(
          (key) => [key, event[key]],
        ),
      ),
      {
        name: 'Konferenz Städte',
        startDate: '2026-05-12T08:00:00.000Z',
        endDate: '2026-05-13T14:00:00.000Z',
        previousStartDate: '2026-05-05T08:00:00.000Z',
        eventStatus: 'https://schema.org/EventRescheduled',
        eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
        description: 'Wie Städte laden.',
      },
    );
    assert.deepEqual(event.location[0].address, {
      '@type': 'PostalAddress',
      streetAddress: 'Schloßstraße 2',
      addressLocality: 'Dresden',
      addressRegion: 'DED21',
      addressCountry: 'DE',
    });
    assert.deepEqual(event.location[1], { '@type': 'VirtualLocation', url });
    assert.deepEqual(
      event.organizer.map(({ name }: { name: string }) => name),
      ['Hub Dresden', 'Hub Prag'],
    );
    assert.deepEqual(event.performer, [{ '@type': 'Person', name: 'Petra Nováková' }]);
    assert.deepEqual(event.offers, {
      '@type': 'Offer',
      url,
      price: 0,
      priceCurrency: 'EUR',
      availability: 'https://schema.org/InStock',
      validFrom: '2026-03-01T10:00:00.000Z',
    });
    assert.equal(event.subEvent.length, 3);
    assert.deepEqual(
      breadcrumbs.itemListElement.map(({ name }: { name: string }) => name),
      ['Veranstaltungen', 'Konferenz Städte'],
    );
    await database.db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', id).execute();
    const [off] = await graph();
    assert.equal(off.eventStatus, 'https://schema.org/EventCancelled');
    assert.equal(off.previousStartDate, undefined);
  });

  test('a series shows coming and past dates and its own feed', async () => {
    const { series, id } = await makeConference(database.db);
    const { series_id } = await database.db
      .selectFrom('event')
      .select('series_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const more = { series_id };
    await makeEvent(database.db, { title: { de: 'Früher' }, startsAt: at('2026-02-01T08:00:00Z'), more });
    await makeEvent(database.db, { title: { de: 'Geheim' }, state: 'draft', more });
    const { page } = open();
    const found = await page(`/de/event-series/${series}`);
    assert.match(found.text, /Kommende Termine\s*[\s\S]*Konferenz Städte[\s\S]*Vergangene Termine[\s\S]*Früher/);
    assert.equal(found.text.includes('Geheim'), false);
    assert.ok(named(found, 'a').some(({ href }) => href === '/de/events.ics?series=regionen'));
    await database.db.updateTable('event').set({ state: 'draft' }).execute();
    assert.equal((await page(`/de/event-series/${series}`)).status, 404);
  });

  test('the page for other sites may be shown within them, has neither script nor cookie, and all else may not', async () => {
    const { slug } = await makeConference(database.db);
    const { get } = open();
    for (const round of ['made', 'kept']) {
      const { response, text } = await get('/de/events/embed?hub=hub-praha');
      assert.equal(response.status, 200, round);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(policy, /^default-src 'none'.*frame-ancestors \*$/);
      assert.doesNotMatch(policy, /script-src/);
      assert.equal(response.headers.get('x-frame-options'), null);
      assert.equal(response.headers.get('set-cookie'), null);
      const page = readPage(text);
      assert.equal(named(page, 'script').length, 0);
      assert.equal(named(page, 'form').length, 0);
      assert.match(page.text, /Konferenz Städte/);
      for (const { href, target, rel } of named(page, 'a'))
        assert.deepEqual([target, rel], ['_blank', 'noopener'], href);
    }
    assert.match((await get('/de/events/embed?hub=hub-dresden&q=xyz')).text, /keine Veranstaltung/);
    for (const path of ['/de/events', `/de/events/${slug}`, '/de/events.ics']) {
      const { headers } = (await get(path)).response;
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
      assert.notEqual(headers.get('x-frame-options'), null, path);
    }
  });

  test('what nobody can mean gets a clear answer', async () => {
    await makeConference(database.db);
    const { get, page } = open();
    const cases: [path: string, status: number][] = [
      ['/de/events/month?month=2026-13', 422],
      ['/de/events/month?month=1970-01', 200],
      ['/de/events/month?month=9999-12', 422],
      ['/de/events/month?month=May', 422],
      ['/de/events?from=2026-02-30', 422],
      ['/de/events?to=tomorrow', 422],
      ['/de/events?kind=orgy', 422],
      ['/de/events?lang=xx', 422],
      ['/de/events?hub=nowhere', 200],
      ['/de/events?page=1000000000', 422],
      ['/de/events?page=99999', 404],
      ['/de/events.json?page=99999', 200],
      ['/de/events?zone=Mars/Olympus', 200],
      [`/de/events?q=${'a'.repeat(10_000)}`, 200],
      ['/de/events?q=%25_%5C', 200],
      ['/de/events/nothing-here', 404],
      ['/de/events/nothing-here.ics', 404],
      ['/de/events/nothing-here.json', 404],
      ['/de/event-series/nothing', 404],
    ];
    for (const [path, status] of cases) assert.equal((await get(path)).status, status, path.slice(0, 60));
    const wrong = await page('/de/events/month?month=2026-13');
    assert.match(wrong.text, /month=2026-13/);
    assert.match((await page('/de/events?zone=Mars/Olympus')).text, /zone/);
    assert.deepEqual(JSON.parse((await get('/de/events.ics?month=13')).text).status, 422);
    for (const path of ['/de/events', '/de/events/month', '/de/events/map']) {
      const backwards = await page(`${path}?from=2026-06-01&to=2026-01-01`);
      assert.equal(backwards.status, 422, path);
      assert.match(backwards.text, /Das Datum „bis“ liegt vor dem Datum „von“/);
      assert.equal(backwards.text.includes('Konferenz Städte'), false);
      assert.deepEqual(
        named(backwards, 'input')
          .filter(({ type }) => type === 'date')
          .map(({ value }) => value),
        ['2026-06-01', '2026-01-01'],
      );
    }
  });

  test('a zone that nobody knows takes no page and no feed down', async () => {
    const { slug } = await makeConference(database.db, { more: { zone: 'Europe/Atlantis' } });
    const { get } = open();
    for (const path of [
      '/de/events',
      '/de/events/month?month=2026-05',
      `/de/events/${slug}`,
      `/de/events/${slug}.ics`,
      '/de/events.ics',
      '/de/events.atom',
      '/de/events.json',
      '/de/events/embed',
    ])
      assert.equal((await get(path)).status, 200, path);
  });

  test('what is not for everybody is in no page, feed, data or file of the calendar', async () => {
    const { db } = database;
    const { slug } = await makeConference(db, { more: { online_url: 'https://meet.example/Zugangsgeheim' } });
    const planted = [
      { title: { de: 'Entwurfsgeheim' }, state: 'draft' as const },
      { title: { de: 'Planungsgeheim' }, state: 'scheduled' as const },
      { title: { de: 'Rückzugsgeheim' }, state: 'withdrawn' as const },
      { title: { de: 'Vorlagengeheim' }, more: { is_template: true } },
    ];
    const slugs: string[] = [];
    for (const fields of planted) slugs.push((await makeEvent(db, fields)).slug);
    const { id } = await db.selectFrom('event').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
    await db
      .insertInto('registration_setting')
      .values({
        event_id: id,
        note: JSON.stringify({ de: 'Teilnahmehinweisgeheim' }),
        updated_at: at('2026-01-01T00:00:00Z'),
      })
      .execute();
    const { get } = open();
    const paths = ['', '/month?month=2026-05', '/map', '/embed', `/${slug}`, `/${slug}.json`, `/${slug}.ics`]
      .map((path) => `/de/events${path}`)
      .concat([
        '/de/events.ics?when=all',
        '/de/events.json?when=all',
        '/de/events.atom?when=all',
        '/de/events?q=geheim',
      ])
      .concat(['/de', '/de/hubs/hub-dresden', '/de/event-series/regionen']);
    for (const path of paths) {
      const { status, text } = await get(path);
      assert.equal(status, 200, path);
      assert.doesNotMatch(text.replaceAll('q=geheim', '').replaceAll('value="geheim"', ''), /geheim/i, path);
    }
    for (const [at, state] of [404, 404, 410].entries())
      for (const ending of ['', '.json', '.ics'])
        assert.equal((await get(`/de/events/${slugs[at]}${ending}`)).status, state, `${slugs[at]}${ending}`);
  });

  test('who works on a draft is led to its preview; to others it does not exist', async () => {
    const { world, get } = open();
    const { slug, hub } = await makeEvent(database.db, { state: 'draft' });
    const own = await makePerson(world, { grants: [{ role: 'editor', scope: `hub:${hub}` }] });
    const other = await makePerson(world, {});
    const led = await get(`/de/events/${slug}`, { cookie: own.cookie });
    assert.deepEqual([led.status, led.response.headers.get('location')], [302, `/de/events/${slug}/preview`]);
    assert.equal((await get(`/de/events/${slug}`, { cookie: other.cookie })).status, 404);
  });

  test('who may write events finds the ways to it, others do not', async () => {
    const { world, page } = open();
    const { slug, hub } = await makeEvent(database.db);
    const { cookie } = await makePerson(world, { grants: [{ role: 'editor', scope: `hub:${hub}` }] });
    const links = async (path: string, headers = {}) => named(await page(path, headers), 'a').map(({ href }) => href);
    assert.ok((await links('/de/events', { cookie })).includes('/de/events/new'));
    assert.ok((await links(`/de/events/${slug}`, { cookie })).includes(`/de/events/${slug}/edit`));
    assert.equal((await links('/de/events')).includes('/de/events/new'), false);
    assert.equal((await links(`/de/events/${slug}`)).includes(`/de/events/${slug}/edit`), false);
  });

  test('hubs, organisations and the start page show their next events', async () => {
    await makeNetwork(database.db);
    await makeConference(database.db);
    const { page } = open();
    for (const path of [
      '/de',
      '/de/hubs/hub-dresden',
      '/de/hubs/hub-praha',
      '/de/organisations/ministerium-fuer-staedte',
    ])
      assert.match((await page(path)).text, /Kommende Veranstaltungen[\s\S]*Konferenz Städte/, path);
  });

  test('pages ask the database the same number of times for one event and for three', async () => {
    const counted = countQueries(database.db);
    const { app } = open({ db: counted.db });
    const { slug, series } = await makeConference(database.db);
    const measure = async (round: string) => {
      const counts: Record<string, number> = {};
      for (const path of [
        '/events',
        '/events/month?month=2026-05',
        '/events/map',
        '/events/embed',
        '/events.ics',
        '/events.atom',
        '/events.json',
        `/events/${slug}`,
        `/events/${slug}.ics`,
        `/event-series/${series}`,
      ]) {
        counted.restart();
        // A cookie passes the page cache by.
        const response = await app.request(`/de${path}`, { headers: { cookie: round } });
        assert.equal(response.status, 200, path);
        counts[path.replace(slug, 'SLUG')] = counted.count();
      }
      return counts;
    };
    const one = await measure('one=1');
    assert.deepEqual(one, {
      '/events': 4,
      '/events/month?month=2026-05': 4,
      '/events/map': 5,
      '/events/embed': 2,
      '/events.ics': 3,
      '/events.atom': 3,
      '/events.json': 3,
      '/events/SLUG': 8,
      '/events/SLUG.ics': 2,
      '/event-series/regionen': 4,
    });
    const { series_id } = await database.db.selectFrom('event').select('series_id').executeTakeFirstOrThrow();
    for (const day of ['2026-05-14', '2026-05-15'])
      await makeEvent(database.db, { title: { de: day }, startsAt: at(`${day}T08:00:00Z`), more: { series_id } });
    assert.deepEqual(await measure('three=3'), one);
  });
});
