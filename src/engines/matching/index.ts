export { createIndex, restoreIndex } from './create-index.ts';
export {
  type Evaluation,
  evaluate,
  type Judgement,
  type LabelledText,
  putEntry,
  type Quality,
  type RankedEntry,
  rankAll,
} from './evaluate.ts';
export { isEnough } from './floor.ts';
export * from './model.ts';
export { parseVocabulary, preferredLabel } from './parse-vocabulary.ts';
export { recognise } from './recognise.ts';
export { buildVocabulary, type Vocabulary } from './vocabulary.ts';
export { WEIGHTS, type Weights } from './weights.ts';
