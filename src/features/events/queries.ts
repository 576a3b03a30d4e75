import { sql } from 'kysely';
import { placesWhere, type Right, type Viewer } from '#engines/kit';
import type { Condition, Found } from '#features/network/queries/index.ts';
import { findAddressee } from '#platform/address';
import type { Db } from '#platform/database';
import type { EventRow, EventState, EventView, SessionView } from './model.ts';

export const EVENT_FROM = sql`event e join hub h on h.id = e.hub_id left join place p on p.id = e.place_id`;

/** Columns of an `EventRow`. What only participants are told is never among them. */
export const EVENT_COLUMNS = sql`
  e.id, e.slug, e.state, e.kind, e.format, e.lang, e.title, e.summary, e.starts_at as "startsAt", e.ends_at as "endsAt", e.zone,
  e.all_day as "allDay", e.starts_on as "startsOn", e.ends_on as "endsOn", e.venue,
  case when p.id is not null then json_build_object('name', p.name, 'country', p.country, 'lat', p.lat, 'lon', p.lon) end as place,
  e.region, e.langs, e.interpreted, e.topics, e.cost, e.subscription_id is not null as "isSubscribed", e.sequence, e.updated_at as "updatedAt",
  json_build_object('name', h.name, 'slug', h.slug) as hub`;

/** Columns of an `EventView` beside those of its row; each list by a subquery of its own, so that one question brings all. */
const MORE_COLUMNS = sql`
  e.external_key as key, e.hub_id as "hubId", e.text, e.address, e.access, e.access_note as "accessNote", e.price_note as "priceNote",
  e.external_url as "externalUrl", e.contact_name as "contactName", e.contact_email as "contactEmail", e.contact_phone as "contactPhone",
  e.online_url is not null as "hasOnlineAccess", e.state_reason as "stateReason", e.moved_from as "movedFrom", e.held, e.version, e.created_at as "createdAt",
  e.published_at as "publishedAt", e.source_url as "sourceUrl",
  (select json_build_object('name', o.name, 'slug', o.slug) from organisation o where o.id = e.on_behalf_of) as "onBehalfOf",
  (select json_build_object('slug', s.slug, 'title', s.title) from event_series s where s.id = e.series_id) as series,
  coalesce((select json_agg(json_build_object('kind', case when x.hub_id is null then 'organisation' else 'hub' end,
    'id', coalesce(x.hub_id, x.organisation_id), 'slug', coalesce(xh.slug, xo.slug),
    'name', coalesce(xh.name, jsonb_build_object(xo.lang, xo.name))) order by x.position)
    from event_host x left join hub xh on xh.id = x.hub_id left join organisation xo on xo.id = x.organisation_id
    where x.event_id = e.id), '[]') as hosts,
  array(select subject from event_related x where x.event_id = e.id order by x.position) as related,
  coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name) order by x.position, x.id)
    from event_track x where x.event_id = e.id), '[]') as tracks,
  coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name, 'accessNote', x.access_note) order by x.position, x.id)
    from event_room x where x.event_id = e.id), '[]') as rooms,
  coalesce((select json_agg(json_build_object('id', x.id, 'kind', x.kind, 'title', x.title, 'text', x.text, 'startsAt', x.starts_at,
    'endsAt', x.ends_at, 'langs', x.langs, 'interpreted', x.interpreted, 'track', x.track_id, 'room', x.room_id,
    'speakers', array(select y.speaker_id from event_session_speaker y where y.session_id = x.id order by y.position, y.speaker_id))
    order by x.starts_at, x.position, x.id) from event_session x where x.event_id = e.id), '[]') as sessions,
  coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name, 'about', x.about,
    'organisation', coalesce(xo.name, x.organisation), 'organisationSlug', xo.slug) order by x.position, x.id)
    from event_speaker x left join organisation xo on xo.id = x.organisation_id where x.event_id = e.id), '[]') as speakers,
  coalesce((select json_agg(json_build_object('id', x.id, 'sessionId', x.session_id, 'kind', x.kind, 'fileId', x.file_id, 'url', x.url,
    'title', x.title, 'alt', x.alt, 'transcript', x.transcript, 'captionsId', x.captions_id, 'captionsLang', x.captions_lang,
    'lang', x.lang) order by x.position, x.id) from event_file x where x.event_id = e.id), '[]') as files`;

type Stored = Omit<EventView, 'sessions'> & {
  sessions: (Omit<SessionView, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[];
};

async function readEvent(db: Db, condition: Condition): Promise<EventView | undefined> {
  const { rows } = await sql<Stored>`
    select ${EVENT_COLUMNS}, ${MORE_COLUMNS} from ${EVENT_FROM} where ${condition}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const sessions = row.sessions.map((session) => ({
    ...session,
    startsAt: new Date(session.startsAt),
    endsAt: new Date(session.endsAt),
  }));
  return { ...row, sessions };
}

const READABLE: EventState[] = ['published', 'cancelled', 'withdrawn'];

/** What anybody may read: published, or cancelled with its reason. Drafts do not exist here. */
export async function findEvent(db: Db, slug: string): Promise<Found<EventView>> {
  const id = await findAddressee(db, 'event', slug);
  if (id === undefined) return undefined;
  const event = await readEvent(db, sql`e.id = ${id} and e.state = any(${READABLE}::text[])`);
  if (event === undefined) return undefined;
  if (event.state === 'withdrawn') return { found: 'removed' };
  if (event.slug !== slug) return { found: 'moved', slug: event.slug };
  return { found: 'here', value: event };
}

/** In which events the viewer may do this: by a role for their hub, or for the event itself. */
export function eventsWhere(viewer: Viewer, right: Right): Condition {
  const hubs = placesWhere(viewer, right, 'hub');
  const events = placesWhere(viewer, right, 'event');
  if (hubs === 'all' || events === 'all') return sql`true`;
  return sql`(e.hub_id = any(${hubs}::uuid[]) or e.id = any(${events}::uuid[]))`;
}

/** An event in any state, for those who may do this with it; to all others it is as if there were none. */
export async function findTeamEvent(
  db: Db,
  viewer: Viewer,
  right: Right,
  slug: string,
): Promise<EventView | undefined> {
  const id = await findAddressee(db, 'event', slug);
  if (id === undefined) return undefined;
  return readEvent(db, sql`e.id = ${id} and ${eventsWhere(viewer, right)}`);
}

/** An event in any state by id, whoever asks: for commands that have decided who may. */
export async function readEventById(db: Db, id: string): Promise<EventView | undefined> {
  return readEvent(db, sql`e.id = ${id}`);
}

/** Rows of events by id, in no order, whoever asks: for pages that have decided what may be seen. */
export async function readEventRows(db: Db, ids: readonly string[]): Promise<EventRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<EventRow>`
    select ${EVENT_COLUMNS} from ${EVENT_FROM} where e.id = any(${ids as string[]}::uuid[])`.execute(db);
  return rows;
}
