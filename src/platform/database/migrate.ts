import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from './index.ts';

const FOLDER = join(import.meta.dirname, '../../../migrations');

function migrator(db: Db): Migrator {
  return new Migrator({
    db,
    provider: {
      async getMigrations() {
        const found: Record<string, Migration> = {};
        for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))) {
          found[file.replace(/\.ts$/, '')] = await import(join(FOLDER, file));
        }
        return found;
      },
    },
  });
}

/** Brings the schema up to date; several processes may try at once, one does it. Returns the names applied. */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results } = await migrator(db).migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

export async function pendingMigrations(db: Db): Promise<string[]> {
  const all = await migrator(db).getMigrations();
  return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}
