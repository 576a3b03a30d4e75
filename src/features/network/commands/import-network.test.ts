import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase, listEvents } from '#platform/testing';
import {
  ANONYMOUS,
  accepted,
  makeHub,
  makeNetwork,
  makeOrganisation,
  makePlace,
  OPERATOR,
  rowsOf,
  TOPICS,
} from '../fixtures.ts';
import { hubInput, networkInput, placeInput, regionInput } from '../model.ts';
import { findHub, findNetwork, listHubs, readFilterNames, readNetworkFigures } from '../queries/index.ts';
import { importHubs, importNetwork, importPlaces, importRegions } from './import-network.ts';

const WRITE = { dryRun: false, now: new Date('2026-03-02T10:00:00Z') };
const LOOK = { ...WRITE, dryRun: true };

forEachDatabase('importing the network', (database) => {
  const site = (key: string, more: object = {}) => ({
    key,
    name: key,
    place: 'dresden',
    focus: { de: 'Schwerpunkt' },
    ...more,
  });
  const hub = (more: object = {}) => ({
    key: 'hub-dresden',
    name: { de: 'Hub Dresden' },
    claim: { de: 'Chips' },
    text: { de: 'Text' },
    sites: [site('ort')],
    ...more,
  });
  const run = (options: typeof WRITE, ...hubs: object[]) =>
    importHubs(database.db, OPERATOR, rowsOf(hubInput(TOPICS), ...hubs), options);
  const actions = async () =>
    (await database.db.selectFrom('audit').select('action').orderBy('id').execute()).map((row) => row.action);

  test('the network is one, and an import replaces it', async () => {
    assert.equal(await findNetwork(database.db), undefined);
    await makeNetwork(database.db, { name: { de: 'Erstes' } });
    await makeNetwork(database.db, { key: 'anders', name: { de: 'Zweites' } });
    assert.deepEqual((await findNetwork(database.db))?.name, { de: 'Zweites' });
    assert.equal((await database.db.selectFrom('network').select('id').execute()).length, 1);
    assert.deepEqual(await actions(), ['network.imported', 'network.imported']);
  });

  test('places and regions are added, then renamed', async () => {
    await makePlace(database.db, { name: 'Dräsdn' });
    const places = rowsOf(placeInput, {
      key: 'dresden',
      name: 'Dresden',
      country: 'DE',
      nuts: 'DED21',
      lat: '51.05',
      lon: '13.74',
    });
    assert.deepEqual(accepted(await importPlaces(database.db, OPERATOR, places, WRITE)), {
      created: 0,
      changed: 1,
      unchanged: 0,
      removed: 0,
    });
    const regions = rowsOf(regionInput, { code: 'DED', name: 'Sachsen' }, { code: 'DED21', name: 'Dresden' });
    assert.deepEqual(accepted(await importRegions(database.db, OPERATOR, regions, WRITE)), {
      created: 2,
      changed: 0,
      unchanged: 0,
      removed: 0,
    });
    assert.deepEqual([...(await readFilterNames(database.db)).regions].sort(), [
      ['DED', 'Sachsen'],
      ['DED21', 'Dresden'],
    ]);
  });

  test('a hub is there with its sites, in the order of the file', async () => {
    await makePlace(database.db);
    await makePlace(database.db, { key: 'leipzig', name: 'Leipzig', nuts: 'DED51' });
    await makeOrganisation(database.db, { key: 'verein', name: 'Hub-Verein' });
    const contact = { name: 'A. Beispiel', role: { de: 'Leitung' }, phone: '+49 351 1', email: 'a@example.org' };
    const sites = [site('s1', { operator: 'verein', contact }), site('s2', { place: 'leipzig', topics: ['energy'] })];
    accepted(
      await run(
        WRITE,
        hub({
          operator: 'verein',
          web: 'https://hub.example',
          email: 'hub@example.org',
          topics: ['mobility'],
          confirmed_on: '2026-01-01',
          sites,
        }),
      ),
    );
    const found = await findHub(database.db, ANONYMOUS, 'hub-dresden');
    assert.equal(found?.found, 'here');
    const { id: _, ...view } = found?.found === 'here' ? found.value : assert.fail();
    assert.deepEqual(view, {
      slug: 'hub-dresden',
      name: { de: 'Hub Dresden' },
      claim: { de: 'Chips' },
      text: { de: 'Text' },
      criteria: null,
      topics: ['mobility'],
      web: 'https://hub.example',
      email: 'hub@example.org',
      confirmedOn: '2026-01-01',
      operator: { name: 'Hub-Verein', slug: 'hub-verein' },
      sites: [
        {
          name: 's1',
          place: { name: 'Dresden', country: 'DE', nuts: 'DED21', lat: 51.05, lon: 13.74 },
          topics: [],
          focus: { de: 'Schwerpunkt' },
          operator: { name: 'Hub-Verein', slug: 'hub-verein' },
          contact,
        },
        {
          name: 's2',
          place: { name: 'Leipzig', country: 'DE', nuts: 'DED51', lat: 51.05, lon: 13.74 },
          topics: ['energy'],
          focus: { de: 'Schwerpunkt' },
          operator: undefined,
          contact: undefined,
        },
      ],
      members: [],
      memberCount: 0,
    });
  });

  test('hubs are listed with their sites and the number of their organisations', async () => {
    const first = await makeHub(database.db);
    await makeOrganisation(database.db, { key: 'a', name: 'A', hub: first.key });
    await makeOrganisation(database.db, { key: 'b', name: 'B', hub: first.key });
    await makeOrganisation(database.db, { key: 'c', name: 'C', hub: first.key, state: 'withdrawn' });
    const [card] = await listHubs(database.db, ANONYMOUS);
    assert.deepEqual(
      [card?.slug, card?.organisations, card?.sites.map((one) => one.name)],
      ['hub-dresden', 2, ['Standort']],
    );
    const found = await findHub(database.db, ANONYMOUS, 'hub-dresden');
    assert.deepEqual(found?.found === 'here' && [found.value.memberCount, found.value.members], [
      2,
      [
        { name: 'A', slug: 'a', type: 'municipality', place: 'Dresden' },
        { name: 'B', slug: 'b', type: 'municipality', place: 'Dresden' },
      ],
    ]);
    assert.deepEqual(await readNetworkFigures(database.db), { hubs: 1, sites: 1, organisations: 2, countries: 1 });
  });

  test('importing the same hubs again changes nothing', async () => {
    await makePlace(database.db);
    assert.deepEqual(accepted(await run(WRITE, hub())), { created: 1, changed: 0, unchanged: 0, removed: 0 });
    const before = await database.db.selectFrom('site').selectAll().execute();
    assert.deepEqual(accepted(await run(WRITE, hub())), { created: 0, changed: 0, unchanged: 1, removed: 0 });
    assert.deepEqual(await database.db.selectFrom('site').selectAll().execute(), before);
    const events = await listEvents(database.db);
    assert.deepEqual(
      events.map((event) => event.type),
      ['hub.saved'],
    );
  });

  test('a changed hub has the sites of the new file', async () => {
    await makePlace(database.db);
    accepted(await run(WRITE, hub({ sites: [site('s1'), site('s2')] })));
    assert.deepEqual(accepted(await run(WRITE, hub({ sites: [site('s2'), site('s3')] }))), {
      created: 0,
      changed: 1,
      unchanged: 0,
      removed: 0,
    });
    const [card] = await listHubs(database.db, ANONYMOUS);
    assert.deepEqual(
      card?.sites.map((one) => one.name),
      ['s2', 's3'],
    );
  });

  test('a renamed hub redirects', async () => {
    await makePlace(database.db);
    accepted(await run(WRITE, hub()));
    accepted(await run(WRITE, hub({ slug: 'silicon-saxony' })));
    assert.deepEqual(await findHub(database.db, ANONYMOUS, 'hub-dresden'), { found: 'moved', slug: 'silicon-saxony' });
    assert.equal((await findHub(database.db, ANONYMOUS, 'silicon-saxony'))?.found, 'here');
    assert.equal(await findHub(database.db, ANONYMOUS, 'unknown'), undefined);
  });

  test('a site at an unknown place is named and no hub is written', async () => {
    await makePlace(database.db);
    const result = await run(
      WRITE,
      hub(),
      hub({ key: 'zwei', sites: [site('s2'), site('s3', { place: 'atlantis' })] }),
    );
    const error = { row: 2, column: 'sites.1.place', value: 'atlantis', allowed: 'the key of a place' };
    assert.deepEqual(result, { ok: false, refusal: { type: 'invalid-rows', errors: [error] } });
    assert.deepEqual(await listHubs(database.db, ANONYMOUS), []);
  });

  test('a dry run writes nothing', async () => {
    const place = { key: 'p', name: 'P', country: 'DE', nuts: 'DE', lat: 1, lon: 1 };
    accepted(await importPlaces(database.db, OPERATOR, rowsOf(placeInput, place), LOOK));
    accepted(await importRegions(database.db, OPERATOR, rowsOf(regionInput, { code: 'DE', name: 'D' }), LOOK));
    const network = networkInput.parse({ key: 'n', name: { de: 'N' }, claim: { de: 'C' }, text: { de: 'T' } });
    accepted(await importNetwork(database.db, OPERATOR, network, LOOK));
    await makePlace(database.db);
    accepted(await run(LOOK, hub()));
    for (const table of ['region', 'network', 'hub', 'site', 'outbox', 'address'] as const) {
      assert.deepEqual(await database.db.selectFrom(table).selectAll().execute(), [], table);
    }
    assert.deepEqual(await actions(), ['places.imported'], 'the one place that was written');
  });

  test('who is not signed in may import nothing', async () => {
    const refused = { ok: false, refusal: { type: 'not-allowed' } };
    const network = networkInput.parse({ key: 'n', name: { de: 'N' }, claim: { de: 'C' }, text: { de: 'T' } });
    assert.deepEqual(await importPlaces(database.db, ANONYMOUS, [], WRITE), refused);
    assert.deepEqual(await importRegions(database.db, ANONYMOUS, [], WRITE), refused);
    assert.deepEqual(await importNetwork(database.db, ANONYMOUS, network, WRITE), refused);
    assert.deepEqual(await importHubs(database.db, ANONYMOUS, [], WRITE), refused);
    assert.deepEqual(await actions(), []);
  });
});
