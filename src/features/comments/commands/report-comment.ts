import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { emit } from '#platform/outbox';
import type { ReportInput } from '../model.ts';
import { markAddress } from '../spam.ts';
import { findSubject } from '../subjects.ts';
import type { CommentWorld } from '../world.ts';
import { lockComment } from './state.ts';
import { tellModerators } from './tell-moderators.ts';

/**
 * Anybody reports a released comment. Who reports it again, from the same address or account, is counted once while nobody has decided. Side
 * effects: `comment_report`, the count on the comment, notices to the moderators, `comment.reported`, one audit entry.
 */
export async function reportComment(
  world: CommentWorld,
  viewer: Viewer,
  id: string,
  address: string,
  input: ReportInput,
  now: Date,
): Promise<Result<{ counted: boolean }, { type: 'not-found' }>> {
  const mark = viewer.kind === 'person' ? `person:${viewer.id}` : markAddress(world.secret, address);
  return world.db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id);
    if (comment?.state !== 'released') return refuse({ type: 'not-found' });
    const subject = await findSubject(world.subjects, trx, viewer, comment.subject);
    if (subject === undefined) return refuse({ type: 'not-found' });
    const report = await trx
      .insertInto('comment_report')
      .values({
        id: uuid(),
        comment_id: id,
        hub_id: comment.hub_id,
        reason: input.reason,
        text: input.text,
        email: viewer.kind === 'person' ? viewer.email : (input.email ?? null),
        lang: viewer.lang,
        person_id: viewer.kind === 'person' ? viewer.id : null,
        reporter_mark: mark,
        created_at: now,
        decision_id: null,
        outcome: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['comment_id', 'reporter_mark']).where('outcome', 'is', null).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (report === undefined) return ok({ counted: false });
    await trx
      .updateTable('comment')
      .set((eb) => ({ open_reports: eb('open_reports', '+', 1), reported_since: comment.reported_since ?? now }))
      .where('id', '=', id)
      .execute();
    await tellModerators(trx, 'comment.reported', comment.hub_id, now);
    await emit(trx, [{ type: 'comment.reported', subject: `comment:${id}` }]);
    await audit(trx, viewer, 'comment.reported', `comment:${id}`, { reason: input.reason });
    return ok({ counted: true });
  });
}
