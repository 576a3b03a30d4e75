import type { Lang } from './lang.ts';
import type { Viewer } from './viewer.ts';

/** What somebody may be for a network, hub, organisation, event or call. */
export const ROLES = [
  'network-admin',
  'hub-manager',
  'editor',
  'moderator',
  'organiser',
  'event-helper',
  'juror',
  'organisation-owner',
  'organisation-member',
] as const;
export type Role = (typeof ROLES)[number];

export type ScopeKind = 'network' | 'hub' | 'organisation' | 'event' | 'call';
/** What a role is granted for. A hub stands for its sites too. */
export type Scope = 'network' | `${Exclude<ScopeKind, 'network'>}:${string}`;

/** For what each role can be granted. What is granted for the network holds in every hub. */
export const ROLE_SCOPES: Record<Role, readonly ScopeKind[]> = {
  'network-admin': ['network'],
  'hub-manager': ['hub'],
  editor: ['network', 'hub'],
  moderator: ['network', 'hub'],
  organiser: ['network', 'hub', 'event'],
  'event-helper': ['event'],
  juror: ['call'],
  'organisation-owner': ['organisation'],
  'organisation-member': ['organisation'],
};

export interface Grant {
  role: Role;
  scope: Scope;
}

/** Who may: a role, everybody who has signed in, the person whom the thing is of, or everybody. */
export type Holder = Role | 'person' | 'self' | 'anyone';

/** One thing that can be done, and who may do it. Pages, commands, the matrix and its test read the same. */
export interface Right {
  name: string;
  label: Record<Lang, string>;
  holders: readonly Holder[];
}

/** What a thing belongs to: who holds a role for one of these may act on it. */
export interface Belongs {
  hub?: string | null | undefined;
  organisation?: string | null | undefined;
  event?: string | null | undefined;
  call?: string | null | undefined;
  /** The person it is of: author, applicant, oneself. */
  person?: string | null | undefined;
}

/** All rights declared so far, for the matrix. */
export const allRights: Right[] = [];

/** Declares the rights of a feature. Names are `thing.verb`. */
export function defineRights<const K extends string>(
  rights: Record<K, { label: Record<Lang, string>; holders: readonly Holder[] }>,
): Record<K, Right> {
  const named = Object.entries<{ label: Record<Lang, string>; holders: readonly Holder[] }>(rights).map(
    ([name, right]): [string, Right] => [name, { name, ...right }],
  );
  allRights.push(...named.map(([, right]) => right));
  return Object.fromEntries(named) as Record<K, Right>;
}

/**
 * Whether the viewer may do this with a thing that belongs there. The operator of the machine and the installation itself may everything: who has
 * the database has it anyway.
 */
export function may(viewer: Viewer, right: Right, thing: Belongs = {}): boolean {
  const { holders } = right;
  if (viewer.kind === 'operator' || viewer.kind === 'system' || holders.includes('anyone')) return true;
  if (viewer.kind === 'anonymous') return false;
  if (holders.includes('person')) return true;
  if (holders.includes('self') && thing.person === viewer.id) return true;
  return viewer.grants.some(({ role, scope }) => holders.includes(role) && covers(scope, thing));
}

/** Whether the viewer may do this anywhere at all: for menus and lists, never instead of `may`. */
export function mayAnywhere(viewer: Viewer, right: Right): boolean {
  if (may(viewer, right)) return true;
  return viewer.kind === 'person' && viewer.grants.some(({ role }) => right.holders.includes(role));
}

function covers(scope: Scope, thing: Belongs): boolean {
  if (scope === 'network') return true;
  const [kind, id] = scope.split(':') as [Exclude<ScopeKind, 'network'>, string];
  return thing[kind] === id;
}

/** Ids of the things of a kind that the viewer may do this in by a role there, or `all`. For the `where` of a list. */
export function placesWhere(viewer: Viewer, right: Right, kind: Exclude<ScopeKind, 'network'>): 'all' | string[] {
  if (viewer.kind === 'operator' || viewer.kind === 'system') return 'all';
  if (viewer.kind === 'anonymous') return [];
  const held = viewer.grants.filter(({ role }) => right.holders.includes(role));
  if (held.some(({ scope }) => scope === 'network')) return 'all';
  const own = held.filter(({ scope }) => scope.startsWith(`${kind}:`));
  return [...new Set(own.map(({ scope }) => scope.slice(kind.length + 1)))];
}
