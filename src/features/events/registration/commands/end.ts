import { sql } from 'kysely';
import type { Trx } from '#platform/database';
import { returnPlaces } from './places.ts';
import { changeState, type RegistrationRow } from './state.ts';

/**
 * Ends a registration: its state, its places, its use of a code. Nobody moves up yet: call `moveUp` when all that ends at once has ended. Wants the event
 * held. Undefined where it cannot end so, or has ended already.
 */
export async function endRegistration(
  trx: Trx,
  row: RegistrationRow,
  action: 'cancel' | 'decline' | 'expire',
  more: Partial<Pick<RegistrationRow, 'answer' | 'sequence'>>,
  now: Date,
): Promise<RegistrationRow | undefined> {
  const ended = await changeState(trx, row, action, { ...more, ended_at: now }, now);
  if (ended === undefined) return undefined;
  await returnPlaces(trx, { event: row.event_id, ticket: row.ticket_kind_id }, row.places);
  await returnCode(trx, row);
  return ended;
}

async function returnCode(trx: Trx, { code_id, quantity }: RegistrationRow): Promise<void> {
  if (code_id === null) return;
  await trx
    .updateTable('registration_code')
    .set({ used: sql`greatest(0, used - ${quantity})` })
    .where('id', '=', code_id)
    .execute();
}

/** Uses a code for so many places; false where it has none left. */
export async function useCode(trx: Trx, code: string, places: number): Promise<boolean> {
  const used = await trx
    .updateTable('registration_code')
    .set({ used: sql`used + ${places}` })
    .where('id', '=', code)
    .where(sql<boolean>`(places is null or used + ${places} <= places)`)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}
