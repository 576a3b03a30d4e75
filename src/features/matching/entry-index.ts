import { createIndex, type MatchAnswer, type MatchDocument, type MatchQuery, type Vocabulary } from '#engines/matching';
import type { EntryView } from '#features/exchange/model.ts';
import { readEntries, readEntriesAfter } from '#features/exchange/queries.ts';
import type { World } from '#platform/feature';
import { type Cursor, endOfEvents, readEvents } from '#platform/outbox';

/** Entries read at a time while the index is built. */
const STEP = 200;

/** Work on the index pauses after this long, so that other requests get their turn. */
const SLICE_MS = 4;

/** The exchange as the engine sees it: in memory, following the database. */
export interface EntryIndex {
  /** Matches in the state of the database at the time of asking. */
  match(query: MatchQuery): Promise<MatchAnswer>;
}

/**
 * Builds the index when it is first needed and brings it up to date before every question, by the outbox: one short query
 * when nothing has changed. So an entry that was published is found by the very next question, in every process.
 */
export function createEntryIndex(world: World, vocabulary: Vocabulary): EntryIndex {
  const { db } = world;
  const index = createIndex(vocabulary);
  let cursor: Cursor | undefined;
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;

  async function putAll(entries: EntryView[]): Promise<void> {
    let began = performance.now();
    for (const entry of entries) {
      index.put(documentOf(entry));
      if (performance.now() - began < SLICE_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      began = performance.now();
    }
  }

  async function build(): Promise<void> {
    const end = await endOfEvents(db);
    let after: string | undefined;
    for (;;) {
      const entries = await readEntriesAfter(db, after, STEP);
      await putAll(entries);
      after = entries.at(-1)?.id;
      if (entries.length < STEP) break;
    }
    cursor = end;
  }

  async function catchUp(): Promise<void> {
    if (cursor === undefined) await build();
    for (;;) {
      const { events, cursor: next } = await readEvents(db, cursor ?? { xid: '0', id: 0 });
      const ids = [...new Set(events.map((event) => event.subject).filter((ref) => ref.startsWith('entry:')))];
      const bare = ids.map((ref) => ref.slice('entry:'.length));
      const current = await readEntries(db, { kind: 'anonymous', lang: 'de' }, bare);
      const live = new Set(current.map((entry) => entry.id));
      for (const id of bare) if (!live.has(id)) index.remove(id);
      await putAll(current);
      cursor = next;
      if (events.length === 0) return;
    }
  }

  /** One at a time; who comes while one runs waits for the next, which sees everything committed before. */
  function fresh(): Promise<void> {
    if (running === undefined) {
      running = catchUp().finally(() => {
        running = undefined;
      });
      return running;
    }
    following ??= running
      .catch(() => {})
      .then(() => {
        following = undefined;
        return fresh();
      });
    return following;
  }

  return {
    async match(query) {
      await fresh();
      return index.match(query);
    },
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
