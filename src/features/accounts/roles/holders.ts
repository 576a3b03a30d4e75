import type { Right, Role, Scope } from '#engines/kit';
import type { Db } from '#platform/database';

/** Ids of those who hold this right by a role for one of the scopes. Name `network` too where those who have it everywhere are meant. */
export async function listHolders(db: Db, right: Right, scopes: readonly Scope[]): Promise<string[]> {
  const roles = right.holders.filter((holder): holder is Role => !['person', 'self', 'anyone'].includes(holder));
  if (roles.length === 0 || scopes.length === 0) return [];
  const rows = await db
    .selectFrom('role_grant')
    .select('person_id')
    .distinct()
    .where('role', 'in', roles)
    .where('scope', 'in', [...scopes])
    .execute();
  return rows.map((row) => row.person_id);
}
