import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { emit } from '#platform/outbox';
import { takePlaces } from '../../registration/commands/places.ts';
import { newTicket } from '../../registration/commands/register.ts';
import { lockFacts } from '../../registration/commands/state.ts';
import type { RegistrationWorld } from '../../registration/world.ts';
import { canCheckIn } from '../../rights.ts';
import type { WalkInInput } from '../model.ts';

export type WalkInRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'not-published' }
  | { type: 'no-ticket' }
  /** No place is left, and nobody has said that it may be one more. */
  | { type: 'full' };

/**
 * Somebody came without a registration and is let in. Side effects, in this order: the places of event and ticket kind, beyond their limits only by an
 * explicit yes; a confirmed registration without an address; the person with a ticket, admitted; the admission; `registration.confirmed` and
 * `event.attended`; one audit entry. No mail: nobody asked for an address. The same form twice is one person.
 */
export async function addWalkIn(
  world: Pick<RegistrationWorld, 'db'>,
  viewer: Viewer,
  event: string,
  input: WalkInInput,
  now: Date,
): Promise<Result<{ attendee: string }, WalkInRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const facts = await lockFacts(trx, event);
    if (facts === undefined) return refuse({ type: 'not-found' });
    if (!canCheckIn(viewer, { hub: facts.hubId, event })) return refuse({ type: 'not-allowed' });
    if (facts.state !== 'published') return refuse({ type: 'not-published' });
    const registration = input.id;
    const before = await trx
      .selectFrom('attendee')
      .select('id')
      .where('registration_id', '=', registration)
      .where('event_id', '=', event)
      .executeTakeFirst();
    if (before !== undefined) return ok({ attendee: before.id });
    const ticket = await trx
      .selectFrom('ticket_kind')
      .select('id')
      .where('id', '=', input.ticket)
      .where('event_id', '=', event)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (ticket === undefined) return refuse({ type: 'no-ticket' });
    if (!(await takePlaces(trx, { event, ticket: ticket.id }, 1, input.over))) return refuse({ type: 'full' });
    const attendee = uuid();
    const organisation = input.organisation === '' ? null : input.organisation;
    await trx
      .insertInto('registration')
      .values({
        id: registration,
        event_id: event,
        ticket_kind_id: ticket.id,
        state: 'confirmed',
        places: 1,
        quantity: 1,
        name: input.name,
        lang: input.lang,
        organisation,
        form_version: facts.formVersion,
        is_walk_in: true,
        created_at: now,
        updated_at: now,
        confirmed_at: now,
        ...EMPTY,
      })
      .execute();
    const person = { id: attendee, registration_id: registration, event_id: event, position: 0, ticket: newTicket() };
    await trx
      .insertInto('attendee')
      .values({ ...person, name: input.name, organisation, admitted_at: now, badge_at: null })
      .execute();
    await trx
      .insertInto('event_admission')
      .values({
        id: uuid(),
        attendee_id: attendee,
        event_id: event,
        is_undo: false,
        device: '',
        at: now,
        received_at: now,
        is_double: false,
        admitted_by: viewer.kind === 'person' ? viewer.id : null,
      })
      .execute();
    await emit(trx, [
      { type: 'registration.confirmed', subject: `registration:${registration}` },
      { type: 'event.attended', subject: `event:${event}` },
    ]);
    const over = input.over ? 1 : 0;
    await audit(trx, viewer, 'event.walk-in', `event:${event}`, { registration, over });
    return ok({ attendee });
  });
}

/** What the door does not ask. */
const EMPTY = {
  email: null,
} as const;
