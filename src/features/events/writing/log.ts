import { sql } from 'kysely';
import type { Db } from '#platform/database';

/** A line of what has been done to an event. */
export interface LogLine {
  at: Date;
  /** A name, or nothing where the account is gone. */
  who: string | null;
  by: 'person' | 'system' | 'operator';
  /** `event.saved` … */
  action: string;
  /** Names of changed fields. */
  fields: string[];
}

export const LOG_SIZE = 50;

/** Who changed what when, the newest first. One query more than a page is read, to know whether there are more. */
export async function listLog(db: Db, event: string, page: number): Promise<{ rows: LogLine[]; more: boolean }> {
  const { rows } = await sql<{
    at: Date;
    actor: string;
    name: string | null;
    action: string;
    details: { fields?: unknown } | null;
  }>`
    select a.at, a.actor, p.name, a.action, a.details
    from audit a left join person p on a.actor = 'person:' || p.id
    where a.subject = ${`event:${event}`}
    order by a.at desc, a.id desc limit ${LOG_SIZE + 1} offset ${(page - 1) * LOG_SIZE}`.execute(db);
  const lines = rows.slice(0, LOG_SIZE).map(({ at, actor, name, action, details }): LogLine => {
    const fields = details?.fields;
    return {
      at,
      who: name,
      by: actor.startsWith('person:') ? 'person' : actor.startsWith('system') ? 'system' : 'operator',
      action,
      fields: typeof fields === 'string' && fields !== '' ? fields.split(' ') : [],
    };
  });
  return { rows: lines, more: rows.length > LOG_SIZE };
}
