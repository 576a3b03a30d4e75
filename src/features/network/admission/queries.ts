import { type SqlBool, sql } from 'kysely';
import { type PersonViewer, placesWhere, type Right, type Viewer } from '#engines/kit';
import type { Db } from '#platform/database';
import { rights } from '../rights.ts';
import type { AdmissionRow, AdmissionView, ClaimRow, Colleague, InvitationRow, InvitationView } from './model.ts';

export const PAGE_SIZE = 25;
/** Lists beside the paged one; who has more waiting sees the rest when these are done. */
const BESIDE = 50;

/** The hubs that the viewer decides for, as a condition on a column. */
function within(viewer: Viewer, right: Right, column: string) {
  const hubs = placesWhere(viewer, right, 'hub');
  return hubs === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} = any(${hubs}::uuid[])`;
}

const ROW = sql`
  a.id, a.state, a.profile ->> 'name' as name, json_build_object('slug', h.slug, 'name', h.name) as hub, a.submitted_at as "submittedAt"`;

/** Applications that wait for the viewer's decision, those that have waited longest first. One query. */
export async function listAdmissionsToDecide(
  db: Db,
  viewer: Viewer,
  page: number,
): Promise<{ total: number; rows: AdmissionRow[] }> {
  const { rows } = await sql<AdmissionRow & { total: number }>`
    select ${ROW}, count(*) over () as total from admission a join hub h on h.id = a.hub_id
    where a.state in ('submitted', 'asked') and ${within(viewer, rights['admission.decide'], 'a.hub_id')}
    order by a.state = 'asked', a.submitted_at, a.id limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
}

/** What the viewer has applied for, newest first. */
export async function listOwnAdmissions(db: Db, viewer: PersonViewer): Promise<AdmissionRow[]> {
  const { rows } = await sql<AdmissionRow>`
    select ${ROW} from admission a join hub h on h.id = a.hub_id
    where a.applicant_id = ${viewer.id} order by a.submitted_at desc, a.id desc limit ${BESIDE}`.execute(db);
  return rows;
}

/** One application; who may see it is asked by the caller, with what it belongs to. */
export async function findAdmission(db: Db, id: string): Promise<AdmissionView | undefined> {
  const { rows } = await sql<AdmissionView>`
    select ${ROW}, a.hub_id as "hubId", a.profile, a.why, a.question, a.answer, a.reason, a.decided_at as "decidedAt", p.name as place,
      case when person.id is null then null else
        json_build_object('id', person.id, 'name', person.name, 'email', person.email, 'lang', person.lang) end as applicant,
      (select json_build_object('slug', slug) from organisation where id = a.organisation_id and removed_at is null) as organisation
    from admission a join hub h on h.id = a.hub_id
      left join person on person.id = a.applicant_id
      left join place p on p.id = (a.profile ->> 'place')::uuid
    where a.id = ${id}`.execute(db);
  const row = rows[0];
  return row && { ...row, applicant: row.applicant ?? undefined, organisation: row.organisation ?? undefined };
}

const CLAIM = sql`
  c.id, c.state, c.text, c.claimed_at as "claimedAt",
  json_build_object('id', o.id, 'hubId', o.hub_id, 'slug', o.slug, 'name', o.name, 'web', o.web) as organisation,
  json_build_object('id', p.id, 'name', p.name, 'email', p.email) as person`;

/** Claims that wait for the viewer's decision, oldest first. */
export async function listClaimsToDecide(db: Db, viewer: Viewer): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select ${CLAIM} from claim c join organisation o on o.id = c.organisation_id join person p on p.id = c.person_id
    where c.state = 'open' and ${within(viewer, rights['claim.decide'], 'o.hub_id')}
    order by c.claimed_at, c.id limit ${BESIDE}`.execute(db);
  return rows;
}

export async function findClaim(db: Db, id: string): Promise<ClaimRow | undefined> {
  const { rows } = await sql<ClaimRow>`
    select ${CLAIM} from claim c join organisation o on o.id = c.organisation_id join person p on p.id = c.person_id
    where c.id = ${id}`.execute(db);
  return rows[0];
}

/** Whether somebody's claim to an organisation waits, and whether others speak for it. */
export async function readClaimState(
  db: Db,
  viewer: PersonViewer,
  organisation: string,
): Promise<{ waits: boolean; member: boolean; owners: boolean; proved: boolean }> {
  const scope = `organisation:${organisation}`;
  const { rows } = await sql<{ waits: boolean; member: boolean; owners: boolean; proved: boolean }>`
    select exists (select 1 from claim where organisation_id = ${organisation} and person_id = ${viewer.id} and state = 'open') as waits,
      exists (select 1 from role_grant where scope = ${scope} and person_id = ${viewer.id}) as member,
      exists (select 1 from role_grant where scope = ${scope} and role = 'organisation-owner') as owners,
      coalesce((select email_verified from person where id = ${viewer.id}), false) as proved`.execute(db);
  return rows[0] ?? { waits: false, member: false, owners: false, proved: false };
}

/** People of one organisation; one that has more than this has them in a directory of its own. */
const MOST_PEOPLE = 500;

/** Everybody who speaks for an organisation, owners first. */
export async function listColleagues(db: Db, organisation: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select p.id, p.name, p.email, g.role, g.granted_at as since
    from role_grant g join person p on p.id = g.person_id
    where g.scope = ${`organisation:${organisation}`}
    order by g.role = 'organisation-member', lower(p.name), p.id limit ${MOST_PEOPLE}`.execute(db);
  return rows;
}

const INVITATION = sql`i.id, i.email, i.role, i.invited_at as "invitedAt", i.expires_at as "expiresAt"`;

export async function listInvitationsOf(db: Db, organisation: string): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select ${INVITATION} from invitation i
    where i.organisation_id = ${organisation} and i.accepted_at is null order by i.invited_at desc, i.id desc limit ${BESIDE}`.execute(
    db,
  );
  return rows;
}

const RECEIVED = sql`
  select ${INVITATION}, json_build_object('name', o.name, 'slug', o.slug) as organisation, p.name as "invitedBy"
  from invitation i join organisation o on o.id = i.organisation_id and o.removed_at is null
    left join person p on p.id = i.invited_by`;

/** Invitations to the viewer's own address that can be accepted. */
export async function listInvitationsTo(db: Db, viewer: PersonViewer, now: Date): Promise<InvitationView[]> {
  const { rows } = await sql<InvitationView>`
    ${RECEIVED} where i.email = ${viewer.email.toLowerCase()} and i.accepted_at is null and i.expires_at > ${now}
      and exists (select 1 from person where id = ${viewer.id} and email_verified)
    order by i.invited_at desc, i.id desc limit ${BESIDE}`.execute(db);
  return rows;
}

export async function findInvitation(db: Db, id: string): Promise<InvitationView | undefined> {
  const { rows } = await sql<InvitationView>`${RECEIVED} where i.id = ${id}`.execute(db);
  return rows[0];
}
