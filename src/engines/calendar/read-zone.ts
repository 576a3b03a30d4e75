import ICAL from 'ical.js';
import type { Block } from './read-blocks.ts';
import { isZone, wallText, ZONES } from './zone.ts';

/** Names that Windows and Outlook give zones, as far as a calendar of the region is likely to have them. */
const WINDOWS: Record<string, string> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Prague',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'FLE Standard Time': 'Europe/Kiev',
  'GTB Standard Time': 'Europe/Bucharest',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'Russian Standard Time': 'Europe/Moscow',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
};

/** A change of clocks each year, as every program writes it; other rules of zones are not worked out, since they may be made to last for ever. */
const YEARLY =
  /^FREQ=YEARLY(;(BYMONTH=\d{1,2}|BYDAY=[+-]?\d?[A-Z]{2}|BYMONTHDAY=-?\d{1,2}(,-?\d{1,2}){0,7}|UNTIL=\d{8}(T\d{6}Z?)?|WKST=[A-Z]{2}|INTERVAL=1|COUNT=\d{1,3}))+$/i;
const MOST_RULES = 60;

/**
 * Finds the IANA zone that a file means by a TZID: the zone of this name, also behind a prefix as old programs write it; what the
 * file says of its location; the name that Windows gives it; or the zone whose clock goes as the file's VTIMEZONE says, the preferred
 * one first. Undefined where there is none. What the database knows counts more than what the file says about it.
 */
export function zoneFinder(
  blocks: readonly Block[],
  year: number,
  preferred: string,
): (tzid: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  const byName = new Map(blocks.map((block) => [lineValue(block, 'TZID') ?? '', block]));
  return (tzid) => {
    if (!found.has(tzid)) found.set(tzid, find(tzid, byName.get(tzid), year, preferred));
    return found.get(tzid);
  };
}

function find(tzid: string, block: Block | undefined, year: number, preferred: string): string | undefined {
  const names = [tzid, block === undefined ? undefined : lineValue(block, 'X-LIC-LOCATION')];
  for (const name of names) {
    if (name === undefined || name.length > 200) continue;
    const parts = name.replaceAll('"', '').trim().split('/');
    for (const length of [parts.length, 3, 2]) {
      const zone = parts.slice(-length).join('/');
      if (isZone(zone)) return zone;
    }
    const windows = WINDOWS[name];
    if (windows !== undefined) return windows;
  }
  return block === undefined ? undefined : zoneLike(block, year, preferred);
}

/** A zone whose clock goes as this VTIMEZONE says on the 15th of each month of this year and the next. */
function zoneLike(block: Block, year: number, preferred: string): string | undefined {
  if (block.inner.length === 0 || block.inner.length > MOST_RULES) return undefined;
  const rules = block.inner.flatMap((rule) => rule.lines.filter(({ text }) => /^RRULE/i.test(text ?? '')));
  if (!rules.every(({ text }) => YEARLY.test(text?.replace(/^RRULE[^:]*:/i, '').trim() ?? ''))) return undefined;
  const walls = Array.from({ length: 24 }, (_, at) => ({
    date: `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-15`,
    time: '12:00',
  }));
  let offsets: number[];
  try {
    const zone = new ICAL.Timezone({ component: new ICAL.Component(ICAL.parse(written(block))) });
    offsets = walls.map(({ date, time }) => zone.utcOffset(ICAL.Time.fromDateTimeString(`${date}T${time}:00`)) * 1000);
  } catch {
    return undefined;
  }
  return [preferred, ...ZONES].find((candidate) =>
    walls.every(({ date, time }, at) => {
      const instant = new Date(Date.parse(`${date}T${time}:00Z`) - (offsets[at] ?? 0));
      return wallText(instant, candidate).startsWith(`${date}T${time}:00`);
    }),
  );
}

function written(block: Block): string {
  const kept = block.lines.filter(({ text }) => /^TZID[;:]/i.test(text ?? ''));
  const lines = (one: Block, of = one.lines) => of.map(({ text }) => text ?? '').filter((text) => text !== '');
  return [
    'BEGIN:VTIMEZONE',
    ...lines(block, kept),
    ...block.inner.flatMap((rule) => [
      `BEGIN:${rule.name}`,
      ...lines(rule).filter((text) => /^(DTSTART|TZOFFSETFROM|TZOFFSETTO|RRULE|RDATE)[;:]/i.test(text)),
      `END:${rule.name}`,
    ]),
    'END:VTIMEZONE',
  ].join('\r\n');
}

function lineValue(block: Block, name: string): string | undefined {
  const line = block.lines.find(({ text }) => text?.toUpperCase().startsWith(`${name}:`));
  return line?.text?.slice(name.length + 1).trim();
}
