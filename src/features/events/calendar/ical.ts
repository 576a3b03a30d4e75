import { type CalendarEvent, daysSpan } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import type { EventRow } from '../model.ts';
import { townBeside } from '../rules.ts';
import { zoneOf } from './dates.ts';

/** What a calendar file says of an event beside its row. Never where to take part online: that is for those who do. */
export type ForCalendar = EventRow & { address: string | null; createdAt: Date };

/** How calendars know an event for ever: the same in feeds, on its page and in mails, so that they take a change for one. */
export function calendarUid(id: string, baseUrl: string): string {
  return `${id}@${new URL(baseUrl).hostname}`;
}

/** An event as calendars need it. Who sends it by mail adds attendees, and where to take part. */
export function calendarEvent(
  event: ForCalendar,
  lang: Lang,
  baseUrl: string,
  label: (concept: string) => string,
): CalendarEvent {
  const title = localise(event.title, lang);
  const summary = localise(event.summary, lang).text;
  const url = `${baseUrl}/${lang}/events/${event.slug}`;
  const zone = zoneOf(event);
  const whole = event.allDay ? daysSpan(event.startsOn, event.endsOn, zone) : undefined;
  const place = [event.venue, event.address, townBeside(event)].filter((part) => part !== null);
  return {
    uid: calendarUid(event.id, baseUrl),
    changedAt: event.updatedAt,
    createdAt: event.createdAt,
    sequence: event.sequence,
    status: event.state === 'cancelled' ? 'cancelled' : 'confirmed',
    lang: title.lang,
    title: title.text,
    description: summary === '' ? url : `${summary}\n\n${url}`,
    starts: whole?.starts ?? event.startsAt,
    ends: whole?.ends ?? event.endsAt,
    zone,
    allDay: event.allDay,
    location: event.format === 'online' ? 'Online' : place.join(', '),
    ...(event.place === null ? {} : { geo: { lat: event.place.lat, lon: event.place.lon } }),
    url,
    organizer: {
      name: localise(event.hub.name, lang).text,
      address: `${baseUrl}/${lang}/hubs/${event.hub.slug}`,
    },
    categories: event.topics.map(label),
  };
}
