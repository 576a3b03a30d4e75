export { splitCompound } from './compound.ts';
export { detectLanguage } from './detect.ts';
export { isFunctionWord } from './function-words.ts';
export { root } from './root.ts';
export { stem } from './stem.ts';
export { fold, type Token, tokenize } from './tokenize.ts';
