import { v7 as uuid } from 'uuid';
import type { Trx } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';

/** Writes a notice for each of these persons, in the transaction of what it tells of. When and how they are told is their choice. */
export async function notify(
  trx: Trx,
  notice: { kind: string; subject: SubjectRef; to: readonly string[] },
  now: Date,
): Promise<void> {
  if (notice.to.length === 0) return;
  const { kind, subject } = notice;
  const rows = [...new Set(notice.to)].map((person) => {
    return { id: uuid(), person_id: person, kind, subject, created_at: now, mailed_at: null };
  });
  await trx.insertInto('notice').values(rows).execute();
}
