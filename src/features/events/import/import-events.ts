import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { hashOf, rollbackWhen } from '#features/network/commands/import-kit.ts';
import { canImport } from '#features/network/rules.ts';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { type DomainEvent, emit } from '#platform/outbox';
import type { ImportRefusal, ImportReport, RowError } from '#platform/tabular';
import type { EventState } from '../model.ts';
import { searchText } from '../rules.ts';
import type { EventInput } from './input.ts';
import { foreignIds, type ProgrammeInput, saveProgramme } from './programme.ts';

interface Before {
  id: string;
  external_key: string;
  slug: string;
  import_hash: string;
  state: EventState;
  starts_at: Date;
  ends_at: Date;
  subscribed: boolean;
  registered: boolean;
}

interface Known {
  events: Map<string, Before>;
  hubs: Map<string, string>;
  organisations: Map<string, string>;
  places: Map<string, { id: string; name: string; nuts: string }>;
}

interface Change {
  id: string;
  input: EventInput;
  hash: string;
  before: Before | undefined;
}

/** Rows of one statement: an event has many columns. */
const AT_ONCE = 200;
const MOVED_HERE =
  'the same as before: people have registered, so it is moved, cancelled or withdrawn on its page, where they are told';

/**
 * Adds, changes or withdraws events by external key, with their programme where the file has one; media and registration stay as they are. All rows or none; rows that
 * bring nothing new change nothing. Side effects: `event`, `event_host`, the tables of the programme, `address`, an event of the outbox for each public one, one audit entry.
 */
export async function importEvents(
  db: Db,
  viewer: Viewer,
  rows: { row: number; input: EventInput }[],
  options: { dryRun: boolean; now: Date },
): Promise<Result<ImportReport, ImportRefusal | { type: 'not-allowed' }>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  return rollbackWhen(db, options.dryRun, async (trx) => {
    const known = await readKnown(
      trx,
      rows.map(({ input }) => input.key),
    );
    const errors = rows.flatMap(({ row, input }) => wrongReferences(row, input, known));
    if (errors.length > 0) return refuse({ type: 'invalid-rows', errors });

    const report: ImportReport = { created: 0, changed: 0, unchanged: 0, removed: 0 };
    const changes: Change[] = [];
    for (const { input } of rows) {
      const before = known.events.get(input.key);
      const { when: _when, ...written } = input;
      const hash = hashOf(written);
      if (before?.import_hash === hash) {
        report.unchanged++;
        continue;
      }
      changes.push({ id: before?.id ?? uuid(), input, hash, before });
      if (input.state === 'withdrawn') report.removed++;
      else if (before === undefined) report.created++;
      else report.changed++;
    }
    const programmes = changes.flatMap(({ id, input: { programme } }) => (programme ? [{ event: id, programme }] : []));
    const foreign = await foreignIds(trx, programmes);
    const taken = rows.flatMap(({ row, input }) => wrongIds(row, input.programme, foreign));
    if (taken.length > 0) return refuse({ type: 'invalid-rows', errors: taken });
    await save(trx, changes, known, options.now);
    for (const { event, programme } of programmes) await saveProgramme(trx, event, programme);
    await emit(trx, changes.flatMap(whatHappened));
    await audit(trx, viewer, 'events.imported', 'event:all', { ...report });
    return ok(report);
  });
}

async function readKnown(trx: Trx, keys: string[]): Promise<Known> {
  const known: Known = { events: new Map(), hubs: new Map(), organisations: new Map(), places: new Map() };
  for (let from = 0; from < keys.length; from += 5000) {
    const { rows } = await sql<Before>`
      select id, external_key, slug, import_hash, state, starts_at, ends_at, subscription_id is not null as subscribed,
        exists (select 1 from registration r where r.event_id = event.id) as registered
      from event where external_key = any(${keys.slice(from, from + 5000)}::text[]) for no key update`.execute(trx);
    for (const row of rows) known.events.set(row.external_key, row);
  }
  const hubs = await trx.selectFrom('hub').select(['id', 'external_key']).execute();
  for (const hub of hubs) known.hubs.set(hub.external_key, hub.id);
  const organisations = await trx
    .selectFrom('organisation')
    // What was merged stands for its survivor.
    .select((eb) => [eb.fn.coalesce('merged_into', 'id').as('id'), 'external_key'])
    .where((eb) => eb.or([eb('removed_at', 'is', null), eb('merged_into', 'is not', null)]))
    .execute();
  for (const one of organisations) known.organisations.set(one.external_key, one.id);
  const places = await trx.selectFrom('place').select(['id', 'external_key', 'name', 'nuts']).execute();
  for (const { external_key, ...place } of places) known.places.set(external_key, place);
  return known;
}

function wrongReferences(row: number, input: EventInput, known: Known): RowError[] {
  const errors: RowError[] = [];
  const wrong = (column: string, value: string, allowed: string) => errors.push({ row, column, value, allowed });
  if (!known.hubs.has(input.hub)) wrong('hub', input.hub, `one of: ${[...known.hubs.keys()].join(', ')}`);
  for (const host of input.hosts) if (!known.hubs.has(host)) wrong('hosts', host, 'keys of hubs');
  if (input.place !== undefined && !known.places.has(input.place)) wrong('place', input.place, 'the key of a place');
  if (input.on_behalf_of !== undefined && !known.organisations.has(input.on_behalf_of)) {
    wrong('on_behalf_of', input.on_behalf_of, 'the key of an organisation of the directory');
  }
  const before = known.events.get(input.key);
  if (before?.subscribed === true)
    wrong('key', input.key, 'an event of our own: this one comes from a subscribed calendar');
  if (before?.registered === true) {
    if (hasMoved(before, input)) wrong('starts_on', input.starts_on, MOVED_HERE);
    if (before.state !== input.state) wrong('state', input.state, MOVED_HERE);
  }
  return errors;
}

function wrongIds(row: number, programme: ProgrammeInput | undefined, foreign: ReadonlySet<string>): RowError[] {
  const { tracks = [], rooms = [], speakers = [], sessions = [] } = programme ?? {};
  const found = [tracks, rooms, speakers, sessions].flat().find(({ id }) => foreign.has(id));
  if (found === undefined) return [];
  return [{ row, column: 'programme', value: found.id, allowed: 'ids that no other event has' }];
}

function hasMoved(before: Before, { when }: EventInput): boolean {
  return before.starts_at.getTime() !== when.startsAt.getTime() || before.ends_at.getTime() !== when.endsAt.getTime();
}

/** Drafts are nobody's business yet. */
function whatHappened({ id, input, before }: Change): DomainEvent[] {
  const subject = `event:${id}` as const;
  const wasPublic = before?.state === 'published' || before?.state === 'cancelled';
  if (input.state === 'withdrawn') return wasPublic ? [{ type: 'event.withdrawn', subject }] : [];
  if (input.state === 'draft') return wasPublic ? [{ type: 'event.withdrawn', subject }] : [];
  if (input.state === 'cancelled' && before?.state !== 'cancelled') return [{ type: 'event.cancelled', subject }];
  if (!wasPublic) return [{ type: 'event.published', subject }];
  return [{ type: before !== undefined && hasMoved(before, input) ? 'event.moved' : 'event.changed', subject }];
}

async function save(trx: Trx, changes: Change[], known: Known, now: Date): Promise<void> {
  const wanted = changes
    .filter(({ input, before }) => input.slug !== undefined || before === undefined)
    .map(({ id, input }) => ({ id, wanted: input.slug ?? input.title[input.lang] ?? input.key }));
  const slugs = await claimAddresses(trx, 'event', wanted);
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    const part = changes.slice(from, from + AT_ONCE);
    const rows = part.map((change) => rowOf(change, slugs, known, now));
    await trx
      .insertInto('event')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          ...Object.fromEntries(CHANGED.map((column) => [column, eb.ref(`excluded.${column}`)])),
          published_at: sql<Date | null>`coalesce(event.published_at, excluded.published_at)`,
          version: sql<number>`event.version + 1`,
          sequence: sql<number>`event.sequence + case when (event.starts_at, event.ends_at, event.state, event.venue, event.address, event.place_id)
            is distinct from (excluded.starts_at, excluded.ends_at, excluded.state, excluded.venue, excluded.address, excluded.place_id)
            then 1 else 0 end`,
        })),
      )
      .execute();
    await trx
      .deleteFrom('event_host')
      .where(
        'event_id',
        'in',
        part.map(({ id }) => id),
      )
      .execute();
    const hosts = part.flatMap(({ id, input }) =>
      [...new Set(input.hosts)].map((host, position) => ({
        event_id: id,
        position,
        hub_id: known.hubs.get(host) ?? null,
        organisation_id: null,
      })),
    );
    if (hosts.length > 0) await trx.insertInto('event_host').values(hosts).execute();
  }
}

/** What a file says anew of an event that is there. */
const CHANGED = [
  'slug',
  'hub_id',
  'on_behalf_of',
  'state',
  'kind',
  'format',
  'lang',
  'title',
  'summary',
  'text',
  'starts_at',
  'ends_at',
  'zone',
  'all_day',
  'starts_on',
  'ends_on',
  'venue',
  'address',
  'place_id',
  'region',
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
  'search',
  'state_reason',
  'import_hash',
  'updated_at',
] as const;

function rowOf({ id, input, hash, before }: Change, slugs: Map<string, string>, known: Known, now: Date) {
  const { when, title, summary, text } = input;
  const place = input.place === undefined ? undefined : known.places.get(input.place);
  return {
    id,
    external_key: input.key,
    slug: slugs.get(id) ?? before?.slug ?? id,
    hub_id: known.hubs.get(input.hub) ?? '',
    on_behalf_of: known.organisations.get(input.on_behalf_of ?? '') ?? null,
    state: input.state,
    kind: input.kind,
    format: input.format,
    lang: input.lang,
    title: JSON.stringify(title),
    summary: JSON.stringify(summary),
    text: JSON.stringify(text),
    starts_at: when.startsAt,
    ends_at: when.endsAt,
    zone: when.zone,
    all_day: when.allDay,
    starts_on: when.startsOn,
    ends_on: when.endsOn,
    venue: input.venue ?? null,
    address: input.address ?? null,
    place_id: place?.id ?? null,
    region: place?.nuts ?? null,
    access: input.access,
    access_note: JSON.stringify(input.access_note),
    online_url: input.online_url ?? null,
    langs: input.langs,
    interpreted: input.interpreted,
    topics: input.topics,
    cost: input.cost,
    price_note: JSON.stringify(input.price_note),
    external_url: input.external_url ?? null,
    contact_name: input.contact_name ?? null,
    contact_email: input.contact_email ?? null,
    contact_phone: input.contact_phone ?? null,
    search: searchText([title, summary, text], [input.venue ?? null, place?.name ?? null]),
    state_reason: JSON.stringify(input.state_reason),
    published_at: input.state === 'draft' ? null : now,
    import_hash: hash,
    created_at: now,
    updated_at: now,
  };
}
