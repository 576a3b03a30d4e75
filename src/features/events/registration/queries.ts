import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import { listFiles } from '#platform/files';
import type { Localised } from '#platform/i18n';
import { positionOf } from './commands/places.ts';
import { type EventFacts, type RegistrationRow, readFacts } from './commands/state.ts';
import { type FormField, LIVING, MOST_TICKETS, type RegistrationState } from './model.ts';

export interface LivingRegistration {
  id: string;
  state: RegistrationState;
  name: string;
  email: string;
  lang: Lang;
  /** SEQUENCE of the calendar entry they have. */
  sequence: number;
}

/**
 * Everybody who has to hear when an event moves or is cancelled: who has a place, waits for one or asked for one, with a confirmed address. Bounded by what fits
 * an event and its waiting list.
 */
export async function listLiving(db: Db, event: string): Promise<LivingRegistration[]> {
  const rows = await db
    .selectFrom('registration')
    .select(['id', 'state', 'name', 'email', 'lang', 'sequence'])
    .where('event_id', '=', event)
    .where('state', 'in', [...LIVING])
    .where('email', 'is not', null)
    .where('email_confirmed_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ email, ...row }) => (email === null ? [] : [{ ...row, email }]));
}

export interface TicketView {
  id: string;
  name: Localised;
  about: Localised;
  priceText: Localised;
  /** Places left in it and in the event; none where there is no limit. */
  left: number | null;
  opensAt: Date | null;
  closesAt: Date | null;
  removedAt: Date | null;
  needsCode: boolean;
  needsApproval: boolean;
}

/** All ticket kinds of an event in order, those no longer offered too. */
export async function listTickets(db: Db, event: string): Promise<TicketView[]> {
  const { rows } = await sql<TicketView>`
    select k.id, k.name, k.about, k.price_text as "priceText", k.opens_at as "opensAt", k.closes_at as "closesAt", k.removed_at as "removedAt",
      k.needs_code as "needsCode", k.needs_approval as "needsApproval",
      greatest(0, least(k.capacity - k.taken, s.capacity - s.taken)) as left
    from ticket_kind k join registration_setting s on s.event_id = k.event_id
    where k.event_id = ${event} order by k.position, k.id limit ${MOST_TICKETS * 5}`.execute(db);
  return rows;
}

/** The questions of a form; none for version 0. */
export async function readForm(db: Db, event: string, version: number): Promise<FormField[]> {
  if (version === 0) return [];
  const row = await db
    .selectFrom('registration_form')
    .select('fields')
    .where('event_id', '=', event)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.fields ?? [];
}

export interface OwnRegistration {
  row: RegistrationRow;
  event: EventFacts;
  ticket: { name: Localised; priceText: Localised; needsApproval: boolean };
  attendees: { id: string; name: string; organisation: string | null; ticket: string; admittedAt: Date | null }[];
  fields: FormField[];
  /** Rank on the waiting list; 0 where it does not wait. */
  position: number;
  /** Their names, by id. */
  files: Map<string, string>;
}

/** A registration with everything its own page shows. Who asks has its link. */
export async function findOwn(db: Db, id: string): Promise<OwnRegistration | undefined> {
  const row = await db.selectFrom('registration').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const event = await readFacts(db, row.event_id);
  if (event === undefined) return undefined;
  const { rows } = await sql<
    OwnRegistration['ticket'] & { attendees: OwnRegistration['attendees']; fields: FormField[] | null }
  >`
    select k.name, k.price_text as "priceText", k.needs_approval as "needsApproval",
      (select fields from registration_form f where f.event_id = ${row.event_id} and f.version = ${row.form_version}) as fields,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'organisation', a.organisation, 'ticket', a.ticket,
        'admittedAt', a.admitted_at) order by a.position) from attendee a where a.registration_id = ${id}), '[]') as attendees
    from ticket_kind k where k.id = ${row.ticket_kind_id}`.execute(db);
  const found = rows[0];
  if (found === undefined) return undefined;
  const fields = found.fields ?? [];
  const kept = fields.flatMap(({ key, type }) =>
    type === 'file' && typeof row.answers[key] === 'string' ? [row.answers[key]] : [],
  );
  const files = await listFiles(db, kept);
  return {
    row,
    event,
    ticket: found,
    attendees: found.attendees,
    fields,
    position: row.state === 'waiting' ? await positionOf(db, row) : 0,
    files: new Map(files.map(({ id, name }) => [id, name])),
  };
}

/** Hubs that somebody can say they belong to. */
export async function listHubs(db: Db): Promise<{ id: string; name: Localised }[]> {
  return db.selectFrom('hub').select(['id', 'name']).orderBy('position').orderBy('slug').limit(100).execute();
}
