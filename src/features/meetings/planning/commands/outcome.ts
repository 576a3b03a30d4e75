import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { FollowUp, Outcome } from '../../model.ts';
import { type LockRefusal, lockMatchmaking } from './lock.ts';

/**
 * Notes whether a meeting of the plan that holds was held; null takes it back. The matchmaking is held meanwhile, so that a plan published at the same moment
 * takes it along. False when this request has no meeting there.
 */
export async function recordOutcome(
  trx: Trx,
  matchmaking: string,
  request: string,
  outcome: Outcome | null,
  by: string,
  now: Date,
): Promise<boolean> {
  const held = await trx
    .selectFrom('matchmaking')
    .select('plan_id')
    .where('id', '=', matchmaking)
    .forShare()
    .executeTakeFirst();
  if (held?.plan_id == null) return false;
  const { numUpdatedRows } = await trx
    .updateTable('meeting')
    .set(
      outcome === null
        ? { outcome: null, outcome_by: null, outcome_at: null }
        : { outcome, outcome_by: by, outcome_at: now },
    )
    .where('plan_id', '=', held.plan_id)
    .where('request_id', '=', request)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The organiser's tap on the day. Side effects: the meeting, audit. */
export async function noteOutcome(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  request: string,
  outcome: Outcome | null,
  now: Date,
): Promise<Result<null, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    const by = viewer.kind === 'person' ? viewer.id : 'system';
    if (!(await recordOutcome(trx, matchmaking, request, outcome, by, now))) return refuse({ type: 'missing' });
    await audit(trx, viewer, 'meetings.outcome', `matchmaking:${matchmaking}`, { request, outcome: outcome ?? 'none' });
    return ok(null);
  });
}

/** Says what becomes of wishes that were not met, or takes it back. Side effects: requests, audit. */
export async function followUp(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  requests: readonly string[],
  to: FollowUp | null,
  now: Date,
): Promise<Result<{ count: number }, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    if (requests.length === 0) return ok({ count: 0 });
    const { numUpdatedRows } = await trx
      .updateTable('meeting_request')
      .set({ follow_up: to })
      .where('matchmaking_id', '=', matchmaking)
      .where('id', 'in', requests)
      .where('state', '=', 'accepted')
      .executeTakeFirst();
    await trx.updateTable('matchmaking').set({ updated_at: now }).where('id', '=', matchmaking).execute();
    await audit(trx, viewer, 'meetings.follow-up', `matchmaking:${matchmaking}`, {
      to: to ?? 'none',
      requests: Number(numUpdatedRows),
    });
    return ok({ count: Number(numUpdatedRows) });
  });
}
