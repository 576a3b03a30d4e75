import { sql } from 'kysely';
import { ok, type Result, refuse } from '#engines/kit';
import type { Db } from '#platform/database';
import type { PlaceChoice } from './model.ts';

/** Places offered when a name fits several. */
const CHOICES = 20;

export type PlaceRefusal = { type: 'placeUnknown' } | { type: 'placeSeveral'; choices: PlaceChoice[] };

/** The place that is meant: the one chosen, the only one of that name, or those whose name begins like it or has it in it. */
export async function findPlace(
  db: Db,
  { place: name, place_id: id }: { place: string; place_id?: string | undefined },
): Promise<Result<PlaceChoice, PlaceRefusal>> {
  const wanted = name.toLowerCase();
  const pattern = wanted.replace(/[\\%_]/g, '\\$&');
  const { rows } = await sql<PlaceChoice & { exact: boolean; chosen: boolean }>`
    select id, name, nuts, lower(name) = ${wanted} as exact, id = ${id ?? null}::uuid as chosen from place
    where lower(name) like ${`%${pattern}%`}
    order by id = ${id ?? null}::uuid desc nulls last, lower(name) = ${wanted} desc, lower(name) like ${`${pattern}%`} desc, name, nuts, id
    limit ${CHOICES}`.execute(db);
  const exact = rows.filter((row) => row.exact);
  const [only] = rows;
  const meant =
    rows.find((row) => row.chosen) ?? (exact.length === 1 ? exact[0] : rows.length === 1 ? only : undefined);
  const view = (row: PlaceChoice) => ({ id: row.id, name: row.name, nuts: row.nuts });
  if (meant !== undefined) return ok(view(meant));
  return rows.length === 0
    ? refuse({ type: 'placeUnknown' })
    : refuse({ type: 'placeSeveral', choices: rows.map(view) });
}
