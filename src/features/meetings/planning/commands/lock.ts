import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import type { Trx } from '#platform/database';
import type { MatchmakingState } from '../../model.ts';
import { canPlanMeetings } from '../../rights.ts';

export interface Locked {
  id: string;
  state: MatchmakingState;
  version: number;
  planId: string | null;
  eventId: string;
  hubId: string;
}

export type LockRefusal = { type: 'missing' } | { type: 'not-allowed' };

/** The matchmaking, held until the end of the transaction, for who may plan it. Everything that changes it begins here, so that of two the second waits. */
export async function lockMatchmaking(trx: Trx, viewer: Viewer, id: string): Promise<Result<Locked, LockRefusal>> {
  const row = await trx
    .selectFrom('matchmaking as m')
    .innerJoin('event as e', 'e.id', 'm.event_id')
    .select(['m.id', 'm.state', 'm.version', 'm.plan_id as planId', 'e.id as eventId', 'e.hub_id as hubId'])
    .where('m.id', '=', id)
    .forUpdate('m')
    .executeTakeFirst();
  if (row === undefined) return refuse({ type: 'missing' });
  if (!canPlanMeetings(viewer, { hub: row.hubId, event: row.eventId })) return refuse({ type: 'not-allowed' });
  return ok(row);
}

/** What a plan is made of has changed: plans made before are told so. */
export async function bumpVersion(trx: Trx, id: string, now: Date): Promise<void> {
  await trx
    .updateTable('matchmaking')
    .set((eb) => ({ version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}
