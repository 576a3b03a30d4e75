import { v7 as uuid } from 'uuid';
import { ok, type PersonViewer, type Result, refuse, type Viewer } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { giveRole } from '#features/accounts/roles/grant.ts';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { queueMail } from '#platform/mail';
import { emit } from '#platform/outbox';
import { lockOrganisation } from '../../profile/save-profile.ts';
import { mayWith, rights } from '../../rights.ts';
import type { ClaimDecision, MemberRole } from '../model.ts';
import { admissionTexts } from '../texts.ts';
import { belongsByDomain } from '../web-domain.ts';
import { listDeciders } from './deciders.ts';

export type ClaimRefusal = { type: 'not-found' | 'already-member' | 'already-claimed' };

/**
 * Says „that is our organisation“. Whose proved mail address has the domain of the organisation's web address gets in at once: as owner where nobody speaks for it
 * yet, otherwise as member, so that nobody with a mailbox there pushes the others out. For everybody else the hub's team decides. Side effects: `claim`, perhaps
 * the role, notices to the owners and, where it has to decide, to the team, `claim.submitted` or `claim.decided`, audit entries.
 */
export async function claimOrganisation(
  db: Db,
  viewer: PersonViewer,
  id: string,
  text: string,
  now: Date,
): Promise<Result<{ granted: boolean }, ClaimRefusal>> {
  return db.transaction().execute(async (trx) => {
    const organisation = await lockOrganisation(trx, id);
    if (organisation === undefined) return refuse({ type: 'not-found' });
    const people = await listPeople(trx, id);
    if (people.some((one) => one.person_id === viewer.id)) return refuse({ type: 'already-member' });
    const person = await trx
      .selectFrom('person')
      .select(['email', 'email_verified'])
      .where('id', '=', viewer.id)
      .executeTakeFirstOrThrow();
    const byDomain = person.email_verified && belongsByDomain(person.email, organisation.web);
    const claim = {
      id: uuid(),
      organisation_id: id,
      person_id: viewer.id,
      state: byDomain ? ('granted' as const) : ('open' as const),
      text,
      by_domain: byDomain,
      claimed_at: now,
      decided_at: byDomain ? now : null,
    };
    const added = await trx
      .insertInto('claim')
      .values(claim)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added === undefined) return refuse({ type: 'already-claimed' });
    const subject = `claim:${claim.id}` as const;
    if (byDomain) {
      await giveRole(trx, viewer, viewer.id, { role: roleFor(people), scope: `organisation:${id}` }, now);
      // Another one of hers that waits is settled by this.
      await trx
        .deleteFrom('claim')
        .where('organisation_id', '=', id)
        .where('person_id', '=', viewer.id)
        .where('state', '=', 'open')
        .execute();
    } else {
      const team = await listDeciders(trx, rights['claim.decide'], organisation.hub_id);
      await notify(trx, { kind: 'claim.submitted', subject, to: team }, now);
    }
    const owners = people.filter(({ role }) => role === 'organisation-owner').map((one) => one.person_id);
    await notify(trx, { kind: byDomain ? 'claim.granted' : 'claim.seen', subject, to: owners }, now);
    await emit(trx, [{ type: byDomain ? 'claim.decided' : 'claim.submitted', subject }]);
    await audit(trx, viewer, byDomain ? 'claim.grant-by-domain' : 'claim.submit', subject);
    return ok({ granted: byDomain });
  });
}

/**
 * Decides on a claim. Side effects: `claim`, perhaps the role, a mail to who claimed, a notice to the owners when granted, `claim.decided`, audit entries.
 */
export async function decideClaim(
  db: Db,
  viewer: Viewer,
  id: string,
  input: ClaimDecision,
  { baseUrl, now }: { baseUrl: string; now: Date },
): Promise<Result<undefined, { type: 'not-found' | 'not-allowed' | 'already-decided' }>> {
  return db.transaction().execute(async (trx) => {
    const claim = await trx
      .selectFrom('claim')
      .innerJoin('person', 'person.id', 'claim.person_id')
      .select(['claim.organisation_id', 'claim.person_id', 'person.email', 'person.lang'])
      .where('claim.id', '=', id)
      .executeTakeFirst();
    if (claim === undefined) return refuse({ type: 'not-found' });
    const organisation = await lockOrganisation(trx, claim.organisation_id);
    if (organisation === undefined) return refuse({ type: 'not-found' });
    const place = { id: organisation.id, hubId: organisation.hub_id };
    if (!mayWith(viewer, 'claim.decide', place)) return refuse({ type: 'not-allowed' });
    const decided = await trx
      .updateTable('claim')
      .set({
        state: input.decision === 'grant' ? 'granted' : 'declined',
        reason: input.reason,
        decided_at: now,
        decided_by: viewer.kind === 'person' ? viewer.id : null,
      })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst();
    if (decided === undefined) return refuse({ type: 'already-decided' });
    const t = admissionTexts(claim.lang);
    const granted = input.decision === 'grant';
    if (granted) {
      const people = await listPeople(trx, organisation.id);
      const owners = people.filter(({ role }) => role === 'organisation-owner').map((one) => one.person_id);
      await giveRole(
        trx,
        viewer,
        claim.person_id,
        { role: 'organisation-owner', scope: `organisation:${organisation.id}` },
        now,
      );
      await notify(
        trx,
        { kind: 'claim.granted', subject: `claim:${id}`, to: owners.filter((one) => one !== claim.person_id) },
        now,
      );
    }
    await queueMail(
      trx,
      {
        kind: granted ? 'claim-granted' : 'claim-declined',
        to: claim.email,
        lang: claim.lang,
        subject: granted ? t.mailClaimGrantedSubject(organisation.name) : t.mailClaimDeclinedSubject(organisation.name),
        body: [
          granted ? t.mailClaimGranted(organisation.name) : t.mailClaimDeclined(organisation.name),
          t.mailReason,
          `> ${input.reason}`,
        ],
        action: { label: t.mailOpenProfile, url: `${baseUrl}/${claim.lang}/organisations/${organisation.slug}` },
        after: [t.mailWhyClaim],
      },
      now,
    );
    await emit(trx, [{ type: 'claim.decided', subject: `claim:${id}` }]);
    await audit(trx, viewer, `claim.${input.decision}`, `claim:${id}`);
    return ok(undefined);
  });
}

/** Everybody who has a role there. */
export async function listPeople(trx: Trx, organisation: string): Promise<{ person_id: string; role: string }[]> {
  return trx
    .selectFrom('role_grant')
    .select(['person_id', 'role'])
    .where('scope', '=', `organisation:${organisation}`)
    .execute();
}

function roleFor(people: { role: string }[]): MemberRole {
  return people.some(({ role }) => role === 'organisation-owner') ? 'organisation-member' : 'organisation-owner';
}
