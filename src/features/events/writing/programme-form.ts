import { addDays, placeWallTime, wallTime } from '#engines/calendar';
import { ok, type Result, refuse } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import {
  type EventView,
  SESSION_KINDS,
  type SessionKind,
  type SessionView,
  SPOKEN,
  type SpeakerView,
  type Spoken,
} from '../model.ts';
import { isId, localisedFields, localisedFrom, tooLong } from './form.ts';
import type { EventError } from './model.ts';
import { plainTime } from './when.ts';

/** What a programme consists of; also the last parts of the addresses. */
export const PARTS = ['session', 'speaker', 'room', 'track'] as const;
export type Part = (typeof PARTS)[number];

/** A form of one part as it was filled in. */
export interface PartForm {
  values: Record<string, string>;
  lists: { langs: string[]; interpreted: string[]; speakers: string[] };
}

export interface SessionInput {
  kind: SessionKind;
  title: Localised;
  text: Localised;
  startsAt: Date;
  endsAt: Date;
  track: string | null;
  room: string | null;
  langs: Spoken[];
  interpreted: Spoken[];
  speakers: string[];
}

export interface SpeakerInput {
  name: string;
  organisation: string | null;
  about: Localised;
}

export interface RoomInput {
  name: string;
  capacity: number | null;
  accessNote: Localised;
}

export interface TrackInput {
  name: Localised;
}

export type PartInput =
  | { part: 'session'; value: SessionInput }
  | { part: 'speaker'; value: SpeakerInput }
  | { part: 'room'; value: RoomInput }
  | { part: 'track'; value: TrackInput };

type Parsed = Result<PartInput, { type: 'invalid'; errors: EventError[] }>;

const MAX_NAME = 160;
const MAX_TEXT = 5_000;

export function partFormFrom(values: Record<string, string>, all: URLSearchParams): PartForm {
  const list = (name: string) => [...new Set(all.getAll(name))].slice(0, 100);
  return {
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')])),
    lists: { langs: list('langs'), interpreted: list('interpreted'), speakers: list('speakers') },
  };
}

/** Reads one part of the programme; it has to fit into its event. */
export function parsePart(part: Part, form: PartForm, event: EventView): Parsed {
  switch (part) {
    case 'session':
      return parseSession(form, event);
    case 'speaker':
      return parseSpeaker(form);
    case 'room':
      return parseRoom(form);
    case 'track':
      return parseTrack(form, event);
  }
}

/** The days of an event, for choosing the day of a session. */
export function daysOf({ startsOn, endsOn }: Pick<EventView, 'startsOn' | 'endsOn'>): string[] {
  const days: string[] = [];
  for (let day = startsOn; day <= endsOn && days.length < 40; day = addDays(day, 1)) days.push(day);
  return days;
}

function parseSession({ values, lists }: PartForm, event: EventView): Parsed {
  const errors: EventError[] = [];
  const title = localisedFrom(values, 'title', true);
  const text = localisedFrom(values, 'text', false);
  if (title[event.lang] === undefined) errors.push({ field: `title_${event.lang}`, code: 'missing' });
  errors.push(...tooLong(title, 'title', MAX_NAME), ...tooLong(text, 'text', MAX_TEXT));
  const kind = SESSION_KINDS.find((one) => one === values.kind);
  if (kind === undefined) errors.push({ field: 'kind', code: 'choiceUnknown' });
  const day = values.day?.trim() ?? '';
  if (!daysOf(event).includes(day)) errors.push({ field: 'day', code: 'outsideEvent' });
  const moment = (field: string) => {
    const placed = placeWallTime({ date: day, time: plainTime(values[field]) }, event.zone);
    if (placed.ok && placed.value.clock !== 'skipped') return placed.value.instant;
    errors.push({ field, code: values[field]?.trim() ? 'timeWrong' : 'timeMissing' });
    return undefined;
  };
  const [startsAt, endsAt] = [moment('starts_time'), moment('ends_time')];
  if (startsAt !== undefined && endsAt !== undefined) {
    if (endsAt <= startsAt) errors.push({ field: 'ends_time', code: 'endsBeforeStart' });
    else if (startsAt < event.startsAt) errors.push({ field: 'starts_time', code: 'outsideEvent' });
    else if (endsAt > event.endsAt) errors.push({ field: 'ends_time', code: 'outsideEvent' });
  }
  const chosen = (field: 'track' | 'room', known: readonly { id: string }[]) => {
    const id = values[field]?.trim() || null;
    if (id !== null && !known.some((one) => one.id === id)) errors.push({ field, code: 'choiceUnknown' });
    return id;
  };
  const [track, room] = [chosen('track', event.tracks), chosen('room', event.rooms)];
  const speakers = lists.speakers.filter((id) => event.speakers.some((speaker) => speaker.id === id));
  if (speakers.length !== lists.speakers.length) errors.push({ field: 'speakers', code: 'choiceUnknown' });
  if (kind === undefined || startsAt === undefined || endsAt === undefined || errors.length > 0)
    return refuse({ type: 'invalid', errors });
  const langs = SPOKEN.filter((one) => lists.langs.includes(one));
  const interpreted = SPOKEN.filter((one) => lists.interpreted.includes(one));
  return ok({
    part: 'session',
    value: { kind, title, text, startsAt, endsAt, track, room, langs, interpreted, speakers },
  });
}

/** A name that has to be there, on one line. */
function nameOf(values: Record<string, string>, errors: EventError[]): string {
  const name = (values.name ?? '').replace(/\s+/g, ' ').trim();
  if (name === '') errors.push({ field: 'name', code: 'missing' });
  if (name.length > MAX_NAME) errors.push({ field: 'name', code: 'tooLong', limit: MAX_NAME });
  return name;
}

function parseSpeaker({ values }: PartForm): Parsed {
  const errors: EventError[] = [];
  const name = nameOf(values, errors);
  const organisation = (values.organisation ?? '').replace(/\s+/g, ' ').trim();
  if (organisation.length > MAX_NAME) errors.push({ field: 'organisation', code: 'tooLong', limit: MAX_NAME });
  const about = localisedFrom(values, 'about', false);
  errors.push(...tooLong(about, 'about', MAX_TEXT));
  if (errors.length > 0) return refuse({ type: 'invalid', errors });
  return ok({ part: 'speaker', value: { name, organisation: organisation || null, about } });
}

function parseRoom({ values }: PartForm): Parsed {
  const errors: EventError[] = [];
  const name = nameOf(values, errors);
  const said = (values.capacity ?? '').replace(/[\s.]/g, '');
  const capacity = said === '' ? null : Number(said);
  if (capacity !== null && (!Number.isInteger(capacity) || capacity < 1 || capacity > 100_000))
    errors.push({ field: 'capacity', code: 'numberWrong' });
  const accessNote = localisedFrom(values, 'access_note', false);
  errors.push(...tooLong(accessNote, 'access_note', MAX_TEXT));
  if (errors.length > 0) return refuse({ type: 'invalid', errors });
  return ok({ part: 'room', value: { name, capacity, accessNote } });
}

function parseTrack({ values }: PartForm, event: EventView): Parsed {
  const name = localisedFrom(values, 'name', true);
  const errors = tooLong(name, 'name', MAX_NAME);
  if (name[event.lang] === undefined) errors.push({ field: `name_${event.lang}`, code: 'missing' });
  return errors.length > 0 ? refuse({ type: 'invalid', errors }) : ok({ part: 'track', value: { name } });
}

/** The form of a part that there is; undefined where there is none of this id. */
export function partFormOf(part: Part, id: string, event: EventView, capacity: number | null): PartForm | undefined {
  const none = { langs: [], interpreted: [], speakers: [] };
  if (!isId(id)) return undefined;
  switch (part) {
    case 'session': {
      const session = event.sessions.find((one) => one.id === id);
      return session === undefined ? undefined : sessionForm(session, event);
    }
    case 'speaker': {
      const speaker = event.speakers.find((one) => one.id === id);
      return speaker === undefined ? undefined : { values: speakerValues(speaker), lists: none };
    }
    case 'room': {
      const room = event.rooms.find((one) => one.id === id);
      if (room === undefined) return undefined;
      const values = { name: room.name, capacity: capacity === null ? '' : String(capacity) };
      return { values: { ...values, ...localisedFields('access_note', room.accessNote) }, lists: none };
    }
    case 'track': {
      const track = event.tracks.find((one) => one.id === id);
      return track === undefined ? undefined : { values: localisedFields('name', track.name), lists: none };
    }
  }
}

function speakerValues({ name, organisation, about }: SpeakerView): Record<string, string> {
  return { name, organisation: organisation ?? '', ...localisedFields('about', about) };
}

function sessionForm(session: SessionView, event: EventView): PartForm {
  const starts = wallTime(session.startsAt, event.zone);
  return {
    values: {
      kind: session.kind,
      day: starts.date,
      starts_time: starts.time,
      ends_time: wallTime(session.endsAt, event.zone).time,
      track: session.track ?? '',
      room: session.room ?? '',
      ...localisedFields('title', session.title),
      ...localisedFields('text', session.text),
    },
    lists: { langs: session.langs, interpreted: session.interpreted, speakers: session.speakers },
  };
}

/** A new part: a session begins where the one before it ends. */
export function emptyPart(part: Part, event: EventView): PartForm {
  const last = event.sessions.at(-1);
  const starts = last === undefined ? event.startsAt : last.endsAt;
  const at = wallTime(starts, event.zone);
  const values: Record<string, string> =
    part === 'session'
      ? {
          kind: 'talk',
          day: at.date,
          starts_time: at.time,
          ends_time: '',
          room: last?.room ?? '',
          track: last?.track ?? '',
        }
      : {};
  return { values, lists: { langs: [], interpreted: [], speakers: [] } };
}

/** What a part looked like when its form was opened; the form carries it, so that the second of two editors is told. */
export function stampOf(form: PartForm): string {
  const all = { ...form.values, ...form.lists };
  return JSON.stringify(
    Object.entries(all)
      .filter(([, value]) => value.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
