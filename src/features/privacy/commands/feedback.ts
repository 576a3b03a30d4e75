import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { notify } from '#features/accounts/notices/notify.ts';
import { listHolders } from '#features/accounts/roles/holders.ts';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { queueMail } from '#platform/mail';
import { emit } from '#platform/outbox';
import { type FeedbackInput, MAX_FEEDBACK_AN_HOUR } from '../model.ts';
import { canAnswerFeedback, privacyRights } from '../rights.ts';
import { privacyTexts } from '../texts/index.ts';

/**
 * Takes a message to the operator, from everybody. The same message twice within an hour is one. Side effects: a row of `feedback`, notices to those who
 * answer, an audit entry, `feedback.given`.
 */
export async function giveFeedback(
  db: Db,
  viewer: Viewer,
  input: FeedbackInput,
  now: Date,
): Promise<Result<null, { type: 'too-many' }>> {
  return db.transaction().execute(async (trx) => {
    const lately = await trx
      .selectFrom('feedback')
      .select('text')
      .where('created_at', '>', new Date(now.getTime() - 3_600_000))
      .limit(MAX_FEEDBACK_AN_HOUR)
      .execute();
    if (lately.some(({ text }) => text === input.text)) return ok(null);
    if (lately.length >= MAX_FEEDBACK_AN_HOUR) return refuse({ type: 'too-many' });
    const id = uuid();
    const { about, text, email = null } = input;
    const { lang } = viewer;
    await trx
      .insertInto('feedback')
      .values({ id, about, text, email, lang, created_at: now, answered_at: null })
      .execute();
    const to = await listHolders(trx, privacyRights['feedback.answer'], ['network']);
    await notify(trx, { kind: 'feedback-given', subject: `feedback:${id}`, to }, now);
    await audit(trx, viewer, 'feedback.give', `feedback:${id}`);
    await emit(trx, [{ type: 'feedback.given', subject: `feedback:${id}` }]);
    return ok(null);
  });
}

/**
 * Closes a message; where its writer left an address they get the answer by mail, and there has to be one. Of two answers at once the second is
 * refused. Side effects: `answered_at`, a mail, an audit entry, `feedback.answered`.
 */
export async function answerFeedback(
  db: Db,
  viewer: Viewer,
  id: string,
  answer: string | undefined,
  now: Date,
): Promise<Result<null, { type: 'not-allowed' } | { type: 'not-found' } | { type: 'answer-missing' }>> {
  if (!canAnswerFeedback(viewer)) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('feedback')
      .select(['email', 'text', 'lang'])
      .where('id', '=', id)
      .where('answered_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return refuse({ type: 'not-found' });
    if (row.email !== null) {
      if (answer === undefined) return refuse({ type: 'answer-missing' });
      const t = privacyTexts(row.lang);
      const mail = { kind: 'feedback-answer', to: row.email, lang: row.lang, subject: t.answerMailSubject };
      const quoted = row.text.replace(/^/gm, '> ');
      await queueMail(trx, { ...mail, body: [t.answerMailHello, answer, t.answerMailYours, quoted] }, now);
    }
    await trx.updateTable('feedback').set({ answered_at: now }).where('id', '=', id).execute();
    await audit(trx, viewer, 'feedback.answer', `feedback:${id}`);
    await emit(trx, [{ type: 'feedback.answered', subject: `feedback:${id}` }]);
    return ok(null);
  });
}
