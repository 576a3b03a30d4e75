import { writeCalendar } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import type { Attachment } from '#platform/mail';
import { mailTexts } from './mail-texts.ts';

/** A meeting as one of its two sees it. */
export interface OwnMeeting {
  request: string;
  startsAt: Date;
  endsAt: Date;
  table: string | null;
  /** Where they meet online. */
  room: string | null;
  name: string;
  organisation: string | null;
}

/** The calendar file of a personal plan. A meeting keeps its UID when it moves; the number of the plan counts up. */
export function calendarFile(
  baseUrl: string,
  plan: { title: string; lang: Lang; zone: string; venue: string | null; number: number },
  meetings: readonly OwnMeeting[],
  { url, now }: { url: string; now: Date },
): Attachment {
  const t = mailTexts(plan.lang);
  const { host } = new URL(baseUrl);
  const content = writeCalendar({
    name: plan.title,
    lang: plan.lang,
    method: 'PUBLISH',
    events: meetings.map((meeting) => ({
      uid: `meeting-${meeting.request}@${host}`,
      changedAt: now,
      sequence: plan.number,
      status: 'confirmed' as const,
      lang: plan.lang,
      title: t.meetingWith(meeting.organisation === null ? meeting.name : `${meeting.name} (${meeting.organisation})`),
      description: plan.title,
      starts: meeting.startsAt,
      ends: meeting.endsAt,
      zone: plan.zone,
      location:
        meeting.table === null ? (meeting.room ?? t.online) : [meeting.table, plan.venue].filter(Boolean).join(', '),
      url,
      ...(meeting.room === null ? {} : { conference: { url: meeting.room, label: t.online } }),
    })),
  });
  return { name: 'meetings.ics', type: 'text/calendar; charset=utf-8; method=PUBLISH', content };
}
