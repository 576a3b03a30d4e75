import { createLines, escapeText, type Lines, parameter, uriValue } from './content-line.ts';
import { addDays, dayOf, isShownTwice, wallText } from './zone.ts';
import { findZoneBlock } from './zone-block.ts';

/** Who invites or is invited; `address` is a calendar address, a mail address without `mailto:` or a web address. */
export interface CalendarPerson {
  name: string;
  address: string;
}

/** An event as calendars need it. Instants are in UTC; the zone says in which clock they are written. */
export interface CalendarEvent {
  /** Never changes and is unlike any other in the world, as in `0192…@hubs.example`. */
  uid: string;
  /** When this record last changed: DTSTAMP and LAST-MODIFIED. */
  changedAt: Date;
  createdAt?: Date | undefined;
  /** Counts up when time, place or state change; readers take the higher one (RFC 5546, 2.1.4). */
  sequence: number;
  status: 'confirmed' | 'tentative' | 'cancelled';
  /** Language of the texts (RFC 5646), as in `de`. */
  lang?: string | undefined;
  title: string;
  /** Plain text. */
  description?: string | undefined;
  starts: Date;
  /** Exclusive. Not after `starts`: the event has no length, or, all day, is one day. */
  ends: Date;
  /** IANA zone; an unknown one throws RangeError. */
  zone: string;
  /** Whole days of the zone: written without times. */
  allDay?: boolean | undefined;
  location?: string | undefined;
  geo?: { lat: number; lon: number } | undefined;
  url?: string | undefined;
  organizer?: CalendarPerson | undefined;
  attendees?: readonly CalendarPerson[] | undefined;
  categories?: readonly string[] | undefined;
  image?: { url: string; mediaType?: string } | undefined;
  /** Where to take part by video. */
  conference?: { url: string; label?: string } | undefined;
}

export interface Calendar {
  name: string;
  description?: string | undefined;
  /** Where the calendar is to be found as a page. */
  url?: string | undefined;
  /** Where this very feed is fetched. */
  source?: string | undefined;
  lang?: string | undefined;
  /** Hours after which a subscriber looks again. */
  refreshHours?: number | undefined;
  events: Iterable<CalendarEvent>;
  /** What a file sent by mail wants (RFC 5546); feeds say nothing or PUBLISH. */
  method?: 'PUBLISH' | 'REQUEST' | 'CANCEL' | undefined;
}

const STATUS = { confirmed: 'CONFIRMED', tentative: 'TENTATIVE', cancelled: 'CANCELLED' };

/**
 * Writes a calendar as iCalendar (RFC 5545 with the properties of RFC 7986), lines ended by CRLF. The same input gives the same text.
 * Only zones that are used get a VTIMEZONE. Throws RangeError on an event in an unknown zone.
 */
export function writeCalendar(calendar: Calendar): string {
  return encodeCalendar(calendar).toString();
}

/** The same in UTF-8, for answers over HTTP: a large feed is never a string. */
export function encodeCalendar({ events, ...head }: Calendar): Buffer {
  const writer = openCalendar(head);
  writer.add(events);
  return writer.end();
}

/** The same in pieces, for who has others to let in between them. */
export interface CalendarWriter {
  add(events: Iterable<CalendarEvent>): void;
  end(): Buffer;
}

export function openCalendar(calendar: Omit<Calendar, 'events'>): CalendarWriter {
  const written = createLines();
  const zones = new Set<string>();
  return {
    add(events) {
      for (const event of events) writeEvent(written, event, calendar.method, zones);
    },
    end() {
      written.raw('END:VCALENDAR\r\n');
      const head = createLines();
      writeHead(head, calendar);
      for (const zone of [...zones].sort()) head.raw(findZoneBlock(zone) ?? '');
      return Buffer.concat([head.bytes(), written.bytes()]);
    },
  };
}

function writeHead(
  { line, raw }: Lines,
  { name, description, url, source, lang, refreshHours, method }: Omit<Calendar, 'events'>,
): void {
  raw('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hubwerk//Hubwerk//DE\r\nCALSCALE:GREGORIAN\r\n');
  if (method !== undefined) raw(`METHOD:${method}\r\n`);
  const language = lang === undefined ? '' : `;LANGUAGE=${lang}`;
  // Older programs know only the names with X-.
  line(`NAME${language}:${escapeText(name)}`);
  line(`X-WR-CALNAME:${escapeText(name)}`);
  if (description) {
    line(`DESCRIPTION${language}:${escapeText(description)}`);
    line(`X-WR-CALDESC:${escapeText(description)}`);
  }
  if (url) line(`URL:${uriValue(url)}`);
  if (source) line(`SOURCE;VALUE=URI:${uriValue(source)}`);
  if (refreshHours !== undefined) {
    raw(`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H\r\nX-PUBLISHED-TTL:PT${refreshHours}H\r\n`);
  }
}

function writeEvent(lines: Lines, event: CalendarEvent, method: Calendar['method'], zones: Set<string>): void {
  const { line, raw } = lines;
  const language = event.lang === undefined ? '' : `;LANGUAGE=${event.lang}`;
  const stamp = utc(event.changedAt);
  raw('BEGIN:VEVENT\r\n');
  line(`UID:${escapeText(event.uid)}`);
  const created = event.createdAt === undefined ? '' : `CREATED:${utc(event.createdAt)}\r\n`;
  const status = method === 'CANCEL' ? 'CANCELLED' : STATUS[event.status];
  raw(
    `DTSTAMP:${stamp}\r\n${created}LAST-MODIFIED:${stamp}\r\nSEQUENCE:${event.sequence}\r\nSTATUS:${status}\r\n${times(event, zones)}`,
  );
  line(`SUMMARY${language}:${escapeText(event.title)}`);
  if (event.description) line(`DESCRIPTION${language}:${escapeText(event.description)}`);
  if (event.location) line(`LOCATION${language}:${escapeText(event.location)}`);
  if (event.geo !== undefined) raw(`GEO:${event.geo.lat.toFixed(6)};${event.geo.lon.toFixed(6)}\r\n`);
  if (event.url) line(`URL:${uriValue(event.url)}`);
  if (event.organizer !== undefined) line(`ORGANIZER${person(event.organizer)}`);
  for (const attendee of event.attendees ?? []) {
    line(`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE${person(attendee)}`);
  }
  if (event.categories !== undefined && event.categories.length > 0) {
    line(`CATEGORIES${language}:${event.categories.map(escapeText).join(',')}`);
  }
  if (event.image !== undefined) {
    const type = event.image.mediaType === undefined ? '' : `;FMTTYPE=${event.image.mediaType}`;
    line(`IMAGE;VALUE=URI;DISPLAY=FULLSIZE${type}:${uriValue(event.image.url)}`);
  }
  if (event.conference !== undefined) {
    const label = event.conference.label === undefined ? '' : parameter('LABEL', event.conference.label);
    line(`CONFERENCE;VALUE=URI;FEATURE=VIDEO${label}:${uriValue(event.conference.url)}`);
  }
  raw('END:VEVENT\r\n');
}

/** DTSTART and DTEND (RFC 5545, 3.8.2). Where there is no length, DTEND is left out, since it must be later than DTSTART (3.8.2.2). */
function times({ starts, ends, zone, allDay = false }: CalendarEvent, zones: Set<string>): string {
  if (allDay) {
    const first = dayOf(starts, zone);
    const last = ends.getTime() > starts.getTime() ? dayOf(new Date(ends.getTime() - 1), zone) : first;
    return `DTSTART;VALUE=DATE:${digits(first)}\r\nDTEND;VALUE=DATE:${digits(addDays(last, 1))}\r\n`;
  }
  const long = ends.getTime() > starts.getTime();
  // A local time that the clock shows twice is read differently by different programs.
  if (isShownTwice(starts, zone) || isShownTwice(ends, zone) || findZoneBlock(zone) === undefined) {
    return `DTSTART:${utc(starts)}\r\n${long ? `DTEND:${utc(ends)}\r\n` : ''}`;
  }
  zones.add(zone);
  const start = `DTSTART;TZID=${zone}:${local(starts, zone)}\r\n`;
  return long ? `${start}DTEND;TZID=${zone}:${local(ends, zone)}\r\n` : start;
}

function person({ name, address }: CalendarPerson): string {
  const uri = address.includes(':') ? address : `mailto:${address}`;
  return `${parameter('CN', name)}:${uriValue(uri)}`;
}

/** YYYYMMDD'T'HHMMSS'Z' (RFC 5545, 3.3.5, form 2). */
function utc(instant: Date): string {
  return `${compact(instant.toISOString())}Z`;
}

/** The same in the clock of a zone (form 3). */
function local(instant: Date, zone: string): string {
  return compact(wallText(instant, zone));
}

function compact(iso: string): string {
  return `${digits(iso.slice(0, 10))}T${iso.slice(11, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}`;
}

function digits(date: string): string {
  return date.slice(0, 4) + date.slice(5, 7) + date.slice(8, 10);
}
