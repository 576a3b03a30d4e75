import type { z } from 'zod';
import { type Result, refuse, type Viewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { Exporter, Importer, World } from '#platform/feature';
import { type ImportRefusal, type ImportReport, validateRows } from '#platform/tabular';
import { importHubs, importNetwork, importPlaces, importRegions } from './commands/import-network.ts';
import { importOrganisations } from './commands/import-organisations.ts';
import { ORGANISATION_COLUMNS, organisationRecord } from './formats.ts';
import { hubInput, networkInput, organisationInput, placeInput, regionInput } from './model.ts';
import { allOrganisations } from './queries/index.ts';

type Outcome = Result<ImportReport, ImportRefusal | { type: 'not-allowed' }>;
type Options = { dryRun: boolean; now: Date };

/** An importer is a schema for the rows and a command for what they say. */
export function importer<T extends object>(
  kind: string,
  schema: (world: World) => z.ZodType<T>,
  command: (db: Db, viewer: Viewer, rows: { row: number; input: T }[], options: Options) => Promise<Outcome>,
): Importer {
  return {
    kind,
    async run(world, viewer, rows, options) {
      const { valid, errors } = validateRows(schema(world), rows);
      if (errors.length > 0) return refuse({ type: 'invalid-rows', errors });
      return command(world.db, viewer, valid, options);
    },
  };
}

export const networkImporters: Importer[] = [
  importer('regions', () => regionInput, importRegions),
  importer('places', () => placeInput, importPlaces),
  importer(
    'network',
    () => networkInput,
    async (db, viewer, rows, options) => {
      const [only, second] = rows;
      if (only === undefined || second !== undefined) {
        const error = { row: second?.row ?? 0, column: '', value: '', allowed: 'exactly one network' };
        return refuse({ type: 'invalid-rows', errors: [error] });
      }
      return importNetwork(db, viewer, only.input, options);
    },
  ),
  importer('hubs', (world) => hubInput(world.topics), importHubs),
  importer('organisations', (world) => organisationInput(world.topics), importOrganisations),
];

export const networkExporters: Exporter[] = [
  {
    kind: 'organisations',
    columns: ORGANISATION_COLUMNS,
    async *rows(world, viewer) {
      const everything = { q: '', page: 1, sort: 'name', chosen: {}, unknown: [] };
      for await (const row of allOrganisations(world.db, viewer, everything)) yield organisationRecord(row);
    },
  },
];
