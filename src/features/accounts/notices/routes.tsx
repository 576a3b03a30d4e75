import { type Context, Hono } from 'hono';
import type { AppEnv, NoticeKind, World } from '#platform/feature';
import { findLink } from '#platform/link';
import { readFields, requirePerson } from '#platform/web';
import type { HowOften } from '../model.ts';
import { chooseNotices, switchNoticesOff } from './commands.ts';
import { isHowOften, readOffSubject } from './model.ts';
import { NoticeSettingsPage, NoticesAreOffPage, NoticesOffGonePage, NoticesOffPage } from './pages.tsx';
import { readChoices } from './queries.ts';
import { noticeTexts } from './texts.ts';

export function noticeRoutes({ db, clock }: World, kinds: () => readonly NoticeKind[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  async function settings(c: Context<AppEnv>, values: Record<string, string>, wrong: string[] = []) {
    const lang = c.var.lang;
    if (wrong.length > 0) c.status(422);
    const viewer = requirePerson(c);
    const shown = kinds().filter((kind) => kind.isFor?.(viewer) ?? true);
    const saved = c.req.query('saved') === 'yes' && wrong.length === 0;
    return c.render(<NoticeSettingsPage lang={lang} kinds={shown} values={values} wrong={wrong} saved={saved} />, {
      title: noticeTexts(lang).title,
    });
  }

  app.get('/account/notices', async (c) => {
    const choices = await readChoices(db, requirePerson(c));
    return settings(c, Object.fromEntries(choices));
  });

  app.post('/account/notices', async (c) => {
    const viewer = requirePerson(c);
    const { values } = await readFields(c);
    const choices = new Map<string, HowOften>();
    const wrong: string[] = [];
    for (const { kind } of kinds()) {
      const value = values[kind];
      // A kind that the form did not have yet stays as it is.
      if (value === undefined) continue;
      if (isHowOften(value)) choices.set(kind, value);
      else wrong.push(kind);
    }
    if (wrong.length > 0) return settings(c, values, wrong);
    await chooseNotices(db, viewer, choices);
    return c.redirect(`/${c.var.lang}/account/notices?saved=yes`, 303);
  });

  // The key in the address is a secret: it is kept nowhere, found nowhere, and no page hears where somebody came from.
  app.use('/notices-off/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
  });

  const gone = (c: Context<AppEnv>) => {
    const lang = c.var.lang;
    c.status(410);
    return c.render(<NoticesOffGonePage lang={lang} />, { title: noticeTexts(lang).offGone });
  };
  const known = (names: readonly string[]) => kinds().filter(({ kind }) => names.includes(kind));

  app.get('/notices-off/:key', async (c) => {
    const lang = c.var.lang;
    const key = c.req.param('key');
    const link = await findLink(db, 'notices-off', key, clock());
    if (link === undefined) return gone(c);
    const ofMail = known(readOffSubject(link.subject).kinds);
    return c.render(<NoticesOffPage lang={lang} path={`/${lang}/notices-off/${key}`} kinds={ofMail} />, {
      title: noticeTexts(lang).offTitle,
    });
  });

  // Also from mail programs, in one click (RFC 8058): then without a kind, which means all that the mail told of.
  app.post('/notices-off/:key', async (c) => {
    const lang = c.var.lang;
    const { values } = await readFields(c);
    const chosen = values.kind === undefined ? undefined : [values.kind];
    const done = await switchNoticesOff(db, c.var.viewer, c.req.param('key'), chosen, clock());
    if (!done.ok) return gone(c);
    const labels = known(done.value.kinds).map(({ label }) => label[lang]);
    return c.render(<NoticesAreOffPage lang={lang} labels={labels} />, { title: noticeTexts(lang).offTitle });
  });

  return app;
}
