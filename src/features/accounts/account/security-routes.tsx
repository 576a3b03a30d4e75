import { type Context, Hono } from 'hono';
import type { PersonViewer } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, parseForm, readFields, requirePerson } from '#platform/web';
import type { OpenAuth } from '../auth.ts';
import { call, headersOf, sendCookies } from '../sign-in/call.ts';
import { codeInput } from '../sign-in/model.ts';
import type { Throttle } from '../sign-in/throttle.ts';
import { setPassword } from './commands.ts';
import { fresh } from './fresh.ts';
import { recordRecoveryCodes, recordSecondFactor, removeSecondFactor } from './keys.ts';
import { newPasswordInput, setUp } from './model.ts';
import { SetPasswordPage } from './pages/password.tsx';
import { CodesPage, SecondFactorPage, SetUpFactorPage } from './pages/second-factor.tsx';
import { getAccount } from './queries.ts';
import { accountTexts } from './texts.ts';

/** Purpose of the key for what a set-up page hands on. */
const SEAL = 'second-factor-set-up';

/** Password and second factor of the person. */
export function securityRoutes(world: World, auth: OpenAuth, throttle: Throttle): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db, config, clock, secret } = world;
  for (const path of ['/account/password', '/account/second-factor', '/account/second-factor/*'])
    app.use(path, fresh(clock));

  app.get('/account/password', (c) => passwordPage(c));

  app.post('/account/password', async (c) => {
    const viewer = requirePerson(c);
    const { values } = await readFields(c);
    const input = parseForm(newPasswordInput, values);
    if (!input.ok) return passwordPage(c, input.refusal.errors);
    if (!(await throttle.take('passwordOf', viewer.email)))
      return passwordPage(c, [{ field: 'current', code: 'passwordOften' }]);
    const set = await setPassword(db, config, viewer, input.value, clock());
    if (set.ok) return c.redirect(`/${c.var.lang}/account/password?done=saved`, 303);
    const { type } = set.refusal;
    return passwordPage(c, [{ field: type === 'currentWrong' ? 'current' : 'password', code: type }]);
  });

  async function passwordPage(c: Context<AppEnv>, errors: FieldError[] = []) {
    const { email, hasPassword, method } = await getAccount(db, requirePerson(c));
    const t = accountTexts(c.var.lang);
    if (errors.length > 0) c.status(422);
    const done = c.req.query('done') === 'saved' ? t.passwordSaved : undefined;
    const needsCurrent = hasPassword && method === 'password';
    const shown = { lang: c.var.lang, email, needsCurrent, errors, done };
    return c.render(<SetPasswordPage {...shown} />, { title: t.password });
  }

  app.get('/account/second-factor', (c) => factorPage(c));

  async function factorPage(c: Context<AppEnv>, errors: FieldError[] = []) {
    const { secondFactor, hasPassword } = await getAccount(db, requirePerson(c));
    if (errors.length > 0) c.status(422);
    return c.render(
      <SecondFactorPage lang={c.var.lang} on={secondFactor} hasPassword={hasPassword} errors={errors} />,
      {
        title: accountTexts(c.var.lang).factor,
      },
    );
  }

  /** The password that better-auth asks for where there is one, tried no more often than at the door. */
  async function readPassword(c: Context<AppEnv>, viewer: PersonViewer): Promise<{ password?: string } | undefined> {
    const { values } = await readFields(c);
    const { hasPassword } = await getAccount(db, viewer);
    if (!hasPassword) return {};
    return (await throttle.take('passwordOf', viewer.email))
      ? { password: (values.password ?? '').slice(0, 1000) }
      : undefined;
  }

  const wrongPassword = [{ field: 'password', code: 'yourPasswordWrong' }];

  app.post('/account/second-factor', async (c) => {
    const viewer = requirePerson(c);
    const password = await readPassword(c, viewer);
    if (password === undefined) return factorPage(c, [{ field: 'password', code: 'passwordOften' }]);
    const body = { ...password, method: 'totp' } as const;
    const answer = await call(async () =>
      (await auth()).api.enableTwoFactor({ body, headers: headersOf(c), returnHeaders: true }),
    );
    if (!answer.ok)
      return factorPage(
        c,
        answer.refusal.code === 'INVALID_PASSWORD' ? wrongPassword : [{ field: 'content', code: 'broken' }],
      );
    const made = answer.value.value;
    if (made === undefined || made.method !== 'totp') throw new Error('no key for the second factor');
    const state = { person: viewer.id, uri: made.totpURI, codes: made.backupCodes };
    return setUpPage(c, state.uri, secret.seal(SEAL, JSON.stringify(state)));
  });

  function setUpPage(c: Context<AppEnv>, uri: string, sealed: string, errors: FieldError[] = []) {
    if (errors.length > 0) c.status(422);
    return c.render(<SetUpFactorPage lang={c.var.lang} uri={uri} sealed={sealed} errors={errors} />, {
      title: accountTexts(c.var.lang).factorSetUp,
    });
  }

  app.post('/account/second-factor/confirmation', async (c) => {
    const viewer = requirePerson(c);
    const { values } = await readFields(c);
    const sealed = values.sealed ?? '';
    const opened = setUp.safeParse(JSON.parse(secret.open(SEAL, sealed) ?? 'null'));
    const { secondFactor } = await getAccount(db, viewer);
    if (!opened.success || opened.data.person !== viewer.id || secondFactor)
      return factorPage(c, [{ field: 'content', code: 'broken' }]);
    const { uri, codes } = opened.data;
    const input = parseForm(codeInput, values);
    if (!input.ok) return setUpPage(c, uri, sealed, input.refusal.errors);
    const { code } = input.value;
    const answer = await call(async () =>
      (await auth()).api.verifyTOTP({ body: { code }, headers: headersOf(c), returnHeaders: true }),
    );
    if (!answer.ok) return setUpPage(c, uri, sealed, [{ field: 'code', code: 'factorCodeWrong' }]);
    await recordSecondFactor(db, config, viewer, code, clock());
    // better-auth has begun another session: from now on it is one with two factors.
    sendCookies(c, answer.value.cookies);
    return codesPage(c, codes);
  });

  app.post('/account/second-factor/codes', async (c) => {
    const viewer = requirePerson(c);
    const body = await readPassword(c, viewer);
    if (body === undefined) return factorPage(c, [{ field: 'password', code: 'passwordOften' }]);
    const answer = await call(async () =>
      (await auth()).api.generateBackupCodes({ body, headers: headersOf(c), returnHeaders: true }),
    );
    if (!answer.ok)
      return factorPage(
        c,
        answer.refusal.code === 'INVALID_PASSWORD' ? wrongPassword : [{ field: 'content', code: 'broken' }],
      );
    await recordRecoveryCodes(db, config, viewer, clock());
    return codesPage(c, answer.value.value?.backupCodes ?? []);
  });

  function codesPage(c: Context<AppEnv>, codes: string[]) {
    // They are shown once: no cache may show them again, not even the browser's.
    c.header('Cache-Control', 'private, no-store');
    return c.render(<CodesPage lang={c.var.lang} codes={codes} />, { title: accountTexts(c.var.lang).codes });
  }

  app.post('/account/second-factor/deletion', async (c) => {
    const viewer = requirePerson(c);
    await removeSecondFactor(db, config, viewer, clock());
    return c.redirect(`/${c.var.lang}/account/second-factor`, 303);
  });

  return app;
}
