import { sql } from 'kysely';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { tell } from '../mails.ts';
import { offerDeadline, pickWaiting, type Waiting } from '../rules.ts';
import type { RegistrationWorld } from '../world.ts';
import { changeState, type EventFacts, lockFacts, lockRow, type RegistrationRow } from './state.ts';

/** Who looks after places that nobody asked for. */
const SYSTEM = { kind: 'system', lang: 'de' } as const;

/** Read at a time from the waiting list. */
const BATCH = 200;

/** Where places are taken: in the event and in one of its ticket kinds. */
export interface Where {
  event: string;
  ticket: string;
}

/**
 * Takes places where there is room, in the event and in the ticket kind: both or none. Holds first the event, then the ticket kind, until the transaction
 * ends, so of two who want the last place the second waits and then finds none. `over`: beyond the limits, by an explicit yes of the team.
 */
export async function takePlaces(trx: Trx, { event, ticket }: Where, places: number, over = false): Promise<boolean> {
  const room = over ? sql<boolean>`true` : sql<boolean>`(capacity is null or taken + ${places} <= capacity)`;
  const ofEvent = await trx
    .updateTable('registration_setting')
    .set({ taken: sql`taken + ${places}` })
    .where('event_id', '=', event)
    .where(room)
    .executeTakeFirst();
  if (ofEvent.numUpdatedRows === 0n) return false;
  const ofTicket = await trx
    .updateTable('ticket_kind')
    .set({ taken: sql`taken + ${places}` })
    .where('id', '=', ticket)
    .where('event_id', '=', event)
    .where(room)
    .executeTakeFirst();
  if (ofTicket.numUpdatedRows > 0n) return true;
  await trx
    .updateTable('registration_setting')
    .set({ taken: sql`taken - ${places}` })
    .where('event_id', '=', event)
    .execute();
  return false;
}

/** Gives places back and nobody moves up yet: for who changes the ticket kind and takes others at once. Wants the event held. */
export async function returnPlaces(trx: Trx, { event, ticket }: Where, places: number): Promise<void> {
  if (places === 0) return;
  await trx
    .updateTable('registration_setting')
    .set({ taken: sql`taken - ${places}` })
    .where('event_id', '=', event)
    .execute();
  await trx
    .updateTable('ticket_kind')
    .set({ taken: sql`taken - ${places}` })
    .where('id', '=', ticket)
    .execute();
}

/**
 * Offers free places to those who wait, in the order of `pickWaiting`: who was approved before who was not, then by time. Side effects for each: their state,
 * their places, the mail with the deadline, an audit entry. Wants the event held.
 */
export async function moveUp(world: RegistrationWorld, trx: Trx, event: string, now: Date): Promise<void> {
  for (;;) {
    const facts = await lockFacts(trx, event);
    if (facts === undefined || facts.state !== 'published' || facts.startsAt <= now) return;
    const free = facts.capacity === null ? null : facts.capacity - facts.taken;
    if (free !== null && free <= 0) return;
    const queue = await readFitting(trx, event, free);
    const room = new Map(queue.map((one) => [one.ticket, one.room]));
    const picked = pickWaiting(queue, free, room);
    if (picked.length === 0) return;
    for (const one of picked) await offer(world, trx, facts, one, now);
  }
}

async function offer(world: RegistrationWorld, trx: Trx, facts: EventFacts, one: Waiting, now: Date): Promise<void> {
  const row = await lockRow(trx, one.id);
  if (row === undefined) return;
  const until = offerDeadline(now, facts.acceptHours, facts.startsAt);
  const offered = await changeState(trx, row, 'offer', { places: one.quantity, offered_until: until }, now);
  if (offered === undefined) return;
  if (!(await takePlaces(trx, { event: facts.id, ticket: one.ticket }, one.quantity)))
    throw new Error(`no room for registration ${one.id} that was to move up`);
  await tell(world, trx, 'offered', facts, offered, now);
  await audit(trx, SYSTEM, 'registration.offered', `registration:${one.id}`, { places: one.quantity });
}

/** Those who wait and fit, each by itself, in order. Held until the transaction ends. */
async function readFitting(
  trx: Trx,
  event: string,
  free: number | null,
): Promise<(Waiting & { room: number | null })[]> {
  const { rows } = await sql<Waiting & { room: number | null }>`
    select r.id, r.ticket_kind_id as ticket, r.quantity, k.capacity - k.taken as room
    from registration r join ticket_kind k on k.id = r.ticket_kind_id
    where r.event_id = ${event} and r.state = 'waiting' and r.email_confirmed_at is not null
      and (${free}::int is null or r.quantity <= ${free}::int) and (k.capacity is null or k.taken + r.quantity <= k.capacity)
    order by r.stage > 0 desc, r.waiting_since, r.id limit ${BATCH} for no key update of r`.execute(trx);
  return rows;
}

/** The rank of somebody who waits, from 1; 0 where they do not. */
export async function positionOf(db: Db, row: Pick<RegistrationRow, 'id' | 'event_id'>): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select count(*)::int as position from registration other join registration own on own.id = ${row.id}
    where own.state = 'waiting' and other.event_id = ${row.event_id} and other.state = 'waiting'
      and (other.email_confirmed_at is not null or other.id = own.id)
      and (case when other.stage > 0 then 0 else 1 end, other.waiting_since, other.id)
        <= (case when own.stage > 0 then 0 else 1 end, own.waiting_since, own.id)`.execute(db);
  return rows[0]?.position ?? 0;
}
