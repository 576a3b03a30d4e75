import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { hashOf, rollbackWhen } from '#features/network/commands/import-kit.ts';
import { canImport } from '#features/network/rules.ts';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { ImportRefusal, ImportReport, RowError } from '#platform/tabular';
import { columnsOf } from '../content.ts';
import type { EntryInput } from '../model.ts';
import { keepVersion } from '../publishing/commands/kit.ts';
import { wantedSlug } from '../rules.ts';

interface Known {
  entries: Map<string, { id: string; slug: string; import_hash: string; anonymous: boolean; version: number }>;
  hubs: Map<string, string>;
  owners: Map<string, string>;
}

/**
 * Adds, updates or withdraws entries by external key. All rows or none; rows that bring nothing new change nothing.
 * Side effects: `entry`, `address`, one `entry.published` or `entry.withdrawn` for each that changed, one audit entry.
 */
export async function importEntries(
  db: Db,
  viewer: Viewer,
  rows: { row: number; input: EntryInput }[],
  options: { dryRun: boolean; now: Date },
): Promise<Result<ImportReport, ImportRefusal | { type: 'not-allowed' }>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  return rollbackWhen(db, options.dryRun, async (trx) => {
    const known = await readKnown(
      trx,
      rows.map(({ input }) => input),
    );
    const errors = rows.flatMap(({ row, input }) => wrongReferences(row, input, known));
    if (errors.length > 0) return refuse({ type: 'invalid-rows', errors });

    const report: ImportReport = { created: 0, changed: 0, unchanged: 0, removed: 0 };
    const changes: { id: string; input: EntryInput; hash: string }[] = [];
    for (const { input } of rows) {
      const before = known.entries.get(input.key);
      const hash = hashOf(input);
      if (before?.import_hash === hash) {
        report.unchanged++;
        continue;
      }
      changes.push({ id: before?.id ?? uuid(), input, hash });
      if (input.state === 'withdrawn') report.removed++;
      else if (before === undefined) report.created++;
      else report.changed++;
    }
    await save(trx, changes, known, options.now);
    await keepHistory(trx, viewer, changes, known, options.now);
    await emit(
      trx,
      changes.map(({ id, input }) => ({
        type: input.state === 'withdrawn' ? 'entry.withdrawn' : 'entry.published',
        subject: `entry:${id}`,
      })),
    );
    await audit(trx, viewer, 'entries.imported', 'entry:all', { ...report });
    return ok(report);
  });
}

async function readKnown(trx: Trx, inputs: EntryInput[]): Promise<Known> {
  const known: Known = { entries: new Map(), hubs: new Map(), owners: new Map() };
  const keys = inputs.map((input) => input.key);
  const owners = [...new Set(inputs.map((input) => input.owner))];
  for (let from = 0; from < keys.length; from += 5000) {
    const found = await trx
      .selectFrom('entry')
      .select(['id', 'external_key', 'slug', 'import_hash', 'anonymous', 'version'])
      .where('external_key', 'in', keys.slice(from, from + 5000))
      .execute();
    for (const row of found) known.entries.set(row.external_key, row);
  }
  for (let from = 0; from < owners.length; from += 5000) {
    const found = await trx
      .selectFrom('organisation')
      // What was merged stands for its survivor.
      .select((eb) => [eb.fn.coalesce('merged_into', 'id').as('id'), 'external_key'])
      .where('external_key', 'in', owners.slice(from, from + 5000))
      .where((eb) => eb.or([eb('removed_at', 'is', null), eb('merged_into', 'is not', null)]))
      .execute();
    for (const row of found) known.owners.set(row.external_key, row.id);
  }
  const hubs = await trx.selectFrom('hub').select(['id', 'external_key']).execute();
  for (const hub of hubs) known.hubs.set(hub.external_key, hub.id);
  return known;
}

function wrongReferences(row: number, input: EntryInput, known: Known): RowError[] {
  const errors: RowError[] = [];
  if (!known.hubs.has(input.hub)) {
    errors.push({ row, column: 'hub', value: input.hub, allowed: `one of: ${[...known.hubs.keys()].join(', ')}` });
  }
  if (!known.owners.has(input.owner)) {
    errors.push({ row, column: 'owner', value: input.owner, allowed: 'the key of an organisation of the directory' });
  }
  return errors;
}

async function save(
  trx: Trx,
  changes: { id: string; input: EntryInput; hash: string }[],
  known: Known,
  now: Date,
): Promise<void> {
  const wanted = changes
    .filter(({ input }) => input.slug !== undefined || !known.entries.has(input.key))
    .map(({ id, input }) => ({ id, wanted: input.slug ?? wantedSlug(input) }));
  const slugs = await claimAddresses(trx, 'entry', wanted);
  for (let from = 0; from < changes.length; from += 500) {
    const values = changes.slice(from, from + 500).map(({ id, input, hash }) => ({
      id,
      external_key: input.key,
      slug: slugs.get(id) ?? known.entries.get(input.key)?.slug ?? input.key,
      ...columnsOf(input),
      state: input.state,
      hub_id: known.hubs.get(input.hub) ?? '',
      owner_id: known.owners.get(input.owner) ?? '',
      // A file that does not speak of it must not give away who asked to stay unnamed.
      anonymous: asked(input) ?? known.entries.get(input.key)?.anonymous ?? false,
      published_on: input.published_on,
      import_hash: hash,
      version: versionAfter(known.entries.get(input.key)),
      created_at: now,
      updated_at: now,
    }));
    await trx
      .insertInto('entry')
      .values(values)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          slug: eb.ref('excluded.slug'),
          kind: eb.ref('excluded.kind'),
          state: eb.ref('excluded.state'),
          hub_id: eb.ref('excluded.hub_id'),
          owner_id: eb.ref('excluded.owner_id'),
          lang: eb.ref('excluded.lang'),
          title: eb.ref('excluded.title'),
          summary: eb.ref('excluded.summary'),
          text: eb.ref('excluded.text'),
          topics: eb.ref('excluded.topics'),
          region: eb.ref('excluded.region'),
          audience: eb.ref('excluded.audience'),
          sizes: eb.ref('excluded.sizes'),
          budget_min: eb.ref('excluded.budget_min'),
          budget_max: eb.ref('excluded.budget_max'),
          starts_on: eb.ref('excluded.starts_on'),
          ends_on: eb.ref('excluded.ends_on'),
          deadline: eb.ref('excluded.deadline'),
          published_on: eb.ref('excluded.published_on'),
          valid_until: eb.ref('excluded.valid_until'),
          details: eb.ref('excluded.details'),
          anonymous: eb.ref('excluded.anonymous'),
          version: eb.ref('excluded.version'),
          import_hash: eb.ref('excluded.import_hash'),
          updated_at: eb.ref('excluded.updated_at'),
          // What the file says is what holds: whatever was in check is not any more.
          edit_state: null,
          edit_version: null,
          submitted_at: null,
          returned_at: null,
        })),
      )
      .execute();
  }
}

function asked(input: EntryInput): boolean | undefined {
  return 'anonymous' in input && input.anonymous !== undefined ? input.anonymous === 'yes' : undefined;
}

/** Only what people have written has a history that goes on: a file can be read again. */
function versionAfter(known: { version: number } | undefined): number {
  return known === undefined || known.version === 0 ? 0 : known.version + 1;
}

async function keepHistory(
  trx: Trx,
  viewer: Viewer,
  changes: { id: string; input: EntryInput }[],
  known: Known,
  now: Date,
): Promise<void> {
  for (const { id, input } of changes) {
    const number = versionAfter(known.entries.get(input.key));
    if (number === 0) continue;
    const { key: _key, slug: _slug, hub: _hub, owner: _owner, state: _state, published_on: _day, ...content } = input;
    await keepVersion(trx, viewer, { entry: id, number, content, why: 'imported' }, now);
  }
}
