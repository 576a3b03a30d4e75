import { ok, type Result, refuse } from '#engines/kit';
import type { EmbeddingsConfig } from '#platform/config';
import type { Log } from '#platform/log';
import { createBreaker } from './breaker.ts';
import { type EmbeddingRefusal, embed } from './endpoint.ts';
import type { Vector } from './model.ts';
import { digestOf, sentOf } from './text.ts';

/** Somebody waits for the page: a model that takes longer is left out of it. */
const TIMEOUT_MS = 800;

/** After a failure the model is not asked for so long, and pages come without it at once. */
const PAUSE_MS = 30_000;

/** Vectors of questions kept, 4 to 16 kB each: the page of a draft is opened again when concepts are dropped or added. */
const KEPT = 200;

export type QuestionRefusal = EmbeddingRefusal | { type: 'pausing' };

export interface QuestionOptions {
  timeoutMs?: number;
  pauseMs?: number;
  /** Is told the outcome of each request. */
  count?: (outcome: 'ok' | EmbeddingRefusal['type']) => void;
}

/** Turns the text of a question into a vector, each text once. */
export function createQuestions(
  log: Log,
  config: EmbeddingsConfig,
  options: QuestionOptions = {},
): (text: string, dimension: number) => Promise<Result<Vector, QuestionRefusal>> {
  const { timeoutMs = TIMEOUT_MS, pauseMs = PAUSE_MS, count = () => {} } = options;
  const breaker = createBreaker(log, 'question', [pauseMs]);
  const kept = new Map<string, Promise<Result<Vector, QuestionRefusal>>>();

  async function ask(text: string, dimension: number): Promise<Result<Vector, QuestionRefusal>> {
    if (!breaker.mayAsk()) return refuse({ type: 'pausing' });
    const answer = await embed(config, [text], { timeoutMs, dimension });
    count(answer.ok ? 'ok' : answer.refusal.type);
    if (!answer.ok) {
      breaker.failed(answer.refusal);
      return answer;
    }
    breaker.answered();
    const [vector] = answer.value;
    return vector === undefined ? refuse({ type: 'no-vectors' }) : ok(vector);
  }

  return async (text, dimension) => {
    const sent = sentOf(text);
    // Only the digest: what people write is not kept in memory.
    const key = digestOf(String(dimension), sent);
    const known = kept.get(key);
    const answer = known ?? ask(sent, dimension);
    kept.delete(key);
    kept.set(key, answer);
    for (const [oldest] of kept) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    const result = await answer;
    if (!result.ok && kept.get(key) === answer) kept.delete(key);
    return result;
  };
}
