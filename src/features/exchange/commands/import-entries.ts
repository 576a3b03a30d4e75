import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { hashOf, rollbackWhen } from '#features/network/commands/import-kit.ts';
import { canImport } from '#features/network/rules.ts';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { ImportRefusal, ImportReport, RowError } from '#platform/tabular';
import type { EntryDetails, EntryInput } from '../model.ts';

interface Known {
  entries: Map<string, { id: string; slug: string; import_hash: string }>;
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
      .select(['id', 'external_key', 'slug', 'import_hash'])
      .where('external_key', 'in', keys.slice(from, from + 5000))
      .execute();
    for (const row of found) known.entries.set(row.external_key, row);
  }
  for (let from = 0; from < owners.length; from += 5000) {
    const found = await trx
      .selectFrom('organisation')
      .select(['id', 'external_key'])
      .where('external_key', 'in', owners.slice(from, from + 5000))
      .where('removed_at', 'is', null)
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

/** The fields of one kind only, as they are stored together. */
function detailsOf(input: EntryInput): EntryDetails {
  switch (input.kind) {
    case 'need':
      return { problem: input.problem, result: input.result, data_status: input.data_status };
    case 'offer':
      return { maturity: input.maturity, references: input.references };
    case 'practice': {
      const { effect, inhabitants_min, inhabitants_max, staff, cost, law, licence, interfaces, copied_by } = input;
      return { effect, inhabitants_min, inhabitants_max, staff, cost, law, licence, interfaces, copied_by };
    }
    case 'programme':
      return { rate: input.rate };
    case 'project':
      return { partners: input.partners };
  }
}

async function save(
  trx: Trx,
  changes: { id: string; input: EntryInput; hash: string }[],
  known: Known,
  now: Date,
): Promise<void> {
  const wanted = changes
    .filter(({ input }) => input.slug !== undefined || !known.entries.has(input.key))
    .map(({ id, input }) => ({ id, wanted: input.slug ?? input.title }));
  const slugs = await claimAddresses(trx, 'entry', wanted);
  for (let from = 0; from < changes.length; from += 500) {
    const values = changes.slice(from, from + 500).map(({ id, input, hash }) => ({
      id,
      external_key: input.key,
      slug: slugs.get(id) ?? known.entries.get(input.key)?.slug ?? input.key,
      kind: input.kind,
      state: input.state,
      hub_id: known.hubs.get(input.hub) ?? '',
      owner_id: known.owners.get(input.owner) ?? '',
      lang: input.lang,
      title: input.title,
      summary: input.summary,
      text: input.text,
      topics: input.topics,
      region: input.region ?? null,
      audience: input.audience,
      sizes: 'sizes' in input ? input.sizes : [],
      budget_min: 'budget_min' in input ? (input.budget_min ?? null) : null,
      budget_max: 'budget_max' in input ? (input.budget_max ?? null) : null,
      starts_on: 'starts_on' in input ? (input.starts_on ?? null) : null,
      ends_on: 'ends_on' in input ? (input.ends_on ?? null) : null,
      deadline: 'deadline' in input ? (input.deadline ?? null) : null,
      published_on: input.published_on,
      valid_until: input.valid_until ?? null,
      details: JSON.stringify(detailsOf(input)),
      import_hash: hash,
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
          import_hash: eb.ref('excluded.import_hash'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}
