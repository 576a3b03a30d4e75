import { type Context, Hono } from 'hono';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, parseForm, readFields } from '#platform/web';
import type { OpenAuth } from '../auth.ts';
import type { AccountSlots } from '../index.ts';
import { CHALLENGE, call, headersOf, PASSKEY_CHALLENGE, sendCookies } from './call.ts';
import { finish } from './finish.ts';
import { codeInput, credential, linkInput, passwordInput } from './model.ts';
import { nextQuery } from './next.ts';
import { CodePage, LinkGonePage, LinkPage, PasswordPage, ResetPage, SentPage, SignInPage } from './pages.tsx';
import { signInTexts } from './texts.ts';
import type { Throttle } from './throttle.ts';

/** Codes of better-auth that end the second step: it has to be begun again. */
const ENDED: Record<string, string> = {
  INVALID_TWO_FACTOR_COOKIE: 'codeGone',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'codeGone',
  ACCOUNT_TEMPORARILY_LOCKED: 'codeLocked',
};

/** What `?problem=` may say on the sign-in page. */
const PROBLEMS = ['codeGone', 'codeLocked', 'providerFailed', 'providerUnverified'] as const;

export function signInRoutes(
  world: World,
  auth: OpenAuth,
  throttle: Throttle,
  mailbox: AccountSlots['mailbox'],
): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { config, clock } = world;
  const provider = config.oidc?.name;

  // Pages of keys and codes are for one person and one moment; the first is the same for everybody.
  app.use('/sign-in/*', async (c, next) => {
    await next();
    if (c.req.path.endsWith('/sign-in')) return;
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
  });

  function signInPage(
    c: Context<AppEnv>,
    form: { email: string; next: string | undefined; errors?: FieldError[]; problem?: string },
  ) {
    const lang = c.var.lang;
    const again = c.var.viewer.kind === 'person';
    return c.render(<SignInPage lang={lang} provider={provider} again={again} {...form} />, {
      title: signInTexts(lang).signIn,
      elements: ['accounts'],
    });
  }

  app.get('/sign-in', (c) => {
    const t = signInTexts(c.var.lang);
    const problem = PROBLEMS.find((known) => known === c.req.query('problem'));
    const said = problem === undefined ? undefined : t[problem];
    const text = typeof said === 'function' ? said(provider ?? '') : said;
    const next = c.req.query('next');
    // Who signs in again need not type it.
    const email = c.var.viewer.kind === 'person' ? c.var.viewer.email : '';
    return signInPage(c, { email, next, ...(text === undefined ? {} : { problem: text }) });
  });

  app.post('/sign-in', async (c) => {
    const lang = c.var.lang;
    const { values } = await readFields(c);
    const { next } = values;
    const input = parseForm(linkInput, values);
    if (!input.ok) {
      c.status(422);
      return signInPage(c, { email: values.email ?? '', next, errors: input.refusal.errors });
    }
    const { email } = input.value;
    if (!(await throttle.take('mailFrom', c.var.address))) {
      c.status(429);
      return signInPage(c, { email, next, problem: signInTexts(lang).tooOften });
    }
    // Too many to one address: the answer stays the same, so it tells nothing about the address.
    if (await throttle.take('mailTo', email)) {
      const { api } = await auth();
      await api.signInMagicLink({ body: { email, metadata: { lang, next } }, headers: headersOf(c, CHALLENGE) });
    }
    return c.redirect(`/${lang}/sign-in/sent${nextQuery(next)}`, 303);
  });

  app.get('/sign-in/sent', (c) =>
    c.render(<SentPage lang={c.var.lang} next={c.req.query('next')} mailbox={mailbox?.(c)} />, {
      title: signInTexts(c.var.lang).sent,
    }),
  );

  app.get('/sign-in/link', (c) => {
    const { key = '', next } = c.req.query();
    return c.render(<LinkPage lang={c.var.lang} next={next} linkKey={key} />, {
      title: signInTexts(c.var.lang).confirm,
    });
  });

  app.post('/sign-in/link', async (c) => {
    const lang = c.var.lang;
    const { values } = await readFields(c);
    const { key = '', next } = values;
    const since = clock();
    const gone = () => {
      c.status(422);
      return c.render(<LinkGonePage lang={lang} next={next} />, { title: signInTexts(lang).linkGone });
    };
    if (!(await throttle.take('keyFrom', c.var.address))) return gone();
    const answer = await call(async () =>
      (await auth()).api.magicLinkVerify({
        query: { token: key },
        headers: headersOf(c, CHALLENGE),
        returnHeaders: true,
      }),
    );
    if (!answer.ok) return gone();
    const finished = await finish(c, world, answer.value, { lang, next, since });
    return finished.ok ? c.redirect(finished.value, 303) : gone();
  });

  function passwordPage(
    c: Context<AppEnv>,
    form: { email: string; next: string | undefined },
    errors: FieldError[] = [],
  ) {
    if (errors.length > 0) c.status(422);
    const lang = c.var.lang;
    return c.render(<PasswordPage lang={lang} {...form} errors={errors} />, { title: signInTexts(lang).withPassword });
  }

  app.get('/sign-in/password', (c) => passwordPage(c, { email: '', next: c.req.query('next') }));

  app.post('/sign-in/password', async (c) => {
    const { values } = await readFields(c);
    const form = { email: values.email ?? '', next: values.next };
    const input = parseForm(passwordInput, values);
    if (!input.ok) return passwordPage(c, form, input.refusal.errors);
    const { email, password } = input.value;
    const since = clock();
    const often = [{ field: 'password', code: 'passwordOften' }];
    // Counted before it is looked at, so that many at once are not one.
    if (!(await throttle.take('passwordFrom', c.var.address))) return passwordPage(c, form, often);
    if (!(await throttle.take('passwordOf', email))) return passwordPage(c, form, often);
    const headers = headersOf(c, CHALLENGE);
    const answer = await call(async () =>
      (await auth()).api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
    );
    // One answer for an unknown address, an account without a password and a wrong one.
    const wrong = [{ field: 'password', code: 'passwordWrong' }];
    if (!answer.ok) return passwordPage(c, form, wrong);
    await throttle.clear('passwordOf', email);
    const finished = await finish(c, world, answer.value, { lang: c.var.lang, next: form.next, since });
    return finished.ok ? c.redirect(finished.value, 303) : passwordPage(c, form, wrong);
  });

  function codePage(c: Context<AppEnv>, next: string | undefined, errors: FieldError[] = []) {
    if (errors.length > 0) c.status(422);
    return c.render(<CodePage lang={c.var.lang} next={next} errors={errors} />, {
      title: signInTexts(c.var.lang).code,
    });
  }

  app.get('/sign-in/code', (c) => codePage(c, c.req.query('next')));

  app.post('/sign-in/code', async (c) => {
    const lang = c.var.lang;
    const { values } = await readFields(c);
    const { next } = values;
    const since = clock();
    const input = parseForm(codeInput, values);
    if (!input.ok) return codePage(c, next, input.refusal.errors);
    const wrong = [{ field: 'code', code: 'codeWrong' }];
    if (!(await throttle.take('keyFrom', c.var.address))) return codePage(c, next, wrong);
    const { code } = input.value;
    // Without the cookie of a session: with one better-auth would only compare the code, as often as somebody likes.
    const asked = { headers: headersOf(c, CHALLENGE), returnHeaders: true } as const;
    const { api } = await auth();
    const answer = await call<unknown>(() =>
      /^\d{6}$/.test(code)
        ? api.verifyTOTP({ body: { code }, ...asked })
        : api.verifyBackupCode({ body: { code: code.replace(/^(.{5})-?/, '$1-') }, ...asked }),
    );
    if (!answer.ok) {
      const ended = ENDED[answer.refusal.code];
      if (ended === undefined) return codePage(c, next, wrong);
      return c.redirect(`/${lang}/sign-in?problem=${ended}${nextQuery(next).replace('?', '&')}`, 303);
    }
    const finished = await finish(c, world, answer.value, { lang, next, since, code });
    if (finished.ok) return c.redirect(finished.value, 303);
    return c.redirect(`/${lang}/sign-in?problem=codeGone${nextQuery(next).replace('?', '&')}`, 303);
  });

  app.get('/sign-in/reset', (c) =>
    c.render(<ResetPage lang={c.var.lang} next={undefined} />, { title: signInTexts(c.var.lang).reset }),
  );

  app.post('/sign-in/passkey/options', async (c) => {
    const headers = headersOf(c, PASSKEY_CHALLENGE);
    const answer = await call(async () =>
      (await auth()).api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true }),
    );
    if (!answer.ok) return c.json({ error: answer.refusal.code }, 422);
    sendCookies(c, answer.value.cookies);
    return c.json({ ...answer.value.value, userVerification: 'required' });
  });

  app.post('/sign-in/passkey', async (c) => {
    const since = clock();
    if (!(await throttle.take('keyFrom', c.var.address))) return c.json({ error: 'tooOften' }, 429);
    const response = await c.req.json().catch(() => undefined);
    if (!credential.safeParse(response).success) return c.json({ error: 'passkeyFailed' }, 422);
    const headers = headersOf(c, PASSKEY_CHALLENGE);
    const body = { response };
    const answer = await call(async () =>
      (await auth()).api.verifyPasskeyAuthentication({ body, headers, returnHeaders: true }),
    );
    if (!answer.ok) return c.json({ error: 'passkeyFailed' }, 422);
    const finished = await finish(c, world, answer.value, { lang: c.var.lang, next: c.req.query('next'), since });
    return finished.ok ? c.json({ next: finished.value }) : c.json({ error: 'passkeyFailed' }, 422);
  });

  app.post('/sign-out', async (c) => {
    const answer = await call(async () => (await auth()).api.signOut({ headers: headersOf(c), returnHeaders: true }));
    if (answer.ok) sendCookies(c, answer.value.cookies);
    return c.redirect(`/${c.var.lang}`, 303);
  });
  return app;
}
