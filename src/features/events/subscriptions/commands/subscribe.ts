import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { canSubscribe } from '../../rights.ts';
import { MAX_SUBSCRIPTIONS, type SubscriptionInput, type SubscriptionState } from '../model.ts';
import { withdraw } from './apply.ts';

const GONE = { type: 'not-found' } as const;
type Gone = typeof GONE | { type: 'not-allowed' };

/** Subscribes a hub to a calendar; it is fetched soon. Side effects: a `calendar_subscription`, an audit entry. */
export async function subscribe(
  db: Db,
  viewer: Viewer,
  hub: string,
  input: SubscriptionInput,
  now: Date,
): Promise<Result<{ id: string }, { type: 'not-allowed' } | NotTaken>> {
  if (!canSubscribe(viewer, { hub })) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    const refusal = refuseAmong(await lockOthers(trx, hub), input.url);
    if (refusal !== undefined) return refuse(refusal);
    const id = uuid();
    const { url, name, lang, topics, region = null } = input;
    const created_by = viewer.kind === 'person' ? viewer.id : null;
    await trx
      .insertInto('calendar_subscription')
      .values({
        ...{ id, hub_id: hub, url, name, lang, topics, region, created_by },
        ...{ created_at: now, next_fetch_at: now, etag: null, last_modified: null },
        ...{ fetched_at: null, succeeded_at: null, error: null },
      })
      .execute();
    await audit(trx, viewer, 'calendar.subscribed', `calendar:${id}`, { hub });
    return ok({ id });
  });
}

/**
 * Changes what a subscription says, also whose it is; it is read again soon, and its events follow. Those that are over and no longer in the calendar
 * stay as they were. Side effects: the subscription, an audit entry.
 */
export async function changeSubscription(
  db: Db,
  viewer: Viewer,
  id: string,
  { hub, ...input }: SubscriptionInput & { hub: string },
  now: Date,
): Promise<Result<undefined, Gone | NotTaken>> {
  if (!canSubscribe(viewer, { hub })) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    const others = await lockOthers(trx, hub, id);
    const found = await lock(trx, viewer, id);
    if (!found.ok) return found;
    const refusal = refuseAmong(others, input.url);
    if (refusal !== undefined) return refuse(refusal);
    const { url, name, lang, topics, region = null } = input;
    await trx
      .updateTable('calendar_subscription')
      // Nothing of what is known of an answer holds for another address or other topics: it is asked for in full.
      .set({ hub_id: hub, url, name, lang, topics, region, etag: null, last_modified: null, next_fetch_at: now })
      .where('id', '=', id)
      .execute();
    await audit(trx, viewer, 'calendar.changed', `calendar:${id}`, { hub });
    return ok(undefined);
  });
}

type NotTaken = { type: 'known-already' } | { type: 'too-many'; most: number };

/** The addresses that a hub has subscribed to, but for one. Two at once wait here, so that neither passes the limit unseen. */
async function lockOthers(trx: Trx, hub: string, but?: string): Promise<string[]> {
  await trx.selectFrom('hub').select('id').where('id', '=', hub).forUpdate().executeTakeFirstOrThrow();
  const rows = await trx.selectFrom('calendar_subscription').select(['id', 'url']).where('hub_id', '=', hub).execute();
  return rows.filter(({ id }) => id !== but).map(({ url }) => url);
}

function refuseAmong(others: readonly string[], url: string): NotTaken | undefined {
  if (others.includes(url)) return { type: 'known-already' };
  return others.length >= MAX_SUBSCRIPTIONS ? { type: 'too-many', most: MAX_SUBSCRIPTIONS } : undefined;
}

/** Pauses fetching, or goes on with it at once. The events stay as they are. Side effects: the state, an audit entry. */
export async function setState(
  db: Db,
  viewer: Viewer,
  id: string,
  state: SubscriptionState,
  now: Date,
): Promise<Result<{ hub: string }, Gone>> {
  return db.transaction().execute(async (trx) => {
    const found = await lock(trx, viewer, id);
    if (!found.ok) return found;
    await trx
      .updateTable('calendar_subscription')
      .set(state === 'active' ? { state, next_fetch_at: now } : { state })
      .where('id', '=', id)
      .execute();
    await audit(trx, viewer, state === 'active' ? 'calendar.resumed' : 'calendar.paused', `calendar:${id}`);
    return found;
  });
}

/**
 * Ends a subscription. Side effects: all its events are withdrawn, with an event of the outbox for each; the subscription is deleted; an
 * audit entry.
 */
export async function unsubscribe(
  db: Db,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Result<{ hub: string }, Gone>> {
  return db.transaction().execute(async (trx) => {
    const found = await lock(trx, viewer, id);
    if (!found.ok) return found;
    const events = await trx
      .selectFrom('event')
      .select('id')
      .where('subscription_id', '=', id)
      .where('state', '<>', 'withdrawn')
      .execute();
    for (let from = 0; from < events.length; from += 1000) {
      const ids = events.slice(from, from + 1000).map((event) => event.id);
      await withdraw(trx, ids, now);
    }
    await emit(
      trx,
      events.map((event) => ({ type: 'event.withdrawn' as const, subject: `event:${event.id}` as const })),
    );
    await trx.deleteFrom('calendar_subscription').where('id', '=', id).execute();
    await audit(trx, viewer, 'calendar.unsubscribed', `calendar:${id}`, { withdrawn: events.length });
    return found;
  });
}

/** The hub of a subscription, which nobody else changes until the end of the transaction. */
async function lock(trx: Trx, viewer: Viewer, id: string): Promise<Result<{ hub: string }, Gone>> {
  const row = await trx
    .selectFrom('calendar_subscription')
    .select('hub_id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return refuse(GONE);
  return canSubscribe(viewer, { hub: row.hub_id }) ? ok({ hub: row.hub_id }) : refuse({ type: 'not-allowed' });
}
