import type { Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import type { AccessFact, Cost, EventKind, EventState, Format, Json, Spoken } from '../model.ts';
import type { When } from './when.ts';

declare module '#platform/database' {
  interface Tables {
    /** `said`: by language. */
    event_news: { id: string; event_id: string; what: string; said: Json<object>; created_at: Date };
    /** Who is still to be told. */
    event_news_recipient: { news_id: string; registration_id: string };
  }
}

/** Longest texts: a title is one line in a calendar, a text is what a tired person reads to its end. */
export const LIMITS = {
  title: 160,
  summary: 400,
  text: 20_000,
  access_note: 2_000,
  price_note: 400,
  venue: 160,
  address: 300,
  contact_name: 120,
  contact_phone: 60,
  url: 500,
  reason: 2_000,
  message: 2_000,
} as const;

export const MAX_HOSTS = 12;
export const MAX_RELATED = 20;
/** A conference of three days with five rooms has a hundred. */
export const MAX_SESSIONS = 200;
export const MAX_SPEAKERS = 200;
export const MAX_ROOMS = 40;
export const MAX_FILES = 100;

/** A body that holds an event. */
export interface HostRef {
  kind: 'hub' | 'organisation';
  id: string;
}

/** Where an event is held, as far as it is held somewhere. */
export interface Where {
  format: Format;
  venue: string | null;
  address: string | null;
  /** Id of a place. */
  place: string | null;
  /** Told only to those who take part. */
  onlineUrl: string | null;
}

/** Everything that organisers write of an event, beside programme and media. */
export interface EventContent extends When, Where {
  kind: EventKind;
  lang: Lang;
  title: Localised;
  summary: Localised;
  text: Localised;
  access: AccessFact[];
  accessNote: Localised;
  langs: Spoken[];
  interpreted: Spoken[];
  topics: string[];
  cost: Cost;
  priceNote: Localised;
  externalUrl: string | null;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  hosts: HostRef[];
  /** Id of an organisation. */
  onBehalfOf: string | null;
  related: string[];
}

/** What is wrong with a field: `code` is a key of the texts, `limit` the number it speaks of, `value` what was not understood. */
export interface EventError extends FieldError {
  limit?: number;
  value?: string;
}

/** An event as its team works on it. */
export interface WrittenEvent {
  id: string;
  slug: string;
  hubId: string;
  seriesId: string | null;
  state: EventState;
  isTemplate: boolean;
  isSubscribed: boolean;
  version: number;
  sequence: number;
  publishAt: Date | null;
  content: EventContent;
}

/** A line of one's own events. */
export interface MineRow {
  id: string;
  slug: string;
  state: EventState;
  isTemplate: boolean;
  lang: Lang;
  title: Localised;
  startsAt: Date;
  zone: string;
  startsOn: string;
  endsOn: string;
  hub: Localised;
  series: Localised | null;
  publishAt: Date | null;
  updatedAt: Date;
  places: number | null;
}

export const MINE_FILTERS = ['draft', 'scheduled', 'upcoming', 'past', 'cancelled', 'template'] as const;
export type MineFilter = (typeof MINE_FILTERS)[number];
