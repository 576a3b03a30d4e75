import { sql } from 'kysely';
import { regionLevel } from '#features/network/queries/index.ts';
import type { Db } from '#platform/database';

/**
 * What is counted. `day` and `state` count everybody who has ever registered, the others those who have a place. Values are keys (a state, a NUTS
 * code, the id of a hub); without a value stands what nobody said.
 */
export const FIGURES = ['day', 'state', 'ticket', 'type', 'region', 'country', 'hub', 'lang', 'arrived'] as const;
export type Figure = (typeof FIGURES)[number];

export interface FigureValue {
  figure: Figure;
  value: string;
  /** People, not registrations: a group counts with all who come. */
  count: number;
}

/** Counts the participants of an event as they are now. One query. Also what is kept when they are deleted. */
export async function countFigures(db: Db, event: string): Promise<FigureValue[]> {
  const placed = (figure: Figure, value: ReturnType<typeof sql>) => sql`
    select ${figure}::text as figure, coalesce(${value}::text, '') as value, sum(quantity)::int as count
    from seen where state = 'confirmed' group by 2`;
  const { rows } = await sql<FigureValue>`
    with seen as materialized (
      select r.state, r.quantity, r.created_at, r.organisation_type, r.region, r.country, r.lang, r.hub_id, r.ticket_kind_id, e.zone,
        coalesce(x.arrived, 0) as arrived
      from registration r join event e on e.id = r.event_id left join (
        select registration_id, count(*) filter (where admitted_at is not null)::int as arrived from attendee
        where event_id = ${event} group by registration_id) x on x.registration_id = r.id
      where r.event_id = ${event}
    )
    select 'day' as figure, to_char(created_at at time zone zone, 'YYYY-MM-DD') as value, sum(quantity)::int as count
    from seen where state not in ('held', 'expired') group by 2
    union all select 'state', state, sum(quantity)::int from seen group by 2
    union all ${placed('type', sql`organisation_type`)}
    union all ${placed('region', regionLevel(sql`coalesce(region, country)`))}
    union all ${placed('country', sql`country`)}
    union all ${placed('lang', sql`lang`)}
    union all ${placed('hub', sql`hub_id`)}
    union all ${placed('ticket', sql`ticket_kind_id`)}
    union all select 'arrived', 'yes', sum(least(arrived, quantity))::int from seen where state = 'confirmed' having sum(arrived) > 0
    union all select 'arrived', 'no', sum(greatest(quantity - arrived, 0))::int from seen
      where state = 'confirmed' having sum(arrived) > 0`.execute(db);
  return rows;
}

/** The figures that were kept when the participants were deleted. One query. */
export async function readKeptFigures(db: Db, event: string): Promise<FigureValue[]> {
  const rows = await db
    .selectFrom('event_figure')
    .select(['figure', 'value', 'count'])
    .where('event_id', '=', event)
    .where('figure', 'in', [...FIGURES])
    .orderBy('figure')
    .orderBy('value')
    .execute();
  return rows.flatMap(({ figure, value, count }) => {
    const known = FIGURES.find((one) => one === figure);
    return known === undefined ? [] : [{ figure: known, value, count }];
  });
}
