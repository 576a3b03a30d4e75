import { v7 as uuid } from 'uuid';
import { addDays, dayOf, instantOf, startOfDay } from '#engines/calendar';
import { claimAddresses } from '#platform/address';
import { daysBefore } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { searchText } from '../rules.ts';
import { given, type Keys } from './keys.ts';
import type { DemoEvent, DemoParticipant, DemoSeries } from './model.ts';
import { loadFeedback, loadRegistration } from './registrations.ts';

/** All hubs of the demo keep this time. */
const ZONE = 'Europe/Berlin';

/**
 * Loads demo events whose keys are not there yet, so that running it again changes nothing; returns how many came. Their days count from `now`.
 */
export async function loadDemoEvents(
  db: Db,
  demo: { series: DemoSeries[]; events: DemoEvent[]; participants(name: string): DemoParticipant[] },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom('event').select('external_key').execute();
    const fresh = demo.events.filter(({ key }) => !known.some(({ external_key }) => external_key === key));
    if (fresh.length === 0) return 0;
    const keys = await readKeys(trx, demo.series, now);
    for (const event of fresh) {
      const loaded = await loadEvent(trx, event, keys, now);
      if (event.registration !== undefined) {
        const participants = event.participants === undefined ? [] : demo.participants(event.participants);
        await loadRegistration(trx, { ...loaded, registration: event.registration, participants, keys }, now);
      }
      await loadFeedback(trx, loaded, event.feedback);
    }
    return fresh.length;
  });
}

async function readKeys(trx: Trx, series: DemoSeries[], now: Date): Promise<Keys> {
  const hubs = await trx.selectFrom('hub').select(['id', 'external_key']).execute();
  const places = await trx.selectFrom('place').select(['id', 'external_key', 'nuts']).execute();
  const hubIds = new Map(hubs.map(({ id, external_key }) => [external_key, id]));
  const known = await trx.selectFrom('event_series').select(['id', 'external_key']).execute();
  const ids = new Map(known.map(({ id, external_key }) => [external_key, id]));
  for (const one of series) {
    if (ids.has(one.key)) continue;
    const id = uuid();
    const wanted = one.title[one.lang] ?? one.key;
    const slug = (await claimAddresses(trx, 'event_series', [{ id, wanted }])).get(id) ?? one.key;
    const texts = { title: JSON.stringify(one.title), text: JSON.stringify(one.text) };
    const times = { created_at: now, updated_at: now };
    await trx
      .insertInto('event_series')
      .values({ id, external_key: one.key, slug, hub_id: given(hubIds, one.hub), lang: one.lang, ...texts, ...times })
      .execute();
    ids.set(one.key, id);
  }
  return {
    hubs: hubIds,
    places: new Map(places.map(({ external_key, ...place }) => [external_key, place])),
    series: ids,
  };
}

async function loadEvent(
  trx: Trx,
  event: DemoEvent,
  keys: Keys,
  now: Date,
): Promise<{ id: string; startsAt: Date; endsAt: Date }> {
  const id = uuid();
  const day = workday(addDays(dayOf(now, ZONE), event.in_days), event.days);
  const last = addDays(day, event.days - 1);
  const startsAt = event.all_day ? startOfDay(day, ZONE) : instantOf({ date: day, time: event.from }, ZONE);
  const endsAt = event.all_day ? startOfDay(addDays(last, 1), ZONE) : instantOf({ date: last, time: event.to }, ZONE);
  const wanted = event.title[event.lang] ?? event.key;
  const slug = (await claimAddresses(trx, 'event', [{ id, wanted }])).get(id) ?? event.key;
  const published = new Date(Math.min(now.getTime(), daysBefore(startsAt, 70).getTime()));
  const place = event.place === undefined ? undefined : given(keys.places, event.place);
  await trx
    .insertInto('event')
    .values({
      id,
      external_key: event.key,
      slug,
      hub_id: given(keys.hubs, event.hub),
      series_id: event.series === undefined ? null : given(keys.series, event.series),
      state: event.state,
      state_reason: JSON.stringify(event.state_reason),
      kind: event.kind,
      format: event.format,
      lang: event.lang,
      title: JSON.stringify(event.title),
      summary: JSON.stringify(event.summary),
      text: JSON.stringify(event.text),
      starts_at: startsAt,
      ends_at: endsAt,
      zone: ZONE,
      all_day: event.all_day,
      starts_on: day,
      ends_on: last,
      venue: event.venue ?? null,
      address: event.address ?? null,
      place_id: place?.id ?? null,
      region: place?.nuts ?? null,
      access: event.access,
      access_note: JSON.stringify(event.access_note),
      online_url: event.online_url ?? null,
      langs: event.langs,
      interpreted: event.interpreted,
      topics: event.topics,
      cost: event.cost,
      price_note: JSON.stringify(event.price_note),
      external_url: event.external_url ?? null,
      contact_name: event.contact_name ?? null,
      contact_email: event.contact_email ?? null,
      contact_phone: event.contact_phone ?? null,
      search: searchText([event.title, event.summary, event.text], [event.venue ?? null, event.place ?? null]),
      sequence: event.state === 'cancelled' ? 1 : 0,
      published_at: published,
      ended_at: event.state === 'cancelled' ? now : null,
      held: event.held ?? null,
      created_at: published,
      updated_at: published,
    })
    .execute();
  const others = event.hosts.map((host) => host.slice('hub:'.length)).filter((hub) => hub !== event.hub);
  if (others.length > 0) {
    const hosts = others.map((hub, position) => {
      return { event_id: id, position, hub_id: given(keys.hubs, hub), organisation_id: null };
    });
    await trx.insertInto('event_host').values(hosts).execute();
  }
  await loadProgramme(trx, id, day, event);
  await emit(trx, [{ type: 'event.published', subject: `event:${id}` }]);
  return { id, startsAt, endsAt };
}

/** The next day from which on so many days are workdays, and not between the years. */
function workday(day: string, days: number): string {
  const span = Array.from({ length: days }, (_, at) => addDays(day, at));
  return span.some(isDayOff) ? workday(addDays(day, 1), days) : day;
}

function isDayOff(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const inYear = day.slice(5);
  return (
    weekday === 0 || weekday === 6 || inYear >= '12-21' || inYear <= '01-06' || inYear === '05-01' || inYear === '10-03'
  );
}

async function loadProgramme(trx: Trx, event: string, day: string, demo: DemoEvent): Promise<void> {
  const ids = (things: readonly { key: string }[]) => new Map(things.map(({ key }) => [key, uuid()]));
  const [tracks, rooms, speakers] = [ids(demo.tracks), ids(demo.rooms), ids(demo.speakers)];
  const of = (found: ReadonlyMap<string, string>, key: string, position: number) => {
    return { id: given(found, key), event_id: event, position };
  };
  if (demo.tracks.length > 0) {
    const rows = demo.tracks.map(({ key, name }, at) => ({ ...of(tracks, key, at), name: JSON.stringify(name) }));
    await trx.insertInto('event_track').values(rows).execute();
  }
  if (demo.rooms.length > 0) {
    const rows = demo.rooms.map(({ key, name, capacity }, at) => ({ ...of(rooms, key, at), name, capacity }));
    await trx.insertInto('event_room').values(rows).execute();
  }
  if (demo.speakers.length > 0) {
    const rows = demo.speakers.map(({ key, name, organisation, about }, at) => {
      return { ...of(speakers, key, at), name, organisation, about: JSON.stringify(about), organisation_id: null };
    });
    await trx.insertInto('event_speaker').values(rows).execute();
  }
  for (const [position, session] of demo.sessions.entries()) {
    const id = uuid();
    const date = addDays(day, session.day - 1);
    const row = {
      id,
      event_id: event,
      position,
      kind: session.kind,
      track_id: session.track === undefined ? null : given(tracks, session.track),
      room_id: session.room === undefined ? null : given(rooms, session.room),
      title: JSON.stringify(session.title),
      text: JSON.stringify(session.text),
      starts_at: instantOf({ date, time: session.from }, ZONE),
      ends_at: instantOf({ date, time: session.to }, ZONE),
      interpreted: session.interpreted,
    };
    await trx.insertInto('event_session').values(row).execute();
    const said = session.speakers.map((key, at) => {
      return { session_id: id, speaker_id: given(speakers, key), position: at };
    });
    if (said.length > 0) await trx.insertInto('event_session_speaker').values(said).execute();
  }
}
