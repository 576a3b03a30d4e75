import { sql } from 'kysely';
import type { Db } from './index.ts';

/** Values sampled of each column, a tenth of PostgreSQL's: a large table is read in some milliseconds, and this thread reads it. */
export const STATISTICS_TARGET = 10;

/**
 * Counts anew what tables hold where much of it has changed, so that queries are planned by what is there: of the embedded database nobody else does, and a
 * planner without figures looks for each of 5,000 rows through all others. PostgreSQL does the same by itself, after the same number of changes.
 */
export async function gatherStatistics(db: Db): Promise<void> {
  // What this connection has changed in the last second is counted too.
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ name: string }>`
    select s.relname as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.schemaname = 'public' and s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
}
