import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { dropFiles, findFile, useFile } from '#platform/files';
import { emit } from '#platform/outbox';
import { isId } from '../form.ts';
import { type MediaInput, TAKEN } from '../media-form.ts';
import { type EventError, MAX_FILES, type WrittenEvent } from '../model.ts';
import { type LockRefusal, lockEvent } from './kit.ts';

type MediaRefusal = LockRefusal | { type: 'too-many'; most: number } | { type: 'invalid'; errors: EventError[] };

async function lockMedia(trx: Trx, viewer: Viewer, id: string): Promise<Result<WrittenEvent, LockRefusal>> {
  const event = await lockEvent(trx, viewer, id);
  if (event === undefined) return refuse({ type: 'not-found' });
  // Minutes and pictures come afterwards, also of what was cancelled.
  return event.state === 'withdrawn' || event.isSubscribed ? refuse({ type: 'not-possible' }) : ok(event);
}

async function written(trx: Trx, viewer: Viewer, event: WrittenEvent, what: string, now: Date): Promise<void> {
  await trx.updateTable('event').set({ updated_at: now }).where('id', '=', event.id).execute();
  await audit(trx, viewer, 'event.media', `event:${event.id}`, { what });
  if (event.state === 'published') await emit(trx, [{ type: 'event.changed', subject: `event:${event.id}` }]);
}

const columnsOf = (input: MediaInput) => ({
  kind: input.kind,
  session_id: input.session,
  title: JSON.stringify(input.title),
  alt: JSON.stringify(input.alt),
  transcript: JSON.stringify(input.transcript),
  captions_lang: input.captionsLang,
  lang: input.lang,
});

/**
 * Adds a picture, a film, material or minutes: a file that has been stored, or an address. Side effects: `event_file`, the use of the files, one audit
 * entry, `event.changed` when the event is public.
 */
export async function addMedia(
  db: Db,
  viewer: Viewer,
  eventId: string,
  input: MediaInput,
  now: Date,
): Promise<Result<{ id: string }, MediaRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMedia(trx, viewer, eventId);
    if (!locked.ok) return locked;
    const event = locked.value;
    const { count } = await trx
      .selectFrom('event_file')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('event_id', '=', event.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= MAX_FILES) return refuse({ type: 'too-many', most: MAX_FILES });
    const errors = await checkFiles(trx, event.id, input);
    if (errors.length > 0) return refuse({ type: 'invalid', errors });
    const id = uuid();
    await trx
      .insertInto('event_file')
      .values({
        ...columnsOf(input),
        id,
        event_id: event.id,
        position: sql<number>`(select coalesce(max(position) + 1, 0) from event_file where event_id = ${event.id})`,
        file_id: input.file,
        url: input.url,
        captions_id: input.captions,
        created_at: now,
      })
      .execute();
    await written(trx, viewer, event, 'added', now);
    return ok({ id });
  });
}

/** Whether the files are there, of the right kind, and for everybody; if so this event uses them. */
async function checkFiles(
  trx: Trx,
  event: string,
  { kind, file, captions, session }: MediaInput,
): Promise<EventError[]> {
  const errors: EventError[] = [];
  const check = async (field: string, id: string | null, kinds: readonly string[]) => {
    if (id === null) return;
    const found = await findFile(trx, id);
    const fits = found !== undefined && found.visibility === 'public' && kinds.includes(found.kind);
    if (!fits) errors.push({ field, code: 'fileGone' });
  };
  await check('file', file, TAKEN[kind]);
  await check('captions', captions, ['captions']);
  if (session !== null) {
    const found = await trx
      .selectFrom('event_session')
      .select('id')
      .where('id', '=', session)
      .where('event_id', '=', event)
      .executeTakeFirst();
    if (found === undefined) errors.push({ field: 'session', code: 'choiceUnknown' });
  }
  if (errors.length > 0) return errors;
  for (const id of [file, captions])
    if (id !== null && !(await useFile(trx, id, `event:${event}`))) errors.push({ field: 'file', code: 'fileGone' });
  return errors;
}

/** Changes what is said of a picture or a file; new captions replace the old. Side effects as for adding, the old captions are deleted. */
export async function changeMedia(
  db: Db,
  viewer: Viewer,
  { event: eventId, id, input }: { event: string; id: string; input: MediaInput },
  now: Date,
): Promise<Result<undefined, MediaRefusal>> {
  if (!isId(id)) return refuse({ type: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const locked = await lockMedia(trx, viewer, eventId);
    if (!locked.ok) return locked;
    const event = locked.value;
    const row = await findMedia(trx, event.id, id);
    if (row === undefined) return refuse({ type: 'not-found' });
    const kept = { ...input, kind: row.kind, file: null };
    const errors = await checkFiles(trx, event.id, kept);
    if (errors.length > 0) return refuse({ type: 'invalid', errors });
    const captions = input.captions ?? row.captions_id;
    await trx
      .updateTable('event_file')
      .set({ ...columnsOf({ ...input, kind: row.kind }), captions_id: captions })
      .where('id', '=', id)
      .execute();
    if (row.captions_id !== null && row.captions_id !== captions)
      await dropFiles(trx, `event:${event.id}`, [row.captions_id]);
    await written(trx, viewer, event, 'changed', now);
    return ok(undefined);
  });
}

async function findMedia(trx: Trx, event: string, id: string) {
  return trx
    .selectFrom('event_file')
    .select(['id', 'kind', 'file_id', 'captions_id'])
    .where('id', '=', id)
    .where('event_id', '=', event)
    .executeTakeFirst();
}

/** Takes a picture or a file away; what nothing else uses is deleted. Side effects: `event_file`, files, one audit entry, `event.changed`. */
export async function deleteMedia(
  db: Db,
  viewer: Viewer,
  { event: eventId, id }: { event: string; id: string },
  now: Date,
): Promise<Result<undefined, LockRefusal>> {
  if (!isId(id)) return refuse({ type: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const locked = await lockMedia(trx, viewer, eventId);
    if (!locked.ok) return locked;
    const row = await findMedia(trx, eventId, id);
    if (row === undefined) return refuse({ type: 'not-found' });
    await trx.deleteFrom('event_file').where('id', '=', id).execute();
    const files = [row.file_id, row.captions_id].filter((file) => file !== null);
    await dropFiles(trx, `event:${eventId}`, files);
    await written(trx, viewer, locked.value, 'deleted', now);
    return ok(undefined);
  });
}

/** Moves a picture or a file before or after its neighbour; the first picture is the one of the event. */
export async function moveMedia(
  db: Db,
  viewer: Viewer,
  { event: eventId, id, to }: { event: string; id: string; to: 'up' | 'down' },
  now: Date,
): Promise<Result<undefined, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMedia(trx, viewer, eventId);
    if (!locked.ok) return locked;
    const rows = await trx
      .selectFrom('event_file')
      .select('id')
      .where('event_id', '=', eventId)
      .orderBy('position')
      .orderBy('id')
      .execute();
    const ids = rows.map((row) => row.id);
    const at = ids.indexOf(id);
    if (at < 0) return refuse({ type: 'not-found' });
    const other = to === 'up' ? at - 1 : at + 1;
    const neighbour = ids[other];
    if (neighbour === undefined) return ok(undefined);
    [ids[at], ids[other]] = [neighbour, id];
    for (const [position, one] of ids.entries())
      await trx.updateTable('event_file').set({ position }).where('id', '=', one).execute();
    await written(trx, viewer, locked.value, 'moved', now);
    return ok(undefined);
  });
}
