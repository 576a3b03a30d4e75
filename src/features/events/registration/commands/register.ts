import { sql } from 'kysely';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import { useFile } from '#platform/files';
import { signedKey } from '#platform/link';
import { emit } from '#platform/outbox';
import { tell } from '../mails.ts';
import { CONFIRM_HOURS, LIVING, type RegistrationInput, type RegistrationState } from '../model.ts';
import { type Closed, closedReason, isOffered } from '../rules.ts';
import { throughTurnstile } from '../turnstile.ts';
import type { RegistrationWorld } from '../world.ts';
import { readChoice, wrongCode } from './choice.ts';
import { useCode } from './end.ts';
import { expireDue, expireEvent, isDue } from './expire.ts';
import { insertRegistration } from './insert.ts';
import { takePlaces } from './places.ts';
import {
  changeState,
  type EventFacts,
  KEY_PURPOSE,
  lockFacts,
  type RegistrationRow,
  RolledBack,
  readFacts,
} from './state.ts';

export { newTicket } from './insert.ts';

export type RegisterRefusal =
  | { type: 'not-found' }
  | { type: 'closed'; reason: Closed }
  | { type: 'form-changed' }
  | { type: 'ticket-gone' }
  | { type: 'group-too-large'; most: number }
  | { type: 'code-needed' | 'code-wrong' | 'code-used-up' }
  /** And nobody can wait. */
  | { type: 'full' }
  | { type: 'too-many' };

export interface Registered {
  id: string;
  key: string;
  state: RegistrationState;
  /** There was one of this mailbox: only who owns it may be told. */
  isKnown: boolean;
}

/** A mailbox that is registered already is reminded at most this often. */
const AGAIN_MS = 3_600_000;
/** Pressed twice: the mail with the link has only just left. */
const JUST_NOW_MS = 60_000;

const MINUTE = 60_000;

/**
 * Registers somebody. Side effects, in this order: `registration` with an `attendee` for each place; one audit entry; the places, or a rank on the waiting
 * list; the use of the code; the mail. Who has signed in with the address needs no confirmation: `registration.confirmed` at once. Where the
 * mailbox is registered already nothing changes, and it gets a mail with its link.
 */
export async function register(
  world: RegistrationWorld,
  viewer: Viewer,
  event: string,
  input: RegistrationInput,
  now: Date,
  from: { mark: string | null } = { mark: null },
): Promise<Result<Registered, RegisterRefusal>> {
  return throughTurnstile(() => registerInside(world, viewer, event, input, now, from));
}

async function registerInside(
  world: RegistrationWorld,
  viewer: Viewer,
  event: string,
  input: RegistrationInput,
  now: Date,
  from: { mark: string | null },
): Promise<Result<Registered, RegisterRefusal>> {
  const first = await tryToRegister(world, viewer, event, input, now, from);
  if (first.ok || first.refusal.type !== 'stale') return first as Result<Registered, RegisterRefusal>;
  // The mailbox had one whose time was over: that ends for itself, and the place may go to who waits.
  await expireEvent(world, event, now);
  const second = await tryToRegister(world, viewer, event, input, now, from);
  if (second.ok || second.refusal.type !== 'stale') return second as Result<Registered, RegisterRefusal>;
  return refuse({ type: 'too-many' });
}

async function tryToRegister(
  world: RegistrationWorld,
  viewer: Viewer,
  event: string,
  input: RegistrationInput,
  now: Date,
  from: { mark: string | null },
): Promise<Result<Registered, RegisterRefusal | { type: 'stale' }>> {
  try {
    return await world.db.transaction().execute(async (trx) => {
      const facts = await readFacts(trx, event);
      if (facts === undefined || (facts.state !== 'published' && facts.state !== 'cancelled'))
        return refuse({ type: 'not-found' });
      const closed = closedReason(opening(facts), now);
      if (closed !== undefined) return refuse({ type: 'closed', reason: closed });
      if (input.formVersion !== facts.formVersion) return refuse({ type: 'form-changed' });
      if (input.quantity > facts.maxGroup) return refuse({ type: 'group-too-large', most: facts.maxGroup });
      const { ticket, code } = await readChoice(trx, event, input);
      if (ticket === undefined || !isOffered(ticket, now)) return refuse({ type: 'ticket-gone' });
      const wrong = wrongCode(input.code, code, ticket, facts.needsCode, now);
      if (wrong !== undefined) return refuse({ type: wrong });

      const isOwn = viewer.kind === 'person' && viewer.email.toLowerCase() === input.email.toLowerCase();
      const state = ticket.needsApproval ? 'requested' : isOwn ? 'confirmed' : 'held';
      const made = await insertRegistration(trx, facts, input, {
        state,
        person: isOwn ? viewer.id : null,
        code: code?.id ?? null,
        mark: from.mark,
        now,
      });
      if (made === undefined) return again(world, trx, facts, input, isOwn, now);
      for (const file of input.files) await useFile(trx, file, `registration:${made.id}`);
      await audit(trx, viewer, 'registration.made', `registration:${made.id}`, { places: input.quantity });

      const row = state === 'requested' ? made : await placeOrQueue(world, trx, facts, made, now);
      if (code !== undefined && !(await useCode(trx, code.id, input.quantity)))
        throw new RolledBack<RegisterRefusal>({ type: 'code-used-up' });
      await tellFirst(world, trx, facts, row, now);
      if (row.state === 'confirmed')
        await emit(trx, [{ type: 'registration.confirmed', subject: `registration:${row.id}` }]);
      return ok({ ...answerOf(world, row), isKnown: false });
    });
  } catch (error) {
    if (error instanceof RolledBack) return refuse(error.refusal as RegisterRefusal);
    throw error;
  }
}

export function opening(facts: EventFacts) {
  return { ...facts, eventState: facts.state };
}

function answerOf(world: RegistrationWorld, { id, state }: { id: string; state: RegistrationState }) {
  return { id, key: signedKey(world.secret, KEY_PURPOSE, id), state };
}

/** Takes the places, after those that nobody confirmed in time where there are none left; otherwise it waits, or is refused where nobody can. */
async function placeOrQueue(
  world: RegistrationWorld,
  trx: Trx,
  facts: EventFacts,
  row: RegistrationRow,
  now: Date,
): Promise<RegistrationRow> {
  const where = { event: facts.id, ticket: row.ticket_kind_id };
  if (await takePlaces(trx, where, row.quantity)) return row;
  const held = await lockFacts(trx, facts.id);
  if (held !== undefined && (await expireDue(world, trx, held, now)) > 0) {
    if (await takePlaces(trx, where, row.quantity)) return row;
  }
  if (!facts.hasWaitingList) throw new RolledBack<RegisterRefusal>({ type: 'full' });
  const until = row.email_confirmed_at === null ? new Date(now.getTime() + CONFIRM_HOURS * 60 * MINUTE) : null;
  const waiting = await changeState(
    trx,
    row,
    'queue',
    { waiting_since: now, held_until: until, confirmed_at: null },
    now,
  );
  if (waiting === undefined) throw new Error(`registration ${row.id} cannot wait`);
  return waiting;
}

async function tellFirst(
  world: RegistrationWorld,
  trx: Trx,
  facts: EventFacts,
  row: RegistrationRow,
  now: Date,
): Promise<void> {
  const isProven = row.email_confirmed_at !== null;
  const kinds = {
    held: 'confirm',
    requested: isProven ? 'requested' : 'confirm-request',
    waiting: isProven ? 'waiting' : 'confirm-waiting',
    confirmed: 'confirmed',
  } as const;
  const kind = kinds[row.state as keyof typeof kinds];
  await tell(world, trx, kind, facts, row, now);
}

/** The mailbox has one that lives. One that has had its time makes room; the other is told by a mail, and nobody else learns of it. */
async function again(
  world: RegistrationWorld,
  trx: Trx,
  facts: EventFacts,
  input: RegistrationInput,
  isOwn: boolean,
  now: Date,
): Promise<Result<Registered, { type: 'stale' }>> {
  const living = await trx
    .selectFrom('registration')
    .selectAll()
    .where('event_id', '=', facts.id)
    .where(sql<boolean>`lower(email) = ${input.email.toLowerCase()}`)
    .where('state', 'in', [...LIVING])
    .executeTakeFirst();
  // Or it has ended since.
  if (living === undefined || isDue(living, now)) return refuse({ type: 'stale' });
  if (living.created_at > new Date(now.getTime() - JUST_NOW_MS) || isOwn)
    return ok({ ...answerOf(world, living), isKnown: true });
  const told = await trx
    .updateTable('registration')
    .set({ again_at: now })
    .where('id', '=', living.id)
    .where((eb) => eb.or([eb('again_at', 'is', null), eb('again_at', '<', new Date(now.getTime() - AGAIN_MS))]))
    .returningAll()
    .executeTakeFirst();
  if (told !== undefined) await tell(world, trx, 'again', facts, told, now);
  return ok({ ...answerOf(world, living), isKnown: true });
}
