import { sql } from 'kysely';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { dropFiles } from '#platform/files';
import { emit } from '#platform/outbox';
import { changedFields } from '../form.ts';
import type { EventContent, EventError } from '../model.ts';
import { findObstacles } from '../obstacles.ts';
import { type Telling, tellParticipants } from '../telling.ts';
import { columnsOf, type LockRefusal, lockEvent, writeHosts } from './kit.ts';
import { moveSessions } from './move-sessions.ts';

export type SaveRefusal = LockRefusal | { type: 'invalid'; errors: EventError[] };

export interface EventChange {
  id: string;
  /** The version that the form was opened with. */
  version: number;
  content: EventContent;
  /** What those who have registered are told of it; small changes tell nobody. */
  message: string | undefined;
}

/**
 * Saves what organisers write. Of a published event it is public at once, and time and place stay: they change by moving it. Side effects: `event`, its
 * hosts and related things, one audit entry that names the fields; of a published one `event.changed`, and who is to be told if a message is given.
 */
export async function saveEvent(
  db: Db,
  viewer: Viewer,
  change: EventChange,
  telling: Telling,
  now: Date,
): Promise<Result<{ slug: string; told: number }, SaveRefusal>> {
  return db.transaction().execute(async (trx) => {
    const event = await lockEvent(trx, viewer, change.id);
    if (event === undefined) return refuse({ type: 'not-found' });
    if (!['draft', 'scheduled', 'published'].includes(event.state) || event.isSubscribed)
      return refuse({ type: 'not-possible' });
    if (event.version !== change.version) return refuse({ type: 'changed-meanwhile' });
    const isPublic = event.state === 'published';
    const content = isPublic ? { ...change.content, ...placeAndTime(event.content) } : change.content;
    const fields = changedFields(event.content, content);
    if (fields.length === 0 && change.message === undefined) return ok({ slug: event.slug, told: 0 });
    // What has been held may still be described better.
    const errors = isPublic ? findObstacles(content, now).filter(({ code }) => code !== 'isOver') : [];
    if (errors.length > 0) return refuse({ type: 'invalid', errors });
    const version = event.version + 1;
    const columns = { ...(await columnsOf(trx, content)), version, updated_at: now };
    await trx.updateTable('event').set(columns).where('id', '=', event.id).execute();
    await writeHosts(trx, event.id, content);
    if (event.content.zone !== content.zone || event.content.startsAt.getTime() !== content.startsAt.getTime()) {
      await moveSessions(trx, event.id, event.content, content);
    }
    await audit(trx, viewer, 'event.saved', `event:${event.id}`, { version, fields: fields.join(' ') });
    if (isPublic) await emit(trx, [{ type: 'event.changed', subject: `event:${event.id}` }]);
    const told =
      isPublic && change.message !== undefined
        ? await tellParticipants(trx, telling, { event: event.id, what: 'changed', message: change.message }, now)
        : 0;
    return ok({ slug: event.slug, told });
  });
}

/** Of a published event these change by `moveEvent` only. */
function placeAndTime(content: EventContent) {
  const { startsAt, endsAt, zone, allDay, startsOn, endsOn, format, venue, address, place } = content;
  return { startsAt, endsAt, zone, allDay, startsOn, endsOn, format, venue, address, place };
}

/** Deletes a draft or a template for good, with its files. Side effects: `event` with all its parts, `address`, files, one audit entry. */
export async function deleteDraft(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<Result<undefined, { type: 'not-found' } | { type: 'not-possible' }>> {
  return db.transaction().execute(async (trx) => {
    const event = await lockEvent(trx, viewer, id);
    if (event === undefined) return refuse({ type: 'not-found' });
    if (event.state !== 'draft') return refuse({ type: 'not-possible' });
    await dropFiles(trx, `event:${id}`);
    await trx.deleteFrom('event').where('id', '=', id).execute();
    await trx.deleteFrom('address').where('kind', '=', 'event').where('subject_id', '=', id).execute();
    if (event.seriesId !== null) {
      await sql`
        delete from event_series s where s.id = ${event.seriesId}
          and not exists (select 1 from event e where e.series_id = s.id)`.execute(trx);
    }
    await audit(trx, viewer, 'event.deleted', `event:${id}`);
    return ok(undefined);
  });
}
