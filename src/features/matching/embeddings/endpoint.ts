import { ok, type Result, refuse } from '#engines/kit';
import type { EmbeddingsConfig } from '#platform/config';
import { type HttpRefusal, postJson } from '#platform/http-client';
import { MAX_DIMENSION, type Vector } from './model.ts';
import { toUnit } from './rule.ts';

/** Why there are no vectors. `no-vectors`: it answered something else, such as too few, or numbers that are none. */
export type EmbeddingRefusal = HttpRefusal | { type: 'no-vectors' } | { type: 'wrong-dimension' };

export interface EmbedOptions {
  timeoutMs: number;
  /** Numbers that each vector must have, where that is known. */
  dimension?: number | undefined;
  signal?: AbortSignal;
}

/** A number is written with some twenty signs. */
const BYTES_PER_VECTOR = MAX_DIMENSION * 32;
const BYTES_AROUND = 64 * 1024;

/** Has texts turned into vectors by a service that speaks as OpenAI's does (`POST /embeddings`), in the order of the texts. */
export async function embed(
  { url, model, key }: EmbeddingsConfig,
  texts: readonly string[],
  { timeoutMs, dimension, signal }: EmbedOptions,
): Promise<Result<Vector[], EmbeddingRefusal>> {
  const answer = await postJson(
    `${url}/embeddings`,
    { model, input: texts },
    {
      timeoutMs,
      maxBytes: BYTES_AROUND + texts.length * BYTES_PER_VECTOR,
      ...(key === undefined ? {} : { headers: { Authorization: `Bearer ${key}` } }),
      ...(signal === undefined ? {} : { signal }),
    },
  );
  if (!answer.ok) return answer;
  const vectors = readVectors(answer.value, texts.length);
  if (vectors === undefined) return refuse({ type: 'no-vectors' });
  const wanted = dimension ?? vectors[0]?.length;
  return vectors.every(({ length }) => length === wanted) ? ok(vectors) : refuse({ type: 'wrong-dimension' });
}

/** Exactly `count` vectors in the order of the texts, whatever order they came in; undefined when that is not what it is. */
function readVectors(answer: unknown, count: number): Vector[] | undefined {
  const data = property(answer, 'data');
  if (!Array.isArray(data) || data.length !== count) return undefined;
  const vectors = new Map<unknown, Vector>();
  for (const [at, one] of data.entries()) {
    const vector = readVector(property(one, 'embedding'));
    if (vector === undefined) return undefined;
    vectors.set(property(one, 'index') ?? at, vector);
  }
  const ordered = Array.from({ length: count }, (_, at) => vectors.get(at));
  return ordered.every((vector) => vector !== undefined) ? ordered : undefined;
}

function readVector(numbers: unknown): Vector | undefined {
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length > MAX_DIMENSION) return undefined;
  return numbers.every((number) => typeof number === 'number') ? toUnit(numbers) : undefined;
}

function property(value: unknown, name: 'data' | 'embedding' | 'index'): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Partial<Record<typeof name, unknown>>)[name]
    : undefined;
}
