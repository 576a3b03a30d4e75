import { createHash } from 'node:crypto';
import type { Result } from '#engines/kit';
import type { Db, Trx } from '#platform/database';

/** The same input gives the same hash, so an import that brings nothing new changes nothing. */
export function hashOf(input: object): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('base64url');
}

class Rollback extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('rolled back');
    this.result = result;
  }
}

/** Runs a command's transaction; a refusal or a dry run leaves no trace, the answer is the same. */
export async function rollbackWhen<T, E extends { type: string }>(
  db: Db,
  dryRun: boolean,
  work: (trx: Trx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await db.transaction().execute(async (trx) => {
      const result = await work(trx);
      if (dryRun || !result.ok) throw new Rollback(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Rollback) return error.result as Result<T, E>;
    throw error;
  }
}
