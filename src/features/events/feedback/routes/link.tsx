import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { dayOf } from '#engines/calendar';
import type { AppEnv, Routes, World } from '#platform/feature';
import { readSignedKey } from '#platform/link';
import { readFields } from '#platform/web';
import { isOver } from '../../day/rules.ts';
import { answer } from '../commands/answer.ts';
import { FEEDBACK_PURPOSE } from '../jobs.ts';
import { FeedbackPage } from '../pages/form.tsx';
import { findAsked, readForm } from '../queries/form.ts';
import { lastDay } from '../rules.ts';
import { feedbackTexts } from '../texts.ts';

/** Feedback by the link in a mail. Opening it changes nothing: mail scanners do that too. */
export function linkRoutes({ db, clock, secret }: World): Routes {
  const routes: Routes = new Hono();

  const show = async (c: Context<AppEnv>, more: { values?: Record<string, string>; isEmpty?: boolean } = {}) => {
    c.header('Cache-Control', 'private, no-store');
    const id = readSignedKey(secret, FEEDBACK_PURPOSE, c.req.param('key') ?? '');
    const asked = id === undefined ? undefined : await findAsked(db, id);
    if (asked === undefined || !asked.isConfirmed) throw new HTTPException(404);
    const { questions, closesOn } = await readForm(db, asked.event);
    const { lang } = c.var;
    const now = clock();
    const state = asked.isGiven
      ? 'given'
      : !isOver(asked, now)
        ? 'too-early'
        : dayOf(now, 'Europe/Berlin') > lastDay(asked, closesOn)
          ? 'closed'
          : 'open';
    return c.render(
      <FeedbackPage
        lang={lang}
        title={asked.title}
        state={state}
        questions={questions.filter(({ isOff }) => isOff !== true)}
        values={more.values ?? {}}
        isEmpty={more.isEmpty === true}
        justGiven={c.req.query('done') === 'yes' && asked.isGiven}
      />,
      { title: feedbackTexts(lang).title },
    );
  };

  routes.get('/event-feedback/:key', (c) => show(c));

  routes.post('/event-feedback/:key', async (c) => {
    const key = c.req.param('key');
    const id = readSignedKey(secret, FEEDBACK_PURPOSE, key);
    if (id === undefined) throw new HTTPException(404);
    const { values } = await readFields(c);
    const answered = await answer(db, c.var.lang, id, values, clock());
    if (answered.ok) return c.redirect(`/${c.var.lang}/event-feedback/${key}?done=yes`, 303);
    switch (answered.refusal.type) {
      case 'not-found':
        throw new HTTPException(404);
      case 'empty':
        c.status(422);
        return show(c, { values, isEmpty: true });
      case 'too-early':
      case 'closed':
      case 'given':
        c.status(422);
        return show(c);
    }
  });

  return routes;
}
