import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { isLang } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';
import { readFields } from '#platform/web';
import type { Auth } from '../auth.ts';
import { OIDC } from './arrive.ts';
import { call, headersOf, sendCookies } from './call.ts';
import { finish } from './finish.ts';
import { nextPath } from './next.ts';
import { SignInPage, ToProviderPage } from './pages.tsx';
import { signInTexts } from './texts.ts';
import type { Throttle } from './throttle.ts';

/** The cookies that hold what better-auth gave the browser on the way to the provider. */
const STATE = 'state';

/** Where somebody wants to go, and in which language, while they are at the provider. */
const BACK = 'hubwerk.back';
const BACK_SECONDS = 10 * 60;

const CALLBACK = `/auth/callback/${OIDC}`;

/** Codes of better-auth for a provider that does not vouch for the address. */
const UNVERIFIED = /^(email_not_verified|email_not_found|account_not_linked|account_link_failed)$/i;

/** The way out to the configured provider, and the address at which browsers come back. */
export function providerRoutes(world: World, open: (() => Promise<Auth | undefined>) | undefined, throttle: Throttle) {
  const { clock, config, log } = world;
  const name = config.oidc?.name ?? '';
  const routes = new Hono<AppEnv>();
  const rootRoutes = new Hono<AppEnv>();

  routes.post('/sign-in/provider', async (c) => {
    if (open === undefined) throw new HTTPException(404);
    const lang = c.var.lang;
    const { values } = await readFields(c);
    const { next } = values;
    const t = signInTexts(lang);
    const again = c.var.viewer.kind === 'person';
    const allowed = await throttle.take('keyFrom', c.var.address);
    const auth = allowed ? await open() : undefined;
    const body = { provider: OIDC, callbackURL: nextPath(lang, next), errorCallbackURL: `/${lang}/sign-in` };
    const answer =
      auth && (await call(() => auth.api.signInSocial({ body, headers: headersOf(c, STATE), returnHeaders: true })));
    const href = answer?.ok === true ? answer.value.value?.url : undefined;
    if (answer?.ok !== true || href === undefined) {
      log.warn({ requestId: c.var.requestId }, 'the OpenID Connect provider does not answer, or not as it should');
      c.status(allowed ? 503 : 429);
      const problem = allowed ? t.providerSilent(name) : t.tooOften;
      return c.render(<SignInPage lang={lang} next={next} email="" provider={name} again={again} problem={problem} />, {
        title: t.signIn,
        elements: ['accounts'],
      });
    }
    sendCookies(c, answer.value.cookies);
    const secure = config.baseUrl.startsWith('https:');
    setCookie(c, BACK, nextPath(lang, next), {
      path: CALLBACK,
      maxAge: BACK_SECONDS,
      httpOnly: true,
      sameSite: 'Lax',
      secure,
    });
    // Not a redirect: browsers that hold to `form-action 'self'` would not follow it.
    c.header('Refresh', `0; url=${href}`);
    return c.render(<ToProviderPage lang={lang} name={name} href={href} />, { title: t.toProvider(name) });
  });

  rootRoutes.get(CALLBACK, async (c) => {
    if (open === undefined) throw new HTTPException(404);
    c.header('Cache-Control', 'no-store');
    const since = clock();
    const next = nextPath(c.var.lang, getCookie(c, BACK));
    const first = next.split('/')[1];
    const lang = isLang(first) ? first : c.var.lang;
    const auth = await open();
    if (auth === undefined) return c.redirect(`/${lang}/sign-in?problem=providerFailed`, 303);
    const headers = headersOf(c, STATE);
    const asked = { params: { id: OIDC }, query: c.req.query(), headers, returnHeaders: true, method: 'GET' } as const;
    const answer = await call<unknown>(() => auth.api.callbackOAuth(asked));
    const problem = !answer.ok && UNVERIFIED.test(answer.refusal.code) ? 'providerUnverified' : 'providerFailed';
    if (!answer.ok) {
      // For who has set it up wrong; the provider's own code may stand in it.
      const code = answer.refusal.code.slice(0, 60);
      log.warn({ requestId: c.var.requestId, code }, 'sign-in with the OpenID Connect provider failed');
      return c.redirect(`/${lang}/sign-in?problem=${problem}`, 303);
    }
    const finished = await finish(c, world, answer.value, { lang, next, since });
    return c.redirect(finished.ok ? finished.value : `/${lang}/sign-in?problem=providerFailed`, 303);
  });
  return { routes, rootRoutes };
}
