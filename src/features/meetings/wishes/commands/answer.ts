import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { WISHES, type Wish } from '../../model.ts';
import type { WishWorld } from '../links.ts';
import { tell } from '../mails.ts';
import type { DeclineReason } from '../model.ts';
import { countWishes } from '../queries/requests.ts';
import { canAnswer } from '../rules.ts';
import { declineWords } from '../texts/decline.ts';
import { bump, type Frame, lockClaimed, type Standing } from './state.ts';

export type AnswerRefusal =
  | { type: 'not-found' }
  | { type: 'not-joined' }
  | { type: 'closed' }
  | { type: 'answered' }
  | { type: 'limit'; most: number };

interface Held {
  me: Standing;
  other: Standing;
  frame: Frame;
  request: { id: string; state: string; from_id: string; to_id: string; expires_at: Date | null; told_at: Date | null };
}

/** A request of this person, with both people held. Those of others do not exist. */
async function lockRequest(world: WishWorld, trx: Trx, key: string, id: string): Promise<Held | undefined> {
  const pair = await trx
    .selectFrom('meeting_request')
    .select(['from_id', 'to_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (pair === undefined) return undefined;
  const claimed = await lockClaimed(world, trx, key, [pair.from_id, pair.to_id]);
  if (claimed === undefined) return undefined;
  const { me, frame, people } = claimed;
  const other = people.get(pair.from_id === me.id ? pair.to_id : pair.from_id);
  if (other === undefined || (pair.from_id !== me.id && pair.to_id !== me.id)) return undefined;
  const request = await trx
    .selectFrom('meeting_request')
    .select(['id', 'state', 'from_id', 'to_id', 'expires_at', 'told_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { me, other, frame, request };
}

/** Of two answers at the same moment, and of one sent twice, only the first counts. */
function refuseAnswer({ me, frame, request }: Held, now: Date): AnswerRefusal | undefined {
  if (request.to_id !== me.id) return { type: 'not-found' };
  if (me.state !== 'joined' || !me.isRegistered) return { type: 'not-joined' };
  if (request.state !== 'open') return { type: 'answered' };
  if (frame.isCancelled || !canAnswer(frame, { expiresAt: request.expires_at }, now)) return { type: 'closed' };
  return undefined;
}

/**
 * Accepts a request, with a wish of one's own or without. Side effects: `meeting_request`; a mail to who asked; the matchmaking's version; one audit entry;
 * `meetings.answered`. A wish of one's own counts to the limit; only accepting never does.
 */
export async function accept(
  world: WishWorld,
  viewer: Viewer,
  key: string,
  id: string,
  wish: Wish | 'only',
  now: Date,
): Promise<Result<{ id: string }, AnswerRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const held = await lockRequest(world, trx, key, id);
    if (held === undefined) return refuse({ type: 'not-found' });
    const refused = refuseAnswer(held, now);
    if (refused !== undefined) return refuse(refused);
    const { me, other, frame } = held;
    if (wish !== 'only' && (await countWishes(trx, me.id)) >= frame.maxWishes)
      return refuse({ type: 'limit', most: frame.maxWishes });
    await trx
      .updateTable('meeting_request')
      .set({ state: 'accepted', to_wish: wish === 'only' ? 0 : WISHES[wish], answered_at: now, expires_at: null })
      .where('id', '=', id)
      .execute();
    await tell(world, trx, [{ to: other, about: frame, told: { kind: 'accepted', by: me } }], now);
    await finish(trx, viewer, held, 'accepted');
    return ok({ id });
  });
}

/**
 * Declines a request with a reason, which who asked is told. Side effects: `meeting_request`; a mail; the matchmaking's version; one audit entry;
 * `meetings.answered`.
 */
export async function decline(
  world: WishWorld,
  viewer: Viewer,
  key: string,
  id: string,
  reason: { chosen: DeclineReason } | { words: string },
  now: Date,
): Promise<Result<{ id: string }, AnswerRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const held = await lockRequest(world, trx, key, id);
    if (held === undefined) return refuse({ type: 'not-found' });
    const refused = refuseAnswer(held, now);
    if (refused !== undefined) return refuse(refused);
    const { me, other, frame } = held;
    const stored = 'chosen' in reason ? reason.chosen : reason.words;
    await trx
      .updateTable('meeting_request')
      .set({ state: 'declined', decline_reason: stored, answered_at: now, expires_at: null })
      .where('id', '=', id)
      .execute();
    const told = { kind: 'declined' as const, by: me, reason: declineWords(other.lang, stored) };
    await tell(world, trx, [{ to: other, about: frame, told }], now);
    await finish(trx, viewer, held, 'declined');
    return ok({ id });
  });
}

/**
 * Takes back a request of one's own, or an agreed one of either side, while nothing is published. Side effects: `meeting_request`; a mail to the other
 * if they knew of it; the matchmaking's version; one audit entry; `meetings.answered`.
 */
export async function withdraw(
  world: WishWorld,
  viewer: Viewer,
  key: string,
  id: string,
  now: Date,
): Promise<Result<{ id: string }, AnswerRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const held = await lockRequest(world, trx, key, id);
    if (held === undefined) return refuse({ type: 'not-found' });
    const { me, other, frame, request } = held;
    const isMine = request.from_id === me.id;
    if (request.state !== 'accepted' && !(request.state === 'open' && isMine)) return refuse({ type: 'answered' });
    if (frame.state !== 'wishing' && frame.state !== 'planning') return refuse({ type: 'closed' });
    await trx
      .updateTable('meeting_request')
      .set({ state: 'withdrawn', answered_at: now, expires_at: null })
      .where('id', '=', id)
      .execute();
    const knew = request.state === 'accepted' || request.told_at !== null;
    if (knew && other.state === 'joined')
      await tell(world, trx, [{ to: other, about: frame, told: { kind: 'withdrawn', by: me } }], now);
    await finish(trx, viewer, held, 'withdrawn');
    return ok({ id });
  });
}

async function finish(trx: Trx, viewer: Viewer, { frame, request }: Held, what: string): Promise<void> {
  await bump(trx, frame.id);
  await audit(trx, viewer, `meetings.${what}`, `meeting_request:${request.id}`);
  await emit(trx, [{ type: 'meetings.answered', subject: `matchmaking:${frame.id}` }]);
}
