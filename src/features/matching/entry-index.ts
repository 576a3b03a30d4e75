import type { Lang } from '#engines/kit';
import type { ConceptId, MatchAnswer, MatchDocument, MatchQuery, VocabularyFile } from '#engines/matching';
import type { EntryView } from '#features/exchange/model.ts';
import { readEntries, readEntriesAfter } from '#features/exchange/queries.ts';
import type { World } from '#platform/feature';
import { type Cursor, endOfEvents, readEvents } from '#platform/outbox';
import { type Engine, startEngine } from './engine.ts';

/** Entries handed to the engine at a time. */
const STEP = 200;

/** The exchange as the engine sees it: in memory, following the database. */
export interface EntryIndex {
  /** Builds the index before anybody asks. */
  warmUp(): Promise<void>;
  /** Matches in the state of the database at the time of asking. */
  match(query: MatchQuery): Promise<MatchAnswer>;
  /** The concepts that a few words name. */
  recognise(text: string, lang: Lang): Promise<ConceptId[]>;
}

/**
 * Builds the index when it is first needed and brings it up to date before every question, by the outbox: one short query
 * when nothing has changed. So an entry that was published is found by the very next question, in every process.
 */
export function createEntryIndex(world: World, vocabulary: readonly VocabularyFile[]): EntryIndex {
  const { db } = world;
  let engine: Engine | undefined;
  let cursor: Cursor | undefined;
  let running: Promise<Engine> | undefined;
  let following: Promise<Engine> | undefined;

  function runningEngine(): Engine {
    engine ??= startEngine(vocabulary, () => {
      engine = undefined;
      cursor = undefined;
    });
    return engine;
  }

  async function build(built: Engine): Promise<Cursor> {
    const end = await endOfEvents(db);
    for (let after: string | undefined; ; ) {
      const entries = await readEntriesAfter(db, after, STEP);
      await built.ask('put', entries.map(documentOf));
      after = entries.at(-1)?.id;
      if (entries.length < STEP) return end;
    }
  }

  async function catchUp(): Promise<Engine> {
    const current = runningEngine();
    let reached = cursor ?? (await build(current));
    for (;;) {
      const { events, cursor: next } = await readEvents(db, reached);
      const subjects = new Set(events.map((event) => event.subject).filter((subject) => subject.startsWith('entry:')));
      const ids = [...subjects].map((subject) => subject.slice('entry:'.length));
      const live = await readEntries(db, { kind: 'operator', lang: 'de' }, ids);
      const gone = new Set(ids).difference(new Set(live.map((entry) => entry.id)));
      if (gone.size > 0) await current.ask('remove', [...gone]);
      if (live.length > 0) await current.ask('put', live.map(documentOf));
      reached = next;
      cursor = reached;
      if (events.length === 0) return current;
    }
  }

  /** One at a time; who comes while one runs waits for the next, which sees everything committed before. */
  function fresh(): Promise<Engine> {
    if (running === undefined) {
      running = catchUp().finally(() => {
        running = undefined;
      });
      return running;
    }
    following ??= running
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        following = undefined;
        return fresh();
      });
    return following;
  }

  return {
    async warmUp() {
      await fresh();
    },
    match: async (query) => (await fresh()).ask('match', query),
    recognise: (text, lang) => runningEngine().ask('recognise', { text, lang }),
  };
}

/** What the engine needs to know of an entry. */
export function documentOf(entry: EntryView): MatchDocument {
  const { details } = entry;
  const known = {
    problem: details.problem,
    result: details.result,
    region: entry.region ?? undefined,
    budgetMin: entry.budgetMin ?? undefined,
    budgetMax: entry.budgetMax ?? undefined,
    inhabitantsMin: details.inhabitants_min,
    inhabitantsMax: details.inhabitants_max,
    startsOn: entry.startsOn ?? undefined,
    endsOn: entry.endsOn ?? undefined,
    deadline: entry.deadline ?? undefined,
    validUntil: entry.validUntil ?? undefined,
    maturity: details.maturity,
    confirmedOn: entry.ownerConfirmedOn ?? undefined,
  };
  return {
    id: entry.id,
    kind: entry.kind,
    lang: entry.lang,
    title: entry.title,
    summary: entry.summary,
    text: entry.text,
    topics: entry.topics,
    audience: entry.audience,
    sizes: entry.sizes,
    ...withoutUndefined(known),
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}
