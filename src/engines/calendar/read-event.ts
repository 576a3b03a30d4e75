import ICAL from 'ical.js';
import type { Block, ContentLine } from './read-blocks.ts';
import { endOf, isDay, type ReadTime, readTime } from './read-time.ts';

/** An event of somebody else's calendar. Texts are as they came, cut at 20,000 characters, and to be escaped by whoever shows them. */
export interface ReadEvent {
  /** Of the feed: the same next time. The UID, for an instance of a series with `#` and its wall time. */
  key: string;
  uid: string;
  title: string;
  description?: string;
  location?: string;
  geo?: { lat: number; lon: number };
  /** Begins with http:// or https://. */
  url?: string;
  categories: string[];
  organizer?: string;
  /** Language of the title, where the file says it. */
  lang?: string;
  status: 'confirmed' | 'tentative' | 'cancelled';
  sequence: number;
  starts: Date;
  /** Exclusive; equal to `starts` where the file gives no end. */
  ends: Date;
  /** IANA zone. */
  zone: string;
  allDay: boolean;
}

/** Why something of a file was left out. */
export type BrokenReason =
  | 'line'
  | 'uid'
  | 'title'
  | 'time'
  | 'zone'
  | 'end-before-start'
  | 'too-long'
  | 'far-away'
  | 'rule'
  | 'rule-too-often'
  | 'rule-too-much'
  | 'private';

export interface Broken {
  /** Counts from 1. */
  line: number;
  uid?: string;
  reason: BrokenReason;
}

/** An event as it stands in the file, its series not yet worked out. */
export interface RawEvent {
  line: number;
  event: Omit<ReadEvent, 'key' | 'starts' | 'ends'>;
  starts: ReadTime;
  ends: Date;
  rules: string[];
  /** RDATE and EXDATE as they stand there. */
  added: StandingTime[];
  excluded: StandingTime[];
  recurrence: StandingTime | undefined;
}

export interface StandingTime {
  value: string;
  tzid: string | undefined;
}

/** What events are read by. */
export interface Reading {
  /** Zone of times without one. */
  zone: string;
  findZone: (tzid: string) => string | undefined;
  /** Tells of a line that was passed over. */
  broken: (broken: Broken) => void;
}

const KNOWN =
  /^(UID|SUMMARY|DESCRIPTION|LOCATION|GEO|URL|CATEGORIES|ORGANIZER|STATUS|SEQUENCE|CLASS|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID)(?=[;:])/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no page and no database takes
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
/** The index of the database takes keys of some two thousand octets. */
const LONGEST_UID = 500;
const LONGEST_TEXT = 20_000;
/** The parser looks through the line again for each parameter. */
const LONGEST_WITH_PARAMETERS = 30_000;
const MOST_CATEGORIES = 50;
const MOST_DATES = 2_000;
const MOST_RULES = 5;
/** Two years and some days. What lasts longer is no event, but would stand on every page. */
const LONGEST_MS = 740 * 86_400_000;

/** Reads a VEVENT (RFC 5545, 3.6.1). A line that cannot be read is told and passed over; what the event cannot be without is the reason it is left out. */
export function readEvent(block: Block, reading: Reading): RawEvent | Broken {
  const properties: Properties = new Map();
  const rules: string[] = [];
  for (const content of block.lines) {
    const name = content.text === undefined ? undefined : KNOWN.exec(content.text)?.[1]?.toUpperCase();
    if (name === undefined) {
      if (content.text === undefined || !/^[\w-]+[;:]/.test(content.text))
        reading.broken({ line: content.line, reason: 'line' });
      continue;
    }
    if (name === 'RRULE') {
      rules.push(content.text?.replace(/^[^:]*:/, '').trim() ?? '');
      continue;
    }
    const property = readProperty(content, reading);
    if (property === undefined) continue;
    const others = properties.get(name);
    if (others === undefined) properties.set(name, [property]);
    else others.push(property);
  }
  const uid = text(properties, 'UID');
  if (uid === undefined || uid.length > LONGEST_UID) return { line: block.line, reason: 'uid' };
  const left = (reason: BrokenReason): Broken => ({ line: block.line, uid, reason });
  const visible = text(properties, 'CLASS')?.toUpperCase() ?? 'PUBLIC';
  if (visible === 'PRIVATE' || visible === 'CONFIDENTIAL') return left('private');
  const title = text(properties, 'SUMMARY');
  if (title === undefined) return left('title');
  const time = (name: string) => {
    const [first] = standingTimes(properties, name);
    return first === undefined ? undefined : readTime(first.value, first.tzid, reading.zone, reading.findZone);
  };
  const starts = time('DTSTART') ?? 'time';
  if (typeof starts === 'string') return left(starts);
  const given = time('DTEND');
  if (typeof given === 'string') return left(given);
  const ends = endOf(starts, given, raw(properties, 'DURATION'));
  if (typeof ends === 'string') return left(ends);
  if (ends.getTime() - starts.instant.getTime() > LONGEST_MS) return left('too-long');
  return {
    line: block.line,
    event: { uid, title, zone: starts.zone, allDay: isDay(starts), ...details(properties) },
    starts,
    ends,
    rules: rules.slice(0, MOST_RULES),
    added: standingTimes(properties, 'RDATE'),
    excluded: standingTimes(properties, 'EXDATE'),
    recurrence: standingTimes(properties, 'RECURRENCE-ID')[0],
  };
}

type Properties = Map<string, ICAL.Property[]>;

function details(properties: Properties): Omit<RawEvent['event'], 'uid' | 'title' | 'zone' | 'allDay'> {
  const status = text(properties, 'STATUS')?.toLowerCase();
  const sequence = Number(raw(properties, 'SEQUENCE'));
  const optional = {
    description: text(properties, 'DESCRIPTION'),
    location: text(properties, 'LOCATION'),
    geo: geo(properties),
    url: webAddress(raw(properties, 'URL')),
    organizer: parameterOf(properties, 'ORGANIZER', 'cn'),
    lang: parameterOf(properties, 'SUMMARY', 'language'),
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as {
    [K in keyof typeof optional]?: NonNullable<(typeof optional)[K]>;
  };
  const categories = (properties.get('CATEGORIES') ?? []).flatMap((property) => property.jCal.slice(3).map(String));
  return {
    ...given,
    categories: [...new Set(categories.map(tidy))].filter((name) => name !== '').slice(0, MOST_CATEGORIES),
    status: status === 'cancelled' || status === 'tentative' ? status : 'confirmed',
    sequence: Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0,
  };
}

function readProperty({ text: line = '', line: number }: ContentLine, { broken }: Reading): ICAL.Property | undefined {
  try {
    if (line.length > LONGEST_WITH_PARAMETERS && /^[\w-]+;/.test(line)) throw new RangeError('too long');
    return new ICAL.Property(ICAL.parse.property(line));
  } catch {
    broken({ line: number, reason: 'line' });
    return undefined;
  }
}

/** DTSTART and the like as written, with the zone they name; several in a line are several. Of a period its start. */
function standingTimes(properties: Properties, name: string): StandingTime[] {
  return (properties.get(name) ?? [])
    .flatMap((property) => {
      const tzid = property.getFirstParameter('tzid') || undefined;
      return property.jCal.slice(3).map((value: unknown) => ({
        value: String(Array.isArray(value) ? value[0] : value),
        tzid,
      }));
    })
    .slice(0, MOST_DATES);
}

/** The value as it stands in the file, escapes taken away; getting it from the property would throw on what is wrong in it. */
function raw(properties: Properties, name: string): string | undefined {
  const value: unknown = properties.get(name)?.[0]?.jCal[3];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function text(properties: Properties, name: string): string | undefined {
  const value = raw(properties, name);
  const tidied = value === undefined ? '' : tidy(value);
  return tidied === '' ? undefined : tidied;
}

function tidy(value: string): string {
  return value.slice(0, LONGEST_TEXT).toWellFormed().replace(CONTROLS, '').trim();
}

function parameterOf(properties: Properties, name: string, parameter: string): string | undefined {
  const value = properties.get(name)?.[0]?.getFirstParameter(parameter);
  return value ? tidy(value) : undefined;
}

function webAddress(value: string | undefined): string | undefined {
  if (value === undefined || value.length > 2_000 || !URL.canParse(value)) return undefined;
  const { protocol, href } = new URL(value);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}

function geo(properties: Properties): { lat: number; lon: number } | undefined {
  const value: unknown = properties.get('GEO')?.[0]?.jCal[3];
  if (!Array.isArray(value)) return undefined;
  const [lat, lon] = value.map(Number);
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return undefined;
  return { lat, lon };
}
