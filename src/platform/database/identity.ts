import { sql } from 'kysely';
import type { Db } from './index.ts';

declare module '#platform/database' {
  interface Tables {
    database_identity: { single: boolean; id: string };
  }
}

/** Tells this database from any other; a copy of it, or what is restored from a backup, has the same. Given when first asked for. */
export async function readIdentity(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from database_identity`.execute(db);
  if (rows[0] !== undefined) return rows[0].id;
  await sql`insert into database_identity default values on conflict do nothing`.execute(db);
  return readIdentity(db);
}
