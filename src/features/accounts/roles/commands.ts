import { v7 as uuid } from 'uuid';
import { type Grant, type Lang, ok, type PersonViewer, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { daysAfter } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import { createLink, findLink, useLink, withdrawLinks } from '#platform/link';
import { queueMail } from '#platform/mail';
import { giveRole, takeRole } from './grant.ts';
import { type GiveInput, INVITATION_DAYS } from './model.ts';
import { findRoleInvitation } from './queries.ts';
import { canGiveRole } from './rights.ts';
import { roleName, rolesTexts } from './texts.ts';

/** What the mails say of the place, and where their links lead. */
export interface Telling {
  baseUrl: string;
  place: (lang: Lang) => string;
}

/** Whether the viewer may give a role. For a role that is given for one event the feature of events knows, who tells it here. */
type Allowed = (viewer: Viewer, grant: Grant) => boolean;

/**
 * Gives a role to whoever has this address. Who has proved to own it has the role at once and is told by mail (role, audit entry, `role.granted`, mail);
 * anybody else gets an invitation that only this address can accept (invitation, secret link, audit entry, mail). The answer does not tell which.
 */
export async function giveRoleByEmail(
  db: Db,
  viewer: Viewer,
  { email, grant }: GiveInput,
  telling: Telling,
  now: Date,
  allowed: Allowed = canGiveRole,
): Promise<Result<undefined, { type: 'not-allowed' | 'self' }>> {
  if (!allowed(viewer, grant)) return refuse({ type: 'not-allowed' });
  if (viewer.kind === 'person' && viewer.email.toLowerCase() === email) return refuse({ type: 'self' });
  await db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('person')
      .select(['id', 'lang', 'email'])
      .where('email', '=', email)
      .where('email_verified', '=', true)
      .executeTakeFirst();
    if (person === undefined) await invite(trx, viewer, { email, grant }, telling, now);
    else if (await giveRole(trx, viewer, person.id, grant, now)) await tell(trx, 'given', person, grant, telling, now);
  });
  return ok(undefined);
}

async function invite(trx: Trx, viewer: Viewer, { email, grant }: GiveInput, telling: Telling, now: Date) {
  const { lang } = viewer;
  const expiresAt = daysAfter(now, INVITATION_DAYS);
  const invitedBy = viewer.kind === 'person' ? viewer.id : null;
  const { id } = await trx
    .insertInto('role_invitation')
    .values({ id: uuid(), email, ...grant, invited_by: invitedBy, created_at: now, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict
        .columns(['email', 'role', 'scope'])
        .doUpdateSet({ invited_by: invitedBy, created_at: now, expires_at: expiresAt }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const subject = `role-invitation:${id}` as const;
  // Of two invitations to the same only the newer link opens.
  await withdrawLinks(trx, subject);
  const key = await createLink(trx, { purpose: 'role-invitation', subject, email, expiresAt }, now);
  await audit(trx, viewer, 'role.invite', subject, { ...grant });
  const t = rolesTexts(lang);
  const name = roleName(lang, grant.role);
  await queueMail(
    trx,
    {
      kind: 'role-invitation',
      to: email,
      lang,
      subject: t.invitationSubject(name),
      body: [t.hello, t.invitationBody(name, telling.place(lang)), t.invitationHow],
      action: { label: t.invitationAction, url: `${telling.baseUrl}/${lang}/role-invitations/${key}` },
      after: [t.invitationAfter(INVITATION_DAYS)],
    },
    now,
  );
}

async function tell(
  trx: Trx,
  what: 'given' | 'withdrawn',
  person: { email: string; lang: Lang },
  grant: Grant,
  telling: Telling,
  now: Date,
) {
  const { lang, email } = person;
  const t = rolesTexts(lang);
  const name = roleName(lang, grant.role);
  const place = telling.place(lang);
  const given = what === 'given';
  await queueMail(
    trx,
    {
      kind: given ? 'role-given' : 'role-withdrawn',
      to: email,
      lang,
      subject: given ? t.givenSubject(name) : t.withdrawnSubject(name),
      body: [t.hello, given ? t.givenBody(name, place) : t.withdrawnBody(name, place)],
      action: { label: t.whatRolesMay, url: `${telling.baseUrl}/${lang}/rights` },
    },
    now,
  );
}

/**
 * Takes a role away from somebody: role, audit entry, `role.withdrawn`, the invitations they have sent, mail. The last who manages the network keeps
 * that role, also of two who withdraw each other's at the same moment.
 */
export async function withdrawRole(
  db: Db,
  viewer: Viewer,
  personId: string,
  grant: Grant,
  telling: Telling,
  now: Date,
  allowed: Allowed = canGiveRole,
): Promise<Result<undefined, { type: 'not-allowed' | 'gone' | 'last' }>> {
  if (!allowed(viewer, grant)) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    if (grant.role === 'network-admin') {
      const admins = await trx
        .selectFrom('role_grant')
        .select('person_id')
        .where('role', '=', 'network-admin')
        .forUpdate()
        .execute();
      if (admins.length === 1 && admins[0]?.person_id === personId) return refuse({ type: 'last' });
    }
    if (!(await takeRole(trx, viewer, personId, grant))) return refuse({ type: 'gone' });
    await trx.deleteFrom('role_invitation').where('invited_by', '=', personId).execute();
    const person = await trx
      .selectFrom('person')
      .select(['email', 'lang'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    await tell(trx, 'withdrawn', person, grant, telling, now);
    return ok(undefined);
  });
}

/** Takes an invitation back before it is accepted: invitation, link, audit entry. */
export async function withdrawRoleInvitation(
  db: Db,
  viewer: Viewer,
  id: string,
  now: Date,
  allowed: Allowed = canGiveRole,
): Promise<Result<undefined, { type: 'gone' }>> {
  return db.transaction().execute(async (trx) => {
    const invitation = await findRoleInvitation(trx, id, now);
    // One answer for both: whether there is such an invitation is not for everybody.
    if (invitation === undefined || !allowed(viewer, invitation)) return refuse({ type: 'gone' });
    await trx.deleteFrom('role_invitation').where('id', '=', id).execute();
    await withdrawLinks(trx, `role-invitation:${id}`);
    const { role, scope } = invitation;
    await audit(trx, viewer, 'role.uninvite', `role-invitation:${id}`, { role, scope });
    return ok(undefined);
  });
}

/** What the link of an invitation opens; undefined when it was used, taken back or is too old. */
export async function readInvitation(db: Db, key: string, now: Date) {
  const link = await findLink(db, 'role-invitation', key, now);
  return link === undefined ? undefined : findRoleInvitation(db, link.subject.replace('role-invitation:', ''), now);
}

/** Accepts an invitation: role, audit entry, `role.granted`. Only who has proved to own the address it was sent to, and only once. */
export async function acceptRoleInvitation(
  db: Db,
  viewer: PersonViewer,
  key: string,
  now: Date,
): Promise<Result<Grant, { type: 'gone' | 'other-address' }>> {
  return db.transaction().execute(async (trx) => {
    const invitation = await readInvitation(trx, key, now);
    if (invitation === undefined) return refuse({ type: 'gone' });
    const owner = await trx
      .selectFrom('person')
      .select('id')
      .where('id', '=', viewer.id)
      .where('email', '=', invitation.email)
      .where('email_verified', '=', true)
      .executeTakeFirst();
    if (owner === undefined) return refuse({ type: 'other-address' });
    if ((await useLink(trx, 'role-invitation', key, now)) === undefined) return refuse({ type: 'gone' });
    const { role, scope } = invitation;
    await giveRole(trx, viewer, viewer.id, { role, scope }, now);
    await trx.deleteFrom('role_invitation').where('id', '=', invitation.id).execute();
    return ok({ role, scope });
  });
}
