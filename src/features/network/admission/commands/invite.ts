import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { may, ok, type PersonViewer, type Result, refuse, type Viewer } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { giveRole, takeRole } from '#features/accounts/roles/grant.ts';
import { audit } from '#platform/audit';
import { daysAfter } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import { createLink, findLink, withdrawLinks } from '#platform/link';
import { queueMail } from '#platform/mail';
import { lockOrganisation } from '../../profile/save-profile.ts';
import { mayWith, rights } from '../../rights.ts';
import { INVITATION_DAYS, type InvitationInput, MAX_INVITATIONS } from '../model.ts';
import { admissionTexts, memberRoleName } from '../texts.ts';

export type InviteRefusal = { type: 'not-found' | 'not-allowed' | 'already-member' | 'already-invited' | 'too-many' };

/**
 * Invites an address to speak for an organisation. Side effects: `invitation`, its link, the mail in the language of who invites (nothing else is known of the
 * other), one audit entry.
 */
export async function inviteColleague(
  db: Db,
  viewer: Viewer,
  organisationId: string,
  { email, role }: InvitationInput,
  { baseUrl, now }: { baseUrl: string; now: Date },
): Promise<Result<{ id: string }, InviteRefusal>> {
  return db.transaction().execute(async (trx) => {
    const organisation = await lockOrganisation(trx, organisationId);
    if (organisation === undefined) return refuse({ type: 'not-found' });
    const place = { id: organisation.id, hubId: organisation.hub_id };
    if (!mayWith(viewer, 'organisation.invite', place)) return refuse({ type: 'not-allowed' });
    const member = await trx
      .selectFrom('role_grant')
      .innerJoin('person', 'person.id', 'role_grant.person_id')
      .select('person.id')
      .where('role_grant.scope', '=', `organisation:${organisation.id}`)
      .where(sql<boolean>`lower(person.email) = ${email}`)
      .executeTakeFirst();
    if (member !== undefined) return refuse({ type: 'already-member' });
    const waiting = await trx
      .selectFrom('invitation')
      .select(['id', 'email', 'expires_at'])
      .where('organisation_id', '=', organisation.id)
      .where('accepted_at', 'is', null)
      .execute();
    const valid = waiting.filter((one) => one.expires_at > now);
    if (valid.some((one) => one.email === email)) return refuse({ type: 'already-invited' });
    if (valid.length >= MAX_INVITATIONS) return refuse({ type: 'too-many' });
    for (const past of waiting.filter((one) => one.expires_at <= now)) await remove(trx, past.id);

    const id = uuid();
    const expires_at = daysAfter(now, INVITATION_DAYS);
    const invited_by = viewer.kind === 'person' ? viewer.id : null;
    await trx
      .insertInto('invitation')
      .values({ id, organisation_id: organisation.id, email, role, invited_by, invited_at: now, expires_at })
      .execute();
    const subject = `invitation:${id}` as const;
    const key = await createLink(
      trx,
      { purpose: 'organisation-invitation', subject, email, expiresAt: expires_at },
      now,
    );
    const { lang } = viewer;
    const t = admissionTexts(lang);
    const by = viewer.kind === 'person' ? viewer.name : t.theNetwork;
    await queueMail(
      trx,
      {
        kind: 'organisation-invitation',
        to: email,
        lang,
        subject: t.mailInviteSubject(organisation.name),
        body: [t.mailInvite(by, organisation.name, memberRoleName(lang, role)), t.mailInviteAddress(email)],
        action: { label: t.mailInviteAction, url: `${baseUrl}/${lang}/invitations/${key}` },
        after: [t.mailInviteAfter(INVITATION_DAYS)],
      },
      now,
    );
    await audit(trx, viewer, 'invitation.send', `organisation:${organisation.id}`, { role });
    return ok({ id });
  });
}

/** Takes an invitation back; its link opens nothing any more. Side effects: `invitation`, its link, one audit entry. */
export async function revokeInvitation(
  db: Db,
  viewer: Viewer,
  organisationId: string,
  id: string,
): Promise<Result<undefined, { type: 'not-found' | 'not-allowed' }>> {
  return db.transaction().execute(async (trx) => {
    const organisation = await lockOrganisation(trx, organisationId);
    if (organisation === undefined) return refuse({ type: 'not-found' });
    const place = { id: organisation.id, hubId: organisation.hub_id };
    if (!mayWith(viewer, 'organisation.invite', place)) return refuse({ type: 'not-allowed' });
    const open = await trx
      .selectFrom('invitation')
      .select('id')
      .where('id', '=', id)
      .where('organisation_id', '=', organisation.id)
      .where('accepted_at', 'is', null)
      .executeTakeFirst();
    if (open === undefined) return refuse({ type: 'not-found' });
    await remove(trx, open.id);
    await audit(trx, viewer, 'invitation.revoke', `organisation:${organisation.id}`);
    return ok(undefined);
  });
}

/** The id of the invitation that a link opens. */
export async function findInvitationOfLink(db: Db, key: string, now: Date): Promise<string | undefined> {
  const link = await findLink(db, 'organisation-invitation', key, now);
  return link?.subject.slice('invitation:'.length);
}

export type AcceptRefusal = { type: 'not-found' | 'other-address' };

/**
 * Accepts an invitation. Only who has signed in with exactly the invited address can: a link that was passed on lets nobody else in. What it gives is what who invited
 * may still give. Side effects: the role (instead of a lesser one), `invitation`, its link, a notice to who invited, audit entries.
 */
export async function acceptInvitation(
  db: Db,
  viewer: PersonViewer,
  id: string,
  now: Date,
): Promise<Result<{ slug: string }, AcceptRefusal>> {
  return db.transaction().execute(async (trx) => {
    const found = await trx.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
    const organisation = found === undefined ? undefined : await lockOrganisation(trx, found.organisation_id);
    if (found === undefined || organisation === undefined) return refuse({ type: 'not-found' });
    const person = await trx
      .selectFrom('person')
      .select(['email', 'email_verified'])
      .where('id', '=', viewer.id)
      .executeTakeFirstOrThrow();
    if (!person.email_verified || person.email.toLowerCase() !== found.email) return refuse({ type: 'other-address' });
    if (found.expires_at <= now || !(await mayStillInvite(trx, found.invited_by, organisation)))
      return refuse({ type: 'not-found' });
    // Of two at the same moment one gets it.
    const accepted = await trx
      .updateTable('invitation')
      .set({ accepted_at: now, accepted_by: viewer.id })
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (accepted === undefined) return refuse({ type: 'not-found' });
    await withdrawLinks(trx, `invitation:${id}`);
    const scope = `organisation:${organisation.id}` as const;
    const held = await trx
      .selectFrom('role_grant')
      .select('role')
      .where('scope', '=', scope)
      .where('person_id', '=', viewer.id)
      .execute();
    const isOwner = held.some(({ role }) => role === 'organisation-owner');
    if (!isOwner) await giveRole(trx, viewer, viewer.id, { role: found.role, scope }, now);
    if (found.role === 'organisation-owner')
      await takeRole(trx, viewer, viewer.id, { role: 'organisation-member', scope });
    const to = found.invited_by === null ? [] : [found.invited_by];
    await notify(trx, { kind: 'invitation.accepted', subject: `invitation:${id}`, to }, now);
    await audit(trx, viewer, 'invitation.accept', `organisation:${organisation.id}`);
    return ok({ slug: organisation.slug });
  });
}

/** Whether who invited still may; an invitation of the operator has nobody behind it and holds. */
async function mayStillInvite(
  trx: Trx,
  person: string | null,
  organisation: { id: string; hub_id: string | null },
): Promise<boolean> {
  if (person === null) return true;
  const grants = await trx.selectFrom('role_grant').select(['role', 'scope']).where('person_id', '=', person).execute();
  const session = { id: '', signedInAt: new Date(0) };
  const inviter: PersonViewer = { kind: 'person', lang: 'de', id: person, name: '', email: '', grants, session };
  return may(inviter, rights['organisation.invite'], { organisation: organisation.id, hub: organisation.hub_id });
}

async function remove(trx: Trx, id: string): Promise<void> {
  await withdrawLinks(trx, `invitation:${id}`);
  await trx.deleteFrom('invitation').where('id', '=', id).execute();
}
