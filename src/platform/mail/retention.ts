import { daysBefore } from '#platform/clock';
import type { Trx } from '#platform/database';

/** Texts of mails are kept so long, for who asks where one has got to; what has not left by then is out of date. */
export const KEEP_TEXTS_DAYS = 7;
/** That there was a mail, of which kind and to whom, is kept so long. */
export const KEEP_MAIL_DAYS = 30;

/** Gives up what still waits, and empties the texts of everything else that is old; returns how many mails. */
export async function tidyMails(trx: Trx, now: Date): Promise<number> {
  const old = daysBefore(now, KEEP_TEXTS_DAYS);
  await trx
    .updateTable('mail')
    .set({ state: 'failed', error: 'expired' })
    .where('state', '=', 'queued')
    .where('created_at', '<', old)
    .execute();
  const emptied = await trx
    .updateTable('mail')
    .set({ subject: '', text: '', html: '', unsubscribe_url: null, attachments: '[]', reply_to: null })
    .where('state', '<>', 'queued')
    .where('created_at', '<', old)
    .where((eb) => eb.or([eb('sent_at', 'is', null), eb('sent_at', '<', old)]))
    .where('text', '<>', '')
    .executeTakeFirst();
  return Number(emptied.numUpdatedRows);
}

/** Deletes what is left of old mails; returns how many. */
export async function deleteOldMails(trx: Trx, now: Date): Promise<number> {
  const deleted = await trx
    .deleteFrom('mail')
    .where('created_at', '<', daysBefore(now, KEEP_MAIL_DAYS))
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
