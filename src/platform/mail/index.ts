import { type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Lang } from '#engines/kit';
import type { Trx } from '#platform/database';
import { CHANNEL } from '#platform/outbox';
import { renderMail } from './render.ts';

export { findMail, listMails, type Mail, type MailRow } from './read.ts';
export { deleteOldMails, KEEP_MAIL_DAYS, KEEP_TEXTS_DAYS, tidyMails } from './retention.ts';
export { createSender } from './send.ts';

declare module '#platform/database' {
  interface Tables {
    mail: MailTable;
  }
}

interface MailTable {
  id: string;
  kind: string;
  to_address: string;
  subject: string;
  text: string;
  html: string;
  /** Address that switches this kind off with one click (RFC 8058). */
  unsubscribe_url: string | null;
  state: Generated<'queued' | 'sent' | 'failed'>;
  attempts: Generated<number>;
  created_at: Date;
  next_try_at: Date;
  sent_at: Date | null;
  error: string | null;
}

/** A mail to one person. Everything in it is text; what people wrote is never markup. */
export interface MailMessage {
  /** Which mail this is, for instance `sign-in`: for figures and tests. */
  kind: string;
  to: string;
  lang: Lang;
  subject: string;
  /** Paragraphs. A paragraph that begins with `> ` is quoted. */
  body: string[];
  /** Things to look at, each a line of text and where it leads. */
  items?: { text: string; url: string }[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** Smaller, after the action: why this came, what happens when one does nothing. */
  after?: string[];
  /** Where one chooses what comes, as a link at the end. */
  settings?: { label: string; url: string };
  /** Also shown as a link at the end. */
  unsubscribe?: { label: string; url: string };
  /** Not to be sent before: what it tells of can still be taken back, and the mail with it. */
  notBefore?: Date;
}

/**
 * Puts a mail into the queue, in the transaction of what it tells of: it is sent when, and only when, that holds. Processes that serve get a hint
 * at commit, so it leaves at once. Returns its id, by which `recallMails` finds it.
 */
export async function queueMail(trx: Trx, mail: MailMessage, now: Date): Promise<string> {
  const { text, html } = renderMail(mail);
  const id = uuid();
  await trx
    .insertInto('mail')
    .values({
      id,
      kind: mail.kind,
      to_address: mail.to,
      // A line break in a subject would begin another header.
      subject: mail.subject.replace(/[\r\n\t]+/g, ' ').trim(),
      text,
      html,
      unsubscribe_url: mail.unsubscribe?.url ?? null,
      created_at: now,
      next_try_at: mail.notBefore ?? now,
      sent_at: null,
      error: null,
    })
    .execute();
  await sql`select pg_notify(${CHANNEL}, '')`.execute(trx);
  return id;
}

/** Takes mails back that nobody has begun to send; returns how many. */
export async function recallMails(trx: Trx, ids: readonly string[], now: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const gone = await trx
    .deleteFrom('mail')
    .where('id', 'in', ids)
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .where('next_try_at', '>', now)
    .returning('id')
    .execute();
  return gone.length;
}
