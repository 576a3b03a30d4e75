import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIdentity } from '#platform/database';
import type { World } from '#platform/feature';
import { digestOf } from '#platform/kept';
import { type Cursor, describeEvents, nextTransaction } from '#platform/outbox';
import type { Engine } from '../engine.ts';
import { openUnfinished, readHead } from './file.ts';
import type { Head } from './head.ts';

/** With fewer entries building takes two seconds, as starting does anyway, and every change would be worth a snapshot. */
export const LEAST_ENTRIES = 2_000;

/** A snapshot is written at most so often: one of 100,000 entries has some 140 MB. */
const EVERY_MS = 10 * 60_000;

/** … and when so many of the entries have changed since the last one: catching up takes about as long as reading the snapshot. */
const SHARE_CHANGED = 0.01;

/** … or a few, but so long ago: what was withdrawn does not stay in a file for ever. */
const LONGEST_MS = 24 * 60 * 60_000;

/** At the end nobody shall wait long: so many entries take a second or two. */
const MOST_AT_END = 200_000;

/** Transactions that run while the index is saved must end before it can be said what it knows; longer ones put it off. */
const WAIT_MS = 10_000;

export interface SnapshotOptions {
  leastEntries?: number;
  everyMs?: number;
  /** Where nothing is to be written, such as in a command that ends at once. */
  readOnly?: boolean;
}

/** Keeps the index in a file, so that a start need not read all entries. A file that is not right is not used; one that cannot be written costs time. */
export interface Snapshots {
  /** Fills the engine and says from where to catch up, or why not. */
  restore(engine: Engine): Promise<{ cursor: Cursor; entries: number } | { why: string }>;
  /** The engine has ended by itself. Perhaps because of what it had read: the next one shall not begin with that. */
  distrust(): void;
  /** To be called when the index is up to date. Writes when it is time; nobody waits for it. */
  reached(state: IndexState): void;
  /** Writes what is not in the file yet, at the end. */
  close(state: IndexState): Promise<void>;
}

export interface IndexState {
  engine: Engine;
  cursor: Cursor;
  entries: number;
  /** Entries put in or taken out since this index was begun, or restored. */
  changes: number;
}

/** Everything that decides what the index makes of an entry; with another vocabulary the engine itself refuses. */
const SOURCES = ['../document.ts', '../../exchange/queries.ts'];

export function createSnapshots(
  { db, databaseKind, config, clock, log }: Pick<World, 'db' | 'databaseKind' | 'config' | 'clock' | 'log'>,
  options: SnapshotOptions = {},
): Snapshots {
  const { leastEntries = LEAST_ENTRIES, everyMs = EVERY_MS, readOnly = false } = options;
  let version: string | undefined;
  let written: { at: number; engine: Engine | undefined; changes: number } | undefined;
  let tried = Number.NEGATIVE_INFINITY;
  let saving: Promise<void> | undefined;
  let failing = false;
  let trusted = true;

  const versionNow = () => {
    version ??= digestOf(SOURCES.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))).toString('hex');
    return version;
  };
  /** The embedded database has a folder of its own; processes on several servers may share one. */
  const fileOf = (identity: string) =>
    join(config.dataDir, databaseKind === 'embedded' ? 'index.snapshot' : `index-${identity}.snapshot`);

  async function save({ engine, cursor, entries, changes }: IndexState): Promise<void> {
    tried = clock().getTime();
    try {
      const identity = await readIdentity(db);
      const unfinished = await openUnfinished(fileOf(identity));
      try {
        const bytes = await engine.ask('save', unfinished.fd);
        // Only now: what is in the index was committed before this transaction began.
        const before = await nextTransaction(db);
        const events = await untilEnded(before);
        if (events === undefined) return await unfinished.discard();
        await unfinished.finish({
          version: versionNow(),
          database: identity,
          cursor,
          before,
          events,
          entries,
          bytes,
        });
      } catch (error) {
        await unfinished.discard();
        throw error;
      }
      written = { at: clock().getTime(), engine, changes };
      failing = false;
      trusted = true;
      log.info({ entries }, 'snapshot of the index written');
    } catch (error) {
      if (!failing) log.warn({ error: String(error) }, 'snapshot of the index could not be written');
      failing = true;
    }
  }

  /** What the events before a transaction are, as soon as all of these have ended. */
  async function untilEnded(before: string): Promise<string | undefined> {
    for (const end = performance.now() + WAIT_MS; performance.now() < end; await sleep(20)) {
      const events = await describeEvents(db, before);
      if (events !== undefined) return events;
    }
    return undefined;
  }

  const changedSince = ({ engine, changes }: IndexState) =>
    written === undefined || written.engine !== engine ? undefined : changes - written.changes;

  function isTime(state: IndexState): boolean {
    const now = clock().getTime();
    if (readOnly || saving !== undefined || state.entries < leastEntries || now - tried < everyMs) return false;
    const changed = changedSince(state);
    if (changed === undefined || written === undefined) return true;
    return changed >= Math.max(1, state.entries * SHARE_CHANGED) || (changed > 0 && now - written.at >= LONGEST_MS);
  }

  return {
    async restore(engine) {
      if (!trusted) return { why: 'the engine has ended by itself' };
      const identity = await readIdentity(db);
      const found = await readHead(fileOf(identity));
      if ('why' in found) return found;
      try {
        const { head } = found;
        const why = head === undefined ? 'the snapshot is broken' : await whyNot(head, identity);
        if (head === undefined || why !== undefined) return { why: why ?? '' };
        const restored = await engine.ask('restore', { fd: found.fd, bytes: head.bytes });
        if (restored === undefined) return { why: 'the snapshot is broken or of another vocabulary' };
        written = { at: clock().getTime(), engine, changes: 0 };
        return { cursor: head.cursor, entries: restored };
      } finally {
        await found.close();
      }
    },
    distrust() {
      trusted = false;
    },
    reached(state) {
      if (!isTime(state)) return;
      saving = save(state).finally(() => {
        saving = undefined;
      });
    },
    async close(state) {
      await saving;
      const isCheap = state.entries >= leastEntries && state.entries <= MOST_AT_END;
      if (!readOnly && isCheap && changedSince(state) !== 0) await save(state);
    },
  };

  /**
   * A snapshot is right for this database when everything the index can know came from transactions whose events are still here, all of them
   * and no others. After a restore from a backup they are not.
   */
  async function whyNot(head: Head, identity: string): Promise<string | undefined> {
    if (head.version !== versionNow()) return 'the snapshot is of another version';
    if (head.database !== identity) return 'the snapshot is of another database';
    const events = await describeEvents(db, head.before);
    if (events === undefined) return 'the snapshot is ahead of the database';
    return events === head.events ? undefined : 'the database is not the one it was';
  }
}
