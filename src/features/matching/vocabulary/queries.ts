import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database';
import type { ImportedScheme, SchemeConcept, SchemeView } from './model.ts';

/** Concepts read at a time: an imported vocabulary may have tens of thousands. */
const STEP = 5_000;

/** The imported vocabularies by name. */
export async function listSchemes(db: Db): Promise<SchemeView[]> {
  const { rows } = await sql<SchemeView>`
    select s.name, s.uri, s.title, s.licence, s.imported_at as "importedAt", count(c.code) as concepts
    from scheme s left join scheme_concept c on c.scheme_id = s.id group by s.id order by s.name`.execute(db);
  return rows;
}

export const CONCEPT_COLUMNS: RawBuilder<unknown> = sql`c.code, c.uri, c.labels, c.notes, c.broader, c.related`;

/** Everything that was imported, for the engine: in the order of names and codes, so that the same data always give the same result. */
export async function readImportedSchemes(db: Db): Promise<ImportedScheme[]> {
  const byName = new Map<string, SchemeConcept[]>();
  for (let last = { name: '', code: '' }; ; ) {
    const { rows } = await sql<SchemeConcept & { name: string }>`
      select s.name, ${CONCEPT_COLUMNS} from scheme_concept c join scheme s on s.id = c.scheme_id
      where (s.name collate "C", c.code collate "C") > (${last.name}, ${last.code})
      order by s.name collate "C", c.code collate "C" limit ${STEP}`.execute(db);
    for (const { name, ...concept } of rows) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [concept]);
      else known.push(concept);
      last = { name, code: concept.code };
    }
    if (rows.length < STEP) return [...byName].map(([name, concepts]) => ({ name, concepts }));
  }
}
