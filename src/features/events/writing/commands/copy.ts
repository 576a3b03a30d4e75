import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Trx } from '#platform/database';
import { useFile } from '#platform/files';
import { moveAlong, type When } from '../when.ts';

type Clock = Pick<When, 'startsAt' | 'zone'>;

/**
 * Copies everything of an event that is not in its own row: programme, pictures and material, how people register and what they are asked; never who
 * has registered, nor codes. Times stay as far from the beginning as they were. Files are shared, not copied.
 */
export async function copyParts(trx: Trx, from: string, to: string, clock: { from: Clock; to: Clock }, now: Date) {
  const ids = await copyProgramme(trx, from, to, clock);
  await copyFiles(trx, from, to, ids, now);
  await copyRegistration(trx, from, to, clock, now);
}

type Ids = Map<string, string>;

async function copyProgramme(trx: Trx, from: string, to: string, clock: { from: Clock; to: Clock }): Promise<Ids> {
  const ids: Ids = new Map();
  const idOf = (old: string) => {
    const made = ids.get(old) ?? uuid();
    ids.set(old, made);
    return made;
  };
  for (const table of ['event_track', 'event_room', 'event_speaker', 'event_session'] as const) {
    const rows = await trx.selectFrom(table).selectAll().where('event_id', '=', from).orderBy('id').execute();
    if (rows.length === 0) continue;
    const copies = rows.map((row) => {
      const copy: Record<string, unknown> = { ...row, id: idOf(row.id), event_id: to };
      if ('starts_at' in row) {
        copy.starts_at = moveAlong(row.starts_at, clock.from, clock.to);
        copy.ends_at = moveAlong(row.ends_at, clock.from, clock.to);
        copy.track_id = row.track_id === null ? null : (ids.get(row.track_id) ?? null);
        copy.room_id = row.room_id === null ? null : (ids.get(row.room_id) ?? null);
      }
      for (const column of ['name', 'title', 'text', 'about', 'access_note'])
        if (typeof copy[column] === 'object') copy[column] = JSON.stringify(copy[column]);
      return copy;
    });
    await trx
      .insertInto(table)
      .values(copies as never)
      .execute();
  }
  const speaking = await trx
    .selectFrom('event_session_speaker as x')
    .innerJoin('event_session as s', 's.id', 'x.session_id')
    .select(['x.session_id', 'x.speaker_id', 'x.position'])
    .where('s.event_id', '=', from)
    .execute();
  const copies = speaking.map((row) => ({
    session_id: idOf(row.session_id),
    speaker_id: idOf(row.speaker_id),
    position: row.position,
  }));
  if (copies.length > 0) await trx.insertInto('event_session_speaker').values(copies).execute();
  return ids;
}

/** Pictures, films and material; minutes are of that day only. */
async function copyFiles(trx: Trx, from: string, to: string, ids: Ids, now: Date): Promise<void> {
  const rows = await trx
    .selectFrom('event_file')
    .selectAll()
    .where('event_id', '=', from)
    .where('kind', '<>', 'minutes')
    .orderBy('id')
    .execute();
  for (const row of rows) {
    for (const file of [row.file_id, row.captions_id])
      if (file !== null && !(await useFile(trx, file, `event:${to}`))) continue;
    await trx
      .insertInto('event_file')
      .values({
        ...row,
        id: uuid(),
        event_id: to,
        session_id: row.session_id === null ? null : (ids.get(row.session_id) ?? null),
        title: JSON.stringify(row.title),
        alt: JSON.stringify(row.alt),
        transcript: JSON.stringify(row.transcript),
        created_at: now,
      })
      .execute();
  }
}

async function copyRegistration(trx: Trx, from: string, to: string, clock: { from: Clock; to: Clock }, now: Date) {
  const later = (at: Date | null) => (at === null ? null : moveAlong(at, clock.from, clock.to));
  const setting = await trx
    .selectFrom('registration_setting')
    .selectAll()
    .where('event_id', '=', from)
    .executeTakeFirst();
  if (setting === undefined) return;
  await trx
    .insertInto('registration_setting')
    .values({
      ...setting,
      event_id: to,
      stages: JSON.stringify(setting.stages),
      note: JSON.stringify(setting.note),
      opens_at: later(setting.opens_at),
      closes_at: later(setting.closes_at),
      change_until: later(setting.change_until),
      taken: 0,
      version: 1,
      updated_at: now,
    })
    .execute();
  const kinds = await trx
    .selectFrom('ticket_kind')
    .selectAll()
    .where('event_id', '=', from)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  if (kinds.length > 0) {
    await trx
      .insertInto('ticket_kind')
      .values(
        kinds.map((kind) => ({
          ...kind,
          id: uuid(),
          event_id: to,
          name: JSON.stringify(kind.name),
          about: JSON.stringify(kind.about),
          price_text: JSON.stringify(kind.price_text),
          opens_at: later(kind.opens_at),
          closes_at: later(kind.closes_at),
          taken: 0,
        })),
      )
      .execute();
  }
  await sql`
    insert into registration_form (event_id, version, fields, created_at)
    select ${to}::uuid, version, fields, ${now} from registration_form
    where event_id = ${from} and version = ${setting.form_version}`.execute(trx);
  await sql`
    insert into event_feedback_form (event_id, questions, updated_at)
    select ${to}::uuid, questions, ${now} from event_feedback_form where event_id = ${from}`.execute(trx);
}
