export type { StoredFile } from './model.ts';
export { fileAddress, fileRoutes, pictureSet, sendFile } from './serve.ts';
export type { FileKind } from './sniff.ts';
export { type FileRefusal, MOST_BYTES, type NewFile, storeFile } from './store.ts';
export { type FileField, readUpload, type Upload } from './upload.ts';
export { dropFiles, findFile, KEEP_UNUSED_DAYS, listFiles, sweepFiles, useFile } from './use.ts';
