import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Grant, placesWhere, ROLES, type Role, type Scope, type Viewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { ListQuery } from '#platform/web';
import type { HolderRow, InvitationRow } from './model.ts';
import { HUB_ROLES, rights } from './rights.ts';

export const PAGE_SIZE = 50;
export const ROLE_SORTS = ['name', 'newest'] as const;

/** Open invitations shown at once; there are a handful. */
const INVITATIONS_SHOWN = 50;

export interface HolderList {
  rows: HolderRow[];
  total: number;
  /** How many hold each role. */
  byRole: Map<string, number>;
}

/** What the viewer may give and therefore see: everything, or what can be given in their hubs. */
function visibleTo(viewer: Viewer): RawBuilder<SqlBool> {
  if (placesWhere(viewer, rights['role.give-any'], 'hub') === 'all') return sql`true`;
  const hubs = placesWhere(viewer, rights['role.give'], 'hub');
  if (hubs === 'all') return sql`true`;
  return sql`g.scope = any(${hubs.map((id) => `hub:${id}`)}::text[]) and g.role = any(${[...HUB_ROLES]}::text[])`;
}

/** Who holds which role where, as far as the viewer may see it: names, never addresses. Searched by name. */
export async function listRoleHolders(db: Db, viewer: Viewer, query: ListQuery): Promise<HolderList> {
  const { role = [] } = query.chosen;
  const words = query.q.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const found = sql<SqlBool>`${visibleTo(viewer)} and (${query.q === ''} or lower(p.name) like ${`%${words}%`})`;
  const chosen = sql<SqlBool>`(${role.length === 0} or g.role = any(${role}::text[]))`;
  const from = sql`role_grant g join person p on p.id = g.person_id`;
  const order =
    query.sort === 'newest'
      ? sql`g.granted_at desc, lower(p.name), p.id, g.role, g.scope`
      : sql`lower(p.name), p.id, g.role, g.scope`;
  const counted = await sql<{ role: Role; count: number }>`
    select g.role, count(*)::int as count from ${from} where ${found} group by g.role`.execute(db);
  const { rows } = await sql<HolderRow>`
    select p.id as "personId", p.name, g.role, g.scope, g.granted_at as since
    from ${from} where ${found} and ${chosen}
    order by ${order} limit ${PAGE_SIZE} offset ${(query.page - 1) * PAGE_SIZE}`.execute(db);
  const byRole = new Map(ROLES.map((one) => [one as string, counted.rows.find((row) => row.role === one)?.count ?? 0]));
  const total = [...byRole].reduce(
    (sum, [one, count]) => sum + (role.length === 0 || role.includes(one) ? count : 0),
    0,
  );
  return { rows, total, byRole };
}

/** Invitations that nobody has accepted yet, the newest first, to what the viewer may give. */
export async function listRoleInvitations(db: Db, viewer: Viewer, now: Date): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select g.id, g.role, g.scope, g.expires_at as "expiresAt" from role_invitation g
    where ${visibleTo(viewer)} and g.expires_at > ${now}
    order by g.created_at desc, g.id limit ${INVITATIONS_SHOWN}`.execute(db);
  return rows;
}

/** Somebody who holds this role there. */
export async function findRoleHolder(db: Db, personId: string, { role, scope }: Grant): Promise<HolderRow | undefined> {
  const row = await db
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id as personId', 'p.name', 'g.role', 'g.scope', 'g.granted_at as since'])
    .where('g.person_id', '=', personId)
    .where('g.role', '=', role)
    .where('g.scope', '=', scope)
    .executeTakeFirst();
  return row;
}

/** What an open invitation promises, and to which address. */
export async function findRoleInvitation(
  db: Db,
  id: string,
  now: Date,
): Promise<(InvitationRow & { email: string; invitedBy: string | null }) | undefined> {
  return db
    .selectFrom('role_invitation')
    .select(['id', 'email', 'role', 'scope', 'invited_by as invitedBy', 'expires_at as expiresAt'])
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Who holds a role for exactly this, and who is invited to one; the page of the thing shows them. Two queries. */
export async function listTeam(
  db: Db,
  scope: Scope,
  now: Date,
): Promise<{ holders: HolderRow[]; invitations: InvitationRow[] }> {
  const holders = await db
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id as personId', 'p.name', 'g.role', 'g.scope', 'g.granted_at as since'])
    .where('g.scope', '=', scope)
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(PAGE_SIZE)
    .execute();
  const invitations = await db
    .selectFrom('role_invitation')
    .select(['id', 'role', 'scope', 'expires_at as expiresAt'])
    .where('scope', '=', scope)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(INVITATIONS_SHOWN)
    .execute();
  return { holders, invitations };
}
