import { setImmediate as othersFirst } from 'node:timers/promises';
import { sql } from 'kysely';
import { whereAll } from '#features/network/queries/index.ts';
import type { Db } from '#platform/database';
import type { ListQuery } from '#platform/web';
import type { EventRow } from '../model.ts';
import { EVENT_FROM } from '../queries.ts';
import { filtersOf, isBackwards, orderOf } from './filters.ts';

/** The most events of a feed; what is further away is on its next page. */
export const FEED_SIZE = 5_000;

/** Events read at a time. The embedded database answers in this thread, so a slice is what other requests wait for. */
const SLICE = 200;

/** What a feed says of an event: less than its page, and nothing that is only for those who take part. */
export interface FeedRow extends EventRow {
  address: string | null;
  createdAt: Date;
  publishedAt: Date | null;
}

type Place = NonNullable<EventRow['place']>;

/** What `PACKED` writes of an event, in its order; what is missing is empty. */
type Packed = [
  id: string,
  slug: string,
  state: EventRow['state'],
  kind: EventRow['kind'],
  format: EventRow['format'],
  lang: EventRow['lang'],
  title: string,
  summary: string,
  startsAt: string,
  endsAt: string,
  zone: string,
  allDay: 't' | 'f',
  startsOn: string,
  endsOn: string,
  venue: string,
  address: string,
  place: string,
  region: string,
  langs: string,
  interpreted: string,
  topics: string,
  cost: EventRow['cost'],
  sequence: string,
  updatedAt: string,
  createdAt: string,
  publishedAt: string,
  hub: string,
  subscription: string,
];

/** Between fields and between events: no text has them, JSON writes them otherwise. */
const FIELD_END = '\u001f';
const EVENT_END = '\u001e';

/** Seconds: writing and reading a date takes ten times longer. */
const moment = (column: string) => sql`date_part('epoch', ${sql.ref(column)})`;
/** What somebody wrote, without what separates. */
const written = (column: string) => sql`translate(${sql.ref(column)}, chr(31) || chr(30), '')`;

/** An event as one text: as JSON or as a row of thirty columns it takes the database and the drivers two to five times as long. */
const PACKED = sql`concat(${sql.join(
  [
    ...['e.id', 'e.slug', 'e.state', 'e.kind', 'e.format', 'e.lang', 'e.title', 'e.summary'].map((column) =>
      sql.ref(column),
    ),
    moment('e.starts_at'),
    moment('e.ends_at'),
    ...['e.zone', 'e.all_day', 'e.starts_on', 'e.ends_on'].map((column) => sql.ref(column)),
    written('e.venue'),
    written('e.address'),
    ...['e.place_id', 'e.region', 'e.langs', 'e.interpreted', 'e.topics', 'e.cost', 'e.sequence'].map((column) =>
      sql.ref(column),
    ),
    moment('e.updated_at'),
    moment('e.created_at'),
    moment('e.published_at'),
    ...['e.hub_id', 'e.subscription_id'].map((column) => sql.ref(column)),
  ],
  sql`, chr(31), `,
)})`;

interface Found {
  /** As text: the drivers take long for lists. */
  ids: string;
  hubs: Hubs | null;
}

const NOTHING: Found = { ids: '{}', hubs: null };

type Hubs = Record<string, EventRow['hub']>;
type Places = Map<string, Place>;

/**
 * The events of a view for a feed in slices, between which other requests have their turn, and whether there are more. What stops being public while the feed is read is left out.
 */
export async function readFeed(
  db: Db,
  query: ListQuery,
  today: string,
  size = FEED_SIZE,
): Promise<{ more: boolean; slices: AsyncIterable<FeedRow[]> }> {
  const { ids, hubs } = isBackwards(query) ? NOTHING : await findAll(db, query, today, size + 1);
  const all = listOf(ids);
  return { more: all.length > size, slices: readSlices(db, all.slice(0, size), hubs ?? {}) };
}

async function findAll(db: Db, query: ListQuery, today: string, most: number): Promise<Found> {
  const { rows } = await sql<Found>`
    select
      array(
        select e.id from ${EVENT_FROM} where ${whereAll(filtersOf(query, today))}
        order by ${orderOf(query)} limit ${most} offset ${(query.page - 1) * (most - 1)}
      )::text as ids,
      (select json_object_agg(id, json_build_object('name', name, 'slug', slug)) from hub) as hubs`.execute(db);
  return rows[0] ?? NOTHING;
}

async function* readSlices(db: Db, ids: readonly string[], hubs: Hubs): AsyncGenerator<FeedRow[]> {
  const places: Places = new Map();
  for (let from = 0; from < ids.length; from += SLICE) {
    await othersFirst();
    const some = ids.slice(from, from + SLICE);
    const { rows } = await sql<{ events: string | null }>`
      select string_agg(${PACKED}, chr(30)) as events from event e
      where e.id = any(${some}::uuid[]) and e.state in ('published', 'cancelled') and not e.is_template`.execute(db);
    const texts = rows[0]?.events?.split(EVENT_END) ?? [];
    const packed = new Map(
      texts.map((text) => [text.slice(0, text.indexOf(FIELD_END)), text.split(FIELD_END) as Packed]),
    );
    await readPlaces(db, packed.values(), places);
    await othersFirst();
    const read = some.flatMap((id) => {
      const event = packed.get(id);
      return event === undefined ? [] : [unpack(event, hubs, places)];
    });
    // Whoever takes the rows writes them in this turn.
    await othersFirst();
    yield read;
  }
}

/** Adds the places that are not known yet: most events are in the same few towns. */
async function readPlaces(db: Db, events: Iterable<Packed>, places: Places): Promise<void> {
  const fresh = new Set<string>();
  for (const [, , , , , , , , , , , , , , , , place] of events) {
    if (place !== '' && !places.has(place)) fresh.add(place);
  }
  if (fresh.size === 0) return;
  const rows = await db
    .selectFrom('place')
    .select(['id', 'name', 'country', 'lat', 'lon'])
    .where('id', 'in', [...fresh])
    .execute();
  for (const { id, ...place } of rows) places.set(id, place);
}

function unpack(packed: Packed, hubs: Hubs, places: Places): FeedRow {
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
    title: JSON.parse(title),
    summary: JSON.parse(summary),
    startsAt: instant(startsAt),
    endsAt: instant(endsAt),
    zone,
    allDay: allDay === 't',
    startsOn,
    endsOn,
    venue: venue === '' ? null : venue,
    address: address === '' ? null : address,
    place: places.get(place) ?? null,
    region: region === '' ? null : region,
    langs: listOf(langs) as EventRow['langs'],
    interpreted: listOf(interpreted) as EventRow['interpreted'],
    topics: listOf(topics),
    cost,
    isSubscribed: subscription !== '',
    sequence: Number(sequence),
    updatedAt: instant(updatedAt),
    createdAt: instant(createdAt),
    publishedAt: publishedAt === '' ? null : instant(publishedAt),
    hub: hubs[hub] ?? { name: {}, slug: '' },
  };
}

const instant = (seconds: string) => new Date(Math.round(Number(seconds) * 1000));

/** `{one,another}`, of words without commas. */
const listOf = (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','));
