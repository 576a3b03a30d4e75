export { splitCompound } from './compound.ts';
export { detectLanguage, weighWord } from './detect.ts';
export { isFunctionWord } from './function-words.ts';
export { root, rootOf, verbalNoun } from './root.ts';
export { computeStem, stem } from './stem.ts';
export { createScan, fold, GAP, MAX_TEXT, type Scan, scan, tokenize } from './tokenize.ts';
