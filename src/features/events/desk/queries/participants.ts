import { type RawBuilder, sql } from 'kysely';
import type { Facet } from '#features/network/model.ts';
import { countFacets, type Filters, whereAll } from '#features/network/queries/index.ts';
import type { Db } from '#platform/database';
import { type ListQuery, withQuery } from '#platform/web';
import type { FormField } from '../../registration/model.ts';
import { foldForSearch } from '../../rules.ts';
import { type Desk, PAGE_SIZE, type ParticipantRecord, type ParticipantRow, type Segment } from '../model.ts';
import { FOUND, facetsOf, filtersOf, fromRegistrations, orderOf } from './filters.ts';
import type { Chosen } from './registration.ts';

/** Older versions of a form than these are not looked for: somebody would have to change it after every answer. */
const MOST_VERSIONS = 100;

/** Settings, ticket kinds, all questions ever asked and the counts of an event. One query. */
export async function readDesk(db: Db, event: string): Promise<Desk> {
  const { rows } = await sql<
    Omit<Desk, 'fields' | 'setting'> & { setting: Desk['setting'] | null; forms: FormField[][] }
  >`
    select
      (select json_build_object('isOpen', s.is_open, 'capacity', s.capacity, 'taken', s.taken, 'stages', s.stages,
        'hasWaitingList', s.has_waiting_list) from registration_setting s where s.event_id = ${event}) as setting,
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.removed_at is not null, t.position, t.id)
        from ticket_kind t where t.event_id = ${event}), '[]') as tickets,
      coalesce((select json_agg(f.fields order by f.version desc) from (select version, fields from registration_form
        where event_id = ${event} order by version desc limit ${MOST_VERSIONS}) f), '[]') as forms,
      coalesce((select json_agg(c) from (select state, count(*) as registrations, sum(quantity) as people from registration
        where event_id = ${event} group by state) c), '[]') as counts,
      (select count(*) from registration where event_id = ${event} and bounced_at is not null
        and state in ('held', 'requested', 'confirmed', 'waiting', 'offered')) as bounced,
      exists (select 1 from attendee where event_id = ${event} and admitted_at is not null) as "hasArrivals",
      (select participants_deleted_at from event where id = ${event}) as "deletedAt"`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('no row');
  const { forms, setting, ...more } = row;
  return { ...more, setting: setting ?? undefined, fields: everAsked(forms) };
}

/** The questions of all versions, each as it is worded last, with all answers that it ever offered. */
export function everAsked(newestFirst: readonly (readonly FormField[])[]): FormField[] {
  const byKey = new Map<string, FormField>();
  for (const field of newestFirst.flat()) {
    const known = byKey.get(field.key);
    if (known === undefined) byKey.set(field.key, field);
    else if (field.options !== undefined) {
      const options = known.options ?? [];
      const gone = field.options.filter(({ key }) => !options.some((option) => option.key === key));
      byKey.set(field.key, { ...known, options: [...options, ...gone] });
    }
  }
  return [...byKey.values()];
}

const COLUMNS = sql`
  r.id, r.name, r.email, r.organisation, r.organisation_type as "organisationType", r.country, r.region, r.ticket_kind_id as "ticketId",
  r.state, r.stage, r.quantity, r.lang, (select count(*) from attendee a where a.registration_id = r.id and a.admitted_at is not null)::int as arrived, r.bounced_at is not null as bounced, r.note is not null as "hasNote",
  r.is_walk_in as "isWalkIn", r.created_at as "createdAt", r.waiting_since as "waitingSince"`;

const wordsOf = (query: ListQuery) =>
  foldForSearch(query.q)
    .split(' ')
    .filter((word) => word !== '');

const needsArrivals = (query: ListQuery) => (query.chosen.arrived ?? []).length > 0;

/** One page of the list. One query, which looks closer only at the rows of the page. */
export async function listParticipants(db: Db, event: string, query: ListQuery): Promise<ParticipantRow[]> {
  const where = whereAll(filtersOf(event, query, wordsOf(query)));
  const { rows } = await sql<ParticipantRow>`
    with page as materialized (
      select r.id, row_number() over (order by ${orderOf(query.sort)}) as place from ${fromRegistrations(event, needsArrivals(query))} where ${where}
      order by place limit ${PAGE_SIZE} offset ${(query.page - 1) * PAGE_SIZE}
    )
    select ${COLUMNS} from page join registration r on r.id = page.id order by page.place`.execute(db);
  return rows;
}

/** How many were found, and of each kind; each filter is counted without itself. One query. */
export async function countParticipants(
  db: Db,
  event: string,
  query: ListQuery,
  desk: Pick<Desk, 'fields' | 'hasArrivals'>,
): Promise<{ total: number; facets: Facet[] }> {
  const withArrivals = desk.hasArrivals || needsArrivals(query);
  const from = fromRegistrations(event, withArrivals);
  const filters = filtersOf(event, query, wordsOf(query));
  const facets = await countFacets(db, from, filters, facetsOf(desk.fields, withArrivals));
  const total = facets.find(({ name }) => name === FOUND)?.values[0]?.count ?? 0;
  return { total, facets };
}

/** A part of the participants: what the filters find, or those of it that were chosen. */
export interface Found {
  from: RawBuilder<unknown>;
  filters: Filters;
  order: RawBuilder<unknown>;
  said: Segment;
}

/** `chosen` narrows it to some; ids of other events find nobody. */
export function findWith(event: string, query: ListQuery, chosen?: readonly string[]): Found {
  const filters = filtersOf(event, query, wordsOf(query));
  const some = chosen === undefined ? [] : [sql<boolean>`r.id = any(${chosen as string[]}::uuid[])`];
  return {
    from: fromRegistrations(event, needsArrivals(query)),
    filters: { ...filters, always: [...filters.always, ...some] },
    order: orderOf(query.sort),
    said: { query: withQuery(query), chosen: chosen?.length ?? 0 },
  };
}

/** Ids of what was found, in its order. As one text: the drivers take three times as long for 5,000 rows. */
export async function listFoundIds(db: Db, { from, filters, order }: Found, most?: number): Promise<string[]> {
  const limit = most === undefined ? sql`` : sql`limit ${most}`;
  const { rows } = await sql<{ ids: string }>`
    select array(select r.id from ${from} where ${whereAll(filters)} order by ${order} ${limit})::text as ids`.execute(
    db,
  );
  const ids = rows[0]?.ids ?? '{}';
  return ids === '{}' ? [] : ids.slice(1, -1).split(',');
}

/** Who is about to go through something, at most so many. */
export async function listChosen(db: Db, { from, filters, order }: Found, most: number): Promise<Chosen[]> {
  const { rows } = await sql<Chosen>`
    select r.id, r.name, r.state, r.stage from ${from} where ${whereAll(filters)} order by ${order} limit ${most}`.execute(
    db,
  );
  return rows;
}

/** Rows read at a time for a file. The embedded database answers in this thread, so a slice is what pages wait for. */
const SLICE = 25;

const others = () => new Promise((resolve) => setImmediate(resolve));

/** Everything about what was found, slice by slice; between two slices other requests have their turn. */
export async function* allParticipants(db: Db, event: string, query: ListQuery): AsyncGenerator<ParticipantRecord[]> {
  await others();
  const ids = await listFoundIds(db, findWith(event, query));
  await others();
  for (let from = 0; from < ids.length; from += SLICE) {
    const some = ids.slice(from, from + SLICE);
    const { rows } = await sql<ParticipantRecord>`
      select r.id, r.name, r.email, r.organisation, r.organisation_type as "organisationType", r.country, r.region,
        r.ticket_kind_id as "ticketId", r.state, r.stage, r.quantity, r.lang, r.bounced_at is not null as bounced,
        r.note is not null as "hasNote", r.is_walk_in as "isWalkIn", r.created_at as "createdAt", r.waiting_since as "waitingSince",
        h.name as hub, k.label as code, r.note, r.answer, r.confirmed_at as "confirmedAt", r.ended_at as "endedAt", r.answers,
        (select count(*) from attendee a where a.registration_id = r.id and a.admitted_at is not null)::int as arrived,
        array(select a.name from attendee a where a.registration_id = r.id and a.position > 0 order by a.position) as others
      from registration r left join hub h on h.id = r.hub_id left join registration_code k on k.id = r.code_id
      where r.id = any(${some}::uuid[]) order by array_position(${some}::uuid[], r.id)`.execute(db);
    await others();
    yield rows;
    await others();
  }
}
