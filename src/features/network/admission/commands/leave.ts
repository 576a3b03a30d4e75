import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { takeRole } from '#features/accounts/roles/grant.ts';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { withdrawLinks } from '#platform/link';
import { queueMail } from '#platform/mail';
import { emit } from '#platform/outbox';
import { lockOrganisation } from '../../profile/save-profile.ts';
import { mayWith, rights } from '../../rights.ts';
import { admissionTexts } from '../texts.ts';
import { listDeciders } from './deciders.ts';

/** What other features own by an organisation, in the transaction that decides about it; filled by the shell. */
export interface OwnedThings {
  /** Hands over to the organisation that both have become. */
  move(trx: Trx, viewer: Viewer, from: string, to: string, now: Date): Promise<void>;
  /** Takes out of what is published. */
  withdraw(trx: Trx, viewer: Viewer, organisation: string, now: Date): Promise<void>;
}

/**
 * Ends a membership: the organisation leaves the directory for good with everything it has published, and its people lose their roles there. Side effects:
 * `organisation`, `invitation`, `claim`, links, roles, what other features own by it, `organisation.removed`, a notice to the hub's team, a mail to its other
 * people, audit entries.
 */
export async function endMembership(
  db: Db,
  viewer: Viewer,
  id: string,
  reason: string,
  { owned, now }: { owned: OwnedThings; now: Date },
): Promise<Result<undefined, { type: 'not-found' | 'not-allowed' }>> {
  return db.transaction().execute(async (trx) => {
    const organisation = await lockOrganisation(trx, id);
    if (organisation === undefined) return refuse({ type: 'not-found' });
    if (!mayWith(viewer, 'organisation.leave', { id, hubId: organisation.hub_id }))
      return refuse({ type: 'not-allowed' });
    await trx
      .updateTable('organisation')
      .set({ removed_at: now, left_at: now, left_reason: reason, updated_at: now })
      .where('id', '=', id)
      .execute();
    await owned.withdraw(trx, viewer, id, now);

    const self = viewer.kind === 'person' ? viewer.id : undefined;
    const people = await trx
      .selectFrom('role_grant')
      .innerJoin('person', 'person.id', 'role_grant.person_id')
      .select(['person.id', 'person.email', 'person.lang', 'role_grant.role'])
      .where('role_grant.scope', '=', `organisation:${id}`)
      .execute();
    for (const person of people)
      await takeRole(trx, viewer, person.id, { role: person.role, scope: `organisation:${id}` });
    for (const person of new Map(people.map((one) => [one.id, one])).values()) {
      if (person.id === self) continue;
      const t = admissionTexts(person.lang);
      const body = [t.mailEnded(organisation.name), t.mailReason, `> ${reason}`];
      const subject = t.mailEndedSubject(organisation.name);
      await queueMail(trx, { kind: 'membership-ended', to: person.email, lang: person.lang, subject, body }, now);
    }
    await trx.deleteFrom('invitation').where('organisation_id', '=', id).where('accepted_at', 'is', null).execute();
    await trx.deleteFrom('claim').where('organisation_id', '=', id).where('state', '=', 'open').execute();
    await withdrawLinks(trx, `organisation:${id}`);
    const team = await listDeciders(trx, rights['admission.decide'], organisation.hub_id);
    const to = team.filter((person) => person !== self);
    await notify(trx, { kind: 'organisation.left', subject: `organisation:${id}`, to }, now);
    await emit(trx, [{ type: 'organisation.removed', subject: `organisation:${id}` }]);
    await audit(trx, viewer, 'organisation.leave', `organisation:${id}`);
    return ok(undefined);
  });
}
