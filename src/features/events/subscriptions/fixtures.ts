import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accepted, OPERATOR } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import { subscribe } from './commands/subscribe.ts';
import { calendarFetcher } from './read.ts';

/** A server of somebody else's calendar; gives its address. It does not keep the test from ending. */
export async function serveCalendar(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  server.unref();
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/calendar.ics`;
}

/** Fetches as the product does, and from the machine of the test too. */
export const fetchHere = calendarFetcher((ip) => ip === '127.0.0.1');

export interface FeedEvent {
  uid: string;
  /** Further lines; without DTSTART it is on 12 March 2026 at ten. */
  lines?: string[];
}

/** A calendar as others write it. */
export function feedOf(...events: (FeedEvent | string)[]): string {
  const blocks = events.map((event) => {
    const { uid, lines = [] } = typeof event === 'string' ? { uid: event } : event;
    const has = (name: string) => lines.some((line) => line.startsWith(name));
    return [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      ...(has('SUMMARY') ? [] : [`SUMMARY:Treffen ${uid}`]),
      ...(has('DTSTART') ? [] : ['DTSTART;TZID=Europe/Berlin:20260312T100000', 'DURATION:PT2H']),
      ...lines,
      'END:VEVENT',
    ].join('\r\n');
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Stadt//DE', ...blocks, 'END:VCALENDAR', ''].join('\r\n');
}

/** A subscription of this hub that nobody has fetched yet; gives its id. */
export async function makeSubscription(db: Db, hub: string, url: string, now: Date): Promise<string> {
  const input = { url, name: 'Kalender der Stadt', lang: 'de', topics: ['mobility'], region: 'DED21' } as const;
  return accepted(await subscribe(db, OPERATOR, hub, { ...input, topics: [...input.topics] }, now)).id;
}
