import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { MatchmakingState } from '../../model.ts';
import { canPlanMeetings } from '../../rights.ts';
import { MOST_TABLES, type Settings } from '../rules.ts';
import { bumpVersion, type LockRefusal, lockMatchmaking } from './lock.ts';
import { assignRooms, needsMoreRooms } from './rooms.ts';

/** Creates a matchmaking as a draft, with its slots and tables. Side effects: rows, audit. */
export async function createMatchmaking(
  db: Db,
  viewer: Viewer,
  event: { id: string; hubId: string },
  settings: Settings,
  now: Date,
): Promise<Result<{ id: string }, { type: 'not-allowed' }>> {
  if (!canPlanMeetings(viewer, { hub: event.hubId, event: event.id })) return refuse({ type: 'not-allowed' });
  const id = uuid();
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('matchmaking')
      .values({
        id,
        event_id: event.id,
        state: 'draft',
        ...columnsOf(settings),
        plan_id: null,
        created_by: viewer.kind === 'person' ? viewer.id : null,
        created_at: now,
        updated_at: now,
        published_at: null,
      })
      .execute();
    await writeSlots(trx, id, settings);
    await audit(trx, viewer, 'meetings.created', `matchmaking:${id}`);
    return ok({ id });
  });
}

/**
 * Changes the settings. Once wishes are open the slots stay as they are, because people have said when they can; tables may get other names and become
 * more. Side effects: rows, the version, audit.
 */
export async function changeMatchmaking(
  db: Db,
  viewer: Viewer,
  id: string,
  settings: Settings,
  now: Date,
): Promise<
  Result<{ id: string }, LockRefusal | { type: 'over' } | { type: 'tables-in-use' } | { type: 'rooms-in-use' }>
> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, id);
    if (!locked.ok) return locked;
    const { state, planId } = locked.value;
    if (state === 'closed') return refuse({ type: 'over' });
    const { slot_minutes, change_minutes, ...columns } = columnsOf(settings);
    const isDraft = state === 'draft';
    const rooms = settings.onlineRooms.length;
    // Before anything is written: a refusal leaves all as it was.
    if (!isDraft && (await needsMoreTables(trx, id, settings.tableNames.length)))
      return refuse({ type: 'tables-in-use' });
    if (planId !== null && rooms > 0 && (await needsMoreRooms(trx, planId, rooms)))
      return refuse({ type: 'rooms-in-use' });
    await trx
      .updateTable('matchmaking')
      .set({ ...columns, ...(isDraft ? { slot_minutes, change_minutes } : {}), updated_at: now })
      .where('id', '=', id)
      .execute();
    if (isDraft) {
      await trx.deleteFrom('meeting_slot').where('matchmaking_id', '=', id).execute();
      await trx.deleteFrom('meeting_table').where('matchmaking_id', '=', id).execute();
      await writeSlots(trx, id, settings);
    } else await renameTables(trx, id, settings.tableNames);
    // Where there was one address for all so far, the meetings of the plan that holds have none yet.
    if (planId !== null && rooms > 0) await assignRooms(trx, planId, null, rooms);
    await bumpVersion(trx, id, now);
    await audit(trx, viewer, 'meetings.changed', `matchmaking:${id}`);
    return ok({ id });
  });
}

/** Tables and interpreters slot by slot. */
export async function changeSlots(
  db: Db,
  viewer: Viewer,
  id: string,
  slots: readonly { number: number; tables: number; interpreters: number }[],
  now: Date,
): Promise<Result<null, LockRefusal | { type: 'over' } | { type: 'too-many-tables' }>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, id);
    if (!locked.ok) return locked;
    if (locked.value.state === 'closed') return refuse({ type: 'over' });
    const { count } = await trx
      .selectFrom('meeting_table')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('matchmaking_id', '=', id)
      .executeTakeFirstOrThrow();
    if (slots.some(({ tables }) => tables > count)) return refuse({ type: 'too-many-tables' });
    for (const { number, tables, interpreters } of slots)
      await trx
        .updateTable('meeting_slot')
        .set({ tables, interpreters })
        .where('matchmaking_id', '=', id)
        .where('number', '=', number)
        .execute();
    await bumpVersion(trx, id, now);
    await audit(trx, viewer, 'meetings.changed', `matchmaking:${id}`);
    return ok(null);
  });
}

/** From which states it may go into this one. */
const FROM: Partial<Record<MatchmakingState, MatchmakingState[]>> = {
  wishing: ['draft', 'planning'],
  planning: ['wishing'],
  closed: ['published'],
};

/** Opens or closes the wishes, or ends it all. Side effects: state, audit, `meetings.opened`. */
export async function moveMatchmaking(
  db: Db,
  viewer: Viewer,
  id: string,
  to: 'wishing' | 'planning' | 'closed',
  now: Date,
): Promise<Result<null, LockRefusal | { type: 'wrong-state' } | { type: 'no-slots' } | { type: 'closing-is-past' }>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, id);
    if (!locked.ok) return locked;
    if (FROM[to]?.includes(locked.value.state) !== true) return refuse({ type: 'wrong-state' });
    if (to === 'wishing') {
      const slot = await trx
        .selectFrom('meeting_slot')
        .select('number')
        .where('matchmaking_id', '=', id)
        .limit(1)
        .executeTakeFirst();
      if (slot === undefined) return refuse({ type: 'no-slots' });
      const { wishes_close_at } = await trx
        .selectFrom('matchmaking')
        .select('wishes_close_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (wishes_close_at <= now) return refuse({ type: 'closing-is-past' });
    }
    await trx.updateTable('matchmaking').set({ state: to, updated_at: now }).where('id', '=', id).execute();
    await audit(trx, viewer, `meetings.${to}`, `matchmaking:${id}`);
    if (to === 'wishing') await emit(trx, [{ type: 'meetings.opened', subject: `matchmaking:${id}` }]);
    return ok(null);
  });
}

function columnsOf(settings: Settings) {
  return {
    session_id: settings.sessionId,
    name: JSON.stringify(settings.name),
    about: JSON.stringify(settings.about),
    slot_minutes: settings.slotMinutes,
    change_minutes: settings.changeMinutes,
    wishes_close_at: settings.wishesCloseAt,
    answer_hours: settings.answerHours,
    max_wishes: settings.maxWishes,
    max_meetings: settings.maxMeetings,
    min_meetings: settings.minMeetings,
    groups: JSON.stringify(settings.groups),
    who_meets_whom: JSON.stringify(settings.whoMeetsWhom),
    has_online: settings.hasOnline,
    online_address: settings.onlineAddress,
    online_rooms: JSON.stringify(settings.onlineRooms),
  };
}

async function writeSlots(trx: Trx, id: string, { slots, tableNames }: Settings): Promise<void> {
  if (slots.length > 0)
    await trx
      .insertInto('meeting_slot')
      .values(
        slots.map(({ block, startsAt, endsAt, tables, interpreters }, number) => {
          return { matchmaking_id: id, number, block, starts_at: startsAt, ends_at: endsAt, tables, interpreters };
        }),
      )
      .execute();
  await writeTables(trx, id, tableNames);
}

async function writeTables(trx: Trx, id: string, names: readonly string[]): Promise<void> {
  const rows = names.slice(0, MOST_TABLES).map((name, number) => ({ matchmaking_id: id, number, name }));
  for (let from = 0; from < rows.length; from += 500)
    await trx
      .insertInto('meeting_table')
      .values(rows.slice(from, from + 500))
      .onConflict((conflict) =>
        conflict.columns(['matchmaking_id', 'number']).doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })),
      )
      .execute();
}

/** Whether a slot uses more tables than there are to be. */
async function needsMoreTables(trx: Trx, id: string, tables: number): Promise<boolean> {
  const used = await trx
    .selectFrom('meeting_slot')
    .select('number')
    .where('matchmaking_id', '=', id)
    .where('tables', '>', tables)
    .limit(1)
    .executeTakeFirst();
  return used !== undefined;
}

/** New names for the tables there are, and more or fewer tables. */
async function renameTables(trx: Trx, id: string, names: readonly string[]): Promise<void> {
  await trx.deleteFrom('meeting_table').where('matchmaking_id', '=', id).where('number', '>=', names.length).execute();
  await writeTables(trx, id, names);
}
