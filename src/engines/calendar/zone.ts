import { Temporal } from 'temporal-polyfill';
import { ok, type Result, refuse } from '#engines/kit';

/** A time as it stands on a wall clock: `date` is YYYY-MM-DD, `time` is HH:MM on a clock of 24 hours. */
export interface WallTime {
  date: string;
  time: string;
}

/**
 * How a wall time lies in its zone. `skipped`: the clock jumped over it (2026-03-29 02:30 in Berlin); it is taken as much later as the
 * clock jumped (03:30). `twice`: the clock showed it twice (2026-10-25 02:30 in Berlin); the first, still in summer time, is taken.
 * So do RFC 5545 (section 3.3.5) and Temporal (`compatible`).
 */
export type Clock = 'once' | 'skipped' | 'twice';

export type WallTimeRefusal = { type: 'unknown-zone' } | { type: 'no-such-time' };

/** Years that a calendar of events needs; what lies outside is a slip of the finger. */
const WALL = /^(?:1[6-9]|[2-9]\d)\d\d-\d\d-\d\d(T(?:[01]\d|2[0-3]):[0-5]\d)$/;

const DAY = 86_400_000;

const nearby = ['Europe/Berlin', 'Europe/Prague', 'Europe/Warsaw'];

/** IANA zones to choose from, those of the network's countries first, then the others by name. */
export const ZONES: readonly string[] = [
  ...nearby,
  ...[...Intl.supportedValuesOf('timeZone'), 'UTC'].filter((zone) => !nearby.includes(zone)).sort(),
];

const formats = new Map<string, Intl.DateTimeFormat>();

/** The formatter of a zone, made once; undefined for what is no IANA zone. */
function findFormat(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  // Intl reads "europe/berlin" and "+01:00" too, which other programs do not.
  if (!/^[A-Z][A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(zone)) return undefined;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
    return format;
  } catch {
    return undefined;
  }
}

/** Is this the name of a zone of the IANA database, as in `Europe/Berlin` or `UTC`? */
export function isZone(name: string): boolean {
  return findFormat(name) !== undefined;
}

/**
 * The instant of a wall time in a zone, and whether the clock showed it once.
 * Refused: a zone that the IANA database does not have, a date or time that no calendar has.
 */
export function placeWallTime(wall: WallTime, zone: string): Result<{ instant: Date; clock: Clock }, WallTimeRefusal> {
  if (!isZone(zone)) return refuse({ type: 'unknown-zone' });
  const text = `${wall.date}T${wall.time}`;
  if (!WALL.test(text)) return refuse({ type: 'no-such-time' });
  let plain: Temporal.PlainDateTime;
  try {
    plain = Temporal.PlainDateTime.from(text);
  } catch {
    return refuse({ type: 'no-such-time' });
  }
  const placed = plain.toZonedDateTime(zone);
  const skipped = !placed.toPlainDateTime().equals(plain);
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  const clock = skipped ? 'skipped' : later.equals(placed) ? 'once' : 'twice';
  return ok({ instant: new Date(placed.epochMilliseconds), clock });
}

/** The instant of a wall time that was checked at the door. Throws RangeError on an unknown zone and on a time that does not exist. */
export function instantOf(wall: WallTime, zone: string): Date {
  const placed = placeWallTime(wall, zone);
  if (!placed.ok) throw new RangeError(`${placed.refusal.type}: ${wall.date} ${wall.time} ${zone}`);
  return placed.value.instant;
}

/** The first instant of a day in a zone: where midnight is skipped, as in Beirut, the hour that begins the day. */
export function startOfDay(date: string, zone: string): Date {
  return instantOf({ date, time: '00:00' }, zone);
}

/** What the wall clock of a zone shows at an instant; throws RangeError on an unknown zone. */
export function wallTime(instant: Date, zone: string): WallTime {
  const text = wallText(instant, zone);
  return { date: text.slice(0, -14), time: text.slice(-13, -8) };
}

/** The day, YYYY-MM-DD, on which an instant lies in a zone; throws RangeError on an unknown zone. */
export function dayOf(instant: Date, zone: string): string {
  return wallText(instant, zone).slice(0, -14);
}

/**
 * The days from first to last (both YYYY-MM-DD, both included) as a span of instants in a zone, its end exclusive: what an all-day
 * event of one or several days covers. A day of the change to summer time has 23 hours.
 */
export function daysSpan(first: string, last: string, zone: string): { starts: Date; ends: Date } {
  return { starts: startOfDay(first, zone), ends: startOfDay(addDays(last, 1), zone) };
}

/** The date so many days later (or, negative, earlier). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Wall time as YYYY-MM-DDTHH:MM:SS.mmmZ, the Z meaning nothing. */
export function wallText(instant: Date, zone: string): string {
  const ms = instant.getTime();
  return new Date(ms + offsetAt(ms, zone)).toISOString();
}

/** Does the clock show the wall time of this instant twice, because it is put back around then? */
export function isShownTwice(instant: Date, zone: string): boolean {
  const ms = instant.getTime();
  const before = offsetAt(ms - DAY / 8, zone);
  const after = offsetAt(ms + DAY / 8, zone);
  if (before <= after) return false;
  const here = offsetAt(ms, zone);
  const other = here === before ? ms + (before - after) : ms - (before - after);
  return offsetAt(other, zone) !== here;
}

/** Offsets by zone and day of the clock in UTC, for days that have one offset from beginning to end: asking Intl takes over a microsecond. */
const offsets = new Map<string, Map<number, number | undefined>>();
const MOST_DAYS = 20_000;

/** Milliseconds that the clock of the zone is ahead of UTC. */
function offsetAt(ms: number, zone: string): number {
  let days = offsets.get(zone);
  if (days === undefined) {
    if (!isZone(zone)) throw new RangeError(`unknown-zone: ${zone}`);
    days = new Map();
    offsets.set(zone, days);
  }
  const day = Math.floor(ms / DAY);
  let offset = days.get(day);
  if (offset === undefined && !days.has(day)) {
    const atBegin = askOffset(day * DAY, zone);
    offset = atBegin === askOffset((day + 1) * DAY, zone) ? atBegin : undefined;
    if (days.size >= MOST_DAYS) days.clear();
    days.set(day, offset);
  }
  return offset ?? askOffset(ms, zone);
}

function askOffset(ms: number, zone: string): number {
  const whole = Math.floor(ms / 1000) * 1000;
  const shown = findFormat(zone)?.format(whole) ?? '';
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = shown.split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}
