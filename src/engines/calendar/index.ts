export * from './month.ts';
export type { Broken, BrokenReason, ReadEvent } from './read-event.ts';
export * from './read-ical.ts';
export * from './write-ical.ts';
export * from './zone.ts';
