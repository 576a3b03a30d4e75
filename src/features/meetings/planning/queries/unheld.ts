import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';

/** Somebody here whom one wanted to meet at an earlier event of this hub, and did not. */
export interface UnheldBefore {
  /** The participant here. */
  id: string;
  name: string;
  organisation: string | null;
  lang: Lang;
  /** Title of the earlier event. */
  event: Localised;
}

/**
 * Wishes of earlier matchmakings of the same hub that were not met and that the organiser kept for the next event (`follow_up` = `next`), of somebody who takes
 * part here with others who do. People are told again by the address they registered with. Both of a pair get it, until one of them has wished for the
 * other here.
 */
export async function listUnheldBefore(db: Db, participant: string): Promise<UnheldBefore[]> {
  const { rows } = await sql<UnheldBefore>`
    with me as (
      select p.id, p.matchmaking_id, lower(r.email) as email, e.hub_id, m.created_at
      from meeting_participant p join registration r on r.id = p.registration_id
        join matchmaking m on m.id = p.matchmaking_id join event e on e.id = m.event_id
      where p.id = ${participant}
    )
    select distinct on (here.id) here.id, here.name, here.organisation, here.lang, oe.title as event
    from me
      join registration r0 on lower(r0.email) = me.email
      join meeting_participant p0 on p0.registration_id = r0.id and p0.matchmaking_id <> me.matchmaking_id
      join matchmaking om on om.id = p0.matchmaking_id and om.created_at < me.created_at
      join event oe on oe.id = om.event_id and oe.hub_id = me.hub_id
      join meeting_request q on q.matchmaking_id = om.id and p0.id in (q.from_id, q.to_id) and q.follow_up = 'next'
      join meeting_participant p1 on p1.id = case when q.from_id = p0.id then q.to_id else q.from_id end
      join registration r1 on r1.id = p1.registration_id
      join registration rh on lower(rh.email) = lower(r1.email)
      join meeting_participant here on here.registration_id = rh.id and here.matchmaking_id = me.matchmaking_id
        and here.state = 'joined' and here.id <> me.id
    where not exists (select from meeting_request n where n.matchmaking_id = me.matchmaking_id
      and least(n.from_id, n.to_id) = least(me.id, here.id) and greatest(n.from_id, n.to_id) = greatest(me.id, here.id))
    order by here.id, om.created_at desc, om.id desc limit 50`.execute(db);
  return rows;
}
