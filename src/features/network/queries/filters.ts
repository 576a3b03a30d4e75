import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Facet } from '../model.ts';

export type Condition = RawBuilder<SqlBool>;

/** What a list asks for: conditions that always hold, and one for each filter that is used, by its name. */
export interface Filters {
  always: Condition[];
  byName: Record<string, Condition>;
}

/** The rows of the list. */
export function whereAll({ always, byName }: Filters): Condition {
  return sql.join([...always, ...Object.values(byName)], sql` and `);
}

/** A facet by its column, or by a column that holds a list of values. Rows without a value are not counted. */
export interface CountedFacet {
  name: string;
  value: RawBuilder<unknown>;
  list?: true;
}

/**
 * Counts the values of all facets in one query that reads the rows once. Each facet is counted with all filters but its
 * own, so that a second value can be added to a first.
 */
export async function countFacets(
  db: Db,
  from: RawBuilder<unknown>,
  filters: Filters,
  facets: CountedFacet[],
): Promise<Facet[]> {
  const used = Object.entries(filters.byName);
  const values = facets.map(({ name, value }) => sql`${value} as ${sql.ref(`value_${name}`)}`);
  const fits = used.map(([name, condition]) => sql`coalesce(${condition}, false) as ${sql.ref(`fits_${name}`)}`);
  const counts = facets.map(({ name, list }) => {
    const column = sql.ref(`value_${name}`);
    const others = used.filter(([other]) => other !== name).map(([other]) => sql<SqlBool>`${sql.ref(`fits_${other}`)}`);
    const each = list === true ? sql`seen cross join unnest(${column}) as one(value)` : sql`seen`;
    const value = list === true ? sql`one.value` : column;
    const where = sql.join([sql`${value} is not null`, ...others], sql` and `);
    return sql`select ${name}::text as facet, ${value}::text as value, count(*) as count from ${each} where ${where} group by 2`;
  });
  const { rows } = await sql<{ facet: string; value: string; count: number }>`
    with seen as materialized (
      select ${sql.join([...values, ...fits])} from ${from} where ${sql.join(filters.always, sql` and `)}
    ) ${sql.join(counts, sql` union all `)}`.execute(db);
  const byName = Map.groupBy(rows, (row) => row.facet);
  return [...byName].map(([name, found]) => ({ name, values: found.map(({ value, count }) => ({ value, count })) }));
}
