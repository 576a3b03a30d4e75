import { sql } from 'kysely';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import { emit } from '#platform/outbox';
import { LIVING } from '../../registration/model.ts';
import { next } from '../../rules.ts';
import { changedFields } from '../form.ts';
import type { EventError, Where } from '../model.ts';
import { findObstacles } from '../obstacles.ts';
import { type Telling, tellParticipants } from '../telling.ts';
import type { When } from '../when.ts';
import { columnsOf, type LockRefusal, lockEvent } from './kit.ts';
import { moveSessions } from './move-sessions.ts';

export interface Move {
  id: string;
  version: number;
  when: When;
  where: Where;
  /** Some words more for those who have registered. */
  message: string | undefined;
}

/**
 * Moves a published event to another time or place. Everybody who has registered is told once, with a calendar file that replaces the one they have.
 * Side effects: `event` (SEQUENCE grows), its sessions move along, one audit entry, `event.moved`, who is to be told. Pressed twice, the second finds nothing
 * to move.
 */
export async function moveEvent(
  db: Db,
  viewer: Viewer,
  move: Move,
  telling: Telling,
  now: Date,
): Promise<
  Result<{ slug: string; told: number }, LockRefusal | { type: 'same' } | { type: 'invalid'; errors: EventError[] }>
> {
  return db.transaction().execute(async (trx) => {
    const event = await lockEvent(trx, viewer, move.id);
    if (event === undefined) return refuse({ type: 'not-found' });
    if (next(event.state, 'move') === undefined || event.isSubscribed || event.content.endsAt <= now)
      return refuse({ type: 'not-possible' });
    const content = { ...event.content, ...move.when, ...move.where };
    const fields = changedFields(event.content, content);
    if (fields.length === 0) return refuse({ type: 'same' });
    if (event.version !== move.version) return refuse({ type: 'changed-meanwhile' });
    const errors = findObstacles(content, now);
    if (errors.length > 0) return refuse({ type: 'invalid', errors });
    const [version, sequence] = [event.version + 1, event.sequence + 1];
    // Its page says until the day is over where it comes from, and why.
    const isOtherDay = content.startsAt.getTime() !== event.content.startsAt.getTime();
    const moved = isOtherDay ? { moved_from: event.content.startsAt } : {};
    const reason = JSON.stringify(move.message === undefined ? {} : { [content.lang]: move.message });
    const columns = {
      ...(await columnsOf(trx, content)),
      ...moved,
      state_reason: reason,
      version,
      sequence,
      updated_at: now,
    };
    await trx.updateTable('event').set(columns).where('id', '=', event.id).execute();
    await moveSessions(trx, event.id, event.content, content);
    await audit(trx, viewer, 'event.moved', `event:${event.id}`, { version, fields: fields.join(' ') });
    await emit(trx, [{ type: 'event.moved', subject: `event:${event.id}` }]);
    const said = { event: event.id, what: 'moved' as const, before: event.content, message: move.message };
    return ok({ slug: event.slug, told: await tellParticipants(trx, telling, said, now) });
  });
}

/**
 * Cancels a published event, with the reason. Everybody who has registered is told once, with a calendar file that takes the date out. Side effects:
 * `event` (SEQUENCE grows), one audit entry, `event.cancelled`, who is to be told. The second of two presses is refused.
 */
export async function cancelEvent(
  db: Db,
  viewer: Viewer,
  { id, version, reason }: { id: string; version: number; reason: Localised },
  telling: Telling,
  now: Date,
): Promise<Result<{ slug: string; told: number }, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const event = await lockEvent(trx, viewer, id);
    if (event === undefined) return refuse({ type: 'not-found' });
    const state = next(event.state, 'cancel');
    if (state === undefined || event.isSubscribed || event.content.endsAt <= now)
      return refuse({ type: 'not-possible' });
    if (event.version !== version) return refuse({ type: 'changed-meanwhile' });
    await trx
      .updateTable('event')
      .set({
        state,
        state_reason: JSON.stringify(reason),
        version: event.version + 1,
        sequence: event.sequence + 1,
        ended_at: now,
        updated_at: now,
      })
      .where('id', '=', id)
      .execute();
    await audit(trx, viewer, 'event.cancelled', `event:${id}`);
    await emit(trx, [{ type: 'event.cancelled', subject: `event:${id}` }]);
    return ok({
      slug: event.slug,
      told: await tellParticipants(trx, telling, { event: id, what: 'cancelled', reason }, now),
    });
  });
}

/**
 * Withdraws an event that should never have been public: its page is gone. Who has registered has to be told first, so an event with registrations is
 * cancelled before. Side effects: `event`, one audit entry, `event.withdrawn`.
 */
export async function withdrawEvent(
  db: Db,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Result<undefined, LockRefusal | { type: 'has-registrations' }>> {
  return db.transaction().execute(async (trx) => {
    const event = await lockEvent(trx, viewer, id);
    if (event === undefined) return refuse({ type: 'not-found' });
    const state = next(event.state, 'withdraw');
    if (state === undefined || event.isSubscribed) return refuse({ type: 'not-possible' });
    if (event.state === 'published' && event.content.endsAt > now) {
      const { rows } = await sql`
        select 1 from registration where event_id = ${id} and state = any(${[...LIVING]}::text[]) limit 1`.execute(trx);
      if (rows.length > 0) return refuse({ type: 'has-registrations' });
    }
    const change = { state, version: event.version + 1, sequence: event.sequence + 1, ended_at: now, updated_at: now };
    await trx.updateTable('event').set(change).where('id', '=', id).execute();
    await audit(trx, viewer, 'event.withdrawn', `event:${id}`);
    await emit(trx, [{ type: 'event.withdrawn', subject: `event:${id}` }]);
    return ok(undefined);
  });
}
