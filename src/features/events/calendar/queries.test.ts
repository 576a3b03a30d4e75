import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { v7 as uuid } from 'uuid';
import { makeHub, makeOrganisation, makePlace } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import { countQueries, forEachDatabase } from '#platform/testing';
import type { ListQuery } from '#platform/web';
import { makeEvent } from '../fixtures.ts';
import { readEventRows } from '../queries.ts';
import { type FeedRow, readFeed } from './feed-query.ts';
import { listEvents, listNextDates, listPlaces, readMonth, SHOWN_PER_DAY } from './queries.ts';

const TODAY = '2026-05-01';
const all: ListQuery = { q: '', page: 1, sort: '', chosen: {}, unknown: [] };
const day = (date: string, hours = 6) => ({
  startsAt: new Date(`${date}T08:00:00Z`),
  endsAt: new Date(new Date(`${date}T08:00:00Z`).getTime() + hours * 3_600_000),
});

async function feed(db: Db, query: ListQuery, size?: number): Promise<{ rows: FeedRow[]; more: boolean }> {
  const { more, slices } = await readFeed(db, query, TODAY, size);
  const rows: FeedRow[] = [];
  for await (const slice of slices) rows.push(...slice);
  return { rows, more };
}

forEachDatabase('the calendar', (database) => {
  const keys = new Map<string, string>();
  let hub: { id: string; slug: string };
  let other: { id: string; slug: string };

  async function make(key: string, fields: Parameters<typeof makeEvent>[1]): Promise<string> {
    const { id } = await makeEvent(database.db, { key, title: { de: key }, hub: hub.id, ...fields });
    keys.set(id, key);
    return id;
  }
  const named = (rows: readonly { id: string }[]) => rows.map(({ id }) => keys.get(id));
  const list = async (chosen: ListQuery['chosen'], more: Partial<ListQuery> = {}) =>
    named((await listEvents(database.db, { ...all, ...more, chosen }, TODAY)).rows);

  beforeEach(async () => {
    keys.clear();
    hub = await makeHub(database.db);
    other = await makeHub(database.db, { key: 'hub-praha', name: { de: 'Hub Prag' } });
    await makePlace(database.db, { key: 'praha', name: 'Praha', country: 'CZ', nuts: 'CZ010', lat: 50.1, lon: 14.4 });
    const { id: praha } = await database.db
      .selectFrom('place')
      .select('id')
      .where('external_key', '=', 'praha')
      .executeTakeFirstOrThrow();
    await make('over', day('2026-04-30'));
    await make('today', { ...day('2026-05-01'), more: { topics: ['energy'], kind: 'visit' } });
    await make('online', {
      ...day('2026-05-03'),
      format: 'online',
      more: { region: null, langs: ['cs'], cost: 'paid' },
    });
    await make('hybrid', { ...day('2026-05-04'), format: 'hybrid', more: { langs: ['en'], interpreted: ['gsg'] } });
    await make('praha', { ...day('2026-05-05'), hub: other.id, more: { place_id: praha, region: 'CZ010' } });
    await make('long', { ...day('2026-04-20', 24 * 12), more: { ends_on: '2026-05-02' } });
    await make('off', { ...day('2026-05-06'), state: 'cancelled' });
    await make('draft', { ...day('2026-05-06'), state: 'draft' });
    await make('scheduled', { ...day('2026-05-06'), state: 'scheduled' });
    await make('withdrawn', { ...day('2026-05-06'), state: 'withdrawn' });
    await make('template', { ...day('2026-05-06'), more: { is_template: true } });
  });

  test('what comes and what still runs is listed in order; drafts, withdrawn ones and templates never', async () => {
    assert.deepEqual(await list({}), ['long', 'today', 'online', 'hybrid', 'praha', 'off']);
  });

  test('what is over is asked for by itself, the latest first', async () => {
    assert.deepEqual(await list({ when: ['past'] }), ['over']);
    assert.equal((await list({ when: ['all'] })).length, 7);
  });

  test('days limit the list, both included, also in the past', async () => {
    assert.deepEqual(await list({ from: ['2026-05-04'] }), ['hybrid', 'praha', 'off']);
    assert.deepEqual(await list({ to: ['2026-04-30'] }), ['long', 'over']);
    assert.deepEqual(await list({ from: ['2026-05-03'], to: ['2026-05-03'] }), ['online']);
  });

  test('from a day to an earlier one there is nothing, and it is no error', async () => {
    const backwards = { ...all, chosen: { from: ['2026-06-01'], to: ['2026-01-01'] } };
    assert.deepEqual(await list(backwards.chosen), []);
    assert.deepEqual(await feed(database.db, backwards), { rows: [], more: false });
    assert.equal(
      (await readMonth(database.db, backwards, TODAY, { first: '2026-05-01', last: '2026-05-31' })).total,
      0,
    );
  });

  test('every filter finds what it says', async () => {
    assert.deepEqual(await list({ topic: ['energy'] }), ['today']);
    assert.deepEqual(await list({ kind: ['visit'] }), ['today']);
    assert.deepEqual(await list({ region: ['CZ'] }), ['praha']);
    assert.deepEqual(await list({ hub: [other.slug] }), ['praha']);
    assert.deepEqual(await list({ cost: ['paid'] }), ['online']);
    assert.deepEqual(await list({ place: ['praha'] }), ['praha']);
    assert.deepEqual(await list({ lang: ['gsg', 'cs'] }), ['online', 'hybrid']);
    assert.deepEqual(await list({ source: ['subscribed'] }), []);
    assert.equal((await list({ source: ['own'] })).length, 6);
    assert.equal((await list({ source: ['own', 'subscribed'] })).length, 6);
  });

  test('who looks for online or on site also finds what is both', async () => {
    assert.deepEqual(await list({ format: ['online'] }), ['online', 'hybrid']);
    assert.deepEqual(await list({ format: ['hybrid'] }), ['hybrid']);
    assert.deepEqual(await list({ format: ['on-site'] }), ['long', 'today', 'hybrid', 'praha', 'off']);
  });

  test('an event is found by the hubs and organisations that hold it together', async () => {
    const organisation = await makeOrganisation(database.db, { key: 'werk', name: 'Werk' });
    const [id = ''] = [...keys].find(([, key]) => key === 'today') ?? [];
    await database.db
      .insertInto('event_host')
      .values([
        { event_id: id, position: 0, hub_id: other.id, organisation_id: null },
        { event_id: id, position: 1, hub_id: null, organisation_id: organisation.id },
      ])
      .execute();
    assert.deepEqual(await list({ hub: [other.slug] }), ['today', 'praha']);
    assert.deepEqual(await list({ organisation: [organisation.slug] }), ['today']);
    const { facets } = await listEvents(database.db, all, TODAY, { facets: true });
    const hubs = facets.find(({ name }) => name === 'hub')?.values ?? [];
    assert.deepEqual(Object.fromEntries(hubs.map(({ value, count }) => [value, count])), {
      [hub.slug]: 5,
      [other.slug]: 2,
    });
  });

  test('words are found in any order, folded, and stand for themselves', async () => {
    const text = { de: 'Łódź grüßt: 100 % Ökostrom_Tag \\ heute' };
    await make('words', { ...day('2026-05-08'), title: text });
    assert.deepEqual(await list({}, { q: 'okostrom LODZ' }), ['words']);
    assert.deepEqual(await list({}, { q: '100 %' }), ['words']);
    assert.deepEqual(await list({}, { q: 'm_t' }), ['words']);
    assert.deepEqual(await list({}, { q: '\\' }), ['words']);
    assert.deepEqual(await list({}, { q: 'g%t' }), []);
    assert.deepEqual(await list({}, { q: 'o_ostrom' }), []);
  });

  test('a facet counts with all filters but its own', async () => {
    const facet = async (name: string, chosen: ListQuery['chosen']) => {
      const { facets } = await listEvents(database.db, { ...all, chosen }, TODAY, { facets: true });
      const values = facets.find((one) => one.name === name)?.values ?? [];
      return Object.fromEntries(values.map(({ value, count }) => [value, count]));
    };
    assert.deepEqual(await facet('format', { cost: ['free'] }), { 'on-site': 5, online: 1, hybrid: 1 });
    assert.deepEqual(await facet('cost', { cost: ['paid'] }), { free: 5, paid: 1 });
    assert.deepEqual(await facet('lang', {}), { de: 4, cs: 1, en: 1, gsg: 1 });
    assert.deepEqual(await facet('region', {}), { DED: 4, CZ010: 1 });
    assert.deepEqual(await facet('source', {}), { own: 6 });
  });

  test('a month has each event on each of its days, whatever is over', async () => {
    const april = await readMonth(database.db, all, TODAY, { first: '2026-04-01', last: '2026-04-30' });
    assert.equal(april.total, 2);
    assert.equal(april.days.size, 11);
    assert.deepEqual(
      april.days.get('2026-04-30')?.events.map(({ title }) => title.de),
      ['over', 'long'],
    );
    const may = await readMonth(database.db, all, TODAY, { first: '2026-05-01', last: '2026-05-31' });
    assert.equal(may.total, 6);
    assert.deepEqual(
      [...may.days.keys()],
      ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06'],
    );
  });

  test('of a day with many events the first are read, and the number of all', async () => {
    for (let at = 0; at < SHOWN_PER_DAY + 3; at++) await make(`crowd-${at}`, day('2026-07-10'));
    const july = await readMonth(database.db, all, TODAY, { first: '2026-07-01', last: '2026-07-31' });
    assert.equal(july.days.get('2026-07-10')?.total, SHOWN_PER_DAY + 3);
    assert.equal(july.days.get('2026-07-10')?.events.length, SHOWN_PER_DAY);
  });

  test('a century of exhibition is no burden, and no month fails', async () => {
    await make('ages', { startsAt: new Date('1970-01-01T00:00:00Z'), endsAt: new Date('9999-12-31T00:00:00Z') });
    const month = await readMonth(database.db, all, TODAY, { first: '2199-12-01', last: '2199-12-31' });
    assert.equal(month.days.size, 31);
    assert.equal(month.total, 1);
  });

  test('the map counts places, and what has none', async () => {
    const { places, withoutPlace } = await listPlaces(database.db, all, TODAY);
    assert.deepEqual(
      places.map(({ key, count }) => [key, count]),
      [
        ['dresden', 4],
        ['praha', 1],
      ],
    );
    assert.equal(withoutPlace, 1);
  });

  test('a feed is cut where it is full, and goes on with the next page', async () => {
    const first = await feed(database.db, all, 4);
    const second = await feed(database.db, { ...all, page: 2 }, 4);
    assert.deepEqual([first.more, second.more], [true, false]);
    assert.deepEqual(named([...first.rows, ...second.rows]), await list({}));
  });

  test('a feed says of an event what its page says', async () => {
    const more = {
      venue: 'Haus\u001e „A, B“\n{c}',
      address: null,
      title: JSON.stringify({ de: 'Ä\u001f"', cs: 'Č' }),
      topics: ['energy', 'mobility'],
    };
    const id = await make('odd', { ...day('2026-06-07'), more });
    const { rows } = await feed(database.db, { ...all, chosen: { from: ['2026-06-07'] } });
    const [row] = await readEventRows(database.db, [id]);
    const { address, createdAt, publishedAt, ...seen } = rows[0] ?? assert.fail();
    assert.deepEqual(seen, { ...row, venue: 'Haus „A, B“\n{c}' });
    assert.deepEqual([address, createdAt instanceof Date, publishedAt instanceof Date], [null, true, true]);
  });

  test('what is withdrawn while a feed is read is not told any more', async () => {
    const { slices } = await readFeed(database.db, all, TODAY);
    await database.db.updateTable('event').set({ state: 'withdrawn' }).where('external_key', '=', 'praha').execute();
    const rows: FeedRow[] = [];
    for await (const slice of slices) rows.push(...slice);
    assert.deepEqual(named(rows), ['long', 'today', 'online', 'hybrid', 'off']);
  });

  test('the next dates of a series are those that can be seen, without the event itself', async () => {
    const series = uuid();
    const text = JSON.stringify({ de: 'Reihe' });
    await database.db
      .insertInto('event_series')
      .values({
        id: series,
        external_key: 'reihe',
        slug: 'reihe',
        hub_id: hub.id,
        lang: 'de',
        title: text,
        text,
        created_at: new Date(),
        updated_at: new Date(),
      })
      .execute();
    const more = { series_id: series };
    const id = await make('first', { ...day('2026-06-01'), more });
    await make('second', { ...day('2026-06-02'), more });
    await make('hidden', { ...day('2026-06-03'), state: 'draft', more });
    await make('gone', { ...day('2026-03-03'), more });
    assert.deepEqual(named(await listNextDates(database.db, { id, series: { slug: 'reihe' } }, TODAY)), ['second']);
    assert.deepEqual(await listNextDates(database.db, { id, series: null }, TODAY), []);
    assert.deepEqual(await list({ series: ['reihe'], when: ['all'] }), ['gone', 'first', 'second']);
  });

  test('each view asks the same number of questions for one event and for three', async () => {
    const counted = countQueries(database.db);
    const month = { first: '2026-05-01', last: '2026-05-31' };
    for (const chosen of [{ kind: ['visit'] }, { format: ['on-site'] }]) {
      const query = { ...all, chosen };
      counted.restart();
      await listEvents(counted.db, query, TODAY);
      assert.equal(counted.count(), 1);
      await listEvents(counted.db, query, TODAY, { facets: true });
      assert.equal(counted.count(), 3);
      await readMonth(counted.db, query, TODAY, month);
      assert.equal(counted.count(), 5);
      await listPlaces(counted.db, query, TODAY);
      await feed(counted.db, query);
      assert.equal(counted.count(), 9);
    }
  });
});
