import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { ImportRefusal, ImportReport, RowError } from '#platform/tabular';
import type { OrganisationInput } from '../model.ts';
import { canImport } from '../rules.ts';
import { hashOf, rollbackWhen } from './import-kit.ts';

interface Change {
  id: string;
  input: OrganisationInput;
  hash: string;
}

/**
 * Adds, updates or withdraws organisations by external key. All rows or none; rows that bring nothing new change
 * nothing, so what people changed here stays until their row changes. What left or was merged is left alone. Side effects: `organisation`, `relation`, `funding`, `address`, one `organisation.saved` or
 * `organisation.removed` for each that changed, one audit entry.
 */
export async function importOrganisations(
  db: Db,
  viewer: Viewer,
  rows: { row: number; input: OrganisationInput }[],
  options: { dryRun: boolean; now: Date },
): Promise<Result<ImportReport, ImportRefusal | { type: 'not-allowed' }>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  return rollbackWhen(db, options.dryRun, async (trx) => {
    const known = await readKnown(
      trx,
      rows.map(({ input }) => input),
    );
    const inFile = new Set(rows.map(({ input }) => input.key));
    const errors = rows.flatMap(({ row, input }) => wrongReferences(row, input, known, inFile));
    if (errors.length > 0) return refuse({ type: 'invalid-rows', errors });

    const report: ImportReport = { created: 0, changed: 0, unchanged: 0, removed: 0 };
    const changes: Change[] = [];
    for (const { input } of rows) {
      const before = known.organisations.get(input.key);
      const hash = hashOf(input);
      if (before?.import_hash === hash || before?.gone === true) {
        report.unchanged++;
        continue;
      }
      changes.push({ id: before?.id ?? uuid(), input, hash });
      if (input.state === 'withdrawn') report.removed++;
      else if (before === undefined) report.created++;
      else report.changed++;
    }
    await save(trx, changes, known, options.now);
    await saveRelations(trx, changes, known);
    await emit(
      trx,
      changes.map(({ id, input }) => ({
        type: input.state === 'withdrawn' ? 'organisation.removed' : 'organisation.saved',
        subject: `organisation:${id}`,
      })),
    );
    await audit(trx, viewer, 'organisations.imported', 'organisation:all', { ...report });
    return ok(report);
  });
}

interface Known {
  /** `id` is where references lead: what was merged stands for its survivor. `gone`: left or merged by decision of people here. */
  organisations: Map<string, { id: string; slug: string; import_hash: string; gone: boolean }>;
  hubs: Map<string, string>;
  places: Map<string, string>;
}

async function readKnown(trx: Trx, inputs: OrganisationInput[]): Promise<Known> {
  const keys = [...new Set(inputs.flatMap((input) => [input.key, ...input.relations.map(({ to }) => to)]))];
  const organisations: Known['organisations'] = new Map();
  for (let from = 0; from < keys.length; from += 5000) {
    const found = await trx
      .selectFrom('organisation')
      .select((eb) => [
        eb.fn.coalesce('merged_into', 'id').as('id'),
        'external_key',
        'slug',
        'import_hash',
        sql<boolean>`merged_into is not null or left_at is not null`.as('gone'),
      ])
      .where('external_key', 'in', keys.slice(from, from + 5000))
      .execute();
    for (const row of found) organisations.set(row.external_key, row);
  }
  const hubs = await trx.selectFrom('hub').select(['id', 'external_key']).execute();
  const places = await trx.selectFrom('place').select(['id', 'external_key']).execute();
  return {
    organisations,
    hubs: new Map(hubs.map((hub) => [hub.external_key, hub.id])),
    places: new Map(places.map((place) => [place.external_key, place.id])),
  };
}

function wrongReferences(row: number, input: OrganisationInput, known: Known, inFile: Set<string>): RowError[] {
  const errors: RowError[] = [];
  if (input.hub !== undefined && !known.hubs.has(input.hub)) {
    errors.push({ row, column: 'hub', value: input.hub, allowed: `one of: ${[...known.hubs.keys()].join(', ')}` });
  }
  if (!known.places.has(input.place)) {
    errors.push({ row, column: 'place', value: input.place, allowed: 'the key of a place' });
  }
  for (const [at, { to }] of input.relations.entries()) {
    if (!inFile.has(to) && !known.organisations.has(to)) {
      const allowed = 'the key of an organisation of this file or of the directory';
      errors.push({ row, column: `relations.${at}.to`, value: to, allowed });
    }
  }
  return errors;
}

async function save(trx: Trx, changes: Change[], known: Known, now: Date): Promise<void> {
  const wanted = changes
    .filter(({ input }) => input.slug !== undefined || !known.organisations.has(input.key))
    .map(({ id, input }) => ({ id, wanted: input.slug ?? input.name }));
  const slugs = await claimAddresses(trx, 'organisation', wanted);
  for (let from = 0; from < changes.length; from += 500) {
    const values = changes.slice(from, from + 500).map(({ id, input, hash }) => ({
      id,
      external_key: input.key,
      slug: slugs.get(id) ?? known.organisations.get(input.key)?.slug ?? input.key,
      name: input.name,
      lang: input.lang,
      type: input.type,
      size: input.size ?? null,
      inhabitants: input.inhabitants ?? null,
      hub_id: input.hub === undefined ? null : (known.hubs.get(input.hub) ?? null),
      place_id: known.places.get(input.place) ?? '',
      summary: input.summary,
      text: input.text,
      web: input.web ?? null,
      topics: input.topics,
      confirmed_on: input.confirmed_on ?? null,
      import_hash: hash,
      created_at: now,
      updated_at: now,
      removed_at: input.state === 'withdrawn' ? now : null,
    }));
    await trx
      .insertInto('organisation')
      .values(values)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          slug: eb.ref('excluded.slug'),
          name: eb.ref('excluded.name'),
          lang: eb.ref('excluded.lang'),
          type: eb.ref('excluded.type'),
          size: eb.ref('excluded.size'),
          inhabitants: eb.ref('excluded.inhabitants'),
          hub_id: eb.ref('excluded.hub_id'),
          place_id: eb.ref('excluded.place_id'),
          summary: eb.ref('excluded.summary'),
          text: eb.ref('excluded.text'),
          web: eb.ref('excluded.web'),
          topics: eb.ref('excluded.topics'),
          // Greatest: an older file does not take back what somebody confirmed here.
          confirmed_on: sql<string | null>`case when organisation.edited_at is null then excluded.confirmed_on
            else greatest(organisation.confirmed_on, excluded.confirmed_on) end`,
          import_hash: eb.ref('excluded.import_hash'),
          updated_at: eb.ref('excluded.updated_at'),
          removed_at: eb.ref('excluded.removed_at'),
        })),
      )
      .execute();
  }
}

/** Relations and funding of a changed organisation are replaced whole: the source is the truth. */
async function saveRelations(trx: Trx, changes: Change[], known: Known): Promise<void> {
  const ids = new Map([...known.organisations].map(([key, { id }]) => [key, id]));
  for (const { id, input } of changes) ids.set(input.key, id);
  for (let from = 0; from < changes.length; from += 500) {
    const part = changes.slice(from, from + 500);
    const changed = part.map(({ id }) => id);
    await trx.deleteFrom('relation').where('from_id', 'in', changed).execute();
    await trx.deleteFrom('funding').where('organisation_id', 'in', changed).execute();
    const relations = part.flatMap(({ id, input }) =>
      input.relations
        .map(({ kind, to }) => ({ from_id: id, kind, to_id: ids.get(to) ?? '' }))
        .filter(({ from_id, to_id }) => from_id !== to_id),
    );
    if (relations.length > 0) {
      await trx
        .insertInto('relation')
        .values(relations)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const funding = part.flatMap(({ id, input }) =>
      input.funding.map((item) => ({ id: uuid(), organisation_id: id, ...item, source: item.source ?? null })),
    );
    if (funding.length > 0) await trx.insertInto('funding').values(funding).execute();
  }
}
