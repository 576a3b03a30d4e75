import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { canSeeParticipants } from '../../rights.ts';
import type { SettingsInput } from '../model.ts';
import type { RegistrationWorld } from '../world.ts';
import { moveUp } from './places.ts';
import { type EventFacts, lockFacts } from './state.ts';

export type SettingsRefusal = { type: 'not-found' } | { type: 'not-allowed' } | { type: 'changed-meanwhile' };

/** The usual one, when registration is switched on. */
const USUAL_TICKET = { de: 'Teilnahme', cs: 'Účast', pl: 'Udział', en: 'Participation' };

/** May this viewer handle the registrations of this event? With its hub read from the database, so nobody is believed. */
export async function findManaged(db: Db, viewer: Viewer, event: string): Promise<'yes' | 'not-allowed' | 'not-found'> {
  const found = await db.selectFrom('event').select('hub_id').where('id', '=', event).executeTakeFirst();
  if (found === undefined) return 'not-found';
  return canSeeParticipants(viewer, { hub: found.hub_id, event }) ? 'yes' : 'not-allowed';
}

/**
 * Saves how registration for an event goes; the first time it switches it on, with one ticket kind. Side effects: `registration_setting`; who waits moves up where
 * there is room now; one audit entry. Fewer places than are taken take nobody's place: `over` says by how many, and nobody new gets one.
 */
export async function saveSettings(
  world: RegistrationWorld,
  viewer: Viewer,
  event: string,
  input: SettingsInput,
  /** Which one was seen; undefined the first time. */
  version: number | undefined,
  now: Date,
): Promise<Result<{ version: number; over: number }, SettingsRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const managed = await findManaged(trx, viewer, event);
    if (managed !== 'yes') return refuse({ type: managed });
    const row = {
      is_open: input.isOpen,
      opens_at: input.opensAt,
      closes_at: input.closesAt,
      change_until: input.changeUntil,
      capacity: input.capacity,
      has_waiting_list: input.hasWaitingList,
      accept_hours: input.acceptHours,
      max_group: input.maxGroup,
      needs_code: input.needsCode,
      stages: JSON.stringify(input.stages),
      note: JSON.stringify(input.note),
      reminder_days: input.reminderDays,
      updated_at: now,
    };
    const before = await lockFacts(trx, event);
    if (before === undefined) {
      const made = await trx
        .insertInto('registration_setting')
        .values({ event_id: event, ...row })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (made.numInsertedOrUpdatedRows === 0n) return refuse({ type: 'changed-meanwhile' });
      await addUsualTicket(trx, event);
      await audit(trx, viewer, 'registration.opened', `event:${event}`, capacityOf(input));
      return ok({ version: 1, over: 0 });
    }
    const saved = await trx
      .updateTable('registration_setting')
      .set((eb) => ({ ...row, version: eb('version', '+', 1) }))
      .where('event_id', '=', event)
      .where('version', '=', version ?? 0)
      .returning('version')
      .executeTakeFirst();
    if (saved === undefined) return refuse({ type: 'changed-meanwhile' });
    await moveUp(world, trx, event, now);
    await audit(trx, viewer, 'registration.settings-saved', `event:${event}`, capacityOf(input));
    return ok({ version: saved.version, over: overOf(before, input.capacity) });
  });
}

/** Only the number of places: `null` for as many as come. The same side effects as `saveSettings`. */
export async function changeCapacity(
  world: RegistrationWorld,
  viewer: Viewer,
  event: string,
  capacity: number | null,
  now: Date,
): Promise<Result<{ over: number }, SettingsRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const managed = await findManaged(trx, viewer, event);
    if (managed !== 'yes') return refuse({ type: managed });
    const before = await lockFacts(trx, event);
    if (before === undefined) return refuse({ type: 'not-found' });
    await trx
      .updateTable('registration_setting')
      .set((eb) => ({ capacity, updated_at: now, version: eb('version', '+', 1) }))
      .where('event_id', '=', event)
      .execute();
    await moveUp(world, trx, event, now);
    await audit(trx, viewer, 'registration.settings-saved', `event:${event}`, capacityOf({ capacity }));
    return ok({ over: overOf(before, capacity) });
  });
}

function overOf({ taken }: EventFacts, capacity: number | null): number {
  return capacity === null ? 0 : Math.max(0, taken - capacity);
}

function capacityOf({ capacity }: { capacity: number | null }): Record<string, string | number> {
  return { capacity: capacity ?? 'none' };
}

async function addUsualTicket(trx: Trx, event: string): Promise<void> {
  const { tickets } = await trx
    .selectFrom('ticket_kind')
    .select((eb) => eb.fn.countAll<number>().as('tickets'))
    .where('event_id', '=', event)
    .executeTakeFirstOrThrow();
  if (tickets > 0) return;
  await trx
    .insertInto('ticket_kind')
    .values({ id: uuid(), event_id: event, position: 0, name: JSON.stringify(USUAL_TICKET) })
    .execute();
}
