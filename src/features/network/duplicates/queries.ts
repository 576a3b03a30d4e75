import { type SqlBool, sql } from 'kysely';
import { placesWhere, type Viewer } from '#engines/kit';
import type { Db } from '#platform/database';
import { FROM_ORGANISATION, ORGANISATION_DETAILS } from '../queries/organisations.ts';
import { rights } from '../rights.ts';
import type { Compared, DuplicateRow } from './model.ts';
import { type Candidate, findSuspicions } from './similarity.ts';

export const PAGE_SIZE = 20;
/** Pairs that are looked at; who has so many merges first and sees the others then. */
const MOST_PAIRS = 200;

interface Read extends Candidate {
  slug: string;
  place: string;
}

/** Likely duplicates among what the viewer may merge, most suspicious first. Two queries; the comparing is done here, because not every PostgreSQL has trigrams. */
export async function listDuplicates(
  db: Db,
  viewer: Viewer,
  page: number,
): Promise<{ total: number; rows: DuplicateRow[] }> {
  const hubs = placesWhere(viewer, rights['organisation.merge'], 'hub');
  const mine = hubs === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`o.hub_id = any(${hubs}::uuid[])`;
  const { rows } = await sql<Read>`
    select o.id, o.name, o.type, o.web, o.place_id as "placeId", o.slug, p.name as place
    from organisation o join place p on p.id = o.place_id where o.removed_at is null and ${mine} order by o.id`.execute(
    db,
  );
  const dismissed = await db.selectFrom('duplicate_dismissal').select(['a_id', 'b_id']).execute();
  const known = new Set(dismissed.map(({ a_id, b_id }) => `${a_id} ${b_id}`));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = findSuspicions(rows, MOST_PAIRS + known.size)
    .filter(({ a, b }) => !known.has(`${a} ${b}`))
    .slice(0, MOST_PAIRS);
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).flatMap((suspicion): DuplicateRow[] => {
    const [a, b] = [byId.get(suspicion.a), byId.get(suspicion.b)];
    return a === undefined || b === undefined ? [] : [{ ...suspicion, a, b }];
  });
  return { total: found.length, rows: shown };
}

/** Organisations of the directory that a new one of this name, web address and place may already be. */
export async function findSimilar(
  db: Db,
  asked: Omit<Candidate, 'id'>,
): Promise<{ id: string; name: string; slug: string; place: string }[]> {
  const { rows } = await sql<Read>`
    select o.id, o.name, o.type, o.web, o.place_id as "placeId", o.slug, p.name as place
    from organisation o join place p on p.id = o.place_id where o.removed_at is null order by o.id`.execute(db);
  const itself = { ...asked, id: '' };
  const ids = findSuspicions([itself, ...rows], MOST_PAIRS)
    .filter(({ a }) => a === '')
    .slice(0, 5)
    .map(({ b }) => b);
  return rows.filter(({ id }) => ids.includes(id)).map(({ id, name, slug, place }) => ({ id, name, slug, place }));
}

/** Both organisations of a pair with everything that is compared; undefined when one is not in the directory. */
export async function findPair(db: Db, a: string, b: string): Promise<[Compared, Compared] | undefined> {
  const { rows } = await sql<Compared>`
    select ${ORGANISATION_DETAILS},
      (select count(distinct person_id) from role_grant where scope = 'organisation:' || o.id) as people
    from ${FROM_ORGANISATION} where o.id = any(${[a, b]}::uuid[]) and o.removed_at is null`.execute(db);
  const [one, other] = [rows.find(({ id }) => id === a), rows.find(({ id }) => id === b)];
  return one === undefined || other === undefined || a === b ? undefined : [one, other];
}
