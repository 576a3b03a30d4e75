import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { EventView } from '../../model.ts';
import { readEventById } from '../../queries.ts';
import { isId } from '../form.ts';
import { MAX_ROOMS, MAX_SESSIONS, MAX_SPEAKERS } from '../model.ts';
import { type Part, type PartInput, partFormOf, type SessionInput, stampOf } from '../programme-form.ts';
import { findOrganisationId, readCapacity } from '../queries.ts';
import { type LockRefusal, lockEvent } from './kit.ts';

const TABLES = {
  session: 'event_session',
  speaker: 'event_speaker',
  room: 'event_room',
  track: 'event_track',
} as const;
const MOST: Record<Part, number> = { session: MAX_SESSIONS, speaker: MAX_SPEAKERS, room: MAX_ROOMS, track: MAX_ROOMS };

/** What a form says of the part it was opened with. */
export function stampFor(part: Part, id: string, event: EventView, capacity: number | null): string {
  const form = partFormOf(part, id, event, capacity);
  return form === undefined ? '' : createHash('sha256').update(stampOf(form)).digest('base64url');
}

export interface PartChange {
  event: string;
  /** Undefined: a new one. */
  id: string | undefined;
  stamp: string;
  input: PartInput;
}

type PartRefusal = LockRefusal | { type: 'too-many'; most: number };

/** Locks the event whose programme is changed, and reads it whole. */
async function lockProgramme(trx: Trx, viewer: Viewer, id: string): Promise<Result<EventView, LockRefusal>> {
  const event = await lockEvent(trx, viewer, id);
  if (event === undefined) return refuse({ type: 'not-found' });
  if (event.state === 'withdrawn' || event.state === 'cancelled' || event.isSubscribed)
    return refuse({ type: 'not-possible' });
  const view = await readEventById(trx, id);
  return view === undefined ? refuse({ type: 'not-found' }) : ok(view);
}

async function written(trx: Trx, viewer: Viewer, event: EventView, what: string, part: Part, now: Date): Promise<void> {
  await trx.updateTable('event').set({ updated_at: now }).where('id', '=', event.id).execute();
  await audit(trx, viewer, 'event.programme', `event:${event.id}`, { what, part });
  if (event.state === 'published') await emit(trx, [{ type: 'event.changed', subject: `event:${event.id}` }]);
}

const listOf = (event: EventView, part: Part): readonly { id: string }[] =>
  ({ session: event.sessions, speaker: event.speakers, room: event.rooms, track: event.tracks })[part];

/** Writes a session, a speaker, a room or a track. Side effects: its row, one audit entry, `event.changed` when the event is public. */
export async function savePart(
  db: Db,
  viewer: Viewer,
  { event: eventId, id, stamp, input }: PartChange,
  now: Date,
): Promise<Result<{ id: string }, PartRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockProgramme(trx, viewer, eventId);
    if (!locked.ok) return locked;
    const event = locked.value;
    const { part } = input;
    const list = listOf(event, part);
    if (id === undefined && list.length >= MOST[part]) return refuse({ type: 'too-many', most: MOST[part] });
    if (id !== undefined) {
      if (!list.some((one) => one.id === id)) return refuse({ type: 'not-found' });
      const capacity = part === 'room' ? await readCapacity(trx, id) : null;
      if (stampFor(part, id, event, capacity) !== stamp) return refuse({ type: 'changed-meanwhile' });
    }
    const row = await columnsOfPart(trx, input);
    const made = id ?? uuid();
    if (id === undefined) {
      await trx
        .insertInto(TABLES[part])
        .values({ ...row, id: made, event_id: event.id, position: lastPosition(TABLES[part], event.id) } as never)
        .execute();
    } else {
      await trx
        .updateTable(TABLES[part])
        .set(row as never)
        .where('id', '=', id)
        .execute();
    }
    if (input.part === 'session') await writeSpeakers(trx, made, input.value);
    await written(trx, viewer, event, id === undefined ? 'added' : 'changed', part, now);
    return ok({ id: made });
  });
}

/** After all others. */
const lastPosition = (table: string, event: string) =>
  sql<number>`(select coalesce(max(position) + 1, 0) from ${sql.table(table)} where event_id = ${event})`;

async function columnsOfPart(trx: Trx, input: PartInput): Promise<Record<string, unknown>> {
  switch (input.part) {
    case 'session': {
      const { kind, title, text, startsAt, endsAt, track, room, langs, interpreted } = input.value;
      return {
        kind,
        title: JSON.stringify(title),
        text: JSON.stringify(text),
        starts_at: startsAt,
        ends_at: endsAt,
        track_id: track,
        room_id: room,
        langs,
        interpreted,
      };
    }
    case 'speaker': {
      const { name, organisation, about } = input.value;
      const id = organisation === null ? null : await findOrganisationId(trx, organisation);
      return { name, about: JSON.stringify(about), organisation, organisation_id: id };
    }
    case 'room': {
      const { name, capacity, accessNote } = input.value;
      return { name, capacity, access_note: JSON.stringify(accessNote) };
    }
    case 'track':
      return { name: JSON.stringify(input.value.name) };
  }
}

async function writeSpeakers(trx: Trx, session: string, { speakers }: SessionInput): Promise<void> {
  await trx.deleteFrom('event_session_speaker').where('session_id', '=', session).execute();
  const rows = speakers.map((speaker, position) => ({ session_id: session, speaker_id: speaker, position }));
  if (rows.length > 0) await trx.insertInto('event_session_speaker').values(rows).execute();
}

/** Deletes a part; material of a session stays with the event. Side effects: its row, one audit entry, `event.changed` when the event is public. */
export async function deletePart(
  db: Db,
  viewer: Viewer,
  { event: eventId, part, id }: { event: string; part: Part; id: string },
  now: Date,
): Promise<Result<undefined, LockRefusal>> {
  if (!isId(id)) return refuse({ type: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const locked = await lockProgramme(trx, viewer, eventId);
    if (!locked.ok) return locked;
    if (!listOf(locked.value, part).some((one) => one.id === id)) return refuse({ type: 'not-found' });
    if (part === 'session')
      await trx.updateTable('event_file').set({ session_id: null }).where('session_id', '=', id).execute();
    await trx.deleteFrom(TABLES[part]).where('id', '=', id).execute();
    await written(trx, viewer, locked.value, 'deleted', part, now);
    return ok(undefined);
  });
}

/**
 * Moves a part before or after its neighbour. Sessions change places in time: each keeps its length, and the pause between them stays. Side effects: two
 * rows, one audit entry, `event.changed` when the event is public. At the end of the list nothing happens.
 */
export async function movePart(
  db: Db,
  viewer: Viewer,
  { event: eventId, part, id, to }: { event: string; part: Part; id: string; to: 'up' | 'down' },
  now: Date,
): Promise<Result<undefined, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockProgramme(trx, viewer, eventId);
    if (!locked.ok) return locked;
    const event = locked.value;
    const list = part === 'session' ? besides(event, id) : listOf(event, part);
    const at = list.findIndex((one) => one.id === id);
    if (at < 0) return refuse({ type: 'not-found' });
    const [first, second] = to === 'up' ? [list[at - 1], list[at]] : [list[at], list[at + 1]];
    if (first === undefined || second === undefined) return ok(undefined);
    if (part === 'session') await swapInTime(trx, event, first.id, second.id);
    else {
      const ids = list.map((one) => (one === first ? second.id : one === second ? first.id : one.id));
      for (const [position, one] of ids.entries())
        await trx.updateTable(TABLES[part]).set({ position }).where('id', '=', one).execute();
    }
    await written(trx, viewer, event, 'moved', part, now);
    return ok(undefined);
  });
}

/** Sessions of the same track on the same day: what stands in one column of the programme. */
function besides({ sessions, zone }: EventView, id: string) {
  const session = sessions.find((one) => one.id === id);
  if (session === undefined) return [];
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  return sessions.filter(
    (one) => one.track === session.track && day.format(one.startsAt) === day.format(session.startsAt),
  );
}

async function swapInTime(trx: Trx, { sessions }: EventView, firstId: string, secondId: string): Promise<void> {
  const first = sessions.find((one) => one.id === firstId);
  const second = sessions.find((one) => one.id === secondId);
  if (first === undefined || second === undefined) return;
  if (first.startsAt.getTime() === second.startsAt.getTime()) {
    // At the same time only their order on the page differs.
    await sql`
      update event_session set position = case id when ${firstId}::uuid then ${sessions.indexOf(second)}::int else ${sessions.indexOf(first)}::int end
      where id in (${firstId}, ${secondId})`.execute(trx);
    return;
  }
  const length = (one: typeof first) => one.endsAt.getTime() - one.startsAt.getTime();
  const pause = Math.max(0, second.startsAt.getTime() - first.endsAt.getTime());
  const begin = first.startsAt.getTime();
  const set = (id: string, from: number, to: number) =>
    trx
      .updateTable('event_session')
      .set({ starts_at: new Date(from), ends_at: new Date(to) })
      .where('id', '=', id)
      .execute();
  await set(secondId, begin, begin + length(second));
  const after = begin + length(second) + pause;
  await set(firstId, after, after + length(first));
}
