import type { Db } from '#platform/database';
import { newest } from '#platform/follow';
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
