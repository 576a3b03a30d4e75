import type { Viewer } from '#engines/kit';
import type { MatchAnswer, MatchQuery, Reason } from '#engines/matching';
import type { EntryKind, EntryView } from '#features/exchange/model.ts';
import { readEntries } from '#features/exchange/queries.ts';
import { isExpired } from '#features/exchange/rules.ts';
import { today } from '#platform/clock';
import type { Db } from '#platform/database';
import { conceptLabel, type World } from '#platform/feature';
import { hashKey } from './commands.ts';
import type { EntryIndex } from './entry-index.ts';
import { ANSWERS, type Draft, type DraftKind, MATCHED_LENGTH, type Profile } from './model.ts';

/** An entry that matches, with what speaks for it and against it. */
export interface EntryMatch {
  entry: EntryView;
  score: number;
  reasons: Reason[];
}

export interface MatchGroup {
  kind: EntryKind;
  matches: EntryMatch[];
}

export interface MatchView {
  language: MatchAnswer['language'];
  concepts: MatchAnswer['concepts'];
  groups: MatchGroup[];
}

/** A match is shown when it has this share of the best one's points, and at least so many: what shares one word is no match. */
const FAR_BEHIND = 0.35;
const TOO_LITTLE = 6;

/** Asked for beyond what is shown, because expired entries fall out. */
const SPARE = 8;

/** Matches shown of each kind: on the page of a draft, and beside an entry. */
const SHOWN = 8;
const SHOWN_BESIDE = 4;

export interface Question {
  kind: DraftKind;
  text: string;
  title?: string;
  profile: Profile;
  without: string[];
  with: string[];
}

/**
 * The matches of a described need or offer, in groups by kind. One question to the engine for each group, one to the
 * database for all.
 */
export function findMatches(world: World, viewer: Viewer, index: EntryIndex, question: Question): Promise<MatchView> {
  const { profile, title } = question;
  const query = {
    text: question.text.slice(0, MATCHED_LENGTH),
    without: question.without,
    with: question.with,
    ...(title === undefined ? {} : { title }),
    ...(profile.region === undefined ? {} : { region: profile.region }),
    ...(profile.organisationType === undefined ? {} : { orgType: profile.organisationType }),
    ...(profile.size === undefined ? {} : { size: profile.size }),
    ...(profile.inhabitants === undefined ? {} : { inhabitants: profile.inhabitants }),
    ...(profile.budget === undefined ? {} : { budget: profile.budget }),
  };
  return askByKind(world, viewer, index, query, ANSWERS[question.kind], SHOWN);
}

/** What answers an entry: for a need offers, practices and programmes; for anything else the open needs. */
export function findMatchesOfEntry(
  world: World,
  viewer: Viewer,
  index: EntryIndex,
  entry: EntryView,
): Promise<MatchView> {
  const query = {
    title: entry.title,
    text: textOf(entry),
    lang: entry.lang,
    excludeId: entry.id,
    ...(entry.region === null ? {} : { region: entry.region }),
    ...(entry.kind === 'need' ? { orgType: entry.owner.type } : {}),
  };
  return askByKind(world, viewer, index, query, entry.kind === 'need' ? ANSWERS.need : ANSWERS.offer, SHOWN_BESIDE);
}

/** What an entry says, as one text: the spans of its matches count in it. */
export function textOf(entry: EntryView): string {
  return [entry.summary, entry.text, entry.details.problem, entry.details.result].filter(Boolean).join('\n\n');
}

async function askByKind(
  world: World,
  viewer: Viewer,
  index: EntryIndex,
  query: Omit<MatchQuery, 'kinds' | 'limit' | 'today'>,
  kinds: readonly EntryKind[],
  limit: number,
): Promise<MatchView> {
  const day = today(world.clock);
  const answers: { kind: EntryKind; answer: MatchAnswer }[] = [];
  for (const kind of kinds) {
    const answer = await index.match({ ...query, kinds: [kind], limit: limit + SPARE, today: day });
    answers.push({ kind, answer });
  }
  const ids = answers.flatMap(({ answer }) => answer.matches.map((match) => match.id));
  const entries = new Map((await readEntries(world.db, viewer, ids)).map((entry) => [entry.id, entry]));
  const first = answers[0]?.answer;
  // The engine names concepts in the language of the text; the page is in the language of its reader.
  const say = conceptLabel(world, viewer.lang);
  const best = Math.max(0, ...answers.map(({ answer }) => answer.matches[0]?.score ?? 0));
  const enough = Math.max(best * FAR_BEHIND, TOO_LITTLE);
  return {
    language: first?.language ?? { lang: viewer.lang, confidence: 0, given: false },
    concepts: first?.concepts.map((concept) => ({ ...concept, label: say(concept.id) })) ?? [],
    groups: answers.map(({ kind, answer }) => ({
      kind,
      matches: answer.matches
        .flatMap(({ id, score, reasons }) => {
          const entry = entries.get(id);
          if (entry === undefined || isExpired(entry, day) || score < enough) return [];
          return [{ entry, score, reasons: reasons.map((reason) => sayReason(reason, say)) }];
        })
        .slice(0, limit),
    })),
  };
}

function sayReason(reason: Reason, say: (concept: string) => string): Reason {
  if (reason.type === 'field') return { ...reason, label: say(reason.field) };
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
