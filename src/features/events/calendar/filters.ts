import { type RawBuilder, sql } from 'kysely';
import type { Condition, CountedFacet, Filters } from '#features/network/queries/index.ts';
import { regionLevel } from '#features/network/queries/index.ts';
import type { ListQuery } from '#platform/web';
import { EVENT_FROM } from '../queries.ts';
import { foldForSearch } from '../rules.ts';

/** `coming` is what nobody has to ask for: everything that has not ended by today. */
export const WHEN = ['past', 'all'] as const;
export const SOURCES = ['own', 'subscribed'] as const;

/** Where facets are counted: with the hubs that hold an event together, joined once and not asked for each event. */
export const FACETS_FROM = sql`${EVENT_FROM} left join (
  select x.event_id, array_agg(distinct xh.slug) as hubs from event_host x join hub xh on xh.id = x.hub_id group by 1
) co on co.event_id = e.id`;

/** Filters of the calendar that are counted, in the order of the form. */
export const FACETS: CountedFacet[] = [
  { name: 'topic', value: sql`e.topics`, list: true },
  { name: 'region', value: regionLevel(sql`e.region`) },
  // Hybrid is both: who cannot travel looks for online and may come to these too.
  {
    name: 'format',
    value: sql`case e.format when 'hybrid' then array['on-site', 'online', 'hybrid'] else array[e.format] end`,
    list: true,
  },
  { name: 'kind', value: sql`e.kind` },
  // What is spoken and interpreted counts once.
  {
    name: 'lang',
    value: sql`case when e.interpreted = '{}' then e.langs else array(select distinct one from unnest(e.langs || e.interpreted) one) end`,
    list: true,
  },
  { name: 'cost', value: sql`e.cost` },
  { name: 'hub', value: sql`h.slug || array_remove(coalesce(co.hubs, '{}'), h.slug)`, list: true },
  { name: 'source', value: sql`case when e.subscription_id is null then 'own' else 'subscribed' end` },
];

/** Nobody searches for more words; each of them is one more look through all texts. */
const MAX_WORDS = 8;

/** The first and last day that are asked for, both included; `from` and `to` of the address, each with one value. */
export function spanOf(query: ListQuery): { from: string | undefined; to: string | undefined } {
  return { from: query.chosen.from?.at(-1), to: query.chosen.to?.at(-1) };
}

/** From a day to an earlier one: nothing can lie there. */
export function isBackwards(query: ListQuery): boolean {
  const { from, to } = spanOf(query);
  return from !== undefined && to !== undefined && from > to;
}

/** The order of what is over is the other way round. */
export function isPast(query: ListQuery): boolean {
  return query.chosen.when?.includes('past') === true;
}

/** Which time is meant: what was asked for, or everything that has not ended. A month says its days itself. */
function timeOf(query: ListQuery, today: string, month?: { first: string; last: string }): Condition[] {
  const { from, to } = spanOf(query);
  const { when = [] } = query.chosen;
  const conditions: Condition[] = [];
  if (from !== undefined) conditions.push(sql`e.ends_on >= ${from}::date`);
  if (to !== undefined) conditions.push(sql`e.starts_on <= ${to}::date`);
  if (month !== undefined)
    conditions.push(sql`e.ends_on >= ${month.first}::date and e.starts_on <= ${month.last}::date`);
  else if (when.includes('past')) conditions.push(sql`e.ends_on < ${today}::date`);
  else if (conditions.length === 0 && !when.includes('all')) conditions.push(sql`e.ends_on >= ${today}::date`);
  return conditions;
}

/** What stands for itself in a pattern. */
const literally = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function wordsOf(q: string): Condition[] {
  const words = [...new Set(foldForSearch(q).split(' '))].filter((word) => word !== '').slice(0, MAX_WORDS);
  return words.map((word) => sql`e.search like ${`%${literally(word)}%`}`);
}

const hubHolds = (hubs: readonly string[]): Condition => sql`(h.slug = any(${hubs as string[]}::text[]) or e.id in (
  select x.event_id from event_host x join hub xh on xh.id = x.hub_id where xh.slug = any(${hubs as string[]}::text[])))`;

const organisationHolds = (slugs: readonly string[]): Condition => sql`exists (
  select 1 from organisation o where o.slug = any(${slugs as string[]}::text[]) and (o.id = e.on_behalf_of
    or e.id in (select x.event_id from event_host x where x.organisation_id = o.id)))`;

/** The only place that says what the calendar shows: published and cancelled events, never a template, and of these what the address asks for. */
export function filtersOf(query: ListQuery, today: string, month?: { first: string; last: string }): Filters {
  const {
    topic = [],
    region = [],
    format = [],
    kind = [],
    lang = [],
    cost = [],
    hub = [],
    source = [],
    place = [],
    organisation = [],
    series = [],
  } = query.chosen;
  const always: Condition[] = [
    sql`e.state in ('published', 'cancelled')`,
    sql`not e.is_template`,
    ...timeOf(query, today, month),
    ...wordsOf(query.q),
  ];
  if (place.length > 0) always.push(sql`p.external_key = any(${place}::text[])`);
  if (organisation.length > 0) always.push(organisationHolds(organisation));
  if (series.length > 0)
    always.push(sql`e.series_id in (select id from event_series where slug = any(${series}::text[]))`);
  const byName: Filters['byName'] = {};
  if (topic.length > 0) byName.topic = sql`e.topics && ${topic}::text[]`;
  if (region.length > 0) byName.region = inRegion(region);
  if (format.length > 0) byName.format = formatFits(format);
  if (kind.length > 0) byName.kind = sql`e.kind = any(${kind}::text[])`;
  if (lang.length > 0) byName.lang = sql`(e.langs && ${lang}::text[] or e.interpreted && ${lang}::text[])`;
  if (cost.length > 0) byName.cost = sql`e.cost = any(${cost}::text[])`;
  if (hub.length > 0) byName.hub = hubHolds(hub);
  // Both is all; whether the subscription still runs does not matter.
  if (source.length === 1) byName.source = sql`(e.subscription_id is null) = ${source.includes('own')}`;
  return { always, byName };
}

/** An event for all of Saxony also fits who looks in Dresden, and the other way round. */
function inRegion(region: readonly string[]): Condition {
  const wider = region.flatMap((code) => Array.from({ length: code.length - 2 }, (_, at) => code.slice(0, at + 2)));
  const inside = region.map((code) => `${code}%`);
  return sql`(e.region like any(${inside}::text[]) or e.region = any(${wider}::text[]))`;
}

function formatFits(format: readonly string[]): Condition {
  const fitting = format.includes('on-site') || format.includes('online') ? [...format, 'hybrid'] : [...format];
  return sql`e.format = any(${fitting}::text[])`;
}

/** What comes first; what is over, the latest first. */
export function orderOf(query: ListQuery): RawBuilder<unknown> {
  return isPast(query) ? sql`e.starts_at desc, e.id` : sql`e.starts_at, e.id`;
}
