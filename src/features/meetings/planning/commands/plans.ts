import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { World } from '#platform/feature';
import type { Move } from '../../model.ts';
import type { Planner } from '../planner.ts';
import { MOST_REQUESTS } from '../rules.ts';
import { type LockRefusal, lockMatchmaking } from './lock.ts';

type PlanWorld = Pick<World, 'db' | 'clock'>;

export const SECONDS = [5, 10, 30, 60, 120] as const;

export interface PlanInput {
  seconds: number;
  seed: number;
  withOpen: boolean;
  /** Start from this plan and move little. */
  basedOn: string | null;
}

export type ComputeRefusal =
  | LockRefusal
  | { type: 'busy' }
  | { type: 'over' }
  | { type: 'no-slots' }
  | { type: 'no-people' }
  | { type: 'no-requests' }
  | { type: 'no-tables' }
  | { type: 'too-many-requests'; most: number }
  | { type: 'unknown-plan' };

/**
 * Begins to compute a plan of what there is now. Refused at once is what no plan can come of. Side effects: `meeting_plan` as `computing`, audit; then, after
 * the transaction, a thread that writes better and better plans into it.
 */
export async function computePlan(
  { db, clock }: PlanWorld,
  planner: Planner,
  viewer: Viewer,
  matchmaking: string,
  input: PlanInput,
): Promise<Result<{ id: string }, ComputeRefusal>> {
  if (planner.isFull()) return refuse({ type: 'busy' });
  const now = clock();
  const made = await db.transaction().execute(async (trx): Promise<Result<{ id: string }, ComputeRefusal>> => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    if (locked.value.state === 'closed') return refuse({ type: 'over' });
    const counts = await countInput(trx, matchmaking, input.withOpen);
    if (counts.slots === 0) return refuse({ type: 'no-slots' });
    if (counts.people < 2) return refuse({ type: 'no-people' });
    if (counts.requests === 0) return refuse({ type: 'no-requests' });
    if (counts.tables === 0 && !counts.online) return refuse({ type: 'no-tables' });
    if (counts.requests > MOST_REQUESTS) return refuse({ type: 'too-many-requests', most: MOST_REQUESTS });
    if (input.basedOn !== null && !(await isPlanOf(trx, matchmaking, input.basedOn)))
      return refuse({ type: 'unknown-plan' });
    const id = await insertPlan(trx, viewer, locked.value, { ...input, state: 'computing' }, now);
    await audit(trx, viewer, 'meetings.computed', `matchmaking:${matchmaking}`, { plan: id });
    return ok({ id });
  });
  if (!made.ok) return made;
  const { id } = made.value;
  if (planner.start({ id, matchmaking, ...input })) return made;
  // Another request was faster between the look and the start.
  await db.deleteFrom('meeting_plan').where('id', '=', id).where('state', '=', 'computing').execute();
  return refuse({ type: 'busy' });
}

/** What a plan would be made of, to say at once where none can come of it. */
export async function countInput(
  db: Db,
  matchmaking: string,
  withOpen: boolean,
): Promise<{ slots: number; tables: number; seats: number; people: number; requests: number; online: boolean }> {
  const here = sql`
    select p.id from meeting_participant p join registration g on g.id = p.registration_id
    where p.matchmaking_id = ${matchmaking} and p.state = 'joined' and g.state = 'confirmed'`;
  const { rows } = await sql<{
    slots: number;
    tables: number;
    seats: number;
    people: number;
    requests: number;
    online: boolean;
  }>`
    select m.has_online as online,
      (select count(*)::int from meeting_slot where matchmaking_id = m.id) as slots,
      (select coalesce(max(tables), 0)::int from meeting_slot where matchmaking_id = m.id) as tables,
      (select coalesce(sum(tables), 0)::int from meeting_slot where matchmaking_id = m.id) as seats,
      (select count(*)::int from (${here}) h) as people,
      (select count(*)::int from meeting_request r where r.matchmaking_id = m.id and r.from_id in (${here}) and r.to_id in (${here})
        and (r.state = 'accepted' or (${withOpen} and r.state = 'open'))) as requests
    from matchmaking m where m.id = ${matchmaking}`.execute(db);
  return rows[0] ?? { slots: 0, tables: 0, seats: 0, people: 0, requests: 0, online: false };
}

async function isPlanOf(trx: Trx, matchmaking: string, plan: string): Promise<boolean> {
  const row = await trx
    .selectFrom('meeting_plan')
    .select('id')
    .where('id', '=', plan)
    .where('matchmaking_id', '=', matchmaking)
    .where('state', 'in', ['ready', 'published', 'replaced'])
    .where('moves', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A plan with the next number; the matchmaking is held by the caller, so that no number is given twice. */
export async function insertPlan(
  trx: Trx,
  viewer: Viewer,
  { id: matchmaking, version }: { id: string; version: number },
  plan: PlanInput & { state: 'computing' | 'ready'; fromSlot?: number; figures?: object; moves?: readonly Move[] },
  now: Date,
): Promise<string> {
  const id = uuid();
  const { last } = await trx
    .selectFrom('meeting_plan')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
    .where('matchmaking_id', '=', matchmaking)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('meeting_plan')
    .values({
      id,
      matchmaking_id: matchmaking,
      number: last + 1,
      state: plan.state,
      version,
      based_on: plan.basedOn,
      seed: plan.seed,
      seconds: plan.seconds,
      done: plan.state === 'ready' ? 1 : 0,
      with_open: plan.withOpen,
      from_slot: plan.fromSlot ?? null,
      moves: plan.moves === undefined ? null : JSON.stringify(plan.moves),
      figures: plan.figures === undefined ? null : JSON.stringify(plan.figures),
      problem: null,
      created_by: viewer.kind === 'person' ? viewer.id : null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/** A copy to work on: the published plan stays as it is until another is published. Side effects: plan with its meetings, audit. */
export async function copyPlan(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  plan: string,
  now: Date,
): Promise<Result<{ id: string }, LockRefusal | { type: 'unknown-plan' }>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    const original = await trx
      .selectFrom('meeting_plan')
      .selectAll()
      .where('id', '=', plan)
      .where('matchmaking_id', '=', matchmaking)
      .where('state', 'in', ['ready', 'published', 'replaced'])
      .where('moves', 'is', null)
      .executeTakeFirst();
    if (original === undefined) return refuse({ type: 'unknown-plan' });
    const { seconds, seed, with_open: withOpen, figures } = original;
    const id = await insertPlan(
      trx,
      viewer,
      { id: matchmaking, version: original.version },
      { seconds, seed, withOpen, basedOn: plan, state: 'ready', ...(figures === null ? {} : { figures }) },
      now,
    );
    await sql`
      insert into meeting (id, plan_id, request_id, slot, table_number)
      select gen_random_uuid(), ${id}, request_id, slot, table_number from meeting where plan_id = ${plan}`.execute(
      trx,
    );
    await audit(trx, viewer, 'meetings.plan-copied', `matchmaking:${matchmaking}`, { plan: id });
    return ok({ id });
  });
}

/** Deletes a plan that nobody has been told of. Side effects: rows, audit. */
export async function deletePlan(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  plan: string,
): Promise<Result<null, LockRefusal | { type: 'unknown-plan' }>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    const { numDeletedRows } = await trx
      .deleteFrom('meeting_plan')
      .where('id', '=', plan)
      .where('matchmaking_id', '=', matchmaking)
      .where('state', 'in', ['ready', 'failed'])
      .executeTakeFirst();
    if (numDeletedRows === 0n) return refuse({ type: 'unknown-plan' });
    await audit(trx, viewer, 'meetings.plan-deleted', `matchmaking:${matchmaking}`, { plan });
    return ok(null);
  });
}
