import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { canSeeAddress } from '../rights.ts';
import type { CommentWorld } from '../world.ts';

/** Why somebody looked is part of the record; a moderator's own words, so that it can be judged afterwards. */
const KEPT_REASON = 500;

/** The address one comment came from, for a stated reason. Side effects: one audit entry with the reason, also when nothing is kept any more. */
export async function seeAddress(
  world: CommentWorld,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<Result<{ address: string | undefined }, { type: 'not-found' }>> {
  return world.db.transaction().execute(async (trx) => {
    const comment = await trx
      .selectFrom('comment')
      .select(['hub_id', 'sealed_ip'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (comment === undefined || !canSeeAddress(viewer, { hub: comment.hub_id })) return refuse({ type: 'not-found' });
    await audit(trx, viewer, 'comment.see-ip', `comment:${id}`, { reason: reason.slice(0, KEPT_REASON) });
    const { sealed_ip: sealed } = comment;
    return ok({ address: sealed === null ? undefined : world.secret.open('comment-ip', sealed) });
  });
}
