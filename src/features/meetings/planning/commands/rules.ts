import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { bumpVersion, type LockRefusal, lockMatchmaking } from './lock.ts';

export interface RuleInput {
  kind: 'forbidden' | 'fixed';
  a: string;
  b: string;
  /** Of a fixed meeting. */
  slot: number | null;
  table: number | null;
  reason: string | null;
}

export type RuleRefusal =
  | LockRefusal
  | { type: 'oneself' }
  | { type: 'unknown-person' }
  | { type: 'unknown-slot' }
  | { type: 'unknown-table' }
  | { type: 'no-slot' };

/**
 * Forbids a pair, or fixes its meeting in a slot; a rule of the same kind for the same pair is replaced. A meeting that nobody has wished for becomes an
 * accepted request without value. What rules contradict is found by reading them together (`Planner.ask('clashes')`).
 * Side effects: rule, perhaps request, the version, audit.
 */
export async function setRule(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  rule: RuleInput,
  now: Date,
): Promise<Result<{ id: string }, RuleRefusal>> {
  if (rule.a === rule.b) return refuse({ type: 'oneself' });
  if (rule.kind === 'fixed' && rule.slot === null) return refuse({ type: 'no-slot' });
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    const people = await trx
      .selectFrom('meeting_participant')
      .select('id')
      .where('matchmaking_id', '=', matchmaking)
      .where('id', 'in', [rule.a, rule.b])
      .execute();
    if (people.length < 2) return refuse({ type: 'unknown-person' });
    if (rule.slot !== null) {
      const slot = await trx
        .selectFrom('meeting_slot')
        .select('tables')
        .where('matchmaking_id', '=', matchmaking)
        .where('number', '=', rule.slot)
        .executeTakeFirst();
      if (slot === undefined) return refuse({ type: 'unknown-slot' });
      if (rule.table !== null && rule.table >= slot.tables) return refuse({ type: 'unknown-table' });
    }
    const id = uuid();
    await forgetRule(trx, matchmaking, rule);
    await trx
      .insertInto('meeting_rule')
      .values({
        id,
        matchmaking_id: matchmaking,
        kind: rule.kind,
        a_id: rule.a,
        b_id: rule.b,
        slot: rule.kind === 'fixed' ? rule.slot : null,
        table_number: rule.kind === 'fixed' ? rule.table : null,
        reason: rule.reason,
        created_by: viewer.kind === 'person' ? viewer.id : null,
        created_at: now,
      })
      .execute();
    if (rule.kind === 'fixed') await wantMeeting(trx, matchmaking, rule.a, rule.b, now);
    await bumpVersion(trx, matchmaking, now);
    await audit(trx, viewer, `meetings.${rule.kind}`, `matchmaking:${matchmaking}`, { rule: id });
    return ok({ id });
  });
}

async function forgetRule(trx: Trx, matchmaking: string, { kind, a, b }: RuleInput): Promise<void> {
  await sql`
    delete from meeting_rule where matchmaking_id = ${matchmaking} and kind = ${kind}
      and least(a_id, b_id) = least(${a}::uuid, ${b}::uuid) and greatest(a_id, b_id) = greatest(${a}::uuid, ${b}::uuid)`.execute(
    trx,
  );
}

/** The request of a pair that is to meet whether or not somebody wished for it. */
async function wantMeeting(trx: Trx, matchmaking: string, a: string, b: string, now: Date): Promise<void> {
  await sql`
    insert into meeting_request (id, matchmaking_id, from_id, to_id, state, from_wish, to_wish, created_at, answered_at)
    values (${uuid()}, ${matchmaking}, ${a}, ${b}, 'accepted', 0, 0, ${now}, ${now})
    on conflict (matchmaking_id, least(from_id, to_id), greatest(from_id, to_id))
    do update set state = 'accepted', answered_at = coalesce(meeting_request.answered_at, excluded.answered_at), expires_at = null`.execute(
    trx,
  );
}

/** Takes a rule away. Side effects: the version, audit. */
export async function removeRule(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  rule: string,
  now: Date,
): Promise<Result<null, LockRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockMatchmaking(trx, viewer, matchmaking);
    if (!locked.ok) return locked;
    const { numDeletedRows } = await trx
      .deleteFrom('meeting_rule')
      .where('matchmaking_id', '=', matchmaking)
      .where('id', '=', rule)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return refuse({ type: 'missing' });
    await bumpVersion(trx, matchmaking, now);
    await audit(trx, viewer, 'meetings.rule-removed', `matchmaking:${matchmaking}`, { rule });
    return ok(null);
  });
}
