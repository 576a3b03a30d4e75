import type { Selectable } from 'kysely';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { today } from '#platform/clock';
import type { Db, Tables, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { mayWith } from '../rights.ts';
import type { Profile } from './model.ts';

export type OrganisationLock = Pick<Selectable<Tables['organisation']>, 'id' | 'slug' | 'name' | 'web' | 'hub_id'>;

/** The organisation, kept for this transaction; undefined when it is not in the directory. What decides about its people waits here. */
export async function lockOrganisation(trx: Trx, id: string): Promise<OrganisationLock | undefined> {
  return trx
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'web', 'hub_id'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** The columns of `organisation` that a profile fills. */
export function columnsOf({ place, ...profile }: Profile) {
  return { ...profile, place_id: place };
}

/**
 * Changes the profile of an organisation. Who saves it has read it, so it counts as confirmed today. The address stays: links to it are out in the world.
 * Side effects: `organisation`, `organisation.saved`, one audit entry.
 */
export async function saveProfile(
  db: Db,
  viewer: Viewer,
  id: string,
  profile: Profile,
  now: Date,
): Promise<Result<{ slug: string }, { type: 'not-found' | 'not-allowed' }>> {
  return db.transaction().execute(async (trx) => {
    const organisation = await lockOrganisation(trx, id);
    if (organisation === undefined) return refuse({ type: 'not-found' });
    if (!mayWith(viewer, 'organisation.edit', { id, hubId: organisation.hub_id }))
      return refuse({ type: 'not-allowed' });
    await trx
      .updateTable('organisation')
      .set({ ...columnsOf(profile), ...confirmedNow(now), edited_at: now, updated_at: now })
      .where('id', '=', id)
      .execute();
    await emit(trx, [{ type: 'organisation.saved', subject: `organisation:${id}` }]);
    await audit(trx, viewer, 'organisation.edit', `organisation:${id}`);
    return ok({ slug: organisation.slug });
  });
}

/** A record that somebody has looked through today; nobody needs to be asked for a year. */
export function confirmedNow(now: Date) {
  return { confirmed_on: today(() => now), confirmation_asked_at: null, confirmation_reminded_at: null };
}
