import type { Db } from '#platform/database';
import { type Cursor, endOfEvents, readEvents } from '#platform/outbox';
import { readVectors, readVectorsAfter } from './queries.ts';
import { createVectors, type Vectors } from './vectors.ts';

/** Vectors read at a time: of 1,024 numbers some 3 ms. */
const STEP = 50;

/**
 * The vectors of a model in memory, brought up to date with the database by the outbox before each answer: one short query when nothing has
 * changed. Read whole when first asked for.
 */
export function followVectors(db: Db, model: string): () => Promise<Vectors> {
  let state: { vectors: Vectors; cursor: Cursor } | undefined;

  async function readAll() {
    const cursor = await endOfEvents(db);
    const vectors = createVectors();
    for (let after: string | undefined; ; ) {
      const rows = await readVectorsAfter(db, model, after, STEP);
      for (const { id, kind, vector } of rows) vectors.put(id, kind, vector);
      after = rows.at(-1)?.id;
      if (rows.length < STEP) return { vectors, cursor };
    }
  }

  async function catchUp(): Promise<Vectors> {
    state ??= await readAll();
    const { vectors } = state;
    for (;;) {
      const { events, cursor } = await readEvents(db, state.cursor);
      const told = events.filter(({ subject }) => subject.startsWith('vector:'));
      const ids = [...new Set(told.map(({ subject }) => subject.slice('vector:'.length)))];
      for (let from = 0; from < ids.length; from += STEP) {
        const some = ids.slice(from, from + STEP);
        const rows = await readVectors(db, model, some);
        for (const id of some) vectors.remove(id);
        for (const { id, kind, vector } of rows) vectors.put(id, kind, vector);
      }
      state.cursor = cursor;
      if (events.length === 0) return vectors;
    }
  }

  return newest(catchUp);
}

/** One at a time; who comes while one runs waits for the next, which sees everything committed before. */
function newest<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let following: Promise<T> | undefined;
  const ask = (): Promise<T> => {
    if (running === undefined) {
      running = run().finally(() => {
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
        return ask();
      });
    return following;
  };
  return ask;
}
