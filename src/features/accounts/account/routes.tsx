import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Lang } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, parseForm, readFields, requirePerson } from '#platform/web';
import { profileInput } from '../sign-in/model.ts';
import { nextPath } from '../sign-in/next.ts';
import { WelcomePage } from '../sign-in/pages.tsx';
import { signInTexts } from '../sign-in/texts.ts';
import type { Throttle } from '../sign-in/throttle.ts';
import { askForAddress, changeAddress, findAddressLink } from './address.ts';
import { endOtherSessions, endSession, saveProfile } from './commands.ts';
import { fresh } from './fresh.ts';
import { addressInput, id } from './model.ts';
import { AddressEndPage, AddressPage, ConfirmAddressPage } from './pages/address.tsx';
import { AccountPage, type OwnLink } from './pages/overview.tsx';
import { SessionsPage } from './pages/sessions.tsx';
import { getAccount, listSessions } from './queries.ts';
import { accountTexts } from './texts.ts';

/** The person's own page: who they are, where they are signed in, their address. */
export function accountRoutes(world: World, throttle: Throttle, links: (lang: Lang) => OwnLink[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config, clock } = world;

  app.get('/welcome', (c) => welcomePage(c, { name: requirePerson(c).name, writes: c.var.lang }, c.req.query('next')));

  app.post('/welcome', async (c) => {
    const viewer = requirePerson(c);
    const { values } = await readFields(c);
    const input = parseForm(profileInput, values);
    const form = { name: values.name ?? '', writes: values.lang ?? '' };
    if (!input.ok) return welcomePage(c, form, values.next, input.refusal.errors);
    await saveProfile(db, viewer, input.value, clock());
    return c.redirect(nextPath(c.var.lang, values.next), 303);
  });

  function welcomePage(
    c: Context<AppEnv>,
    form: { name: string; writes: string },
    next: string | undefined,
    errors: FieldError[] = [],
  ) {
    if (errors.length > 0) c.status(422);
    return c.render(<WelcomePage lang={c.var.lang} next={next} errors={errors} {...form} />, {
      title: signInTexts(c.var.lang).welcome,
    });
  }

  app.get('/account', (c) => accountPage(c));

  app.post('/account', async (c) => {
    const viewer = requirePerson(c);
    const { values } = await readFields(c);
    const input = parseForm(profileInput, values);
    if (!input.ok) return accountPage(c, { name: values.name ?? '', lang: values.lang ?? '' }, input.refusal.errors);
    await saveProfile(db, viewer, input.value, clock());
    return c.redirect(`/${c.var.lang}/account?done=saved`, 303);
  });

  async function accountPage(c: Context<AppEnv>, form?: { name: string; lang: string }, errors: FieldError[] = []) {
    const lang = c.var.lang;
    const account = await getAccount(db, requirePerson(c));
    const t = accountTexts(lang);
    if (errors.length > 0) c.status(422);
    const done = c.req.query('done') === 'saved' ? t.saved : undefined;
    const shown = { lang, account, form: form ?? account, errors, done, links: links(lang) };
    return c.render(<AccountPage {...shown} />, { title: t.account });
  }

  app.get('/account/sessions', async (c) => {
    const sessions = await listSessions(db, requirePerson(c));
    return c.render(<SessionsPage lang={c.var.lang} sessions={sessions} />, {
      title: accountTexts(c.var.lang).sessions,
    });
  });

  app.post('/account/sessions/end', async (c) => {
    await endOtherSessions(db, requirePerson(c));
    return c.redirect(`/${c.var.lang}/account/sessions`, 303);
  });

  app.post('/account/sessions/:id/end', async (c) => {
    const viewer = requirePerson(c);
    const session = id.safeParse(c.req.param('id'));
    const ended = session.success ? await endSession(db, viewer, session.data) : undefined;
    if (ended?.ok !== true) throw new HTTPException(404);
    // Their own: the cookie tells nobody any more.
    return c.redirect(`/${c.var.lang}${session.data === viewer.session.id ? '' : '/account/sessions'}`, 303);
  });

  app.use('/account/address', fresh(clock));

  app.get('/account/address', (c) => addressPage(c, ''));

  app.post('/account/address', async (c) => {
    const viewer = requirePerson(c);
    const { values } = await readFields(c);
    const input = parseForm(addressInput, values);
    if (!input.ok) return addressPage(c, values.email ?? '', input.refusal.errors);
    const { email } = input.value;
    // As for links to sign in: too many, and the answer stays the same.
    const allowed = (await throttle.take('mailTo', viewer.email)) && (await throttle.take('mailTo', email));
    if (allowed) await askForAddress(db, config, viewer, email, clock());
    return c.redirect(`/${c.var.lang}/account/address?done=sent`, 303);
  });

  function addressPage(c: Context<AppEnv>, email: string, errors: FieldError[] = []) {
    const t = accountTexts(c.var.lang);
    if (errors.length > 0) c.status(422);
    const done = c.req.query('done') === 'sent' ? t.addressSent : undefined;
    return c.render(<AddressPage lang={c.var.lang} email={email} errors={errors} done={done} />, { title: t.address });
  }

  app.get('/account/address/confirm', async (c) => {
    c.header('Cache-Control', 'private, no-store');
    const key = c.req.query('key') ?? '';
    const link = await findAddressLink(db, key, clock());
    if (link === undefined) return addressGone(c);
    return c.render(<ConfirmAddressPage lang={c.var.lang} linkKey={key} email={link.email} />, {
      title: accountTexts(c.var.lang).addressConfirm,
    });
  });

  app.post('/account/address/confirm', async (c) => {
    const { values } = await readFields(c);
    const changed = await changeAddress(db, config, values.key ?? '', clock());
    if (!changed.ok) return addressGone(c);
    const t = accountTexts(c.var.lang);
    const lead = t.addressConfirmLead(changed.value.email);
    return c.render(<AddressEndPage lang={c.var.lang} title={t.addressDone} lead={lead} />, { title: t.addressDone });
  });

  function addressGone(c: Context<AppEnv>) {
    c.status(422);
    const { linkGone } = signInTexts(c.var.lang);
    const lead = accountTexts(c.var.lang).addressGone;
    return c.render(<AddressEndPage lang={c.var.lang} title={linkGone} lead={lead} />, { title: linkGone });
  }
  return app;
}
