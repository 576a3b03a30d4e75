import { notify } from '#features/accounts/notices/notify.ts';
import { listHolders } from '#features/accounts/roles/holders.ts';
import type { Trx } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';
import { rights } from '../rights.ts';

/** The queue of a hub; comments on what has no hub wait for the network. */
export function queueOf(hub: string | null): SubjectRef {
  return hub === null ? 'network:comments' : `hub:${hub}`;
}

export async function listModerators(trx: Trx, hub: string | null): Promise<string[]> {
  return listHolders(trx, rights['comment.release'], hub === null ? ['network'] : ['network', `hub:${hub}`]);
}

/**
 * Tells the moderators of a hub that something waits; where the hub has people of its own, those of the whole network are left in peace. Who has
 * not been told of the last notice yet gets no second one: a notice says how many wait, not which.
 */
export async function tellModerators(
  trx: Trx,
  kind: 'comment.waiting' | 'comment.reported' | 'comment.objection',
  hub: string | null,
  now: Date,
): Promise<void> {
  const own = hub === null ? [] : await listHolders(trx, rights['comment.release'], [`hub:${hub}`]);
  const people = own.length > 0 ? own : await listModerators(trx, hub);
  if (people.length === 0) return;
  const subject = queueOf(hub);
  const untold = await trx
    .selectFrom('notice')
    .select('person_id')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('person_id', 'in', people)
    .where('mailed_at', 'is', null)
    .where('created_at', '>', new Date(now.getTime() - BUNDLE_MS))
    .execute();
  const known = new Set(untold.map((row) => row.person_id));
  await notify(trx, { kind, subject, to: people.filter((person) => !known.has(person)) }, now);
}

/** Somebody who has switched mails off is never told: after this time the next comment writes a notice again. */
const BUNDLE_MS = 3_600_000;
