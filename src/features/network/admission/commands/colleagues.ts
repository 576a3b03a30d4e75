import { ok, type PersonViewer, type Result, refuse } from '#engines/kit';
import { giveRole, takeRole } from '#features/accounts/roles/grant.ts';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { lockOrganisation } from '../../profile/save-profile.ts';
import { mayWith } from '../../rights.ts';
import type { MemberRole } from '../model.ts';
import { listPeople } from './claim.ts';

export type ColleagueRefusal = { type: 'not-found' | 'not-allowed' | 'last-owner' };

/**
 * Changes what somebody is in an organisation, or removes them (`role` undefined). Everybody may go of their own accord; the last owner stays until there is another one.
 * Two changes at once wait for each other at the row of the organisation. Side effects: roles, audit entries.
 */
export async function changeColleague(
  db: Db,
  viewer: PersonViewer,
  organisationId: string,
  change: { person: string; role: MemberRole | undefined },
  now: Date,
): Promise<Result<undefined, ColleagueRefusal>> {
  return db.transaction().execute(async (trx) => {
    const organisation = await lockOrganisation(trx, organisationId);
    if (organisation === undefined) return refuse({ type: 'not-found' });
    const leaves = change.person === viewer.id && change.role === undefined;
    const place = { id: organisation.id, hubId: organisation.hub_id };
    if (!leaves && !mayWith(viewer, 'organisation.invite', place)) return refuse({ type: 'not-allowed' });
    const people = await listPeople(trx, organisation.id);
    const held = people.filter((one) => one.person_id === change.person);
    if (held.length === 0) return refuse({ type: 'not-found' });
    const owners = people.filter(({ role }) => role === 'organisation-owner').map((one) => one.person_id);
    if (change.role !== 'organisation-owner' && owners.length === 1 && owners[0] === change.person)
      return refuse({ type: 'last-owner' });
    const scope = `organisation:${organisation.id}` as const;
    if (change.role !== undefined) await giveRole(trx, viewer, change.person, { role: change.role, scope }, now);
    for (const role of ['organisation-owner', 'organisation-member'] as const)
      if (role !== change.role) await takeRole(trx, viewer, change.person, { role, scope });
    const action = change.role === undefined ? 'colleague.remove' : 'colleague.change';
    await audit(trx, viewer, action, `organisation:${organisation.id}`);
    return ok(undefined);
  });
}
