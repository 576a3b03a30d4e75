import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import type { Job } from '#platform/feature';
import { emit } from '#platform/outbox';
import type { WishWorld } from '../links.ts';
import { type Addressee, tell } from '../mails.ts';
import { bump, type Frame, lockClaimed, lockFrame, lockPeople, type Standing } from './state.ts';

const SYSTEM: Viewer = { kind: 'system', lang: 'de' };

/**
 * Leaves before there is a plan. Side effects: `meeting_participant`; all living requests are withdrawn; a mail to those who had one; the matchmaking's
 * version; one audit entry; `meetings.left`.
 */
async function leaveNow(
  world: WishWorld,
  trx: Trx,
  viewer: Viewer,
  me: Standing,
  frame: Frame,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('meeting_participant')
    .set({ state: 'left', left_at: now, updated_at: now })
    .where('id', '=', me.id)
    .execute();
  const { rows } = await sql<Addressee & { wasTold: boolean }>`
    with ended as (
      update meeting_request q set state = 'withdrawn', answered_at = ${now}
      from meeting_request before
      where before.id = q.id and q.state in ('open', 'accepted') and (q.from_id = ${me.id} or q.to_id = ${me.id})
      returning case when q.from_id = ${me.id} then q.to_id else q.from_id end as other,
        -- Who has heard nothing of an open request needs not hear of its end.
        before.state = 'accepted' or q.to_id = ${me.id} or q.told_at is not null as was_told
    )
    select p.id, p.name, p.lang, r.email, ended.was_told as "wasTold"
    from ended join meeting_participant p on p.id = ended.other join registration r on r.id = p.registration_id
    where p.state = 'joined' order by p.id`.execute(trx);
  const told = rows.filter(({ wasTold }) => wasTold);
  await tell(
    world,
    trx,
    told.map((to) => ({ to, about: frame, told: { kind: 'left', by: me } })),
    now,
  );
  await bump(trx, frame.id);
  await audit(trx, viewer, 'meetings.left', `meeting_participant:${me.id}`, { requests: rows.length });
  await emit(trx, [{ type: 'meetings.left', subject: `matchmaking:${frame.id}` }]);
}

/**
 * What somebody cannot keep of a published plan, from a slot on. Side effects: `meeting_change`, which the organiser sees at once and repairs; one audit
 * entry; `meetings.absence`. Those who were to meet them are told when the repaired plan is published.
 */
async function reportAbsence(
  trx: Trx,
  viewer: Viewer,
  me: Standing,
  frame: Frame,
  slot: number,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('meeting_change')
    .values({
      id: uuid(),
      matchmaking_id: frame.id,
      kind: 'cancelled',
      participant_id: me.id,
      request_id: null,
      table_number: null,
      slot,
      created_by: viewer.kind === 'person' ? viewer.id : null,
      created_at: now,
      plan_id: null,
      applied_at: null,
    })
    .execute();
  await bump(trx, frame.id);
  await audit(trx, viewer, 'meetings.absence', `meeting_participant:${me.id}`, { slot });
  await emit(trx, [{ type: 'meetings.absence', subject: `matchmaking:${frame.id}` }]);
}

export type LeaveRefusal = { type: 'not-found' | 'not-joined' | 'published' };

/** Does not take part any more. With a published plan it is `reportAbsence` that is wanted, and this is refused. */
export async function leave(
  world: WishWorld,
  viewer: Viewer,
  key: string,
  now: Date,
): Promise<Result<{ id: string }, LeaveRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, key);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { me, frame } = claimed;
    if (me.state !== 'joined') return refuse({ type: 'not-joined' });
    if (frame.state === 'published' || frame.state === 'closed') return refuse({ type: 'published' });
    await leaveNow(world, trx, viewer, me, frame, now);
    return ok({ id: me.id });
  });
}

export type AbsenceRefusal = { type: 'not-found' | 'not-joined' | 'not-published' | 'slotUnknown' | 'said-before' };

/** „I cannot come“, from a slot on. Once; a second time only for an earlier slot. */
export async function cannotCome(
  world: WishWorld,
  viewer: Viewer,
  key: string,
  slot: number,
  now: Date,
): Promise<Result<{ id: string }, AbsenceRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, key);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { me, frame } = claimed;
    if (me.state !== 'joined') return refuse({ type: 'not-joined' });
    if (frame.state !== 'published') return refuse({ type: 'not-published' });
    const known = await trx
      .selectFrom('meeting_slot')
      .select('number')
      .where('matchmaking_id', '=', frame.id)
      .where('number', '=', slot)
      .executeTakeFirst();
    if (known === undefined) return refuse({ type: 'slotUnknown' });
    const said = await absentFrom(trx, me.id);
    if (said !== undefined && said <= slot) return refuse({ type: 'said-before' });
    await reportAbsence(trx, viewer, me, frame, slot, now);
    return ok({ id: me.id });
  });
}

async function absentFrom(trx: Trx, participant: string): Promise<number | undefined> {
  const { rows } = await sql<{ slot: number | null }>`
    select min(slot) as slot from meeting_change where participant_id = ${participant} and kind = 'cancelled'`.execute(
    trx,
  );
  return rows[0]?.slot ?? undefined;
}

interface Found {
  id: string;
  matchmaking: string;
}

/** Left at a time. */
const BATCH = 200;

/**
 * Who cancels the registration leaves the meetings too: every minute. Before there is a plan they leave; with a published one it is said for the
 * organiser, as if they had said it themselves. Pages and plans look at the registration themselves and do not wait for this.
 */
export function followCancellations(world: WishWorld): Job {
  return {
    name: 'leave-cancelled-meetings',
    everyMinutes: 1,
    runs: 'by-itself',
    async run(db, now, signal) {
      const { rows } = await sql<Found>`
        select p.id, m.id as matchmaking from meeting_participant p join registration r on r.id = p.registration_id
        join matchmaking m on m.id = p.matchmaking_id
        where p.state = 'joined' and r.state in ('cancelled', 'declined', 'expired') and m.state in ('wishing', 'planning', 'published')
          and not (m.state = 'published' and exists (select from meeting_change c where c.participant_id = p.id and c.kind = 'cancelled'))
        order by p.id limit ${BATCH}`.execute(db);
      for (const found of rows) {
        if (signal.aborted) return;
        await db.transaction().execute((trx) => leaveCancelled({ ...world, db }, trx, found, now));
      }
    },
  };
}

async function leaveCancelled(world: WishWorld, trx: Trx, { id, matchmaking }: Found, now: Date): Promise<void> {
  const frame = await lockFrame(trx, matchmaking);
  const me = (await lockPeople(trx, matchmaking, [id])).get(id);
  // Another process was quicker.
  if (me === undefined || frame === undefined || me.state !== 'joined' || me.isRegistered) return;
  if (frame.state !== 'published') return leaveNow(world, trx, SYSTEM, me, frame, now);
  if ((await absentFrom(trx, id)) !== undefined) return;
  const { rows } = await sql<{ slot: number | null }>`
    select min(number) as slot from meeting_slot where matchmaking_id = ${frame.id} and ends_at > ${now}`.execute(trx);
  const slot = rows[0]?.slot;
  if (slot !== null && slot !== undefined) await reportAbsence(trx, SYSTEM, me, frame, slot, now);
}
