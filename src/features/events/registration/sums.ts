import { sql } from 'kysely';
import type { Db } from '#platform/database';

/**
 * Proves what has to hold after everything that happens: the places of registrations are those that event and ticket kind count, states that take places take as
 * many as people came, the others none, and nobody is there twice. Throws with what is wrong. For tests, and for who operates.
 */
export async function checkSums(db: Db): Promise<void> {
  const { rows } = await sql<{ wrong: string }>`
    select 'event ' || s.event_id || ' counts ' || s.taken || ' of ' || coalesce(sum(r.places), 0) as wrong
    from registration_setting s left join registration r on r.event_id = s.event_id
    group by s.event_id having s.taken <> coalesce(sum(r.places), 0)
    union all
    select 'ticket kind ' || k.id || ' counts ' || k.taken || ' of ' || coalesce(sum(r.places), 0)
    from ticket_kind k left join registration r on r.ticket_kind_id = k.id
    group by k.id having k.taken <> coalesce(sum(r.places), 0)
    union all
    select 'registration ' || id || ' is ' || state || ' with ' || places || ' places of ' || quantity from registration
    where places <> case when state in ('held', 'offered', 'confirmed') then quantity else 0 end
    union all
    select 'registration ' || r.id || ' has ' || count(a.id) || ' attendees of ' || r.quantity
    from registration r left join attendee a on a.registration_id = r.id group by r.id having count(a.id) <> r.quantity
    union all
    select 'code ' || c.code || ' is used ' || c.used || ' times of ' || coalesce(sum(r.quantity), 0)
    from registration_code c left join registration r
      on r.code_id = c.id and r.state in ('held', 'requested', 'waiting', 'offered', 'confirmed')
    group by c.id having c.used <> coalesce(sum(r.quantity), 0)`.execute(db);
  if (rows.length > 0) throw new Error(rows.map(({ wrong }) => wrong).join('; '));
}
