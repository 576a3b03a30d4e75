import { type Grant, ROLE_SCOPES, type ScopeKind, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import { emit } from '#platform/outbox';

/**
 * Gives somebody a role, in the transaction of the command that decided it and has checked the right to do so. Writes the role, an audit entry and
 * `role.granted`. False when they had it.
 */
export async function giveRole(trx: Trx, viewer: Viewer, person: string, grant: Grant, now: Date): Promise<boolean> {
  if (!ROLE_SCOPES[grant.role].includes(kindOf(grant)))
    throw new Error(`${grant.role} is not given for ${grant.scope}`);
  const given = await trx
    .insertInto('role_grant')
    .values({ person_id: person, ...grant, granted_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute();
  if (given.length === 0) return false;
  await audit(trx, viewer, 'role.give', `person:${person}`, { ...grant });
  await emit(trx, [{ type: 'role.granted', subject: `person:${person}` }]);
  return true;
}

/** Takes a role away; writes an audit entry and `role.withdrawn`. False when they did not have it. */
export async function takeRole(trx: Trx, viewer: Viewer, person: string, grant: Grant): Promise<boolean> {
  const taken = await trx
    .deleteFrom('role_grant')
    .where('person_id', '=', person)
    .where('role', '=', grant.role)
    .where('scope', '=', grant.scope)
    .returning('person_id')
    .execute();
  if (taken.length === 0) return false;
  await audit(trx, viewer, 'role.take', `person:${person}`, { ...grant });
  await emit(trx, [{ type: 'role.withdrawn', subject: `person:${person}` }]);
  return true;
}

function kindOf({ scope }: Grant): ScopeKind {
  return scope === 'network' ? 'network' : (scope.split(':')[0] as ScopeKind);
}
