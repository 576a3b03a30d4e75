import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import { today } from '#platform/clock';
import type { Db, Trx } from '#platform/database';
import { useLink, withdrawLinks } from '#platform/link';
import { emit } from '#platform/outbox';
import type { EntryState } from '../../model.ts';
import { next, renewedUntil } from '../../rules.ts';
import { contentOf } from '../form.ts';
import type { OwnEntry } from '../model.ts';
import { keepVersion, lockEntry } from './kit.ts';

export type LiveRefusal = { type: 'not-found' } | { type: 'not-possible' };

/** Takes a published or closed entry out of the exchange. Side effects: as of `leave`. */
export function withdrawEntry(db: Db, viewer: Viewer, id: string, now: Date) {
  return leave(db, viewer, id, { action: 'withdraw', outcome: undefined }, now);
}

/** Closes a published entry with what came of it; it stays to be read. Side effects: as of `leave`. */
export function closeEntry(db: Db, viewer: Viewer, { id, outcome }: { id: string; outcome: string }, now: Date) {
  return leave(db, viewer, id, { action: 'close', outcome }, now);
}

/** Side effects: `entry` (an edit that waits is dropped), its links to renew, one audit entry, `entry.withdrawn`. */
async function leave(
  db: Db,
  viewer: Viewer,
  id: string,
  { action, outcome }: { action: 'withdraw' | 'close'; outcome: string | undefined },
  now: Date,
): Promise<Result<{ slug: string; state: EntryState }, LiveRefusal>> {
  return db.transaction().execute(async (trx) => {
    const entry = await lockEntry(trx, viewer, id);
    if (entry === undefined) return refuse({ type: 'not-found' });
    const state = next(entry.state, action);
    if (state === undefined) return refuse({ type: 'not-possible' });
    const edit = { edit_state: null, edit_version: null, submitted_at: null, returned_at: null };
    await trx
      .updateTable('entry')
      .set({ state, ...edit, ...(outcome === undefined ? {} : { outcome }), updated_at: now })
      .where('id', '=', id)
      .execute();
    await withdrawLinks(trx, `entry:${id}`, 'entry-renew');
    await audit(trx, viewer, `entry.${state}`, `entry:${id}`);
    await emit(trx, [{ type: 'entry.withdrawn', subject: `entry:${id}` }]);
    return ok({ slug: entry.slug, state });
  });
}

/** Lets an entry hold for another year. Side effects: as of `extend`. */
export async function renewEntry(
  db: Db,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Result<{ slug: string; until: string }, LiveRefusal>> {
  return db.transaction().execute(async (trx) => {
    const entry = await lockEntry(trx, viewer, id);
    return entry === undefined ? refuse({ type: 'not-found' }) : extend(trx, viewer, entry, now);
  });
}

/** The same by the link of the mail before expiry: who has it speaks for the organisation. The link is used up. */
export async function renewByLink(
  db: Db,
  key: string,
  now: Date,
): Promise<Result<{ slug: string; until: string }, LiveRefusal>> {
  const system: Viewer = { kind: 'system', lang: 'de' };
  return db.transaction().execute(async (trx) => {
    const link = await useLink(trx, 'entry-renew', key, now);
    const entry = link === undefined ? undefined : await lockEntry(trx, system, link.subject.slice('entry:'.length));
    return entry === undefined ? refuse({ type: 'not-found' }) : extend(trx, system, entry, now);
  });
}

/** Side effects: `entry`, `entry_version`, its links to renew, one audit entry, `entry.published`. */
async function extend(
  trx: Trx,
  viewer: Viewer,
  entry: OwnEntry,
  now: Date,
): Promise<Result<{ slug: string; until: string }, LiveRefusal>> {
  // A programme ends with its deadline, which nobody renews by a click.
  if (next(entry.state, 'renew') === undefined || entry.deadline !== null) return refuse({ type: 'not-possible' });
  const day = today(() => now);
  const until = renewedUntil(entry.validUntil, day);
  const changed = { valid_until: until, expiry_told: null, updated_at: now };
  await trx.updateTable('entry').set(changed).where('id', '=', entry.id).execute();
  if (entry.version > 0 && entry.submittedAt === null && entry.editState === null) {
    const number = entry.version + 1;
    const content = { ...contentOf(entry), valid_until: until };
    await keepVersion(trx, viewer, { entry: entry.id, number, content, why: 'edited' }, now);
    await trx.updateTable('entry').set({ version: number }).where('id', '=', entry.id).execute();
  }
  await withdrawLinks(trx, `entry:${entry.id}`, 'entry-renew');
  await audit(trx, viewer, 'entry.renewed', `entry:${entry.id}`);
  await emit(trx, [{ type: 'entry.published', subject: `entry:${entry.id}` }]);
  return ok({ slug: entry.slug, until });
}
