import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import type { RegistrationWorld } from '../world.ts';
import { settle } from './confirm.ts';
import { expireOne, isDue } from './expire.ts';
import { moveUp } from './places.ts';
import { type Claim, lockClaimed } from './state.ts';

export type AcceptRefusal =
  | { type: 'not-found' }
  | { type: 'not-offered' }
  | { type: 'expired' }
  | { type: 'cancelled' };

/**
 * Takes an offered place before its time is over. Side effects: `registration`; one audit entry; the mail with the calendar file; `registration.confirmed`. Too
 * late, it ends here and the next moves up.
 */
export async function acceptOffer(
  world: RegistrationWorld,
  viewer: Viewer,
  claim: Claim,
  now: Date,
): Promise<Result<{ id: string }, AcceptRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, viewer, claim);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { facts, row } = claimed;
    if (facts.state !== 'published') return refuse({ type: 'cancelled' });
    // Pressed twice.
    if (row.state === 'confirmed') return ok({ id: row.id });
    if (row.state === 'expired') return refuse({ type: 'expired' });
    if (row.state !== 'offered') return refuse({ type: 'not-offered' });
    if (isDue(row, now)) {
      await expireOne(world, trx, facts, row, now);
      await moveUp(world, trx, facts.id, now);
      return refuse({ type: 'expired' });
    }
    await settle(world, trx, viewer, facts, row, 'accept', now);
    return ok({ id: row.id });
  });
}
