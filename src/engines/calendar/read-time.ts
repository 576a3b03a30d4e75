import ICAL from 'ical.js';
import { addDays, dayOf, placeWallTime, startOfDay, wallText } from './zone.ts';

/** A DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5), in the zone in which it is to be shown. */
export interface ReadTime {
  /** YYYY-MM-DD, or YYYY-MM-DDTHH:MM:SS as the clock of the zone shows it. Compares as text. */
  wall: string;
  zone: string;
  instant: Date;
}

export type TimeRefusal = 'time' | 'zone';

const VALUE = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/i;
/** ISO 8601 with its dashes, which some programs write. */
const DASHES = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z)?)?$/i;

/**
 * A time of a file. `tzid` is undefined for times without a zone, which mean the zone of the calendar (`shownIn`); so do times in UTC,
 * since files give all their times in UTC where they know no zones.
 */
export function readTime(
  value: string,
  tzid: string | undefined,
  shownIn: string,
  findZone: (tzid: string) => string | undefined,
): ReadTime | TimeRefusal {
  const parts = VALUE.exec(value.trim()) ?? DASHES.exec(value.trim());
  if (parts === null) return 'time';
  const [, year, month, day, hour, minute, second = '00', utc] = parts;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return placeDay(date, shownIn);
  const zone = utc !== undefined ? 'UTC' : tzid === undefined ? shownIn : findZone(tzid);
  if (zone === undefined) return 'zone';
  const placed = placeWallTime({ date, time: `${hour}:${minute}` }, zone);
  // A leap second is the last second before it (RFC 5545, 3.3.12).
  const seconds = Math.min(Number(second), 59);
  if (!placed.ok || Number(second) > 60) return 'time';
  return timeAt(new Date(placed.value.instant.getTime() + seconds * 1000), utc === undefined ? zone : shownIn);
}

export function timeAt(instant: Date, zone: string): ReadTime {
  return { wall: wallText(instant, zone).slice(0, 19), zone, instant };
}

function placeDay(date: string, zone: string): ReadTime | TimeRefusal {
  const placed = placeWallTime({ date, time: '00:00' }, zone);
  return placed.ok ? { wall: date, zone, instant: placed.value.instant } : 'time';
}

/** The time of an instance of a series, of which only the wall time is known. */
export function timeOfWall(wall: string, zone: string): ReadTime | TimeRefusal {
  if (!wall.includes('T')) return placeDay(wall, zone);
  return readTime(wall, undefined, zone, () => undefined);
}

export function isDay(time: ReadTime): boolean {
  return !time.wall.includes('T');
}

/** Where an event ends: by DTEND, by DURATION, and without both (RFC 5545, 3.6.1) a day is a day and a time has no length. */
export function endOf(
  starts: ReadTime,
  ends: ReadTime | undefined,
  duration: string | undefined,
): Date | 'time' | 'end-before-start' {
  if (ends !== undefined) {
    // Some programs end a single day on itself.
    const end = isDay(starts) && ends.wall === starts.wall ? afterDays(starts, 1) : ends.instant;
    return end < starts.instant ? 'end-before-start' : end;
  }
  if (duration !== undefined) {
    if (!/^[+-]?P(?=T?\d)(\d{1,4}W|(\d{1,4}D)?(T(?=\d)(\d{1,5}H)?(\d{1,6}M)?(\d{1,8}S)?)?)$/i.test(duration))
      return 'time';
    const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(duration.toUpperCase());
    if (isNegative) return 'end-before-start';
    // Days are days of the calendar, hours are exact (RFC 5545, 3.3.6).
    const later = new Date(
      afterDays(starts, weeks * 7 + days).getTime() + (hours * 3600 + minutes * 60 + seconds) * 1000,
    );
    return isDay(starts) && later.getTime() === starts.instant.getTime() ? afterDays(starts, 1) : later;
  }
  return isDay(starts) ? afterDays(starts, 1) : starts.instant;
}

/** The same time of day so many days later. */
export function afterDays({ wall, zone, instant }: ReadTime, days: number): Date {
  if (days === 0) return instant;
  const date = addDays(wall.slice(0, 10), days);
  if (!wall.includes('T')) return startOfDay(date, zone);
  const placed = placeWallTime({ date, time: wall.slice(11, 16) }, zone);
  return placed.ok ? new Date(placed.value.instant.getTime() + Number(wall.slice(17, 19)) * 1000) : instant;
}

/** How long an event is, so that other instances of its series can be as long: days for whole days, else exact. */
export function lengthOf(starts: ReadTime, ends: Date): { days: number } | { ms: number } {
  if (!isDay(starts)) return { ms: ends.getTime() - starts.instant.getTime() };
  const last = dayOf(ends, starts.zone);
  return { days: Math.round((Date.parse(last) - Date.parse(starts.wall)) / 86_400_000) };
}
