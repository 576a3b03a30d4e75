import type { Lang } from '#engines/kit';
import type { World } from '#platform/feature';
import { readSignedKey, signedKey } from '#platform/link';

/** What commands on wishes need of the world. */
export type WishWorld = Pick<World, 'db' | 'secret' | 'config'>;

/** For what the key of a participant's page is signed. */
const PURPOSE = 'meetings';

export function meetingsKey(world: Pick<WishWorld, 'secret'>, participant: string): string {
  return signedKey(world.secret, PURPOSE, participant);
}

/** The participant whose page this key opens. */
export function readMeetingsKey(world: Pick<WishWorld, 'secret'>, key: string): string | undefined {
  return readSignedKey(world.secret, PURPOSE, key);
}

/** The page of somebody who takes part in 1:1 meetings, for them alone. */
export function meetingsUrl(world: Pick<WishWorld, 'secret' | 'config'>, lang: Lang, participant: string): string {
  return `${world.config.baseUrl}/${lang}/meetings/${meetingsKey(world, participant)}`;
}
