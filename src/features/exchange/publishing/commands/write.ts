import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import { today } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import { columnsOf, type EntryContent } from '../../content.ts';
import type { EntryState } from '../../model.ts';
import { canWriteEntry } from '../../rights.ts';
import { type ContentError, contentOf } from '../form.ts';
import type { OwnEntry } from '../model.ts';
import { findObstacles } from '../publishable.ts';
import { readSettings } from '../queries.ts';
import { needsCheckOfEdit } from '../rules.ts';
import { keepVersion, lockEntry, readStanding } from './kit.ts';
import { publish } from './publish.ts';

interface NewEntry {
  /** A secret of the form, so that a form sent twice is one entry. */
  key: string;
  organisation: string;
  /** Which hub, where the organisation is a member of none. */
  hub: string | undefined;
  content: EntryContent;
}

/**
 * Begins an entry of an organisation as a draft. It belongs to the hub of the organisation; only who has none chooses. The same form sent again
 * answers with the same draft. Side effects: `entry`, `entry_version`, `address`, one audit entry.
 */
export async function createEntry(
  db: Db,
  viewer: Viewer,
  input: NewEntry,
  now: Date,
): Promise<Result<{ slug: string }, { type: 'not-allowed' } | { type: 'no-hub' }>> {
  return db.transaction().execute(async (trx) => {
    const owner = await trx
      .selectFrom('organisation')
      .select(['id', 'hub_id'])
      .where('id', '=', input.organisation)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (owner === undefined || !canWriteEntry(viewer, { hub: owner.hub_id, organisation: owner.id })) {
      return refuse({ type: 'not-allowed' });
    }
    const hub = owner.hub_id ?? (await findHubId(trx, input.hub));
    if (hub === undefined) return refuse({ type: 'no-hub' });
    const id = uuid();
    const state: EntryState = 'draft';
    const made = await trx
      .insertInto('entry')
      .values({
        ...columnsOf(input.content),
        id,
        external_key: input.key,
        slug: id,
        state,
        hub_id: hub,
        owner_id: owner.id,
        published_on: null,
        import_hash: '',
        created_at: now,
        updated_at: now,
        version: 1,
      })
      .onConflict((conflict) => conflict.column('external_key').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) return findSent(trx, input.key, owner.id);
    await claimAddresses(trx, 'entry', [{ id, wanted: id }]);
    await keepVersion(trx, viewer, { entry: id, number: 1, content: input.content, why: 'written' }, now);
    await audit(trx, viewer, 'entry.created', `entry:${id}`);
    return ok({ slug: id });
  });
}

async function findHubId(trx: Trx, slug: string | undefined): Promise<string | undefined> {
  if (slug === undefined) return undefined;
  return (await trx.selectFrom('hub').select('id').where('slug', '=', slug).executeTakeFirst())?.id;
}

/** What the same form has made before; a key of somebody else's opens nothing. */
async function findSent(
  trx: Trx,
  key: string,
  owner: string,
): Promise<Result<{ slug: string }, { type: 'not-allowed' }>> {
  const row = await trx
    .selectFrom('entry')
    .select('slug')
    .where('external_key', '=', key)
    .where('owner_id', '=', owner)
    .executeTakeFirst();
  return row === undefined ? refuse({ type: 'not-allowed' }) : ok(row);
}

export type SaveRefusal =
  | { type: 'not-found' }
  /** Somebody else has saved since the form was opened. */
  | { type: 'changed-meanwhile' }
  /** What is being checked stays as it was submitted. */
  | { type: 'in-check' }
  | { type: 'not-editable' }
  | { type: 'invalid'; errors: ContentError[] };

interface Change {
  id: string;
  /** The version that the form was opened with. */
  version: number;
  content: EntryContent;
  note: string | undefined;
}

/**
 * Saves a new version. Of a draft it is the draft; of a published entry it is live at once or an edit that has to be checked, as the hub decides.
 * Side effects: `entry`, `entry_version` (with what was there before, when nobody had written any), one audit entry, perhaps `entry.published`.
 */
export async function saveEntry(
  db: Db,
  viewer: Viewer,
  change: Change,
  topics: readonly string[],
  now: Date,
): Promise<Result<{ slug: string; isLive: boolean }, SaveRefusal>> {
  return db.transaction().execute(async (trx) => {
    const entry = await lockEntry(trx, viewer, change.id);
    if (entry === undefined) return refuse({ type: 'not-found' });
    if (entry.submittedAt !== null) return refuse({ type: 'in-check' });
    if (entry.state !== 'draft' && entry.state !== 'published') return refuse({ type: 'not-editable' });
    if (entry.version !== change.version) return refuse({ type: 'changed-meanwhile' });
    const content = { ...change.content, kind: entry.kind };
    if (entry.state === 'published' && content.anonymous === 'yes' && !entry.anonymous) {
      return refuse({ type: 'invalid', errors: [{ field: 'anonymous', code: 'anonymousTooLate' }] });
    }
    const isLive = entry.state === 'published' && !(await isEditChecked(trx, entry));
    const errors = isLive
      ? findObstacles(
          entry,
          content,
          topics,
          today(() => now),
        )
      : [];
    if (errors.length > 0) return refuse({ type: 'invalid', errors });

    if (entry.version === 0) {
      await keepVersion(trx, viewer, { entry: entry.id, number: 1, content: contentOf(entry), why: 'imported' }, now);
    }
    const number = Math.max(entry.version, 1) + 1;
    await keepVersion(trx, viewer, { entry: entry.id, number, content, why: 'edited', note: change.note }, now);
    await trx.updateTable('entry').set({ version: number }).where('id', '=', entry.id).execute();
    await audit(trx, viewer, 'entry.saved', `entry:${entry.id}`, { version: number });
    if (isLive) return ok({ slug: await publish(trx, viewer, { ...entry, version: number }, content, now), isLive });
    const changed =
      entry.state === 'draft'
        ? { ...columnsOf(content), updated_at: now, draft_warned_at: null }
        : { edit_state: 'draft' as const, edit_version: number };
    await trx.updateTable('entry').set(changed).where('id', '=', entry.id).execute();
    return ok({ slug: entry.slug, isLive });
  });
}

async function isEditChecked(trx: Trx, entry: OwnEntry): Promise<boolean> {
  return needsCheckOfEdit(await readSettings(trx, entry.hubId), await readStanding(trx, entry));
}

/**
 * Deletes a draft for good, or drops the edit of a published entry, which stays as it is. Side effects: `entry` with its versions, or its columns
 * of the edit; one audit entry.
 */
export async function deleteDraftEntry(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<
  Result<{ slug: string | undefined }, { type: 'not-found' } | { type: 'in-check' } | { type: 'not-editable' }>
> {
  return db.transaction().execute(async (trx) => {
    const entry = await lockEntry(trx, viewer, id);
    if (entry === undefined) return refuse({ type: 'not-found' });
    if (entry.submittedAt !== null) return refuse({ type: 'in-check' });
    if (entry.state === 'published' && entry.editState === 'draft') {
      const none = { edit_state: null, edit_version: null, returned_at: null };
      await trx.updateTable('entry').set(none).where('id', '=', id).execute();
      await audit(trx, viewer, 'entry.edit-dropped', `entry:${id}`);
      return ok({ slug: entry.slug });
    }
    if (entry.state !== 'draft') return refuse({ type: 'not-editable' });
    await trx.deleteFrom('entry').where('id', '=', id).execute();
    await trx.deleteFrom('address').where('kind', '=', 'entry').where('subject_id', '=', id).execute();
    await audit(trx, viewer, 'entry.deleted', `entry:${id}`);
    return ok({ slug: undefined });
  });
}
