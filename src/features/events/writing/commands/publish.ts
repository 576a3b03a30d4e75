import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { localise } from '#platform/i18n';
import { emit } from '#platform/outbox';
import { next } from '../../rules.ts';
import type { EventError, WrittenEvent } from '../model.ts';
import { findObstacles } from '../obstacles.ts';
import { type LockRefusal, lockEvent } from './kit.ts';

export type PublishRefusal = LockRefusal | { type: 'invalid'; errors: EventError[] };

interface Wanted {
  id: string;
  /** The version that was looked at. */
  version: number;
}

/** Publishes now. Side effects: `event` with its address, one audit entry, `event.published`. The second of two presses is refused. */
export async function publishEvent(
  db: Db,
  viewer: Viewer,
  { id, version }: Wanted,
  now: Date,
): Promise<Result<{ slug: string }, PublishRefusal>> {
  return db.transaction().execute(async (trx) => {
    const event = await lockEvent(trx, viewer, id);
    if (event === undefined) return refuse({ type: 'not-found' });
    if (event.isTemplate || next(event.state, 'publish') === undefined) return refuse({ type: 'not-possible' });
    if (event.version !== version) return refuse({ type: 'changed-meanwhile' });
    const errors = findObstacles(event.content, now);
    if (errors.length > 0) return refuse({ type: 'invalid', errors });
    return ok({ slug: await publish(trx, viewer, event, now) });
  });
}

async function publish(trx: Trx, viewer: Viewer, event: WrittenEvent, now: Date): Promise<string> {
  const wanted = localise(event.content.title, event.content.lang).text;
  const slug = (await claimAddresses(trx, 'event', [{ id: event.id, wanted }])).get(event.id) ?? event.slug;
  await trx
    .updateTable('event')
    .set({ state: 'published', slug, published_at: now, publish_at: null, updated_at: now, version: event.version + 1 })
    .where('id', '=', event.id)
    .execute();
  await audit(trx, viewer, 'event.published', `event:${event.id}`);
  await emit(trx, [{ type: 'event.published', subject: `event:${event.id}` }]);
  return slug;
}

/** Has it published at a set time. Side effects: `event`, one audit entry. Who sets the same time again changes nothing. */
export async function scheduleEvent(
  db: Db,
  viewer: Viewer,
  { id, version, at }: Wanted & { at: Date },
  now: Date,
): Promise<Result<{ slug: string }, PublishRefusal | { type: 'time-is-past' }>> {
  return db.transaction().execute(async (trx) => {
    const event = await lockEvent(trx, viewer, id);
    if (event === undefined) return refuse({ type: 'not-found' });
    const again = event.state === 'scheduled';
    if (event.isTemplate || (!again && next(event.state, 'schedule') === undefined))
      return refuse({ type: 'not-possible' });
    if (again && event.publishAt?.getTime() === at.getTime()) return ok({ slug: event.slug });
    if (event.version !== version) return refuse({ type: 'changed-meanwhile' });
    if (at <= now) return refuse({ type: 'time-is-past' });
    // What will be over by then is no announcement.
    const errors = findObstacles(event.content, at);
    if (errors.length > 0) return refuse({ type: 'invalid', errors });
    const change = { state: 'scheduled' as const, publish_at: at, version: event.version + 1, updated_at: now };
    await trx.updateTable('event').set(change).where('id', '=', id).execute();
    await audit(trx, viewer, 'event.scheduled', `event:${id}`, { at: at.toISOString() });
    return ok({ slug: event.slug });
  });
}

/** Takes the set time back. Side effects: `event`, one audit entry. */
export async function unscheduleEvent(
  db: Db,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Result<{ slug: string }, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const event = await lockEvent(trx, viewer, id);
    if (event === undefined) return refuse({ type: 'not-found' });
    if (next(event.state, 'unschedule') === undefined) return refuse({ type: 'not-possible' });
    const change = { state: 'draft' as const, publish_at: null, version: event.version + 1, updated_at: now };
    await trx.updateTable('event').set(change).where('id', '=', id).execute();
    await audit(trx, viewer, 'event.unscheduled', `event:${id}`);
    return ok({ slug: event.slug });
  });
}

/** Published at a time. */
const BATCH = 50;

/**
 * Publishes what is due: several processes may try, each event is published once. What can no longer be published is a draft again. Who has written the
 * event is told either way. Side effects as for publishing, notices.
 */
export async function publishDue(trx: Trx, now: Date): Promise<number> {
  const viewer: Viewer = { kind: 'system', lang: 'de' };
  const due = await trx
    .selectFrom('event')
    .select(['id', 'created_by'])
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .orderBy('id')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id, created_by } of due) {
    const event = await lockEvent(trx, viewer, id);
    if (event === undefined) continue;
    if (findObstacles(event.content, now).length === 0) await publish(trx, viewer, event, now);
    else {
      const change = { state: 'draft' as const, publish_at: null, version: event.version + 1, updated_at: now };
      await trx.updateTable('event').set(change).where('id', '=', id).execute();
      await audit(trx, viewer, 'event.unscheduled', `event:${id}`);
    }
    if (created_by !== null) {
      await notify(trx, { kind: 'event.by-time', subject: `event:${id}`, to: [created_by] }, now);
    }
  }
  return due.length;
}
