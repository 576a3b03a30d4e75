import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { tell } from '../mails.ts';
import { LIVING, type RegistrationState } from '../model.ts';
import { mayChangeStill } from '../rules.ts';
import type { RegistrationWorld } from '../world.ts';
import { endRegistration } from './end.ts';
import { moveUp } from './places.ts';
import { type Claim, type EventFacts, lockClaimed, type RegistrationRow } from './state.ts';

export type CancelRefusal = { type: 'not-found' } | { type: 'too-late' } | { type: 'ended' } | { type: 'not-waiting' };

/**
 * Ends a registration in any state: a place, a request, an offer, a rank on the waiting list. Side effects: `registration`, its places and code; the next move
 * up; one audit entry; the mail, for a place with the calendar file that takes the date back; `registration.cancelled`. The team may always and adds
 * words; participants until their deadline. A second time it is refused as ended.
 */
export async function cancelRegistration(
  world: RegistrationWorld,
  viewer: Viewer,
  claim: Claim,
  now: Date,
  words?: string,
): Promise<Result<{ id: string; was: RegistrationState }, CancelRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, viewer, claim);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { facts, row } = claimed;
    if ('key' in claim && row.state === 'confirmed' && !mayChangeStill(facts, now)) return refuse({ type: 'too-late' });
    return end(world, trx, viewer, facts, row, words, now);
  });
}

/** Leaves the waiting list: nothing but that, so a link that is opened late does not cancel a place that was won since. */
export async function leaveWaitingList(
  world: RegistrationWorld,
  viewer: Viewer,
  claim: Claim,
  now: Date,
): Promise<Result<{ id: string; was: RegistrationState }, CancelRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, viewer, claim);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { facts, row } = claimed;
    if (!(LIVING as readonly RegistrationState[]).includes(row.state)) return refuse({ type: 'ended' });
    if (row.state !== 'waiting' && row.state !== 'offered') return refuse({ type: 'not-waiting' });
    return end(world, trx, viewer, facts, row, undefined, now);
  });
}

/** Also for who is erased: no mail goes to them any more. Wants the event held. */
export async function end(
  world: RegistrationWorld,
  trx: Trx,
  viewer: Viewer,
  facts: EventFacts,
  row: RegistrationRow,
  words: string | undefined,
  now: Date,
  silently = false,
): Promise<Result<{ id: string; was: RegistrationState }, { type: 'ended' }>> {
  const ended = await endRegistration(
    trx,
    row,
    'cancel',
    { sequence: facts.sequence, ...(words ? { answer: words } : {}) },
    now,
  );
  if (ended === undefined) return refuse({ type: 'ended' });
  await moveUp(world, trx, facts.id, now);
  await audit(trx, viewer, 'registration.cancelled', `registration:${row.id}`, { was: row.state, places: row.places });
  // Who never confirmed the address has heard nothing but the one mail.
  if (!silently && row.email_confirmed_at !== null)
    await tell(world, trx, 'cancelled', facts, ended, now, { was: row.state, ...(words ? { words } : {}) });
  await emit(trx, [{ type: 'registration.cancelled', subject: `registration:${row.id}` }]);
  return ok({ id: row.id, was: row.state });
}
