import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, parseForm, readFields, requirePerson } from '#platform/web';
import { type Claim, deleteComment, editComment, followReplies, object, unfollow } from '../commands/own.ts';
import { editInput, objectionInput } from '../model.ts';
import { DonePage } from '../pages/form.tsx';
import { MinePage, OwnPage, UnfollowPage } from '../pages/own.tsx';
import { findOwn, listOwn } from '../queries/own.ts';
import { findSubject, findSubjects } from '../subjects.ts';
import { commentTexts } from '../texts.ts';
import type { CommentWorld } from '../world.ts';
import { isId, pageOf } from './public.tsx';

/** One's own comments: the same pages by the secret link and for who has signed in. */
export function ownRoutes(world: World & CommentWorld): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, subjects } = world;

  // A secret stands in the address: nothing may keep these pages.
  for (const path of ['/comments/link/*', '/comments/unfollow/*', '/comments/mine', '/comments/mine/*']) {
    app.use(path, async (c, next) => {
      await next();
      c.header('Cache-Control', 'private, no-store');
      c.header('X-Robots-Tag', 'noindex');
    });
  }

  function claimOf(c: Context<AppEnv>): { claim: Claim; address: string } {
    const { lang } = c.var;
    const key = c.req.param('key');
    if (key !== undefined) return { claim: { key }, address: `/${lang}/comments/link/${key}` };
    requirePerson(c);
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new HTTPException(404);
    return { claim: { id }, address: `/${lang}/comments/mine/${id}` };
  }

  async function ownPage(
    c: Context<AppEnv>,
    filled: { text?: string; lang?: string; objection?: string } = {},
    errors: FieldError[] = [],
  ) {
    const { lang, viewer } = c.var;
    const { claim, address } = claimOf(c);
    const comment = await findOwn(db, viewer, claim, world.clock());
    if (comment === undefined) throw new HTTPException(404);
    const subject = await findSubject(subjects, db, viewer, comment.subject);
    if (errors.length > 0) c.status(422);
    const note = c.req.query('note');
    return c.render(
      <OwnPage
        lang={lang}
        comment={comment}
        subject={subject}
        address={address}
        byLink={'key' in claim}
        note={note === 'posted' || note === 'saved' ? note : undefined}
        form={{ text: filled.text ?? comment.text, lang: filled.lang ?? comment.lang }}
        objection={filled.objection ?? ''}
        errors={errors}
      />,
      { title: commentTexts(lang).ownTitle },
    );
  }

  app.get('/comments/mine', async (c) => {
    const { lang } = c.var;
    const viewer = requirePerson(c);
    const page = pageOf(c);
    const { total, rows } = await listOwn(db, viewer, page);
    if (page > 1 && rows.length === 0) return c.notFound();
    const titles = await findSubjects(
      subjects,
      db,
      viewer,
      rows.map(({ subject }) => subject),
    );
    return c.render(<MinePage lang={lang} comments={rows} titles={titles} total={total} page={page} />, {
      title: commentTexts(lang).mine,
    });
  });

  async function change(c: Context<AppEnv>) {
    const { claim, address } = claimOf(c);
    const { values } = await readFields(c);
    const { text = '', lang = '' } = values;
    const input = parseForm(editInput, { text, lang });
    if (!input.ok) return ownPage(c, { text, lang }, input.refusal.errors);
    const edited = await editComment(world, c.var.viewer, claim, input.value, world.clock());
    if (!edited.ok) throw new HTTPException(404);
    return c.redirect(`${address}?note=saved`, 303);
  }

  async function remove(c: Context<AppEnv>) {
    const { claim } = claimOf(c);
    const deleted = await deleteComment(world, c.var.viewer, claim, world.clock());
    if (!deleted.ok) throw new HTTPException(404);
    return c.redirect(`/${c.var.lang}/comments/deleted`, 303);
  }

  async function follow(c: Context<AppEnv>) {
    const { claim, address } = claimOf(c);
    const { values } = await readFields(c);
    const followed = await followReplies(world, c.var.viewer, claim, values.follows === 'yes', world.clock());
    if (!followed.ok) throw new HTTPException(followed.refusal.type === 'not-found' ? 404 : 403);
    return c.redirect(address, 303);
  }

  async function raise(c: Context<AppEnv>) {
    const { claim, address } = claimOf(c);
    const { values } = await readFields(c);
    const objection = values.objection ?? '';
    const input = parseForm(objectionInput, { text: objection });
    const wrong = (code: string) => ownPage(c, { objection }, [{ field: 'objection', code }]);
    if (!input.ok) return wrong(input.refusal.errors[0]?.code ?? 'objectionMissing');
    const objected = await object(world, c.var.viewer, claim, input.value.text, world.clock());
    if (objected.ok) return c.redirect(address, 303);
    if (objected.refusal.type === 'not-found') throw new HTTPException(404);
    return wrong(objected.refusal.type);
  }

  app.get('/comments/link/:key', (c) => ownPage(c));
  app.post('/comments/link/:key/text', change);
  app.post('/comments/link/:key/deletion', remove);
  app.post('/comments/link/:key/following', follow);
  app.post('/comments/link/:key/objection', raise);
  app.get('/comments/mine/:id', (c) => ownPage(c));
  app.post('/comments/mine/:id/text', change);
  app.post('/comments/mine/:id/deletion', remove);
  app.post('/comments/mine/:id/following', follow);
  app.post('/comments/mine/:id/objection', raise);

  app.get('/comments/deleted', (c) => {
    const t = commentTexts(c.var.lang);
    return c.render(<DonePage lang={c.var.lang} title={t.deletedTitle} lead={t.deletedLead} />, {
      title: t.deletedTitle,
    });
  });

  app.get('/comments/unfollow/:key', (c) =>
    c.render(<UnfollowPage lang={c.var.lang} address={`/${c.var.lang}/comments/unfollow/${c.req.param('key')}`} />, {
      title: commentTexts(c.var.lang).unfollowTitle,
    }),
  );

  app.post('/comments/unfollow/:key', async (c) => {
    const done = await unfollow(db, c.var.viewer, c.req.param('key'), world.clock());
    if (!done.ok) throw new HTTPException(404);
    const t = commentTexts(c.var.lang);
    return c.render(<DonePage lang={c.var.lang} title={t.unfollowedTitle} />, { title: t.unfollowedTitle });
  });

  return app;
}
