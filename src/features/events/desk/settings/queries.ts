import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { CodeInput, FormField, SettingsInput, TicketInput } from '../../registration/model.ts';
import { everAsked } from '../queries/participants.ts';

export interface SettingsView {
  /** Undefined until registration is switched on. */
  settings: (SettingsInput & { version: number; taken: number }) | undefined;
  keepDays: number;
  tickets: (TicketInput & { id: string; taken: number })[];
  formVersion: number;
  fields: FormField[];
  /** Keys of all questions there ever were. */
  usedKeys: Set<string>;
  /** How many living registrations have answered each question. */
  answered: Map<string, number>;
  codes: (CodeInput & { used: number })[];
}

interface Stored {
  version: number | null;
  is_open: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
  change_until: Date | null;
  capacity: number | null;
  taken: number;
  has_waiting_list: boolean;
  accept_hours: number;
  max_group: number;
  needs_code: boolean;
  stages: Localised[];
  note: Localised;
  reminder_days: number[];
  form_version: number | null;
  keepDays: number;
  tickets: Dated<TicketInput & { id: string; taken: number }, 'opensAt' | 'closesAt'>[];
  forms: FormField[][];
  answered: { key: string; count: number }[];
  codes: Dated<CodeInput & { used: number }, 'expiresAt'>[];
}

/** JSON of the database has dates as text. */
type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, string | null>;
const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Everything an organiser can set, as it is now. One query. */
export async function readSettingsView(db: Db, event: string): Promise<SettingsView> {
  const { rows } = await sql<Stored>`
    select s.version, s.is_open, s.opens_at, s.closes_at, s.change_until, s.capacity, s.taken, s.has_waiting_list, s.accept_hours, s.max_group,
      s.needs_code, s.stages, s.note, s.reminder_days, s.form_version, e.keep_days as "keepDays",
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'about', t.about, 'priceText', t.price_text,
        'capacity', t.capacity, 'taken', t.taken, 'opensAt', t.opens_at, 'closesAt', t.closes_at, 'needsCode', t.needs_code,
        'needsApproval', t.needs_approval) order by t.position, t.id) from ticket_kind t
        where t.event_id = e.id and t.removed_at is null), '[]') as tickets,
      coalesce((select json_agg(f.fields order by f.version desc) from registration_form f where f.event_id = e.id), '[]') as forms,
      coalesce((select json_agg(a) from (select key, count(*) as count from registration r, jsonb_object_keys(r.answers) key
        where r.event_id = e.id and r.state in ('held', 'requested', 'waiting', 'offered', 'confirmed') group by key) a), '[]') as answered,
      coalesce((select json_agg(json_build_object('id', k.id, 'code', k.code, 'label', k.label, 'ticket', k.ticket_kind_id,
        'places', k.places, 'used', k.used, 'expiresAt', k.expires_at) order by k.created_at, k.code)
        from registration_code k where k.event_id = e.id), '[]') as codes
    from event e left join registration_setting s on s.event_id = e.id where e.id = ${event}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error(`no event ${event}`);
  const settings =
    row.version === null
      ? undefined
      : {
          version: row.version,
          taken: row.taken,
          isOpen: row.is_open,
          opensAt: row.opens_at,
          closesAt: row.closes_at,
          changeUntil: row.change_until,
          capacity: row.capacity,
          hasWaitingList: row.has_waiting_list,
          acceptHours: row.accept_hours,
          maxGroup: row.max_group,
          needsCode: row.needs_code,
          stages: row.stages,
          note: row.note,
          reminderDays: row.reminder_days,
        };
  return {
    settings,
    keepDays: row.keepDays,
    tickets: row.tickets.map((one) => ({ ...one, opensAt: toDate(one.opensAt), closesAt: toDate(one.closesAt) })),
    formVersion: row.form_version ?? 0,
    fields: row.forms[0] ?? [],
    usedKeys: new Set(everAsked(row.forms).map(({ key }) => key)),
    answered: new Map(row.answered.map(({ key, count }) => [key, count])),
    codes: row.codes.map((one) => ({ ...one, expiresAt: toDate(one.expiresAt) })),
  };
}
