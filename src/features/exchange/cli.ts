import { importer } from '#features/network/cli.ts';
import type { Exporter, Importer } from '#platform/feature';
import { importEntries } from './commands/import-entries.ts';
import { ENTRY_COLUMNS, entryRecord } from './formats.ts';
import { entryInput } from './model.ts';
import { allEntries } from './queries.ts';

export const exchangeImporters: Importer[] = [importer('entries', (world) => entryInput(world.topics), importEntries)];

export const exchangeExporters: Exporter[] = [
  {
    kind: 'entries',
    columns: ENTRY_COLUMNS,
    async *rows(world, viewer) {
      const everything = { q: '', page: 1, sort: 'newest', chosen: { expired: ['yes'] }, unknown: [] };
      for await (const entry of allEntries(world.db, viewer, everything)) yield entryRecord(entry);
    },
  },
];
