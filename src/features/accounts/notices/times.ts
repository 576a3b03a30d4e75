import { today } from '#platform/clock';

const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', hourCycle: 'h23' });
const DAY_MS = 86_400_000;
const MONDAY = 1;

/** Up to when what has happened is told now: notices written before are due. Digests go out at seven o'clock Central European Time, weekly ones on Mondays. */
export function dueUntil(now: Date): { daily: Date; weekly: Date } {
  let day = today(() => now);
  if (sevenOn(day) > now) day = dayBefore(day);
  const daily = sevenOn(day);
  while (new Date(day).getUTCDay() !== MONDAY) day = dayBefore(day);
  return { daily, weekly: sevenOn(day) };
}

/** Seven in the morning of a day: one or two hours earlier by UTC, as the clocks are set. */
function sevenOn(day: string): Date {
  const summer = new Date(`${day}T05:00:00Z`);
  return HOUR.format(summer) === '07' ? summer : new Date(`${day}T06:00:00Z`);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}
