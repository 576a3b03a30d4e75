import type { Viewer } from '#engines/kit';
import type { Db, Trx } from '#platform/database';
import type { EntryContent } from '../../content.ts';
import type { EntryState } from '../../model.ts';
import type { OwnEntry, VersionReason } from '../model.ts';
import { findOwnEntryById } from '../queries.ts';

/** The entry as it is now; nobody else changes it before this transaction ends. */
export async function lockEntry(trx: Trx, viewer: Viewer, id: string): Promise<OwnEntry | undefined> {
  const row = await trx.selectFrom('entry').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : findOwnEntryById(trx, viewer, id);
}

/** What the organisation has to do with the hub: whether it is a member, and has ever published there. */
export async function readStanding(
  db: Db,
  entry: Pick<OwnEntry, 'hubId' | 'ownerId' | 'ownerHubId'>,
): Promise<{ isMember: boolean; hasPublished: boolean }> {
  const states: EntryState[] = ['published', 'closed', 'withdrawn'];
  const published = await db
    .selectFrom('entry')
    .select('id')
    .where('owner_id', '=', entry.ownerId)
    .where('hub_id', '=', entry.hubId)
    .where('state', 'in', states)
    .limit(1)
    .executeTakeFirst();
  return { isMember: entry.ownerHubId === entry.hubId, hasPublished: published !== undefined };
}

/** Keeps a version for good. */
export async function keepVersion(
  trx: Trx,
  viewer: Viewer,
  version: { entry: string; number: number; content: EntryContent; why: VersionReason; note?: string | undefined },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('entry_version')
    .values({
      entry_id: version.entry,
      number: version.number,
      content: JSON.stringify(version.content),
      why: version.why,
      note: version.note ?? null,
      saved_by: viewer.kind === 'person' && version.why !== 'imported' ? viewer.id : null,
      saved_at: now,
    })
    .execute();
}
