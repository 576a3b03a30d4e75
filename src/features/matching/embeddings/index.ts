import { Counter, type Metric } from 'prom-client';
import type { EntryKind } from '#features/exchange/model.ts';
import type { Job, World } from '#platform/feature';
import { createFiller, type FillOptions } from './fill.ts';
import { followVectors } from './follow.ts';
import type { Vector } from './model.ts';
import { createQuestions, type QuestionOptions } from './question.ts';
import { NEAREST } from './rule.ts';
import { cosine, type Near, type Vectors } from './vectors.ts';

/** What the model thinks of the entries, seen from one text. */
export interface Opinion {
  model: string;
  /** The entries it finds most alike, of each kind. */
  nearest(kinds: readonly EntryKind[]): Promise<Map<EntryKind, Near[]>>;
  /** Undefined for an entry that has no vector yet. */
  similarity(entryId: string): number | undefined;
}

/** `silent`: it was asked and did not answer. Undefined: there is nothing to ask it. */
export type Asked = Opinion | 'silent' | undefined;

/** The language model that `EMBEDDINGS_URL` names. */
export interface Embeddings {
  model: string;
  /** Sends the text to the model, unless it was asked the same just now. */
  askAboutText(text: string): Promise<Asked>;
  /** By the vector the entry has already: nothing is sent, and it is never silent. */
  askAboutEntry(entryId: string): Promise<Asked>;
  warmUp(): Promise<void>;
  job: Job;
  metrics: Metric[];
}

export interface EmbeddingsOptions {
  question?: Omit<QuestionOptions, 'count'>;
  fill?: Omit<FillOptions, 'count'>;
}

/** How often a process looks for entries that need a vector. */
const EVERY_MINUTES = 0.25;

/** Undefined without `EMBEDDINGS_URL`: then nothing of all this runs. */
export function createEmbeddings(
  world: Pick<World, 'config' | 'db' | 'log' | 'clock'>,
  options: EmbeddingsOptions = {},
): Embeddings | undefined {
  const config = world.config.embeddings;
  if (config === undefined) return undefined;
  const { model } = config;
  const requests = new Counter({
    name: 'hubwerk_embedding_requests_total',
    help: 'Requests to the embeddings service, by what for and how they ended',
    labelNames: ['purpose', 'outcome'],
    registers: [],
  });
  const silences = new Counter({
    name: 'hubwerk_embedding_silences_total',
    help: 'Rankings made without the language model because it did not answer',
    registers: [],
  });
  const count = (purpose: string) => (outcome: string) => requests.inc({ purpose, outcome });
  const vectorsNow = followVectors(world.db, model);
  const vectorOfText = createQuestions(world.log, config, { ...options.question, count: count('question') });
  const fill = createFiller(world, config, { ...options.fill, count: count('entries') });

  return {
    model,
    async askAboutText(text) {
      const vectors = await vectorsNow();
      if (vectors.dimension === undefined || text.trim() === '') return undefined;
      const vector = await vectorOfText(text, vectors.dimension);
      if (vector.ok) return opinion(model, vectors, vector.value);
      silences.inc();
      return 'silent';
    },
    async askAboutEntry(entryId) {
      const vectors = await vectorsNow();
      const vector = vectors.find(entryId);
      return vector === undefined ? undefined : opinion(model, vectors, vector);
    },
    async warmUp() {
      await vectorsNow();
    },
    job: {
      name: 'embed-entries',
      everyMinutes: EVERY_MINUTES,
      runs: 'by-itself',
      run: (db, _, signal) => fill(db, signal),
    },
    metrics: [requests, silences],
  };
}

function opinion(model: string, vectors: Vectors, asked: Vector): Opinion {
  return {
    model,
    nearest: (kinds) => vectors.near(asked, kinds, NEAREST),
    similarity(entryId) {
      const vector = vectors.find(entryId);
      return vector === undefined || vector.length !== asked.length ? undefined : cosine(asked, vector);
    },
  };
}
