import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { AppEnv, Feature, World } from '#platform/feature';
import { parseForm, readFields, requireRight } from '#platform/web';
import { answerFeedback } from '../commands/feedback.ts';
import { savePage } from '../commands/pages.ts';
import { readAddress, readAuditLog } from '../commands/read-about.ts';
import { answerInput, linkRequest, PAGE_NAMES, type PageName, pageInput } from '../model.ts';
import { AuditLogPage } from '../pages/audit.tsx';
import { AddressPage, FeedbackListPage, PageForm, PagesPage, RetentionPage } from '../pages/staff.tsx';
import {
  type AuditFilter,
  listActions,
  listErasuresOf,
  listNetworkPages,
  listOpenFeedback,
  listRetentionRuns,
} from '../queries.ts';
import { rulesOf } from '../retention.ts';
import { canAnswerFeedback, canEditPages, canReadAddress, canReadAudit, canSeeRetention } from '../rights.ts';
import { legalTexts } from '../texts/legal.ts';
import { staffTexts } from '../texts/staff.ts';
import { readPage } from './page.ts';

const uuidOrNothing = z.union([z.literal('').transform(() => undefined), z.uuid()]).optional();
const filterInput = z.object({
  action: z.string().trim().max(100).optional(),
  subject: z.string().trim().max(200).optional(),
  person: uuidOrNothing,
});

/** For those who run the network: the log, what deletes itself, the operator's own texts, feedback. */
export function staffRoutes(world: World, features: () => readonly Feature[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  app.get('/admin/audit', async (c) => {
    const { lang, viewer } = c.var;
    requireRight(c, canReadAudit(viewer));
    const asked = parseForm(filterInput, {
      action: c.req.query('action') || undefined,
      subject: c.req.query('subject') || undefined,
      person: c.req.query('person'),
    });
    if (!asked.ok) throw new HTTPException(400);
    const filter: AuditFilter = asked.value;
    const page = readPage(c);
    const read = await readAuditLog(db, viewer, filter, page);
    if (!read.ok) throw new HTTPException(403);
    const href = (number: number) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
      query.set('page', String(number));
      return `/${lang}/admin/audit?${query}`;
    };
    return c.render(
      <AuditLogPage
        lang={lang}
        found={read.value}
        filter={filter}
        actions={await listActions(db)}
        mayReadAddress={canReadAddress(viewer)}
        page={page}
        more={read.value.more}
        href={href}
      />,
      { title: staffTexts(lang).auditTitle },
    );
  });

  // A POST, because it writes the entry that the person will see.
  app.post('/admin/people/:id/address', async (c) => {
    const { lang, viewer } = c.var;
    requireRight(c, canReadAddress(viewer));
    const id = z.uuid().safeParse(c.req.param('id'));
    if (!id.success) throw new HTTPException(404);
    const read = await readAddress(db, viewer, id.data);
    if (!read.ok) throw new HTTPException(read.refusal.type === 'not-allowed' ? 403 : 404);
    return c.render(<AddressPage lang={lang} {...read.value} />, { title: staffTexts(lang).addressTitle });
  });

  const retentionPage = async (c: Context<AppEnv>, asked?: Parameters<typeof RetentionPage>[0]['asked']) => {
    const { lang } = c.var;
    const runs = await listRetentionRuns(db);
    return c.render(<RetentionPage lang={lang} rules={rulesOf(features())} runs={runs} asked={asked} />, {
      title: staffTexts(lang).retentionTitle,
    });
  };

  app.get('/admin/retention', (c) => {
    requireRight(c, canSeeRetention(c.var.viewer));
    return retentionPage(c);
  });

  // A POST although it changes nothing: an address has no place in an address line.
  app.post('/admin/retention/proof', async (c) => {
    requireRight(c, canSeeRetention(c.var.viewer));
    const { values } = await readFields(c);
    const input = parseForm(linkRequest, values);
    if (!input.ok) {
      c.status(422);
      return retentionPage(c, { email: values.email ?? '', error: true, found: [] });
    }
    const { email } = input.value;
    return retentionPage(c, { email, found: await listErasuresOf(db, world.secret, email) });
  });

  app.get('/admin/pages', async (c) => {
    const { lang, viewer } = c.var;
    requireRight(c, canEditPages(viewer));
    return c.render(<PagesPage lang={lang} pages={await listNetworkPages(db)} />, {
      title: staffTexts(lang).pagesTitle,
    });
  });

  const nameOf = (c: Context): PageName => {
    const name = PAGE_NAMES.find((known) => known === c.req.param('name'));
    if (name === undefined) throw new HTTPException(404);
    return name;
  };

  app.get('/admin/pages/:name', async (c) => {
    const { lang, viewer } = c.var;
    requireRight(c, canEditPages(viewer));
    const name = nameOf(c);
    const text = (await listNetworkPages(db)).get(name)?.text ?? {};
    const saved = c.req.query('saved') !== undefined;
    return c.render(<PageForm lang={lang} name={name} text={text} errors={[]} saved={saved} />, {
      title: legalTexts(lang)[name],
    });
  });

  app.post('/admin/pages/:name', async (c) => {
    const { lang, viewer } = c.var;
    requireRight(c, canEditPages(viewer));
    const name = nameOf(c);
    const { values } = await readFields(c);
    const { de = '', cs = '', pl = '', en = '' } = values;
    // Browsers send line ends as two characters.
    const text = Object.fromEntries(
      Object.entries({ de, cs, pl, en }).map(([one, value]) => [one, value.replaceAll('\r\n', '\n')]),
    );
    const input = parseForm(pageInput.shape.text, text);
    if (!input.ok) {
      c.status(422);
      return c.render(<PageForm lang={lang} name={name} text={text} errors={input.refusal.errors} saved={false} />, {
        title: legalTexts(lang)[name],
      });
    }
    const saved = await savePage(db, viewer, { name, text: input.value }, world.clock());
    if (!saved.ok) throw new HTTPException(403);
    return c.redirect(`/${lang}/admin/pages/${name}?saved`, 303);
  });

  const feedbackPage = async (c: Context<AppEnv>, failed?: { id: string; text: string; message: string }) => {
    const { lang } = c.var;
    if (failed !== undefined) c.status(422);
    return c.render(<FeedbackListPage lang={lang} items={await listOpenFeedback(db)} failed={failed} />, {
      title: staffTexts(lang).feedbackListTitle,
    });
  };

  app.get('/admin/feedback', (c) => {
    requireRight(c, canAnswerFeedback(c.var.viewer));
    return feedbackPage(c);
  });

  app.post('/admin/feedback/:id/answer', async (c) => {
    const { lang, viewer } = c.var;
    requireRight(c, canAnswerFeedback(viewer));
    const id = z.uuid().safeParse(c.req.param('id'));
    if (!id.success) throw new HTTPException(404);
    const { values } = await readFields(c);
    // Without an address there is no field: nobody to answer to.
    const written = values[`text-${id.data}`];
    const input = written === undefined ? undefined : parseForm(answerInput, { text: written });
    const t = staffTexts(lang);
    if (input?.ok === false) {
      const tooLong = input.refusal.errors.some(({ code }) => code === 'feedbackTooLong');
      const message = tooLong ? t.feedbackTooLong : t.answerEmpty;
      return feedbackPage(c, { id: id.data, text: written ?? '', message });
    }
    const answered = await answerFeedback(db, viewer, id.data, input?.value.text, world.clock());
    if (answered.ok) return c.redirect(`/${lang}/admin/feedback`, 303);
    if (answered.refusal.type === 'not-allowed') throw new HTTPException(403);
    const message = answered.refusal.type === 'not-found' ? t.answerGone : t.answerEmpty;
    return feedbackPage(c, { id: id.data, text: written ?? '', message });
  });

  return app;
}
