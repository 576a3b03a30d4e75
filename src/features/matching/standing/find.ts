import type { Viewer } from '#engines/kit';
import type { EntryView } from '#features/exchange/model.ts';
import { today } from '#platform/clock';
import type { World } from '#platform/feature';
import type { EntryIndex } from '../entry-index.ts';
import { ANSWERS, DRAFT_KINDS } from '../model.ts';
import {
  areInReach,
  findMatches,
  findMatchesOfEntry,
  type MatchView,
  MOST_SHOWN,
  type Question,
  textOf,
} from '../queries.ts';
import type { Finding } from './model.ts';
import type { Watched } from './queries.ts';

/**
 * How many drafts are asked about one entry, those that speak most of what it tells: ten times as many as the pages it would be on if all entries were on
 * as many, between these. Of the pages that showed an entry 99 in 100 were among so many (102 drafts and 510 entries of the golden set, 1,000 and 20,000
 * made ones).
 */
const LEAST_ASKED = 50;
const MOST_ASKED = 500;
const TIMES = 10;

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

/** The drafts that an entry fits, and how well: those on whose page it is among the matches. */
export async function findFitting(
  world: World,
  index: EntryIndex,
  drafts: readonly Watched[],
  entry: EntryView,
): Promise<Finding[]> {
  const asking = drafts.filter(({ kind }) => ANSWERS[kind].includes(entry.kind));
  const inReach = await areInReach(world, index, asking.map(questionOf), entry);
  const fitting: Finding[] = [];
  for (const draft of asking.filter((_, at) => inReach[at])) {
    const match = (await findForDraft(world, index, draft)).find((found) => found.entry.id === entry.id);
    if (match !== undefined) fitting.push({ id: draft.id, score: match.score });
  }
  return fitting;
}

/** Drafts that an entry may fit, told by what the two speak of; whether it does is asked from the side of the draft. */
export async function findCandidates(world: World, index: EntryIndex, entry: EntryView): Promise<string[]> {
  const asking = DRAFT_KINDS.filter((kind) => ANSWERS[kind].includes(entry.kind));
  if (asking.length === 0) return [];
  const { entries, drafts } = index.counts();
  const pages = (drafts * MOST_SHOWN) / Math.max(1, entries);
  const { matches } = await index.matchDrafts({
    title: entry.title,
    text: textOf(entry),
    lang: entry.lang,
    kinds: asking,
    today: today(world.clock),
    limit: Math.min(MOST_ASKED, Math.max(LEAST_ASKED, Math.ceil(pages * TIMES))),
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
