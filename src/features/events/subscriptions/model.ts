import type { ColumnType, Generated } from 'kysely';
import { z } from 'zod';
import type { Broken, ReadCalendar } from '#engines/calendar';
import { LANGS, type Lang } from '#engines/kit';
import { nuts } from '#features/network/model.ts';
import type { Localised } from '#platform/i18n';
import type { EventState } from '../model.ts';

export const SUBSCRIPTION_STATES = ['active', 'paused'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** Why a calendar could not be read, or was read with care; keys of the texts. */
export const FETCH_PROBLEMS = [
  'no-web-address',
  'inner-address',
  'too-many-redirects',
  'unreachable',
  'timeout',
  'status',
  'too-large',
  'no-calendar',
  'cut-off',
  'unreadable',
  'too-many-events',
  // Read, but what is missing in it was not withdrawn.
  'suddenly-empty',
  'broken-kept',
] as const;
export type FetchProblem = (typeof FETCH_PROBLEMS)[number];

/** At most every hour: nobody's calendar changes faster, and their server is not ours. */
export const FETCH_EVERY_MINUTES = 60;
/** The longest wait after errors. */
export const MOST_WAIT_MINUTES = 24 * 60;
/** A hub with more calendars than this has its own calendar elsewhere. */
export const MAX_SUBSCRIPTIONS = 50;
/** Lines of what was left out that are kept. */
export const KEPT_PROBLEMS = 20;
/** From this failure on the desk of the hub's team says so. */
export const TOLD_AFTER_FAILURES = 3;

declare module '#platform/database' {
  interface Tables {
    calendar_subscription: {
      id: string;
      hub_id: string;
      url: string;
      name: string;
      lang: Lang;
      topics: string[];
      region: string | null;
      state: Generated<SubscriptionState>;
      created_by: string | null;
      created_at: Date;
      etag: string | null;
      last_modified: string | null;
      next_fetch_at: Date;
      fetched_at: Date | null;
      succeeded_at: Date | null;
      failures: Generated<number>;
      error: FetchProblem | null;
      broken: Generated<number>;
      problems: ColumnType<Broken[], string | undefined, string>;
    };
  }
}

/** What a team writes to subscribe to a calendar. Messages are keys of the texts. */
export function subscriptionInput(topics: readonly string[]) {
  return z.object({
    url: z
      .string()
      .trim()
      // Calendars give their addresses out with this scheme, which means https.
      .transform((url) => url.replace(/^webcals?:\/\//i, 'https://'))
      .pipe(z.url({ protocol: /^https?$/, error: 'urlWrong' }).max(1000, 'urlWrong'))
      // It would be seen by everybody in the team.
      .refine((url) => URL.canParse(url) && new URL(url).username === '' && new URL(url).password === '', 'urlSecret'),
    name: z.string().trim().min(1, 'nameMissing').max(120, 'nameLong'),
    lang: z.enum(LANGS, 'langWrong'),
    topics: z.array(z.enum(topics, 'topicsWrong')).max(8, 'topicsMany').default([]),
    region: z
      .string()
      .refine((code) => code === '' || nuts.safeParse(code).success, 'regionWrong')
      .transform((code) => (code === '' ? undefined : code))
      .optional(),
  });
}
export type SubscriptionInput = z.infer<ReturnType<typeof subscriptionInput>>;

/** A subscribed calendar as its team sees it. */
export interface SubscriptionView {
  id: string;
  hubId: string;
  url: string;
  name: string;
  lang: Lang;
  topics: string[];
  region: string | null;
  state: SubscriptionState;
  createdAt: Date;
  nextFetchAt: Date;
  fetchedAt: Date | null;
  succeededAt: Date | null;
  failures: number;
  error: FetchProblem | null;
  broken: number;
  problems: Broken[];
  /** Events that are still to come or run. */
  coming: number;
}

/** The next events of a subscribed calendar. */
export interface SubscribedEvent {
  slug: string;
  title: Localised;
  state: EventState;
  startsOn: string;
  sourceUrl: string | null;
}

export interface HubName {
  id: string;
  slug: string;
  name: Localised;
}

/** What a calendar would bring, before it is subscribed to. */
export type Preview = { ok: true; read: ReadCalendar } | { ok: false; problem: FetchProblem };
