import { sql } from 'kysely';
import { type PersonViewer, placesWhere, type Viewer } from '#engines/kit';
import { findAddressee } from '#platform/address';
import { today } from '#platform/clock';
import type { Db } from '#platform/database';
import type { DeskItem } from '#platform/feature';
import { canSubscribe, rights } from '../rights.ts';
import {
  type HubName,
  MAX_SUBSCRIPTIONS,
  type SubscribedEvent,
  type SubscriptionView,
  TOLD_AFTER_FAILURES,
} from './model.ts';

const COLUMNS = sql`
  s.id, s.hub_id as "hubId", s.url, s.name, s.lang, s.topics, s.region, s.state, s.created_at as "createdAt",
  s.next_fetch_at as "nextFetchAt", s.fetched_at as "fetchedAt", s.succeeded_at as "succeededAt", s.failures, s.error, s.broken, s.problems`;

/** Events shown on the page of a calendar; all are in the calendar of events. */
const NEXT_EVENTS = 20;

/** The hub of an address, for who may subscribe for it. To others there is nothing here. */
export async function findHubName(db: Db, slug: string): Promise<HubName | undefined> {
  const id = await findAddressee(db, 'hub', slug);
  if (id === undefined) return undefined;
  return db.selectFrom('hub').select(['id', 'slug', 'name']).where('id', '=', id).executeTakeFirst() as Promise<
    HubName | undefined
  >;
}

/** The hubs that the viewer may subscribe for: a network has some dozens. */
export async function listOwnHubs(db: Db, viewer: Viewer): Promise<HubName[]> {
  const hubs = placesWhere(viewer, rights['event.subscribe'], 'hub');
  const mine = hubs === 'all' ? sql`true` : sql`id = any(${hubs}::uuid[])`;
  const { rows } = await sql<HubName>`select id, slug, name from hub where ${mine} order by slug limit 200`.execute(db);
  return rows;
}

/** The calendars a hub has subscribed to, by name; there are never more than `MAX_SUBSCRIPTIONS`. */
export async function listSubscriptions(db: Db, viewer: Viewer, hub: string, now: Date): Promise<SubscriptionView[]> {
  if (!canSubscribe(viewer, { hub })) return [];
  const { rows } = await sql<SubscriptionView>`
    select ${COLUMNS}, (select count(*)::int from event e where e.subscription_id = s.id
      and e.state in ('published', 'cancelled') and e.ends_on >= ${today(() => now)}::date) as coming
    from calendar_subscription s where s.hub_id = ${hub} order by lower(s.name), s.id limit ${MAX_SUBSCRIPTIONS}`.execute(
    db,
  );
  return rows;
}

/** One of them with its next events. */
export async function findSubscription(
  db: Db,
  viewer: Viewer,
  hub: string,
  id: string,
  now: Date,
): Promise<{ subscription: SubscriptionView; events: SubscribedEvent[] } | undefined> {
  const all = await listSubscriptions(db, viewer, hub, now);
  const subscription = all.find((one) => one.id === id);
  if (subscription === undefined) return undefined;
  const { rows } = await sql<SubscribedEvent>`
    select slug, title, state, starts_on as "startsOn", source_url as "sourceUrl" from event
    where subscription_id = ${id} and state in ('published', 'cancelled') and ends_on >= ${today(() => now)}::date
    order by starts_at, id limit ${NEXT_EVENTS}`.execute(db);
  return { subscription, events: rows };
}

/** Calendars that could not be read several times: for the desk of those who may do something about it. One query. */
export async function unreadCalendars(
  db: Db,
  viewer: PersonViewer,
): Promise<(Pick<DeskItem, 'count' | 'since'> & { slug: string; name: HubName['name'] })[]> {
  const hubs = placesWhere(viewer, rights['event.subscribe'], 'hub');
  const mine = hubs === 'all' ? sql`true` : sql`h.id = any(${hubs}::uuid[])`;
  const { rows } = await sql<{ slug: string; name: HubName['name']; count: number; since: Date }>`
    select h.slug, h.name, count(*)::int as count, min(coalesce(s.succeeded_at, s.created_at)) as since
    from calendar_subscription s join hub h on h.id = s.hub_id
    where s.state = 'active' and s.failures >= ${TOLD_AFTER_FAILURES} and ${mine}
    group by h.slug, h.name order by since, h.slug limit 50`.execute(db);
  return rows;
}
