import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { daysAfter, daysBefore } from '#platform/clock';
import type { Trx } from '#platform/database';
import { given, type Keys } from './keys.ts';
import type { DemoEvent, DemoParticipant, DemoRegistration } from './model.ts';

const MINUTE = 60_000;

interface Loaded {
  id: string;
  startsAt: Date;
  endsAt: Date;
  registration: DemoRegistration;
  participants: DemoParticipant[];
  keys: Keys;
}

/** Registration for a demo event with the people who have registered; what is taken is their sum. */
export async function loadRegistration(trx: Trx, event: Loaded, now: Date): Promise<void> {
  const { registration } = event;
  await trx
    .insertInto('registration_setting')
    .values({
      event_id: event.id,
      closes_at: daysBefore(event.startsAt, registration.closes_days_before),
      capacity: registration.capacity,
      max_group: registration.max_group,
      form_version: 1,
      updated_at: now,
    })
    .execute();
  await trx
    .insertInto('registration_form')
    .values({ event_id: event.id, version: 1, fields: JSON.stringify(registration.fields), created_at: now })
    .execute();
  const tickets = new Map(registration.tickets.map(({ key }) => [key, uuid()]));
  await trx
    .insertInto('ticket_kind')
    .values(
      registration.tickets.map(({ key, name, price_text, capacity }, position) => ({
        id: given(tickets, key),
        event_id: event.id,
        position,
        name: JSON.stringify(name),
        price_text: JSON.stringify(price_text),
        capacity: capacity ?? null,
      })),
    )
    .execute();
  if (event.participants.length === 0) return;
  const people = event.participants.map((person) => ({ ...person, id: uuid() }));
  await trx
    .insertInto('registration')
    .values(people.map((person, at) => registrationRow(event, person, given(tickets, person.ticket), at, now)))
    .execute();
  await trx
    .insertInto('attendee')
    .values(
      people.map((person, at) => ({
        id: uuid(),
        registration_id: person.id,
        event_id: event.id,
        position: 0,
        name: person.name,
        organisation: person.organisation,
        ticket: createHash('sha256').update(person.id).digest('base64url').slice(0, 22),
        // People came in the half hour before it began.
        admitted_at:
          person.came === true ? new Date(event.startsAt.getTime() - 30 * MINUTE + ((at * 7) % 34) * MINUTE) : null,
      })),
    )
    .execute();
  await sql`
    update ticket_kind t set taken = coalesce((select sum(r.places) from registration r where r.ticket_kind_id = t.id), 0)
    where t.event_id = ${event.id}`.execute(trx);
  await sql`
    update registration_setting s set taken = (select sum(r.places) from registration r where r.event_id = s.event_id)
    where s.event_id = ${event.id}`.execute(trx);
}

function registrationRow(
  { id: event, startsAt, keys }: Loaded,
  person: DemoParticipant & { id: string },
  ticket: string,
  at: number,
  now: Date,
) {
  // Spread over the day, so that not everybody came in at the same minute.
  const wanted = daysBefore(startsAt, person.days_before).getTime() + ((at * 97) % 600) * MINUTE;
  const created = new Date(Math.min(wanted, now.getTime() - 60 * MINUTE));
  const { state } = person;
  const hasEnded = state === 'cancelled';
  return {
    id: person.id,
    event_id: event,
    ticket_kind_id: ticket,
    state,
    places: state === 'confirmed' ? 1 : 0,
    quantity: 1,
    name: person.name,
    email: person.email,
    lang: person.lang,
    organisation: person.organisation,
    organisation_type: person.organisation_type,
    country: person.country,
    region: person.region,
    hub_id: person.hub === undefined ? null : given(keys.hubs, person.hub),
    form_version: 1,
    answers: JSON.stringify(person.answers),
    created_at: created,
    updated_at: created,
    email_confirmed_at: created,
    confirmed_at: state === 'waiting' ? null : created,
    waiting_since: state === 'waiting' ? created : null,
    ended_at: hasEnded ? new Date(Math.min(daysAfter(created, 3).getTime(), now.getTime())) : null,
    // What has been is not reminded of, and nobody is asked twice.
    reminded_at: startsAt < now ? startsAt : null,
    feedback_asked_at: startsAt < now ? startsAt : null,
  };
}

/** What people answered afterwards, to the usual questions. */
export async function loadFeedback(
  trx: Trx,
  { id: event, endsAt }: { id: string; endsAt: Date },
  feedback: DemoEvent['feedback'],
): Promise<void> {
  if (feedback.length === 0) return;
  await trx
    .insertInto('event_feedback')
    .values(
      feedback.map(({ lang, ...answers }, at) => ({
        id: uuid(),
        event_id: event,
        lang,
        answers: JSON.stringify(answers),
        given_on: daysAfter(endsAt, 1 + (at % 4))
          .toISOString()
          .slice(0, 10),
      })),
    )
    .execute();
}
