import { tzlib_get_ical_block } from 'timezones-ical-library';

const blocks = new Map<string, string | undefined>();

/** Zones that have no clock of their own: their times are written as UTC. */
const UTC = new Set([
  'UTC',
  'Etc/UTC',
  'Etc/UCT',
  'Etc/GMT',
  'Etc/Universal',
  'Etc/Zulu',
  'UCT',
  'GMT',
  'Universal',
  'Zulu',
]);

/**
 * The VTIMEZONE of a zone (RFC 5545, 3.6.5) with the rules that hold today, lines ended by CRLF; undefined for UTC and for zones that
 * the library does not know, whose times are to be written in UTC.
 */
export function findZoneBlock(zone: string): string | undefined {
  if (blocks.has(zone)) return blocks.get(zone);
  if (UTC.has(zone)) return undefined;
  const [found] = tzlib_get_ical_block(zone);
  // The library gives the block of the zone that an old name stands for; the name has to be that of the DTSTART lines.
  const block = found === undefined ? undefined : `${found.replace(/^TZID:.*$/m, `TZID:${zone}`)}\r\n`;
  blocks.set(zone, block);
  return block;
}
