import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import type { Right } from '#engines/kit';
import type { Access, AppEnv, Feature } from '#platform/feature';
import { forEachDatabase } from '#platform/testing';
import { requireRight } from '#platform/web';
import { createFeatures } from '../features.tsx';
import { makeApp, makeWorld } from '../testing.ts';
import { type Address, listAddresses } from './addresses.ts';
import { fixtures, makePlaces } from './rights-fixtures/index.ts';
import {
  accessOf,
  everybody,
  type Fixtures,
  type Given,
  isOpen,
  nameOf,
  oneOfEachOutcome,
  type People,
  send,
  tryAddress,
  withoutFixture,
} from './rights-walk.ts';

/** A right of hub managers that only these tests have; not declared, so that no page shows it. */
const TEST_RIGHT: Right = {
  name: 'test.do',
  label: { de: '', cs: '', pl: '', en: '' },
  holders: ['network-admin', 'hub-manager'],
};

/**
 * On PostgreSQL every address is tried by every caller. On the embedded database, where rules are the same code over the same SQL,
 * every address is tried by one caller of each outcome: nobody who has signed in, a person without a role, and the first with a
 * role whom the manifest lets through and whom it does not.
 */
forEachDatabase('the matrix of rights', (database) => {
  async function open(more: Feature[] = []) {
    // Every caller sends from the same address, which has a limit.
    const world = makeWorld(database, { settings: { RATE_LIMIT: '1000000' } });
    const given: Given = { world, places: await makePlaces(database.db) };
    return { given, app: makeApp(world, more), access: accessOf([...createFeatures(world), ...more]) };
  }
  type Opened = Awaited<ReturnType<typeof open>>;

  async function walk({ given, app, access }: Opened, addresses: Address[], known: Fixtures): Promise<string[]> {
    const callers = everybody(given.places);
    const people: People = new Map();
    const problems: string[] = [];
    for (const address of addresses) {
      const fixture = known[nameOf(address)] ?? (() => ({}));
      const rule = access.get(nameOf(address)) ?? 'anyone';
      const trying = database.kind === 'postgres' ? callers : oneOfEachOutcome(callers, rule, given);
      problems.push(...(await tryAddress(app, { given, people }, address, rule, fixture, trying)));
    }
    return problems;
  }

  test('every address can be tried', async () => {
    const { app, access } = await open();
    assert.deepEqual(
      withoutFixture(app, access, fixtures),
      [],
      'give these addresses something to be tried with, in src/shells/web/rights-fixtures/',
    );
  });

  test('no manifest and no fixture names an address that does not exist', async () => {
    const { app, access } = await open();
    const names = listAddresses(app).map(nameOf);
    assert.deepEqual(
      [...access.keys(), ...Object.keys(fixtures)].filter((name) => !names.includes(name)),
      [],
    );
  });

  // In parts, so that each stays well below the time that a test may take on a busy machine.
  for (const method of ['GET', 'POST']) {
    for (const part of ['for everybody', 'for people and links', 'by right'] as const) {
      test(`every address lets through exactly those whom the manifests name: ${method}, ${part}`, async () => {
        const opened = await open();
        // Figures are for requests from the same machine, whoever sends them; files carry the hash of their content.
        const untried = ['GET /metrics', 'GET /assets/*', ...withoutFixture(opened.app, opened.access, fixtures)];
        const addresses = listAddresses(opened.app).filter(
          (address) =>
            address.method === method &&
            !untried.includes(nameOf(address)) &&
            partOf(opened.access.get(nameOf(address))) === part,
        );
        assert.ok(addresses.length > 5);
        assert.deepEqual(await walk(opened, addresses, fixtures), []);
      });
    }
  }

  function partOf(access: Access | undefined) {
    if (access === undefined || access === 'anyone') return 'for everybody';
    return access === 'person' || access === 'link' ? 'for people and links' : 'by right';
  }

  test('no address has another method than those that are tried', async () => {
    const { app } = await open();
    assert.deepEqual([...new Set(listAddresses(app).map(({ method }) => method))].sort(), ['GET', 'POST']);
  });

  test('a secret link opens nothing with another key', async () => {
    const { given, app, access } = await open();
    const links = listAddresses(app).filter((address) => access.get(nameOf(address)) === 'link');
    assert.ok(links.length > 0);
    const opened: string[] = [];
    for (const address of links) {
      const ask = await fixtures[nameOf(address)]?.(given, { kind: 'anonymous', lang: 'de' });
      if (ask === undefined) continue;
      const wrong = (given: Record<string, string> = {}) =>
        Object.fromEntries(Object.entries(given).map(([name, key]) => [name, key.replace(/[\w-]/g, 'A')]));
      const fields = ask.fields instanceof FormData ? {} : wrong(ask.fields);
      const response = await send(app, address, { params: wrong(ask.params), query: wrong(ask.query), fields }, '');
      const said = response.status === 422 ? 'refused' : isOpen(nameOf(address), response) ? 'open' : 'closed';
      if (said !== 'open') continue;
      // A page that only shows its button, and looks at the key when it is pressed, is the same whatever the key.
      const right = await (await send(app, address, ask, '')).text();
      const keys = [...Object.values(ask.params ?? {}), ...Object.values(ask.query ?? {})];
      const same = keys.reduce((text, key) => text.replaceAll(key, key.replace(/[\w-]/g, 'A')), right);
      if ((await response.text()) !== same) opened.push(`${nameOf(address)} (${response.status})`);
    }
    assert.deepEqual(opened, []);
  });

  test('an address that lets too many or too few through is found, and one that nobody can try', async () => {
    const routes = new Hono<AppEnv>();
    routes.get('/test/forgotten/:id', (c) => c.text('for all'));
    routes.get('/test/elsewhere/:id', (c) => {
      requireRight(c, c.var.viewer.kind === 'person' && c.var.viewer.grants.some(({ role }) => role === 'hub-manager'));
      return c.text('for the managers of every hub');
    });
    routes.get('/test/closed', (c) => {
      requireRight(c, false);
      return c.text('for nobody');
    });
    routes.post('/test/unknown', (c) => c.text('nobody has thought of it'));
    const feature: Feature = {
      name: 'test',
      routes,
      access: {
        'GET /test/forgotten/:id': TEST_RIGHT,
        'GET /test/elsewhere/:id': TEST_RIGHT,
        'GET /test/closed': 'person',
      },
    };
    const opened = await open([feature]);
    const { own } = opened.given.places;
    const known: Fixtures = {
      ...fixtures,
      'GET /test/forgotten/:id': () => ({ params: { id: '1' }, thing: { hub: own.hub } }),
      'GET /test/elsewhere/:id': () => ({ params: { id: '1' }, thing: { hub: own.hub } }),
      'GET /test/closed': () => ({}),
    };
    const problems = async (name: string) =>
      walk(
        opened,
        listAddresses(opened.app).filter((address) => nameOf(address) === name),
        known,
      );
    const forgotten = await problems('GET /test/forgotten/:id');
    assert.ok(forgotten.includes('GET /test/forgotten/:id: nobody who has signed in gets through and must not (200)'));
    assert.ok(
      forgotten.includes('GET /test/forgotten/:id: hub-manager of another hub gets through and must not (200)'),
    );
    assert.ok(!forgotten.some((problem) => problem.includes('hub-manager of the own hub')));
    assert.deepEqual(await problems('GET /test/elsewhere/:id'), [
      'GET /test/elsewhere/:id: network-admin of the network must get through (403)',
      'GET /test/elsewhere/:id: hub-manager of another hub gets through and must not (200)',
    ]);
    assert.ok(
      (await problems('GET /test/closed')).includes('GET /test/closed: a person without a role must get through (403)'),
    );
    const untried = withoutFixture(opened.app, opened.access, known).filter((name) => name.includes('/test/'));
    assert.deepEqual(untried, ['POST /test/unknown']);
  });
});
