import { assertNever, type Viewer } from '#engines/kit';
import { decideApproval } from '../../registration/commands/approval.ts';
import { cancelRegistration } from '../../registration/commands/cancel.ts';
import type { RegistrationWorld } from '../../registration/world.ts';
import type { BulkAction } from '../act-texts.ts';
import { offerPlace, setNote } from './single.ts';

/** A registration as the organiser saw it. */
export interface Seen {
  id: string;
  stage: number;
}

/**
 * Does the same with several registrations, each a command and a transaction of its own: what somebody else has decided meanwhile is left as it is and counted.
 * `seen` holds only ids of this event; the commands check the right again for each.
 */
export async function doWithMany(
  world: RegistrationWorld,
  viewer: Viewer,
  seen: readonly Seen[],
  action: Exclude<BulkAction, 'mail'>,
  words: string,
  now: Date,
): Promise<{ done: number; skipped: number }> {
  let done = 0;
  for (const one of seen) {
    const result = await doWithOne(world, viewer, one, action, words, now);
    if (result.ok) done++;
  }
  return { done, skipped: seen.length - done };
}

function doWithOne(
  world: RegistrationWorld,
  viewer: Viewer,
  { id, stage }: Seen,
  action: Exclude<BulkAction, 'mail'>,
  words: string,
  now: Date,
): Promise<{ ok: boolean }> {
  switch (action) {
    case 'approve':
    case 'decline':
      return decideApproval(world, viewer, id, { decision: action, stage, words }, now);
    case 'offer':
      return offerPlace(world, viewer, id, now);
    case 'cancel':
      return cancelRegistration(world, viewer, { id }, now, words === '' ? undefined : words);
    case 'note':
      return setNote(world, viewer, id, words);
    default:
      return assertNever(action);
  }
}
