import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { canSeeParticipants } from '../../rights.ts';

/** Sets how many days after the event the data of its participants is kept. Side effects: `event.keep_days`; one audit entry where it changes. */
export async function saveKeepDays(
  db: Db,
  viewer: Viewer,
  event: string,
  days: number,
): Promise<Result<null, { type: 'not-found' | 'not-allowed' }>> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('event')
      .select(['hub_id', 'keep_days'])
      .where('id', '=', event)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined) return refuse({ type: 'not-found' });
    if (!canSeeParticipants(viewer, { hub: found.hub_id, event })) return refuse({ type: 'not-allowed' });
    if (found.keep_days === days) return ok(null);
    await trx.updateTable('event').set({ keep_days: days }).where('id', '=', event).execute();
    await audit(trx, viewer, 'event.keep-days', `event:${event}`, { days });
    return ok(null);
  });
}
