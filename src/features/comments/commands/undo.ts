import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { recallMails } from '#platform/mail';
import { emit } from '#platform/outbox';
import { canModerate } from '../rights.ts';
import { nextState, UNDO_MS } from '../rules.ts';
import { lockComment } from './state.ts';

/**
 * Takes back what somebody has decided in the last five minutes, everything decided together. Side effects, for each: the comment is as it was,
 * unless its author has changed or deleted it since; reports and objections are open again; mails that have not left are deleted; the decision goes;
 * `comment.withdrawn` where everybody saw the comment meanwhile, `comment.released` where it comes back; one audit entry.
 */
export async function undoDecision(
  db: Db,
  viewer: Viewer,
  batch: string,
  now: Date,
): Promise<Result<{ undone: number }, { type: 'not-found' } | { type: 'too-late' }>> {
  if (viewer.kind !== 'person') return refuse({ type: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const decisions = await trx
      .selectFrom('comment_decision')
      .selectAll()
      .where('batch', '=', batch)
      .where('decided_by', '=', viewer.id)
      .orderBy('id')
      .forUpdate()
      .execute();
    if (decisions.length === 0) return refuse({ type: 'not-found' });
    if (decisions.some(({ decided_at }) => now.getTime() - decided_at.getTime() >= UNDO_MS)) {
      return refuse({ type: 'too-late' });
    }
    let undone = 0;
    for (const decision of decisions) {
      const { before } = decision;
      const comment = decision.comment_id === null ? undefined : await lockComment(trx, decision.comment_id);
      if (comment === undefined || !canModerate(viewer, { hub: comment.hub_id })) continue;
      const { action } = decision;
      const after = action === 'keep' || action === 'uphold' ? before.state : nextState(before.state, action);
      const newer = await trx
        .selectFrom('comment_decision')
        .select('id')
        .where('comment_id', '=', comment.id)
        .where('decided_at', '>', decision.decided_at)
        .executeTakeFirst();
      if (comment.state !== after || newer !== undefined) continue;
      await recallMails(trx, decision.mail_ids, now);
      await trx
        .updateTable('comment')
        .set({
          state: before.state,
          waiting_since: dateOf(before.waiting_since),
          released_at: dateOf(before.released_at),
          announced_at: dateOf(before.announced_at),
          open_reports: before.open_reports,
          reported_since: dateOf(before.reported_since),
        })
        .where('id', '=', comment.id)
        .execute();
      await trx
        .updateTable('comment_report')
        .set({ outcome: null, decision_id: null })
        .where('decision_id', '=', decision.id)
        .execute();
      await trx
        .updateTable('comment_objection')
        .set({ outcome: null, answer_id: null })
        .where('answer_id', '=', decision.id)
        .execute();
      await trx.deleteFrom('comment_decision').where('id', '=', decision.id).execute();
      if (before.state === 'released' && action === 'withdraw') {
        await emit(trx, [{ type: 'comment.released', subject: `comment:${comment.id}` }]);
      } else if (action === 'release') {
        await emit(trx, [{ type: 'comment.withdrawn', subject: `comment:${comment.id}` }]);
      }
      await audit(trx, viewer, `comment.undo-${action}`, `comment:${comment.id}`);
      undone++;
    }
    return undone === 0 ? refuse({ type: 'too-late' }) : ok({ undone });
  });
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
