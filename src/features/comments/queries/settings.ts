import { type PersonViewer, placesWhere } from '#engines/kit';
import type { Db } from '#platform/database';
import type { Checks, HubName } from '../model.ts';
import { USUAL_IP_DAYS } from '../model.ts';
import { rights } from '../rights.ts';

/** What holds in the hubs whose settings the viewer may change. One query. */
export async function readSettings(
  db: Db,
  viewer: PersonViewer,
): Promise<(HubName & { checks: Checks; ipDays: number })[]> {
  const hubs = placesWhere(viewer, rights['comment.settings'], 'hub');
  if (hubs !== 'all' && hubs.length === 0) return [];
  let query = db
    .selectFrom('hub as h')
    .leftJoin('comment_setting as s', 's.hub_id', 'h.id')
    .select(['h.id', 'h.slug', 'h.name', 's.checks', 's.ip_days'])
    .orderBy('h.position')
    .orderBy('h.slug');
  if (hubs !== 'all') query = query.where('h.id', 'in', hubs);
  const rows = await query.execute();
  return rows.map(({ checks, ip_days, ...hub }) => ({
    ...hub,
    checks: checks ?? 'guests',
    ipDays: ip_days ?? USUAL_IP_DAYS,
  }));
}
