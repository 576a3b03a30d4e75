import type { Lang } from '#engines/kit';
import type { OrganisationType } from '#features/network/model.ts';
import type { Localised } from '#platform/i18n';
import type { Json } from '../model.ts';
import type { Answers, FormField, RegistrationState } from '../registration/model.ts';

declare module '#platform/database' {
  interface Tables {
    event_mailing: EventMailingTable;
    /** `mail_id` comes when the mail is put into the queue; without it the recipient still waits. */
    event_mailing_recipient: { mailing_id: string; registration_id: string; mail_id: string | null };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'event.mailed': 'event';
  }
}

/** Whom a mailing went to: the filters of the list as its address says them, or so many that were chosen by hand. */
export interface Segment {
  query: string;
  chosen: number;
}

interface EventMailingTable {
  id: string;
  event_id: string;
  subject: Json<Localised>;
  body: Json<Localised>;
  segment: Json<Segment>;
  recipients: number;
  sent_by: string | null;
  sent_at: Date;
}

export const ARRIVALS = ['all', 'some', 'none'] as const;
export type Arrival = (typeof ARRIVALS)[number];

export const PARTICIPANT_SORTS = ['newest', 'oldest', 'name', 'organisation', 'state'] as const;
export type ParticipantSort = (typeof PARTICIPANT_SORTS)[number];

/** Rows of a page: as many as one takes in at a glance, few enough to tick. */
export const PAGE_SIZE = 50;

/** The most registrations that one click decides about: each is a decision of its own, and somebody waits for the answer. */
export const MOST_AT_ONCE = 500;

export interface TicketName {
  id: string;
  name: Localised;
}

/** What the team's pages know of the registration of an event before any registration is looked at. */
export interface Desk {
  /** Undefined where nobody has switched registration on. */
  setting: DeskSetting | undefined;
  tickets: TicketName[];
  /** Fields of all versions of the form, the newest first: what was asked once has answers. */
  fields: FormField[];
  counts: StateCount[];
  bounced: number;
  /** Whether anybody has come yet. */
  hasArrivals: boolean;
  /** When the participants were deleted; their figures stay. */
  deletedAt: Date | null;
}

export interface DeskSetting {
  isOpen: boolean;
  capacity: number | null;
  taken: number;
  stages: Localised[];
  hasWaitingList: boolean;
}

export interface StateCount {
  state: RegistrationState;
  registrations: number;
  people: number;
}

/** A line of the list. */
export interface ParticipantRow {
  id: string;
  name: string;
  email: string | null;
  organisation: string | null;
  organisationType: OrganisationType | null;
  country: string | null;
  region: string | null;
  ticketId: string;
  state: RegistrationState;
  stage: number;
  quantity: number;
  lang: Lang;
  arrived: number;
  bounced: boolean;
  hasNote: boolean;
  isWalkIn: boolean;
  createdAt: Date;
  waitingSince: Date | null;
}

/** A line of a file: everything that is known. */
export interface ParticipantRecord extends ParticipantRow {
  hub: Localised | null;
  code: string | null;
  note: string | null;
  answer: string | null;
  confirmedAt: Date | null;
  endedAt: Date | null;
  answers: Answers;
  others: string[];
}
