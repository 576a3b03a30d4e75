import type { Kysely, Transaction } from 'kysely';

/**
 * All tables. Each feature adds its own in its `model.ts` by declaration merging, so that this floor knows
 * no feature and every query is typed.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

export { isDuplicate, isUnavailable } from './errors.ts';
export { readIdentity } from './identity.ts';
export { LISTENER_NAME } from './listen.ts';
export { DataDirInUse } from './lock.ts';
export { migrate, pendingMigrations } from './migrate.ts';
export { type Database, openDatabase } from './open.ts';
