import { addDays, dayOf, placeWallTime, wallTime } from '#engines/calendar';
import { LANGS, type Lang, ok, type Result, refuse } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import type { OnlineRoom } from '../model.ts';
import type { SlotView } from '../queries.ts';
import { readRooms } from './rooms.ts';

/** A slot longer than this is a session. */
export const MOST_MINUTES = 240;
/** Three days of ten-minute slots; more is a slip of the finger. */
export const MOST_SLOTS = 400;
/** Halls with more tables than this do not exist. */
export const MOST_TABLES = 2000;
/** The largest event: 5,000 people with 20 wishes each, twice over. */
export const MOST_REQUESTS = 200_000;
/** Half days that the form offers. */
export const HALF_DAYS = 6;
const MOST_GROUPS = 12;
const NAME_LENGTH = 120;
const ABOUT_LENGTH = 4000;
const MINUTE = 60_000;

export interface HalfDay {
  date: string;
  from: string;
  to: string;
  tables: number;
  interpreters: number;
}

export type Slot = Omit<SlotView, 'number'>;

export interface Settings {
  name: Localised;
  about: Localised;
  sessionId: string | null;
  slotMinutes: number;
  changeMinutes: number;
  halfDays: HalfDay[];
  slots: Slot[];
  tableNames: string[];
  hasOnline: boolean;
  onlineAddress: string | null;
  onlineRooms: OnlineRoom[];
  groups: { key: string; name: Localised }[];
  whoMeetsWhom: [string, string][];
  maxWishes: number;
  maxMeetings: number;
  minMeetings: number;
  wishesCloseAt: Date;
  answerHours: number;
}

/** The slots of half days: as many as fit, with time to change tables between them. */
export function layOut(halfDays: readonly HalfDay[], slotMinutes: number, changeMinutes: number, zone: string): Slot[] {
  const sorted = [...halfDays].sort((x, y) => (`${x.date} ${x.from}` < `${y.date} ${y.from}` ? -1 : 1));
  return sorted.flatMap(({ date, from, to, tables, interpreters }, block) => {
    const [first, last] = [placeWallTime({ date, time: from }, zone), placeWallTime({ date, time: to }, zone)];
    if (!first.ok || !last.ok) return [];
    const end = last.value.instant.getTime();
    const slots: Slot[] = [];
    for (
      let at = first.value.instant.getTime();
      at + slotMinutes * MINUTE <= end;
      at += (slotMinutes + changeMinutes) * MINUTE
    ) {
      if (slots.length > MOST_SLOTS) break;
      const endsAt = new Date(at + slotMinutes * MINUTE);
      slots.push({ block, startsAt: new Date(at), endsAt, tables, interpreters });
    }
    return slots;
  });
}

/** The half days that slots came from, to fill the form again. */
export function halfDaysOf(slots: readonly Slot[], zone: string): HalfDay[] {
  return [...Map.groupBy(slots, ({ block }) => block).values()].flatMap((list) => {
    const [first, last] = [list[0], list.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { date, time: from } = wallTime(first.startsAt, zone);
    const { tables, interpreters } = first;
    return [{ date, from, to: wallTime(last.endsAt, zone).time, tables, interpreters }];
  });
}

/** What the event of a matchmaking decides about its settings. */
export interface EventFrame {
  lang: Lang;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  sessions: readonly string[];
}

/** Reads the form. Errors name the field and are keys of the texts. */
export function readSettings(
  values: Record<string, string>,
  pairs: readonly string[],
  event: EventFrame,
): Result<Settings, { type: 'invalid'; errors: FieldError[] }> {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string) => void errors.push({ field, code });
  const number = (field: string, least: number, most: number, code: string): number => {
    const text = (values[field] ?? '').trim();
    const read = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(read >= least && read <= most)) wrong(field, code);
    return read;
  };
  const name = localisedOf(values, 'name', NAME_LENGTH);
  if (name[event.lang] === undefined) wrong(`name_${event.lang}`, 'nameMissing');
  const slotMinutes = number('slotMinutes', 5, MOST_MINUTES, 'wrongSlotMinutes');
  const changeMinutes = number('changeMinutes', 0, 60, 'wrongChangeMinutes');
  const tableNames = linesOf(values.tableNames ?? '').map((line) => line.slice(0, 60));
  if (tableNames.length > MOST_TABLES) wrong('tableNames', 'tooManyTables');
  if (new Set(tableNames).size < tableNames.length) wrong('tableNames', 'tableNameTwice');
  const halfDays = readHalfDays(values, event, tableNames.length, wrong);
  const slots =
    Number.isNaN(slotMinutes) || Number.isNaN(changeMinutes)
      ? []
      : layOut(halfDays, slotMinutes, changeMinutes, event.zone);
  if (slots.length > MOST_SLOTS) wrong('slotMinutes', 'tooManySlots');
  if (halfDays.length > 0 && slots.length === 0 && errors.length === 0) wrong('to_1', 'noSlotFits');
  const hasOnline = values.hasOnline === 'yes';
  const rooms = hasOnline ? readRooms(values.onlineRooms ?? '') : ok({ onlineAddress: null, onlineRooms: [] });
  if (!rooms.ok) for (const code of rooms.refusal.codes) wrong('onlineRooms', code);
  if (!hasOnline && tableNames.length === 0) wrong('tableNames', 'noTables');
  const groups = linesOf(values.groups ?? '').map((line, at) => {
    return { key: `g${at + 1}`, name: { [event.lang]: line.slice(0, 80) } as Localised };
  });
  if (groups.length > MOST_GROUPS) wrong('groups', 'tooManyGroups');
  const maxWishes = number('maxWishes', 1, 200, 'wrongMaxWishes');
  const maxMeetings = number('maxMeetings', 1, MOST_SLOTS, 'wrongMaxMeetings');
  const minMeetings = number('minMeetings', 0, 20, 'wrongMinMeetings');
  if (minMeetings > maxMeetings) wrong('minMeetings', 'minOverMax');
  const answerHours = number('answerHours', 1, 1000, 'wrongAnswerHours');
  const closing = placeWallTime({ date: values.closeDate ?? '', time: values.closeTime ?? '' }, event.zone);
  if (!closing.ok) wrong('closeDate', 'wrongClose');
  else if (slots[0] !== undefined && closing.value.instant > slots[0].startsAt) wrong('closeDate', 'closeTooLate');
  if (errors.length > 0 || !closing.ok || !rooms.ok) return refuse({ type: 'invalid', errors });
  const session = values.sessionId ?? '';
  return ok({
    name,
    about: localisedOf(values, 'about', ABOUT_LENGTH),
    sessionId: event.sessions.includes(session) ? session : null,
    slotMinutes,
    changeMinutes,
    halfDays,
    slots,
    tableNames,
    hasOnline,
    ...rooms.value,
    groups,
    whoMeetsWhom: readPairs(pairs, groups),
    maxWishes,
    maxMeetings,
    minMeetings,
    wishesCloseAt: closing.value.instant,
    answerHours,
  });
}

function readHalfDays(
  values: Record<string, string>,
  event: EventFrame,
  tables: number,
  wrong: (field: string, code: string) => void,
): HalfDay[] {
  const read: HalfDay[] = [];
  const [firstDay, lastDay] = [dayOf(event.startsAt, event.zone), dayOf(event.endsAt, event.zone)];
  for (let at = 1; at <= HALF_DAYS; at++) {
    const [date = '', from = '', to = ''] = [values[`date_${at}`], values[`from_${at}`], values[`to_${at}`]];
    if (date === '' && from === '' && to === '') continue;
    const times = [from, to].map((time) => placeWallTime({ date, time }, event.zone));
    if (times.some((time) => !time.ok)) wrong(`date_${at}`, 'wrongHalfDay');
    else if (from >= to) wrong(`to_${at}`, 'endsBeforeItBegins');
    // A day before and after: there are evenings and breakfasts.
    else if (date < addDays(firstDay, -1) || date > addDays(lastDay, 1)) wrong(`date_${at}`, 'notAtTheEvent');
    else if (read.some((other) => other.date === date && other.from < to && from < other.to))
      wrong(`from_${at}`, 'halfDaysOverlap');
    else {
      const count = (values[`tables_${at}`] ?? '').trim();
      const interpreters = (values[`interpreters_${at}`] ?? '').trim();
      if (!/^\d{0,4}$/.test(count) || Number(count) > tables) wrong(`tables_${at}`, 'moreThanNames');
      else if (!/^\d{0,3}$/.test(interpreters)) wrong(`interpreters_${at}`, 'wrongInterpreters');
      else
        read.push({
          date,
          from,
          to,
          tables: count === '' ? tables : Number(count),
          interpreters: Number(interpreters),
        });
    }
  }
  return read;
}

function readPairs(pairs: readonly string[], groups: readonly { key: string }[]): [string, string][] {
  const known = new Set(groups.map(({ key }) => key));
  return pairs.flatMap((pair): [string, string][] => {
    const [a = '', b = ''] = pair.split(' ');
    return known.has(a) && known.has(b) ? [[a, b]] : [];
  });
}

function localisedOf(values: Record<string, string>, field: string, most: number): Localised {
  const found = LANGS.map((lang) => [lang, (values[`${field}_${lang}`] ?? '').trim().slice(0, most)] as const);
  return Object.fromEntries(found.filter(([, text]) => text !== ''));
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The slot that is on at a moment, or the next one; the count of slots when all are over. */
export function slotAt(slots: readonly Pick<SlotView, 'number' | 'endsAt'>[], now: Date): number {
  return slots.find(({ endsAt }) => endsAt > now)?.number ?? slots.length;
}
