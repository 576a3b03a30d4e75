import type { Generated } from 'kysely';
import { v7 as uuid } from 'uuid';
import { actorOf, type Viewer } from '#engines/kit';
import type { Trx } from '#platform/database';
import type { SubjectRef } from '#platform/outbox';

declare module '#platform/database' {
  interface Tables {
    audit: AuditTable;
  }
}

interface AuditTable {
  id: string;
  at: Generated<Date>;
  actor: string;
  action: string;
  subject: string;
  details: string | null;
}

/** One line per command: who did what to what, in the same transaction. `details` are facts about the change, never texts of people. */
export async function audit(
  trx: Trx,
  viewer: Viewer,
  action: string,
  subject: SubjectRef,
  details?: Record<string, string | number>,
): Promise<void> {
  const entry = { id: uuid(), actor: actorOf(viewer), action, subject };
  await trx
    .insertInto('audit')
    .values({ ...entry, details: details === undefined ? null : JSON.stringify(details) })
    .execute();
}
