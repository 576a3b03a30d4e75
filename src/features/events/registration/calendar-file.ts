import { type CalendarEvent, writeCalendar } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import type { Attachment } from '#platform/mail';
import { calendarEvent } from '../calendar/ical.ts';
import type { EventFacts } from './commands/state.ts';
import { participantTexts } from './texts.ts';

/** Who takes part, as far as their calendar file says it. */
export interface Invited {
  name: string;
  email: string | null;
  lang: Lang;
  /** When it last changed: of two files with the same SEQUENCE calendars take the later one (RFC 5546, 2.1.5). */
  updated_at: Date;
}

/**
 * The date of an event as participants get it: the same UID as in every feed, so that calendars take a change for one, and where to
 * take part online.
 */
export function invitation(
  baseUrl: string,
  event: EventFacts,
  participant: Invited,
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH',
): string {
  const { lang, name, email } = participant;
  const plain = calendarEvent(event, lang, baseUrl, (concept) => concept);
  const more: Partial<CalendarEvent> = {
    changedAt: new Date(Math.max(participant.updated_at.getTime(), event.updatedAt.getTime())),
    categories: [],
    // Outlook answers to whom it finds here: a mailbox, where the event names one.
    ...(event.contactEmail === null
      ? {}
      : { organizer: { name: event.contactName ?? event.contactEmail, address: event.contactEmail } }),
    ...(email === null || method === 'PUBLISH' ? {} : { attendees: [{ name, address: email }] }),
    ...(event.onlineUrl === null || method === 'CANCEL'
      ? {}
      : { conference: { url: event.onlineUrl, label: participantTexts(lang).onlineAccess } }),
  };
  const online = event.onlineUrl !== null && method !== 'CANCEL' ? `\n\n${event.onlineUrl}` : '';
  return writeCalendar({
    name: plain.title,
    lang,
    method,
    events: [{ ...plain, ...more, description: `${plain.description ?? ''}${online}` }],
  });
}

export function invitationFile(
  baseUrl: string,
  event: EventFacts,
  participant: Invited,
  method: 'REQUEST' | 'CANCEL',
): Attachment {
  return {
    name: `${event.slug}.ics`,
    type: `text/calendar; charset=utf-8; method=${method}`,
    content: invitation(baseUrl, event, participant, method),
  };
}
