import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Lang } from '#engines/kit';
import type { Trx } from '#platform/database';
import { CHANNEL } from '#platform/outbox';
import { renderMail } from './render.ts';

export { findMail, listMails, type Mail, type MailRow } from './read.ts';
export { deleteOldMails, KEEP_MAIL_DAYS, KEEP_TEXTS_DAYS, tidyMails } from './retention.ts';
export { createSender } from './send.ts';
export { inSlices, type SliceLimits } from './slices.ts';

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
  attachments: ColumnType<Attachment[], string | undefined, string>;
  /** Where answers go; without it nobody reads them. */
  reply_to: string | null;
  state: Generated<'queued' | 'sent' | 'failed'>;
  attempts: Generated<number>;
  created_at: Date;
  next_try_at: Date;
  sent_at: Date | null;
  error: string | null;
}

/** A small text that goes with a mail, such as a calendar file. */
export interface Attachment {
  name: string;
  /** With its parameters: `text/calendar; charset=utf-8; method=REQUEST`. */
  type: string;
  content: string;
}

/** What a mail carries is kept in the queue, for each who gets it. */
const MAX_ATTACHED = 200_000;

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
  attachments?: Attachment[];
  /** Where answers go: to the people whom the mail is from. */
  replyTo?: string | undefined;
  /** Not to be sent before: what it tells of can still be taken back, and the mail with it. */
  notBefore?: Date;
}

/**
 * Puts a mail into the queue, in the transaction of what it tells of: it is sent when, and only when, that holds. Processes that serve get a hint
 * at commit, so it leaves at once. Returns its id, by which `recallMails` finds it.
 */
export async function queueMail(trx: Trx, mail: MailMessage, now: Date): Promise<string> {
  const [id] = await queueMails(trx, [mail], now);
  if (id === undefined) throw new Error('a mail was not queued');
  return id;
}

/** Rows written at a time: one statement holds so many parameters. */
const AT_A_TIME = 500;

/** The same for many, in their order, with one hint. */
export async function queueMails(trx: Trx, mails: readonly MailMessage[], now: Date): Promise<string[]> {
  const rows = mails.map((mail) => rowOf(mail, now));
  for (let from = 0; from < rows.length; from += AT_A_TIME) {
    await trx
      .insertInto('mail')
      .values(rows.slice(from, from + AT_A_TIME))
      .execute();
  }
  if (rows.length > 0) await sql`select pg_notify(${CHANNEL}, '')`.execute(trx);
  return rows.map((row) => row.id);
}

function rowOf(mail: MailMessage, now: Date) {
  const { text, html } = renderMail(mail);
  const attachments = mail.attachments ?? [];
  if (attachments.reduce((sum, attached) => sum + attached.content.length, 0) > MAX_ATTACHED)
    throw new Error(`too much is attached to a mail of kind ${mail.kind}`);
  return {
    id: uuid(),
    kind: mail.kind,
    to_address: mail.to,
    // A line break in a subject would begin another header.
    subject: mail.subject.replace(/[\r\n\t\0\u0085\u2028\u2029]+/g, ' ').trim(),
    text,
    html,
    unsubscribe_url: mail.unsubscribe?.url ?? null,
    attachments: JSON.stringify(attachments),
    reply_to: mail.replyTo ?? null,
    created_at: now,
    next_try_at: mail.notBefore ?? now,
    sent_at: null,
    error: null,
  };
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
