import { v7 as uuid } from 'uuid';
import type { Lang, Viewer } from '#engines/kit';
import type { OrganisationType } from '#features/network/model.ts';
import { readConfig } from '#platform/config';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import { openSecret } from '#platform/secret';
import { cancelRegistration } from './commands/cancel.ts';
import { confirmEmail } from './commands/confirm.ts';
import { register } from './commands/register.ts';
import type { Answers, FormField, RegistrationInput, RegistrationState } from './model.ts';
import type { RegistrationWorld } from './world.ts';

/** Before the workshop of `makeEvent` in May. */
export const NOW = new Date('2026-03-02T12:00:00Z');

const SYSTEM: Viewer = { kind: 'system', lang: 'de' };
const ANYBODY: Viewer = { kind: 'anonymous', lang: 'de' };

const SETTINGS = { BASE_URL: 'https://hubs.example.org', SECRET: 'a-secret-that-only-the-tests-know-0123456789' };

let opened: Pick<RegistrationWorld, 'config' | 'secret'> | undefined;

/** What commands need of the world, without the shell. */
export function testWorld(db: Db): RegistrationWorld {
  if (opened === undefined) {
    const config = readConfig(SETTINGS);
    if (!config.ok) throw new Error(`wrong setting ${config.refusal.name}`);
    opened = { config: config.value, secret: openSecret(config.value) };
  }
  return { ...opened, db };
}

export interface TicketFields {
  name?: Localised;
  capacity?: number | null;
  needsApproval?: boolean;
  needsCode?: boolean;
  opensAt?: Date;
  closesAt?: Date;
}

/** Switches registration on, as many places as wanted and one ticket kind unless others are given; returns the ids of the kinds. */
export async function openRegistration(
  db: Db,
  event: { id: string },
  fields: {
    capacity?: number | null;
    tickets?: TicketFields[];
    fields?: FormField[];
    maxGroup?: number;
    stages?: Localised[];
    hasWaitingList?: boolean;
    acceptHours?: number;
    opensAt?: Date;
    closesAt?: Date;
    changeUntil?: Date;
    needsCode?: boolean;
    note?: Localised;
    reminderDays?: number[];
  } = {},
): Promise<{ tickets: string[] }> {
  const { tickets = [{}], fields: form = [] } = fields;
  await db
    .insertInto('registration_setting')
    .values({
      event_id: event.id,
      capacity: fields.capacity ?? null,
      max_group: fields.maxGroup ?? 10,
      stages: JSON.stringify(fields.stages ?? []),
      has_waiting_list: fields.hasWaitingList ?? true,
      accept_hours: fields.acceptHours ?? 48,
      opens_at: fields.opensAt ?? null,
      closes_at: fields.closesAt ?? null,
      change_until: fields.changeUntil ?? null,
      needs_code: fields.needsCode ?? false,
      note: JSON.stringify(fields.note ?? {}),
      reminder_days: fields.reminderDays ?? [1],
      form_version: form.length === 0 ? 0 : 1,
      updated_at: NOW,
    })
    .execute();
  if (form.length > 0)
    await db
      .insertInto('registration_form')
      .values({ event_id: event.id, version: 1, fields: JSON.stringify(form), created_at: NOW })
      .execute();
  const rows = tickets.map((ticket, position) => ({
    id: uuid(),
    event_id: event.id,
    position,
    name: JSON.stringify(ticket.name ?? { de: 'Teilnahme', cs: 'Účast', pl: 'Udział', en: 'Participation' }),
    capacity: ticket.capacity ?? null,
    needs_approval: ticket.needsApproval ?? false,
    needs_code: ticket.needsCode ?? false,
    opens_at: ticket.opensAt ?? null,
    closes_at: ticket.closesAt ?? null,
  }));
  await db.insertInto('ticket_kind').values(rows).execute();
  return { tickets: rows.map(({ id }) => id) };
}

export interface RegistrationFields {
  /** The first ticket kind without it. */
  ticket?: string;
  quantity?: number;
  name?: string;
  email?: string;
  lang?: Lang;
  organisation?: string;
  organisationType?: OrganisationType;
  country?: string;
  region?: string;
  hub?: string;
  others?: { name: string; organisation: string | null }[];
  answers?: Answers;
  files?: string[];
  code?: string;
  /** Which form was seen; the newest without it. */
  formVersion?: number;
}

/** What somebody sends who registers. */
export async function registrationInput(
  db: Db,
  event: { id: string },
  fields: RegistrationFields = {},
): Promise<RegistrationInput> {
  const { rows } = await db
    .selectFrom('ticket_kind')
    .innerJoin('registration_setting', 'registration_setting.event_id', 'ticket_kind.event_id')
    .select(['ticket_kind.id', 'form_version'])
    .where('ticket_kind.event_id', '=', event.id)
    .orderBy('position')
    .orderBy('ticket_kind.id')
    .execute()
    .then((rows) => ({ rows }));
  const first = rows[0];
  if (first === undefined) throw new Error('no registration here: call openRegistration');
  return {
    ticket: fields.ticket ?? first.id,
    quantity: fields.quantity ?? 1,
    name: fields.name ?? 'Anna Beispiel',
    email: fields.email ?? `${uuid()}@example.org`,
    lang: fields.lang ?? 'de',
    organisation: fields.organisation ?? null,
    organisationType: fields.organisationType ?? null,
    country: fields.country ?? null,
    region: fields.region ?? null,
    hub: fields.hub ?? null,
    others: fields.others ?? [],
    answers: fields.answers ?? {},
    files: fields.files ?? [],
    formVersion: fields.formVersion ?? first.form_version,
    code: fields.code ?? null,
  };
}

/**
 * Somebody registered through the commands, confirmed unless another state is given. What comes of it depends on the event: where it is full they wait. `at`: when.
 */
export async function makeRegistration(
  world: RegistrationWorld,
  event: { id: string },
  fields: RegistrationFields & { state?: 'unconfirmed' | 'confirmed' | 'cancelled'; viewer?: Viewer; at?: Date } = {},
): Promise<{ id: string; key: string; email: string; state: RegistrationState }> {
  const { state = 'confirmed', viewer = ANYBODY, at = NOW } = fields;
  const input = await registrationInput(world.db, event, fields);
  const made = await register(world, viewer, event.id, input, at);
  if (!made.ok) throw new Error(`not registered: ${made.refusal.type}`);
  const { id, key } = made.value;
  if (state === 'unconfirmed') return { id, key, email: input.email, state: made.value.state };
  const confirmed = await confirmEmail(world, viewer, key, at);
  if (!confirmed.ok) throw new Error(`not confirmed: ${confirmed.refusal.type}`);
  if (state === 'confirmed') return { id, key, email: input.email, state: confirmed.value.state };
  const cancelled = await cancelRegistration(world, SYSTEM, { id }, at);
  if (!cancelled.ok) throw new Error(`not cancelled: ${cancelled.refusal.type}`);
  return { id, key, email: input.email, state: 'cancelled' };
}
