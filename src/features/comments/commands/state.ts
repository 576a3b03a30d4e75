import type { Selectable } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { Checks, CommentState, CommentTable } from '../model.ts';
import { USUAL_IP_DAYS } from '../model.ts';
import { type CommentAction, nextState } from '../rules.ts';

export type CommentRow = Selectable<CommentTable>;

/** The comment, held until the transaction ends: of two who decide at once the second sees what the first did. */
export async function lockComment(trx: Trx, id: string): Promise<CommentRow | undefined> {
  return trx.selectFrom('comment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The only place that changes the state of a comment, but for taking a decision back. Wants the row locked; undefined where it cannot happen. */
export async function changeState(
  trx: Trx,
  comment: CommentRow,
  action: CommentAction,
  now: Date,
): Promise<CommentState | undefined> {
  const state = nextState(comment.state, action);
  if (state === undefined) return undefined;
  await trx
    .updateTable('comment')
    .set({
      state,
      // Who has the page of before open decides about another state.
      version: comment.version + 1,
      waiting_since: state === 'waiting' ? (comment.waiting_since ?? now) : null,
      ...(state === 'released' ? { released_at: comment.released_at ?? now } : {}),
      // What nobody can see any more needs no answer to its reports from the queue.
      ...(state === 'released' ? {} : { open_reports: 0, reported_since: null }),
    })
    .where('id', '=', comment.id)
    .execute();
  return state;
}

export interface Setting {
  checks: Checks;
  ipDays: number;
}

/** What holds for a hub; where nobody has set anything, and where there is no hub, guests are checked. */
export async function readSetting(db: Db, hub: string | null): Promise<Setting> {
  const row =
    hub === null
      ? undefined
      : await db
          .selectFrom('comment_setting')
          .select(['checks', 'ip_days'])
          .where('hub_id', '=', hub)
          .executeTakeFirst();
  return { checks: row?.checks ?? 'guests', ipDays: row?.ip_days ?? USUAL_IP_DAYS };
}
