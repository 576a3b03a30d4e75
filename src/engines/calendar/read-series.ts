import ICAL from 'ical.js';

/** Steps of working out rules that a file has; one is about a microsecond. A rule may look for a day that never comes. */
export interface Budget {
  left: number;
}

export type SeriesRefusal = { type: 'rule' } | { type: 'rule-too-often' } | { type: 'rule-too-much' };

/** A day each day of the window at most, and some more. */
const MOST_INSTANCES = 500;
/** For one series: two hundred years of days. */
const MOST_STEPS = 80_000;

class TooMuch extends Error {}

let budget: Budget = { left: 0 };

function spend(steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) throw new TooMuch();
}

/** The iterator of ical.js, which for some rules would never end or take seconds for one step: all its loops pass here. */
class CountedIterator extends ICAL.RecurIterator {
  override increment_monthday(days: number): void {
    spend(days);
    super.increment_monthday(days);
  }
  override increment_month(): void {
    spend(1);
    super.increment_month();
  }
  override increment_year(years: number): void {
    // A year is laid out day by day.
    spend(100);
    super.increment_year(years);
  }
  override check_contracting_rules(): boolean {
    spend(1);
    return super.check_contracting_rules();
  }
}

/**
 * The wall times (YYYY-MM-DDTHH:MM:SS, or YYYY-MM-DD for whole days) that a rule (RFC 5545, 3.3.10) gives from `first` on, those in the
 * window `from` to `to`, both included and compared as text. Rules that repeat within a day are refused: no event of a calendar does.
 */
export function expandRule(
  rule: string,
  first: string,
  window: { from: string; to: string },
  all: Budget,
): string[] | SeriesRefusal {
  if (rule.length > 500) return { type: 'rule' };
  if (/FREQ=(SECONDLY|MINUTELY|HOURLY)/i.test(rule)) return { type: 'rule-too-often' };
  budget = { left: Math.min(all.left, MOST_STEPS) };
  const had = budget.left;
  try {
    const walls: string[] = [];
    const recur = ICAL.Recur.fromString(rule);
    const months: number[] | undefined = recur.parts.BYMONTH;
    const iterator = new CountedIterator({ rule: recur, dtstart: startOf(first) });
    for (let next = iterator.next(); next !== null; next = iterator.next()) {
      // The type does not say that there may be none any more.
      if (next === undefined) break;
      spend(1);
      const wall = next.toString();
      if (wall > window.to) break;
      // The 30th of February is not the 2nd of March (RFC 5545, 3.3.10: dates that do not exist are ignored).
      if (wall < window.from || months?.includes(next.month) === false) continue;
      if (walls.length >= MOST_INSTANCES) return { type: 'rule-too-often' };
      walls.push(wall);
    }
    return walls;
  } catch (error) {
    return { type: error instanceof TooMuch ? 'rule-too-much' : 'rule' };
  } finally {
    all.left -= had - Math.max(budget.left, 0);
  }
}

function startOf(wall: string): ICAL.Time {
  return wall.includes('T') ? ICAL.Time.fromDateTimeString(wall) : ICAL.Time.fromDateString(wall);
}
