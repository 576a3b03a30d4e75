import { addDays, dayOf, daysSpan, instantOf, isZone, placeWallTime, wallTime } from '#engines/calendar';
import { ok, type Result, refuse } from '#engines/kit';
import type { FieldError } from '#platform/web';

/** When an event is: moments, and the days that they are in its own zone. */
export interface When {
  startsAt: Date;
  endsAt: Date;
  zone: string;
  allDay: boolean;
  startsOn: string;
  /** The last day. */
  endsOn: string;
}

/** Longer is a series, or a slip of the finger. */
export const MAX_DAYS = 30;
const DAY = 86_400_000;
/** Before this network was, and further ahead than anybody plans. */
const EARLIEST = '2000-01-01';
const YEARS_AHEAD = 5;

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Reads `starts_on`, `starts_time`, `ends_on`, `ends_time`, `zone`, `all_day` of a form. Without a last day the event ends on its first. */
export function parseWhen(
  values: Record<string, string>,
  now: Date,
): Result<When, { type: 'invalid'; errors: FieldError[] }> {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string) => errors.push({ field, code });
  const zone = values.zone?.trim() ?? '';
  const allDay = values.all_day === 'yes';
  const startsOn = values.starts_on?.trim() ?? '';
  const endsOn = (values.ends_on?.trim() || startsOn) ?? '';
  const startsTime = plainTime(values.starts_time);
  const endsTime = plainTime(values.ends_time);
  const last = `${now.getUTCFullYear() + YEARS_AHEAD}-12-31`;
  const checkDay = (field: string, day: string) => {
    if (day === '') wrong(field, 'dateMissing');
    else if (!isDay(day)) wrong(field, 'dateWrong');
    else if (day < EARLIEST || day > last) wrong(field, 'dateFar');
  };
  checkDay('starts_on', startsOn);
  if (endsOn !== startsOn) checkDay('ends_on', endsOn);
  if (!allDay) {
    for (const [field, time] of [
      ['starts_time', startsTime],
      ['ends_time', endsTime],
    ] as const) {
      if (time === '') wrong(field, 'timeMissing');
      else if (!TIME.test(time)) wrong(field, 'timeWrong');
    }
  }
  if (!isZone(zone)) wrong('zone', 'zoneUnknown');
  if (errors.length > 0) return refuse({ type: 'invalid', errors });

  if (endsOn < startsOn) return refuse({ type: 'invalid', errors: [{ field: 'ends_on', code: 'endsBeforeStart' }] });
  if (Date.parse(endsOn) - Date.parse(startsOn) >= MAX_DAYS * DAY)
    return refuse({ type: 'invalid', errors: [{ field: 'ends_on', code: 'eventTooLong' }] });
  if (allDay) {
    const { starts, ends } = daysSpan(startsOn, endsOn, zone);
    return ok({ startsAt: starts, endsAt: ends, zone, allDay, startsOn, endsOn });
  }
  const starts = placeWallTime({ date: startsOn, time: startsTime }, zone);
  const ends = placeWallTime({ date: endsOn, time: endsTime }, zone);
  if (!starts.ok || starts.value.clock === 'skipped') wrong('starts_time', 'timeSkipped');
  if (!ends.ok || ends.value.clock === 'skipped') wrong('ends_time', 'timeSkipped');
  if (!starts.ok || !ends.ok || errors.length > 0) return refuse({ type: 'invalid', errors });
  if (ends.value.instant <= starts.value.instant) wrong('ends_time', 'endsBeforeStart');
  if (errors.length > 0) return refuse({ type: 'invalid', errors });
  const [startsAt, endsAt] = [starts.value.instant, ends.value.instant];
  // What ends at midnight is over on the day before.
  return ok({ startsAt, endsAt, zone, allDay, startsOn, endsOn: dayOf(new Date(endsAt.getTime() - 1), zone) });
}

/** A day that calendars have: the 30th of February is none. */
export function isDay(day: string): boolean {
  return DATE.test(day) && !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day);
}

/** „9:30“ and „9.30“ are meant as 09:30. */
export function plainTime(time: string | undefined): string {
  const said = /^(\d{1,2})[:.](\d\d)$/.exec(time?.trim() ?? '');
  return said === null ? (time?.trim() ?? '') : `${said[1]?.padStart(2, '0')}:${said[2]}`;
}

/** The fields of a form that say this. */
export function whenFields({ startsAt, endsAt, zone, allDay, startsOn, endsOn }: When): Record<string, string> {
  return {
    starts_on: startsOn,
    starts_time: allDay ? '' : wallTime(startsAt, zone).time,
    // An event until midnight ends on the day that then begins.
    ends_on: allDay ? endsOn : wallTime(endsAt, zone).date,
    ends_time: allDay ? '' : wallTime(endsAt, zone).time,
    zone,
    all_day: allDay ? 'yes' : '',
  };
}

/** The same on another day: same time on the clock, same length on the clock. */
export function onDay(when: When, day: string): When {
  const days = Math.round((Date.parse(day) - Date.parse(when.startsOn)) / DAY);
  if (when.allDay) {
    const endsOn = addDays(when.endsOn, days);
    const { starts, ends } = daysSpan(day, endsOn, when.zone);
    return { ...when, startsAt: starts, endsAt: ends, startsOn: day, endsOn };
  }
  const shifted = (at: Date) => {
    const { date, time } = wallTime(at, when.zone);
    return instantOf({ date: addDays(date, days), time }, when.zone);
  };
  const endsAt = shifted(when.endsAt);
  return { ...when, startsAt: shifted(when.startsAt), endsAt, startsOn: day, endsOn: addDays(when.endsOn, days) };
}

/**
 * Where a moment of an event lies after the event has moved: as far from its beginning on the clock as before. A talk at 10 stays at 10 when the
 * event is held a week later, also across the change to summer time.
 */
export function moveAlong(at: Date, from: Pick<When, 'startsAt' | 'zone'>, to: Pick<When, 'startsAt' | 'zone'>): Date {
  const onClock = (moment: Date, zone: string) => {
    const { date, time } = wallTime(moment, zone);
    return Date.parse(`${date}T${time}:00Z`);
  };
  const offset = onClock(at, from.zone) - onClock(from.startsAt, from.zone);
  const text = new Date(onClock(to.startsAt, to.zone) + offset).toISOString();
  return instantOf({ date: text.slice(0, 10), time: text.slice(11, 16) }, to.zone);
}

// ---- series

export const REPEATS = ['once', 'weekly', 'fortnightly', 'monthly-day', 'monthly-weekday', 'list'] as const;
export type Repeat = (typeof REPEATS)[number];

/** A year of weeks: what is longer is begun again with what has been learnt. */
export const MAX_DATES = 53;

/**
 * The first days of a series, the first itself among them. `monthly-weekday`: the second Tuesday of each month, if the first is one; a fifth is taken
 * as the last. `monthly-day`: the 31st is left out in shorter months.
 */
export function seriesDays(first: string, repeat: Exclude<Repeat, 'list'>, count: number): string[] {
  const most = Math.min(Math.max(count, 1), MAX_DATES);
  if (repeat === 'once') return [first];
  if (repeat === 'weekly' || repeat === 'fortnightly') {
    const step = repeat === 'weekly' ? 7 : 14;
    return Array.from({ length: most }, (_, at) => addDays(first, at * step));
  }
  const days: string[] = [];
  for (let month = 0; days.length < most; month++) {
    const day = repeat === 'monthly-day' ? sameDay(first, month) : sameWeekday(first, month);
    if (day !== undefined) days.push(day);
  }
  return days;
}

function sameDay(first: string, months: number): string | undefined {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, day));
  return at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

function sameWeekday(first: string, months: number): string {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const weekday = new Date(Date.parse(first)).getUTCDay();
  const which = Math.ceil(day / 7);
  const begin = new Date(Date.UTC(year, month - 1 + months, 1));
  const offset = (weekday - begin.getUTCDay() + 7) % 7;
  const days = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const date = 1 + offset + (which - 1) * 7;
  return new Date(Date.UTC(year, month - 1 + months, date > days ? date - 7 : date)).toISOString().slice(0, 10);
}

/** The days of a series as they were asked for: by a rule, or one a line. */
export function parseSeries(
  values: Record<string, string>,
  first: When,
  now: Date,
): Result<When[], { type: 'invalid'; errors: FieldError[] }> {
  const refused = (field: string, code: string) => {
    const errors: FieldError[] = [{ field, code }];
    return refuse<{ type: 'invalid'; errors: FieldError[] }>({ type: 'invalid', errors });
  };
  const repeat = REPEATS.find((one) => one === (values.repeat || 'once'));
  if (repeat === undefined) return refused('repeat', 'choiceUnknown');
  let days: string[];
  if (repeat === 'list') {
    const given = (values.dates ?? '')
      .split(/[\s,;]+/)
      .filter((day) => day !== '')
      .map(plainDay);
    if (given.some((day) => !isDay(day))) return refused('dates', 'datesWrong');
    days = [...new Set([first.startsOn, ...given])].sort();
  } else {
    const count = repeat === 'once' ? 1 : Number(values.count?.trim());
    if (!Number.isInteger(count) || count < 1 || count > MAX_DATES) return refused('count', 'countWrong');
    days = seriesDays(first.startsOn, repeat, count);
  }
  if (days.length > MAX_DATES) return refused('dates', 'countWrong');
  const last = `${now.getUTCFullYear() + YEARS_AHEAD}-12-31`;
  if (days.some((day) => day < EARLIEST || day > last))
    return refused(repeat === 'list' ? 'dates' : 'count', 'dateFar');
  return ok(days.map((day) => onDay(first, day)));
}

/** „12.5.2026“ is how people here write it. */
function plainDay(day: string): string {
  const said = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day);
  return said === null ? day : `${said[3]}-${said[2]?.padStart(2, '0')}-${said[1]?.padStart(2, '0')}`;
}
