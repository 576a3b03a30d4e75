import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { ImportRefusal, ImportReport, RowError } from '#platform/tabular';
import type { HubInput, NetworkInput, PlaceInput, RegionInput } from '../model.ts';
import { canImport } from '../rules.ts';
import { hashOf, rollbackWhen } from './import-kit.ts';

type Refusal = ImportRefusal | { type: 'not-allowed' };
interface Options {
  dryRun: boolean;
  now: Date;
}

/** Adds or updates places. Side effects: rows of `place`, one audit entry. */
export async function importPlaces(
  db: Db,
  viewer: Viewer,
  rows: { row: number; input: PlaceInput }[],
  options: Options,
): Promise<Result<ImportReport, Refusal>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  return rollbackWhen(db, options.dryRun, async (trx) => {
    const known = new Set((await trx.selectFrom('place').select('external_key').execute()).map((r) => r.external_key));
    const values = rows.map(({ input: { key, ...place } }) => ({ id: uuid(), external_key: key, ...place }));
    if (values.length > 0) {
      await trx
        .insertInto('place')
        .values(values)
        .onConflict((conflict) =>
          conflict.column('external_key').doUpdateSet((eb) => ({
            name: eb.ref('excluded.name'),
            country: eb.ref('excluded.country'),
            nuts: eb.ref('excluded.nuts'),
            lat: eb.ref('excluded.lat'),
            lon: eb.ref('excluded.lon'),
          })),
        )
        .execute();
    }
    const created = values.filter((place) => !known.has(place.external_key)).length;
    const report = { created, changed: values.length - created, unchanged: 0, removed: 0 };
    await audit(trx, viewer, 'places.imported', 'place:all', { ...report });
    return ok(report);
  });
}

/** Adds or updates names of NUTS codes. Side effects: rows of `region`, one audit entry. */
export async function importRegions(
  db: Db,
  viewer: Viewer,
  rows: { row: number; input: RegionInput }[],
  options: Options,
): Promise<Result<ImportReport, Refusal>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  return rollbackWhen(db, options.dryRun, async (trx) => {
    const known = new Set((await trx.selectFrom('region').select('code').execute()).map((region) => region.code));
    const values = rows.map(({ input }) => input);
    if (values.length > 0) {
      await trx
        .insertInto('region')
        .values(values)
        .onConflict((conflict) => conflict.column('code').doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })))
        .execute();
    }
    const created = values.filter((region) => !known.has(region.code)).length;
    const report = { created, changed: values.length - created, unchanged: 0, removed: 0 };
    await audit(trx, viewer, 'regions.imported', 'region:all', { ...report });
    return ok(report);
  });
}

/** The installation's network: one row, replaced by each import. Side effects: `network`, one audit entry. */
export async function importNetwork(
  db: Db,
  viewer: Viewer,
  input: NetworkInput,
  options: Options,
): Promise<Result<ImportReport, Refusal>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  return rollbackWhen(db, options.dryRun, async (trx) => {
    const texts = {
      external_key: input.key,
      name: JSON.stringify(input.name),
      claim: JSON.stringify(input.claim),
      text: JSON.stringify(input.text),
    };
    const existing = await trx.selectFrom('network').select('id').executeTakeFirst();
    if (existing === undefined)
      await trx
        .insertInto('network')
        .values({ id: uuid(), ...texts })
        .execute();
    else await trx.updateTable('network').set(texts).where('id', '=', existing.id).execute();
    await audit(trx, viewer, 'network.imported', 'network:all');
    const created = existing === undefined ? 1 : 0;
    return ok({ created, changed: 1 - created, unchanged: 0, removed: 0 });
  });
}

/**
 * Adds or updates hubs with their sites, by external key. All rows or none. Side effects: `hub`, `site`, `address`,
 * one `hub.saved` for each hub that changed, one audit entry.
 */
export async function importHubs(
  db: Db,
  viewer: Viewer,
  rows: { row: number; input: HubInput }[],
  options: Options,
): Promise<Result<ImportReport, Refusal>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  return rollbackWhen(db, options.dryRun, async (trx) => {
    const places = new Map(
      (await trx.selectFrom('place').select(['id', 'external_key']).execute()).map((p) => [p.external_key, p.id]),
    );
    const errors = rows.flatMap(({ row, input }) =>
      input.sites.flatMap((site, at): RowError[] =>
        places.has(site.place)
          ? []
          : [{ row, column: `sites.${at}.place`, value: site.place, allowed: 'the key of a place' }],
      ),
    );
    if (errors.length > 0) return refuse({ type: 'invalid-rows', errors });

    const existing = await trx.selectFrom('hub').select(['id', 'external_key', 'slug', 'import_hash']).execute();
    const byKey = new Map(existing.map((hub) => [hub.external_key, hub]));
    const report: ImportReport = { created: 0, changed: 0, unchanged: 0, removed: 0 };
    const changed: { id: string; input: HubInput; position: number; hash: string }[] = [];
    for (const [position, { input }] of rows.entries()) {
      const before = byKey.get(input.key);
      const hash = hashOf(input);
      if (before?.import_hash === hash) report.unchanged++;
      else {
        changed.push({ id: before?.id ?? uuid(), input, position, hash });
        if (before === undefined) report.created++;
        else report.changed++;
      }
    }
    const wanted = changed
      .filter(({ input }) => input.slug !== undefined || !byKey.has(input.key))
      .map(({ id, input }) => ({ id, wanted: input.slug ?? input.key }));
    const slugs = await claimAddresses(trx, 'hub', wanted);
    for (const { id, input, position, hash } of changed) {
      const slug = slugs.get(id) ?? byKey.get(input.key)?.slug ?? input.key;
      await saveHub(trx, { id, slug, input, position, hash, now: options.now }, places);
    }
    await emit(
      trx,
      changed.map(({ id }) => ({ type: 'hub.saved', subject: `hub:${id}` })),
    );
    await audit(trx, viewer, 'hubs.imported', 'hub:all', { ...report });
    return ok(report);
  });
}

async function saveHub(
  trx: Trx,
  hub: { id: string; slug: string; input: HubInput; position: number; hash: string; now: Date },
  places: Map<string, string>,
): Promise<void> {
  const { input } = hub;
  const row = {
    external_key: input.key,
    slug: hub.slug,
    name: JSON.stringify(input.name),
    claim: JSON.stringify(input.claim),
    text: JSON.stringify(input.text),
    topics: input.topics,
    web: input.web ?? null,
    email: input.email ?? null,
    operator_key: input.operator ?? null,
    confirmed_on: input.confirmed_on ?? null,
    position: hub.position,
    import_hash: hub.hash,
    updated_at: hub.now,
  };
  await trx
    .insertInto('hub')
    .values({ id: hub.id, ...row })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        ...row,
        // An older file does not take back what the team confirmed here.
        confirmed_on: sql<string | null>`case when hub.edited_at is null then excluded.confirmed_on
          else greatest(hub.confirmed_on, excluded.confirmed_on) end`,
      }),
    )
    .execute();
  await sql`delete from site where hub_id = ${hub.id}`.execute(trx);
  await trx
    .insertInto('site')
    .values(
      input.sites.map((site, position) => ({
        id: uuid(),
        hub_id: hub.id,
        external_key: site.key,
        name: site.name,
        place_id: places.get(site.place) ?? '',
        topics: site.topics,
        focus: JSON.stringify(site.focus),
        operator_key: site.operator ?? null,
        contact_name: site.contact?.name ?? null,
        contact_role: site.contact === undefined ? null : JSON.stringify(site.contact.role),
        contact_phone: site.contact?.phone ?? null,
        contact_email: site.contact?.email ?? null,
        position,
      })),
    )
    .execute();
}
