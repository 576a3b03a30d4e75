import { sql } from 'kysely';
import { wallTime } from '#engines/calendar';
import { type Lang, refuse, type Viewer } from '#engines/kit';
import { canImport } from '#features/network/rules.ts';
import type { Db, Tables } from '#platform/database';
import type { Exporter, Importer } from '#platform/feature';
import type { Localised } from '#platform/i18n';
import { validateRows } from '#platform/tabular';
import { importEvents } from './import-events.ts';
import { eventInput } from './input.ts';
import { PROGRAMME } from './programme.ts';

export const eventImporters: Importer[] = [
  {
    kind: 'events',
    async run(world, viewer, rows, options) {
      const { valid, errors } = validateRows(eventInput(world.topics, options.now), rows);
      if (errors.length > 0) return refuse({ type: 'invalid-rows', errors });
      return importEvents(world.db, viewer, valid, options);
    },
  },
];

/** Columns of the export; they can be imported again. */
const EVENT_COLUMNS: string[] = [
  'key',
  'slug',
  'hub',
  'kind',
  'format',
  'lang',
  'title',
  'summary',
  'text',
  'starts_on',
  'starts_time',
  'ends_on',
  'ends_time',
  'zone',
  'all_day',
  'venue',
  'address',
  'place',
  'access',
  'access_note',
  'online_url',
  'langs',
  'interpreted',
  'topics',
  'cost',
  'price_note',
  'external_url',
  'contact_name',
  'contact_email',
  'contact_phone',
  'on_behalf_of',
  'hosts',
  'state',
  'state_reason',
  'programme',
];

type Column = keyof Tables['event'];
interface Exported
  extends Record<Exclude<Column, 'title' | 'summary' | 'text' | 'lang' | 'starts_at' | 'ends_at' | 'zone'>, unknown> {
  id: string;
  lang: Lang;
  title: Localised;
  summary: Localised;
  text: Localised;
  access_note: Localised;
  price_note: Localised;
  state_reason: Localised;
  starts_at: Date;
  ends_at: Date;
  zone: string;
  all_day: boolean;
  hub_key: string;
  place_key: string | null;
  behalf_key: string | null;
  host_keys: string[];
  programme: string | null;
}

export const eventExporters: Exporter[] = [
  {
    kind: 'events',
    columns: EVENT_COLUMNS,
    async *rows(world, viewer) {
      for await (const event of allEvents(world.db, viewer)) yield eventRecord(event);
    },
  },
];

/** Rows read at a time: an event may have two hundred sessions. */
const PART = 100;

/** All events of our own that have a page or are to get one; those of subscribed calendars belong to others. */
async function* allEvents(db: Db, viewer: Viewer): AsyncGenerator<Exported> {
  if (!canImport(viewer)) return;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<Exported>`
      select e.*, h.external_key as hub_key, p.external_key as place_key, o.external_key as behalf_key,
        array(select x.external_key from event_host y join hub x on x.id = y.hub_id where y.event_id = e.id order by y.position) as host_keys,
        ${PROGRAMME} as programme
      from event e join hub h on h.id = e.hub_id left join place p on p.id = e.place_id left join organisation o on o.id = e.on_behalf_of
      where e.id > ${after} and e.subscription_id is null and not e.is_template and e.state in ('draft', 'published', 'cancelled')
      order by e.id limit ${PART}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PART) return;
    after = last.id;
  }
}

function eventRecord(event: Exported): Record<string, unknown> {
  const starts = wallTime(event.starts_at, event.zone);
  const ends = wallTime(event.ends_at, event.zone);
  const times = event.all_day
    ? { ends_on: event.ends_on }
    : { starts_time: starts.time, ends_on: ends.date, ends_time: ends.time };
  const texts = { title: event.title, summary: event.summary, text: event.text };
  const notes = { access_note: event.access_note, price_note: event.price_note, state_reason: event.state_reason };
  const said = Object.entries({ ...texts, ...notes }).map(([name, text]) => [name, inOneCell(text, event.lang)]);
  return {
    ...event,
    key: event.external_key,
    hub: event.hub_key,
    ...Object.fromEntries(said),
    ...times,
    all_day: event.all_day ? 'yes' : 'no',
    place: event.place_key,
    on_behalf_of: event.behalf_key,
    hosts: event.host_keys,
  };
}

/** A text in its language as it is, one in several languages as JSON: both are read again. */
function inOneCell(text: Localised, lang: Lang): string | undefined {
  const langs = Object.keys(text);
  if (langs.length === 0) return undefined;
  const own = text[lang];
  return langs.length === 1 && own !== undefined && !own.trimStart().startsWith('{') ? own : JSON.stringify(text);
}
