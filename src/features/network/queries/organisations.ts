import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#engines/kit';
import { findAddressee } from '#platform/address';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { ListQuery } from '#platform/web';
import type { OrganisationExport, OrganisationList, OrganisationRow, OrganisationView, PlaceView } from '../model.ts';
import { type CountedFacet, countFacets, type Filters, whereAll } from './filters.ts';
import { regionLevel } from './regions.ts';

export const PAGE_SIZE = 50;
export const ORGANISATION_SORTS = ['name', 'newest'] as const;

function filtersOf(query: ListQuery): Filters {
  const { type = [], topic = [], hub = [], region = [] } = query.chosen;
  const byName: Filters['byName'] = {};
  if (type.length > 0) byName.type = sql`o.type = any(${type}::text[])`;
  if (topic.length > 0) byName.topic = sql`o.topics && ${topic}::text[]`;
  if (hub.length > 0) byName.hub = sql`h.slug = any(${hub}::text[])`;
  if (region.length > 0) byName.region = sql`p.nuts like any(${region.map((code) => `${code}%`)}::text[])`;
  const words = query.q.toLowerCase().split(/\s+/);
  const wanted = words
    .filter((word) => word !== '')
    .map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return sql<boolean>`(lower(o.name) like ${pattern} or lower(o.summary) like ${pattern} or lower(p.name) like ${pattern})`;
    });
  return { always: [sql`o.removed_at is null`, ...wanted], byName };
}

const FACETS: CountedFacet[] = [
  { name: 'type', value: sql`o.type` },
  { name: 'topic', value: sql`o.topics`, list: true },
  { name: 'hub', value: sql`h.slug` },
  { name: 'region', value: regionLevel(sql`p.nuts`) },
];

export const FROM_ORGANISATION = sql`organisation o join place p on p.id = o.place_id left join hub h on h.id = o.hub_id`;

const COLUMNS = sql`
  o.id, o.external_key as key, o.slug, o.name, o.lang, o.type, o.size, o.inhabitants, o.summary, o.web, o.topics,
  o.confirmed_on as "confirmedOn", o.created_at as "createdAt", o.updated_at as "updatedAt",
  json_build_object('name', p.name, 'country', p.country, 'nuts', p.nuts, 'lat', p.lat, 'lon', p.lon) as place,
  case when h.id is null then null else json_build_object('slug', h.slug, 'name', h.name) end as hub`;

const FUNDING = sql`coalesce((
  select json_agg(json_strip_nulls(json_build_object('amount', amount, 'currency', currency, 'directive', directive,
    'year', year, 'source', source)) order by year desc, directive, id)
  from funding where organisation_id = o.id), '[]')`;

/** Unconfirmed records rank after the others, whatever the order asked for. */
function order(sort: string): RawBuilder<unknown> {
  return sort === 'newest'
    ? sql`o.updated_at desc, o.id`
    : sql`coalesce(o.confirmed_on < current_date - interval '12 months', true), lower(o.name), o.id`;
}

/** One page of the directory with facets and the places of the whole view. Three queries whatever the number of rows. */
export async function listOrganisations(
  db: Db,
  _viewer: Viewer,
  query: ListQuery,
  page: { size: number; number: number } = { size: PAGE_SIZE, number: query.page },
): Promise<OrganisationList> {
  const filters = filtersOf(query);
  const where = whereAll(filters);
  const rows = await sql<OrganisationRow & { total: number }>`
    select ${COLUMNS}, count(*) over () as total from ${FROM_ORGANISATION} where ${where}
    order by ${order(query.sort)} limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(db);
  const facets = await countFacets(db, FROM_ORGANISATION, filters, FACETS);
  const places = await sql<PlaceView & { count: number }>`
    select p.name, p.country, p.nuts, p.lat, p.lon, count(*) as count from ${FROM_ORGANISATION} where ${where}
    group by p.id order by count(*) desc, p.name, p.id`.execute(db);
  const total = rows.rows[0]?.total ?? places.rows.reduce((sum, place) => sum + place.count, 0);
  return { total, rows: rows.rows.map(view), facets, places: places.rows };
}

/** Every organisation of the view, for exports; one page after the other so that memory stays small. */
export async function* allOrganisations(db: Db, _viewer: Viewer, query: ListQuery): AsyncGenerator<OrganisationExport> {
  const size = 1000;
  for (let number = 1; ; number++) {
    const { rows } = await sql<OrganisationExport>`
      select ${COLUMNS}, o.text, h.external_key as "hubKey", p.external_key as "placeKey",
        coalesce((
          select json_agg(json_build_object('kind', kind, 'to', other.external_key)
            order by kind, other.external_key, other.id)
          from relation join organisation other on other.id = to_id where from_id = o.id and other.removed_at is null
        ), '[]') as relations,
        ${FUNDING} as funding
      from ${FROM_ORGANISATION} where ${whereAll(filtersOf(query))}
      order by ${order(query.sort)} limit ${size} offset ${(number - 1) * size}`.execute(db);
    yield* rows;
    if (rows.length < size) return;
  }
}

function view(row: OrganisationRow & { total?: number }): OrganisationRow {
  const { total: _, ...rest } = row;
  return { ...rest, hub: rest.hub ?? undefined };
}

export type Found<T> =
  | { found: 'here'; value: T }
  | { found: 'moved'; slug: string }
  | { found: 'removed' }
  | undefined;

/** Everything its page says of an organisation. */
export const ORGANISATION_DETAILS = sql`
  ${COLUMNS}, o.text, o.hub_id as "hubId", o.place_id as "placeId",
  coalesce((
    select json_agg(r order by r.kind, r.name, r.slug, r.direction) from (
      select kind, 'out' as direction, other.name, other.slug
        from relation join organisation other on other.id = to_id where from_id = o.id and other.removed_at is null
      union all
      select kind, 'in', other.name, other.slug
        from relation join organisation other on other.id = from_id where to_id = o.id and other.removed_at is null
    ) r), '[]') as relations,
  ${FUNDING} as funding`;

/** The organisation at an address, or where it went. */
export async function findOrganisation(db: Db, _viewer: Viewer, slug: string): Promise<Found<OrganisationView>> {
  const id = await findAddressee(db, 'organisation', slug);
  if (id === undefined) return undefined;
  const { rows } = await sql<OrganisationView & { removed: boolean }>`
    select ${ORGANISATION_DETAILS}, o.removed_at is not null as removed
    from ${FROM_ORGANISATION} where o.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  if (row.removed) return { found: 'removed' };
  if (row.slug !== slug) return { found: 'moved', slug: row.slug };
  const { removed: _, ...organisation } = row;
  return { found: 'here', value: { ...organisation, hub: organisation.hub ?? undefined } };
}

/** Names for the filters: hubs by slug and regions by code. */
export async function readFilterNames(db: Db): Promise<{ hubs: Map<string, Localised>; regions: Map<string, string> }> {
  const { rows } = await sql<{ hubs: [string, Localised][] | null; regions: [string, string][] | null }>`
    select (select json_agg(json_build_array(slug, name) order by position, slug) from hub) as hubs,
      (select json_agg(json_build_array(code, name)) from region) as regions`.execute(db);
  return { hubs: new Map(rows[0]?.hubs ?? []), regions: new Map(rows[0]?.regions ?? []) };
}
