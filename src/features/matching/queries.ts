import type { Viewer } from '#engines/kit';
import { isEnough, type MatchAnswer, type MatchQuery } from '#engines/matching';
import type { EntryKind, EntryView } from '#features/exchange/model.ts';
import { readEntries } from '#features/exchange/queries.ts';
import { isExpired } from '#features/exchange/rules.ts';
import { today } from '#platform/clock';
import type { Db } from '#platform/database';
import { conceptLabel, type World } from '#platform/feature';
import { hashKey } from './commands.ts';
import type { Asked, Embeddings, Opinion } from './embeddings/index.ts';
import type { MatchReason } from './embeddings/model.ts';
import { type Explained, pointsFor, withEmbedding } from './embeddings/rule.ts';
import type { EntryIndex } from './entry-index.ts';
import { ANSWERS, type Draft, type DraftKind, MATCHED_LENGTH, type Profile } from './model.ts';

/** An entry that matches, with what speaks for it and against it. */
export interface EntryMatch {
  entry: EntryView;
  /** The sum of the contributions in order, exactly. */
  score: number;
  reasons: MatchReason[];
}

export interface MatchGroup {
  kind: EntryKind;
  matches: EntryMatch[];
  /** What came next and fits too little to be shown with them. */
  weaker: EntryMatch[];
}

export interface MatchView {
  language: MatchAnswer['language'];
  concepts: MatchAnswer['concepts'];
  groups: MatchGroup[];
  /** True when there is a language model that should have had its say and did not answer: the ranking is the one without. */
  withoutModel: boolean;
}

/** Asked for beyond what is shown, because expired entries fall out. */
const SPARE = 8;

/** Matches shown of each kind: on the page of a draft, and beside an entry. */
const SHOWN = 8;
const SHOWN_BESIDE = 4;

/** Entries on the page of a draft at most. */
export const MOST_SHOWN = SHOWN * 3;

export interface Question {
  kind: DraftKind;
  text: string;
  title?: string;
  profile: Profile;
  without: string[];
  with: string[];
  /** Left out where nobody reads them. */
  reasons?: false;
}

/**
 * The matches of a described need or offer, in groups by kind. One question to the engine, one to the database for all.
 * With `embeddings` the text is sent to the language model, which may bring in more.
 */
export function findMatches(
  world: World,
  viewer: Viewer,
  index: EntryIndex,
  question: Question,
  embeddings?: Embeddings,
): Promise<MatchView> {
  const query = queryOf(question);
  const asking = embeddings?.askAboutText([query.title, query.text].filter(Boolean).join('\n\n'));
  return askByKind(world, viewer, index, query, ANSWERS[question.kind], SHOWN, asking);
}

/** Which of many questions an entry can be among the matches of: one question to the engine for each, none to the database. */
export async function areInReach(
  world: World,
  index: EntryIndex,
  questions: readonly Question[],
  { id, kind }: Pick<EntryView, 'id' | 'kind'>,
): Promise<boolean[]> {
  const limit = SHOWN + SPARE;
  const asked = { also: [id], limit, perKind: true, reasons: false, today: today(world.clock) };
  const answers = await index.matchEach(
    questions.map((question) => ({ ...queryOf(question), ...asked, kinds: ANSWERS[question.kind] })),
  );
  return answers.map(({ matches }) => {
    // What comes after the limit is there only because it was named.
    const ofKind = matches.filter((match) => match.kind === kind).slice(0, limit);
    return ofKind.some((match) => match.id === id && isEnough(match, matches[0]!));
  });
}

function queryOf({ text, title, profile, ...question }: Question) {
  return {
    text: text.slice(0, MATCHED_LENGTH),
    without: question.without,
    with: question.with,
    ...(question.reasons === undefined ? {} : { reasons: question.reasons }),
    ...(title === undefined ? {} : { title }),
    ...(profile.region === undefined ? {} : { region: profile.region }),
    ...(profile.organisationType === undefined ? {} : { orgType: profile.organisationType }),
    ...(profile.size === undefined ? {} : { size: profile.size }),
    ...(profile.inhabitants === undefined ? {} : { inhabitants: profile.inhabitants }),
    ...(profile.budget === undefined ? {} : { budget: profile.budget }),
  };
}

/** What answers an entry: for a need offers, practices and programmes; for anything else the open needs. */
export function findMatchesOfEntry(
  world: World,
  viewer: Viewer,
  index: EntryIndex,
  entry: EntryView,
  embeddings?: Embeddings,
): Promise<MatchView> {
  const query = {
    title: entry.title,
    text: textOf(entry),
    lang: entry.lang,
    excludeId: entry.id,
    ...(entry.region === null ? {} : { region: entry.region }),
    ...(entry.kind === 'need' ? { orgType: entry.owner.type } : {}),
  };
  const kinds = entry.kind === 'need' ? ANSWERS.need : ANSWERS.offer;
  return askByKind(world, viewer, index, query, kinds, SHOWN_BESIDE, embeddings?.askAboutEntry(entry.id));
}

/** What an entry says, as one text: the spans of its matches count in it. */
export function textOf(entry: EntryView): string {
  return [entry.summary, entry.text, entry.details.problem, entry.details.result].filter(Boolean).join('\n\n');
}

type KindQuery = MatchQuery & { kinds: readonly EntryKind[] };

type Ranking = (Explained & { id: string; kind: EntryKind })[];

async function askByKind(
  world: World,
  viewer: Viewer,
  index: EntryIndex,
  asked: Omit<MatchQuery, 'kinds' | 'limit' | 'today'>,
  kinds: readonly EntryKind[],
  limit: number,
  asking: Promise<Asked> = Promise.resolve(undefined),
): Promise<MatchView> {
  const day = today(world.clock);
  const query: KindQuery = { ...asked, kinds, limit: limit + SPARE, perKind: true, today: day };
  // The engine works meanwhile; should it fail, nobody waits for this any more.
  asking.catch(() => {});
  const answer = await index.match(query);
  const opinion = await asking;
  const ranking: Ranking =
    opinion === undefined || opinion === 'silent' ? answer.matches : await blend(index, query, opinion);
  const ids = ranking.map((match) => match.id);
  const entries = new Map((await readEntries(world.db, viewer, ids)).map((entry) => [entry.id, entry]));
  // The engine names concepts in the language of the text; the page is in the language of its reader.
  const say = conceptLabel(world, viewer.lang);
  const [best] = ranking;
  return {
    language: answer.language,
    concepts: answer.concepts.map((concept) => ({ ...concept, label: say(concept.id) })),
    groups: kinds.map((kind) => {
      const first = ranking
        .filter((match) => match.kind === kind)
        .flatMap((match) => {
          const entry = entries.get(match.id);
          if (entry === undefined || isExpired(entry, day)) return [];
          const reasons = match.reasons.map((reason) => sayReason(reason, say));
          return [{ isShown: isEnough(match, best!), match: { entry, score: match.score, reasons } }];
        })
        .slice(0, limit);
      const those = (shown: boolean) => first.flatMap(({ isShown, match }) => (isShown === shown ? [match] : []));
      return { kind, matches: those(true), weaker: those(false) };
    }),
    withoutModel: opinion === 'silent',
  };
}

/** What the engine found and what the language model found, ranked by the sum of both. */
async function blend(index: EntryIndex, query: KindQuery, { model, nearest, similarity }: Opinion): Promise<Ranking> {
  const near = await nearest(query.kinds);
  const found = [...near.values()].flat().filter((one) => pointsFor(one.similarity) > 0);
  const { matches } = await index.match({ ...query, also: found.map(({ id }) => id) });
  return matches
    .map((match) => ({ ...match, ...withEmbedding(match, similarity(match.id), model) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function sayReason(reason: MatchReason, say: (concept: string) => string): MatchReason {
  if (reason.type === 'field') return { ...reason, label: say(reason.field) };
  if (reason.type === 'aside') return { ...reason, labels: reason.concepts.map(say) };
  if (reason.type !== 'concept') return reason;
  const via = reason.via?.map((step) => ({ ...step, label: say(step.concept) }));
  return { ...reason, label: say(reason.concept), ...(via === undefined ? {} : { via }) };
}

/** The draft that this link opens, unless it has expired. */
export async function findDraft(db: Db, key: string, now: Date): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('draft')
    .select(['id', 'kind', 'text', 'profile', 'expires_at'])
    .where('key_hash', '=', hashKey(key))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { id: row.id, kind: row.kind, text: row.text, profile: row.profile, expiresAt: row.expires_at };
}
