import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { isDuplicate, type Trx } from '#platform/database';
import { readSignedKey } from '#platform/link';
import { emit } from '#platform/outbox';
import { tell } from '../mails.ts';
import { LIVING, type RegistrationState } from '../model.ts';
import { type Closed, closedReason } from '../rules.ts';
import { throughTurnstile } from '../turnstile.ts';
import type { RegistrationWorld } from '../world.ts';
import { useCode } from './end.ts';
import { expireDue, expireOne, isDue } from './expire.ts';
import { moveUp, positionOf, takePlaces } from './places.ts';
import { opening } from './register.ts';
import {
  changeState,
  type EventFacts,
  KEY_PURPOSE,
  lockClaimed,
  lockRow,
  type RegistrationRow,
  RolledBack,
  readFacts,
} from './state.ts';

export type ConfirmRefusal =
  | { type: 'not-found' }
  /** The time to confirm is over. */
  | { type: 'expired' }
  | { type: 'ended' }
  | { type: 'closed'; reason: Closed };

/**
 * Who opens the link from the mail has the mailbox. Side effects: `registration`; one audit entry; the mail with the calendar file, or with the rank on the
 * waiting list; `registration.confirmed`. Pressed twice it is confirmed once. Places do not change, so nobody else is held up.
 */
export async function confirmEmail(
  world: RegistrationWorld,
  viewer: Viewer,
  key: string,
  now: Date,
): Promise<Result<{ id: string; state: RegistrationState }, ConfirmRefusal>> {
  const id = readSignedKey(world.secret, KEY_PURPOSE, key);
  if (id === undefined) return refuse({ type: 'not-found' });
  return throughTurnstile(
    async () => (await confirmHeld(world, viewer, id, now)) ?? confirmOther(world, viewer, key, now),
  );
}

/** A place that is kept: the event need not be held, since no place changes hands. Undefined for everything else. */
async function confirmHeld(world: RegistrationWorld, viewer: Viewer, id: string, now: Date) {
  return world.db.transaction().execute(async (trx) => {
    const row = await lockRow(trx, id);
    if (row === undefined || row.state !== 'held' || isDue(row, now)) return undefined;
    const facts = await readFacts(trx, row.event_id);
    if (facts === undefined || facts.state !== 'published') return undefined;
    await settle(world, trx, viewer, facts, row, 'confirm', now);
    return ok({ id, state: 'confirmed' as const });
  });
}

/** Everything but a place that is kept. */
async function confirmOther(
  world: RegistrationWorld,
  viewer: Viewer,
  key: string,
  now: Date,
): Promise<Result<{ id: string; state: RegistrationState }, ConfirmRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, viewer, { key });
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { facts, row } = claimed;
    if (facts.state !== 'published') return refuse({ type: 'closed', reason: 'cancelled' });
    if (isDue(row, now)) {
      await expireOne(world, trx, facts, row, now);
      await moveUp(world, trx, facts.id, now);
      return refuse({ type: 'expired' });
    }
    if (row.state === 'expired') return refuse({ type: 'expired' });
    if (row.state === 'cancelled' || row.state === 'declined') return refuse({ type: 'ended' });
    if (row.email_confirmed_at !== null) return ok({ id: row.id, state: row.state });
    const proven = await changeState(trx, row, 'confirm', { email_confirmed_at: now, held_until: null }, now);
    if (proven === undefined) throw new Error(`registration ${row.id} cannot be confirmed`);
    await audit(trx, viewer, 'registration.address-confirmed', `registration:${row.id}`);
    return ok({ id: row.id, state: await tellProven(world, trx, facts, proven, now) });
  });
}

/** A request is on its way; who waits may fit at once. */
async function tellProven(
  world: RegistrationWorld,
  trx: Trx,
  facts: EventFacts,
  row: RegistrationRow,
  now: Date,
): Promise<RegistrationState> {
  if (row.state === 'requested') {
    await tell(world, trx, 'requested', facts, row, now);
    return row.state;
  }
  if (facts.capacity === null || facts.taken < facts.capacity) {
    await moveUp(world, trx, facts.id, now);
    const moved = await lockRow(trx, row.id);
    if (moved?.state !== 'waiting') return moved?.state ?? row.state;
  }
  await tell(world, trx, 'waiting', facts, row, now, { position: await positionOf(trx, row) });
  return 'waiting';
}

/** Becomes a participant. Side effects: `registration`; one audit entry; the mail with the calendar file; `registration.confirmed`. */
export async function settle(
  world: RegistrationWorld,
  trx: Trx,
  viewer: Viewer,
  facts: EventFacts,
  row: RegistrationRow,
  action: 'confirm' | 'accept' | 'approve' | 'revive',
  now: Date,
): Promise<RegistrationRow> {
  const settled = await changeState(
    trx,
    row,
    action,
    {
      places: row.quantity,
      held_until: null,
      offered_until: null,
      waiting_since: null,
      ended_at: null,
      confirmed_at: now,
      email_confirmed_at: row.email_confirmed_at ?? now,
      stage: row.stage,
      answer: row.answer,
    },
    now,
  );
  if (settled === undefined) throw new Error(`registration ${row.id} cannot be settled from ${row.state}`);
  await audit(trx, viewer, 'registration.confirmed', `registration:${row.id}`, { places: row.quantity });
  await tell(world, trx, 'confirmed', facts, settled, now);
  await emit(trx, [{ type: 'registration.confirmed', subject: `registration:${row.id}` }]);
  return settled;
}

export type ReviveRefusal =
  | { type: 'not-found' }
  | { type: 'not-expired' }
  | { type: 'closed'; reason: Closed }
  /** The mailbox has registered anew since. */
  | { type: 'replaced' }
  | { type: 'code-used-up' }
  | { type: 'full' };

/**
 * Once more, after the time to confirm or to accept is over: with a place where there is one, otherwise at the end of the waiting list. The link has shown that
 * the mailbox is theirs. Side effects as those of `register` and `confirmEmail` together.
 */
export async function tryAgain(
  world: RegistrationWorld,
  viewer: Viewer,
  key: string,
  now: Date,
): Promise<Result<{ id: string; state: RegistrationState }, ReviveRefusal>> {
  try {
    return await world.db.transaction().execute(async (trx) => {
      const claimed = await lockClaimed(world, trx, viewer, { key });
      if (claimed === undefined) return refuse({ type: 'not-found' });
      const { facts } = claimed;
      let { row } = claimed;
      if (isDue(row, now)) {
        row = (await expireOne(world, trx, facts, row, now)) ?? row;
        await moveUp(world, trx, facts.id, now);
      }
      if (row.state !== 'expired') return refuse({ type: 'not-expired' });
      const closed = closedReason(opening(facts), now);
      if (closed !== undefined) return refuse({ type: 'closed', reason: closed });
      if (await hasOther(trx, row)) return refuse({ type: 'replaced' });
      if (row.code_id !== null && !(await useCode(trx, row.code_id, row.quantity)))
        throw new RolledBack<ReviveRefusal>({ type: 'code-used-up' });
      return ok({ id: row.id, state: await revive(world, trx, viewer, facts, row, now) });
    });
  } catch (error) {
    if (error instanceof RolledBack) return refuse(error.refusal as ReviveRefusal);
    // Of two at the same moment the index lets one through.
    if (isDuplicate(error)) return refuse({ type: 'replaced' });
    throw error;
  }
}

async function revive(
  world: RegistrationWorld,
  trx: Trx,
  viewer: Viewer,
  facts: EventFacts,
  row: RegistrationRow,
  now: Date,
): Promise<RegistrationState> {
  const ticket = await trx
    .selectFrom('ticket_kind')
    .select('needs_approval')
    .where('id', '=', row.ticket_kind_id)
    .executeTakeFirstOrThrow();
  const again = { ended_at: null, offered_until: null, held_until: null, email_confirmed_at: now };
  if (ticket.needs_approval && row.stage === 0) {
    const requested = await changeState(trx, row, 'revive-request', again, now);
    if (requested === undefined) throw new Error(`registration ${row.id} cannot ask again`);
    await audit(trx, viewer, 'registration.revived', `registration:${row.id}`);
    await tell(world, trx, 'requested', facts, requested, now);
    return 'requested';
  }
  await expireDue(world, trx, facts, now);
  if (await takePlaces(trx, { event: facts.id, ticket: row.ticket_kind_id }, row.quantity)) {
    await settle(world, trx, viewer, facts, row, 'revive', now);
    return 'confirmed';
  }
  if (!facts.hasWaitingList) throw new RolledBack<ReviveRefusal>({ type: 'full' });
  const waiting = await changeState(trx, row, 'revive-waiting', { ...again, waiting_since: now }, now);
  if (waiting === undefined) throw new Error(`registration ${row.id} cannot wait again`);
  await audit(trx, viewer, 'registration.revived', `registration:${row.id}`);
  await tell(world, trx, 'waiting', facts, waiting, now, { position: await positionOf(trx, waiting) });
  return 'waiting';
}

async function hasOther(trx: Trx, row: RegistrationRow): Promise<boolean> {
  if (row.email === null) return false;
  const other = await trx
    .selectFrom('registration')
    .select('id')
    .where('event_id', '=', row.event_id)
    .where((eb) => eb(eb.fn('lower', ['email']), '=', row.email?.toLowerCase() ?? ''))
    .where('state', 'in', [...LIVING])
    .executeTakeFirst();
  return other !== undefined;
}
