import type { Log } from '#platform/log';
import type { EmbeddingRefusal } from './endpoint.ts';

/** Keeps from asking again and again what does not answer. */
export interface Breaker {
  /** Whether to ask now. After a pause one may try; until that one knows, the others may not. */
  mayAsk(): boolean;
  answered(): void;
  failed(refusal: EmbeddingRefusal): void;
}

/**
 * `pauses` in milliseconds after the first, second … failure in a row; the last one goes on. The log has one warning when an outage begins and a
 * line when it is over, however many were asking.
 */
export function createBreaker(log: Log, purpose: 'question' | 'entries', pauses: readonly number[]): Breaker {
  let failures = 0;
  let quietUntil = 0;
  const pause = () => performance.now() + (pauses[Math.min(failures, pauses.length) - 1] ?? 0);
  return {
    mayAsk() {
      if (failures === 0) return true;
      if (performance.now() < quietUntil) return false;
      quietUntil = pause();
      return true;
    },
    answered() {
      if (failures > 0) log.info({ purpose }, 'embeddings answer again');
      failures = 0;
    },
    failed(refusal) {
      failures++;
      quietUntil = pause();
      if (failures === 1) log.warn({ purpose, refusal }, 'embeddings do not answer');
    },
  };
}
