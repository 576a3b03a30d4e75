import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { tell } from '../mails.ts';
import type { RegistrationState } from '../model.ts';
import { stagesOf } from '../rules.ts';
import type { RegistrationWorld } from '../world.ts';
import { settle } from './confirm.ts';
import { endRegistration } from './end.ts';
import { positionOf, takePlaces } from './places.ts';
import { changeState, lockClaimed } from './state.ts';

export interface ApprovalDecision {
  decision: 'approve' | 'decline';
  /** At which stage who decides saw it: of two who decide at once the second is told. */
  stage: number;
  /** For the participant, in the mail; needed to decline. */
  words: string;
}

export type ApprovalRefusal =
  | { type: 'not-found' }
  /** Somebody has decided, or the participant has withdrawn. */
  | { type: 'decided'; state: RegistrationState }
  | { type: 'words-missing' }
  | { type: 'over' }
  /** And there is no waiting list. */
  | { type: 'full' };

/**
 * Decides about a request, at the stage where it is: the next stage, a place, the head of the waiting list where the event is full, or a no with words. Side
 * effects: `registration` and its places; one audit entry; the mail, except between stages; `registration.confirmed` with a place.
 */
export async function decideApproval(
  world: RegistrationWorld,
  viewer: Viewer,
  id: string,
  { decision, stage, words }: ApprovalDecision,
  now: Date,
): Promise<Result<{ state: RegistrationState; stage: number }, ApprovalRefusal>> {
  if (decision === 'decline' && words.trim() === '') return refuse({ type: 'words-missing' });
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, viewer, { id });
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { facts, row } = claimed;
    if (row.state !== 'requested' || row.stage !== stage || row.email_confirmed_at === null)
      return refuse({ type: 'decided', state: row.state });
    if (facts.state !== 'published' || facts.endsAt <= now) return refuse({ type: 'over' });
    const answer = words.trim() === '' ? null : words.trim();
    const subject = `registration:${id}` as const;

    if (decision === 'decline') {
      const declined = await endRegistration(trx, row, 'decline', { answer }, now);
      if (declined === undefined) return refuse({ type: 'decided', state: row.state });
      await audit(trx, viewer, 'registration.declined', subject, { stage });
      await tell(world, trx, 'declined', facts, declined, now, { words: words.trim() });
      return ok({ state: 'declined', stage });
    }
    const passed = stage + 1;
    if (passed < stagesOf(facts)) {
      await changeState(trx, row, 'pass', { stage: passed }, now);
      await audit(trx, viewer, 'registration.stage-passed', subject, { stage: passed });
      return ok({ state: 'requested', stage: passed });
    }
    if (await takePlaces(trx, { event: facts.id, ticket: row.ticket_kind_id }, row.quantity)) {
      await settle(world, trx, viewer, facts, { ...row, stage: passed, answer }, 'approve', now);
      return ok({ state: 'confirmed', stage: passed });
    }
    if (!facts.hasWaitingList) return refuse({ type: 'full' });
    const more = { stage: passed, answer, waiting_since: now };
    const waiting = await changeState(trx, row, 'approve-waiting', more, now);
    if (waiting === undefined) return refuse({ type: 'decided', state: row.state });
    await audit(trx, viewer, 'registration.approved-waiting', subject, { stage: passed });
    await tell(world, trx, 'waiting', facts, waiting, now, { position: await positionOf(trx, waiting) });
    return ok({ state: 'waiting', stage: passed });
  });
}
