export { type DocumentRefusal, extractText, MAX_FILE_BYTES, MAX_TEXT_LENGTH } from './extract.ts';
export { checkZip } from './zip.ts';
