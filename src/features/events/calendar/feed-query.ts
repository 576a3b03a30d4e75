import { sql } from 'kysely';
import { whereAll } from '#features/network/queries/index.ts';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { ListQuery } from '#platform/web';
import type { EventRow } from '../model.ts';
import { EVENT_FROM } from '../queries.ts';
import { filtersOf, isBackwards, orderOf } from './filters.ts';

/** The most events of a feed; what is further away is on its next page. */
export const FEED_SIZE = 5_000;

/** What a feed says of an event: less than its page, and nothing that is only for those who take part. */
export interface FeedRow extends EventRow {
  address: string | null;
  createdAt: Date;
  publishedAt: Date | null;
}

type Place = NonNullable<EventRow['place']>;

type Packed = [
  id: string,
  slug: string,
  state: EventRow['state'],
  kind: EventRow['kind'],
  format: EventRow['format'],
  lang: EventRow['lang'],
  title: Localised,
  summary: Localised,
  startsAt: string,
  endsAt: string,
  zone: string,
  allDay: boolean,
  startsOn: string,
  endsOn: string,
  venue: string | null,
  address: string | null,
  place: string | null,
  region: string | null,
  langs: EventRow['langs'],
  interpreted: EventRow['interpreted'],
  topics: string[],
  cost: EventRow['cost'],
  sequence: number,
  updatedAt: string,
  createdAt: string,
  publishedAt: string | null,
  hub: string,
  subscription: string | null,
];

interface Answer {
  events: Packed[] | null;
  hubs: Record<string, EventRow['hub']> | null;
  places: Record<string, Place> | null;
}

/** In the order of `Packed`. */
const COLUMNS = sql`
  e.id, e.slug, e.state, e.kind, e.format, e.lang, e.title, e.summary, e.starts_at, e.ends_at, e.zone, e.all_day, e.starts_on, e.ends_on,
  e.venue, e.address, e.place_id, e.region, e.langs, e.interpreted, e.topics, e.cost, e.sequence, e.updated_at, e.created_at, e.published_at,
  e.hub_id, e.subscription_id`;

/**
 * The events of a view for a feed, and whether there are more. One query whose answer is one piece of JSON, hubs and places in it once: five thousand rows
 * of thirty columns take the drivers five times as long.
 */
export async function listForFeed(
  db: Db,
  query: ListQuery,
  today: string,
  size = FEED_SIZE,
): Promise<{ rows: FeedRow[]; more: boolean }> {
  if (isBackwards(query)) return { rows: [], more: false };
  const { rows } = await sql<Answer>`
    with fitting as materialized (
      select ${COLUMNS}, row_number() over (order by ${orderOf(query)}) as turn
      from ${EVENT_FROM} where ${whereAll(filtersOf(query, today))}
      order by turn limit ${size + 1} offset ${(query.page - 1) * size}
    )
    select (
      select json_agg(json_build_array(${COLUMNS}) order by e.turn) from fitting e
    ) as events,
    (select json_object_agg(id, json_build_object('name', name, 'slug', slug)) from hub) as hubs,
    (select json_object_agg(id, json_build_object('name', name, 'country', country, 'lat', lat, 'lon', lon)) from place
      where id in (select place_id from fitting)) as places`.execute(db);
  const { events, hubs, places } = rows[0] ?? { events: [], hubs: {}, places: {} };
  const found = (events ?? []).slice(0, size).map((packed) => unpack(packed, hubs ?? {}, places ?? {}));
  return { rows: found, more: (events ?? []).length > size };
}

function unpack(packed: Packed, hubs: Record<string, EventRow['hub']>, places: Record<string, Place>): FeedRow {
  const [
    id,
    slug,
    state,
    kind,
    format,
    lang,
    title,
    summary,
    startsAt,
    endsAt,
    zone,
    allDay,
    startsOn,
    endsOn,
    venue,
    address,
    place,
    region,
    langs,
    interpreted,
    topics,
    cost,
    sequence,
    updatedAt,
    createdAt,
    publishedAt,
    hub,
    subscription,
  ] = packed;
  return {
    id,
    slug,
    state,
    kind,
    format,
    lang,
    title,
    summary,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    zone,
    allDay,
    startsOn,
    endsOn,
    venue,
    address,
    place: place === null ? null : (places[place] ?? null),
    region,
    langs,
    interpreted,
    topics,
    cost,
    isSubscribed: subscription !== null,
    sequence,
    updatedAt: new Date(updatedAt),
    createdAt: new Date(createdAt),
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    hub: hubs[hub] ?? { name: {}, slug: '' },
  };
}
