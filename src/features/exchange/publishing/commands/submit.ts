import { assertNever, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { listHolders } from '#features/accounts/roles/holders.ts';
import { audit } from '#platform/audit';
import { today } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import { rights } from '../../rights.ts';
import { next } from '../../rules.ts';
import { type ContentError, contentOf } from '../form.ts';
import type { OwnEntry } from '../model.ts';
import { findObstacles } from '../publishable.ts';
import { readSettings } from '../queries.ts';
import { needsCheck, needsCheckOfEdit } from '../rules.ts';
import { lockEntry, readStanding } from './kit.ts';
import { publish } from './publish.ts';

export type SubmitRefusal =
  | { type: 'not-found' }
  | { type: 'not-possible' }
  | { type: 'changed-meanwhile' }
  | { type: 'invalid'; errors: ContentError[] };

/**
 * Submits a draft, or the edit of a published entry. Where the hub wants no check it is published at once. Side effects: `entry`, one audit entry,
 * a notice to each who may check it, or all that comes with `publish`.
 */
export async function submitEntry(
  db: Db,
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  topics: readonly string[],
  now: Date,
): Promise<Result<{ slug: string; isLive: boolean }, SubmitRefusal>> {
  return db.transaction().execute(async (trx) => {
    const entry = await lockEntry(trx, viewer, id);
    if (entry === undefined) return refuse({ type: 'not-found' });
    const stage = stageOf(entry);
    if (stage === undefined || next(stage, 'submit') === undefined) return refuse({ type: 'not-possible' });
    if (entry.version !== version) return refuse({ type: 'changed-meanwhile' });
    const content = entry.editContent ?? contentOf(entry);
    const errors = findObstacles(
      entry,
      content,
      topics,
      today(() => now),
    );
    if (errors.length > 0) return refuse({ type: 'invalid', errors });
    const settings = await readSettings(trx, entry.hubId);
    const standing = await readStanding(trx, entry);
    const isEdit = entry.state === 'published';
    if (!(isEdit ? needsCheckOfEdit(settings, standing) : needsCheck(settings, standing))) {
      return ok({ slug: await publish(trx, viewer, entry, content, now), isLive: true });
    }
    const state = isEdit ? ({ edit_state: 'submitted' } as const) : ({ state: 'submitted' } as const);
    await trx
      .updateTable('entry')
      .set({ ...state, submitted_at: now, returned_at: null })
      .where('id', '=', id)
      .execute();
    await audit(trx, viewer, 'entry.submitted', `entry:${id}`, { version });
    await notify(
      trx,
      { kind: 'entry.to-check', subject: `entry:${id}`, to: await listCheckers(trx, entry, viewer) },
      now,
    );
    return ok({ slug: entry.slug, isLive: false });
  });
}

/** How far what is being worked on has come: the edit of a published entry, or else the entry. */
export function stageOf(entry: Pick<OwnEntry, 'state' | 'editState'>): 'draft' | 'submitted' | undefined {
  switch (entry.state) {
    case 'draft':
    case 'submitted':
      return entry.state;
    case 'published':
      return entry.editState ?? undefined;
    case 'closed':
    case 'withdrawn':
      return undefined;
    default:
      return assertNever(entry.state);
  }
}

/** Who checks for the hub, without those who may not check this one. */
async function listCheckers(trx: Trx, entry: OwnEntry, viewer: Viewer): Promise<string[]> {
  const team = await listHolders(trx, rights['entry.check'], [`hub:${entry.hubId}`, 'network']);
  const own = new Set(await listHolders(trx, rights['entry.write'], [`organisation:${entry.ownerId}`]));
  return team.filter((id) => !own.has(id) && id !== entry.savedBy && !(viewer.kind === 'person' && viewer.id === id));
}

/** Takes back what was submitted, to change it. Side effects: `entry`, one audit entry. */
export async function recallEntry(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<Result<{ slug: string }, { type: 'not-found' } | { type: 'not-possible' }>> {
  return db.transaction().execute(async (trx) => {
    const entry = await lockEntry(trx, viewer, id);
    if (entry === undefined) return refuse({ type: 'not-found' });
    const stage = stageOf(entry);
    const state = stage === undefined ? undefined : next(stage, 'recall');
    if (state !== 'draft') return refuse({ type: 'not-possible' });
    await trx
      .updateTable('entry')
      .set(entry.state === 'published' ? { edit_state: state, submitted_at: null } : { state, submitted_at: null })
      .where('id', '=', id)
      .execute();
    await audit(trx, viewer, 'entry.recalled', `entry:${id}`);
    return ok({ slug: entry.slug });
  });
}
