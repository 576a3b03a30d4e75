import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { countQueries, forEachDatabase } from '#platform/testing';
import type { ListQuery } from '#platform/web';
import { importOrganisations } from '../commands/import-organisations.ts';
import {
  ANONYMOUS,
  makeHub,
  makeOrganisation,
  makePlace,
  OPERATOR,
  organisationRow,
  rowsOf,
  TOPICS,
} from '../fixtures.ts';
import { organisationInput } from '../model.ts';
import { allOrganisations, findHub, findOrganisation, listHubs, listOrganisations } from './index.ts';

const all: ListQuery = { q: '', page: 1, sort: 'name', chosen: {}, unknown: [] };

forEachDatabase('the directory of organisations', (database) => {
  const list = (query: Partial<ListQuery>) => listOrganisations(database.db, ANONYMOUS, { ...all, ...query });
  const names = async (query: Partial<ListQuery>) => (await list(query)).rows.map((row) => row.name);
  const facet = async (name: string, chosen: ListQuery['chosen']) => {
    const values = (await list({ chosen })).facets.find((one) => one.name === name)?.values ?? [];
    return Object.fromEntries(values.map(({ value, count }) => [value, count]));
  };

  beforeEach(async () => {
    await makeHub(database.db);
    await makePlace(database.db, { key: 'leipzig', name: 'Leipzig', nuts: 'DED51', lat: 51.3 });
    await makePlace(database.db, { key: 'brno', name: 'Brno', nuts: 'CZ064', country: 'CZ' });
    const confirmed_on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await makeOrganisation(database.db, {
      key: 'a',
      name: 'Anna',
      type: 'company',
      topics: ['energy'],
      hub: 'hub-dresden',
      confirmed_on,
    });
    await makeOrganisation(database.db, {
      key: 'b',
      name: 'bert',
      place: 'leipzig',
      topics: ['energy', 'mobility'],
      hub: 'hub-dresden',
      confirmed_on,
      summary: 'Eine 100% andere_Stadt.',
    });
    await makeOrganisation(database.db, {
      key: 'c',
      name: 'Cora',
      type: 'company',
      place: 'brno',
      topics: ['mobility'],
    });
    await makeOrganisation(database.db, { key: 'd', name: 'Dora', state: 'withdrawn' });
  });

  test('everything is listed by name, whatever the case, the unconfirmed after the confirmed', async () => {
    assert.deepEqual(await names({}), ['Anna', 'bert', 'Cora']);
    const result = await importOrganisations(
      database.db,
      OPERATOR,
      rowsOf(organisationInput(TOPICS), organisationRow({ key: 'a', name: 'Anna', confirmed_on: '2020-01-01' })),
      // After the others, whatever day it is today.
      { dryRun: false, now: new Date('2026-04-01T10:00:00Z') },
    );
    assert.equal(result.ok, true);
    assert.deepEqual(await names({}), ['bert', 'Anna', 'Cora']);
    assert.deepEqual(
      await names({ sort: 'newest' }),
      ['Anna', 'bert', 'Cora'].sort((x, y) => (x === 'Anna' ? -1 : y === 'Anna' ? 1 : 0)),
    );
  });

  test('values of one filter widen, several filters narrow', async () => {
    assert.deepEqual(await names({ chosen: { type: ['company'] } }), ['Anna', 'Cora']);
    assert.deepEqual(await names({ chosen: { type: ['company', 'municipality'] } }), ['Anna', 'bert', 'Cora']);
    assert.deepEqual(await names({ chosen: { topic: ['energy', 'mobility'] } }), ['Anna', 'bert', 'Cora']);
    assert.deepEqual(await names({ chosen: { topic: ['energy'], type: ['company'] } }), ['Anna']);
    assert.deepEqual(await names({ chosen: { hub: ['hub-dresden'], topic: ['mobility'] } }), ['bert']);
    assert.deepEqual(await names({ chosen: { hub: ['unknown'] } }), []);
  });

  test('a region has everything that lies in it', async () => {
    assert.deepEqual(await names({ chosen: { region: ['DED'] } }), ['Anna', 'bert']);
    assert.deepEqual(await names({ chosen: { region: ['DED5', 'CZ'] } }), ['bert', 'Cora']);
  });

  test('words are sought in name, summary and place, all of them, signs literally', async () => {
    assert.deepEqual(await names({ q: 'BERT' }), ['bert']);
    assert.deepEqual(await names({ q: 'leipzig  be' }), ['bert']);
    assert.deepEqual(await names({ q: 'anna leipzig' }), []);
    assert.deepEqual(await names({ q: '100%' }), ['bert']);
    assert.deepEqual(await names({ q: 'andere_' }), ['bert']);
    assert.deepEqual(await names({ q: '%' }), ['bert']);
    assert.deepEqual(await names({ q: "'; drop table organisation; --" }), []);
  });

  test('a facet counts with all filters but its own', async () => {
    assert.deepEqual(await facet('type', {}), { company: 2, municipality: 1 });
    assert.deepEqual(await facet('type', { type: ['company'] }), { company: 2, municipality: 1 });
    assert.deepEqual(await facet('type', { topic: ['energy'] }), { company: 1, municipality: 1 });
    assert.deepEqual(await facet('topic', { type: ['company'] }), { energy: 1, mobility: 1 });
    assert.deepEqual(await facet('region', { topic: ['mobility'], region: ['CZ'] }), { DED: 1, CZ064: 1 });
    assert.deepEqual(await facet('hub', {}), { 'hub-dresden': 2 });
  });

  test('the places of the whole view are counted for the map', async () => {
    assert.deepEqual(
      (await list({ chosen: { region: ['DED'] } })).places.map(({ name, count }) => [name, count]),
      [
        ['Dresden', 1],
        ['Leipzig', 1],
      ],
    );
  });

  test('a page holds fifty, the total tells how many there are, also behind the last page', async () => {
    const rows = Array.from({ length: 57 }, (_, at) =>
      organisationRow({ key: `n${at}`, name: `N${String(at).padStart(3, '0')}` }),
    );
    await importOrganisations(database.db, OPERATOR, rowsOf(organisationInput(TOPICS), ...rows), {
      dryRun: false,
      now: new Date(),
    });
    const [first, second, third] = [await list({}), await list({ page: 2 }), await list({ page: 3 })];
    assert.deepEqual([first.rows.length, second.rows.length, third.rows.length], [50, 10, 0]);
    assert.deepEqual([first.total, second.total, third.total], [60, 60, 60]);
    assert.equal(new Set([...first.rows, ...second.rows].map((row) => row.id)).size, 60);
  });

  test('the export runs through everything of the view and names keys', async () => {
    const rows = [];
    for await (const row of allOrganisations(database.db, ANONYMOUS, { ...all, chosen: { topic: ['mobility'] } }))
      rows.push(row);
    assert.deepEqual(
      rows.map(({ key, hubKey, placeKey }) => [key, hubKey, placeKey]),
      [
        ['b', 'hub-dresden', 'leipzig'],
        ['c', null, 'brno'],
      ],
    );
  });
});

forEachDatabase('the number of queries of the network', (database) => {
  test('is the same for one item and for three', async () => {
    const counted = countQueries(database.db);
    const measure = async () => {
      const counts: Record<string, number> = {};
      const ask = async (name: string, question: () => Promise<unknown>) => {
        counted.restart();
        await question();
        counts[name] = counted.count();
      };
      await ask('hubs', () => listHubs(counted.db, ANONYMOUS));
      await ask('hub', () => findHub(counted.db, ANONYMOUS, 'hub-dresden'));
      await ask('organisations', () => listOrganisations(counted.db, ANONYMOUS, all));
      await ask('organisation', () => findOrganisation(counted.db, ANONYMOUS, 'a'));
      return counts;
    };
    const expected = { hubs: 1, hub: 2, organisations: 3, organisation: 2 };
    await makeHub(database.db);
    await makeOrganisation(database.db, { key: 'a', name: 'A', hub: 'hub-dresden' });
    assert.deepEqual(await measure(), expected);
    for (const key of ['b', 'c']) {
      await makeHub(database.db, { key: `hub-${key}` });
      await makeOrganisation(database.db, {
        key,
        name: key,
        hub: 'hub-dresden',
        relations: [{ kind: 'member_of', to: 'a' }],
      });
    }
    assert.deepEqual(await measure(), expected);
  });
});
