import { sql } from 'kysely';
import type { Trx } from '#platform/database';
import type { StoredTable } from '../collect.ts';
import type { ErasedCount } from '../model.ts';

/** Shorter lines are greetings and words that others write too. */
const TELLING_LENGTH = 30;

/** What stands alone in a mail that still waits must be this long: „Max“ is in many. What was sent is no loss. */
const TELLING_WHILE_QUEUED = 12;

/** What is about somebody but in words of ours or of others: the same words stand in mails that have nothing to do with them. */
const BY_OTHERS: readonly string[] = ['mail', 'comment_decision', 'network_page', 'notice', 'audit', 'link'];

/**
 * Deletes mails to others that name somebody or quote what they wrote: nobody else's table holds such copies. Line by line, because a mail quotes with
 * a mark before each line.
 */
export async function deleteMailsAbout(
  trx: Trx,
  names: readonly string[],
  stored: readonly StoredTable[],
): Promise<ErasedCount> {
  const lines = stored
    .filter(({ table }) => !BY_OTHERS.includes(table))
    .flatMap(({ rows }) => rows.flatMap((row) => textsIn(row)))
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= TELLING_LENGTH);
  const needles = [...new Set([...names.filter((name) => name.trim() !== ''), ...lines])];
  if (needles.length === 0) return { table: 'mail', rows: 0, how: 'deleted' };
  const gone = await sql<{ id: string }>`
    delete from mail where exists (
      select 1 from unnest(${needles}::text[]) needle
      where (state <> 'queued' or length(needle) >= ${TELLING_WHILE_QUEUED})
        and (strpos(text, needle) > 0 or strpos(subject, needle) > 0 or strpos(lower(to_address), lower(needle)) > 0)
    ) returning id`.execute(trx);
  return { table: 'mail', rows: gone.rows.length, how: 'deleted' };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    return Object.values(value).flatMap(textsIn);
  return [];
}
