import { sql } from 'kysely';
import { type Lang, mayAnywhere, placesWhere, type Viewer } from '#engines/kit';
import { findAddressee } from '#platform/address';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import { eventsWhere } from '../queries.ts';
import { LIVING } from '../registration/model.ts';
import { canWriteEvent, rights } from '../rights.ts';
import type { EventSlots } from '../slots.ts';
import type { Named, Names } from './form.ts';
import type { EventContent, EventError, HostRef, MineFilter, MineRow, WrittenEvent } from './model.ts';

export const PAGE_SIZE = 50;

type Stored = Omit<WrittenEvent, 'content'> & EventContent;

/** An event with everything its team may change, for who may write it. */
export async function findWritten(db: Db, viewer: Viewer, id: string): Promise<WrittenEvent | undefined> {
  const { rows } = await sql<Stored>`
    select e.id, e.slug, e.hub_id as "hubId", e.series_id as "seriesId", e.state, e.is_template as "isTemplate",
      e.subscription_id is not null as "isSubscribed", e.version, e.sequence, e.publish_at as "publishAt",
      e.kind, e.format, e.lang, e.title, e.summary, e.text, e.starts_at as "startsAt", e.ends_at as "endsAt", e.zone, e.all_day as "allDay",
      e.starts_on as "startsOn", e.ends_on as "endsOn", e.venue, e.address, e.place_id as place, e.access, e.access_note as "accessNote",
      e.online_url as "onlineUrl", e.langs, e.interpreted, e.topics, e.cost, e.price_note as "priceNote", e.external_url as "externalUrl",
      e.contact_name as "contactName", e.contact_email as "contactEmail", e.contact_phone as "contactPhone", e.on_behalf_of as "onBehalfOf",
      coalesce((select json_agg(json_build_object('kind', case when x.hub_id is null then 'organisation' else 'hub' end,
        'id', coalesce(x.hub_id, x.organisation_id)) order by x.position) from event_host x where x.event_id = e.id), '[]') as hosts,
      array(select subject from event_related x where x.event_id = e.id order by x.position) as related
    from event e where e.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined || !canWriteEvent(viewer, { hub: row.hubId, event: row.id })) return undefined;
  const { slug, hubId, seriesId, state, isTemplate, isSubscribed, version, sequence, publishAt, ...rest } = row;
  const { id: _, ...content } = rest;
  return { id, slug, hubId, seriesId, state, isTemplate, isSubscribed, version, sequence, publishAt, content };
}

export interface HubChoice {
  id: string;
  slug: string;
  name: Localised;
}

export interface Choices {
  hubs: HubChoice[];
  places: { id: string; name: string; country: string }[];
}

/** What a form offers: all hubs as hosts, all places. One query. */
export async function readChoices(db: Db): Promise<Choices> {
  const { rows } = await sql<Choices>`
    select coalesce((select json_agg(json_build_object('id', id, 'slug', slug, 'name', name) order by position, slug) from hub), '[]') as hubs,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'country', country) order by name, id) from place), '[]') as places`.execute(
    db,
  );
  return rows[0] ?? { hubs: [], places: [] };
}

/** Hubs in which somebody may begin events. */
export function writableHubs(viewer: Viewer, hubs: readonly HubChoice[]): HubChoice[] {
  return hubs.filter((hub) => canWriteEvent(viewer, { hub: hub.id }));
}

/** What a new event of a hub can be begun from: its templates, and its latest events that the viewer may write. */
export async function listSources(db: Db, viewer: Viewer, hub: string): Promise<MineRow[]> {
  const { rows } = await sql<MineRow>`
    select ${MINE_COLUMNS} from ${MINE_FROM}
    where e.hub_id = ${hub} and ${eventsWhere(viewer, rights['event.write'])} and e.state <> 'withdrawn' and e.subscription_id is null
    order by e.is_template desc, e.starts_at desc, e.id limit 60`.execute(db);
  return rows;
}

const MINE_COLUMNS = sql`
  e.id, e.slug, e.state, e.is_template as "isTemplate", e.lang, e.title, e.starts_at as "startsAt", e.zone, e.starts_on as "startsOn",
  e.ends_on as "endsOn", h.name as hub, s.title as series, e.publish_at as "publishAt", e.updated_at as "updatedAt", r.taken as places`;

const MINE_FROM = sql`
  event e join hub h on h.id = e.hub_id left join event_series s on s.id = e.series_id
  left join registration_setting r on r.event_id = e.id`;

/** In which list an event is, by its state and by the day. */
const listOf = (now: Date) => sql<MineFilter>`
  case when e.is_template then 'template' when e.state in ('draft', 'scheduled') then e.state
    when e.state <> 'published' then 'cancelled' when e.ends_at <= ${now} then 'past' else 'upcoming' end`;

export interface MineList {
  rows: MineRow[];
  counts: Partial<Record<MineFilter, number>>;
}

/** Events that the viewer works on, what is next first. Two queries. */
export async function listMine(
  db: Db,
  viewer: Viewer,
  { filter, page }: { filter: MineFilter | undefined; page: number },
  now: Date,
): Promise<MineList> {
  const right = eventsWhere(viewer, rights['event.write']);
  const counted = await sql<{ list: MineFilter; count: number }>`
    select ${listOf(now)} as list, count(*)::int as count from event e where ${right} group by 1`.execute(db);
  const chosen = filter === undefined ? sql`true` : sql`${listOf(now)} = ${filter}`;
  const { rows } = await sql<MineRow>`
    select ${MINE_COLUMNS} from ${MINE_FROM} where ${right} and ${chosen}
    order by e.ends_at <= ${now}, abs(extract(epoch from e.starts_at - ${now}::timestamptz)), e.id
    limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`.execute(db);
  return { rows, counts: Object.fromEntries(counted.rows.map(({ list, count }) => [list, count])) };
}

/** Whether somebody writes events anywhere: for ways to the list of one's own. */
export function writesEvents(viewer: Viewer): boolean {
  return viewer.kind !== 'anonymous' && mayAnywhere(viewer, rights['event.write']);
}

/** Whether somebody may begin an event in some hub. */
export function mayBegin(viewer: Viewer): boolean {
  return placesWhere(viewer, rights['event.write'], 'hub').length > 0;
}

// ---- what a form names in words

/** Finds the bodies and things that a form names. Three queries at most. */
export async function resolveNames(
  db: Db,
  slots: EventSlots,
  named: Named,
): Promise<{ hosts: HostRef[]; onBehalfOf: string | null; related: string[]; errors: EventError[] }> {
  const errors: EventError[] = [];
  const wanted = [...named.organisations, ...(named.onBehalfOf === null ? [] : [named.onBehalfOf])];
  const find = await findOrganisations(db, wanted);
  const hosts: HostRef[] = [];
  for (const line of named.organisations) {
    const found = find(line);
    if (typeof found === 'string') hosts.push({ kind: 'organisation', id: found });
    else errors.push({ field: 'hosts_organisations', code: found.code, value: line });
  }
  let onBehalfOf: string | null = null;
  if (named.onBehalfOf !== null) {
    const found = find(named.onBehalfOf);
    if (typeof found === 'string') onBehalfOf = found;
    else errors.push({ field: 'on_behalf_of', code: found.code, value: named.onBehalfOf });
  }
  const related: string[] = [];
  for (const line of named.related) {
    const subject = (await findEventSubject(db, line)) ?? (await slots.subjectOf(line));
    if (subject === undefined) errors.push({ field: 'related', code: 'relatedUnknown', value: line });
    else if (!related.includes(subject)) related.push(subject);
  }
  return { hosts, onBehalfOf, related, errors };
}

/** `https://…/de/organisations/musterheim`, `Stadt Musterheim (musterheim)` and `stadt musterheim` are the same. */
async function findOrganisations(
  db: Db,
  named: readonly string[],
): Promise<(line: string) => string | { code: 'organisationUnknown' | 'organisationSeveral' }> {
  const slugOf = (line: string) =>
    /\/organisations\/([a-z0-9-]+)\/?$/.exec(line)?.[1] ?? /\(([a-z0-9-]+)\)$/.exec(line)?.[1];
  const slugs = named.map(slugOf).filter((slug) => slug !== undefined);
  const names = named.map((line) => line.toLowerCase());
  const { rows } =
    named.length === 0
      ? { rows: [] }
      : await sql<{ id: string; slug: string; name: string }>`
          select id, slug, lower(name) as name from organisation
          where removed_at is null and (slug = any(${slugs}::text[]) or lower(name) = any(${names}::text[])) limit 200`.execute(
          db,
        );
  return (line) => {
    const slug = slugOf(line);
    const found = rows.filter((row) => row.slug === slug || row.name === line.toLowerCase());
    if (found[0] !== undefined && found.length === 1) return found[0].id;
    return { code: found.length === 0 ? 'organisationUnknown' : 'organisationSeveral' };
  };
}

async function findEventSubject(db: Db, line: string): Promise<string | undefined> {
  const slug = /\/[a-z]{2}\/events\/([a-z0-9-]+)\/?$/.exec(line)?.[1];
  const id = slug === undefined ? undefined : await findAddressee(db, 'event', slug);
  return id === undefined ? undefined : `event:${id}`;
}

/** How the form writes what an event names. Two queries. */
export async function readNames(db: Db, slots: EventSlots, lang: Lang, content: EventContent): Promise<Names> {
  const ids = [...content.hosts.filter((host) => host.kind === 'organisation').map((host) => host.id)];
  if (content.onBehalfOf !== null) ids.push(content.onBehalfOf);
  const events = content.related.filter((one) => one.startsWith('event:')).map((one) => one.slice('event:'.length));
  const { rows } = await sql<{ id: string; slug: string; name: string | null }>`
    select id, slug, name from organisation where id = any(${ids}::uuid[])
    union all select id, slug, null from event where id = any(${events}::uuid[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const things = await slots.relatedThings(lang, content.related);
  const hrefs = new Map(things.map((thing) => [thing.subject, thing.href]));
  return {
    organisation(id) {
      const row = byId.get(id);
      return row === undefined ? '' : `${row.name} (${row.slug})`;
    },
    related(subject) {
      const event = byId.get(subject.slice('event:'.length));
      return event === undefined ? (hrefs.get(subject) ?? '') : `/${lang}/events/${event.slug}`;
    },
  };
}

/** An organisation of exactly this name, where there is one only. */
export async function findOrganisationId(db: Db, name: string): Promise<string | null> {
  const find = await findOrganisations(db, [name]);
  const found = find(name);
  return typeof found === 'string' ? found : null;
}

export async function readCapacity(db: Db, room: string): Promise<number | null> {
  const row = await db.selectFrom('event_room').select('capacity').where('id', '=', room).executeTakeFirst();
  return row?.capacity ?? null;
}

/** How many would be told when the event is moved or cancelled. */
export async function countLiving(db: Db, event: string): Promise<number> {
  const { count } = await db
    .selectFrom('registration')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('event_id', '=', event)
    .where('state', 'in', LIVING)
    .where('email', 'is not', null)
    .where('email_confirmed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
