import { sql } from 'kysely';
import { addDays } from '#engines/calendar';
import type { Facet } from '#features/network/model.ts';
import { type Condition, countFacets, type Found, whereAll } from '#features/network/queries/index.ts';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { ListQuery } from '#platform/web';
import type { EventRow } from '../model.ts';
import { EVENT_COLUMNS, EVENT_FROM } from '../queries.ts';
import type { Dated } from './dates.ts';
import { FACETS, FACETS_FROM, filtersOf, isBackwards, orderOf } from './filters.ts';

export const PAGE_SIZE = 50;
/** Events shown on one day of a month; all others are behind „+12 weitere“. */
export const SHOWN_PER_DAY = 4;

export interface EventList {
  total: number;
  rows: EventRow[];
  facets: Facet[];
}

const NOTHING: EventList = { total: 0, rows: [], facets: [] };

/** One page of the calendar: what is shown is read for these only. One query, two with facets, whatever the number of events. */
export async function listEvents(
  db: Db,
  query: ListQuery,
  today: string,
  options: { size?: number; facets?: boolean; onMap?: boolean } = {},
): Promise<EventList> {
  const { size = PAGE_SIZE } = options;
  if (isBackwards(query)) return NOTHING;
  const filters = filtersOf(query, today);
  if (options.onMap === true) filters.always.push(sql`p.id is not null`);
  const { rows } = await sql<EventRow & { total: number }>`
    with page as (
      select e.id as page_id, count(*) over () as total, row_number() over (order by ${orderOf(query)}) as turn
      from ${EVENT_FROM} where ${whereAll(filters)} order by turn limit ${size} offset ${(query.page - 1) * size}
    )
    select ${EVENT_COLUMNS}, total from page join (${EVENT_FROM}) on e.id = page_id order by turn`.execute(db);
  const facets = options.facets === true ? await countFacets(db, FACETS_FROM, filters, FACETS) : [];
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row), facets };
}

/** An event on one day of a month. */
export type DayEvent = Dated & Pick<EventRow, 'slug' | 'state' | 'title'>;

export interface MonthView {
  /** How many events the month has in all. */
  total: number;
  /** By day: the first events, and how many there are. */
  days: Map<string, { total: number; events: DayEvent[] }>;
  facets: Facet[];
}

function daysBetween({ first, last }: { first: string; last: string }): string[] {
  const days = [first];
  for (let day = first; day < last; days.push(day)) day = addDays(day, 1);
  return days;
}

/** A month by day. Of a day with many events only the first are read, so that a month of thousands is not heavier than one of a hundred. */
export async function readMonth(
  db: Db,
  query: ListQuery,
  today: string,
  month: { first: string; last: string },
): Promise<MonthView> {
  const view: MonthView = { total: 0, days: new Map(), facets: [] };
  if (isBackwards(query)) return view;
  const filters = filtersOf(query, today, month);
  // The days are given one by one: of a series of days PostgreSQL expects a thousand for each event and prepares for millions of rows.
  const { rows } = await sql<DayEvent & { day: string; ofDay: number; total: number }>`
    with fitting as materialized (
      select e.id, e.starts_on, e.ends_on, e.starts_at from ${EVENT_FROM} where ${whereAll(filters)}
    ), days as (
      select id, day, count(*) over (partition by day) as of_day,
        -- What begins on a day comes before what has been running for a while.
        row_number() over (partition by day order by starts_on = day desc, starts_at, id) as turn
      from fitting join unnest(${daysBetween(month)}::date[]) as day on day between starts_on and ends_on
    )
    select day, of_day as "ofDay", (select count(*) from fitting) as total, e.slug, e.state, e.title, e.zone, e.all_day as "allDay",
      e.starts_at as "startsAt", e.ends_at as "endsAt", e.starts_on as "startsOn", e.ends_on as "endsOn"
    from days join event e using (id) where turn <= ${SHOWN_PER_DAY} order by day, turn`.execute(db);
  for (const { day, ofDay, total, ...event } of rows) {
    view.total = total;
    const known = view.days.get(day);
    if (known === undefined) view.days.set(day, { total: ofDay, events: [event] });
    else known.events.push(event);
  }
  view.facets = await countFacets(db, FACETS_FROM, filters, FACETS);
  return view;
}

export interface MapPlace {
  key: string;
  name: string;
  lat: number;
  lon: number;
  count: number;
}

/** Where the events of a view are, the place with most of them first; and how many have no place. */
export async function listPlaces(
  db: Db,
  query: ListQuery,
  today: string,
): Promise<{ places: MapPlace[]; withoutPlace: number }> {
  if (isBackwards(query)) return { places: [], withoutPlace: 0 };
  const { rows } = await sql<MapPlace | (Omit<MapPlace, 'key'> & { key: null })>`
    select p.external_key as key, min(p.name) as name, min(p.lat) as lat, min(p.lon) as lon, count(*) as count
    from ${EVENT_FROM} where ${whereAll(filtersOf(query, today))} group by 1 order by count(*) desc, 2 limit 1000`.execute(
    db,
  );
  return {
    places: rows.filter((row): row is MapPlace => row.key !== null),
    withoutPlace: rows.find((row) => row.key === null)?.count ?? 0,
  };
}

export interface SeriesView {
  id: string;
  slug: string;
  title: Localised;
  text: Localised;
  hub: { name: Localised; slug: string };
}

/** A series of which at least one event can be seen. */
export async function findSeries(db: Db, slug: string): Promise<Found<SeriesView>> {
  const { rows } = await sql<SeriesView>`
    select s.id, s.slug, s.title, s.text, json_build_object('name', h.name, 'slug', h.slug) as hub
    from event_series s join hub h on h.id = s.hub_id
    where s.slug = ${slug} and exists (
      select 1 from event e where e.series_id = s.id and ${SHOWN})`.execute(db);
  const row = rows[0];
  return row === undefined ? undefined : { found: 'here', value: row };
}

const SHOWN: Condition = sql`e.state in ('published', 'cancelled') and not e.is_template`;

/** The next dates of a series after an event, without it. */
export async function listNextDates(
  db: Db,
  event: Pick<EventRow, 'id'> & { series: { slug: string } | null },
  today: string,
): Promise<EventRow[]> {
  if (event.series === null) return [];
  const { rows } = await sql<EventRow>`
    select ${EVENT_COLUMNS} from ${EVENT_FROM} join event_series s on s.id = e.series_id
    where s.slug = ${event.series.slug} and e.id <> ${event.id} and ${SHOWN} and e.ends_on >= ${today}::date
    order by e.starts_at, e.id limit 4`.execute(db);
  return rows;
}

/** What places, organisations and series in an address are called; those that there are not are left out. */
export async function readChosenNames(
  db: Db,
  { chosen }: ListQuery,
): Promise<
  { kind: 'place' | 'organisation' | 'series'; slug: string; name: string | null; title: Localised | null }[]
> {
  const { place = [], organisation = [], series = [] } = chosen;
  if (place.length + organisation.length + series.length === 0) return [];
  const { rows } = await sql<Awaited<ReturnType<typeof readChosenNames>>[number]>`
    select 'place' as kind, external_key as slug, name, null::jsonb as title from place where external_key = any(${place}::text[])
    union all select 'organisation', slug, name, null from organisation where slug = any(${organisation}::text[])
    union all select 'series', slug, null, title from event_series where slug = any(${series}::text[])`.execute(db);
  return rows;
}
