import { Counter, Gauge, type Metric } from 'prom-client';
import type { Lang } from '#engines/kit';
import type { ConceptId, MatchAnswer, MatchQuery, VocabularyFile } from '#engines/matching';
import { listEntryIdsOf, readEntries, readEntriesAfter } from '#features/exchange/queries.ts';
import type { World } from '#platform/feature';
import { newest } from '#platform/follow';
import type { Log } from '#platform/log';
import { endOfEvents, idsOf, readAhead, readEvents } from '#platform/outbox';
import { documentOf, documentOfDraft } from './document.ts';
import { type Engine, startEngine } from './engine.ts';
import type { EngineSources } from './engine-worker.ts';
import type { IndexState, Snapshots } from './snapshot/keep.ts';
import { readWatched, readWatchedAll } from './standing/queries.ts';
import type { Browsed, BrowseQuery, ConceptView } from './vocabulary/model.ts';
import { readImportedSchemes } from './vocabulary/queries.ts';
import type { SkosWish } from './vocabulary/skos/write.ts';

/** Documents handed to the engine at a time: a question waits for no more than these. */
const STEP = 200;

/** Drafts that are watched for at most, each with up to 20,000 letters in memory; the newest when they are read, after that no more come in. */
const MOST_WATCHED = 5_000;

/** The exchange as the engine sees it: in memory, following the database. */
export interface EntryIndex {
  /** Brings the index up to date, or builds it, before anybody asks. */
  warmUp(): Promise<void>;
  /** Matches in the state of the database at the time of asking. */
  match(query: MatchQuery): Promise<MatchAnswer>;
  /** Many questions in the same state, one after the other; others come in between. */
  matchEach(queries: readonly MatchQuery[]): Promise<MatchAnswer[]>;
  /** Drafts that may look for what the query tells of, in the same state. They are in the index from the first such question on. */
  matchDrafts(query: MatchQuery): Promise<MatchAnswer>;
  /** In how many entries each concept occurs. */
  occurrences(): Promise<Map<ConceptId, number>>;
  /** Ids of entries in which a concept occurs, those that speak of it most first. */
  naming(concept: ConceptId, limit: number): Promise<string[]>;
  /** The concepts that a few words name. */
  recognise(text: string, lang: Lang): Promise<ConceptId[]>;
  /** One page of all concepts, our own and imported ones. */
  browse(query: BrowseQuery): Promise<Browsed>;
  concept(id: ConceptId, lang: Lang): Promise<ConceptView | undefined>;
  /** Our own vocabulary as a file, or one concept of it. */
  skos(wish: SkosWish): Promise<string>;
  /** How many are in the index at the moment. */
  counts(): { entries: number; drafts: number };
  /** Ends the engine; what is not in the snapshot yet is written. */
  close(): Promise<void>;
  metrics: Metric[];
}

export interface EntryIndexOptions {
  /** Is told the preferred labels of the imported concepts whenever they may have changed. */
  learn?: (labels: ReadonlyMap<ConceptId, Record<Lang, string>>) => void;
  /** Where the index is kept over a restart. */
  snapshots?: Snapshots;
  log?: Log;
}

/** The engine and how far it has come. */
interface State extends IndexState {
  /** Undefined until somebody asks for drafts. */
  drafts: number | undefined;
}

/**
 * Builds the index when it is first needed and brings it up to date before every question, by the outbox: one short query
 * when nothing has changed. So an entry that was published is found by the very next question, in every process. When a vocabulary was imported
 * or removed everything is built anew, because what a word means decides about all of it.
 */
export function createEntryIndex(
  { db, clock }: Pick<World, 'db' | 'clock'>,
  files: () => readonly VocabularyFile[],
  { learn = () => {}, snapshots, log }: EntryIndexOptions = {},
): EntryIndex {
  let engine: Engine | undefined;
  let state: State | undefined;
  let wantsDrafts = false;

  const builds = new Counter({
    name: 'hubwerk_index_builds_total',
    help: 'How often the matching index was made, and from what',
    labelNames: ['from'],
    registers: [],
  });
  const size = new Gauge({
    name: 'hubwerk_index_entries',
    help: 'Entries in the matching index',
    registers: [],
    collect() {
      this.set(state?.entries ?? 0);
    },
  });

  /** From the snapshot where there is a good one, otherwise by reading every entry. */
  async function begin(source: Snapshots | undefined): Promise<State> {
    const start = performance.now();
    engine?.retire();
    state = undefined;
    // Before anything is read: what changes from here on is told by the events after it.
    const end = await endOfEvents(db);
    const begun = startEngine({ files: files().map(inUtf8), imported: await readImportedSchemes(db) }, () => {
      if (engine !== begun) return;
      engine = undefined;
      state = undefined;
      snapshots?.distrust();
    });
    engine = begun;
    learn(await begun.ask('importedLabels', null));
    const restored = await source?.restore(begun);
    const isRestored = restored !== undefined && 'cursor' in restored;
    const from = isRestored ? 'snapshot' : 'database';
    const { entries, cursor } = isRestored ? restored : { entries: await readAll(begun), cursor: end };
    builds.inc({ from });
    const why = isRestored ? undefined : restored?.why;
    const made = { engine: begun, cursor, entries, changes: 0, drafts: undefined };
    // What is withdrawn shall not be back for the time that a transaction begun before stays open.
    if (isRestored) await follow(made, await readAhead(db));
    log?.info({ from, why, entries, ms: Math.round(performance.now() - start) }, 'index of the entries is ready');
    state = made;
    return made;
  }

  async function readAll(begun: Engine): Promise<number> {
    let count = 0;
    for (let after: string | undefined; ; ) {
      const entries = await readEntriesAfter(db, after, STEP);
      count = await begun.ask('put', { index: 'entries', documents: entries.map(documentOf) });
      after = entries.at(-1)?.id;
      if (entries.length < STEP) break;
    }
    await begun.ask('pack', null);
    return count;
  }

  async function catchUp(): Promise<Engine> {
    let current = state ?? (await begin(snapshots));
    for (;;) {
      if (wantsDrafts && current.drafts === undefined) await addDrafts(current);
      const { events, cursor } = await readEvents(db, current.cursor);
      // Not from a snapshot, which may be from before this event.
      if (events.some(({ subject }) => subject.startsWith('scheme:'))) {
        current = await begin(undefined);
        continue;
      }
      if (events.length > 0) await follow(current, events);
      current.cursor = cursor;
      if (events.length > 0) continue;
      snapshots?.reached(current);
      return current.engine;
    }
  }

  async function follow(current: State, events: readonly { type: string; subject: string }[]): Promise<void> {
    const ofOwners = await listEntryIdsOf(db, idsOf('organisation', events));
    for (const some of inSteps([...new Set([...idsOf('entry', events), ...ofOwners])])) {
      const live = await readEntries(db, { kind: 'operator', lang: 'de' }, some);
      const gone = new Set(some).difference(new Set(live.map((entry) => entry.id)));
      if (gone.size > 0) current.entries = await current.engine.ask('remove', { index: 'entries', ids: [...gone] });
      const documents = live.map(documentOf);
      if (live.length > 0) current.entries = await current.engine.ask('put', { index: 'entries', documents });
      current.changes += some.length;
    }
    if (current.drafts === undefined) return;
    for (const some of inSteps(idsOf('draft', events))) {
      current.drafts = await current.engine.ask('remove', { index: 'drafts', ids: some });
      const live = current.drafts >= MOST_WATCHED ? [] : await readWatched(db, some, clock());
      const documents = live.map(documentOfDraft);
      if (live.length > 0) current.drafts = await current.engine.ask('put', { index: 'drafts', documents });
    }
  }

  async function addDrafts(current: State): Promise<void> {
    let count = 0;
    for (const some of inSteps(await readWatchedAll(db, clock(), MOST_WATCHED)))
      count = await current.engine.ask('put', { index: 'drafts', documents: some.map(documentOfDraft) });
    current.drafts = count;
  }

  const fresh = newest(catchUp);

  return {
    async warmUp() {
      await fresh();
    },
    match: async (query) => (await fresh()).ask('match', { index: 'entries', query }),
    async matchEach(queries) {
      const current = await fresh();
      const answers: MatchAnswer[] = [];
      for (const query of queries) answers.push(await current.ask('match', { index: 'entries', query }));
      return answers;
    },
    async matchDrafts(query) {
      wantsDrafts = true;
      return (await fresh()).ask('match', { index: 'drafts', query });
    },
    occurrences: async () => (await fresh()).ask('occurrences', null),
    naming: async (concept, limit) => (await fresh()).ask('naming', { concept, limit }),
    recognise: async (text, lang) => (await fresh()).ask('recognise', { text, lang }),
    browse: async (query) => (await fresh()).ask('browse', query),
    concept: async (id, lang) => (await fresh()).ask('concept', { id, lang }),
    skos: async (wish) => (await fresh()).ask('skos', wish),
    counts: () => ({ entries: state?.entries ?? 0, drafts: state?.drafts ?? 0 }),
    async close() {
      if (state !== undefined) await snapshots?.close(state);
      engine?.retire();
    },
    metrics: [builds, size],
  };
}

function inUtf8({ field, text }: VocabularyFile): EngineSources['files'][number] {
  return { field, text: new TextEncoder().encode(text) };
}

function* inSteps<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += STEP) yield all.slice(from, from + STEP);
}
