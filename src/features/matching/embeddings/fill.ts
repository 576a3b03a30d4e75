import { readEntries, readEntriesAfter } from '#features/exchange/queries.ts';
import type { EmbeddingsConfig } from '#platform/config';
import type { Db } from '#platform/database';
import type { World } from '#platform/feature';
import { type Cursor, endOfEvents, readEvents } from '#platform/outbox';
import { createBreaker } from './breaker.ts';
import {
  type Claimed,
  claimEntries,
  forgetEntries,
  forgetOthers,
  noteEntries,
  putBack,
  saveVectors,
} from './commands.ts';
import { type EmbeddingRefusal, embed } from './endpoint.ts';
import { findDimension } from './queries.ts';
import { digestOfEntry, sentOfEntry } from './text.ts';

/** Nobody waits; a small machine may take its time with long texts. Shorter than the lease of what is taken. */
const TIMEOUT_MS = 30_000;

/** Pauses after failures in a row, in milliseconds. */
const PAUSES = [15_000, 60_000, 240_000, 600_000];

/** Entries looked at at a time. */
const STEP = 200;

const OPERATOR = { kind: 'operator', lang: 'de' } as const;

export interface FillOptions {
  timeoutMs?: number;
  pauses?: readonly number[];
  count?: (outcome: 'ok' | EmbeddingRefusal['type']) => void;
}

/**
 * Has published entries turned into vectors: those that have none, have changed, or have one of another model. Each round first notes what has
 * happened since the last one (the first looks at every entry), then asks for what is due until nothing is left, the minute is used up or
 * the model does not answer. Nothing is lost by a kill: what was taken comes due again.
 */
export function createFiller(
  { log, clock }: Pick<World, 'log' | 'clock'>,
  config: EmbeddingsConfig,
  options: FillOptions = {},
): (db: Db, signal: AbortSignal) => Promise<void> {
  const { timeoutMs = TIMEOUT_MS, pauses = PAUSES, count = () => {} } = options;
  const { model } = config;
  const breaker = createBreaker(log, 'entries', pauses);
  let cursor: Cursor | undefined;

  /** Everything, in the order of ids: what is withdrawn lies between. */
  async function noteAll(db: Db): Promise<Cursor> {
    const end = await endOfEvents(db);
    for (let after: string | undefined; ; ) {
      const entries = await readEntriesAfter(db, after, STEP);
      const until = entries.length < STEP ? undefined : entries.at(-1)?.id;
      await noteEntries(db, model, entries, clock());
      await forgetOthers(
        db,
        { after, until },
        entries.map((entry) => entry.id),
      );
      if (until === undefined) return end;
      after = until;
    }
  }

  async function noteChanges(db: Db, from: Cursor): Promise<Cursor> {
    for (let reached = from; ; ) {
      const { events, cursor: next } = await readEvents(db, reached, STEP);
      const subjects = events.map(({ subject }) => subject).filter((subject) => subject.startsWith('entry:'));
      const ids = [...new Set(subjects)].map((subject) => subject.slice('entry:'.length));
      const live = await readEntries(db, OPERATOR, ids);
      await noteEntries(db, model, live, clock());
      await forgetEntries(db, [...new Set(ids).difference(new Set(live.map((entry) => entry.id)))]);
      if (events.length === 0) return next;
      reached = next;
    }
  }

  /** True when there may be more to do. */
  async function embedSome(db: Db, signal: AbortSignal): Promise<boolean> {
    const claimed = await claimEntries(db, model, clock());
    if (claimed.length === 0) return false;
    const entries = await readEntries(
      db,
      OPERATOR,
      claimed.map(({ id }) => id),
    );
    // What has changed or gone since is told by an event that comes.
    const wanted = claimed.flatMap((one) => {
      const entry = entries.find(({ id }) => id === one.id);
      return entry !== undefined && digestOfEntry(model, entry) === one.digest ? [{ claimed: one, entry }] : [];
    });
    if (wanted.length === 0) return true;
    const texts = wanted.map(({ entry }) => sentOfEntry(entry));
    const answer = await embed(config, texts, { timeoutMs, signal, dimension: await findDimension(db, model) });
    const asked = wanted.map((one) => one.claimed);
    if (!answer.ok) {
      await giveBack(db, asked, answer.refusal);
      return false;
    }
    count('ok');
    breaker.answered();
    await saveVectors(
      db,
      answer.value.map((vector, at) => ({ claimed: asked[at]!, vector })),
    );
    return true;
  }

  async function giveBack(db: Db, asked: readonly Claimed[], refusal: EmbeddingRefusal): Promise<void> {
    await putBack(db, asked, isAboutText(refusal) ? 'refused' : 'not-asked', clock());
    if (refusal.type === 'aborted') return;
    count(refusal.type);
    breaker.failed(refusal);
  }

  return async (db, signal) => {
    cursor = cursor === undefined ? await noteAll(db) : await noteChanges(db, cursor);
    let more = breaker.mayAsk();
    while (more && !signal.aborted) more = await embedSome(db, signal);
  };
}

/** Whether the model may have refused just these texts, rather than everything: some services answer 500 to a text that is too long. */
function isAboutText(refusal: EmbeddingRefusal): boolean {
  if (refusal.type === 'status') return [400, 413, 422, 500].includes(refusal.status);
  return refusal.type === 'no-vectors' || refusal.type === 'no-json' || refusal.type === 'too-large';
}
