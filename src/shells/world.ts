import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { type Database, migrate, openDatabase } from '#platform/database';
import type { World } from '#platform/feature';
import { type Log, openLog } from '#platform/log';
import { openSecret } from '#platform/secret';
import { type LoadedVocabulary, loadVocabulary } from './vocabulary.ts';

export interface OpenWorld extends World {
  database: Database;
  loaded: LoadedVocabulary;
  /** Names of the migrations this opening applied. */
  migrated: string[];
}

/** Opens everything a process runs on: database up to date, vocabulary, log. */
export async function openWorld(config: Config, log: Log = openLog(config.logLevel)): Promise<OpenWorld> {
  const database = await openDatabase(config);
  const migrated = await migrate(database.db);
  const loaded = loadVocabulary();
  return {
    config,
    database,
    db: database.db,
    databaseKind: database.kind,
    log,
    clock: systemClock,
    secret: openSecret(config),
    conceptLabels: loaded.labels,
    topics: loaded.topics,
    loaded,
    migrated,
  };
}
