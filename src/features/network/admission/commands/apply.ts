import { v7 as uuid } from 'uuid';
import { may, ok, type PersonViewer, type Result, refuse } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { emit } from '#platform/outbox';
import type { Profile } from '../../profile/model.ts';
import { rights } from '../../rights.ts';
import { OPEN_STATES } from '../model.ts';
import { listDeciders } from './deciders.ts';

/**
 * Asks a hub to take an organisation in. One open application per person and hub: the second refusal names the first. Side effects: `admission`, a notice
 * to the hub's team, `admission.submitted`, one audit entry.
 */
export async function applyForMembership(
  db: Db,
  viewer: PersonViewer,
  input: { hub: string; profile: Profile; why: string },
  now: Date,
): Promise<Result<{ id: string }, { type: 'not-found' } | { type: 'already-applied'; id: string }>> {
  return db.transaction().execute(async (trx) => {
    const hub = await trx.selectFrom('hub').select('id').where('id', '=', input.hub).executeTakeFirst();
    if (hub === undefined) return refuse({ type: 'not-found' });
    const id = uuid();
    const added = await trx
      .insertInto('admission')
      .values({
        id,
        hub_id: hub.id,
        applicant_id: viewer.id,
        state: 'submitted',
        profile: JSON.stringify(input.profile),
        why: input.why,
        submitted_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added === undefined) {
      const open = await trx
        .selectFrom('admission')
        .select('id')
        .where('hub_id', '=', hub.id)
        .where('applicant_id', '=', viewer.id)
        .where('state', 'in', OPEN_STATES)
        .executeTakeFirst();
      return refuse({ type: 'already-applied', id: open?.id ?? '' });
    }
    const to = await listDeciders(trx, rights['admission.decide'], hub.id);
    await notify(trx, { kind: 'admission.submitted', subject: `admission:${id}`, to }, now);
    await emit(trx, [{ type: 'admission.submitted', subject: `admission:${id}` }]);
    await audit(trx, viewer, 'admission.submit', `admission:${id}`);
    return ok({ id });
  });
}

type ChangeRefusal = { type: 'not-found' | 'already-decided' };

/**
 * Changes an own application that is open and sends it again, with an answer where the hub has asked. Side effects: `admission`, a notice to the hub's team
 * when it had asked, `admission.submitted`, one audit entry.
 */
export async function changeAdmission(
  db: Db,
  viewer: PersonViewer,
  id: string,
  input: { profile: Profile; why: string; answer: string },
  now: Date,
): Promise<Result<undefined, ChangeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('admission')
      .select(['state', 'hub_id', 'applicant_id', 'question', 'answer'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    // Whose application it is not learns nothing, not even that it exists.
    if (before === undefined || !may(viewer, rights['admission.change'], { person: before.applicant_id }))
      return refuse({ type: 'not-found' });
    if (!isOpen(before.state)) return refuse({ type: 'already-decided' });
    await trx
      .updateTable('admission')
      .set({
        state: 'submitted',
        profile: JSON.stringify(input.profile),
        why: input.why,
        answer: before.question === null ? null : input.answer || before.answer,
      })
      .where('id', '=', id)
      .execute();
    if (before.state === 'asked') {
      const to = await listDeciders(trx, rights['admission.decide'], before.hub_id);
      await notify(trx, { kind: 'admission.submitted', subject: `admission:${id}`, to }, now);
    }
    await emit(trx, [{ type: 'admission.submitted', subject: `admission:${id}` }]);
    await audit(trx, viewer, 'admission.change', `admission:${id}`);
    return ok(undefined);
  });
}

/** Takes an own application back while it is open. Side effects: `admission`, `admission.withdrawn`, one audit entry. */
export async function withdrawAdmission(
  db: Db,
  viewer: PersonViewer,
  id: string,
  now: Date,
): Promise<Result<undefined, ChangeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const own = await trx
      .selectFrom('admission')
      .select(['state', 'applicant_id'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (own === undefined || !may(viewer, rights['admission.change'], { person: own.applicant_id }))
      return refuse({ type: 'not-found' });
    if (!isOpen(own.state)) return refuse({ type: 'already-decided' });
    await trx.updateTable('admission').set({ state: 'withdrawn', decided_at: now }).where('id', '=', id).execute();
    await emit(trx, [{ type: 'admission.withdrawn', subject: `admission:${id}` }]);
    await audit(trx, viewer, 'admission.withdraw', `admission:${id}`);
    return ok(undefined);
  });
}

export function isOpen(state: string): boolean {
  return OPEN_STATES.some((open) => open === state);
}
