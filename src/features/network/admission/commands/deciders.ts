import type { Right } from '#engines/kit';
import { listHolders } from '#features/accounts/roles/holders.ts';
import type { Db } from '#platform/database';

/** Who is told that something waits for a decision: the team of the hub, or those of the network where there is none. */
export async function listDeciders(db: Db, right: Right, hub: string | null): Promise<string[]> {
  const team = hub === null ? [] : await listHolders(db, right, [`hub:${hub}`]);
  return team.length > 0 ? team : listHolders(db, right, ['network']);
}
