export { extractText, MAX_TEXT_LENGTH } from './extract.ts';
export { checkZip } from './zip.ts';
