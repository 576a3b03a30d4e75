import { type Kysely, sql } from 'kysely';

/**
 * A repair is proposed in a moment and holds nothing yet: it keeps only what is different from the plan it is of, and gets its meetings when it is published.
 * Requests and meetings are read page by page. The embedded database gathers no statistics, and a planner without them sorts all that is left for each page: for
 * 100,000 requests a hundred times. So these two functions go along the index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table meeting_plan
      -- Of a proposed repair: [{request, slot, table}], slot null where a meeting is given up.
      add column moves jsonb`.execute(db);
  await sql`create index meeting_request_of_matchmaking on meeting_request (matchmaking_id, id)`.execute(db);
  await sql`
    create function meeting_request_page(matchmaking uuid, after uuid, size integer) returns setof meeting_request
    language sql stable set enable_sort = off set enable_bitmapscan = off
    as $$ select * from meeting_request where matchmaking_id = matchmaking and id > after order by matchmaking_id, id limit size $$`.execute(
    db,
  );
  await sql`
    create function meeting_page(plan uuid, after uuid, size integer) returns setof meeting
    language sql stable set enable_sort = off set enable_bitmapscan = off
    as $$ select * from meeting where plan_id = plan and request_id > after order by plan_id, request_id limit size $$`.execute(
    db,
  );
  // What was proposed before has its meetings already; another repair is proposed by one press of a button.
  await sql`delete from meeting_plan where state = 'ready' and from_slot is not null`.execute(db);
}
