import type { ColumnType, Generated } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';

/** Written as text, read as an object. */
export type Json<T> = ColumnType<T, string, string>;
export type JsonWithDefault<T> = ColumnType<T, string | undefined, string>;
type Day = string;

/** `scheduled`: published by itself at `publishAt`. Over is no state: it comes by the date. */
export const EVENT_STATES = ['draft', 'scheduled', 'published', 'cancelled', 'withdrawn'] as const;
export type EventState = (typeof EVENT_STATES)[number];

export const EVENT_KINDS = [
  'workshop',
  'conference',
  'training',
  'networking',
  'information',
  'visit',
  'competition',
  'fair',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const FORMATS = ['on-site', 'online', 'hybrid'] as const;
export type Format = (typeof FORMATS)[number];

export const COSTS = ['free', 'paid'] as const;
export type Cost = (typeof COSTS)[number];

/** Facts about the venue that decide whether somebody can come at all. */
export const ACCESS_FACTS = [
  'step-free',
  'lift',
  'toilet',
  'parking',
  'induction-loop',
  'captions',
  'sign-language',
  'guide-dog',
  'quiet-room',
  'companion-free',
] as const;
export type AccessFact = (typeof ACCESS_FACTS)[number];

/** Languages in which is spoken or interpreted: wider than those of the pages, with sign languages (ISO 639-3). */
export const SPOKEN = ['de', 'cs', 'pl', 'en', 'hsb', 'sk', 'uk', 'fr', 'gsg', 'cse', 'pso'] as const;
export type Spoken = (typeof SPOKEN)[number];

export const SESSION_KINDS = ['talk', 'panel', 'workshop', 'networking', 'matchmaking', 'break', 'other'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const EVENT_FILE_KINDS = ['image', 'film', 'material', 'minutes'] as const;
export type EventFileKind = (typeof EVENT_FILE_KINDS)[number];

export const HELD = ['held', 'not-held'] as const;
export type Held = (typeof HELD)[number];

declare module '#platform/database' {
  interface Tables {
    event: EventTable;
    event_series: EventSeriesTable;
    event_host: { event_id: string; position: number; hub_id: string | null; organisation_id: string | null };
    event_related: { event_id: string; position: number; subject: string };
    event_track: { id: string; event_id: string; position: number; name: Json<Localised> };
    event_room: EventRoomTable;
    event_session: EventSessionTable;
    event_speaker: EventSpeakerTable;
    event_session_speaker: { session_id: string; speaker_id: string; position: number };
    event_file: EventFileTable;
    event_figure: { event_id: string; figure: string; value: Generated<string>; count: number; computed_at: Date };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'event.published': 'event';
    'event.changed': 'event';
    'event.moved': 'event';
    'event.cancelled': 'event';
    'event.withdrawn': 'event';
  }
}

interface EventSeriesTable {
  id: string;
  external_key: string;
  slug: string;
  hub_id: string;
  lang: Lang;
  title: Json<Localised>;
  text: Json<Localised>;
  created_at: Date;
  updated_at: Date;
}

interface EventTable {
  id: string;
  external_key: string;
  slug: string;
  hub_id: string;
  series_id: string | null;
  on_behalf_of: string | null;
  state: EventState;
  is_template: Generated<boolean>;
  kind: EventKind;
  format: Format;
  lang: Lang;
  title: Json<Localised>;
  summary: Json<Localised>;
  text: Json<Localised>;
  starts_at: Date;
  ends_at: Date;
  zone: string;
  all_day: Generated<boolean>;
  starts_on: Day;
  ends_on: Day;
  venue: string | null;
  address: string | null;
  place_id: string | null;
  region: string | null;
  access: Generated<AccessFact[]>;
  access_note: JsonWithDefault<Localised>;
  online_url: string | null;
  langs: Spoken[];
  interpreted: Generated<Spoken[]>;
  topics: string[];
  cost: Generated<Cost>;
  price_note: JsonWithDefault<Localised>;
  external_url: string | null;
  contact_name: string | null;
  contact_email: string | null;
  contact_phone: string | null;
  search: string;
  /** When it was to begin before it was moved. */
  moved_from: Generated<Date | null>;
  sequence: Generated<number>;
  version: Generated<number>;
  publish_at: Date | null;
  published_at: Date | null;
  ended_at: Date | null;
  state_reason: JsonWithDefault<Localised>;
  held: Held | null;
  keep_days: Generated<number>;
  participants_deleted_at: Date | null;
  subscription_id: string | null;
  source_uid: string | null;
  source_url: string | null;
  created_by: string | null;
  import_hash: Generated<string>;
  created_at: Date;
  updated_at: Date;
}

interface EventRoomTable {
  id: string;
  event_id: string;
  position: number;
  name: string;
  capacity: number | null;
  access_note: JsonWithDefault<Localised>;
}

interface EventSessionTable {
  id: string;
  event_id: string;
  track_id: string | null;
  room_id: string | null;
  kind: SessionKind;
  title: Json<Localised>;
  text: JsonWithDefault<Localised>;
  starts_at: Date;
  ends_at: Date;
  langs: Generated<Spoken[]>;
  interpreted: Generated<Spoken[]>;
  position: number;
}

interface EventSpeakerTable {
  id: string;
  event_id: string;
  position: number;
  name: string;
  about: JsonWithDefault<Localised>;
  organisation: string | null;
  organisation_id: string | null;
}

interface EventFileTable {
  id: string;
  event_id: string;
  session_id: string | null;
  kind: EventFileKind;
  position: number;
  file_id: string | null;
  url: string | null;
  title: JsonWithDefault<Localised>;
  alt: JsonWithDefault<Localised>;
  transcript: JsonWithDefault<Localised>;
  captions_id: string | null;
  captions_lang: Lang | null;
  lang: Lang | null;
  created_at: Date;
}

// ---- what pages need

export interface EventHost {
  kind: 'hub' | 'organisation';
  id: string;
  slug: string;
  name: Localised;
}

/** A line of the calendar. */
export interface EventRow {
  id: string;
  slug: string;
  state: EventState;
  kind: EventKind;
  format: Format;
  lang: Lang;
  title: Localised;
  summary: Localised;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  allDay: boolean;
  /** Days as the event's own zone shows them; `endsOn` is the last day. */
  startsOn: Day;
  endsOn: Day;
  venue: string | null;
  place: { name: string; country: string; lat: number; lon: number } | null;
  region: string | null;
  langs: Spoken[];
  interpreted: Spoken[];
  topics: string[];
  cost: Cost;
  /** From a calendar of others, which says nothing of what it costs. */
  isSubscribed: boolean;
  sequence: number;
  updatedAt: Date;
  hub: { name: Localised; slug: string };
}

export interface SessionView {
  id: string;
  kind: SessionKind;
  title: Localised;
  text: Localised;
  startsAt: Date;
  endsAt: Date;
  langs: Spoken[];
  interpreted: Spoken[];
  track: string | null;
  room: string | null;
  speakers: string[];
}

export interface SpeakerView {
  id: string;
  name: string;
  about: Localised;
  organisation: string | null;
  organisationSlug: string | null;
}

/** A picture, a film, material: `href` leads to the file kept here or to where it lies. */
export interface EventFileView {
  id: string;
  sessionId: string | null;
  kind: EventFileKind;
  fileId: string | null;
  url: string | null;
  title: Localised;
  alt: Localised;
  transcript: Localised;
  captionsId: string | null;
  captionsLang: Lang | null;
  lang: Lang | null;
}

/** Everything its page shows. What only participants are told is not in it. */
export interface EventView extends EventRow {
  key: string;
  hubId: string;
  text: Localised;
  address: string | null;
  access: AccessFact[];
  accessNote: Localised;
  priceNote: Localised;
  externalUrl: string | null;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  hasOnlineAccess: boolean;
  stateReason: Localised;
  /** When it was to begin before it was moved. */
  movedFrom: Date | null;
  held: Held | null;
  version: number;
  createdAt: Date;
  publishedAt: Date | null;
  sourceUrl: string | null;
  onBehalfOf: { name: string; slug: string } | null;
  series: { slug: string; title: Localised } | null;
  hosts: EventHost[];
  related: string[];
  tracks: { id: string; name: Localised }[];
  rooms: { id: string; name: string; accessNote: Localised }[];
  sessions: SessionView[];
  speakers: SpeakerView[];
  files: EventFileView[];
}
