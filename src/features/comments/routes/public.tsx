import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import type { SubjectRef } from '#platform/outbox';
import { type FieldError, feedResponse, parseForm, readFields } from '#platform/web';
import { ownOrganisations, type PostRefusal, placeOf, postComment } from '../commands/post-comment.ts';
import { reportComment } from '../commands/report-comment.ts';
import { readSetting } from '../commands/state.ts';
import { commentInput, reportInput } from '../model.ts';
import { type CommentForm, CommentFormPage, DonePage, ReportFormPage } from '../pages/form.tsx';
import { ThreadOnlyPage } from '../pages/thread.tsx';
import { readOrganisationNames } from '../queries/own.ts';
import { findPlace, findReleased, listNewest, ORDERS, type PublicComment, readThread } from '../queries/thread.ts';
import { canModerate } from '../rights.ts';
import { isChecked } from '../rules.ts';
import { stampForm } from '../spam.ts';
import { findSubject, readRef, type Subject } from '../subjects.ts';
import { authorName, commentTexts } from '../texts.ts';
import type { CommentWorld } from '../world.ts';

const FEED_SIZE = 20;

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export function pageOf(c: Context): number {
  const wanted = c.req.query('page') ?? '1';
  if (!/^[1-9]\d{0,4}$/.test(wanted)) throw new HTTPException(422, { message: `page=${wanted}` });
  return Number(wanted);
}

export function publicRoutes(world: World & CommentWorld): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config, subjects } = world;

  /** What is commented on, if there is such a thing for this reader. */
  async function subjectOf(
    c: Context<AppEnv>,
    wanted: string | undefined,
  ): Promise<{ ref: SubjectRef; subject: Subject }> {
    const ref = readRef(subjects, wanted);
    const subject = ref === undefined ? undefined : await findSubject(subjects, db, c.var.viewer, ref);
    if (ref === undefined || subject === undefined) throw new HTTPException(404);
    return { ref, subject };
  }

  async function releasedOf(c: Context<AppEnv>): Promise<{ comment: PublicComment; subject: Subject }> {
    const id = c.req.param('id') ?? '';
    const comment = isId(id) ? await findReleased(db, id) : undefined;
    if (comment === undefined) throw new HTTPException(404);
    const { subject } = await subjectOf(c, comment.subject);
    return { comment, subject };
  }

  /** A form is for one person and one hour, and says what is written in it. */
  function unkept(c: Context): void {
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
  }

  app.get('/comments', async (c) => {
    const { lang } = c.var;
    const { ref, subject } = await subjectOf(c, c.req.query('subject'));
    const order = ORDERS.find((known) => known === c.req.query('order')) ?? 'oldest';
    const thread = await readThread(db, ref, pageOf(c), order);
    if (thread.page > thread.pages) return c.notFound();
    const title = commentTexts(lang).commentsOn(subject.title);
    return c.render(<ThreadOnlyPage lang={lang} about={ref} subject={subject} thread={thread} />, {
      title,
      feeds: [
        { href: `/${lang}/comments.atom?subject=${ref}`, type: 'application/atom+xml', title: `${title} (Atom)` },
      ],
    });
  });

  app.get('/:list{comments\\.(atom|json)}', async (c) => {
    const { lang } = c.var;
    const { ref, subject } = await subjectOf(c, c.req.query('subject'));
    const format = c.req.param('list').endsWith('.json') ? 'json' : 'atom';
    const page = pageOf(c);
    const { total, rows } = await listNewest(db, ref, page, FEED_SIZE);
    const t = commentTexts(lang);
    const base = `${config.baseUrl}/${lang}`;
    const self = `${base}/comments.${format}?subject=${ref}`;
    return feedResponse(c, format, {
      title: t.commentsOn(subject.title),
      description: t.commentsOn(subject.title),
      pageUrl: `${base}/comments?subject=${ref}`,
      selfUrl: self,
      ...(page * FEED_SIZE < total ? { nextUrl: `${self}&page=${page + 1}` } : {}),
      lang,
      total,
      items: rows.map((comment) => ({
        id: `urn:uuid:${comment.id}`,
        url: `${base}/comments/${comment.id}`,
        title: `${authorName(lang, comment.author)}: ${subject.title}`,
        summary: comment.text,
        lang: comment.lang,
        publishedAt: comment.releasedAt,
        updatedAt: comment.editedAt ?? comment.releasedAt,
        author: authorName(lang, comment.author),
        tags: [],
        data: { subject: ref, author: comment.author },
      })),
    });
  });

  async function formPage(
    c: Context<AppEnv>,
    place: { ref: SubjectRef; subject: Subject; parent: PublicComment | undefined },
    form: CommentForm,
    more: { stamp?: string; errors?: FieldError[]; notice?: string } = {},
  ) {
    const { lang, viewer } = c.var;
    const { ref, subject, parent } = place;
    const { checks, ipDays } = await readSetting(db, subject.hub);
    const isMember = viewer.kind === 'person';
    const member = isMember
      ? { name: viewer.name, organisations: await readOrganisationNames(db, ownOrganisations(viewer)) }
      : undefined;
    const stamp = more.stamp ?? stampForm(world.secret, placeOf({ subject: ref, parent: parent?.id }), world.clock());
    unkept(c);
    if (more.errors !== undefined || more.notice !== undefined) c.status(422);
    return c.render(
      <CommentFormPage
        lang={lang}
        about={ref}
        subject={subject}
        parent={parent}
        form={form}
        stamp={stamp}
        errors={more.errors ?? []}
        notice={more.notice}
        member={member}
        ipDays={ipDays}
        checked={!canModerate(viewer, subject) && isChecked(checks, isMember ? 'member' : 'guest')}
      />,
      { title: parent === undefined ? commentTexts(lang).write : commentTexts(lang).reply },
    );
  }

  const EMPTY: CommentForm = { text: '', name: '', email: '', lang: '', organisation: '' };

  app.get('/comments/new', async (c) => {
    const { ref, subject } = await subjectOf(c, c.req.query('subject'));
    if (!subject.open) throw new HTTPException(410, { message: commentTexts(c.var.lang).closed });
    return formPage(c, { ref, subject, parent: undefined }, EMPTY);
  });

  app.get('/comments/reported', async (c) => {
    const { lang } = c.var;
    const { subject } = await subjectOf(c, c.req.query('subject'));
    const t = commentTexts(lang);
    const back = { href: `/${lang}${subject.path}`, label: t.backTo(subject.title) };
    return c.render(<DonePage lang={lang} title={t.reported} lead={t.reportedLead} back={back} />, {
      title: t.reported,
    });
  });

  app.get('/comments/:id/reply', async (c) => {
    const { comment, subject } = await releasedOf(c);
    if (!subject.open) throw new HTTPException(410, { message: commentTexts(c.var.lang).closed });
    return formPage(c, { ref: comment.subject, subject, parent: comment }, EMPTY);
  });

  app.post('/comments', async (c) => {
    const { lang, viewer, address } = c.var;
    const { values } = await readFields(c);
    const { ref, subject } = await subjectOf(c, values.subject);
    const parentId = values.parent === undefined || values.parent === '' ? undefined : values.parent;
    const found = parentId !== undefined && isId(parentId) ? await findReleased(db, parentId) : undefined;
    const parent = found?.subject === ref ? found : undefined;
    const place = { ref, subject, parent };
    const { text = '', name = '', email = '', organisation = '', stamp = '', website = '' } = values;
    const form = { text, name, email, lang: values.lang ?? '', organisation };
    if (parentId !== undefined && parent === undefined) return formPage(c, place, form, { notice: 'parent-gone' });
    const input = parseForm(commentInput, form);
    if (!input.ok) return formPage(c, place, form, { stamp, errors: input.refusal.errors });
    const posting = { subject: ref, parent: parent?.id, stamp, trap: website, address };
    const posted = await postComment(world, viewer, posting, input.value, world.clock());
    if (!posted.ok) return refused(c, posted.refusal, place, form, stamp);
    const own = viewer.kind === 'person' ? `mine/${posted.value.id}` : `link/${posted.value.key}`;
    return c.redirect(`/${lang}/comments/${own}?note=posted`, 303);
  });

  /** The form as it was, with why; a stamp that can no longer be used is replaced. */
  function refused(
    c: Context<AppEnv>,
    refusal: PostRefusal,
    place: { ref: SubjectRef; subject: Subject; parent: PublicComment | undefined },
    form: CommentForm,
    stamp: string,
  ) {
    if (refusal.type === 'not-found') throw new HTTPException(404);
    if (refusal.type === 'parent-gone')
      return formPage(c, { ...place, parent: undefined }, form, { notice: refusal.type });
    const isUsedUp = refusal.type === 'stamp-missing' || refusal.type === 'too-old';
    return formPage(c, place, form, { notice: refusal.type, ...(isUsedUp ? {} : { stamp }) });
  }

  app.get('/comments/:id', async (c) => {
    const { comment, subject } = await releasedOf(c);
    const place = await findPlace(db, comment.id);
    if (place === undefined) throw new HTTPException(404);
    const page = place.page === 1 ? subject.path : `/comments?subject=${place.subject}&page=${place.page}`;
    // Not for ever: comments before it come and go.
    c.header('Cache-Control', 'no-store');
    return c.redirect(`/${c.var.lang}${page}#comment-${comment.id}`, 302);
  });

  app.get('/comments/:id/report', async (c) => {
    const { comment, subject } = await releasedOf(c);
    unkept(c);
    const form = { reason: '', text: '', email: '' };
    return c.render(
      <ReportFormPage
        lang={c.var.lang}
        subject={subject}
        comment={comment}
        form={form}
        member={c.var.viewer.kind === 'person'}
        errors={[]}
      />,
      { title: commentTexts(c.var.lang).reportTitle },
    );
  });

  app.post('/comments/:id/report', async (c) => {
    const { lang, viewer, address } = c.var;
    const { comment, subject } = await releasedOf(c);
    const { values } = await readFields(c);
    const { reason = '', text = '', email = '' } = values;
    const form = { reason, text, email };
    unkept(c);
    const input = parseForm(reportInput, form);
    if (!input.ok) {
      c.status(422);
      const member = viewer.kind === 'person';
      const { errors } = input.refusal;
      return c.render(
        <ReportFormPage lang={lang} subject={subject} comment={comment} form={form} member={member} errors={errors} />,
        { title: commentTexts(lang).reportTitle },
      );
    }
    const reported = await reportComment(world, viewer, comment.id, address, input.value, world.clock());
    if (!reported.ok) throw new HTTPException(404);
    return c.redirect(`/${lang}/comments/reported?subject=${comment.subject}`, 303);
  });

  return app;
}
