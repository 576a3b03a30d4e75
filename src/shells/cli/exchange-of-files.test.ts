import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'csv-stringify/sync';
import type { Viewer } from '#engines/kit';
import { makeHub, makePlace } from '#features/network/fixtures.ts';
import { readTable, type Table, toCell } from '#platform/tabular';
import { forEachDatabase } from '#platform/testing';
import { exporters, importers } from '../features.tsx';
import { makeApp, makeWorld } from '../testing.ts';

const OPERATOR: Viewer = { kind: 'operator', lang: 'en' };
const NASTY = `=1+1; "quoted", 'apostrophe'\nsecond line\n\n– ünï → 🚀 </script>`;

const organisations = [
  { key: 'bare', name: 'Bare', lang: 'de', type: 'company', place: 'dresden', summary: 'S' },
  {
    key: 'full',
    name: '+49 Firma',
    lang: 'pl',
    type: 'startup',
    size: 'micro',
    inhabitants: 0,
    hub: 'hub-dresden',
    place: 'dresden',
    summary: NASTY,
    text: NASTY,
    web: 'https://example.org/?a=b&c=d',
    topics: ['mobility', 'energy'],
    relations: [
      { kind: 'runs', to: 'bare' },
      { kind: 'member_of', to: 'bare' },
    ],
    funding: [
      { amount: 3, currency: 'EUR', directive: 'B; "b"', year: 2020, source: 'https://example.org' },
      { amount: 2, currency: 'CZK', directive: 'A', year: 2024 },
    ],
    confirmed_on: '2026-01-01',
  },
];
const shared = {
  hub: 'hub-dresden',
  owner: 'full',
  lang: 'de',
  title: '=Titel',
  summary: NASTY,
  published_on: '2026-01-01',
};
const entries = [
  {
    ...shared,
    key: 'n',
    kind: 'need',
    text: '',
    budget_min: 0,
    budget_max: 5,
    starts_on: '2026-01-01',
    problem: '-P',
    data_status: 'D',
  },
  {
    ...shared,
    key: 'o',
    kind: 'offer',
    text: NASTY,
    sizes: ['micro', 'large'],
    maturity: 'idea',
    audience: ['company', 'startup'],
  },
  {
    ...shared,
    key: 'p',
    kind: 'practice',
    text: 'T',
    effect: '@E',
    inhabitants_min: 0,
    inhabitants_max: 7,
    law: 'L',
    region: 'DED2',
  },
  { ...shared, key: 'q', kind: 'programme', text: 'T', rate: 12.5, deadline: '2020-01-01', topics: ['health'] },
  {
    ...shared,
    key: 'r',
    kind: 'project',
    text: 'T',
    partners: 'X; Y',
    valid_until: '2026-02-01',
    ends_on: '2026-01-05',
  },
];
const counts = (unchanged: number, created = 0) => ({
  ok: true,
  value: { created, changed: 0, unchanged, removed: 0 },
});

forEachDatabase('an export can be imported as it is', (database) => {
  const world = () => makeWorld(database);

  async function load(kind: string, rows: Table['rows']) {
    const importer = importers.find((known) => known.kind === kind) ?? assert.fail(kind);
    return importer.run(world(), OPERATOR, rows, { dryRun: false, now: new Date() });
  }

  async function loadFile(kind: string, name: string, text: string) {
    const table = await readTable(name, new TextEncoder().encode(text));
    assert.ok(table.ok, JSON.stringify(table));
    return load(kind, table.value.rows);
  }

  async function fill() {
    await makePlace(database.db);
    await makeHub(database.db, { slug: 'silicon-saxony' });
    const numbered = (values: Record<string, unknown>, at: number) => ({ row: at + 1, values });
    assert.deepEqual(await load('organisations', organisations.map(numbered)), counts(0, 2));
    assert.deepEqual(await load('entries', entries.map(numbered)), counts(0, 5));
  }

  async function records(kind: string) {
    const exporter = exporters.find((known) => known.kind === kind) ?? assert.fail(kind);
    const rows: Record<string, unknown>[] = [];
    for await (const row of exporter.rows(world(), OPERATOR)) rows.push(row);
    return { columns: exporter.columns, rows };
  }

  test('CSV of the program: nothing changes', async () => {
    await fill();
    for (const [kind, number] of [
      ['organisations', 2],
      ['entries', 5],
    ] as const) {
      const { columns, rows } = await records(kind);
      const text = stringify([columns, ...rows.map((row) => columns.map((column) => toCell(row[column])))]);
      assert.deepEqual(await loadFile(kind, 'x.csv', text), counts(number), kind);
    }
  });

  test('CSV of the web pages: nothing changes', async () => {
    await fill();
    const app = makeApp(world());
    for (const [kind, query, number] of [
      ['organisations', '', 2],
      ['entries', '?expired=yes', 5],
    ] as const) {
      const response = await app.request(`/de/${kind}.csv${query}`);
      assert.equal(response.status, 200);
      assert.deepEqual(await loadFile(kind, 'x.csv', await response.text()), counts(number), kind);
    }
  });

  test('an empty installation becomes the same', async () => {
    await fill();
    const before = { organisations: await records('organisations'), entries: await records('entries') };
    for (const table of ['relation', 'funding', 'entry', 'organisation'] as const)
      await database.db.deleteFrom(table).execute();
    for (const [kind, number] of [
      ['organisations', 2],
      ['entries', 5],
    ] as const) {
      const said = (value: unknown) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
      const filled = before[kind].rows.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([, value]) => said(value))),
      );
      assert.deepEqual(await loadFile(kind, 'x.json', JSON.stringify(filled)), counts(0, number), kind);
    }
    assert.deepEqual({ organisations: await records('organisations'), entries: await records('entries') }, before);
  });
});
