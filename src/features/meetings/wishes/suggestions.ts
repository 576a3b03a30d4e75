import type { World } from '#platform/feature';
import { listUnheldBefore } from '../planning/queries/unheld.ts';
import type { MatchmakingView } from '../queries.ts';
import type { Asking, MeetingSlots } from '../slots.ts';
import type { Me } from './model.ts';
import { type Known, readKnown, readMark } from './queries/people.ts';
import { type EntryPair, type Suggestion, suggest } from './suggest.ts';

/** Kept suggestions of so many people, and the people of so many matchmakings: the oldest go first. */
const MOST_KEPT = 1_000;
const MOST_MATCHMAKINGS = 10;
/** Suggestions of one person. Further down the list goes on by name. */
const MOST_SUGGESTED = 200;

/** Suggests whom to meet. */
export interface Suggestions {
  of(me: Me, matchmaking: MatchmakingView): Promise<Suggestion[]>;
}

interface Kept<T> {
  mark: string;
  value: Promise<T>;
}

/**
 * Suggestions are asked for with every page of the list and change only when somebody joins or says something else: they are kept until then, for each
 * person. An entry that is changed counts from the next such change on.
 */
export function createSuggestions({ db }: Pick<World, 'db'>, slots: MeetingSlots): Suggestions {
  const people = new Map<string, Kept<Known[]>>();
  const made = new Map<string, Kept<Suggestion[]>>();

  async function make(me: Me, matchmaking: MatchmakingView, mark: string): Promise<Suggestion[]> {
    const known = await kept(people, MOST_MATCHMAKINGS, matchmaking.id, mark, () => readKnown(db, matchmaking.id));
    const others = known.filter(({ id }) => id !== me.id);
    const pairs = await pairsOf(slots, me, others);
    const missed = new Set((await listUnheldBefore(db, me.id)).map(({ id }) => id));
    const asking = { id: me.id, seeks: me.seeksTopics, offers: me.offersTopics };
    return suggest(asking, others, pairs, missed).slice(0, MOST_SUGGESTED);
  }

  return {
    async of(me, matchmaking) {
      const mark = await readMark(db, matchmaking.id);
      return kept(made, MOST_KEPT, me.id, mark, () => make(me, matchmaking, mark));
    },
  };
}

function kept<T>(
  cache: Map<string, Kept<T>>,
  most: number,
  key: string,
  mark: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known?.mark === mark) return known.value;
  cache.delete(key);
  const value = make();
  // What failed is tried again the next time.
  value.catch(() => cache.delete(key));
  cache.set(key, { mark, value });
  for (const [oldest] of cache) {
    if (cache.size <= most) break;
    cache.delete(oldest);
  }
  return value;
}

/** By person what of mine and which entry of theirs answer each other best. */
async function pairsOf(slots: MeetingSlots, me: Me, others: readonly Known[]): Promise<Map<string, EntryPair>> {
  const owners = new Map<string, string[]>();
  for (const { id, entries } of others)
    for (const entry of entries) owners.set(entry, [...(owners.get(entry) ?? []), id]);
  const best = new Map<string, EntryPair>();
  if (owners.size === 0) return best;
  for (const [mine, asking] of askingsOf(me)) {
    for (const { subject, points, topics } of await slots.fits(asking, [...owners.keys()])) {
      for (const owner of owners.get(subject) ?? []) {
        if ((best.get(owner)?.points ?? 0) < points) best.set(owner, { mine, theirs: subject, points, topics });
      }
    }
  }
  return best;
}

/** What of mine can be answered by entries: my own entries, and what I say. */
function askingsOf({ entries, seeks, offers, lang }: Me): [EntryPair['mine'], Asking][] {
  const said: [EntryPair['mine'], Asking][] = [];
  if (seeks !== '') said.push(['seeks', { text: seeks, lang, isNeed: true }]);
  if (offers !== '') said.push(['offers', { text: offers, lang, isNeed: false }]);
  return [
    ...entries.map((subject): [EntryPair['mine'], Asking] => [subject as `entry:${string}`, { subject }]),
    ...said,
  ];
}
