import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DataDirInUse extends Error {
  readonly dataDir: string;
  constructor(dataDir: string) {
    super(`another process works on ${dataDir}`);
    this.dataDir = dataDir;
  }
}

/**
 * One process per data directory: two on the same files would damage the embedded database. The lock is an exclusive
 * transaction on a SQLite file, because that is a lock of the operating system: it ends with the process,
 * also by kill -9, so it can never be stale. A file with a process number can.
 */
export function lockDataDir(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true });
  const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && error.message.includes('database is locked')) throw new DataDirInUse(dataDir);
    throw error;
  }
  return { release: () => lock.close() };
}
