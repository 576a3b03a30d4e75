import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { checkForm, type FormFault } from '../form.ts';
import { type CodeInput, type FormField, MOST_CODES, MOST_TICKETS, type TicketInput } from '../model.ts';
import type { RegistrationWorld } from '../world.ts';
import { codeOf } from './choice.ts';
import { moveUp } from './places.ts';
import { findManaged } from './settings.ts';
import { lockFacts } from './state.ts';

export type FormRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'changed-meanwhile' }
  | { type: 'wrong-form'; faults: FormFault[] };

/**
 * Saves the form as a new version; those before it stay, for the answers that were given to them. Side effects: `registration_form`, the version of
 * `registration_setting`; one audit entry. The same fields make no new version. `version`: which one was seen, 0 for none.
 */
export async function saveForm(
  world: RegistrationWorld,
  viewer: Viewer,
  event: string,
  fields: FormField[],
  version: number,
  now: Date,
): Promise<Result<{ version: number }, FormRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const managed = await findManaged(trx, viewer, event);
    if (managed !== 'yes') return refuse({ type: managed });
    const facts = await lockFacts(trx, event);
    if (facts === undefined) return refuse({ type: 'not-found' });
    if (facts.formVersion !== version) return refuse({ type: 'changed-meanwhile' });
    const faults = checkForm(fields);
    if (faults.length > 0) return refuse({ type: 'wrong-form', faults });
    const { rows } = await sql<{ same: boolean }>`
      select exists (select 1 from registration_form where event_id = ${event} and version = ${version}
        and fields = ${JSON.stringify(fields)}::jsonb) as same`.execute(trx);
    if (rows[0]?.same === true) return ok({ version });
    await trx
      .insertInto('registration_form')
      .values({ event_id: event, version: version + 1, fields: JSON.stringify(fields), created_at: now })
      .execute();
    await trx
      .updateTable('registration_setting')
      .set({ form_version: version + 1, updated_at: now })
      .where('event_id', '=', event)
      .execute();
    await audit(trx, viewer, 'registration.form-saved', `event:${event}`, {
      version: version + 1,
      fields: fields.length,
    });
    return ok({ version: version + 1 });
  });
}

export type TicketsRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'none' }
  | { type: 'too-many'; most: number };

/**
 * Saves the ticket kinds in this order; what is left out is no longer offered, who has one keeps it. Side effects: `ticket_kind`; who waits moves up where there is room
 * now; one audit entry. `over`: kinds of which more are taken than there are now.
 */
export async function saveTicketKinds(
  world: RegistrationWorld,
  viewer: Viewer,
  event: string,
  tickets: TicketInput[],
  now: Date,
): Promise<Result<{ over: { id: string; places: number }[] }, TicketsRefusal>> {
  if (tickets.length === 0) return refuse({ type: 'none' });
  if (tickets.length > MOST_TICKETS) return refuse({ type: 'too-many', most: MOST_TICKETS });
  return world.db.transaction().execute(async (trx) => {
    const managed = await findManaged(trx, viewer, event);
    if (managed !== 'yes') return refuse({ type: managed });
    if ((await lockFacts(trx, event)) === undefined) return refuse({ type: 'not-found' });
    const before = await trx.selectFrom('ticket_kind').select(['id', 'taken']).where('event_id', '=', event).execute();
    const taken = new Map(before.map((kind) => [kind.id, kind.taken]));
    const kept: string[] = [];
    const over: { id: string; places: number }[] = [];
    for (const [position, ticket] of tickets.entries()) {
      const row = {
        position,
        name: JSON.stringify(ticket.name),
        about: JSON.stringify(ticket.about),
        price_text: JSON.stringify(ticket.priceText),
        capacity: ticket.capacity,
        opens_at: ticket.opensAt,
        closes_at: ticket.closesAt,
        needs_code: ticket.needsCode,
        needs_approval: ticket.needsApproval,
        removed_at: null,
      };
      const known = ticket.id === undefined ? undefined : taken.get(ticket.id);
      // An id of another event is none of this one: it becomes a new kind.
      if (ticket.id === undefined || known === undefined) {
        const id = uuid();
        await trx
          .insertInto('ticket_kind')
          .values({ id, event_id: event, ...row })
          .execute();
        kept.push(id);
      } else {
        await trx.updateTable('ticket_kind').set(row).where('id', '=', ticket.id).execute();
        kept.push(ticket.id);
        if (ticket.capacity !== null && known > ticket.capacity)
          over.push({ id: ticket.id, places: known - ticket.capacity });
      }
    }
    await trx
      .updateTable('ticket_kind')
      .set({ removed_at: now })
      .where('event_id', '=', event)
      .where('id', 'not in', kept)
      .where('removed_at', 'is', null)
      .execute();
    await moveUp(world, trx, event, now);
    await audit(trx, viewer, 'registration.tickets-saved', `event:${event}`, { kinds: tickets.length });
    return ok({ over });
  });
}

export type CodesRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'too-many'; most: number }
  | { type: 'code-twice'; code: string };

/**
 * Saves the codes for invited circles; those left out no longer open anything. Side effects: `registration_code`; one audit entry. Who registered with a code keeps
 * the place.
 */
export async function saveCodes(
  world: RegistrationWorld,
  viewer: Viewer,
  event: string,
  codes: CodeInput[],
  now: Date,
): Promise<Result<{ codes: number }, CodesRefusal>> {
  if (codes.length > MOST_CODES) return refuse({ type: 'too-many', most: MOST_CODES });
  const wanted = codes.map((code) => ({ ...code, code: codeOf(code.code) ?? '' })).filter(({ code }) => code !== '');
  const twice = wanted.find(({ code }, at) => wanted.findIndex((other) => other.code === code) !== at);
  if (twice !== undefined) return refuse({ type: 'code-twice', code: twice.code });
  return world.db.transaction().execute(async (trx) => {
    const managed = await findManaged(trx, viewer, event);
    if (managed !== 'yes') return refuse({ type: managed });
    if ((await lockFacts(trx, event)) === undefined) return refuse({ type: 'not-found' });
    await trx
      .deleteFrom('registration_code')
      .where('event_id', '=', event)
      .$if(wanted.length > 0, (query) =>
        query.where(
          'code',
          'not in',
          wanted.map(({ code }) => code),
        ),
      )
      .execute();
    for (const { code, label, ticket, places, expiresAt } of wanted) {
      const row = { label, ticket_kind_id: ticket, places, expires_at: expiresAt };
      await trx
        .insertInto('registration_code')
        .values({ id: uuid(), event_id: event, code, ...row, created_at: now })
        .onConflict((conflict) => conflict.columns(['event_id', 'code']).doUpdateSet(row))
        .execute();
    }
    await audit(trx, viewer, 'registration.codes-saved', `event:${event}`, { codes: wanted.length });
    return ok({ codes: wanted.length });
  });
}
