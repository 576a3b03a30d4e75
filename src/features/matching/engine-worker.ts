import { parentPort, workerData } from 'node:worker_threads';
import type { Lang } from '#engines/kit';
import {
  buildVocabulary,
  type ConceptId,
  createIndex,
  type MatchAnswer,
  type MatchDocument,
  type MatchQuery,
  parseVocabulary,
  recognise,
  type VocabularyFile,
} from '#engines/matching';
import { kept } from '#platform/kept';

/** What the engine's thread can be asked for, with what it takes and gives. */
export interface EngineCalls {
  put: { takes: MatchDocument[]; gives: null };
  remove: { takes: string[]; gives: null };
  match: { takes: MatchQuery; gives: MatchAnswer };
  recognise: { takes: { text: string; lang: Lang }; gives: ConceptId[] };
}

export type EngineRequest = {
  [C in keyof EngineCalls]: { number: number; call: C; takes: EngineCalls[C]['takes'] };
}[keyof EngineCalls];

export type EngineAnswer = { number: number; gives: unknown } | { number: number; error: string };

const files = workerData as VocabularyFile[];
const sources = files.flatMap(({ field, text }) => [field, text]);
const vocabulary = kept('vocabulary', sources, () => buildVocabulary(parseVocabulary(files).concepts));
const index = createIndex(vocabulary);

function answer(request: EngineRequest): EngineCalls[keyof EngineCalls]['gives'] {
  switch (request.call) {
    case 'put':
      for (const document of request.takes) index.put(document);
      return null;
    case 'remove':
      for (const id of request.takes) index.remove(id);
      return null;
    case 'match':
      return index.match(request.takes);
    case 'recognise':
      return recognise(vocabulary, request.takes.text, request.takes.lang).map((found) => found.concept);
  }
}

parentPort?.on('message', (request: EngineRequest) => {
  try {
    parentPort?.postMessage({ number: request.number, gives: answer(request) } satisfies EngineAnswer);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ number: request.number, error: text } satisfies EngineAnswer);
  }
});
