import type { Viewer } from '#engines/kit';
import type { EntryView } from '#features/exchange/model.ts';
import { today } from '#platform/clock';
import type { World } from '#platform/feature';
import type { EntryIndex } from '../entry-index.ts';
import { ANSWERS, DRAFT_KINDS } from '../model.ts';
import { findMatches, findMatchesOfEntry, isInReach, type MatchView, type Question, textOf } from '../queries.ts';
import type { Watched } from './queries.ts';

/** Drafts that are asked about one entry at most, those that speak most of what it tells. */
const MOST_CANDIDATES = 50;

/** Finds what anybody may read. */
const ANYBODY: Viewer = { kind: 'anonymous', lang: 'de' };

/** An entry that fits who asks, with the points it has on the page of who asks, where no language model has its say. */
export interface Found {
  entry: EntryView;
  score: number;
}

/** What fits an entry. */
export async function findForEntry(world: World, index: EntryIndex, entry: EntryView): Promise<Found[]> {
  return foundIn(await findMatchesOfEntry(world, ANYBODY, index, entry));
}

/** What fits a draft: the matches on its page. */
export async function findForDraft(world: World, index: EntryIndex, draft: Watched): Promise<Found[]> {
  return foundIn(await findMatches(world, ANYBODY, index, questionOf(draft)));
}

/** Whether and how well an entry fits a draft: when it is among the matches on its page. */
export async function findFor(
  world: World,
  index: EntryIndex,
  draft: Watched,
  entry: EntryView,
): Promise<Found | undefined> {
  if (!(await isInReach(world, index, questionOf(draft), entry))) return undefined;
  const found = await findForDraft(world, index, draft);
  return found.find((one) => one.entry.id === entry.id);
}

/** Drafts that an entry may fit, told by what the two speak of; whether it does is asked from the side of the draft. */
export async function findCandidates(world: World, index: EntryIndex, entry: EntryView): Promise<string[]> {
  const asking = DRAFT_KINDS.filter((kind) => ANSWERS[kind].includes(entry.kind));
  if (asking.length === 0) return [];
  const { matches } = await index.matchDrafts({
    title: entry.title,
    text: textOf(entry),
    lang: entry.lang,
    kinds: asking,
    today: today(world.clock),
    limit: MOST_CANDIDATES,
    reasons: false,
  });
  return matches.map(({ id }) => id);
}

const questionOf = ({ kind, text, profile }: Watched): Question => ({
  kind,
  text,
  profile,
  without: [],
  with: [],
  reasons: false,
});

function foundIn({ groups }: MatchView): Found[] {
  return groups.flatMap(({ matches }) => matches.map(({ entry, score }) => ({ entry, score })));
}
