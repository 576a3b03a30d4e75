import { type RawBuilder, sql } from 'kysely';

/**
 * The length of NUTS code at which people of a country name their region: Land in Germany and Austria (NUTS 1 and 2),
 * województwo in Poland (NUTS 2), kraj in Czechia (NUTS 3). Elsewhere the country.
 */
export function regionLevel(nuts: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`left(${nuts}, case left(${nuts}, 2) when 'DE' then 3 when 'PL' then 4 when 'AT' then 4 when 'CZ' then 5 else 2 end)`;
}
