import type { Generated } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Lang } from '#engines/kit';
import type { Trx } from '#platform/database';
import { renderMail } from './render.ts';

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
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** Smaller, after the action: why this came, what happens when one does nothing. */
  after?: string[];
  /** Also shown as a link at the end. */
  unsubscribe?: { label: string; url: string };
}

/** Puts a mail into the queue, in the transaction of what it tells of: it is sent when, and only when, that holds. */
export async function queueMail(trx: Trx, mail: MailMessage, now: Date): Promise<void> {
  const { text, html } = renderMail(mail);
  await trx
    .insertInto('mail')
    .values({
      id: uuid(),
      kind: mail.kind,
      to_address: mail.to,
      // A line break in a subject would begin another header.
      subject: mail.subject.replace(/[\r\n\t]+/g, ' ').trim(),
      text,
      html,
      unsubscribe_url: mail.unsubscribe?.url ?? null,
      created_at: now,
      next_try_at: now,
      sent_at: null,
      error: null,
    })
    .execute();
}
