import { addDays, dayOf } from './zone.ts';

/** A day in a grid; `date` is YYYY-MM-DD. */
export interface GridDay {
  date: string;
  /** Whether it belongs to the month, and is not only there to fill the week. */
  inMonth: boolean;
}

/** A week from Monday to Sunday with its number by ISO 8601; the first days of January may lie in week 53 of the year before. */
export interface GridWeek {
  week: number;
  days: GridDay[];
}

/** What lies in a calendar: its end is exclusive, and the days are those of its own zone. */
export interface Span {
  starts: Date;
  ends: Date;
  zone: string;
}

/** The weeks that touch a month (1 to 12), 4 to 6 of them. Throws RangeError on a month that no calendar has. */
export function monthGrid(year: number, month: number): GridWeek[] {
  if (!Number.isInteger(year) || year < 1 || year > 9998 || !Number.isInteger(month) || month < 1 || month > 12) {
    throw new RangeError(`no month: ${year}-${month}`);
  }
  const prefix = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  const weeks: GridWeek[] = [];
  let date = mondayOf(`${prefix}-01`);
  do {
    const days = Array.from({ length: 7 }, (_, at) => addDays(date, at));
    weeks.push({ week: isoWeek(date), days: days.map((day) => ({ date: day, inMonth: day.startsWith(prefix) })) });
    date = addDays(date, 7);
  } while (date.startsWith(prefix));
  return weeks;
}

/** Number of the week by ISO 8601: week 1 is the one with the first Thursday of the year. */
export function isoWeek(date: string): number {
  const thursday = addDays(mondayOf(date), 3);
  const dayOfYear = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  return Math.floor(dayOfYear / 7) + 1;
}

function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** First and last day of a span in its zone. What ends at midnight does not reach into the day that begins then; what has no length lies on its day. */
export function daysOf({ starts, ends, zone }: Span): { first: string; last: string } {
  const first = dayOf(starts, zone);
  if (ends.getTime() <= starts.getTime()) return { first, last: first };
  return { first, last: dayOf(new Date(ends.getTime() - 1), zone) };
}

/**
 * What lies on each day of a grid, in order of beginning; a span of several days is on each of them. Every day of the grid is in the
 * map. The work is that of the spans and of the days they cover within the grid.
 */
export function placeOnDays<T extends Span>(grid: readonly GridWeek[], spans: readonly T[]): Map<string, T[]> {
  const days = new Map<string, T[]>(grid.flatMap((week) => week.days.map(({ date }) => [date, []])));
  const dates = [...days.keys()];
  const begin = dates[0] ?? '';
  const end = dates.at(-1) ?? '';
  const sorted = [...spans].sort((a, b) => a.starts.getTime() - b.starts.getTime());
  for (const span of sorted) {
    const { first, last } = daysOf(span);
    if (first === last) {
      days.get(first)?.push(span);
      continue;
    }
    if (last < begin || first > end) continue;
    for (const date of dates) if (date >= first && date <= last) days.get(date)?.push(span);
  }
  return days;
}
