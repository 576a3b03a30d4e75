import { defineRights, type Grant, may, mayAnywhere, type Role, type Viewer } from '#engines/kit';

export const rights = defineRights({
  'role.give': {
    label: {
      de: 'Rollen im Hub vergeben und entziehen',
      cs: 'Přidělovat a odebírat role v hubu',
      pl: 'Nadawać i odbierać role w hubie',
      en: 'Give and withdraw roles in the hub',
    },
    holders: ['network-admin', 'hub-manager'],
  },
  'role.give-any': {
    label: {
      de: 'Alle Rollen vergeben und entziehen',
      cs: 'Přidělovat a odebírat všechny role',
      pl: 'Nadawać i odbierać wszystkie role',
      en: 'Give and withdraw every role',
    },
    holders: ['network-admin'],
  },
});

/** What somebody who leads a hub may give there. */
export const HUB_ROLES: readonly Role[] = ['hub-manager', 'editor', 'moderator', 'organiser'];

/** Whether the viewer may give this role there, and take it away again. */
export function canGiveRole(viewer: Viewer, { role, scope }: Grant): boolean {
  if (may(viewer, rights['role.give-any'])) return true;
  const [kind, id] = scope.split(':');
  return kind === 'hub' && HUB_ROLES.includes(role) && may(viewer, rights['role.give'], { hub: id });
}

/** Whether the viewer gives roles anywhere: for the page that lists them, which then shows only those they may give. */
export function canSeeRoles(viewer: Viewer): boolean {
  return mayAnywhere(viewer, rights['role.give']);
}
