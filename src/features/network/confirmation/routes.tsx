import { type Context, Hono } from 'hono';
import type { Lang } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { requirePerson } from '#platform/web';
import { Button, ButtonLink, PageHead } from '#ui';
import { here } from '../here.ts';
import { fail } from '../params.ts';
import { findHub, findOrganisation } from '../queries/index.ts';
import { confirmByLink, confirmRecord, findConfirmation } from './commands.ts';
import type { ConfirmedRecord } from './model.ts';
import { confirmationTexts } from './texts.ts';

/** Saying that a record is still right: by the link in a mail, or with a button on its page. */
export function confirmationRoutes(world: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  function gone(c: Context<AppEnv>) {
    const t = confirmationTexts(c.var.lang);
    c.status(410);
    return c.render(<PageHead lang={c.var.lang} title={t.gone} lead={t.goneText} />, { title: t.gone });
  }

  app.use('/confirmations/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
  });

  // Only a page with a button: scanners open the links in mails too.
  app.get('/confirmations/:key', async (c) => {
    const { lang } = c.var;
    const record = await findConfirmation(db, c.req.param('key'), world.clock());
    if (record === undefined) return gone(c);
    const action = `/${lang}/confirmations/${c.req.param('key')}`;
    const title = confirmationTexts(lang).title(localise(record.name, lang).text);
    return c.render(<ConfirmPage lang={lang} record={record} title={title} action={action} />, { title });
  });

  app.post('/confirmations/:key', async (c) => {
    const { lang, viewer } = c.var;
    const confirmed = await confirmByLink(db, viewer, c.req.param('key'), world.clock());
    if (!confirmed.ok) return gone(c);
    const t = confirmationTexts(lang);
    return c.render(<DonePage lang={lang} record={confirmed.value} />, { title: t.done });
  });

  app.post('/organisations/:slug/confirmation', async (c) => {
    const viewer = requirePerson(c);
    const organisation = here(
      c,
      await findOrganisation(db, viewer, c.req.param('slug')),
      (slug) => `/${c.var.lang}/organisations/${slug}`,
    );
    if (organisation instanceof Response) return organisation;
    const confirmed = await confirmRecord(db, viewer, `organisation:${organisation.id}`, world.clock());
    return confirmed.ok ? c.redirect(pathOf(c.var.lang, confirmed.value), 303) : fail(confirmed.refusal);
  });

  app.post('/hubs/:slug/confirmation', async (c) => {
    const viewer = requirePerson(c);
    const hub = here(c, await findHub(db, viewer, c.req.param('slug')), (slug) => `/${c.var.lang}/hubs/${slug}`);
    if (hub instanceof Response) return hub;
    const confirmed = await confirmRecord(db, viewer, `hub:${hub.id}`, world.clock());
    return confirmed.ok ? c.redirect(pathOf(c.var.lang, confirmed.value), 303) : fail(confirmed.refusal);
  });

  return app;
}

function pathOf(lang: Lang, { kind, slug }: ConfirmedRecord): string {
  return `/${lang}/${kind}s/${slug}`;
}

function ConfirmPage(props: { lang: Lang; record: ConfirmedRecord; title: string; action: string }) {
  const { lang, record } = props;
  const t = confirmationTexts(lang);
  const path = pathOf(lang, record);
  return (
    <>
      <PageHead lang={lang} title={props.title} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        <p>
          <a href={path}>{t.look}</a>
        </p>
        <form class="hw-actions" method="post" action={props.action}>
          <Button>{t.stillRight}</Button>
          <ButtonLink href={`${path}/edit`}>{t.change}</ButtonLink>
        </form>
      </div>
    </>
  );
}

function DonePage({ lang, record }: { lang: Lang; record: ConfirmedRecord }) {
  const t = confirmationTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.done} lead={t.doneText} />
      <div class="hw-wrap">
        <p class="hw-actions">
          <ButtonLink href={pathOf(lang, record)}>{t.look}</ButtonLink>
        </p>
      </div>
    </>
  );
}
