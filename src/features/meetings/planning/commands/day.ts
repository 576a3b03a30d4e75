import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { World } from '#platform/feature';
import type { ChangeKind } from '../../model.ts';
import { listSlots } from '../../queries.ts';
import { readSource } from '../../source.ts';
import type { Planner } from '../planner.ts';
import { slotAt } from '../rules.ts';
import { type LockRefusal, lockMatchmaking } from './lock.ts';
import { insertPlan } from './plans.ts';

/** A repair is wanted at once. */
const REPAIR_MS = 150;

export interface ChangeInput {
  kind: ChangeKind;
  person: string | null;
  /** The other one of a new wish. */
  other: string | null;
  table: number | null;
  /** From which slot on. */
  slot: number;
}

export type ChangeRefusal =
  | LockRefusal
  | { type: 'not-published' }
  | { type: 'unknown-person' }
  | { type: 'unknown-table' }
  | { type: 'unknown-slot' }
  | { type: 'oneself' }
  | { type: 'already-planned' };

/**
 * Writes down what has happened on the day; it holds with the next repair that is published. Side effects: `meeting_change`, for a wish its request (open),
 * proposals that do not know of it are deleted, audit.
 */
export async function addChange(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  input: ChangeInput,
  now: Date,
): Promise<Result<{ id: string }, ChangeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    const { state, planId } = locked.value;
    if (state !== 'published' || planId === null) return refuse({ type: 'not-published' });
    const slot = await trx
      .selectFrom('meeting_slot')
      .select('number')
      .where('matchmaking_id', '=', matchmaking)
      .where('number', '=', input.slot)
      .executeTakeFirst();
    if (slot === undefined) return refuse({ type: 'unknown-slot' });
    const people = [input.kind === 'table-lost' ? null : input.person, input.kind === 'wish' ? input.other : null];
    const wanted = people.filter((id) => id !== null);
    if (input.kind === 'wish' && input.person === input.other) return refuse({ type: 'oneself' });
    const known =
      wanted.length === 0
        ? []
        : await trx
            .selectFrom('meeting_participant')
            .select('id')
            .where('matchmaking_id', '=', matchmaking)
            .where('state', '=', 'joined')
            .where('id', 'in', wanted)
            .execute();
    if (known.length < (input.kind === 'table-lost' ? 0 : input.kind === 'wish' ? 2 : 1))
      return refuse({ type: 'unknown-person' });
    if (input.kind === 'table-lost' && !(await hasTable(trx, matchmaking, input.table)))
      return refuse({ type: 'unknown-table' });
    let request: string | null = null;
    if (input.kind === 'wish') {
      const wish = await wishOnTheDay(trx, matchmaking, planId, input.person ?? '', input.other ?? '', now);
      if (!wish.ok) return wish;
      request = wish.value;
    }
    const id = uuid();
    await trx
      .insertInto('meeting_change')
      .values({
        id,
        matchmaking_id: matchmaking,
        kind: input.kind,
        participant_id: people[0] ?? null,
        request_id: request,
        table_number: input.kind === 'table-lost' ? input.table : null,
        slot: input.slot,
        created_by: viewer.kind === 'person' ? viewer.id : null,
        created_at: now,
        plan_id: null,
        applied_at: null,
      })
      .execute();
    await forgetProposals(trx, matchmaking);
    await audit(trx, viewer, `meetings.${input.kind}`, `matchmaking:${matchmaking}`, { change: id, slot: input.slot });
    return ok({ id });
  });
}

async function hasTable(trx: Trx, matchmaking: string, table: number | null): Promise<boolean> {
  if (table === null) return false;
  const row = await trx
    .selectFrom('meeting_table')
    .select('number')
    .where('matchmaking_id', '=', matchmaking)
    .where('number', '=', table)
    .executeTakeFirst();
  return row !== undefined;
}

/** The request of two who found each other on the day, worth as much as two „must“. */
async function wishOnTheDay(
  trx: Trx,
  matchmaking: string,
  plan: string,
  a: string,
  b: string,
  now: Date,
): Promise<Result<string, { type: 'already-planned' }>> {
  const { rows } = await sql<{ id: string; planned: boolean }>`
    select r.id, exists (select from meeting x where x.plan_id = ${plan} and x.request_id = r.id) as planned
    from meeting_request r where r.matchmaking_id = ${matchmaking}
      and least(r.from_id, r.to_id) = least(${a}::uuid, ${b}::uuid) and greatest(r.from_id, r.to_id) = greatest(${a}::uuid, ${b}::uuid)`.execute(
    trx,
  );
  const known = rows[0];
  if (known?.planned === true) return refuse({ type: 'already-planned' });
  if (known !== undefined) return ok(known.id);
  const id = uuid();
  await trx
    .insertInto('meeting_request')
    .values({
      id,
      matchmaking_id: matchmaking,
      from_id: a,
      to_id: b,
      state: 'open',
      from_wish: 3,
      to_wish: 3,
      message: null,
      decline_reason: null,
      expires_at: null,
      created_at: now,
      answered_at: null,
    })
    .execute();
  return ok(id);
}

/** Takes back what is not published yet. Side effects: the change, a wish that came with it, proposals, audit. */
export async function undoChange(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  change: string,
): Promise<Result<null, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    const gone = await trx
      .deleteFrom('meeting_change')
      .where('id', '=', change)
      .where('matchmaking_id', '=', matchmaking)
      .where('applied_at', 'is', null)
      .returning(['request_id', 'created_at'])
      .executeTakeFirst();
    if (gone === undefined) return refuse({ type: 'missing' });
    if (gone.request_id !== null)
      await trx
        .deleteFrom('meeting_request')
        .where('id', '=', gone.request_id)
        .where('state', '=', 'open')
        .where('created_at', '=', gone.created_at)
        .execute();
    await forgetProposals(trx, matchmaking);
    await audit(trx, viewer, 'meetings.change-undone', `matchmaking:${matchmaking}`, { change });
    return ok(null);
  });
}

async function forgetProposals(trx: Trx, matchmaking: string): Promise<void> {
  await trx
    .deleteFrom('meeting_plan')
    .where('matchmaking_id', '=', matchmaking)
    .where('state', '=', 'ready')
    .where('from_slot', 'is not', null)
    .execute();
}

/**
 * A plan from now on with few changes, as a proposal: nothing holds of it before it is published (`publishPlan`), and only what is different is kept until
 * then. Side effects: the proposal before is deleted, plan, audit.
 */
export async function proposeRepair(
  { db, clock }: Pick<World, 'db' | 'clock'>,
  planner: Planner,
  viewer: Viewer,
  matchmaking: string,
): Promise<Result<{ plan: string; milliseconds: number }, LockRefusal | { type: 'not-published' } | { type: 'over' }>> {
  const began = performance.now();
  const now = clock();
  const row = await db
    .selectFrom('matchmaking')
    .select(['plan_id', 'state', 'version'])
    .where('id', '=', matchmaking)
    .executeTakeFirst();
  if (row === undefined) return refuse({ type: 'missing' });
  if (row.plan_id === null || row.state !== 'published') return refuse({ type: 'not-published' });
  const basedOn = row.plan_id;
  const slots = await listSlots(db, matchmaking);
  // What has begun goes on: people sit there.
  const fromSlot = slots.find(({ startsAt }) => startsAt > now)?.number ?? slots.length;
  if (slotAt(slots, now) >= slots.length) return refuse({ type: 'over' });
  const source = await readSource(db, matchmaking, { plan: basedOn });
  const moves = await planner.ask('repair', { source, now: fromSlot, seed: 1, milliseconds: REPAIR_MS });
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    if (locked.value.planId !== basedOn) return refuse({ type: 'not-published' });
    await forgetProposals(trx, matchmaking);
    const plan = await insertPlan(
      trx,
      viewer,
      { id: matchmaking, version: row.version },
      { seconds: 0, seed: 1, withOpen: false, basedOn, state: 'ready', fromSlot, moves },
      now,
    );
    await audit(trx, viewer, 'meetings.repair-proposed', `matchmaking:${matchmaking}`, { plan });
    return ok({ plan, milliseconds: Math.round(performance.now() - began) });
  });
}
