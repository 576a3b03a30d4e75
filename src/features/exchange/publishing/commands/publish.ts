import type { Viewer } from '#engines/kit';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import { today } from '#platform/clock';
import type { Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { columnsOf, type EntryContent } from '../../content.ts';
import { next, wantedSlug } from '../../rules.ts';
import type { OwnEntry } from '../model.ts';

/**
 * Makes content what the public reads, in the transaction of who decided it. An entry that was never published gets its address of its title now:
 * the address of a draft says nothing. Side effects: `entry`, `address`, one audit entry, `entry.published`. Returns the address.
 */
export async function publish(
  trx: Trx,
  viewer: Viewer,
  entry: OwnEntry,
  content: EntryContent,
  now: Date,
): Promise<string> {
  const isFirst = entry.state !== 'published';
  const state = next(isFirst ? entry.state : (entry.editState ?? 'draft'), 'publish');
  if (state === undefined) throw new Error(`an entry that is ${entry.state} cannot be published`);
  const claimed = isFirst
    ? await claimAddresses(trx, 'entry', [{ id: entry.id, wanted: wantedSlug(content) }])
    : undefined;
  const slug = claimed?.get(entry.id) ?? entry.slug;
  await trx
    .updateTable('entry')
    .set({
      ...columnsOf(content),
      slug,
      state,
      edit_state: null,
      edit_version: null,
      submitted_at: null,
      returned_at: null,
      expiry_told: null,
      updated_at: now,
      // For readers its life begins now, and what has been looked out for finds it as new.
      ...(isFirst ? { published_on: today(() => now), created_at: now } : {}),
    })
    .where('id', '=', entry.id)
    .execute();
  await audit(trx, viewer, 'entry.published', `entry:${entry.id}`, { version: entry.version });
  await emit(trx, [{ type: 'entry.published', subject: `entry:${entry.id}` }]);
  return slug;
}
