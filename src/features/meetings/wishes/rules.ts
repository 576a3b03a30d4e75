import { whoMeets } from '../instance-of.ts';
import { WISHES, type Wish } from '../model.ts';
import type { MatchmakingView } from '../queries.ts';
import type { Me, PersonView, RequestView } from './model.ts';

type InGroup = { groupKey: string | null };

/** The groups that somebody may meet; undefined: all. Who is in no group may meet everybody. */
export function groupsFor(
  { groups, whoMeetsWhom }: Pick<MatchmakingView, 'groups' | 'whoMeetsWhom'>,
  me: InGroup,
): string[] | undefined {
  if (whoMeetsWhom.length === 0 || me.groupKey === null) return undefined;
  const meets = whoMeets({ whoMeetsWhom });
  return groups.map(({ key }) => key).filter((key) => meets(me.groupKey, key));
}

type Speaks = Pick<PersonView, 'langs'>;

/** The languages in which the two can speak with each other. */
export function commonLangs(a: Speaks, b: Speaks): PersonView['langs'] {
  return a.langs.filter((lang) => b.langs.includes(lang));
}

/** New wishes can be said. */
export function canWish(
  { state, wishesCloseAt }: Pick<MatchmakingView, 'state' | 'wishesCloseAt'>,
  now: Date,
): boolean {
  return state === 'wishing' && now < wishesCloseAt;
}

/** Requests can still be answered: also for a while after wishes are closed, so that the last one asked has time too. */
export function canAnswer(
  { state }: Pick<MatchmakingView, 'state'>,
  { expiresAt }: Pick<RequestView, 'expiresAt'>,
  now: Date,
): boolean {
  return (state === 'wishing' || state === 'planning') && (expiresAt === null || now < expiresAt);
}

/** Takes part, with a registration that holds. */
export function isLiving(me: Pick<Me, 'state' | 'isRegistered'>): boolean {
  return me.state === 'joined' && me.isRegistered;
}

export function wishOf(strength: number | null): Wish | undefined {
  return (Object.keys(WISHES) as Wish[]).find((wish) => WISHES[wish] === strength);
}

/** A living request in which I have said a wish takes one of my places; one that I only accepted does not. */
export function takesPlace({ state, myWish }: Pick<RequestView, 'state' | 'myWish'>): boolean {
  return (state === 'open' || state === 'accepted') && (myWish ?? 0) > 0;
}

export function wishesLeft({ maxWishes }: Pick<MatchmakingView, 'maxWishes'>, used: number): number {
  return Math.max(0, maxWishes - used);
}
