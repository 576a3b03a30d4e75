import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { Placed } from '../../instance-of.ts';
import type { PlanFigures } from '../../model.ts';
import type { Clash, Slices } from '../work.ts';

/** A computation that has not been heard of for so long is over: its process has ended. */
export const SILENT_SECONDS = 20;

/** Why there is no plan. `ended`: the program or the thread did. */
export type PlanProblem = { type: 'ended' } | { type: 'clashes'; clashes: Clash[] };

/** Where the meetings of a plan are. */
export async function readPlaces(db: Db, plan: string): Promise<Placed[]> {
  return db
    .selectFrom('meeting')
    .select(['request_id as request', 'slot', 'table_number as table'])
    .where('plan_id', '=', plan)
    .orderBy('request_id')
    .execute();
}

/**
 * Replaces what a plan that is being computed has so far by a better plan, whole; what has been taken from the matchmaking meanwhile is left out.
 * A plan that is no longer being computed is left alone.
 */
export async function savePlan(
  db: Db,
  plan: string,
  made: { slices: Slices; figures: PlanFigures; done: number; isLast: boolean },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('meeting_plan')
      .set({
        done: made.done,
        figures: JSON.stringify(made.figures),
        updated_at: now,
        ...(made.isLast ? { state: 'ready' as const } : {}),
      })
      .where('id', '=', plan)
      .where('state', '=', 'computing')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await trx.deleteFrom('meeting').where('plan_id', '=', plan).execute();
    await insertMeetings(trx, plan, made.slices);
    return true;
  });
}

export async function insertMeetings(trx: Trx, plan: string, slices: Slices): Promise<void> {
  for (const slice of slices) {
    await sql`
      insert into meeting (id, plan_id, request_id, slot, table_number)
      select gen_random_uuid(), ${plan}, r.id, x.slot, x."table"
      from json_to_recordset(${slice}::json) as x(request uuid, slot integer, "table" integer)
        join meeting_request r on r.id = x.request`.execute(trx);
    // The embedded database answers without leaving the turn: others get theirs between two slices.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Says how far it is, and that it still goes on. */
export async function keepAlive(db: Db, plan: string, done: number, now: Date): Promise<void> {
  await db
    .updateTable('meeting_plan')
    .set({ done, updated_at: now })
    .where('id', '=', plan)
    .where('state', '=', 'computing')
    .execute();
}

/** Ends a computation without a plan: never with half of one. */
export async function failPlan(db: Db, plan: string, problem: PlanProblem, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('meeting_plan')
      .set({ state: 'failed', problem: JSON.stringify(problem), figures: null, updated_at: now })
      .where('id', '=', plan)
      .where('state', '=', 'computing')
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await trx.deleteFrom('meeting').where('plan_id', '=', plan).execute();
  });
}

/** Plans whose computation died with its process are failed. Safe to run at any time, by anybody. */
export async function failSilentPlans(db: Db, now: Date): Promise<void> {
  const silent = await db
    .selectFrom('meeting_plan')
    .select('id')
    .where('state', '=', 'computing')
    .where('updated_at', '<', new Date(now.getTime() - SILENT_SECONDS * 1000))
    .limit(100)
    .execute();
  for (const { id } of silent) await failPlan(db, id, { type: 'ended' }, now);
}
