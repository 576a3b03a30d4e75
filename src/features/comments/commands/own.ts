import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { detectLanguage } from '#engines/language';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { findLink, withdrawLinks } from '#platform/link';
import { emit } from '#platform/outbox';
import type { EditInput } from '../model.ts';
import { canChangeOwn, canModerate } from '../rights.ts';
import { isChecked } from '../rules.ts';
import { countLinks, FREE_LINKS, markText } from '../spam.ts';
import type { CommentWorld } from '../world.ts';
import { type CommentRow, changeState, lockComment, readSetting } from './state.ts';
import { tellModerators } from './tell-moderators.ts';

/** How somebody shows that a comment is theirs: by its secret link, or by having signed in. */
export type Claim = { key: string } | { id: string };

type Gone = { type: 'not-found' };

/** The id of the comment that is claimed, and whether the link came to a mailbox: then its owner has the address. */
export async function findClaimed(
  db: Db,
  viewer: Viewer,
  claim: Claim,
  now: Date,
): Promise<{ id: string; proved: boolean } | undefined> {
  if ('key' in claim) {
    const link = await findLink(db, 'comment-own', claim.key, now);
    return link === undefined ? undefined : { id: link.subject.slice('comment:'.length), proved: link.email !== null };
  }
  const row = await db.selectFrom('comment').select(['id', 'author_id']).where('id', '=', claim.id).executeTakeFirst();
  if (row === undefined || row.author_id === null || !canChangeOwn(viewer, { person: row.author_id })) return undefined;
  return { id: row.id, proved: true };
}

async function lockClaimed(trx: Trx, viewer: Viewer, claim: Claim, now: Date): Promise<CommentRow | undefined> {
  const claimed = await findClaimed(trx, viewer, claim, now);
  const comment = claimed === undefined ? undefined : await lockComment(trx, claimed.id);
  return comment === undefined || comment.state === 'deleted' || comment.state === 'erased' ? undefined : comment;
}

/**
 * The author changes the text. What everybody saw waits again where the hub checks such comments; what was declined or withdrawn always does. Side
 * effects: the comment, marked as edited if it had been seen; open objections are overtaken; notices to the moderators when it waits;
 * `comment.edited`, `comment.withdrawn` when it is no longer seen; one audit entry.
 */
export async function editComment(
  world: CommentWorld,
  viewer: Viewer,
  claim: Claim,
  input: EditInput,
  now: Date,
): Promise<Result<{ waits: boolean }, Gone>> {
  return world.db.transaction().execute(async (trx) => {
    const comment = await lockClaimed(trx, viewer, claim, now);
    if (comment === undefined) return refuse({ type: 'not-found' });
    const unchanged = comment.text === input.text && (input.lang ?? comment.lang) === comment.lang;
    if (unchanged) return ok({ waits: comment.state === 'waiting' });
    const { checks } = await readSetting(trx, comment.hub_id);
    const isMember = comment.author_id !== null;
    const manyLinks = countLinks(input.text) > FREE_LINKS;
    const isChecking =
      !canModerate(viewer, { hub: comment.hub_id }) && (manyLinks || isChecked(checks, isMember ? 'member' : 'guest'));
    const waits = comment.state !== 'released' || isChecking;
    if (waits) await changeState(trx, comment, 'check-again', now);
    const detected = detectLanguage(input.text);
    await trx
      .updateTable('comment')
      .set({
        text: input.text,
        lang: input.lang ?? (detected.confidence > 0.3 ? detected.lang : comment.lang),
        text_mark: markText(input.text),
        version: comment.version + 1,
        held_for: manyLinks ? ['links'] : [],
        ...(comment.released_at === null ? {} : { edited_at: now }),
      })
      .where('id', '=', comment.id)
      .execute();
    await trx
      .updateTable('comment_objection')
      .set({ outcome: 'overtaken' })
      .where('comment_id', '=', comment.id)
      .where('outcome', 'is', null)
      .execute();
    if (waits && comment.state !== 'waiting') await tellModerators(trx, 'comment.waiting', comment.hub_id, now);
    await emit(trx, [
      { type: 'comment.edited', subject: `comment:${comment.id}` },
      ...(waits && comment.state === 'released'
        ? [{ type: 'comment.withdrawn' as const, subject: `comment:${comment.id}` as const }]
        : []),
    ]);
    await audit(trx, viewer, 'comment.edited', `comment:${comment.id}`);
    return ok({ waits });
  });
}

/**
 * The author deletes. Side effects: text and everything that tells who wrote it are gone, the place stays for the replies; open reports and
 * objections end; the secret links open nothing any more; `comment.deleted`; one audit entry.
 */
export async function deleteComment(
  world: CommentWorld,
  viewer: Viewer,
  claim: Claim,
  now: Date,
): Promise<Result<null, Gone>> {
  return world.db.transaction().execute(async (trx) => {
    const comment = await lockClaimed(trx, viewer, claim, now);
    if (comment === undefined) return refuse({ type: 'not-found' });
    await changeState(trx, comment, 'delete', now);
    await emptyComments(trx, [comment.id]);
    await emit(trx, [{ type: 'comment.deleted', subject: `comment:${comment.id}` }]);
    await audit(trx, viewer, 'comment.deleted', `comment:${comment.id}`);
    return ok(null);
  });
}

/** Takes out of comments, of what was decided about them and of what was said to it, everything that tells of their author. */
export async function emptyComments(trx: Trx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('comment')
    .set({
      text: '',
      author_id: null,
      author_name: null,
      author_email: null,
      organisation_id: null,
      follows: false,
      sealed_ip: null,
      address_mark: null,
      text_mark: null,
      form_key: null,
      held_for: [],
    })
    .where('id', 'in', ids)
    .execute();
  await trx.updateTable('comment_decision').set({ statement: null }).where('comment_id', 'in', ids).execute();
  await trx
    .updateTable('comment_objection')
    .set({ text: '', outcome: 'overtaken' })
    .where('comment_id', 'in', ids)
    .where('outcome', 'is', null)
    .execute();
  await trx.updateTable('comment_objection').set({ text: '' }).where('comment_id', 'in', ids).execute();
  await trx
    .updateTable('comment_report')
    .set({ outcome: 'removed', reporter_mark: null })
    .where('comment_id', 'in', ids)
    .where('outcome', 'is', null)
    .execute();
  for (const id of ids) await withdrawLinks(trx, `comment:${id}`);
}

/** Replies by mail, on or off. Only who has shown that the address is theirs can switch it on. Side effects: the comment, one audit entry. */
export async function followReplies(
  world: CommentWorld,
  viewer: Viewer,
  claim: Claim,
  follows: boolean,
  now: Date,
): Promise<Result<null, Gone | { type: 'address-unproved' }>> {
  return world.db.transaction().execute(async (trx) => {
    const comment = await lockClaimed(trx, viewer, claim, now);
    if (comment === undefined) return refuse({ type: 'not-found' });
    const claimed = await findClaimed(trx, viewer, claim, now);
    if (follows && claimed?.proved !== true) return refuse({ type: 'address-unproved' });
    await setFollowing(trx, viewer, comment.id, follows);
    return ok(null);
  });
}

/** The one click at the end of such a mail. It may come twice. */
export async function unfollow(db: Db, viewer: Viewer, key: string, now: Date): Promise<Result<null, Gone>> {
  return db.transaction().execute(async (trx) => {
    const link = await findLink(trx, 'comment-unfollow', key, now);
    if (link === undefined) return refuse({ type: 'not-found' });
    await setFollowing(trx, viewer, link.subject.slice('comment:'.length), false);
    return ok(null);
  });
}

async function setFollowing(trx: Trx, viewer: Viewer, id: string, follows: boolean): Promise<void> {
  await trx.updateTable('comment').set({ follows }).where('id', '=', id).execute();
  await audit(trx, viewer, follows ? 'comment.followed' : 'comment.unfollowed', `comment:${id}`);
}

/** For so long an objection is free (Art. 20 of Regulation (EU) 2022/2065). */
const OBJECTION_MS = 183 * 86_400_000;

/**
 * The author objects to the last decision, once. Side effects: `comment_objection`, notices to the moderators, one audit entry.
 */
export async function object(
  world: CommentWorld,
  viewer: Viewer,
  claim: Claim,
  text: string,
  now: Date,
): Promise<Result<null, Gone | { type: 'nothing-to-object' }>> {
  return world.db.transaction().execute(async (trx) => {
    const comment = await lockClaimed(trx, viewer, claim, now);
    if (comment === undefined) return refuse({ type: 'not-found' });
    const decision = await trx
      .selectFrom('comment_decision')
      .select(['id', 'decided_at'])
      .where('comment_id', '=', comment.id)
      .where('action', 'in', ['decline', 'withdraw'])
      .orderBy('decided_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    const isOut = comment.state === 'declined' || comment.state === 'withdrawn';
    if (!isOut || decision === undefined || now.getTime() - decision.decided_at.getTime() > OBJECTION_MS) {
      return refuse({ type: 'nothing-to-object' });
    }
    const made = await trx
      .insertInto('comment_objection')
      .values({
        id: uuid(),
        comment_id: comment.id,
        hub_id: comment.hub_id,
        lang: comment.lang,
        decision_id: decision.id,
        text,
        created_at: now,
        outcome: null,
        answer_id: null,
      })
      .onConflict((conflict) => conflict.column('decision_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) return refuse({ type: 'nothing-to-object' });
    await tellModerators(trx, 'comment.objection', comment.hub_id, now);
    await audit(trx, viewer, 'comment.objected', `comment:${comment.id}`);
    return ok(null);
  });
}
