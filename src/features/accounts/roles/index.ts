import type { Feature, World } from '#platform/feature';
import { ROLE_INVITATION_DATA, roleInvitationRetention } from './personal-data.ts';
import { rights } from './rights.ts';
import { type RoleSlots, rolesRoutes } from './routes.tsx';

/** Who may do what: the roles of people, and the page that says what each of them may. */
export function roles(world: World, slots: RoleSlots): Feature {
  const give = rights['role.give'];
  return {
    name: 'roles',
    routes: rolesRoutes(world, slots),
    access: {
      'GET /admin/roles': give,
      'POST /admin/roles': give,
      'GET /admin/roles/sent': give,
      'GET /admin/roles/withdrawal': give,
      'POST /admin/roles/withdrawal': give,
      'POST /admin/roles/invitations/:id/withdrawal': give,
      'GET /role-invitations/accepted': 'person',
      'GET /role-invitations/:key': 'link',
      'POST /role-invitations/:key': 'person',
    },
    personalData: ROLE_INVITATION_DATA,
    retention: [roleInvitationRetention],
  };
}
