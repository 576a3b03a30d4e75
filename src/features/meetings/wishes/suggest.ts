/** What suggestions are made of: concepts of what people seek and offer, and how well their entries answer each other. */
export interface Suggestible {
  id: string;
  seeks: readonly string[];
  offers: readonly string[];
}

export interface EntryPair {
  /** An entry of mine, or what I say I seek or offer; and an entry of theirs. */
  mine: 'seeks' | 'offers' | `entry:${string}`;
  theirs: string;
  points: number;
  topics: readonly string[];
}

/** Somebody to meet, and why. */
export interface Suggestion {
  id: string;
  /** 1 to 100. */
  points: number;
  /** What they offer that I seek, and what they seek that I offer: rarest first. */
  theyOffer: string[];
  theySeek: string[];
  /** The pair of entries that answer each other best. */
  entries?: EntryPair;
  /** Both were to meet before, and it did not come to it. */
  missedBefore: boolean;
}

/** Concepts named for each direction. */
const NAMED = 4;
/** What the weaker of two kinds of reasons adds. */
const SECOND = 0.25;
/** A meeting that was wanted and did not happen comes first. */
const MISSED = 60;

/**
 * Whom one of these people should meet, best first; those for whom nothing speaks are left out. A concept counts the more, the fewer people name
 * it. Points are the share of what one seeks that the other offers, the surer the more topics they share (one: half, two: three quarters …), in the
 * better direction, with a quarter of the other direction; the best pair of entries counts
 * in the same way beside it. Equal points in the order of ids.
 */
export function suggest(
  me: Suggestible,
  others: readonly Suggestible[],
  pairs: ReadonlyMap<string, EntryPair>,
  missed: ReadonlySet<string>,
): Suggestion[] {
  const rarity = rarityOf([me, ...others]);
  const weigh = (topics: readonly string[]) => topics.reduce((sum, topic) => sum + (rarity.get(topic) ?? 0), 0);
  const shared = (seeks: readonly string[], offers: readonly string[]) => {
    const found = seeks.filter((topic) => offers.includes(topic));
    found.sort((a, b) => (rarity.get(b) ?? 0) - (rarity.get(a) ?? 0) || (a < b ? -1 : 1));
    return { found, share: found.length === 0 ? 0 : (weigh(found) / weigh(seeks)) * (1 - 0.5 ** found.length) };
  };
  return others
    .filter(({ id }) => id !== me.id)
    .map((other) => {
      const forMe = shared(me.seeks, other.offers);
      const forThem = shared(other.seeks, me.offers);
      const entries = pairs.get(other.id);
      const missedBefore = missed.has(other.id);
      const texts = both(forMe.share, forThem.share) * 100;
      const points = both(texts, entries?.points ?? 0) + (missedBefore ? MISSED : 0);
      const suggestion: Suggestion = {
        id: other.id,
        points: Math.min(100, Math.round(points)),
        theyOffer: forMe.found.slice(0, NAMED),
        theySeek: forThem.found.slice(0, NAMED),
        ...(entries === undefined ? {} : { entries }),
        missedBefore,
      };
      return { points, suggestion };
    })
    .filter(({ suggestion }) => suggestion.points > 0)
    .sort((a, b) => b.points - a.points || (a.suggestion.id < b.suggestion.id ? -1 : 1))
    .map(({ suggestion }) => suggestion);
}

function both(a: number, b: number): number {
  return Math.max(a, b) + SECOND * Math.min(a, b);
}

/** How much each concept tells: what everybody names tells little. */
function rarityOf(people: readonly Suggestible[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { seeks, offers } of people)
    for (const topic of new Set([...seeks, ...offers])) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return new Map([...counts].map(([topic, count]) => [topic, Math.log(1 + people.length / count)]));
}
