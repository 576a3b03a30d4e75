import { ok, type Result, refuse } from '#engines/kit';
import { type BlocksRefusal, readBlocks } from './read-blocks.ts';
import {
  type Broken,
  type BrokenReason,
  type RawEvent,
  type ReadEvent,
  type Reading,
  readEvent,
  type StandingTime,
} from './read-event.ts';
import { type Budget, expandRule } from './read-series.ts';
import { afterDays, lengthOf, type ReadTime, readTime, timeAt, timeOfWall } from './read-time.ts';
import { zoneFinder } from './read-zone.ts';
import { isZone } from './zone.ts';

export interface ReadLimits {
  /** What has ended before is left out. */
  now: Date;
  /** IANA zone for times that name none, unless the file has one for all. */
  zone: string;
  /** How far series are worked out. Single events may lie farther ahead. */
  daysAhead?: number;
  /** More events than this refuse the file: taking some would make the others look gone. */
  mostEvents?: number;
  /** Characters of the file. */
  mostCharacters?: number;
}

export interface ReadCalendar {
  name?: string;
  /** What is still to come or runs, by beginning. */
  events: ReadEvent[];
  /** What was left out and why, in order of lines: the first hundred. */
  broken: Broken[];
  brokenCount: number;
  /** How many single events and series are over. */
  past: number;
}

export type ReadRefusal =
  | BlocksRefusal
  | { type: 'too-large'; most: number }
  | { type: 'too-many-events'; most: number };

const DAY = 86_400_000;
const DAYS_AHEAD = 400;
const MOST_EVENTS = 5_000;
const MOST_CHARACTERS = 5 * 1024 * 1024;
const MOST_BROKEN = 100;
/** About a second for all series of a file together. */
const MOST_STEPS = 1_000_000;
/** What is announced for later than this has a slip in its year. */
const FARTHEST_DAYS = 20 * 366;

/**
 * Reads iCalendar (RFC 5545) that somebody else wrote. Events with errors are left out and told, the others are given; series (RRULE,
 * RDATE, EXDATE, RECURRENCE-ID; THISANDFUTURE counts for its instance only) are worked out to events of their own within the window.
 * Where a UID stands several times, the higher SEQUENCE counts, then the later in the file. The work is bounded whatever the file says,
 * some seconds at most for the largest: call it in a thread of its own. Throws RangeError on an unknown zone in `limits`.
 */
export function readCalendar(text: string, limits: ReadLimits): Result<ReadCalendar, ReadRefusal> {
  if (!isZone(limits.zone)) throw new RangeError(`unknown-zone: ${limits.zone}`);
  const { mostCharacters = MOST_CHARACTERS, mostEvents = MOST_EVENTS, daysAhead = DAYS_AHEAD } = limits;
  if (text.length > mostCharacters) return refuse({ type: 'too-large', most: mostCharacters });
  const blocks = readBlocks(text);
  if ('type' in blocks) return refuse(blocks);

  const broken: Broken[] = [];
  let brokenCount = 0;
  const tell = (one: Broken) => {
    brokenCount++;
    if (broken.length < MOST_BROKEN) broken.push(one);
  };
  const head = (name: RegExp) =>
    blocks.head
      .find((content) => name.test(content.text ?? ''))
      ?.text?.replace(/^[^:]*:/, '')
      .trim();
  const own = head(/^X-WR-TIMEZONE[;:]/i);
  const zone = own !== undefined && isZone(own) ? own : limits.zone;
  const reading: Reading = {
    zone,
    findZone: zoneFinder(blocks.zones, limits.now.getUTCFullYear(), zone),
    broken: tell,
  };

  const masters = new Map<string, RawEvent>();
  const changed = new Map<string, RawEvent[]>();
  for (const block of blocks.events) {
    const event = readEvent(block, reading);
    if ('reason' in event) tell(event);
    else if (event.recurrence !== undefined) {
      const others = changed.get(event.event.uid);
      if (others === undefined) changed.set(event.event.uid, [event]);
      else others.push(event);
    } else if (event.event.sequence >= (masters.get(event.event.uid)?.event.sequence ?? 0))
      masters.set(event.event.uid, event);
  }

  const window = { from: limits.now, to: new Date(limits.now.getTime() + daysAhead * DAY) };
  const farthest = limits.now.getTime() + FARTHEST_DAYS * DAY;
  const budget: Budget = { left: MOST_STEPS };
  const events: ReadEvent[] = [];
  let past = 0;
  for (const uid of new Set([...masters.keys(), ...changed.keys()])) {
    const master = masters.get(uid);
    const instances = workOut(master, changed.get(uid) ?? [], window, reading, budget);
    if ('reason' in instances) {
      tell({ line: master?.line ?? 0, uid, reason: instances.reason });
      continue;
    }
    const living = instances.filter(
      (event) => event.ends.getTime() > window.from.getTime() || event.starts >= window.from,
    );
    if (living.length === 0) past++;
    for (const event of living) {
      if (event.starts.getTime() > farthest) tell({ line: master?.line ?? 0, uid, reason: 'far-away' });
      else events.push(event);
    }
    if (events.length > mostEvents) return refuse({ type: 'too-many-events', most: mostEvents });
  }
  events.sort((a, b) => a.starts.getTime() - b.starts.getTime() || (a.key < b.key ? -1 : 1));
  const name = (head(/^X-WR-CALNAME[;:]/i) ?? head(/^NAME[;:]/i))
    ?.replace(/\\([\\;,])/g, '$1')
    .slice(0, 200)
    .toWellFormed();
  broken.sort((a, b) => a.line - b.line);
  return ok({ ...(name ? { name } : {}), events, broken, brokenCount, past });
}

/** The instances of an event with those that were changed one by one; an event without rules is its only one. */
function workOut(
  master: RawEvent | undefined,
  changes: RawEvent[],
  window: { from: Date; to: Date },
  reading: Reading,
  budget: Budget,
): ReadEvent[] | { reason: BrokenReason } {
  if (master === undefined) return changes.map((change) => changedEvent(change, keyWall(change, undefined, reading)));
  const { starts, ends } = master;
  const isSeries = master.rules.length > 0 || master.added.length > 0;
  if (!isSeries && changes.length === 0)
    return [{ ...master.event, key: master.event.uid, starts: starts.instant, ends }];

  const length = lengthOf(starts, ends);
  const early = new Date(window.from.getTime() - (ends.getTime() - starts.instant.getTime()) - DAY);
  const walls = new Set([starts.wall]);
  const shape = starts.wall.length;
  const bounds = {
    from: timeAt(early, starts.zone).wall.slice(0, shape),
    to: timeAt(window.to, starts.zone).wall.slice(0, shape),
  };
  for (const rule of master.rules) {
    const expanded = expandRule(untilInWall(rule, starts, reading), starts.wall, bounds, budget);
    if ('type' in expanded) return { reason: expanded.type };
    for (const wall of expanded) walls.add(wall);
  }
  for (const added of master.added) {
    const wall = wallOf(added, starts, reading);
    if (wall !== undefined) walls.add(wall);
  }
  for (const excluded of master.excluded) {
    const wall = wallOf(excluded, starts, reading);
    if (wall !== undefined) walls.delete(wall);
    // A day given for a series with times means every instance of the day.
    if (/^\d{8}$|^\d{4}-\d\d-\d\d$/.test(excluded.value) && shape > 10) {
      const day = excluded.value.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
      for (const one of walls) if (one.startsWith(day)) walls.delete(one);
    }
  }
  const instances = new Map<string, ReadEvent>();
  for (const wall of walls) {
    const time = timeOfWall(wall, starts.zone);
    if (typeof time === 'string') continue;
    const end = 'days' in length ? afterDays(time, length.days) : new Date(time.instant.getTime() + length.ms);
    instances.set(wall, {
      ...master.event,
      key: `${master.event.uid}#${compact(wall)}`,
      starts: time.instant,
      ends: end,
    });
  }
  const sequences = new Map<string, number>();
  for (const change of changes) {
    const wall = keyWall(change, starts, reading);
    if (change.event.sequence < (sequences.get(wall) ?? 0)) continue;
    sequences.set(wall, change.event.sequence);
    instances.set(wall, changedEvent(change, wall));
  }
  return [...instances.values()];
}

function changedEvent({ event, starts, ends }: RawEvent, wall: string): ReadEvent {
  return { ...event, key: `${event.uid}#${compact(wall)}`, starts: starts.instant, ends };
}

/** Which instance is meant, as the wall time of the series; what cannot be read stands for itself. */
function keyWall(change: RawEvent, starts: ReadTime | undefined, reading: Reading): string {
  const { recurrence } = change;
  if (recurrence === undefined) return change.starts.wall;
  return wallOf(recurrence, starts ?? change.starts, reading) ?? recurrence.value;
}

/** A time of the file as the clock of the series shows it, with or without time of day as the series has it. */
function wallOf({ value, tzid }: StandingTime, starts: ReadTime, reading: Reading): string | undefined {
  const time = readTime(value, tzid, starts.zone, reading.findZone);
  if (typeof time === 'string') return undefined;
  if (time.wall.length === 10 || starts.wall.length === 10) return time.wall.slice(0, starts.wall.length);
  return timeAt(time.instant, starts.zone).wall;
}

/** UNTIL is written in UTC (RFC 5545, 3.3.10), while rules are worked out by the wall clock. */
function untilInWall(rule: string, starts: ReadTime, reading: Reading): string {
  return rule.replace(/UNTIL=([^;]+)/i, (all, value: string) => {
    const time = readTime(value, undefined, starts.zone, reading.findZone);
    if (typeof time === 'string') return all;
    const day = time.wall.slice(0, 10);
    if (starts.wall.length === 10) return `UNTIL=${compact(day)}`;
    return `UNTIL=${compact(time.wall.length === 10 ? `${day}T23:59:59` : time.wall)}`;
  });
}

function compact(wall: string): string {
  return wall.replaceAll(/[-:]/g, '');
}
