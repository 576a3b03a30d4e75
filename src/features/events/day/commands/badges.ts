import { ok, type Result, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { type AdmitRefusal, findDoor } from './admit.ts';

/** Remembers that these have a badge, so that the next print is of the new ones only. Side effects: `attendee.badge_at`; one audit entry. */
export async function markBadges(
  db: Db,
  viewer: Viewer,
  event: string,
  people: readonly string[],
  now: Date,
): Promise<Result<null, AdmitRefusal>> {
  return db.transaction().execute(async (trx) => {
    const door = await findDoor(trx, viewer, event);
    if (!door.ok || people.length === 0) return door;
    await trx
      .updateTable('attendee')
      .set({ badge_at: now })
      .where('event_id', '=', event)
      .where('id', 'in', people as string[])
      .where('badge_at', 'is', null)
      .execute();
    await audit(trx, viewer, 'event.badges', `event:${event}`, { count: people.length });
    return ok(null);
  });
}
