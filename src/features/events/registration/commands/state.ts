import { type Selectable, sql } from 'kysely';
import type { Viewer } from '#engines/kit';
import type { Db, Tables, Trx } from '#platform/database';
import type { Localised } from '#platform/i18n';
import { readSignedKey } from '#platform/link';
import type { EventRow } from '../../model.ts';
import { EVENT_COLUMNS, EVENT_FROM } from '../../queries.ts';
import { canSeeParticipants } from '../../rights.ts';
import { next, type RegistrationAction } from '../rules.ts';
import type { RegistrationWorld } from '../world.ts';

export type RegistrationRow = Selectable<Tables['registration']>;

/** By the link in their mails, or by who may see the participants of the event. */
export type Claim = { key: string } | { id: string };

/** For what the key of a registration's link is signed. */
export const KEY_PURPOSE = 'registration';

/** Ends a transaction with a refusal and nothing of it done. */
export class RolledBack<E> extends Error {
  readonly refusal: E;
  constructor(refusal: E) {
    super('rolled back');
    this.refusal = refusal;
  }
}

/** What commands and mails have to know of an event with registration. `onlineUrl` is for those who take part alone. */
export interface EventFacts extends EventRow {
  hubId: string;
  address: string | null;
  onlineUrl: string | null;
  contactName: string | null;
  contactEmail: string | null;
  createdAt: Date;
  keepDays: number;
  isOpen: boolean;
  opensAt: Date | null;
  closesAt: Date | null;
  changeUntil: Date | null;
  capacity: number | null;
  taken: number;
  hasWaitingList: boolean;
  acceptHours: number;
  maxGroup: number;
  needsCode: boolean;
  stages: Localised[];
  note: Localised;
  formVersion: number;
  reminderDays: number[];
}

const FACTS = sql`
  select ${EVENT_COLUMNS}, e.hub_id as "hubId", e.address, e.online_url as "onlineUrl", e.contact_name as "contactName",
    e.contact_email as "contactEmail", e.created_at as "createdAt", e.keep_days as "keepDays", s.is_open as "isOpen", s.opens_at as "opensAt",
    s.closes_at as "closesAt", s.change_until as "changeUntil", s.capacity, s.taken, s.has_waiting_list as "hasWaitingList",
    s.accept_hours as "acceptHours", s.max_group as "maxGroup", s.needs_code as "needsCode", s.stages, s.note, s.form_version as "formVersion",
    s.reminder_days as "reminderDays"
  from ${EVENT_FROM} join registration_setting s on s.event_id = e.id`;

export async function readFacts(db: Db, event: string): Promise<EventFacts | undefined> {
  const { rows } = await sql<EventFacts>`${FACTS} where e.id = ${event}`.execute(db);
  return rows[0];
}

/** The same, and nobody else changes how many places are taken until the transaction ends. Always before rows of registrations and ticket kinds. */
export async function lockFacts(trx: Trx, event: string): Promise<EventFacts | undefined> {
  const { rows } = await sql<EventFacts>`${FACTS} where e.id = ${event} for no key update of s`.execute(trx);
  return rows[0];
}

export function idOf(world: RegistrationWorld, claim: Claim): string | undefined {
  return 'key' in claim ? readSignedKey(world.secret, KEY_PURPOSE, claim.key) : claim.id;
}

/** The registration that somebody claims, with its event held before it. Undefined where there is none, or none for them. */
export async function lockClaimed(
  world: RegistrationWorld,
  trx: Trx,
  viewer: Viewer,
  claim: Claim,
): Promise<{ facts: EventFacts; row: RegistrationRow } | undefined> {
  const id = idOf(world, claim);
  if (id === undefined) return undefined;
  const found = await trx.selectFrom('registration').select('event_id').where('id', '=', id).executeTakeFirst();
  const facts = found === undefined ? undefined : await lockFacts(trx, found.event_id);
  if (facts === undefined) return undefined;
  if ('id' in claim && !canSeeParticipants(viewer, { hub: facts.hubId, event: facts.id })) return undefined;
  const row = await lockRow(trx, id);
  return row === undefined ? undefined : { facts, row };
}

export function lockRow(trx: Trx, id: string): Promise<RegistrationRow | undefined> {
  return trx.selectFrom('registration').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/**
 * The only place that changes the state of a registration, with what belongs to the change. Undefined where it cannot happen, or where somebody was
 * quicker. Devices at the entrance hear of it by `attendee.change`.
 */
export async function changeState(
  trx: Trx,
  row: RegistrationRow,
  action: RegistrationAction,
  more: Partial<Omit<RegistrationRow, 'id' | 'state' | 'answers'>>,
  now: Date,
): Promise<RegistrationRow | undefined> {
  const state = next(row.state, action);
  if (state === undefined) return undefined;
  const places = state === row.state ? {} : { places: more.places ?? 0 };
  return trx
    .with('changed', (db) =>
      db
        .updateTable('registration')
        .set({ ...more, ...places, state, updated_at: now })
        .where('id', '=', row.id)
        .where('state', '=', row.state)
        .returningAll(),
    )
    .with('told', (db) =>
      db
        .updateTable('attendee')
        .set({ change: sql`default` })
        .where('registration_id', 'in', (eb) => eb.selectFrom('changed').select('id')),
    )
    .selectFrom('changed')
    .selectAll()
    .executeTakeFirst();
}
