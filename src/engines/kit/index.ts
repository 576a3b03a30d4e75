export { enlarged } from './enlarged.ts';
export * from './lang.ts';
export * from './result.ts';
export * from './rights.ts';
export * from './slug.ts';
export * from './viewer.ts';
