import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '#engines/kit';
import { forEachDatabase, listEvents } from '#platform/testing';
import {
  ANONYMOUS,
  accepted,
  makeHub,
  makeOrganisation,
  makePlace,
  OPERATOR,
  type OrganisationFields,
  organisationRow,
  rowsOf,
  TOPICS,
} from '../fixtures.ts';
import { organisationInput } from '../model.ts';
import { findOrganisation } from '../queries/index.ts';
import { importOrganisations } from './import-organisations.ts';

forEachDatabase('importing organisations', (database) => {
  interface How {
    dryRun?: boolean;
    viewer?: Viewer;
    now?: Date;
  }
  const run = (rows: OrganisationFields[], how: How = {}) =>
    importOrganisations(
      database.db,
      how.viewer ?? OPERATOR,
      rowsOf(organisationInput(TOPICS), ...rows.map(organisationRow)),
      {
        dryRun: how.dryRun ?? false,
        now: how.now ?? new Date('2026-03-02T10:00:00Z'),
      },
    );
  const report = async (...args: Parameters<typeof run>) => accepted(await run(...args));
  const find = (slug: string) => findOrganisation(database.db, ANONYMOUS, slug);

  async function found(slug: string) {
    const answer = await find(slug);
    assert.equal(answer?.found, 'here', `${slug} is not there`);
    return answer?.found === 'here' ? answer.value : assert.fail();
  }

  async function traces() {
    const events = await listEvents(database.db);
    const audit = await database.db
      .selectFrom('audit')
      .select(['actor', 'action', 'details'])
      .where('action', '=', 'organisations.imported')
      .orderBy('id')
      .execute();
    const rows = await database.db.selectFrom('organisation').select('external_key').orderBy('external_key').execute();
    const addresses = await database.db
      .selectFrom('address')
      .select('slug')
      .where('kind', '=', 'organisation')
      .execute();
    return {
      organisations: rows.map((row) => row.external_key),
      addresses: addresses.map((row) => row.slug).sort(),
      events: events.map((event) => event.type).filter((type) => type.startsWith('organisation.')),
      audit,
    };
  }

  test('new organisations are there with all their fields', async () => {
    await makePlace(database.db);
    const hub = await makeHub(database.db);
    const all: OrganisationFields = {
      key: 'werk',
      name: 'Stadtwerke Łódź & Söhne',
      lang: 'pl',
      type: 'company',
      size: 'medium',
      inhabitants: 12,
      hub: hub.key,
      summary: 'Kurz.',
      text: 'Lang.\n\nSehr lang.',
      web: 'https://example.org/a?b=c&d',
      topics: ['energy', 'mobility'],
      confirmed_on: '2026-02-01',
      relations: [{ kind: 'member_of', to: 'stadt' }],
      funding: [
        { amount: 5_000_000_000, currency: 'EUR', directive: 'Smart City', year: 2024, source: 'https://example.org' },
      ],
    };
    assert.deepEqual(await report([all, { key: 'stadt' }]), { created: 2, changed: 0, unchanged: 0, removed: 0 });
    const { id, hubId, placeId: _, createdAt, updatedAt, ...view } = await found('stadtwerke-lodz-soehne');
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.equal(hubId, hub.id);
    assert.deepEqual(
      [createdAt, updatedAt].map((at) => new Date(at).toISOString()),
      Array(2).fill('2026-03-02T10:00:00.000Z'),
    );
    assert.deepEqual(view, {
      key: 'werk',
      slug: 'stadtwerke-lodz-soehne',
      name: 'Stadtwerke Łódź & Söhne',
      lang: 'pl',
      type: 'company',
      size: 'medium',
      inhabitants: 12,
      summary: 'Kurz.',
      text: 'Lang.\n\nSehr lang.',
      web: 'https://example.org/a?b=c&d',
      topics: ['energy', 'mobility'],
      place: { name: 'Dresden', country: 'DE', nuts: 'DED21', lat: 51.05, lon: 13.74 },
      hub: { slug: 'hub-dresden', name: { de: 'Hub Dresden' } },
      confirmedOn: '2026-02-01',
      relations: [{ kind: 'member_of', direction: 'out', name: 'Stadt Musterheim', slug: 'stadt-musterheim' }],
      funding: [
        { amount: 5_000_000_000, currency: 'EUR', directive: 'Smart City', year: 2024, source: 'https://example.org' },
      ],
    });
    assert.deepEqual((await found('stadt-musterheim')).relations, [
      { kind: 'member_of', direction: 'in', name: 'Stadtwerke Łódź & Söhne', slug: 'stadtwerke-lodz-soehne' },
    ]);
  });

  test('importing the same file again changes nothing', async () => {
    await makePlace(database.db);
    const file = [
      { key: 'a', name: 'Anna' },
      { key: 'b', name: 'Bert', relations: [{ kind: 'funds' as const, to: 'a' }] },
    ];
    await report(file);
    const before = await traces();
    assert.deepEqual(await report(file, { now: new Date('2026-03-09') }), {
      created: 0,
      changed: 0,
      unchanged: 2,
      removed: 0,
    });
    const after = await traces();
    assert.deepEqual(after.organisations, before.organisations);
    assert.deepEqual(after.addresses, before.addresses);
    assert.deepEqual(after.events, before.events);
    assert.equal(new Date((await found('anna')).updatedAt).toISOString(), '2026-03-02T10:00:00.000Z');
  });

  test('only the rows that say something new are changed', async () => {
    await makePlace(database.db);
    await report([
      { key: 'a', name: 'Anna' },
      { key: 'b', name: 'Bert' },
    ]);
    const counts = await report(
      [
        { key: 'a', name: 'Anna' },
        { key: 'b', name: 'Bert', summary: 'Neu.' },
        { key: 'c', name: 'Cora' },
      ],
      {
        now: new Date('2026-03-09T00:00:00Z'),
      },
    );
    assert.deepEqual(counts, { created: 1, changed: 1, unchanged: 1, removed: 0 });
    assert.equal((await found('bert')).summary, 'Neu.');
    assert.equal(new Date((await found('bert')).createdAt).toISOString(), '2026-03-02T10:00:00.000Z');
    assert.equal(new Date((await found('bert')).updatedAt).toISOString(), '2026-03-09T00:00:00.000Z');
  });

  test('what the file no longer says is gone: fields, relations and funding are replaced whole', async () => {
    await makePlace(database.db);
    const grant = { amount: 1, currency: 'EUR', directive: 'X', year: 2024 };
    await report([
      { key: 'a', name: 'Anna', web: 'https://a.example', relations: [{ kind: 'runs', to: 'b' }], funding: [grant] },
      { key: 'b', name: 'Bert' },
    ]);
    await report([{ key: 'a', name: 'Anna' }]);
    const { web, relations, funding } = await found('anna');
    assert.deepEqual({ web, relations, funding }, { web: null, relations: [], funding: [] });
  });

  test('a dry run gives the same answer and writes nothing', async () => {
    await makePlace(database.db);
    const before = await traces();
    assert.deepEqual(await report([{ key: 'a' }, { key: 'b' }], { dryRun: true }), {
      created: 2,
      changed: 0,
      unchanged: 0,
      removed: 0,
    });
    assert.deepEqual(await traces(), before);
  });

  test('one wrong row and none is written; every wrong reference is named', async () => {
    await makePlace(database.db);
    await makeHub(database.db);
    const before = await traces();
    const result = await run([
      { key: 'a' },
      {
        key: 'b',
        hub: 'nowhere',
        place: 'atlantis',
        relations: [
          { kind: 'runs', to: 'a' },
          { kind: 'runs', to: 'nobody' },
        ],
      },
    ]);
    assert.deepEqual(result, {
      ok: false,
      refusal: {
        type: 'invalid-rows',
        errors: [
          { row: 2, column: 'hub', value: 'nowhere', allowed: 'one of: hub-dresden' },
          { row: 2, column: 'place', value: 'atlantis', allowed: 'the key of a place' },
          {
            row: 2,
            column: 'relations.1.to',
            value: 'nobody',
            allowed: 'the key of an organisation of this file or of the directory',
          },
        ],
      },
    });
    assert.deepEqual(await traces(), before);
  });

  test('relations lead to organisations imported before', async () => {
    await makePlace(database.db);
    await report([{ key: 'a', name: 'Anna' }]);
    await report([{ key: 'b', name: 'Bert', relations: [{ kind: 'part_of', to: 'a' }] }]);
    assert.deepEqual((await found('bert')).relations, [
      { kind: 'part_of', direction: 'out', name: 'Anna', slug: 'anna' },
    ]);
  });

  test('who is not signed in may not import', async () => {
    await makePlace(database.db);
    assert.deepEqual(await run([{ key: 'a' }], { viewer: ANONYMOUS }), { ok: false, refusal: { type: 'not-allowed' } });
    assert.deepEqual((await traces()).organisations, []);
  });

  test('an import leaves one audit entry and one event for each organisation that changed', async () => {
    await makePlace(database.db);
    await report([
      { key: 'a', name: 'Anna' },
      { key: 'b', name: 'Bert' },
    ]);
    await report([
      { key: 'a', name: 'Anna' },
      { key: 'b', name: 'Bert', state: 'withdrawn' },
    ]);
    assert.deepEqual(await traces(), {
      organisations: ['a', 'b'],
      addresses: ['anna', 'bert'],
      events: ['organisation.saved', 'organisation.saved', 'organisation.removed'],
      audit: [
        {
          actor: 'operator',
          action: 'organisations.imported',
          details: { created: 2, changed: 0, unchanged: 0, removed: 0 },
        },
        {
          actor: 'operator',
          action: 'organisations.imported',
          details: { created: 0, changed: 0, unchanged: 1, removed: 1 },
        },
      ],
    });
  });

  test('a withdrawn organisation is gone, keeps its address and can come back', async () => {
    await makePlace(database.db);
    await report([
      { key: 'a', name: 'Anna', relations: [{ kind: 'runs', to: 'b' }] },
      { key: 'b', name: 'Bert' },
    ]);
    await report([{ key: 'a', name: 'Anna', state: 'withdrawn' }]);
    assert.deepEqual(await find('anna'), { found: 'removed' });
    assert.deepEqual((await found('bert')).relations, []);
    await report([{ key: 'c', name: 'Anna' }]);
    assert.equal((await found('anna-2')).key, 'c');
    await report([{ key: 'a', name: 'Anna' }]);
    assert.equal((await found('anna')).key, 'a');
  });

  test('a new name keeps the address, a new slug moves it and the old one redirects for ever', async () => {
    await makePlace(database.db);
    await report([{ key: 'a', name: 'Anna' }]);
    await report([{ key: 'a', name: 'Anna AG' }]);
    assert.equal((await found('anna')).name, 'Anna AG');
    await report([{ key: 'a', name: 'Anna AG', slug: 'anna-ag' }]);
    await report([{ key: 'a', name: 'Anna AG', slug: 'anna-international' }]);
    for (const old of ['anna', 'anna-ag'])
      assert.deepEqual(await find(old), { found: 'moved', slug: 'anna-international' });
    await report([{ key: 'a', name: 'Anna AG', slug: 'anna' }]);
    assert.equal((await found('anna')).key, 'a');
    assert.deepEqual(await find('anna-international'), { found: 'moved', slug: 'anna' });
  });

  test('a thousand and more rows are imported at once', async () => {
    await makePlace(database.db);
    const many = Array.from({ length: 1200 }, (_, at) => ({
      key: `o${at}`,
      name: 'Stadt',
      slug: `stadt-${at}`,
      relations: at === 0 ? [] : [{ kind: 'member_of' as const, to: 'o0' }],
    }));
    assert.deepEqual(await report(many), { created: 1200, changed: 0, unchanged: 0, removed: 0 });
    assert.deepEqual(await report(many), { created: 0, changed: 0, unchanged: 1200, removed: 0 });
  });

  test('an unknown address leads nowhere', async () => {
    await makeOrganisation(database.db);
    assert.equal(await find('unknown'), undefined);
  });
});
