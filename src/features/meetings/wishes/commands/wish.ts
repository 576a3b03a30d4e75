import { type Selectable, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Tables, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { whoMeets } from '../../instance-of.ts';
import { WISHES } from '../../model.ts';
import type { WishWorld } from '../links.ts';
import { type Listed, tell } from '../mails.ts';
import type { WishInput } from '../model.ts';
import { countWishes } from '../queries/requests.ts';
import { canWish, commonLangs } from '../rules.ts';
import { bump, type Frame, lockClaimed, type Standing } from './state.ts';

export type WishRefusal =
  | { type: 'not-found' }
  | { type: 'not-joined' }
  | { type: 'closed' }
  | { type: 'oneself' }
  | { type: 'personUnknown' }
  | { type: 'notAllowed' }
  | { type: 'noLanguage' }
  | { type: 'noOnline' }
  | { type: 'limit'; most: number }
  | { type: 'declinedBefore' };

type Row = Selectable<Tables['meeting_request']>;
type Made = { id: string; became: 'asked' | 'mutual' | 'changed' };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the two have in common, as the suggestion showed it. */
export interface Common {
  points: number;
  topics: readonly string[];
}

/**
 * Wishes to meet somebody, more or less. The pair is one request: if the other has asked already, the two wishes are one agreed request; said again it changes how much.
 * Side effects: `meeting_request`; a mail to the other, at once for the first in a day; the matchmaking's version; one audit entry; `meetings.wished`.
 */
export async function wishFor(
  world: WishWorld,
  viewer: Viewer,
  key: string,
  input: WishInput,
  common: Common,
  now: Date,
): Promise<Result<Made, WishRefusal>> {
  return world.db.transaction().execute(async (trx) => {
    const claimed = await lockClaimed(world, trx, key, [input.to]);
    if (claimed === undefined) return refuse({ type: 'not-found' });
    const { me, frame, people } = claimed;
    if (me.state !== 'joined' || !me.isRegistered) return refuse({ type: 'not-joined' });
    if (frame.isCancelled || !canWish(frame, now)) return refuse({ type: 'closed' });
    if (input.to === me.id) return refuse({ type: 'oneself' });
    const other = people.get(input.to);
    // Somebody of another matchmaking does not exist here.
    if (other === undefined || other.state !== 'joined' || !other.isRegistered)
      return refuse({ type: 'personUnknown' });
    if (!whoMeets(frame)(me.groupKey, other.groupKey) || (await areKeptApart(trx, frame, me, other)))
      return refuse({ type: 'notAllowed' });
    if (commonLangs(me, other).length === 0 && !(await isInterpreted(trx, frame)))
      return refuse({ type: 'noLanguage' });
    const isOnline = input.online || me.onlineOnly || other.onlineOnly;
    if (isOnline && !frame.hasOnline) return refuse({ type: 'noOnline' });

    const existing = await findPair(trx, frame, me, other);
    const mine = existing === undefined ? null : existing.from_id === me.id ? existing.from_wish : existing.to_wish;
    const isLiving = existing?.state === 'open' || existing?.state === 'accepted';
    const takesAnother = !(isLiving && (mine ?? 0) > 0);
    if (takesAnother && (await countWishes(trx, me.id)) >= frame.maxWishes)
      return refuse({ type: 'limit', most: frame.maxWishes });
    // They have said no; asking again would not be kind. Who said no themselves may think better of it.
    if (existing?.state === 'declined' && existing.from_id === me.id) return refuse({ type: 'declinedBefore' });

    const strength = WISHES[input.wish];
    const fit = Math.max(0, Math.min(100, Math.round(common.points)));
    const made = await write(
      trx,
      { me, other, frame, existing, strength, input, isOnline, fit, topics: [...common.topics] },
      now,
    );
    if (made.became === 'asked') await tellAsked(world, trx, { me, other, frame, id: made.id }, now);
    if (made.became === 'mutual')
      await tell(world, trx, [{ to: other, about: frame, told: { kind: 'accepted', by: me } }], now);
    await bump(trx, frame.id);
    await audit(trx, viewer, 'meetings.wished', `meeting_request:${made.id}`, { wish: strength, became: made.became });
    await emit(trx, [{ type: 'meetings.wished', subject: `matchmaking:${frame.id}` }]);
    return ok(made);
  });
}

async function findPair(trx: Trx, frame: Frame, me: Standing, other: Standing): Promise<Row | undefined> {
  return trx
    .selectFrom('meeting_request')
    .selectAll()
    .where('matchmaking_id', '=', frame.id)
    .where((eb) =>
      eb.or([
        eb.and([eb('from_id', '=', me.id), eb('to_id', '=', other.id)]),
        eb.and([eb('from_id', '=', other.id), eb('to_id', '=', me.id)]),
      ]),
    )
    .forUpdate()
    .executeTakeFirst();
}

async function write(
  trx: Trx,
  given: {
    me: Standing;
    other: Standing;
    frame: Frame;
    existing: Row | undefined;
    strength: number;
    input: WishInput;
    isOnline: boolean;
    fit: number;
    topics: string[];
  },
  now: Date,
): Promise<Made> {
  const { me, other, frame, existing, strength, input, fit, topics } = given;
  const mode = given.isOnline ? ('online' as const) : ('table' as const);
  const asked = {
    from_id: me.id,
    to_id: other.id,
    state: 'open' as const,
    from_wish: strength,
    to_wish: null,
    mode,
    message: input.message,
    decline_reason: null,
    fit,
    topics,
    expires_at: new Date(now.getTime() + frame.answerHours * HOUR),
    created_at: now,
    answered_at: null,
    told_at: null,
    reminded_at: null,
  };
  if (existing === undefined) {
    const id = uuid();
    await trx
      .insertInto('meeting_request')
      .values({ id, matchmaking_id: frame.id, follow_up: null, ...asked })
      .execute();
    return { id, became: 'asked' };
  }
  const { id } = existing;
  const change = trx.updateTable('meeting_request').where('id', '=', id);
  if (existing.state === 'withdrawn' || existing.state === 'expired') {
    await change.set(asked).execute();
    return { id, became: 'asked' };
  }
  if (existing.from_id === me.id) {
    await change.set({ from_wish: strength, mode }).execute();
    return { id, became: 'changed' };
  }
  // They have asked me: this is the answer, or another one than before.
  const isAnswered = existing.state === 'accepted';
  await change
    .set({
      state: 'accepted',
      to_wish: strength,
      decline_reason: null,
      answered_at: now,
      expires_at: null,
      fit: Math.max(existing.fit, fit),
    })
    .execute();
  return { id, became: isAnswered ? 'changed' : 'mutual' };
}

async function areKeptApart(trx: Trx, frame: Frame, me: Standing, other: Standing): Promise<boolean> {
  const { rows } = await sql`
    select from meeting_rule where kind = 'forbidden' and matchmaking_id = ${frame.id}
      and least(a_id, b_id) = least(${me.id}::uuid, ${other.id}::uuid) and greatest(a_id, b_id) = greatest(${me.id}::uuid, ${other.id}::uuid)`.execute(
    trx,
  );
  return rows.length > 0;
}

async function isInterpreted(trx: Trx, { id }: Frame): Promise<boolean> {
  const { rows } =
    await sql`select from meeting_slot where matchmaking_id = ${id} and interpreters > 0 limit 1`.execute(trx);
  return rows.length > 0;
}

/** At once, unless they were told of another one within a day: then the job tells them of all together. */
async function tellAsked(
  world: WishWorld,
  trx: Trx,
  { me, other, frame, id }: { me: Standing; other: Standing; frame: Frame; id: string },
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('meeting_participant')
    .set({ asked_mail_at: now })
    .where('id', '=', other.id)
    .where((eb) => eb.or([eb('asked_mail_at', 'is', null), eb('asked_mail_at', '<=', new Date(now.getTime() - DAY))]))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  const told = await trx
    .updateTable('meeting_request')
    .set({ told_at: now })
    .where('id', '=', id)
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  const listed: Listed = { id, name: me.name, organisation: me.organisation, expiresAt: told.expires_at };
  await tell(world, trx, [{ to: other, about: frame, told: { kind: 'asked', requests: [listed] } }], now);
}
