export { type Lexicon, splitCompound } from './compound.ts';
export { type Detection, detectLanguage } from './detect.ts';
export { isFunctionWord } from './function-words.ts';
export { root } from './root.ts';
export { stem } from './stem.ts';
export { fold, MAX_TEXT, type Token, tokenize } from './tokenize.ts';
