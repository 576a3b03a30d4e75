/** The time as an argument, so that tests and demo data can choose it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Making one takes a hundred times longer than using it. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The calendar day at the hub, as YYYY-MM-DD. Hubs of all countries served so far keep Central European Time. */
export function today(clock: Clock): string {
  return DAY.format(clock());
}

const DAY_MS = 86_400_000;

/** The moment so many times 24 hours later. */
export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

/** The moment so many times 24 hours earlier: what is older than that has been kept long enough. */
export function daysBefore(moment: Date, days: number): Date {
  return daysAfter(moment, -days);
}
