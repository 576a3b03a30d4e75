import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, Routes, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { makePdf } from '#platform/pdf';
import { type FieldError, parseForm, readFields } from '#platform/web';
import { readNames } from '../../desk/view.ts';
import { teamEvent } from '../../gate.ts';
import { sendPdf } from '../../pdf.ts';
import { rights } from '../../rights.ts';
import { addQuestion, chooseQuestions, sayHeld } from '../commands/team.ts';
import { reportDocument } from '../document.ts';
import { FEWEST, heldForm, questionForm } from '../model.ts';
import { QuestionsPage } from '../pages/questions.tsx';
import { ReportPage } from '../pages/report.tsx';
import { readForm } from '../queries/form.ts';
import { listComments, readDeletedOn, readReportFigures } from '../queries/report.ts';
import { reportTexts } from '../texts.ts';
import { reportView } from '../view.ts';

/** What came of an event, for its team. */
export function teamRoutes({ db, clock }: World): Routes {
  const routes: Routes = new Hono();
  const event = (c: Context<AppEnv>) => teamEvent(c, db, rights['event.participants']);

  const report = async (c: Context<AppEnv>) => {
    const shown = await event(c);
    const [figures, form, names] = await Promise.all([
      readReportFigures(db, shown.id),
      readForm(db, shown.id),
      readNames(db, c.var.lang),
    ]);
    return { shown, form, view: reportView(c.var.lang, figures, form.questions, names) };
  };

  routes.get('/events/:slug/report', async (c) => {
    const { lang, viewer } = c.var;
    const { shown, form, view } = await report(c);
    const texts = form.questions.filter(({ type }) => type === 'text').map(({ key }) => key);
    // Of fewer one would know who wrote what.
    const comments = view.answered < FEWEST ? [] : await listComments(db, shown.id, texts);
    return c.render(
      <ReportPage
        lang={lang}
        viewer={viewer}
        event={shown}
        view={view}
        questions={form.questions}
        comments={comments}
        deletedOn={await readDeletedOn(db, shown.id)}
        isOver={shown.endsAt <= clock()}
        isSaved={c.req.query('done') === 'yes'}
      />,
      { title: `${reportTexts(lang).title}: ${localise(shown.title, lang).text}` },
    );
  });

  routes.get('/events/:slug/report.pdf', async (c) => {
    const { shown, view } = await report(c);
    return sendPdf(c, 'report', await makePdf(reportDocument(c.var.lang, shown, view, clock())));
  });

  routes.post('/events/:slug/held', async (c) => {
    const shown = await event(c);
    const input = parseForm(heldForm, (await readFields(c)).values);
    if (!input.ok || shown.endsAt > clock()) throw new HTTPException(400);
    const said = await sayHeld(db, c.var.viewer, shown.id, input.value.held, clock());
    if (!said.ok) throw new HTTPException(403);
    return c.redirect(`/${c.var.lang}/events/${shown.slug}/report?done=yes`, 303);
  });

  const questions = async (c: Context<AppEnv>, values: Record<string, string> = {}, errors: FieldError[] = []) => {
    const shown = await event(c);
    const { lang, viewer } = c.var;
    const form = await readForm(db, shown.id);
    return c.render(
      <QuestionsPage
        lang={lang}
        viewer={viewer}
        event={shown}
        questions={form.questions}
        values={values}
        errors={errors}
        isSaved={c.req.query('done') === 'yes'}
      />,
      { title: `${reportTexts(lang).form}: ${localise(shown.title, lang).text}` },
    );
  };

  routes.get('/events/:slug/feedback-form', (c) => questions(c));

  routes.post('/events/:slug/feedback-form', async (c) => {
    const shown = await event(c);
    const { all } = await readFields(c);
    const chosen = await chooseQuestions(db, c.var.viewer, shown.id, all.getAll('asked'), clock());
    if (!chosen.ok) throw new HTTPException(403);
    return c.redirect(`/${c.var.lang}/events/${shown.slug}/feedback-form?done=yes`, 303);
  });

  routes.post('/events/:slug/feedback-form/questions', async (c) => {
    const shown = await event(c);
    const { values } = await readFields(c);
    const refuse = (errors: FieldError[]) => {
      c.status(422);
      return questions(c, values, errors);
    };
    const input = parseForm(questionForm, values);
    if (!input.ok) return refuse(input.refusal.errors);
    const added = await addQuestion(db, c.var.viewer, shown.id, input.value, clock());
    if (added.ok) return c.redirect(`/${c.var.lang}/events/${shown.slug}/feedback-form?done=yes`, 303);
    switch (added.refusal.type) {
      case 'no-options':
        return refuse([{ field: 'options', code: 'noOptions' }]);
      case 'too-many':
        return refuse([{ field: 'type', code: 'tooMany' }]);
      case 'not-found':
        throw new HTTPException(404);
      case 'not-allowed':
        throw new HTTPException(403);
    }
  });

  return routes;
}
