import { today } from '#platform/clock';
import type { Db } from '#platform/database';
import type { DraftKind, Profile } from '../model.ts';

/** A draft for which is looked out: its text, which nobody but its own question gets. */
export interface Watched {
  id: string;
  kind: DraftKind;
  text: string;
  profile: Profile;
  savedAt: Date;
}

/** Those of these drafts that have not expired. */
export async function readWatched(db: Db, ids: readonly string[], now: Date): Promise<Watched[]> {
  if (ids.length === 0) return [];
  return selectWatched(db, now).where('id', 'in', ids).execute();
}

/** The newest drafts that have not expired. */
export function readWatchedAll(db: Db, now: Date, limit: number): Promise<Watched[]> {
  return selectWatched(db, now).orderBy('saved_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

function selectWatched(db: Db, now: Date) {
  return db
    .selectFrom('draft')
    .select(['id', 'kind', 'text', 'profile', 'saved_at as savedAt'])
    .where('expires_at', '>', now);
}

/** Drafts for which this entry was found before. */
export async function listDraftsFor(db: Db, entryId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('standing_match')
    .select('draft_id')
    .where('matched_entry_id', '=', entryId)
    .where('draft_id', 'is not', null)
    .execute();
  return rows.flatMap(({ draft_id }) => draft_id ?? []);
}

/** The entries that were found for a draft since it was saved, and on which day. */
export async function readNewMatches(db: Db, draftId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('standing_match')
    .innerJoin('draft', 'draft.id', 'standing_match.draft_id')
    .select(['matched_entry_id as id', 'found_at as foundAt'])
    .where('draft.id', '=', draftId)
    .whereRef('standing_match.found_at', '>', 'draft.saved_at')
    .execute();
  return new Map(rows.map(({ id, foundAt }) => [id, today(() => foundAt)]));
}
