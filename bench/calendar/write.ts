/**
 * Time of writing a feed of 5,000 events as iCalendar, by our own writer and by that of ical.js on the same events:
 * `node bench/calendar/write.ts [events]`
 */
import { cpus } from 'node:os';
import ICAL from 'ical.js';
import { type CalendarEvent, encodeCalendar, wallText } from '../../src/engines/calendar/index.ts';

const COUNT = Number(process.argv[2] ?? 5000);
const ROUNDS = 15;
const ZONES = ['Europe/Berlin', 'Europe/Prague', 'Europe/Warsaw'];

const events: CalendarEvent[] = Array.from({ length: COUNT }, (_, at) => {
  const starts = new Date(Date.UTC(2026, 0, 1 + (at % 365), 7 + (at % 9)));
  return {
    uid: `0192f0c1-0000-7000-8000-${String(at).padStart(12, '0')}@hubs.example`,
    changedAt: starts,
    sequence: at % 3,
    status: 'confirmed',
    lang: 'de',
    title: `Workshop ${at}: Intelligente Städte und Regionen für kleine Gemeinden`,
    description:
      'Wir sprechen über Sensoren, Datenräume und Förderung; bitte bringen Sie Fragen mit.\n\nMěsta a obce. '.repeat(6),
    starts,
    ends: new Date(starts.getTime() + 7_200_000),
    zone: ZONES[at % 3] ?? 'UTC',
    location: 'Rathaus, Dr.-Külz-Ring 19, 01067 Dresden',
    geo: { lat: 51.05, lon: 13.74 },
    url: `https://hubs.example/de/events/workshop-${at}`,
    organizer: { name: 'Hub Dresden', address: 'hub@dresden.example' },
    categories: ['Smart City', 'Energie'],
  };
});

function byIcalJs(): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Hubwerk//Hubwerk//DE');
  for (const event of events) {
    const one = new ICAL.Component('vevent');
    const add = (name: string, value: unknown, params: Record<string, string> = {}) => {
      const property = new ICAL.Property(name, one);
      for (const [key, text] of Object.entries(params)) property.setParameter(key, text);
      property.setValue(value as string);
      one.addProperty(property);
    };
    const time = (at: Date) => ICAL.Time.fromDateTimeString(wallText(at, event.zone).slice(0, 19));
    add('uid', event.uid);
    add('dtstamp', ICAL.Time.fromJSDate(event.changedAt, true));
    add('last-modified', ICAL.Time.fromJSDate(event.changedAt, true));
    add('sequence', event.sequence);
    add('dtstart', time(event.starts), { tzid: event.zone });
    add('dtend', time(event.ends), { tzid: event.zone });
    add('summary', event.title, { language: 'de' });
    add('status', 'CONFIRMED');
    add('description', event.description, { language: 'de' });
    add('location', event.location, { language: 'de' });
    add('geo', [event.geo?.lat, event.geo?.lon]);
    add('url', event.url);
    add('organizer', `mailto:${event.organizer?.address}`, { cn: event.organizer?.name ?? '' });
    const categories = new ICAL.Property('categories', one);
    categories.setValues([...(event.categories ?? [])]);
    one.addProperty(categories);
    calendar.addSubcomponent(one);
  }
  return calendar.toString();
}

/** Least and median time, and octets of what was written. */
function measure(write: () => Buffer): { least: number; median: number; octets: number } {
  let octets = 0;
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    octets = write().length;
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  return { least: times[0] ?? 0, median: times[Math.floor(ROUNDS / 2)] ?? 0, octets };
}

console.log(`${cpus()[0]?.model}, Node ${process.version}, ${COUNT} events, ${ROUNDS} rounds`);
const own = measure(() => encodeCalendar({ name: 'Veranstaltungen', events }));
const theirs = measure(() => Buffer.from(byIcalJs()));
for (const [name, { least, median, octets }] of Object.entries({ 'own writer': own, 'ical.js': theirs })) {
  const times = `least ${least.toFixed(1).padStart(6)} ms, median ${median.toFixed(1).padStart(6)} ms`;
  console.log(`${name.padEnd(12)} ${times}, ${(octets / 1e6).toFixed(1)} MB, ${(least / own.least).toFixed(1)} x`);
}
