import { randomUUID } from 'node:crypto';
import { dayOf } from '#engines/calendar';
import { type Lang, ok, type Result, refuse } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { emit } from '#platform/outbox';
import { isOver } from '../../day/rules.ts';
import { findAsked, readForm } from '../queries/form.ts';
import { lastDay, readAnswers } from '../rules.ts';

export type AnswerRefusal =
  | { type: 'not-found' }
  | { type: 'too-early' }
  | { type: 'closed' }
  | { type: 'given' }
  | { type: 'empty' };

/**
 * Takes feedback by the link of a registration. The registration only remembers that it has answered; the answer is kept without it, with the day
 * and not the moment. Side effects, in this order: that it was given; the answer; `event.feedback-given`; an audit entry that names nobody.
 */
export async function answer(
  db: Db,
  lang: Lang,
  registration: string,
  values: Record<string, string>,
  now: Date,
): Promise<Result<null, AnswerRefusal>> {
  return db.transaction().execute(async (trx) => {
    const asked = await findAsked(trx, registration);
    if (asked === undefined || !asked.isConfirmed) return refuse({ type: 'not-found' });
    if (!isOver(asked, now)) return refuse({ type: 'too-early' });
    const { questions, closesOn } = await readForm(trx, asked.event);
    const day = dayOf(now, 'Europe/Berlin');
    if (day > lastDay(asked, closesOn)) return refuse({ type: 'closed' });
    const answers = readAnswers(questions, values);
    if (Object.keys(answers).length === 0) return refuse(asked.isGiven ? { type: 'given' } : { type: 'empty' });
    // Of two who press at once the second finds it given.
    const { numUpdatedRows } = await trx
      .updateTable('registration')
      .set({ feedback_given: true })
      .where('id', '=', registration)
      .where('feedback_given', '=', false)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return refuse({ type: 'given' });
    await trx
      .insertInto('event_feedback')
      // An id without a time in it: those of other tables tell when they were made.
      .values({ id: randomUUID(), event_id: asked.event, lang, answers: JSON.stringify(answers), given_on: day })
      .execute();
    await emit(trx, [{ type: 'event.feedback-given', subject: `event:${asked.event}` }]);
    await audit(trx, { kind: 'anonymous', lang }, 'event.feedback', `event:${asked.event}`);
    return ok(null);
  });
}
