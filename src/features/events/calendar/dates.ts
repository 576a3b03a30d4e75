import { isZone, wallTime } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { catalogue, LOCALES } from '#platform/i18n';
import type { EventRow } from '../model.ts';

/** When an event is, as far as a sentence about it needs. */
export type Dated = Pick<EventRow, 'startsAt' | 'endsAt' | 'startsOn' | 'endsOn' | 'zone' | 'allDay'>;

const texts = catalogue({
  clock: {
    de: (time: string) => `${time} Uhr`,
    cs: (time: string) => time,
    pl: (time: string) => `godz. ${time}`,
    en: (time: string) => time,
  },
  clocks: {
    de: (from: string, to: string) => `${from} bis ${to} Uhr`,
    cs: (from: string, to: string) => `${from}–${to}`,
    pl: (from: string, to: string) => `godz. ${from}–${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  from: {
    de: (time: string) => `ab ${time} Uhr`,
    cs: (time: string) => `od ${time}`,
    pl: (time: string) => `od godz. ${time}`,
    en: (time: string) => `from ${time}`,
  },
  span: {
    de: (from: string, to: string) => `${from} bis ${to}`,
    cs: (from: string, to: string) => `${from} – ${to}`,
    pl: (from: string, to: string) => `${from} – ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  until: {
    de: (day: string) => `bis ${day}`,
    cs: (day: string) => `do ${day}`,
    pl: (day: string) => `do ${day}`,
    en: (day: string) => `until ${day}`,
  },
  allDay: { de: 'ganztägig', cs: 'celý den', pl: 'cały dzień', en: 'all day' },
});

/** Making a format takes a hundred times longer than using it. */
function formats(options: Intl.DateTimeFormatOptions): (lang: Lang, day: string) => string {
  const made = new Map<Lang, Intl.DateTimeFormat>();
  return (lang, day) => {
    let format = made.get(lang);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(LOCALES[lang], { ...options, timeZone: 'UTC' });
      made.set(lang, format);
    }
    return format.format(new Date(`${day}T00:00:00Z`));
  };
}

/** „Donnerstag, 12. November 2026“ */
export const dayInWords = formats({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** „12. November 2026“ */
export const dateInWords = formats({ day: 'numeric', month: 'long', year: 'numeric' });
/** „12. November“ */
export const dayOfMonth = formats({ day: 'numeric', month: 'long' });
/** „Donnerstag“ */
export const weekday = formats({ weekday: 'long' });
/** „Do“ */
export const weekdayShort = formats({ weekday: 'short' });
/** „Nov“ */
export const monthShort = formats({ month: 'short' });
const monthOf = formats({ month: 'long', year: 'numeric' });
/** „November 2026“ of `2026-11`, as a heading. */
export function monthInWords(lang: Lang, month: string): string {
  const name = monthOf(lang, `${month}-01`);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The zone whose clock an event goes by. What an older import may have left behind does not take the whole calendar down. */
export function zoneOf({ zone }: Pick<Dated, 'zone'>): string {
  return isZone(zone) ? zone : 'Europe/Berlin';
}

/** `10:00` on the clock of the event. */
export function timeOfDay(at: Date, event: Pick<Dated, 'zone'>): string {
  return wallTime(at, zoneOf(event)).time;
}

const hasNoLength = (event: Dated) => event.endsAt.getTime() <= event.startsAt.getTime();

/** Day and time in words, in the zone of the event: „Donnerstag, 12. November 2026, 10:00 bis 16:00 Uhr“. */
export function whenInWords(lang: Lang, event: Dated): string {
  const t = texts(lang);
  const isOneDay = event.startsOn === event.endsOn;
  if (event.allDay) {
    if (isOneDay) return `${dayInWords(lang, event.startsOn)}, ${t.allDay}`;
    return t.span(dayInWords(lang, event.startsOn), dayInWords(lang, event.endsOn));
  }
  const from = timeOfDay(event.startsAt, event);
  const to = timeOfDay(event.endsAt, event);
  if (hasNoLength(event)) return `${dayInWords(lang, event.startsOn)}, ${t.clock(from)}`;
  if (isOneDay) return `${dayInWords(lang, event.startsOn)}, ${t.clocks(from, to)}`;
  return t.span(
    `${dayInWords(lang, event.startsOn)}, ${t.clock(from)}`,
    `${dayInWords(lang, event.endsOn)}, ${t.clock(to)}`,
  );
}

/** The time beside a date that stands there already: „10:00 bis 16:00 Uhr“, „ab 10:00 Uhr, bis 14. November“. */
export function timeInWords(lang: Lang, event: Dated): string {
  const t = texts(lang);
  const isOneDay = event.startsOn === event.endsOn;
  const from = timeOfDay(event.startsAt, event);
  if (isOneDay) {
    if (event.allDay) return t.allDay;
    return hasNoLength(event) ? t.clock(from) : t.clocks(from, timeOfDay(event.endsAt, event));
  }
  const sameYear = event.startsOn.slice(0, 4) === event.endsOn.slice(0, 4);
  const end = t.until(sameYear ? dayOfMonth(lang, event.endsOn) : dateInWords(lang, event.endsOn));
  return event.allDay ? end : `${t.from(from)}, ${end}`;
}

/** From and to of a session: „10:00 bis 10:45 Uhr“. */
export function clocksInWords(lang: Lang, from: string, to: string): string {
  return from === to ? texts(lang).clock(from) : texts(lang).clocks(from, to);
}

const zoneNames = new Map<string, Intl.DateTimeFormat>();

/** „Mitteleuropäische Sommerzeit“: which clock is meant, at that moment. */
export function zoneInWords(lang: Lang, at: Date, event: Pick<Dated, 'zone'>): string {
  const timeZone = zoneOf(event);
  const key = `${lang} ${timeZone}`;
  const format = zoneNames.get(key) ?? new Intl.DateTimeFormat(LOCALES[lang], { timeZone, timeZoneName: 'long' });
  zoneNames.set(key, format);
  return format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** What the `datetime` of a `time` element says: the day, or the moment. */
export function machineTime(event: Dated): string {
  return event.allDay ? event.startsOn : event.startsAt.toISOString();
}
