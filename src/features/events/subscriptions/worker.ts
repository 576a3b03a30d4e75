import { parentPort, workerData } from 'node:worker_threads';
import { readCalendar } from '#engines/calendar';
import { hashOf } from '#features/network/commands/import-kit.ts';
import type { Part, Reading } from './read.ts';
import { contentOf } from './rules.ts';

/** Events in one message: taking a whole calendar over at once would hold up everybody. */
const AT_ONCE = 100;

const { text, zone, now, subscription } = workerData as Reading;
const result = readCalendar(text, { zone, now });
const post = (part: Part) => parentPort?.postMessage(part);
if (!result.ok) post(result);
else {
  const { events, ...rest } = result.value;
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const part = events.slice(from, from + AT_ONCE);
    const contents = part.map((event) => {
      if (subscription === undefined) return undefined;
      const content = contentOf(event, subscription);
      return { content, hash: hashOf({ ...content, sequence: event.sequence }) };
    });
    post({ part: part.map((event, at) => ({ event, content: contents[at] })) });
  }
  post({ ok: true, value: { ...rest, events: [] } });
}
