import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { isDuplicate, type Trx } from '#platform/database';
import { dropFiles, useFile } from '#platform/files';
import { tell } from '../mails.ts';
import type { ChangeInput, RegistrationState } from '../model.ts';
import { isOffered, mayChangeStill, takesPlaces } from '../rules.ts';
import type { RegistrationWorld } from '../world.ts';
import { attendeesOf, newTicket } from './insert.ts';
import { moveUp, returnPlaces, takePlaces } from './places.ts';
import { type Claim, type EventFacts, lockClaimed, lockRow, type RegistrationRow, RolledBack } from './state.ts';

export type ChangeRefusal =
  | { type: 'not-found' }
  | { type: 'too-late' }
  | { type: 'ended' }
  | { type: 'form-changed' }
  | { type: 'ticket-gone' }
  | { type: 'group-too-large'; most: number }
  /** So many are free, with those one has. */
  | { type: 'full'; free: number }
  | { type: 'code-used-up' }
  | { type: 'email-taken' };

const CHANGEABLE: readonly RegistrationState[] = ['held', 'requested', 'waiting', 'offered', 'confirmed'];

/**
 * Changes what somebody registered with. Side effects: the places, of another ticket kind too; `registration`, `attendee`, files; who waits moves up where places
 * became free; one audit entry; the mail, with the calendar file for who has a place. The team may after the deadline, and beyond the size of groups.
 */
export async function changeRegistration(
  world: RegistrationWorld,
  viewer: Viewer,
  claim: Claim,
  input: ChangeInput,
  now: Date,
): Promise<Result<{ id: string; isChanged: boolean }, ChangeRefusal>> {
  const isTeam = 'id' in claim;
  try {
    return await world.db.transaction().execute(async (trx) => {
      const claimed = await lockClaimed(world, trx, viewer, claim);
      if (claimed === undefined) return refuse({ type: 'not-found' });
      const { facts, row } = claimed;
      if (!CHANGEABLE.includes(row.state)) return refuse({ type: 'ended' });
      if (!isTeam && !mayChangeStill(facts, now)) return refuse({ type: 'too-late' });
      if (input.formVersion !== facts.formVersion && input.formVersion !== row.form_version)
        return refuse({ type: 'form-changed' });
      if (!isTeam && input.quantity > Math.max(facts.maxGroup, row.quantity))
        return refuse({ type: 'group-too-large', most: facts.maxGroup });
      if (input.ticket !== row.ticket_kind_id && !(await isFree(trx, facts.id, input.ticket, isTeam, now)))
        return refuse({ type: 'ticket-gone' });

      const before = await readAttendees(trx, row.id);
      await movePlaces(trx, facts, row, input);
      await moveCode(trx, row, input.quantity);
      const isChanged = await writeChange(trx, facts, row, input, before, isTeam, now);
      await moveUp(world, trx, facts.id, now);
      if (!isChanged) return ok({ id: row.id, isChanged });
      await audit(trx, viewer, 'registration.changed', `registration:${row.id}`, { places: input.quantity });
      const changed = await lockRow(trx, row.id);
      if (changed !== undefined && changed.state === row.state && changed.email_confirmed_at !== null)
        await tell(world, trx, 'changed', facts, changed, now);
      return ok({ id: row.id, isChanged });
    });
  } catch (error) {
    if (error instanceof RolledBack) return refuse(error.refusal as ChangeRefusal);
    if (isDuplicate(error)) return refuse({ type: 'email-taken' });
    throw error;
  }
}

/** Another ticket kind can be chosen where it asks for nothing more. */
async function isFree(trx: Trx, event: string, ticket: string, isTeam: boolean, now: Date): Promise<boolean> {
  const found = await trx
    .selectFrom('ticket_kind')
    .select(['opens_at as opensAt', 'closes_at as closesAt', 'removed_at as removedAt', 'needs_code', 'needs_approval'])
    .where('id', '=', ticket)
    .where('event_id', '=', event)
    .executeTakeFirst();
  if (found === undefined) return false;
  return isTeam || (isOffered(found, now) && !found.needs_code && !found.needs_approval);
}

/** What is kept goes back and what is wanted is taken, or nothing happens. Fewer of the same is always possible, also where too many are taken. */
async function movePlaces(
  trx: Trx,
  facts: EventFacts,
  row: RegistrationRow,
  { ticket, quantity }: ChangeInput,
): Promise<void> {
  if (!takesPlaces(row.state)) return;
  const from = { event: facts.id, ticket: row.ticket_kind_id };
  const isSame = ticket === row.ticket_kind_id;
  if (isSame && quantity <= row.quantity) return returnPlaces(trx, from, row.quantity - quantity);
  if (isSame) {
    if (await takePlaces(trx, from, quantity - row.quantity)) return;
  } else {
    await returnPlaces(trx, from, row.quantity);
    if (await takePlaces(trx, { event: facts.id, ticket }, quantity)) return;
  }
  const left = facts.capacity === null ? 0 : Math.max(0, facts.capacity - facts.taken);
  throw new RolledBack<ChangeRefusal>({ type: 'full', free: left + row.quantity });
}

async function moveCode(trx: Trx, { code_id, quantity }: RegistrationRow, wanted: number): Promise<void> {
  if (code_id === null || wanted === quantity) return;
  const used = await trx
    .updateTable('registration_code')
    .set({ used: sql`greatest(0, used + ${wanted - quantity})` })
    .where('id', '=', code_id)
    .where(sql<boolean>`(${wanted - quantity} < 0 or places is null or used + ${wanted - quantity} <= places)`)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) throw new RolledBack<ChangeRefusal>({ type: 'code-used-up' });
}

interface Came {
  id: string;
  position: number;
  name: string;
  organisation: string | null;
}

function readAttendees(trx: Trx, registration: string): Promise<Came[]> {
  return trx
    .selectFrom('attendee')
    .select(['id', 'position', 'name', 'organisation'])
    .where('registration_id', '=', registration)
    .orderBy('position')
    .execute();
}

/** Writes what differs; false where nothing does. */
async function writeChange(
  trx: Trx,
  facts: EventFacts,
  row: RegistrationRow,
  input: ChangeInput,
  before: Came[],
  isTeam: boolean,
  now: Date,
): Promise<boolean> {
  const email = isTeam && input.email !== undefined && input.email !== '' ? input.email : row.email;
  const wanted = {
    ticket_kind_id: input.ticket,
    quantity: input.quantity,
    name: input.name,
    email,
    organisation: input.organisation,
    organisation_type: input.organisationType,
    country: input.country,
    region: input.region,
    hub_id: input.hub,
    form_version: input.formVersion,
  };
  const attendees = attendeesOf(input);
  const isSame =
    Object.entries(wanted).every(([column, value]) => row[column as keyof RegistrationRow] === value) &&
    JSON.stringify(sorted(row.answers)) === JSON.stringify(sorted(input.answers)) &&
    attendees.length === before.length &&
    attendees.every(({ name, organisation }, at) => {
      const was = before[at];
      return was?.name === name && was.organisation === organisation;
    });
  if (isSame) return false;
  await trx
    .updateTable('registration')
    .set({
      ...wanted,
      answers: JSON.stringify(input.answers),
      places: takesPlaces(row.state) ? input.quantity : 0,
      sequence: facts.sequence,
      updated_at: now,
      // Another address has not bounced yet.
      ...(email === row.email ? {} : { bounced_at: null }),
    })
    .where('id', '=', row.id)
    .execute();
  await writeAttendees(trx, row, attendees, before);
  await writeFiles(trx, row, input.files);
  return true;
}

const sorted = (answers: object): [string, unknown][] =>
  Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** Who stays keeps the ticket; the last ones go. */
async function writeAttendees(
  trx: Trx,
  row: RegistrationRow,
  wanted: { name: string; organisation: string | null }[],
  before: Came[],
): Promise<void> {
  for (const [position, attendee] of wanted.entries()) {
    const was = before[position];
    if (was === undefined) {
      await trx
        .insertInto('attendee')
        .values({
          id: uuid(),
          registration_id: row.id,
          event_id: row.event_id,
          position,
          ...attendee,
          ticket: newTicket(),
        })
        .execute();
    } else if (was.name !== attendee.name || was.organisation !== attendee.organisation) {
      await trx
        .updateTable('attendee')
        .set({ ...attendee, change: sql`default` })
        .where('id', '=', was.id)
        .execute();
    }
  }
  await trx
    .deleteFrom('attendee')
    .where('registration_id', '=', row.id)
    .where('position', '>=', wanted.length)
    .execute();
}

async function writeFiles(trx: Trx, row: RegistrationRow, files: string[]): Promise<void> {
  const subject = `registration:${row.id}` as const;
  const used = await trx.selectFrom('file_use').select('file_id').where('subject', '=', subject).execute();
  const gone = used.map(({ file_id }) => file_id).filter((file) => !files.includes(file));
  for (const file of files) await useFile(trx, file, subject);
  await dropFiles(trx, subject, gone);
}
