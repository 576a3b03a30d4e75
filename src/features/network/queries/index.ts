export * from './filters.ts';
export * from './hubs.ts';
export * from './organisations.ts';
export { regionLevel } from './regions.ts';
