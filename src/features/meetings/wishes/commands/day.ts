import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Outcome } from '../../model.ts';
import { recordOutcome } from '../../planning/commands/outcome.ts';
import type { WishWorld } from '../links.ts';
import { lockClaimed } from './state.ts';

export type OutcomeRefusal = { type: 'not-found' | 'not-published' | 'too-early' | 'meetingUnknown' };

/** Whether a meeting was held, as one of its two says; the last word counts. Side effects: the meeting; one audit entry. Not before it begins. */
export async function sayOutcome(
  world: WishWorld,
  viewer: Viewer,
  key: string,
  request: string,
  outcome: Outcome,
  now: Date,
): Promise<Result<null, OutcomeRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, key);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { me, frame } = claimed;
    if ((frame.state !== 'published' && frame.state !== 'closed') || frame.planId === null)
      return refuse({ type: 'not-published' });
    const meeting = await trx
      .selectFrom('meeting')
      .innerJoin('meeting_request', 'meeting_request.id', 'meeting.request_id')
      .innerJoin('meeting_slot', (join) =>
        join
          .onRef('meeting_slot.number', '=', 'meeting.slot')
          .onRef('meeting_slot.matchmaking_id', '=', 'meeting_request.matchmaking_id'),
      )
      .select('meeting_slot.starts_at')
      .where('meeting.plan_id', '=', frame.planId)
      .where('meeting.request_id', '=', request)
      // Meetings of others do not exist.
      .where((eb) => eb.or([eb('meeting_request.from_id', '=', me.id), eb('meeting_request.to_id', '=', me.id)]))
      .executeTakeFirst();
    if (meeting === undefined) return refuse({ type: 'meetingUnknown' });
    if (now < meeting.starts_at) return refuse({ type: 'too-early' });
    if (!(await recordOutcome(trx, frame.id, request, outcome, me.id, now))) return refuse({ type: 'meetingUnknown' });
    await audit(trx, viewer, 'meetings.outcome', `matchmaking:${frame.id}`, { request, outcome });
    return ok(null);
  });
}

/** They have read what is different in their plan. Side effects: `seen_plan_id`. */
export async function markSeen(world: WishWorld, key: string): Promise<Result<null, { type: 'not-found' }>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, key);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { me, frame } = claimed;
    await trx.updateTable('meeting_participant').set({ seen_plan_id: frame.planId }).where('id', '=', me.id).execute();
    return ok(null);
  });
}
