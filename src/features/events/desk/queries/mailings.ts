import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import { whereAll } from '#features/network/queries/index.ts';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { Segment } from '../model.ts';
import type { Found } from './participants.ts';

/** `waiting`: not yet in the queue. A mail whose record is gone was sent long ago. */
export type RecipientState = 'waiting' | 'queued' | 'sent' | 'failed';

export const MAILINGS_SIZE = 50;
export const RECIPIENTS_SIZE = 100;

export interface MailingRow {
  id: string;
  subject: Localised;
  sentAt: Date;
  sentBy: string | null;
  recipients: number;
  open: number;
  failed: number;
}

export interface MailingView extends MailingRow {
  body: Localised;
  segment: Segment;
}

const STATE = sql`case when y.mail_id is null then 'waiting' when l.id is null then 'sent' else l.state end`;

const COLUMNS = sql`
  g.id, g.subject, g.sent_at as "sentAt", p.name as "sentBy", g.recipients,
  (select count(*) from event_mailing_recipient y left join mail l on l.id = y.mail_id
    where y.mailing_id = g.id and ${STATE} in ('waiting', 'queued')) as open,
  (select count(*) from event_mailing_recipient y left join mail l on l.id = y.mail_id
    where y.mailing_id = g.id and ${STATE} = 'failed') as failed`;

/** What was sent, the newest first. One query. */
export async function listMailings(
  db: Db,
  event: string,
  page: number,
): Promise<{ rows: MailingRow[]; total: number }> {
  const { rows } = await sql<MailingRow & { total: number }>`
    select ${COLUMNS}, count(*) over () as total from event_mailing g left join person p on p.id = g.sent_by
    where g.event_id = ${event} order by g.sent_at desc, g.id limit ${MAILINGS_SIZE} offset ${(page - 1) * MAILINGS_SIZE}`.execute(
    db,
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function findMailing(db: Db, event: string, id: string): Promise<MailingView | undefined> {
  const { rows } = await sql<MailingView>`
    select ${COLUMNS}, g.body, g.segment from event_mailing g left join person p on p.id = g.sent_by
    where g.event_id = ${event} and g.id = ${id}`.execute(db);
  return rows[0];
}

/** Whom mail reaches: who has proved the address, as long as nothing comes back from it. */
export const REACHABLE = sql<boolean>`(r.email is not null and r.email_confirmed_at is not null and r.bounced_at is null)`;

/** How many a message to them would reach, by language, and how many not. One query. */
export async function countReach(
  db: Db,
  { from, filters }: Found,
): Promise<{ byLang: Map<Lang, number>; reached: number; leftOut: number }> {
  const { rows } = await sql<{ lang: Lang; reachable: boolean; count: number }>`
    select r.lang, ${REACHABLE} as reachable, count(*) as count from ${from} where ${whereAll(filters)} group by 1, 2`.execute(
    db,
  );
  const sum = (some: typeof rows) => some.reduce((total, { count }) => total + count, 0);
  const reachable = rows.filter((row) => row.reachable);
  return {
    byLang: new Map(reachable.map(({ lang, count }) => [lang, count])),
    reached: sum(reachable),
    leftOut: sum(rows.filter((row) => !row.reachable)),
  };
}

export interface RecipientRow {
  registration: string;
  name: string;
  lang: Lang;
  state: RecipientState;
}

/** Who got a mailing, those first whom it did not reach. One query. */
export async function listRecipients(
  db: Db,
  mailing: string,
  page: number,
): Promise<{ rows: RecipientRow[]; total: number }> {
  const { rows } = await sql<RecipientRow & { total: number }>`
    select r.id as registration, r.name, r.lang, ${STATE} as state, count(*) over () as total
    from event_mailing_recipient y join registration r on r.id = y.registration_id left join mail l on l.id = y.mail_id
    where y.mailing_id = ${mailing}
    order by array_position(array['failed', 'waiting', 'queued', 'sent'], ${STATE}), lower(r.name), r.id
    limit ${RECIPIENTS_SIZE} offset ${(page - 1) * RECIPIENTS_SIZE}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}
