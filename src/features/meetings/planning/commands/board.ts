import { sql } from 'kysely';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { Place } from '../../model.ts';
import { type Moved, type MoveRefusal, tryMove } from '../move-rules.ts';
import { readBoard } from '../queries/board.ts';
import { type LockRefusal, lockMatchmaking } from './lock.ts';

export type BoardRefusal =
  | LockRefusal
  | { type: 'unknown-plan' }
  | { type: 'not-editable' }
  | { type: 'edited'; by: string | null; edits: number }
  | { type: 'nothing-to-undo' }
  | MoveRefusal;

/**
 * Moves a meeting, or takes it out (`to` null); what is at that table takes its place. The same rules hold as when a plan is computed. `edits`: how often the
 * plan had been changed when the board was drawn; where it was changed since, nothing is moved. Side effects: meetings, `meeting_edit`, `edits`, audit.
 */
export async function moveMeeting(
  db: Db,
  viewer: Viewer,
  where: { matchmaking: string; plan: string; edits: number },
  move: { request: string; to: { slot: number; table: number | null } | null },
  now: Date,
): Promise<Result<{ moves: Moved[]; edits: number }, BoardRefusal>> {
  return db.transaction().execute(async (trx) => {
    const held = await lockPlan(trx, viewer, where);
    if (!held.ok) return held;
    const board = await readBoard(trx, where.matchmaking, where.plan, [move.request]);
    const moved = tryMove(board, move.request, move.to);
    if (!moved.ok) return moved;
    if (moved.value.length === 0) return ok({ moves: [], edits: where.edits });
    await place(
      trx,
      where.plan,
      moved.value.map(({ request, to }) => ({ request, at: to })),
    );
    await trx
      .insertInto('meeting_edit')
      .values({
        plan_id: where.plan,
        number: where.edits + 1,
        before: JSON.stringify(moved.value.map(({ request, from }): Place => ({ request, at: from }))),
        created_by: viewer.kind === 'person' ? viewer.id : null,
        created_at: now,
      })
      .execute();
    await bumpEdits(trx, where.plan, now);
    await audit(trx, viewer, 'meetings.moved', `matchmaking:${where.matchmaking}`, {
      plan: where.plan,
      request: move.request,
    });
    return ok({ moves: moved.value, edits: where.edits + 1 });
  });
}

/** Takes the last move back. It counts as a change, so that others are told. Side effects: meetings, `meeting_edit`, `edits`, audit. */
export async function undoMove(
  db: Db,
  viewer: Viewer,
  where: { matchmaking: string; plan: string; edits: number },
  now: Date,
): Promise<Result<{ edits: number }, BoardRefusal>> {
  return db.transaction().execute(async (trx) => {
    const held = await lockPlan(trx, viewer, where);
    if (!held.ok) return held;
    const last = await trx
      .selectFrom('meeting_edit')
      .select(['number', 'before'])
      .where('plan_id', '=', where.plan)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last === undefined) return refuse({ type: 'nothing-to-undo' });
    await place(trx, where.plan, last.before);
    await trx.deleteFrom('meeting_edit').where('plan_id', '=', where.plan).where('number', '=', last.number).execute();
    await bumpEdits(trx, where.plan, now);
    await audit(trx, viewer, 'meetings.move-undone', `matchmaking:${where.matchmaking}`, { plan: where.plan });
    return ok({ edits: where.edits + 1 });
  });
}

/** The plan to be changed, if nobody has changed it since it was read. Only what nobody was told of can be moved about. */
async function lockPlan(
  trx: Trx,
  viewer: Viewer,
  { matchmaking, plan, edits }: { matchmaking: string; plan: string; edits: number },
): Promise<Result<null, BoardRefusal>> {
  const locked = await lockMatchmaking(trx, viewer, matchmaking);
  if (!locked.ok) return locked;
  const row = await trx
    .selectFrom('meeting_plan')
    .select(['state', 'edits', 'from_slot'])
    .where('id', '=', plan)
    .where('matchmaking_id', '=', matchmaking)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return refuse({ type: 'unknown-plan' });
  if (row.state !== 'ready' || row.from_slot !== null) return refuse({ type: 'not-editable' });
  if (row.edits === edits) return ok(null);
  const { rows } = await sql<{ name: string | null }>`
    select p.name from meeting_edit e left join person p on p.id = e.created_by where e.plan_id = ${plan}
    order by e.number desc limit 1`.execute(trx);
  return refuse({ type: 'edited', by: rows[0]?.name ?? null, edits: row.edits });
}

/** Puts meetings where they belong. All are taken out first, so that two can change places. */
async function place(trx: Trx, plan: string, places: readonly Place[]): Promise<void> {
  await trx
    .deleteFrom('meeting')
    .where('plan_id', '=', plan)
    .where(
      'request_id',
      'in',
      places.map(({ request }) => request),
    )
    .execute();
  for (const { request, at } of places) {
    if (at === null) continue;
    await sql`
      insert into meeting (id, plan_id, request_id, slot, table_number)
      values (gen_random_uuid(), ${plan}, ${request}, ${at.slot}, ${at.table})`.execute(trx);
  }
}

/** The figures are counted anew when somebody looks at them. */
async function bumpEdits(trx: Trx, plan: string, now: Date): Promise<void> {
  await trx
    .updateTable('meeting_plan')
    .set((eb) => ({ edits: eb('edits', '+', 1), figures: null, updated_at: now }))
    .where('id', '=', plan)
    .execute();
}
