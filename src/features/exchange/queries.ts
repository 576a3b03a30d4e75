import { type RawBuilder, sql } from 'kysely';
import { placesWhere, type Viewer } from '#engines/kit';
import type { Facet } from '#features/network/model.ts';
import {
  type Condition,
  type CountedFacet,
  countFacets,
  type Filters,
  type Found,
  regionLevel,
  whereAll,
} from '#features/network/queries/index.ts';
import { findAddressee } from '#platform/address';
import type { Db } from '#platform/database';
import type { ListQuery } from '#platform/web';
import type { EntryExport, EntryRow, EntryState, EntryView } from './model.ts';
import { rights } from './rights.ts';

export const PAGE_SIZE = 50;
export const ENTRY_SORTS = ['newest', 'deadline', 'title'] as const;

/** A ranking that comes from outside the database: the ids that match the words, best first. */
export type Ranking = readonly string[] | undefined;

const EXPIRED = sql<boolean>`(coalesce(e.valid_until < current_date, false) or coalesce(e.deadline < current_date, false))`;

/** Whether the viewer is told whose an entry is. */
function seesOwner(viewer: Viewer): Condition {
  const hubs = placesWhere(viewer, rights['entry.see-owner'], 'hub');
  const organisations = placesWhere(viewer, rights['entry.see-owner'], 'organisation');
  if (hubs === 'all' || organisations === 'all') return sql`true`;
  return sql`(not e.anonymous or e.hub_id = any(${hubs}::uuid[]) or e.owner_id = any(${organisations}::uuid[]))`;
}

function filtersOf(viewer: Viewer, query: ListQuery, ranking: Ranking): Filters {
  const { kind = [], lang = [], hub = [], owner = [], topic = [], region = [], expired = [] } = query.chosen;
  const always: Condition[] = [sql`e.state = 'published'`];
  // Who may not know the owner does not find the entry by it either.
  if (owner.length > 0) always.push(sql`o.slug = any(${owner}::text[]) and ${seesOwner(viewer)}`);
  if (ranking !== undefined) always.push(sql`e.id = any(${ranking as string[]}::uuid[])`);
  const byName: Filters['byName'] = {};
  if (kind.length > 0) byName.kind = sql`e.kind = any(${kind}::text[])`;
  if (lang.length > 0) byName.lang = sql`e.lang = any(${lang}::text[])`;
  if (hub.length > 0) byName.hub = sql`h.slug = any(${hub}::text[])`;
  if (topic.length > 0) byName.topic = sql`e.topics && ${topic}::text[]`;
  // An entry for all of Saxony also fits who looks in Dresden, and the other way round.
  if (region.length > 0) {
    const wider = region.flatMap((code) => Array.from({ length: code.length - 2 }, (_, at) => code.slice(0, at + 2)));
    const inside = region.map((code) => `${code}%`);
    byName.region = sql`(e.region like any(${inside}::text[]) or e.region = any(${wider}::text[]))`;
  }
  if (!expired.includes('yes')) byName.expired = sql`not ${EXPIRED}`;
  return { always, byName };
}

const FACETS: CountedFacet[] = [
  { name: 'kind', value: sql`e.kind` },
  { name: 'topic', value: sql`e.topics`, list: true },
  { name: 'lang', value: sql`e.lang` },
  { name: 'region', value: regionLevel(sql`e.region`) },
  { name: 'hub', value: sql`h.slug` },
  { name: 'expired', value: sql`case when ${EXPIRED} then 'yes' end` },
];

export const FROM = sql`entry e join hub h on h.id = e.hub_id join organisation o on o.id = e.owner_id join place p on p.id = o.place_id`;

/** The only place that reads whose an entry is, so that all outputs hide it alike. */
export function columnsFor(viewer: Viewer): RawBuilder<unknown> {
  return sql`
  e.id, e.external_key as key, e.slug, e.kind, e.lang, e.title, e.summary, e.topics, e.region, e.audience, e.sizes,
  e.budget_min as "budgetMin", e.budget_max as "budgetMax", e.starts_on as "startsOn", e.ends_on as "endsOn", e.deadline,
  e.published_on as "publishedOn", e.valid_until as "validUntil", e.created_at as "createdAt", e.updated_at as "updatedAt",
  e.anonymous, json_build_object('type', o.type, 'region', (select r.name from region r where r.code = e.region), 'named', case when ${seesOwner(viewer)} then
    json_build_object('name', o.name, 'slug', o.slug, 'place', p.name) end) as owner,
  json_build_object('name', h.name, 'slug', h.slug) as hub`;
}

/** When the owner was last confirmed is one's own business where the owner is: for nobody, else the ranking would tell. */
export const MORE_COLUMNS = sql`
  e.text, e.details, e.state, e.outcome, case when not e.anonymous then o.confirmed_on end as "ownerConfirmedOn"`;

/** Words were searched: best first, unless another order is asked for. */
function order(sort: string, ranking: Ranking): RawBuilder<unknown> {
  if (sort === 'title') return sql`lower(e.title), e.id`;
  if (sort === 'deadline') return sql`coalesce(e.deadline, e.valid_until) nulls last, e.id`;
  if (ranking !== undefined) return sql`array_position(${ranking as string[]}::uuid[], e.id)`;
  return sql`e.published_on desc, e.id`;
}

export interface EntryList {
  total: number;
  rows: EntryRow[];
  facets: Facet[];
}

/** One page of entries: what is shown is read for these only. One query, two with facets, whatever the number of rows. */
export async function listEntries(
  db: Db,
  viewer: Viewer,
  query: ListQuery,
  options: { ranking?: Ranking; size?: number; facets?: boolean } = {},
): Promise<EntryList> {
  const { ranking, size = PAGE_SIZE } = options;
  const filters = filtersOf(viewer, query, ranking);
  const { rows } = await sql<EntryRow & { total: number }>`
    with page as (
      select e.id as page_id, count(*) over () as total, row_number() over (order by ${order(query.sort, ranking)}) as place
      from ${FROM} where ${whereAll(filters)} order by place limit ${size} offset ${(query.page - 1) * size}
    )
    select ${columnsFor(viewer)}, total from page join (${FROM}) on e.id = page_id order by place`.execute(db);
  const facets = options.facets === true ? await countFacets(db, FROM, filters, FACETS) : [];
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row), facets };
}

/** Every entry of the view, for exports. */
export async function* allEntries(
  db: Db,
  viewer: Viewer,
  query: ListQuery,
  ranking?: Ranking,
): AsyncGenerator<EntryExport> {
  const size = 500;
  for (let from = 0; ; from += size) {
    const { rows } = await sql<EntryExport>`
      select ${columnsFor(viewer)}, ${MORE_COLUMNS},
        h.external_key as "hubKey", case when ${seesOwner(viewer)} then o.external_key end as "ownerKey" from ${FROM}
      where ${whereAll(filtersOf(viewer, query, ranking))} order by e.published_on desc, e.id limit ${size} offset ${from}`.execute(
      db,
    );
    yield* rows;
    if (rows.length < size) return;
  }
}

/** What anybody may read: published, or closed with its outcome. Drafts do not exist here. */
export async function findEntry(db: Db, viewer: Viewer, slug: string): Promise<Found<EntryView>> {
  const id = await findAddressee(db, 'entry', slug);
  if (id === undefined) return undefined;
  const { rows } = await sql<EntryView>`
    select ${columnsFor(viewer)}, ${MORE_COLUMNS} from ${FROM} where e.id = ${id} and e.state = any(${READABLE}::text[])`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  if (row.state === 'withdrawn') return { found: 'removed' };
  if (row.slug !== slug) return { found: 'moved', slug: row.slug };
  return { found: 'here', value: row };
}

const READABLE: EntryState[] = ['published', 'closed', 'withdrawn'];

/** Published entries by id, in no order: for the matching index and for pages that show matches. */
export async function readEntries(db: Db, viewer: Viewer, ids: readonly string[]): Promise<EntryView[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<EntryView>`
    select ${columnsFor(viewer)}, ${MORE_COLUMNS} from ${FROM}
    where e.state = 'published' and e.id = any(${ids as string[]}::uuid[])`.execute(db);
  return rows;
}

/** Published entries after an id, in the order of ids: reads the whole exchange in steps. */
export async function readEntriesAfter(db: Db, after: string | undefined, limit: number): Promise<EntryView[]> {
  const { rows } = await sql<EntryView>`
    select ${columnsFor({ kind: 'anonymous', lang: 'de' })}, ${MORE_COLUMNS} from ${FROM}
    where e.state = 'published' and e.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by e.id limit ${limit}`.execute(db);
  return rows;
}

/** Published entries of these owners, for whoever keeps something of an owner with its entries. */
export async function listEntryIdsOf(db: Db, owners: readonly string[]): Promise<string[]> {
  if (owners.length === 0) return [];
  const rows = await db
    .selectFrom('entry')
    .select('id')
    .where('owner_id', 'in', owners)
    .where('state', '=', 'published')
    .execute();
  return rows.map(({ id }) => id);
}

/** How many live entries there are of each kind. */
export async function countKinds(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select e.kind, count(*) as count from entry e where e.state = 'published' and not ${EXPIRED} group by 1`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
