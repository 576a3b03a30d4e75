import { sql } from 'kysely';
import { z } from 'zod';
import { LANGS } from '#engines/kit';
import type { Trx } from '#platform/database';
import { SESSION_KINDS, SPOKEN } from '../model.ts';
import { LIMITS, MAX_ROOMS, MAX_SESSIONS, MAX_SPEAKERS } from '../writing/model.ts';

const said = (most: number) => z.partialRecord(z.enum(LANGS), z.string().trim().max(most)).default({});
const line = z.string().trim().min(1).max(LIMITS.title);
const id = z.uuid('the id of a thing of this programme');
const spoken = z.array(z.enum(SPOKEN)).max(SPOKEN.length).default([]);

const shape = z.strictObject({
  tracks: z
    .array(z.strictObject({ id, name: said(LIMITS.title) }))
    .max(MAX_ROOMS)
    .default([]),
  rooms: z
    .array(
      z.strictObject({
        id,
        name: line,
        capacity: z.number().int().min(0).max(1_000_000).nullable().default(null),
        access_note: said(LIMITS.access_note),
      }),
    )
    .max(MAX_ROOMS)
    .default([]),
  speakers: z
    .array(z.strictObject({ id, name: line, about: said(LIMITS.text), organisation: line.nullable().default(null) }))
    .max(MAX_SPEAKERS)
    .default([]),
  sessions: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(SESSION_KINDS),
        title: said(LIMITS.title),
        text: said(LIMITS.text),
        starts_at: z.iso.datetime(),
        ends_at: z.iso.datetime(),
        langs: spoken,
        interpreted: spoken,
        track: id.nullable().default(null),
        room: id.nullable().default(null),
        speakers: z.array(id).max(MAX_SPEAKERS).default([]),
      }),
    )
    .max(MAX_SESSIONS)
    .default([]),
});

/** Tracks, rooms, speakers and sessions of an event, as the export writes them; in a table the object is written as JSON. */
export const programmeInput = z.preprocess(
  (value) => (typeof value === 'string' ? parsed(value) : value),
  shape.superRefine(({ tracks, rooms, speakers, sessions }, context) => {
    const wrong = (at: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['sessions', at, field], message });
    const ids = [tracks, rooms, speakers, sessions].flatMap((list) => list.map((one) => one.id));
    if (new Set(ids).size < ids.length) context.addIssue({ code: 'custom', message: 'each id once' });
    const known = (list: readonly { id: string }[], one: string | null) =>
      one === null || list.some((other) => other.id === one);
    for (const [at, session] of sessions.entries()) {
      if (session.ends_at < session.starts_at) wrong(at, 'ends_at', 'not before the beginning');
      if (!known(tracks, session.track)) wrong(at, 'track', 'the id of one of its tracks');
      if (!known(rooms, session.room)) wrong(at, 'room', 'the id of one of its rooms');
      if (!session.speakers.every((one) => known(speakers, one))) wrong(at, 'speakers', 'ids of its speakers');
    }
  }),
);
export type ProgrammeInput = z.output<typeof shape>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const listOf = (table: string, fields: string) =>
  sql.raw(`coalesce((select json_agg(json_build_object(${fields}) order by x.position, x.id) from ${table} x
    where x.event_id = e.id), '[]')`);
const at = (column: string) => `to_char(x.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The programme of an event `e` as one piece of JSON; null where there is none. */
export const PROGRAMME = sql<string | null>`
  case when exists (select 1 from event_session x where x.event_id = e.id) or exists (select 1 from event_speaker x where x.event_id = e.id)
    or exists (select 1 from event_room x where x.event_id = e.id) or exists (select 1 from event_track x where x.event_id = e.id)
  then json_build_object(
    'tracks', ${listOf('event_track', `'id', x.id, 'name', x.name`)},
    'rooms', ${listOf('event_room', `'id', x.id, 'name', x.name, 'capacity', x.capacity, 'access_note', x.access_note`)},
    'speakers', ${listOf(
      'event_speaker',
      `'id', x.id, 'name', x.name, 'about', x.about, 'organisation',
      coalesce(x.organisation, (select o.name from organisation o where o.id = x.organisation_id))`,
    )},
    'sessions', ${listOf(
      'event_session',
      `'id', x.id, 'kind', x.kind, 'title', x.title, 'text', x.text, 'starts_at', ${at('starts_at')}, 'ends_at', ${at('ends_at')},
      'langs', x.langs, 'interpreted', x.interpreted, 'track', x.track_id, 'room', x.room_id,
      'speakers', array(select y.speaker_id from event_session_speaker y where y.session_id = x.id order by y.position, y.speaker_id)`,
    )})::text end`;

const TABLES = ['event_session', 'event_speaker', 'event_room', 'event_track'] as const;

/** Which ids of a programme belong to other events: they are not this one's to change. */
export async function foreignIds(trx: Trx, programmes: readonly { event: string; programme: ProgrammeInput }[]) {
  const asked = programmes.flatMap(({ event, programme: { tracks, rooms, speakers, sessions } }) =>
    [tracks, rooms, speakers, sessions].flatMap((list) => list.map((one) => ({ event, id: one.id }))),
  );
  if (asked.length === 0) return new Set<string>();
  const { rows } = await sql<{ id: string }>`
    with asked as (select * from json_to_recordset(${JSON.stringify(asked)}::json) as a(event uuid, id uuid)),
      here as (${sql.join(
        TABLES.map((table) => sql`select id, event_id from ${sql.table(table)} where id in (select id from asked)`),
        sql` union all `,
      )})
    select here.id from here join asked on asked.id = here.id where here.event_id <> asked.event`.execute(trx);
  return new Set(rows.map(({ id: one }) => one));
}

/** Makes the programme of an event what a file says. What stays keeps its id, and with it its material and its meetings. */
export async function saveProgramme(trx: Trx, event: string, programme: ProgrammeInput): Promise<void> {
  const { tracks, rooms, speakers, sessions } = programme;
  const keep = { event_session: sessions, event_speaker: speakers, event_room: rooms, event_track: tracks };
  for (const table of TABLES) {
    const ids = keep[table].map((one) => one.id);
    await sql`delete from ${sql.table(table)} where event_id = ${event} and not id = any(${ids}::uuid[])`.execute(trx);
  }
  const list = (rows: readonly object[]) =>
    JSON.stringify(rows.map((row, position) => ({ ...row, event_id: event, position })));
  await upsert(trx, 'event_track', list(tracks), ['name']);
  await upsert(trx, 'event_room', list(rooms), ['name', 'capacity', 'access_note']);
  await upsert(trx, 'event_speaker', list(speakers), ['name', 'about', 'organisation']);
  const placed = sessions.map(({ track, room, speakers: _, ...row }) => ({ ...row, track_id: track, room_id: room }));
  await upsert(trx, 'event_session', list(placed), [
    ...['kind', 'title', 'text', 'starts_at', 'ends_at', 'langs', 'interpreted', 'track_id', 'room_id'],
  ]);
  await sql`delete from event_session_speaker where session_id in (select id from event_session where event_id = ${event})`.execute(
    trx,
  );
  const speaking = sessions.flatMap((session) =>
    [...new Set(session.speakers)].map((speaker_id, position) => ({ session_id: session.id, speaker_id, position })),
  );
  if (speaking.length > 0) await trx.insertInto('event_session_speaker').values(speaking).execute();
}

async function upsert(trx: Trx, table: (typeof TABLES)[number], rows: string, columns: string[]): Promise<void> {
  const own = [...columns, 'position'];
  const names = sql.join([...own, 'id', 'event_id'].map((column) => sql.ref(column)));
  const changed = sql.join(own.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`));
  await sql`
    insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)
    on conflict (id) do update set ${changed}`.execute(trx);
}
