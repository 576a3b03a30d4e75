import type { EntryRow } from './model.ts';

/** An entry whose validity or deadline has passed stays readable; lists leave it out unless asked, matching puts it last. */
export function isExpired(entry: Pick<EntryRow, 'validUntil' | 'deadline'>, today: string): boolean {
  const ends = [entry.validUntil, entry.deadline].filter((day) => day !== null);
  return ends.some((day) => day < today);
}
