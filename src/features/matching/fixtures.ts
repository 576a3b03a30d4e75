import { randomUUID } from 'node:crypto';
import { ANONYMOUS, accepted } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import { saveDraft } from './commands.ts';
import { type DraftInput, draftInput } from './model.ts';

/** What the form of a draft sends. */
export function draftFields(more: Record<string, string> = {}): Record<string, string> {
  return { key: randomUUID(), kind: 'need', text: 'Uns fehlen Ladesäulen in den Wohnvierteln.', ...more };
}

/** A saved draft; returns the key that its link carries. */
export async function makeDraft(
  db: Db,
  more: Record<string, string> = {},
  now: Date = new Date('2026-03-01T10:00:00Z'),
): Promise<string> {
  const input: DraftInput = draftInput.parse(draftFields(more));
  return accepted(await saveDraft(db, ANONYMOUS, input, now)).key;
}
