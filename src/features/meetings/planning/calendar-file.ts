import { writeCalendar } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import type { Attachment } from '#platform/mail';
import { mailTexts } from './mail-texts.ts';
import type { JsonMeeting } from './queries/calendar.ts';
import { type OnlinePlaces, roomOf } from './rooms.ts';

/** What the calendar file of a personal plan is made of. */
export interface CalendarPlan extends OnlinePlaces {
  title: string;
  lang: Lang;
  zone: string;
  venue: string | null;
  contactEmail: string | null;
  sequence: number;
  meetings: readonly JsonMeeting[];
  /** They were in a plan published before. */
  dropped: readonly JsonMeeting[];
}

/**
 * The calendar file of a personal plan. A meeting keeps its UID when it moves, and SEQUENCE counts up with each plan that is published, so that calendars take
 * over what is new; what was dropped is sent as cancelled, because calendars keep what is merely left out (RFC 5546, 2.1.4 and 3.2.1).
 */
export function calendarFile(
  baseUrl: string,
  plan: CalendarPlan,
  { url, now }: { url: string; now: Date },
): Attachment {
  const { lang, title, venue, contactEmail } = plan;
  const t = mailTexts(lang);
  const { host } = new URL(baseUrl);
  const event = (meeting: JsonMeeting, isDropped: boolean) => {
    const { request, table, name, organisation } = meeting;
    const room = table === null && !isDropped ? roomOf(plan, request, meeting.roomNumber) : null;
    return {
      uid: `meeting-${request}@${host}`,
      changedAt: now,
      sequence: plan.sequence,
      status: isDropped ? ('cancelled' as const) : ('confirmed' as const),
      lang,
      title: t.meetingWith(organisation === null ? name : `${name} (${organisation})`),
      description: title,
      starts: new Date(meeting.starts),
      ends: new Date(meeting.ends),
      zone: plan.zone,
      location:
        table !== null
          ? [table, venue].filter(Boolean).join(', ')
          : room === null
            ? t.online
            : [room.name, room.address].filter(Boolean).join(', '),
      url,
      // Outlook shows this address as the one who answers.
      ...(contactEmail === null ? {} : { organizer: { name: contactEmail, address: contactEmail } }),
      ...(room === null ? {} : { conference: { url: room.address, label: room.name ?? t.online } }),
    };
  };
  const content = writeCalendar({
    name: title,
    lang,
    method: 'PUBLISH',
    refreshHours: 1,
    events: [
      ...plan.meetings.map((meeting) => event(meeting, false)),
      ...plan.dropped.map((meeting) => event(meeting, true)),
    ],
  });
  return { name: 'meetings.ics', type: 'text/calendar; charset=utf-8; method=PUBLISH', content };
}
