import type { Generated } from 'kysely';
import type { Lang } from '#engines/kit';
import type { OrganisationType } from '#features/network/model.ts';
import type { Localised } from '#platform/i18n';
import type { Json, JsonWithDefault } from '../model.ts';

/**
 * `held`: the address is not yet confirmed, the places are kept for `HOLD_MINUTES`. `requested`: waits for approval. `offered`: moved up from the
 * waiting list, has until `offered_until` to accept. The last three have ended.
 */
export const REGISTRATION_STATES = [
  'held',
  'requested',
  'waiting',
  'offered',
  'confirmed',
  'cancelled',
  'declined',
  'expired',
] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** States in which a registration lives: a mailbox has at most one such for an event. */
export const LIVING = ['held', 'requested', 'waiting', 'offered', 'confirmed'] as const;

/** While somebody opens their mail, nobody else gets their place. */
export const HOLD_MINUTES = 15;

/** Who waits or asks for approval takes no place: their mail may lie until they are back at their desk. */
export const CONFIRM_HOURS = 48;

/** One who registers others lists them by name; larger groups are an event of their own. */
export const MOST_IN_GROUP = 50;

/** Fields of a form: nobody answers more, and each is a column of the export. */
export const MOST_FIELDS = 40;
/** Options of a field: towns of a district, not of a country. */
export const MOST_OPTIONS = 200;
export const MOST_TICKETS = 20;
export const MOST_CODES = 500;
export const MOST_STAGES = 5;
/** An exhibition ground, and far below what an integer holds. */
export const MOST_PLACES = 1_000_000;
/** Lengths of what participants write. */
export const TEXT_LENGTH = 300;
export const LONG_LENGTH = 4_000;

export const FIELD_TYPES = ['text', 'long', 'choice', 'choices', 'number', 'date', 'file', 'consent'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** A question of a form. `when`: asked only if another one was answered so. Answers are kept by `key`. */
export interface FormField {
  key: string;
  type: FieldType;
  label: Localised;
  hint?: Localised;
  required: boolean;
  options?: { key: string; label: Localised }[];
  min?: number;
  max?: number;
  when?: { field: string; is: string[] };
  /** Only for these ticket kinds. */
  tickets?: string[];
}

export type Answer = string | string[] | number | boolean;
export type Answers = Record<string, Answer>;

declare module '#platform/database' {
  interface Tables {
    registration_setting: RegistrationSettingTable;
    ticket_kind: TicketKindTable;
    registration_form: { event_id: string; version: number; fields: Json<FormField[]>; created_at: Date };
    registration_code: RegistrationCodeTable;
    registration: RegistrationTable;
    attendee: AttendeeTable;
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'registration.confirmed': 'registration';
    'registration.cancelled': 'registration';
  }
}

interface RegistrationSettingTable {
  event_id: string;
  is_open: Generated<boolean>;
  opens_at: Date | null;
  closes_at: Date | null;
  change_until: Date | null;
  capacity: number | null;
  taken: Generated<number>;
  has_waiting_list: Generated<boolean>;
  accept_hours: Generated<number>;
  max_group: Generated<number>;
  needs_code: Generated<boolean>;
  stages: JsonWithDefault<Localised[]>;
  note: JsonWithDefault<Localised>;
  form_version: Generated<number>;
  reminder_days: Generated<number[]>;
  version: Generated<number>;
  updated_at: Date;
}

interface TicketKindTable {
  id: string;
  event_id: string;
  position: number;
  name: Json<Localised>;
  about: JsonWithDefault<Localised>;
  price_text: JsonWithDefault<Localised>;
  capacity: number | null;
  taken: Generated<number>;
  opens_at: Date | null;
  closes_at: Date | null;
  needs_code: Generated<boolean>;
  needs_approval: Generated<boolean>;
  removed_at: Date | null;
}

interface RegistrationCodeTable {
  id: string;
  event_id: string;
  code: string;
  label: string;
  ticket_kind_id: string | null;
  places: number | null;
  used: Generated<number>;
  expires_at: Date | null;
  created_at: Date;
}

interface RegistrationTable {
  id: string;
  event_id: string;
  ticket_kind_id: string;
  code_id: string | null;
  state: RegistrationState;
  stage: Generated<number>;
  /** How many places it takes now: 0 while it waits, and after its end. */
  places: Generated<number>;
  quantity: number;
  name: string;
  email: string | null;
  lang: Lang;
  organisation: string | null;
  organisation_type: OrganisationType | null;
  /** ISO 3166-1, two letters. */
  country: string | null;
  /** NUTS code. */
  region: string | null;
  hub_id: string | null;
  person_id: string | null;
  form_version: number;
  answers: JsonWithDefault<Answers>;
  is_walk_in: Generated<boolean>;
  note: string | null;
  answer: string | null;
  created_at: Date;
  updated_at: Date;
  held_until: Date | null;
  email_confirmed_at: Date | null;
  confirmed_at: Date | null;
  waiting_since: Date | null;
  offered_until: Date | null;
  ended_at: Date | null;
  reminded_at: Date | null;
  bounced_at: Date | null;
  feedback_asked_at: Date | null;
  feedback_given: Generated<boolean>;
  certificate_at: Date | null;
  sequence: Generated<number>;
  /** Tells the line it came from again, without telling which it is; gone after a day. */
  address_mark: string | null;
  /** When its mailbox was last told that it is registered already. */
  again_at: Date | null;
}

/** One person who comes; a group has several. */
interface AttendeeTable {
  id: string;
  registration_id: string;
  event_id: string;
  position: number;
  name: string;
  organisation: string | null;
  ticket: string;
  admitted_at: Date | null;
  badge_at: Date | null;
  change: Generated<number>;
}

/** What somebody sends who registers; answers are read with the form of `formVersion`. */
export interface RegistrationInput {
  ticket: string;
  quantity: number;
  name: string;
  email: string;
  lang: Lang;
  organisation: string | null;
  organisationType: OrganisationType | null;
  country: string | null;
  region: string | null;
  hub: string | null;
  /** Those who come along, without who registers; may be fewer than places. */
  others: { name: string; organisation: string | null }[];
  answers: Answers;
  /** Files among the answers. */
  files: string[];
  formVersion: number;
  code: string | null;
}

/** What participants change by themselves, and the team for them; `email` only the team. */
export type ChangeInput = Omit<RegistrationInput, 'email' | 'code' | 'lang'> & { email?: string };

/** What an organiser sets; dates are moments. */
export interface SettingsInput {
  isOpen: boolean;
  opensAt: Date | null;
  closesAt: Date | null;
  changeUntil: Date | null;
  capacity: number | null;
  hasWaitingList: boolean;
  acceptHours: number;
  maxGroup: number;
  needsCode: boolean;
  stages: Localised[];
  note: Localised;
  reminderDays: number[];
}

/** A ticket kind as the organiser writes it; without `id` it is a new one. */
export interface TicketInput {
  id?: string;
  name: Localised;
  about: Localised;
  priceText: Localised;
  capacity: number | null;
  opensAt: Date | null;
  closesAt: Date | null;
  needsCode: boolean;
  needsApproval: boolean;
}

export interface CodeInput {
  id?: string;
  code: string;
  label: string;
  ticket: string | null;
  places: number | null;
  expiresAt: Date | null;
}
