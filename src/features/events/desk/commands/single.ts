import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { changeRegistration } from '../../registration/commands/change.ts';
import { takePlaces } from '../../registration/commands/places.ts';
import { changeState, lockClaimed, type RegistrationRow, RolledBack } from '../../registration/commands/state.ts';
import { type Told, tell } from '../../registration/mails.ts';
import { LIVING } from '../../registration/model.ts';
import { findOwn } from '../../registration/queries.ts';
import { offerDeadline } from '../../registration/rules.ts';
import type { RegistrationWorld } from '../../registration/world.ts';

/** A note is a word to colleagues, not a file. */
const NOTE_LENGTH = 2000;

/**
 * Sets the team's note, or takes it away with an empty one. `was`: what stood there when somebody began to write; of two the second is told. Side effects: `registration.note`; one audit
 * entry, without the words.
 */
export async function setNote(
  world: RegistrationWorld,
  viewer: Viewer,
  id: string,
  note: string,
  was?: string,
): Promise<Result<null, { type: 'not-found' | 'noted' }>> {
  const text = plain(note).slice(0, NOTE_LENGTH);
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, viewer, { id });
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const before = claimed.row.note ?? '';
    if (was !== undefined && plain(was) !== plain(before)) return refuse({ type: 'noted' });
    await trx
      .updateTable('registration')
      .set({ note: text === '' ? null : text })
      .where('id', '=', id)
      .execute();
    await audit(trx, viewer, 'registration.noted', `registration:${id}`);
    return ok(null);
  });
}

/** Browsers send other line ends than they were given. */
const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();

export type OfferRefusal = { type: 'not-found' } | { type: 'decided' } | { type: 'over' } | { type: 'full' };

/**
 * Offers a free place to somebody on the waiting list, out of turn. Side effects: the places; `registration`; one audit entry; the mail with the time to accept.
 * Of two at once the second is told that it is decided.
 */
export async function offerPlace(
  world: RegistrationWorld,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Result<null, OfferRefusal>> {
  try {
    return await world.db.transaction().execute(async (trx) => {
      const claimed = await lockClaimed(world, trx, viewer, { id });
      if (claimed === undefined) return refuse({ type: 'not-found' });
      const { facts, row } = claimed;
      if (row.state !== 'waiting' || row.email_confirmed_at === null) return refuse({ type: 'decided' });
      if (facts.state !== 'published' || facts.startsAt <= now) return refuse({ type: 'over' });
      if (!(await takePlaces(trx, { event: facts.id, ticket: row.ticket_kind_id }, row.quantity)))
        return refuse({ type: 'full' });
      const until = offerDeadline(now, facts.acceptHours, facts.startsAt);
      const offered = await changeState(trx, row, 'offer', { places: row.quantity, offered_until: until }, now);
      if (offered === undefined) throw new RolledBack<OfferRefusal>({ type: 'decided' });
      await audit(trx, viewer, 'registration.offered', `registration:${id}`, { places: row.quantity });
      await tell(world, trx, 'offered', facts, offered, now);
      return ok(null);
    });
  } catch (error) {
    if (error instanceof RolledBack) return refuse(error.refusal as OfferRefusal);
    throw error;
  }
}

/** Pressed twice: the mail has only just left. */
const JUST_NOW_MS = 60_000;

/** Sends the mail with the participant's own link again. Side effects: the mail; one audit entry. Within a minute it is sent once. */
export async function resendLink(
  world: RegistrationWorld,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Result<null, { type: 'not-found' | 'no-address' | 'ended' | 'just-now' }>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, viewer, { id });
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { facts, row } = claimed;
    if (row.email === null) return refuse({ type: 'no-address' });
    if (!LIVING.some((state) => state === row.state)) return refuse({ type: 'ended' });
    if (row.again_at !== null && row.again_at.getTime() > now.getTime() - JUST_NOW_MS)
      return refuse({ type: 'just-now' });
    await trx.updateTable('registration').set({ again_at: now }).where('id', '=', id).execute();
    await tell(world, trx, mailOf(row), facts, row, now);
    await audit(trx, viewer, 'registration.link-sent', `registration:${id}`);
    return ok(null);
  });
}

/** The mail that says how it stands, with the link. */
function mailOf({ state, email_confirmed_at }: RegistrationRow): Told {
  if (state === 'confirmed' || state === 'offered') return state;
  if (email_confirmed_at !== null) return 'again';
  if (state === 'waiting') return 'confirm-waiting';
  return state === 'requested' ? 'confirm-request' : 'confirm';
}

/**
 * Corrects the address of a registration, for instance where mails came back. Everything else stays as it is. Side effects: those of `changeRegistration`; the
 * participant gets a mail at the new address.
 */
export async function correctAddress(
  world: RegistrationWorld,
  viewer: Viewer,
  id: string,
  email: string,
  now: Date,
): Promise<Awaited<ReturnType<typeof changeRegistration>>> {
  const own = await findOwn(world.db, id);
  if (own === undefined) return refuse({ type: 'not-found' });
  const { row } = own;
  return changeRegistration(
    world,
    viewer,
    { id },
    {
      ticket: row.ticket_kind_id,
      quantity: row.quantity,
      name: row.name,
      email,
      organisation: row.organisation,
      organisationType: row.organisation_type,
      country: row.country,
      region: row.region,
      hub: row.hub_id,
      others: own.attendees.slice(1).map(({ name, organisation }) => ({ name, organisation })),
      answers: row.answers,
      files: [...own.files.keys()],
      formVersion: row.form_version,
    },
    now,
  );
}
