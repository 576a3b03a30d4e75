import { sql } from 'kysely';
import type { Trx } from '#platform/database';

/**
 * Gives each online meeting of a plan a room of the list: the one it has in the plan before where its time is the same, otherwise the first that is free
 * then. Returns the slots that have more online meetings than there are rooms; theirs have none.
 */
export async function assignRooms(trx: Trx, plan: string, before: string | null, rooms: number): Promise<number[]> {
  if (before !== null)
    await sql`
      update meeting n set room_number = o.room_number from meeting o
      where n.plan_id = ${plan} and o.plan_id = ${before} and o.request_id = n.request_id and o.slot = n.slot
        and n.table_number is null and o.room_number < ${rooms}`.execute(trx);
  await sql`
    update meeting n set room_number = free.room
    from (
      select id, slot, row_number() over (partition by slot order by request_id) as place
      from meeting where plan_id = ${plan} and table_number is null and room_number is null
    ) w join (
      select s.slot, g.room, row_number() over (partition by s.slot order by g.room) as place
      from (select distinct slot from meeting where plan_id = ${plan} and table_number is null) s
        cross join generate_series(0, ${rooms}::integer - 1) as g(room)
      where not exists (select from meeting k where k.plan_id = ${plan} and k.slot = s.slot and k.room_number = g.room)
    ) free on free.slot = w.slot and free.place = w.place
    where n.id = w.id`.execute(trx);
  const { rows } = await sql<{ slot: number }>`
    select distinct slot from meeting where plan_id = ${plan} and table_number is null and room_number is null order by slot`.execute(
    trx,
  );
  return rows.map(({ slot }) => slot);
}

/** Whether a published plan needs more rooms than there are to be: for a room that was given out, or for as many meetings at a time. */
export async function needsMoreRooms(trx: Trx, plan: string, rooms: number): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select greatest(max(last), max(meetings))::int as count from (
      select max(room_number) + 1 as last, count(*) as meetings from meeting where plan_id = ${plan} and table_number is null group by slot) s`.execute(
    trx,
  );
  return (rows[0]?.count ?? 0) > rooms;
}
