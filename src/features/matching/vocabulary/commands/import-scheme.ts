import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { hashOf, rollbackWhen } from '#features/network/commands/import-kit.ts';
import { canImport } from '#features/network/rules.ts';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { ImportReport } from '#platform/tabular';
import { SCHEME_LIMITS, SCHEME_NAME, type SchemeConcept, type SchemeContent } from '../model.ts';

export type ImportSchemeRefusal =
  | { type: 'not-allowed' }
  | { type: 'wrong-name' }
  | { type: 'too-many-concepts'; limit: number };

/** Rows written at a time: PostgreSQL takes 65,535 values in one statement. */
const STEP = 1_000;

/**
 * Takes a vocabulary beside our own, or brings one of that name to the state of the file: concepts that are no longer in it go. All of it or
 * nothing; the same file again changes nothing. Side effects: `scheme`, `scheme_concept`; where something changed one audit entry and
 * `scheme.imported`.
 */
export async function importScheme(
  db: Db,
  viewer: Viewer,
  input: { name: string; content: SchemeContent },
  options: { dryRun: boolean; now: Date },
): Promise<Result<ImportReport, ImportSchemeRefusal>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  if (!SCHEME_NAME.test(input.name)) return refuse({ type: 'wrong-name' });
  const { name, content } = input;
  return rollbackWhen<ImportReport, ImportSchemeRefusal>(db, options.dryRun, async (trx) => {
    // Two imports at once would both find room, or both find the name free.
    await sql`lock table scheme in share row exclusive mode`.execute(trx);
    const before = await trx
      .selectFrom('scheme')
      .select(['id', 'import_hash'])
      .where('name', '=', name)
      .executeTakeFirst();
    const id = before?.id ?? uuid();
    const others = await countConcepts(trx, id);
    if (others + content.concepts.length > SCHEME_LIMITS.concepts)
      return refuse({ type: 'too-many-concepts', limit: SCHEME_LIMITS.concepts });

    const { concepts, ...about } = content;
    const row = {
      uri: about.uri ?? null,
      title: JSON.stringify(about.title),
      licence: about.licence ?? null,
      imported_at: options.now,
      import_hash: hashOf(about),
    };
    if (before === undefined)
      await trx
        .insertInto('scheme')
        .values({ id, name, ...row })
        .execute();
    const report = await saveConcepts(trx, id, concepts);
    const same =
      before?.import_hash === row.import_hash && report.unchanged === concepts.length && report.removed === 0;
    if (same) return ok(report);
    await trx.updateTable('scheme').set(row).where('id', '=', id).execute();
    await emit(trx, [{ type: 'scheme.imported', subject: `scheme:${id}` }]);
    await audit(trx, viewer, 'scheme.imported', `scheme:${id}`, { name, ...report });
    return ok(report);
  });
}

async function countConcepts(trx: Trx, except: string): Promise<number> {
  const { count } = await trx
    .selectFrom('scheme_concept')
    .select(sql<number>`count(*)`.as('count'))
    .where('scheme_id', '!=', except)
    .executeTakeFirstOrThrow();
  return count;
}

async function saveConcepts(trx: Trx, scheme: string, concepts: readonly SchemeConcept[]): Promise<ImportReport> {
  const known = await trx
    .selectFrom('scheme_concept')
    .select(['code', 'import_hash'])
    .where('scheme_id', '=', scheme)
    .execute();
  const hashes = new Map(known.map((row) => [row.code, row.import_hash]));
  const report: ImportReport = { created: 0, changed: 0, unchanged: 0, removed: 0 };
  const rows = concepts.flatMap((concept) => {
    const { code, uri, labels, notes, broader, related } = concept;
    const hash = hashOf(concept);
    const before = hashes.get(code);
    hashes.delete(code);
    if (before === hash) report.unchanged++;
    else if (before === undefined) report.created++;
    else report.changed++;
    if (before === hash) return [];
    const texts = { labels: JSON.stringify(labels), notes: JSON.stringify(notes) };
    return [{ scheme_id: scheme, code, uri, ...texts, broader, related, import_hash: hash }];
  });
  report.removed = hashes.size;
  for (let from = 0; from < rows.length; from += STEP) {
    await trx
      .insertInto('scheme_concept')
      .values(rows.slice(from, from + STEP))
      .onConflict((conflict) =>
        conflict.columns(['scheme_id', 'code']).doUpdateSet((eb) => ({
          uri: eb.ref('excluded.uri'),
          labels: eb.ref('excluded.labels'),
          notes: eb.ref('excluded.notes'),
          broader: eb.ref('excluded.broader'),
          related: eb.ref('excluded.related'),
          import_hash: eb.ref('excluded.import_hash'),
        })),
      )
      .execute();
  }
  const gone = [...hashes.keys()];
  for (let from = 0; from < gone.length; from += STEP) {
    const codes = gone.slice(from, from + STEP);
    await trx.deleteFrom('scheme_concept').where('scheme_id', '=', scheme).where('code', 'in', codes).execute();
  }
  return report;
}
