import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { daysAfter } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { DRAFT_DAYS, type DraftInput, profileOf } from './model.ts';

/** What is stored of a draft's key: enough to recognise it, not enough to open anything. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/**
 * Keeps a described need or offer under the secret key that its form carries. The same form sent again changes the same
 * draft. Side effects: `draft`, one audit entry without the text, `draft.saved`.
 */
export async function saveDraft(
  db: Db,
  viewer: Viewer,
  input: DraftInput,
  now: Date,
): Promise<Result<{ key: string }, never>> {
  const content = {
    kind: input.kind,
    text: input.text,
    profile: JSON.stringify(profileOf(input)),
    saved_at: now,
    expires_at: daysAfter(now, DRAFT_DAYS),
  };
  await db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('draft')
      .values({ id: uuid(), key_hash: hashKey(input.key), created_at: now, ...content })
      .onConflict((conflict) => conflict.column('key_hash').doUpdateSet(content))
      .returning('id')
      .executeTakeFirstOrThrow();
    await emit(trx, [{ type: 'draft.saved', subject: `draft:${id}` }]);
    await audit(trx, viewer, 'draft.saved', `draft:${id}`);
  });
  return ok({ key: input.key });
}

/** Who has the link may delete. Side effects: the row goes, one audit entry, `draft.deleted`. */
export async function deleteDraft(db: Db, viewer: Viewer, key: string): Promise<Result<null, { type: 'not-found' }>> {
  return db.transaction().execute(async (trx) => {
    const gone = await trx.deleteFrom('draft').where('key_hash', '=', hashKey(key)).returning('id').executeTakeFirst();
    if (gone === undefined) return refuse({ type: 'not-found' });
    await emit(trx, [{ type: 'draft.deleted', subject: `draft:${gone.id}` }]);
    await audit(trx, viewer, 'draft.deleted', `draft:${gone.id}`);
    return ok(null);
  });
}

/** The retention rule of drafts: what has expired is deleted. To be called in a transaction. Side effects: rows of `draft`, `draft.deleted` for each. Returns how many. */
export async function deleteExpiredDrafts(trx: Trx, now: Date): Promise<number> {
  const gone = await trx.deleteFrom('draft').where('expires_at', '<=', now).returning('id').execute();
  await emit(
    trx,
    gone.map(({ id }) => ({ type: 'draft.deleted', subject: `draft:${id}` })),
  );
  return gone.length;
}
