import { join } from 'node:path';
import type { ReadCalendar, ReadEvent, ReadRefusal } from '#engines/calendar';
import { ok, type Result, refuse } from '#engines/kit';
import { type GetAnswer, type GetRefusal, getText } from '#platform/http-client';
import { runWithin } from '#platform/thread';
import type { SubscribedAs, SubscribedContent } from './rules.ts';

/** What the thread is given. */
export interface Reading {
  text: string;
  zone: string;
  now: Date;
  /** With it each event comes as the row that it would be. */
  subscription?: SubscribedAs;
}

/** An event as the row that it would be; the hash tells whether it is the same as before. */
export interface ReadContent {
  content: SubscribedContent;
  hash: string;
}

/** A calendar with its events as rows, one for each, where a subscription was given. */
export type ReadWithContents = ReadCalendar & { contents: ReadContent[] };

/** What the thread answers: events in parts, then the rest of the calendar, or a refusal. */
export type Part =
  | { part: { event: ReadEvent; content: ReadContent | undefined }[] }
  | Result<ReadCalendar, ReadRefusal>;

/** A calendar that takes longer or more memory than this was made to do so. */
const LIMITS = { milliseconds: 15_000, heapMb: 256 };
/** As large as a file that may be sent to us: some ten thousand events. */
const MAX_BYTES = 5 * 1024 * 1024;
const FETCH_MILLISECONDS = 20_000;

/** Reads a calendar in a thread of its own, so that a hostile one costs nobody else anything. */
export async function readInThread(
  reading: Reading,
): Promise<Result<ReadWithContents, ReadRefusal | { type: 'unreadable' }>> {
  const events: ReadEvent[] = [];
  const contents: ReadContent[] = [];
  let answer: Result<ReadWithContents, ReadRefusal> | undefined;
  await runWithin(join(import.meta.dirname, 'worker.ts'), reading, LIMITS, (sent) => {
    // The worker beside this file answers nothing else.
    const message = sent as Part;
    if ('part' in message) {
      for (const { event, content } of message.part) {
        events.push(event);
        if (content !== undefined) contents.push(content);
      }
    } else answer = message.ok ? ok({ ...message.value, events, contents }) : message;
  });
  return answer ?? refuse({ type: 'unreadable' });
}

/** How calendars are fetched; a test allows its own machine. */
export type FetchCalendar = (
  url: string,
  known: { etag: string | null; lastModified: string | null },
  signal?: AbortSignal,
) => Promise<Result<GetAnswer, GetRefusal>>;

/** Fetches by `getText`, from addresses in the public internet unless `allows` says otherwise. */
export function calendarFetcher(allows?: (ip: string) => boolean): FetchCalendar {
  return (url, { etag, lastModified }, signal) =>
    getText(url, {
      headers: {
        Accept: 'text/calendar, */*;q=0.1',
        ...(etag === null ? {} : { 'If-None-Match': etag }),
        ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
      },
      timeoutMs: FETCH_MILLISECONDS,
      maxBytes: MAX_BYTES,
      ...(signal === undefined ? {} : { signal }),
      ...(allows === undefined ? {} : { allows }),
    });
}
