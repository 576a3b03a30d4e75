import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { PlanFigures } from '../../model.ts';
import type { Clash, Slices } from '../work.ts';

/** A computation that has not been heard of for so long is over: its process has ended. */
export const SILENT_SECONDS = 20;

/** Why there is no plan. `ended`: the program or the thread did. */
export type PlanProblem = { type: 'ended' } | { type: 'clashes'; clashes: Clash[] };

/**
 * Writes the plan that was computed, whole; what has been taken from the matchmaking meanwhile is left out. A plan that is no longer being computed is left
 * alone.
 */
export async function savePlan(
  db: Db,
  plan: string,
  made: { slices: Slices; figures: PlanFigures },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('meeting_plan')
      .set({ state: 'ready', done: 1, figures: JSON.stringify(made.figures), updated_at: now })
      .where('id', '=', plan)
      .where('state', '=', 'computing')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await insertMeetings(trx, plan, made.slices);
    return true;
  });
}

export async function insertMeetings(trx: Trx, plan: string, slices: Slices): Promise<void> {
  for (const slice of slices)
    await sql`
      insert into meeting (id, plan_id, request_id, slot, table_number)
      select gen_random_uuid(), ${plan}, r.id, x.slot, x."table"
      from json_to_recordset(${slice}::json) as x(request uuid, slot integer, "table" integer)
        join meeting_request r on r.id = x.request`.execute(trx);
}

/** Says how far it is and what it has come to, and that it still goes on. The meetings are written at the end: nobody can use them before. */
export async function keepAlive(
  db: Db,
  plan: string,
  { done, figures }: { done: number; figures: PlanFigures | undefined },
  now: Date,
): Promise<void> {
  await db
    .updateTable('meeting_plan')
    .set({ done, updated_at: now, ...(figures === undefined ? {} : { figures: JSON.stringify(figures) }) })
    .where('id', '=', plan)
    .where('state', '=', 'computing')
    .execute();
}

/** Ends a computation without a plan: never with half of one, for its meetings are written with its last word. */
export async function failPlan(db: Db, plan: string, problem: PlanProblem, now: Date): Promise<void> {
  await db
    .updateTable('meeting_plan')
    .set({ state: 'failed', problem: JSON.stringify(problem), figures: null, updated_at: now })
    .where('id', '=', plan)
    .where('state', '=', 'computing')
    .execute();
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
