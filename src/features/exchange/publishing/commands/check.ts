import { v7 as uuid } from 'uuid';
import { assertNever, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { listHolders } from '#features/accounts/roles/holders.ts';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { canCheckEntry, isChecker, rights } from '../../rights.ts';
import { contentOf } from '../form.ts';
import type { CheckDecision, OwnEntry } from '../model.ts';
import { readSettings } from '../queries.ts';
import { judge, type Verdict } from '../rules.ts';
import { lockEntry } from './kit.ts';
import { publish } from './publish.ts';
import { stageOf } from './submit.ts';

export type CheckRefusal =
  | { type: 'not-found' }
  /** Their own organisation's, or their own text. */
  | { type: 'own' }
  /** Somebody else has decided, or it was taken back, or it is another text by now. */
  | { type: 'not-in-check' }
  | { type: 'criteria-changed' }
  | { type: Exclude<Verdict, 'passed'> }
  | { type: 'no-comment' };

export interface Check {
  id: string;
  /** The version that was read. */
  version: number;
  decision: CheckDecision;
  /** By the order of the hub's criteria. */
  points: (number | undefined)[];
  comment: string;
}

/**
 * Decides about what was submitted. To publish, every criterion needs points, no zero, and their mean the hub's threshold; to return, the comment
 * is what the author gets. Of two who decide at once the second is told so. Side effects: `entry_check`, `entry`, one audit entry, a notice to the
 * organisation's people, and with a publication all that comes with `publish`.
 */
export async function checkEntry(
  db: Db,
  viewer: Viewer,
  check: Check,
  now: Date,
): Promise<Result<{ slug: string; hub: string }, CheckRefusal>> {
  return db.transaction().execute(async (trx) => {
    const entry = await lockEntry(trx, viewer, check.id);
    if (entry === undefined || !isChecker(viewer, entry.hubId)) return refuse({ type: 'not-found' });
    const place = { hub: entry.hubId, organisation: entry.ownerId, savedBy: entry.savedBy };
    if (!canCheckEntry(viewer, place)) return refuse({ type: 'own' });
    if (stageOf(entry) !== 'submitted' || entry.version !== check.version) return refuse({ type: 'not-in-check' });
    const { criteria, threshold } = await readSettings(trx, entry.hubId);
    if (check.points.length !== criteria.length) return refuse({ type: 'criteria-changed' });
    const verdict = judge(check.points, threshold);
    if (check.decision === 'published' && verdict !== 'passed') return refuse({ type: verdict });
    if (check.decision === 'returned' && check.comment === '') return refuse({ type: 'no-comment' });
    const points = criteria.flatMap((label, at) => {
      const given = check.points[at];
      return given === undefined ? [] : [{ label, points: given }];
    });
    await trx
      .insertInto('entry_check')
      .values({
        id: uuid(),
        entry_id: entry.id,
        version: check.version,
        decision: check.decision,
        points: JSON.stringify(points),
        comment: check.comment === '' ? null : check.comment,
        checker_id: viewer.kind === 'person' ? viewer.id : null,
        decided_at: now,
      })
      .execute();
    const slug = await decide(trx, viewer, entry, check.decision, now);
    const people = await listHolders(trx, rights['entry.write'], [`organisation:${entry.ownerId}`]);
    await notify(trx, { kind: `entry.${check.decision}`, subject: `entry:${entry.id}`, to: people }, now);
    return ok({ slug, hub: entry.hub.slug });
  });
}

async function decide(trx: Trx, viewer: Viewer, entry: OwnEntry, decision: CheckDecision, now: Date): Promise<string> {
  switch (decision) {
    case 'published':
      return publish(trx, viewer, entry, entry.editContent ?? contentOf(entry), now);
    case 'returned': {
      const back = entry.state === 'published' ? ({ edit_state: 'draft' } as const) : ({ state: 'draft' } as const);
      const times = { submitted_at: null, returned_at: now };
      await trx
        .updateTable('entry')
        .set({ ...back, ...times })
        .where('id', '=', entry.id)
        .execute();
      await audit(trx, viewer, 'entry.returned', `entry:${entry.id}`, { version: entry.version });
      return entry.slug;
    }
    default:
      return assertNever(decision);
  }
}
