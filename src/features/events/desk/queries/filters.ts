import { type RawBuilder, sql } from 'kysely';
import { LANGS, type Result } from '#engines/kit';
import { ORGANISATION_TYPES } from '#features/network/model.ts';
import { type CountedFacet, type Filters, regionLevel } from '#features/network/queries/index.ts';
import { type ListQuery, readListQuery } from '#platform/web';
import { type FormField, REGISTRATION_STATES } from '../../registration/model.ts';
import { ARRIVALS, type Desk, PARTICIPANT_SORTS, type ParticipantSort } from '../model.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REGION = /^[A-Z]{2}[0-9A-Z]{0,3}$/;

/** More questions with fixed answers than this are not filtered by: each is counted anew with every change of a filter. */
const MOST_QUESTIONS = 12;

/** Keys that need no quoting anywhere. */
const PLAIN = /^[\w-]{1,40}$/;

/** The filter of a question: `answer_` and the key that its answers are kept by. */
export const questionFilter = (field: Pick<FormField, 'key'>): string => `answer_${field.key}`;

/** Questions one can filter by: those with fixed answers. */
export function questionsToFilter(fields: readonly FormField[]): FormField[] {
  return fields
    .filter(({ type, key }) => (type === 'choice' || type === 'choices') && PLAIN.test(key))
    .filter(({ options = [] }) => options.every((option) => PLAIN.test(option.key)))
    .slice(0, MOST_QUESTIONS);
}

/** What the address of the list asks for, as far as it can be. */
export function readParticipantQuery(
  params: URLSearchParams,
  desk: Pick<Desk, 'fields' | 'tickets'>,
): Result<ListQuery, { type: 'invalid-query'; parameter: string; value: string }> {
  const questions = questionsToFilter(desk.fields).map((field): [string, string[]] => [
    questionFilter(field),
    (field.options ?? []).map(({ key }) => key),
  ]);
  return readListQuery(
    params,
    {
      state: REGISTRATION_STATES,
      ticket: desk.tickets.map(({ id }) => id),
      type: ORGANISATION_TYPES,
      region: (value) => REGION.test(value),
      lang: LANGS,
      hub: (value) => ID.test(value),
      arrived: ARRIVALS,
      bounced: ['yes'],
      ...Object.fromEntries(questions),
    },
    PARTICIPANT_SORTS,
  );
}

/** Registrations of one event; with how many of each have arrived only where it matters: counting them takes as long as all the rest. */
export function fromRegistrations(event: string, withArrivals: boolean): RawBuilder<unknown> {
  if (!withArrivals) return sql`registration r`;
  return sql`registration r left join (
    select registration_id, count(*) filter (where admitted_at is not null)::int as arrived from attendee
    where event_id = ${event} group by registration_id) x on x.registration_id = r.id`;
}

const REGION_OF = sql`coalesce(r.region, r.country)`;

const ARRIVAL = sql`case when r.state <> 'confirmed' then null when coalesce(x.arrived, 0) = 0 then 'none'
  when x.arrived < r.quantity then 'some' else 'all' end`;

/**
 * Lower case without accents, as `foldForSearch` does it to what is searched for. Accents go first: what is left are letters that every database
 * can make small, whatever language it was set up for. What has one byte a letter has none.
 */
const folded = (text: RawBuilder<unknown>) =>
  sql`case when octet_length(${text}) = length(${text}) then lower(${text})
    else lower(translate(regexp_replace(normalize(${text}, NFKD), ${'[\u0300-\u036f]'}, '', 'g'), 'łŁ', 'll')) end`;

const WHO = sql`r.name || ' ' || coalesce(r.email, '') || ' ' || coalesce(r.organisation, '')`;

/** Conditions of a list; `words` are folded. */
export function filtersOf(event: string, query: ListQuery, words: readonly string[]): Filters {
  const byName: Filters['byName'] = {};
  const { state = [], ticket = [], type = [], region = [], lang = [], hub = [], arrived = [] } = query.chosen;
  if (state.length > 0) byName.state = sql`r.state = any(${state}::text[])`;
  if (ticket.length > 0) byName.ticket = sql`r.ticket_kind_id = any(${ticket}::uuid[])`;
  if (type.length > 0) byName.type = sql`r.organisation_type = any(${type}::text[])`;
  if (region.length > 0) byName.region = sql`${REGION_OF} like any(${region.map((code) => `${code}%`)}::text[])`;
  if (lang.length > 0) byName.lang = sql`r.lang = any(${lang}::text[])`;
  if (hub.length > 0) byName.hub = sql`r.hub_id = any(${hub}::uuid[])`;
  if (arrived.length > 0) byName.arrived = sql`${ARRIVAL} = any(${arrived}::text[])`;
  if ((query.chosen.bounced ?? []).length > 0) byName.bounced = sql`r.bounced_at is not null`;
  for (const [name, values] of Object.entries(query.chosen)) {
    if (!name.startsWith('answer_') || values.length === 0) continue;
    byName[name] = sql`${answersTo(name)} && ${values}::text[]`;
  }
  const found =
    words.length === 0
      ? []
      : [
          sql<boolean>`(${allIn(folded(WHO), words)} or (r.quantity > 1 and exists (
            select 1 from attendee one where one.registration_id = r.id and ${allIn(folded(sql`one.name`), words)})))`,
        ];
  return { always: [sql`r.event_id = ${event}`, ...found], byName };
}

/** All words in one comparison: the text is folded once a row. */
function allIn(text: RawBuilder<unknown>, words: readonly string[]): RawBuilder<boolean> {
  return sql`${text} like all(${words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)}::text[])`;
}

/**
 * The answers to one question as a list: one for a choice, several for choices. A list of plain keys as JSON differs from one of PostgreSQL by its brackets
 * only; taking it apart row by row would take ten times as long.
 */
function answersTo(filter: string): RawBuilder<unknown> {
  const key = filter.slice('answer_'.length);
  return sql`case jsonb_typeof(r.answers -> ${key}::text)
    when 'array' then translate(r.answers ->> ${key}::text, '[]', '{}')::text[]
    when 'string' then array[r.answers ->> ${key}::text] else '{}'::text[] end`;
}

/** The name under which all that was found is counted. */
export const FOUND = 'found';

/** What is counted beside the list, and how many were found. */
export function facetsOf(fields: readonly FormField[], withArrivals: boolean): CountedFacet[] {
  return [
    { name: FOUND, value: sql`'all'` },
    { name: 'state', value: sql`r.state` },
    { name: 'ticket', value: sql`r.ticket_kind_id` },
    { name: 'type', value: sql`r.organisation_type` },
    { name: 'region', value: regionLevel(REGION_OF) },
    { name: 'lang', value: sql`r.lang` },
    { name: 'hub', value: sql`r.hub_id` },
    ...(withArrivals ? [{ name: 'arrived', value: ARRIVAL }] : []),
    { name: 'bounced', value: sql`case when r.bounced_at is not null then 'yes' end` },
    ...questionsToFilter(fields).map((field): CountedFacet => {
      const name = questionFilter(field);
      if (field.type === 'choices') return { name, value: answersTo(name), list: true };
      return { name, value: sql`r.answers ->> ${field.key}::text` };
    }),
  ];
}

/** The order of what waits to be done: decisions first, ended ones last. */
const STATE_ORDER = sql`array_position(array['requested', 'waiting', 'offered', 'held', 'confirmed', 'cancelled', 'declined', 'expired'], r.state)`;

/** The order asked for; ties are broken by the id, so that no page shows what another has shown. */
export function orderOf(sort: string): RawBuilder<unknown> {
  const orders: Record<ParticipantSort, RawBuilder<unknown>> = {
    newest: sql`r.created_at desc, r.id desc`,
    oldest: sql`r.created_at, r.id`,
    name: sql`lower(r.name), r.id`,
    organisation: sql`lower(r.organisation) nulls last, lower(r.name), r.id`,
    state: sql`${STATE_ORDER}, r.created_at, r.id`,
  };
  return orders[PARTICIPANT_SORTS.find((known) => known === sort) ?? 'newest'];
}
