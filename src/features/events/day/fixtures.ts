import { v7 as uuid } from 'uuid';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import type { RegistrationState } from '../registration/model.ts';

export interface Guest {
  name: string;
  organisation?: string;
  lang?: Lang;
  state?: RegistrationState;
  email?: string;
  ticket?: string;
  admittedAt?: Date;
  more?: {
    organisation_type?: 'municipality' | 'company' | 'research';
    region?: string;
    country?: string;
    hub_id?: string;
    feedback_asked_at?: Date;
    person_id?: string;
  };
}

const AT = new Date('2026-03-10T10:00:00Z');

/** Registration for an event with one kind of ticket. */
export async function makeDoor(db: Db, event: string, capacity: number | null = null): Promise<{ ticket: string }> {
  await db
    .insertInto('registration_setting')
    .values({ event_id: event, opens_at: null, closes_at: null, change_until: null, capacity, updated_at: AT })
    .execute();
  const ticket = uuid();
  await db
    .insertInto('ticket_kind')
    .values({
      id: ticket,
      event_id: event,
      position: 0,
      name: JSON.stringify({ de: 'Teilnahme', cs: 'Účast' }),
      capacity: null,
    })
    .execute();
  return { ticket };
}

/** People with a registration each, confirmed unless something else is given; in the order given. */
export async function makeGuests(
  db: Db,
  { event, ticket }: { event: string; ticket: string },
  guests: readonly Guest[],
): Promise<{ id: string; ticket: string; registration: string }[]> {
  const made = guests.map((guest) => ({
    guest,
    registration: uuid(),
    id: uuid(),
    ticket: guest.ticket ?? `ticket-${uuid()}`,
  }));
  for (let from = 0; from < made.length; from += 500) {
    const part = made.slice(from, from + 500);
    await db
      .insertInto('registration')
      .values(
        part.map(({ guest, registration }) => ({
          id: registration,
          event_id: event,
          ticket_kind_id: ticket,
          state: guest.state ?? 'confirmed',
          places: (guest.state ?? 'confirmed') === 'confirmed' ? 1 : 0,
          quantity: 1,
          name: guest.name,
          email: guest.email ?? null,
          lang: guest.lang ?? 'de',
          organisation: guest.organisation ?? null,
          form_version: 0,
          created_at: AT,
          updated_at: AT,
          email_confirmed_at: AT,
          confirmed_at: AT,
          ...guest.more,
        })),
      )
      .execute();
    await db
      .insertInto('attendee')
      .values(
        part.map(({ guest, registration, id, ticket: code }) => ({
          id,
          registration_id: registration,
          event_id: event,
          position: 0,
          name: guest.name,
          organisation: guest.organisation ?? null,
          ticket: code,
          admitted_at: guest.admittedAt ?? null,
        })),
      )
      .execute();
  }
  const taken = guests.filter(({ state = 'confirmed' }) => state === 'confirmed').length;
  await db
    .updateTable('registration_setting')
    .set((eb) => ({ taken: eb('taken', '+', taken) }))
    .where('event_id', '=', event)
    .execute();
  await db
    .updateTable('ticket_kind')
    .set((eb) => ({ taken: eb('taken', '+', taken) }))
    .where('id', '=', ticket)
    .execute();
  return made.map(({ id, ticket: code, registration }) => ({ id, ticket: code, registration }));
}
