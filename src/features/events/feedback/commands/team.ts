import { randomUUID } from 'node:crypto';
import { LANGS, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { Localised } from '#platform/i18n';
import { emit } from '#platform/outbox';
import { canSeeParticipants } from '../../rights.ts';
import { MAX_OPTIONS, MAX_OWN, type Question, type QuestionInput } from '../model.ts';
import { readForm } from '../queries/form.ts';
import { USUAL } from '../usual.ts';

export type TeamRefusal = { type: 'not-found' } | { type: 'not-allowed' };

/** The event, held until the transaction ends, for those who look after its participants. */
async function lockEvent(
  trx: Trx,
  viewer: Viewer,
  event: string,
): Promise<Result<{ lang: (typeof LANGS)[number] }, TeamRefusal>> {
  const row = await trx
    .selectFrom('event')
    .select(['hub_id', 'lang'])
    .where('id', '=', event)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) return refuse({ type: 'not-found' });
  return canSeeParticipants(viewer, { hub: row.hub_id, event })
    ? ok({ lang: row.lang })
    : refuse({ type: 'not-allowed' });
}

/** Held or not held; empty takes it back. Side effects: `event.held`; `event.evaluated`; one audit entry. */
export async function sayHeld(
  db: Db,
  viewer: Viewer,
  event: string,
  held: 'held' | 'not-held' | '',
  now: Date,
): Promise<Result<null, TeamRefusal>> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockEvent(trx, viewer, event);
    if (!locked.ok) return locked;
    await trx
      .updateTable('event')
      .set({ held: held === '' ? null : held, updated_at: now })
      .where('id', '=', event)
      .execute();
    await emit(trx, [{ type: 'event.evaluated', subject: `event:${event}` }]);
    await audit(trx, viewer, 'event.held', `event:${event}`, { held });
    return ok(null);
  });
}

/** Which questions are asked. Those that are not stay with their answers. Side effects: the form; one audit entry. */
export async function chooseQuestions(
  db: Db,
  viewer: Viewer,
  event: string,
  asked: readonly string[],
  now: Date,
): Promise<Result<null, TeamRefusal>> {
  return change(db, viewer, event, now, (questions) =>
    ok(
      questions.map(({ isOff: _, ...question }) => ({
        ...question,
        ...(asked.includes(question.key) ? {} : { isOff: true }),
      })),
    ),
  );
}

export type AddRefusal = TeamRefusal | { type: 'too-many' } | { type: 'no-options' };

/** Adds a question of the team's own. Side effects: the form; one audit entry. */
export async function addQuestion(
  db: Db,
  viewer: Viewer,
  event: string,
  input: QuestionInput,
  now: Date,
): Promise<Result<null, AddRefusal>> {
  const options = input.options
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, MAX_OPTIONS);
  if (input.type === 'choice' && options.length < 2) return refuse({ type: 'no-options' });
  return change<AddRefusal>(db, viewer, event, now, (questions, lang) => {
    const own = questions.filter(({ key }) => !USUAL.some((usual) => usual.key === key));
    if (own.length >= MAX_OWN) return refuse({ type: 'too-many' });
    const label: Localised = Object.fromEntries(
      LANGS.filter((code) => input[code] !== '').map((code) => [code, input[code]]),
    );
    const question: Question = {
      key: `own-${randomUUID().slice(0, 8)}`,
      type: input.type,
      label,
      ...(input.type === 'choice'
        ? { options: options.map((text, at) => ({ key: `option-${at + 1}`, label: { [lang]: text } })) }
        : {}),
    };
    return ok([...questions, question]);
  });
}

async function change<R extends { type: string } = TeamRefusal>(
  db: Db,
  viewer: Viewer,
  event: string,
  now: Date,
  make: (questions: Question[], lang: (typeof LANGS)[number]) => Result<Question[], R>,
): Promise<Result<null, R | TeamRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<null, R | TeamRefusal>> => {
    const locked = await lockEvent(trx, viewer, event);
    if (!locked.ok) return locked;
    const form = await readForm(trx, event);
    const made = make(form.questions, locked.value.lang);
    if (!made.ok) return made;
    const questions = JSON.stringify(made.value);
    await trx
      .insertInto('event_feedback_form')
      .values({ event_id: event, questions, closes_on: form.closesOn, updated_at: now })
      .onConflict((conflict) => conflict.column('event_id').doUpdateSet({ questions, updated_at: now }))
      .execute();
    await audit(trx, viewer, 'event.feedback-form', `event:${event}`, { questions: made.value.length });
    return ok(null);
  });
}
