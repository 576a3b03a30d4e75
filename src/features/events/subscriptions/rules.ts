import { daysOf, type ReadCalendar, type ReadEvent } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import type { Format } from '../model.ts';
import { searchText } from '../rules.ts';
import { FETCH_EVERY_MINUTES, type FetchProblem, MOST_WAIT_MINUTES } from './model.ts';

const ZONES: Record<Lang, string> = {
  de: 'Europe/Berlin',
  cs: 'Europe/Prague',
  pl: 'Europe/Warsaw',
  en: 'Europe/Berlin',
};

/** The zone of times for which a calendar names none: that of the country whose language it has. */
export function zoneOfCalendar(lang: Lang): string {
  return ZONES[lang];
}

/** When to ask again: every hour, after failures twice as long each time, a day at most. */
export function nextFetch(now: Date, failures: number): Date {
  const minutes = Math.min(FETCH_EVERY_MINUTES * 2 ** Math.min(failures, 10), MOST_WAIT_MINUTES);
  return new Date(now.getTime() + minutes * 60_000);
}

const ONLINE = /https?:\/\/|\b(online|virtuell|virtual|webinar|zoom|webex|teams|jitsi|bigbluebutton)\b/i;

/** What a calendar of others does not say as such: where it has a place, on site, unless the place is a way to meet online. */
export function formatOf({ location = '', url = '' }: Pick<ReadEvent, 'location' | 'url'>): Format {
  if (ONLINE.test(location)) return 'online';
  return location === '' && /zoom|webex|teams\.|meet\.|jitsi/i.test(url) ? 'online' : 'on-site';
}

const LIMITS = { title: 160, summary: 400, text: 20_000, venue: 160 };

/** Texts of pages, some of which calendars send with their markup, as plain text. */
export function plainText(text: string): string {
  if (!/<\/?(a|br|p|b|i|ul|li|div|span|strong|em|h\d)\b/i.test(text)) return text.trim();
  return text
    .replace(/<(br|\/p|\/li|\/div|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

/** What a subscription says of all its events. */
export interface SubscribedAs {
  lang: Lang;
  topics: string[];
  region: string | null;
  url: string;
}

/** An event of a calendar as ours, as far as the calendar says. Texts are in the language of the subscription. */
export function contentOf(event: ReadEvent, subscription: SubscribedAs) {
  const { lang, topics, region } = subscription;
  const inLang = (text: string) => (text === '' ? {} : { [lang]: text });
  const title = inLang(cut(event.title.replace(/\s+/g, ' '), LIMITS.title));
  const description = plainText(event.description ?? '');
  const [first = ''] = description.split(/\n\s*\n/);
  const summary = inLang(cut(first.replace(/\s+/g, ' '), LIMITS.summary));
  const text = inLang(cut(description, LIMITS.text));
  const format = formatOf(event);
  const venue = event.location === undefined ? null : cut(event.location.replace(/\s+/g, ' '), LIMITS.venue);
  const days = daysOf(event);
  return {
    state: event.status === 'cancelled' ? ('cancelled' as const) : ('published' as const),
    kind: 'other' as const,
    format,
    lang,
    title: JSON.stringify(title),
    summary: JSON.stringify(summary),
    text: JSON.stringify(text),
    starts_at: event.starts,
    ends_at: event.ends,
    zone: event.zone,
    all_day: event.allDay,
    starts_on: days.first,
    ends_on: days.last,
    // A link to meet is for those who take part; who wrote the calendar has published it, but we need not.
    venue: format === 'online' ? null : venue,
    region: format === 'online' ? null : region,
    langs: [lang],
    topics,
    search: searchText([title, summary, text], [venue]),
    source_uid: event.key,
    source_url: event.url ?? subscription.url,
  };
}
export type SubscribedContent = ReturnType<typeof contentOf>;

/**
 * Which of the events that are here but not in what was read are to be withdrawn: those still to come, unless what was read is in doubt.
 * It is when it is empty all at once, and where events were left out as broken that may be the missing ones.
 */
export function goneEvents<T extends { source_uid: string; ends_at: Date; state: string }>(
  here: readonly T[],
  read: ReadCalendar,
  now: Date,
): { gone: T[]; problem?: FetchProblem } {
  const keys = new Set(read.events.map(({ key }) => key));
  const missing = here.filter(
    ({ source_uid, ends_at, state }) => !keys.has(source_uid) && ends_at > now && state !== 'withdrawn',
  );
  if (missing.length === 0) return { gone: [] };
  if (read.events.length === 0 && read.past === 0) return { gone: [], problem: 'suddenly-empty' };
  const lost = read.broken.filter(({ reason }) => reason !== 'line' && reason !== 'private');
  const unknown = read.brokenCount > read.broken.length || lost.some(({ uid }) => uid === undefined);
  const uids = new Set(lost.map(({ uid }) => uid));
  const gone = unknown ? [] : missing.filter(({ source_uid }) => !uids.has(uidOf(source_uid)));
  return gone.length < missing.length ? { gone, problem: 'broken-kept' } : { gone };
}

/** The UID in the key of an event: what comes before the instance. */
function uidOf(key: string): string {
  return key.replace(/#\d{8}(T\d{6})?$/, '');
}
