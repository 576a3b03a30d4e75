import type { Db } from '#platform/database';
import type { Attachment } from './index.ts';

export interface MailRow {
  id: string;
  kind: string;
  to_address: string;
  subject: string;
  state: 'queued' | 'sent' | 'failed';
  created_at: Date;
}

export interface Mail extends MailRow {
  text: string;
  html: string;
  unsubscribe_url: string | null;
  attachments: Attachment[];
}

const ROW = ['id', 'kind', 'to_address', 'subject', 'state', 'created_at'] as const;

/** Mails, the newest first; `to` is a part of an address. */
export async function listMails(
  db: Db,
  { to, page, size }: { to: string; page: number; size: number },
): Promise<{ rows: MailRow[]; total: number }> {
  const part = `%${to.replace(/[\\%_]/g, '\\$&')}%`;
  const all = to === '' ? db.selectFrom('mail') : db.selectFrom('mail').where('to_address', 'ilike', part);
  const rows = await all
    .select(ROW)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { count } = await all.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return { rows, total: Number(count) };
}

export async function findMail(db: Db, id: string): Promise<Mail | undefined> {
  return db
    .selectFrom('mail')
    .select([...ROW, 'text', 'html', 'unsubscribe_url', 'attachments'])
    .where('id', '=', id)
    .executeTakeFirst();
}
