import { accepted, OPERATOR } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import { importScheme } from './commands/import-scheme.ts';
import type { Labels, SchemeConcept, SchemeContent } from './model.ts';

/** A concept of an imported vocabulary; labels are given as far as they matter. */
export function schemeConcept(code: string, labels: Partial<Labels>, more: Partial<SchemeConcept> = {}): SchemeConcept {
  return {
    code,
    uri: `https://example.org/thesaurus/${code}`,
    labels: { de: [], cs: [], pl: [], en: [], ...labels },
    notes: {},
    broader: [],
    related: [],
    ...more,
  };
}

/** An imported vocabulary named `thesaurus`. */
export async function makeScheme(
  db: Db,
  concepts: SchemeConcept[],
  more: Partial<SchemeContent> & { name?: string } = {},
): Promise<void> {
  const { name = 'thesaurus', ...about } = more;
  const content = { title: { de: 'Thesaurus der Beispiele', en: 'Thesaurus of examples' }, concepts, ...about };
  const options = { dryRun: false, now: new Date('2026-03-01T10:00:00Z') };
  accepted(await importScheme(db, OPERATOR, { name, content }, options));
}
