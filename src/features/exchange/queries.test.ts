import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ANONYMOUS, makeHub, makeOrganisation } from '#features/network/fixtures.ts';
import { countQueries, forEachDatabase } from '#platform/testing';
import type { ListQuery } from '#platform/web';
import { makeEntry } from './fixtures.ts';
import { allEntries, countKinds, findEntry, listEntries, readEntries, readEntriesAfter } from './queries.ts';

const all: ListQuery = { q: '', page: 1, sort: 'newest', chosen: {}, unknown: [] };

forEachDatabase('the list of entries', (database) => {
  const ids = new Map<string, string>();
  const list = (query: Partial<ListQuery>, options = {}) =>
    listEntries(database.db, ANONYMOUS, { ...all, ...query }, { facets: true, ...options });
  const keys = async (query: Partial<ListQuery>, options = {}) =>
    (await list(query, options)).rows.map((row) => row.key);
  const facet = async (name: string, chosen: ListQuery['chosen']) => {
    const values = (await list({ chosen })).facets.find((one) => one.name === name)?.values ?? [];
    return Object.fromEntries(values.map(({ value, count }) => [value, count]));
  };

  beforeEach(async () => {
    await makeHub(database.db, { key: 'hub-zwei' });
    await makeOrganisation(database.db, { key: 'werk', name: 'Werk' });
    const entries = [
      { key: 'a', kind: 'need', title: 'Ampeln', topics: ['mobility'], region: 'DED21', published_on: '2026-01-01' },
      {
        key: 'b',
        kind: 'offer',
        title: 'brücken',
        topics: ['mobility', 'energy'],
        region: 'DED',
        published_on: '2026-01-03',
        owner: 'werk',
      },
      {
        key: 'c',
        kind: 'programme',
        title: 'Cloud',
        lang: 'en',
        deadline: '2999-06-01',
        published_on: '2026-01-02',
        hub: 'hub-zwei',
      },
      { key: 'd', kind: 'programme', title: 'Deiche', deadline: '2020-06-01', published_on: '2020-01-02' },
      {
        key: 'e',
        kind: 'offer',
        title: 'Esel',
        valid_until: '2021-01-01',
        published_on: '2020-01-01',
        region: 'CZ064',
      },
      { key: 'f', kind: 'offer', title: 'Fort', state: 'withdrawn' },
    ];
    for (const entry of entries) ids.set(entry.key, (await makeEntry(database.db, entry)).id);
  });

  test('what is live is listed, newest first; other orders by choice', async () => {
    assert.deepEqual(await keys({}), ['b', 'c', 'a']);
    assert.deepEqual(await keys({ sort: 'title' }), ['a', 'b', 'c']);
    assert.equal((await keys({ sort: 'deadline' }))[0], 'c');
  });

  test('expired entries are listed when asked for, withdrawn ones never', async () => {
    assert.deepEqual((await keys({ chosen: { expired: ['yes'] } })).sort(), ['a', 'b', 'c', 'd', 'e']);
  });

  test('values of one filter widen, several filters narrow', async () => {
    assert.deepEqual((await keys({ chosen: { kind: ['need', 'programme'] } })).sort(), ['a', 'c']);
    assert.deepEqual(await keys({ chosen: { kind: ['need', 'offer'], topic: ['energy'] } }), ['b']);
    assert.deepEqual(await keys({ chosen: { lang: ['en'] } }), ['c']);
    assert.deepEqual(await keys({ chosen: { hub: ['hub-zwei'] } }), ['c']);
    assert.deepEqual(await keys({ chosen: { owner: ['werk'] } }), ['b']);
    assert.deepEqual(await keys({ chosen: { owner: ['werk'], lang: ['en'] } }), []);
  });

  test('a region finds what lies in it and what is for a wider one around it', async () => {
    assert.deepEqual((await keys({ chosen: { region: ['DED21'] } })).sort(), ['a', 'b']);
    assert.deepEqual((await keys({ chosen: { region: ['DE'] } })).sort(), ['a', 'b']);
    assert.deepEqual(await keys({ chosen: { region: ['DED5'] } }), ['b']);
    assert.deepEqual(await keys({ chosen: { region: ['CZ'] } }), []);
  });

  test('a facet counts with all filters but its own', async () => {
    assert.deepEqual(await facet('kind', {}), { need: 1, offer: 1, programme: 1 });
    assert.deepEqual(await facet('kind', { kind: ['need'] }), { need: 1, offer: 1, programme: 1 });
    assert.deepEqual(await facet('kind', { topic: ['mobility'] }), { need: 1, offer: 1 });
    assert.deepEqual(await facet('topic', { kind: ['offer'] }), { mobility: 1, energy: 1 });
    assert.deepEqual(await facet('lang', {}), { de: 2, en: 1 });
    assert.deepEqual(await facet('hub', { lang: ['de'] }), { 'hub-dresden': 2 });
    assert.deepEqual(await facet('expired', {}), { yes: 2 });
    assert.deepEqual(await facet('expired', { kind: ['programme'] }), { yes: 1 });
  });

  test('a ranking from outside chooses and orders', async () => {
    const ranking = ['c', 'a', 'd'].map((key) => ids.get(key));
    assert.deepEqual(await keys({}, { ranking }), ['c', 'a']);
    assert.deepEqual(await keys({ sort: 'title' }, { ranking }), ['a', 'c']);
    assert.deepEqual(await keys({}, { ranking: [] }), []);
  });

  test('pages do not overlap and the total tells how many there are', async () => {
    const pages = [];
    for (const page of [1, 2]) pages.push(await list({ page }, { size: 2 }));
    assert.deepEqual(
      pages.map((page) => [page.rows.map((row) => row.key), page.total]),
      [
        [['b', 'c'], 3],
        [['a'], 3],
      ],
    );
  });

  test('kinds are counted as far as they are live', async () => {
    assert.deepEqual(await countKinds(database.db), { need: 1, offer: 1, programme: 1 });
  });

  test('for the index everything published is read, step by step', async () => {
    const read: string[] = [];
    for (let after: string | undefined; ; ) {
      const step = await readEntriesAfter(database.db, after, 2);
      read.push(...step.map((entry) => entry.key));
      after = step.at(-1)?.id;
      if (step.length < 2) break;
    }
    assert.deepEqual(read.sort(), ['a', 'b', 'c', 'd', 'e']);
    const some = await readEntries(database.db, ANONYMOUS, [ids.get('a') ?? '', ids.get('f') ?? '']);
    assert.deepEqual(
      some.map((entry) => entry.key),
      ['a'],
    );
    assert.deepEqual(await readEntries(database.db, ANONYMOUS, []), []);
  });

  test('the export follows filters and ranking and names keys', async () => {
    const exported = async (query: ListQuery, ranking?: string[]) => {
      const rows = [];
      for await (const { key, hubKey, ownerKey } of allEntries(database.db, ANONYMOUS, query, ranking))
        rows.push([key, hubKey, ownerKey]);
      return rows;
    };
    assert.deepEqual(await exported({ ...all, chosen: { topic: ['mobility'] } }), [
      ['b', 'hub-dresden', 'werk'],
      ['a', 'hub-dresden', 'stadt'],
    ]);
    assert.deepEqual(await exported(all, [ids.get('c') ?? '']), [['c', 'hub-zwei', 'stadt']]);
  });
});

forEachDatabase('the number of queries of the exchange', (database) => {
  test('is the same for one entry and for three', async () => {
    const counted = countQueries(database.db);
    const measure = async () => {
      const counts: number[] = [];
      for (const question of [
        () => listEntries(counted.db, ANONYMOUS, all),
        () => listEntries(counted.db, ANONYMOUS, all, { facets: true }),
        () => findEntry(counted.db, ANONYMOUS, 'erste'),
      ]) {
        counted.restart();
        await question();
        counts.push(counted.count());
      }
      return counts;
    };
    await makeEntry(database.db, { key: 'a', title: 'Erste' });
    assert.deepEqual(await measure(), [1, 2, 2]);
    await makeEntry(database.db, { key: 'b', title: 'Zweite' });
    await makeEntry(database.db, { key: 'c', title: 'Dritte' });
    assert.deepEqual(await measure(), [1, 2, 2]);
  });
});
