export { splitCompound } from './compound.ts';
export { detectLanguage, type Evidence, weighWord } from './detect.ts';
export { isFunctionWord } from './function-words.ts';
export { root } from './root.ts';
export { stem } from './stem.ts';
export { createScan, fold, GAP, MAX_TEXT, type Scan, scan, type Token, tokenize } from './tokenize.ts';
