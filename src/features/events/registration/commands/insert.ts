import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Trx } from '#platform/database';
import { CONFIRM_HOURS, HOLD_MINUTES, type RegistrationInput } from '../model.ts';
import type { EventFacts, RegistrationRow } from './state.ts';

const MINUTE = 60_000;

/** What the QR code of a ticket says: 96 bits that nobody guesses, short enough for a coarse code. */
export function newTicket(): string {
  return randomBytes(12).toString('base64url');
}

/** A name for each place: those that were not named come with who registered. */
export function attendeesOf(input: Pick<RegistrationInput, 'name' | 'organisation' | 'quantity' | 'others'>) {
  return Array.from({ length: input.quantity }, (_, at) => {
    const other = at === 0 ? undefined : input.others[at - 1];
    if (at === 0) return { name: input.name, organisation: input.organisation };
    if (other === undefined || other.name === '')
      return { name: `${input.name} (${at + 1})`, organisation: input.organisation };
    return { name: other.name, organisation: other.organisation ?? input.organisation };
  });
}

/** A registration with an attendee for each place, in one statement. Undefined where a living registration has this mailbox. */
export async function insertRegistration(
  trx: Trx,
  facts: EventFacts,
  input: RegistrationInput,
  given: {
    state: 'held' | 'requested' | 'confirmed';
    person: string | null;
    code: string | null;
    mark: string | null;
    now: Date;
  },
): Promise<RegistrationRow | undefined> {
  const { state, person, code, mark, now } = given;
  const id = uuid();
  const isProven = person !== null;
  const kept = state === 'requested' ? CONFIRM_HOURS * 60 * MINUTE : HOLD_MINUTES * MINUTE;
  const attendees = attendeesOf(input).map((attendee, at) => ({
    id: uuid(),
    position: at,
    ...attendee,
    ticket: newTicket(),
  }));
  return trx
    .with('made', (db) =>
      db
        .insertInto('registration')
        .values({
          id,
          event_id: facts.id,
          ticket_kind_id: input.ticket,
          code_id: code,
          state,
          places: state === 'requested' ? 0 : input.quantity,
          quantity: input.quantity,
          name: input.name,
          email: input.email,
          lang: input.lang,
          organisation: input.organisation,
          organisation_type: input.organisationType,
          country: input.country,
          region: input.region,
          hub_id: input.hub,
          person_id: person,
          form_version: input.formVersion,
          answers: JSON.stringify(input.answers),
          created_at: now,
          updated_at: now,
          held_until: isProven ? null : new Date(now.getTime() + kept),
          email_confirmed_at: isProven ? now : null,
          confirmed_at: state === 'confirmed' ? now : null,
          address_mark: mark,
          sequence: facts.sequence,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll(),
    )
    .with('came', (db) =>
      db
        .insertInto('attendee')
        .columns(['id', 'registration_id', 'event_id', 'position', 'name', 'organisation', 'ticket'])
        .expression((eb) =>
          eb
            .selectFrom('made')
            .crossJoin(
              sql<{ id: string; position: number; name: string; organisation: string | null; ticket: string }>`
                json_to_recordset(${JSON.stringify(attendees)}::json)`.as<'a'>(
                sql`a(id uuid, position integer, name text, organisation text, ticket text)`,
              ),
            )
            .select([
              'a.id',
              'made.id as registration_id',
              'made.event_id',
              'a.position',
              'a.name',
              'a.organisation',
              'a.ticket',
            ]),
        ),
    )
    .selectFrom('made')
    .selectAll()
    .executeTakeFirst();
}
