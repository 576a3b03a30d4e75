import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '#engines/kit';
import {
  ANONYMOUS,
  accepted,
  makeHub,
  makeOrganisation,
  OPERATOR,
  rowsOf,
  TOPICS,
} from '#features/network/fixtures.ts';
import { validateRows } from '#platform/tabular';
import { forEachDatabase, listEvents } from '#platform/testing';
import { type EntryFields, entryRow } from '../fixtures.ts';
import { entryInput } from '../model.ts';
import { findEntry } from '../queries.ts';
import { importEntries } from './import-entries.ts';

forEachDatabase('importing entries', (database) => {
  const run = (rows: EntryFields[], how: { dryRun?: boolean; viewer?: Viewer; now?: Date } = {}) =>
    importEntries(database.db, how.viewer ?? OPERATOR, rowsOf(entryInput(TOPICS), ...rows.map(entryRow)), {
      dryRun: how.dryRun ?? false,
      now: how.now ?? new Date('2026-03-02T10:00:00Z'),
    });
  const report = async (...args: Parameters<typeof run>) => accepted(await run(...args));
  const find = (slug: string) => findEntry(database.db, ANONYMOUS, slug);

  async function found(slug: string) {
    const answer = await find(slug);
    return answer?.found === 'here' ? answer.value : assert.fail(`${slug} is not there`);
  }

  async function prepare() {
    await makeHub(database.db);
    await makeOrganisation(database.db);
  }

  async function traces() {
    const events = await listEvents(database.db);
    const audit = await database.db
      .selectFrom('audit')
      .select(['actor', 'details'])
      .where('action', '=', 'entries.imported')
      .orderBy('id')
      .execute();
    const rows = await database.db
      .selectFrom('entry')
      .select(['external_key', 'state'])
      .orderBy('external_key')
      .execute();
    const addresses = await database.db.selectFrom('address').select('slug').where('kind', '=', 'entry').execute();
    return {
      entries: rows.map((row) => `${row.external_key} ${row.state}`),
      addresses: addresses.map((row) => row.slug).sort(),
      events: events.map((event) => event.type).filter((type) => type.startsWith('entry.')),
      audit,
    };
  }

  const shared = {
    lang: 'cs',
    title: 'Titul',
    summary: 'Souhrn.',
    text: 'Text.',
    topics: ['energy', 'mobility'],
    region: 'DED2',
    audience: ['municipality'],
    valid_until: '2027-01-01',
  };
  const nothing = {
    sizes: [],
    budgetMin: null,
    budgetMax: null,
    startsOn: null,
    endsOn: null,
    deadline: null,
    details: {},
  };
  const kinds: [kind: string, fields: EntryFields, stored: object][] = [
    [
      'need',
      {
        budget_min: 1000,
        budget_max: '50000000000',
        starts_on: '2026-04-01',
        ends_on: '2026-12-31',
        problem: 'P',
        result: 'R',
        data_status: 'D',
      },
      {
        budgetMin: 1000,
        budgetMax: 50_000_000_000,
        startsOn: '2026-04-01',
        endsOn: '2026-12-31',
        details: { problem: 'P', result: 'R', data_status: 'D' },
      },
    ],
    [
      'offer',
      { sizes: ['micro', 'small'], budget_max: 5, maturity: 'pilot', references: 'F' },
      { sizes: ['micro', 'small'], budgetMax: 5, details: { maturity: 'pilot', references: 'F' } },
    ],
    [
      'practice',
      {
        effect: 'E',
        inhabitants_min: 1,
        inhabitants_max: '20000',
        staff: 'S',
        cost: 'C',
        law: 'L',
        licence: 'MIT',
        interfaces: 'I',
        copied_by: 'B',
      },
      {
        details: {
          effect: 'E',
          inhabitants_min: 1,
          inhabitants_max: 20_000,
          staff: 'S',
          cost: 'C',
          law: 'L',
          licence: 'MIT',
          interfaces: 'I',
          copied_by: 'B',
        },
      },
    ],
    [
      'programme',
      { rate: '80', deadline: '2026-09-30', sizes: ['medium'], budget_min: 1 },
      { sizes: ['medium'], budgetMin: 1, deadline: '2026-09-30', details: { rate: 80 } },
    ],
    [
      'project',
      { partners: 'X, Y', starts_on: '2026-05-01' },
      { startsOn: '2026-05-01', details: { partners: 'X, Y' } },
    ],
  ];
  for (const [kind, fields, stored] of kinds) {
    test(`a new ${kind} is there with all its fields`, async () => {
      await prepare();
      assert.deepEqual(await report([{ kind, key: 'x', ...shared, ...fields }]), {
        created: 1,
        changed: 0,
        unchanged: 0,
        removed: 0,
      });
      const {
        id: _,
        createdAt: __,
        updatedAt: ___,
        valid_until: ____,
        ...view
      } = { valid_until: '', ...(await found('titul')) };
      assert.deepEqual(view, {
        key: 'x',
        slug: 'titul',
        kind,
        lang: 'cs',
        title: 'Titul',
        summary: 'Souhrn.',
        text: 'Text.',
        topics: ['energy', 'mobility'],
        region: 'DED2',
        audience: ['municipality'],
        publishedOn: '2026-01-15',
        validUntil: '2027-01-01',
        owner: {
          type: 'municipality',
          region: null,
          named: { name: 'Stadt Musterheim', slug: 'stadt-musterheim', place: 'Dresden' },
        },
        anonymous: false,
        state: 'published',
        outcome: null,
        hub: { name: { de: 'Hub Dresden' }, slug: 'hub-dresden' },
        ownerConfirmedOn: null,
        ...nothing,
        ...stored,
      });
    });
  }

  test('importing the same file again changes nothing', async () => {
    await prepare();
    const file = [
      { key: 'a', title: 'Erstes' },
      { key: 'b', title: 'Zweites', kind: 'need' },
    ];
    await report(file);
    const before = await traces();
    assert.deepEqual(await report(file), { created: 0, changed: 0, unchanged: 2, removed: 0 });
    const after = await traces();
    assert.deepEqual({ ...after, audit: [] }, { ...before, audit: [] });
  });

  test('an import leaves one audit entry and one event for each entry that changed', async () => {
    await prepare();
    await report([
      { key: 'a', title: 'Erstes' },
      { key: 'b', title: 'Zweites' },
      { key: 'c', title: 'Drittes' },
    ]);
    await report([
      { key: 'a', title: 'Erstes' },
      { key: 'b', title: 'Zweites', text: 'Neu.' },
      { key: 'c', title: 'Drittes', state: 'withdrawn' },
    ]);
    assert.deepEqual(await traces(), {
      entries: ['a published', 'b published', 'c withdrawn'],
      addresses: ['drittes', 'erstes', 'zweites'],
      events: ['entry.published', 'entry.published', 'entry.published', 'entry.published', 'entry.withdrawn'],
      audit: [
        { actor: 'operator', details: { created: 3, changed: 0, unchanged: 0, removed: 0 } },
        { actor: 'operator', details: { created: 0, changed: 1, unchanged: 1, removed: 1 } },
      ],
    });
  });

  test('an entry may change its kind and loses the fields of the old one', async () => {
    await prepare();
    await report([{ kind: 'programme', key: 'x', title: 'Etwas', rate: 50, deadline: '2026-09-30' }]);
    await report([{ kind: 'practice', key: 'x', title: 'Etwas', effect: 'Wirkt.' }]);
    const { kind, deadline, details } = await found('etwas');
    assert.deepEqual({ kind, deadline, details }, { kind: 'practice', deadline: null, details: { effect: 'Wirkt.' } });
  });

  test('a dry run gives the same answer and writes nothing', async () => {
    await prepare();
    const before = await traces();
    assert.deepEqual(await report([{ key: 'a' }], { dryRun: true }), {
      created: 1,
      changed: 0,
      unchanged: 0,
      removed: 0,
    });
    assert.deepEqual(await traces(), before);
  });

  test('one wrong row and none is written; every wrong reference is named', async () => {
    await prepare();
    await makeOrganisation(database.db, { key: 'weg', name: 'Weg', state: 'withdrawn' });
    const result = await run([{ key: 'a' }, { key: 'b', hub: 'x', owner: 'y' }, { key: 'c', owner: 'weg' }]);
    const allowed = 'the key of an organisation of the directory';
    assert.deepEqual(result, {
      ok: false,
      refusal: {
        type: 'invalid-rows',
        errors: [
          { row: 2, column: 'hub', value: 'x', allowed: 'one of: hub-dresden' },
          { row: 2, column: 'owner', value: 'y', allowed },
          { row: 3, column: 'owner', value: 'weg', allowed },
        ],
      },
    });
    assert.deepEqual((await traces()).entries, []);
  });

  test('who is not signed in may not import', async () => {
    await prepare();
    assert.deepEqual(await run([{ key: 'a' }], { viewer: ANONYMOUS }), { ok: false, refusal: { type: 'not-allowed' } });
    assert.deepEqual((await traces()).entries, []);
  });

  test('a withdrawn entry is gone and keeps its address', async () => {
    await prepare();
    await report([{ key: 'a', title: 'Etwas' }]);
    await report([{ key: 'a', title: 'Etwas', state: 'withdrawn' }]);
    assert.deepEqual(await find('etwas'), { found: 'removed' });
    await report([{ key: 'b', title: 'Etwas' }]);
    assert.equal((await found('etwas-2')).key, 'b');
  });

  test('a renamed slug redirects for ever', async () => {
    await prepare();
    await report([{ key: 'a', title: 'Etwas' }]);
    await report([{ key: 'a', title: 'Etwas', slug: 'zweite' }]);
    await report([{ key: 'a', title: 'Etwas', slug: 'dritte' }]);
    for (const old of ['etwas', 'zweite']) assert.deepEqual(await find(old), { found: 'moved', slug: 'dritte' });
  });

  test('the fields of another kind, and spans the wrong way round, are errors of their row', () => {
    const errors = validateRows(
      entryInput(TOPICS),
      [
        { kind: 'practice', deadline: '2026-09-30' },
        { kind: 'need', budget_min: 5, budget_max: 4 },
        { kind: 'project', starts_on: '2026-02-01', ends_on: '2026-01-01' },
        { valid_until: '2025-01-01' },
        { kind: 'wish' },
        { topics: ['astrology'] },
        { region: 'Sachsen' },
      ].map((more, at) => ({ row: at + 2, values: entryRow({ key: `k${at}`, ...more }) })),
    ).errors;
    assert.deepEqual(
      errors.map(({ row, column, value, allowed }) => [row, column, value, allowed]),
      [
        [2, 'deadline', '2026-09-30', 'no such column'],
        [3, 'budget_min', '5', 'at most budget_max'],
        [4, 'ends_on', '2026-01-01', 'not before starts_on'],
        [5, 'valid_until', '2025-01-01', 'not before published_on'],
        [6, 'kind', 'wish', 'one of: need, offer, practice, programme, project'],
        [7, 'topics.0', 'astrology', 'one of: mobility, energy, health'],
        [8, 'region', 'Sachsen', 'a NUTS code, for instance DE, DED or DED21'],
      ],
    );
  });
});
