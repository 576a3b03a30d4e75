import { accepted, makeHub, makeOrganisation, OPERATOR, rowsOf, TOPICS } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import { importEntries } from './commands/import-entries.ts';
import { entryInput } from './model.ts';

/** Any fields of any kind; the schema of the kind decides which are allowed. */
export type EntryFields = Record<string, unknown>;

/** The row of an entry as it stands in a file: an offer of the town to the hub in Dresden. */
export function entryRow(more: EntryFields = {}) {
  return {
    kind: 'offer',
    key: 'entry',
    hub: 'hub-dresden',
    owner: 'stadt',
    lang: 'de',
    title: 'Ladesäulen für Quartiere',
    summary: 'Wir stellen Ladesäulen auf.',
    text: 'Ladesäulen am Straßenrand, mit Abrechnung.',
    published_on: '2026-01-15',
    ...more,
  };
}

/** An entry, with the hub in Dresden and the town as owner unless others are given. */
export async function makeEntry(db: Db, more: EntryFields = {}): Promise<{ id: string; slug: string; key: string }> {
  const row = entryRow(more);
  if (row.hub === 'hub-dresden') await makeHub(db);
  if (row.owner === 'stadt') await makeOrganisation(db);
  const options = { dryRun: false, now: new Date('2026-03-01T10:00:00Z') };
  accepted(await importEntries(db, OPERATOR, rowsOf(entryInput(TOPICS), row), options));
  return db
    .selectFrom('entry')
    .select(['id', 'slug', 'external_key as key'])
    .where('external_key', '=', row.key)
    .executeTakeFirstOrThrow();
}
