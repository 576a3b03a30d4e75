import type { Trx } from '#platform/database';
import { moveAlong, type When } from '../when.ts';

type Clock = Pick<When, 'startsAt' | 'zone'>;

/** Moves the programme along with its event: every session stays as far from the beginning as it was. */
export async function moveSessions(trx: Trx, event: string, from: Clock, to: Clock): Promise<void> {
  const sessions = await trx
    .selectFrom('event_session')
    .select(['id', 'starts_at', 'ends_at'])
    .where('event_id', '=', event)
    .execute();
  for (const { id, starts_at, ends_at } of sessions) {
    await trx
      .updateTable('event_session')
      .set({ starts_at: moveAlong(starts_at, from, to), ends_at: moveAlong(ends_at, from, to) })
      .where('id', '=', id)
      .execute();
  }
}
