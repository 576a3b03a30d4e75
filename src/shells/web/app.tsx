import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { jsxRenderer } from 'hono/jsx-renderer';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { isLang, LANGS, type Lang } from '#engines/kit';
import { isUnavailable } from '#platform/database';
import type { AppEnv, Feature, World } from '#platform/feature';
import { chooseLang } from '#platform/i18n';
import { jsonLdText, SignInNeeded } from '#platform/web';
import { BareLayout, Layout } from '#ui';
import { accountMenu } from './account-menu.ts';
import { type Assets, loadAssets } from './assets.ts';
import { limitBody } from './body-limit.ts';
import { ERROR_STATUSES, ErrorPage, type ErrorStatus, errorTitle } from './error-pages.tsx';
import { Footer } from './footer.tsx';
import { isLocal, remoteOf } from './local.ts';
import { createMetrics } from './metrics.ts';
import { pageCache } from './page-cache.ts';
import { siteName } from './site-name.ts';

/** What is for one person, or for those who look after the network, is nothing to find by searching; months go on for ever. */
const UNSEARCHED = ['drafts', 'account', 'admin', 'comments/', 'data', 'desk', 'events/month?'];
// Each language by itself: a star would also mean organisations and entries whose names begin so.
const ROBOTS = [
  'User-agent: *',
  ...LANGS.flatMap((lang) => UNSEARCHED.map((path) => `Disallow: /${lang}/${path}`)),
  '',
].join('\n');

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M8 9h16L16 24Z" fill="none" stroke="#1c3fb7" stroke-width="3"/><circle cx="8" cy="9" r="5.5" fill="#1c3fb7"/><circle cx="24" cy="9" r="5.5" fill="#1c3fb7"/><circle cx="16" cy="24" r="5.5" fill="#e5740a"/></svg>';

/** The whole web side: what every request passes through, then the features' routes under each language. */
export function createApp(world: World, features: Feature[], assets: Assets = loadAssets()): Hono<AppEnv> {
  const { config, db, log } = world;
  const app = new Hono<AppEnv>();
  const metrics = createMetrics(features.flatMap((feature) => feature.metrics ?? []));
  const name = siteName(db);

  app.use(metrics.middleware);
  app.use(async (c, next) => {
    const requestId = randomUUID();
    const start = performance.now();
    c.set('requestId', requestId);
    const lang = langOf(c);
    c.set('lang', lang);
    c.set('viewer', { kind: 'anonymous', lang });
    c.set('address', addressOf(c, config.trustProxy));
    await next();
    const ms = Math.round(performance.now() - start);
    // The route, not the address: what people search for and the keys of their drafts do not belong in a log.
    log.info({ requestId, method: c.req.method, route: routePath(c, -1), status: c.res.status, ms });
  });
  // For the pages that must not be kept; what is kept is packed already.
  app.use(compress());
  app.use(async (c, next) => {
    if (!c.req.header('cookie')) return next();
    for (const feature of features) {
      const person = await feature.findPerson?.(c);
      if (person !== undefined) c.set('viewer', person);
    }
    await next();
    // What a person sees is theirs: no shared cache may keep it.
    if (c.var.viewer.kind === 'person' && !c.res.headers.has('cache-control'))
      c.res.headers.set('Cache-Control', 'private, no-store');
  });
  // Before everything that answers carry, so that a kept page is sent as it is.
  const keep = pageCache(db, world.clock);
  for (const lang of LANGS) app.use(`/${lang}/*`, keep);
  app.use(async (c, next) => {
    await next();
    c.res.headers.set('X-Request-Id', c.get('requestId'));
  });
  // What is shown without being ours, such as the HTML of a mail, brings a policy that is stricter.
  app.use(async (c, next) => {
    await next();
    if (c.var.policy !== undefined) c.res.headers.set('Content-Security-Policy', c.var.policy);
    // Older than the policy, and it knows no star.
    if (c.var.policy?.includes('frame-ancestors *')) c.res.headers.delete('X-Frame-Options');
    const camera = c.var.usesCamera === true ? '(self)' : '()';
    c.res.headers.set('Permissions-Policy', `camera=${camera}, microphone=(), geolocation=()`);
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      strictTransportSecurity: config.baseUrl.startsWith('https:') ? 'max-age=31536000' : false,
    }),
  );

  app.use(
    jsxRenderer(async ({ children, Layout: _, ...props }, c: Context<AppEnv>) => {
      const lang = c.var.lang;
      const url = new URL(c.req.url);
      const path = isLang(url.pathname.split('/')[1]) ? url.pathname.replace(/^\/[a-z]{2}/, '') : '';
      const scripts = (props.elements ?? []).flatMap((element) => assets.element(element) ?? []);
      if (props.isBare === true) {
        return (
          <BareLayout
            lang={lang}
            siteName={await name(lang)}
            title={props.title}
            styles={assets.styles}
            scripts={scripts}
            preload={assets.fonts}
          >
            {children}
          </BareLayout>
        );
      }
      return (
        <Layout
          lang={lang}
          path={path + url.search}
          siteName={await name(lang)}
          title={props.title}
          description={props.description}
          canonical={`${config.baseUrl}/${lang}${path}`}
          account={accountMenu(lang, c.var.viewer, path + url.search)}
          menu={features
            .flatMap((feature) => feature.menu ?? [])
            .map((item) => ({
              href: `/${lang}${item.path}`,
              label: item.label(lang),
              main: item.main === true,
              current: path === item.path || path.startsWith(`${item.path}/`),
            }))}
          styles={assets.styles}
          scripts={scripts}
          preload={assets.fonts}
          manifest={props.manifest}
          feeds={props.feeds ?? []}
          jsonLd={props.jsonLd === undefined ? undefined : jsonLdText(props.jsonLd)}
          footer={<Footer lang={lang} />}
        >
          {children}
        </Layout>
      );
    }),
  );

  app.get('/healthz', async (c) => {
    await db.selectNoFrom((eb) => eb.val(1).as('one')).execute();
    return c.json({ status: 'ok' });
  });
  app.get('/metrics', async (c) => {
    if (!isLocal(c)) throw new HTTPException(404);
    return c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType });
  });
  app.get('/favicon.svg', (c) =>
    c.body(FAVICON, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=86400' }),
  );
  app.get('/assets/*', async (c) => (await assets.serve(c)) ?? c.notFound());
  app.get('/robots.txt', (c) => c.text(ROBOTS));

  app.use(async (c, next) => {
    if (!isReadable(c.req.raw.url)) throw new HTTPException(400);
    await next();
  });
  // Behind a proxy the scheme may differ, the host does not; `Origin` is what browsers cannot forge.
  const sameHost = csrf({
    origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header('host'),
  });
  // A mail service that switches mails off in one click (RFC 8058) says no origin; the secret in the address is what allows it.
  app.use((c, next) => (ONE_CLICK.test(c.req.path) && isNoBrowser(c) ? next() : sameHost(c, next)));
  // Not for GET: a look for a body makes the server build a whole `Request`, which costs more than the rest of a kept page.
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', limitBody(features));
  app.use(rateLimit(world));

  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language');
    c.header('Cache-Control', 'no-store');
    return c.redirect(`/${chooseLang(c.req.header('accept-language'))}`, 302);
  });
  for (const feature of features) if (feature.rootRoutes !== undefined) app.route('/', feature.rootRoutes);
  for (const lang of LANGS) {
    for (const feature of features) if (feature.routes !== undefined) app.route(`/${lang}`, feature.routes);
  }

  const page = async (c: Context<AppEnv>, status: ErrorStatus, detail?: string, requestId?: string) => {
    c.status(status);
    c.header('Cache-Control', 'no-store');
    if (status === 503) c.header('Retry-After', '30');
    if (status === 429) c.header('Retry-After', '60');
    if (/\.(json|atom|csv|ics)$/.test(c.req.path)) {
      return c.json({ error: errorTitle(c.var.lang, status), status, detail }, status);
    }
    return c.render(<ErrorPage lang={c.var.lang} status={status} detail={detail} requestId={requestId} />, {
      title: errorTitle(c.var.lang, status),
    });
  };
  app.notFound((c) => {
    // A slash too many; only under a language, so that `//elsewhere` stays an address that does not exist.
    if (/^\/[a-z]{2}\/(.*\/)?$/.test(c.req.path)) return c.redirect(c.req.path.replace(/\/+$/, ''), 301);
    return page(c, 404);
  });
  app.onError((error, c) => {
    if (error instanceof SignInNeeded) {
      c.header('Cache-Control', 'no-store');
      const url = new URL(c.req.url);
      const back = c.req.method === 'GET' ? `?next=${encodeURIComponent(url.pathname + url.search)}` : '';
      return c.redirect(`/${c.var.lang}/sign-in${back}`, 303);
    }
    if (error instanceof HTTPException) {
      const status = ERROR_STATUSES.find((known) => known === error.status) ?? 400;
      return page(c, status, error.message);
    }
    if (isUnavailable(error)) {
      log.warn({ requestId: c.var.requestId, error: String(error) }, 'database unavailable');
      return page(c, 503);
    }
    log.error({ requestId: c.var.requestId, error: error.stack ?? String(error) }, 'unexpected error');
    return page(c, 500, undefined, c.var.requestId);
  });
  return app;
}

const ONE_CLICK = /^\/[a-z]{2}\/(notices-off|comments\/unfollow)\/[^/]+$/;

/** Browsers say one of these with every form they send. */
function isNoBrowser(c: Context): boolean {
  return c.req.header('origin') === undefined && c.req.header('sec-fetch-site') === undefined;
}

function langOf(c: Context): Lang {
  const first = c.req.path.split('/')[1];
  return isLang(first) ? first : chooseLang(c.req.header('accept-language'));
}

/** Percent-encoding that is not UTF-8, and NUL, have no meaning in any address of ours. */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.replace(/\+/g, ' ')).includes('\0');
  } catch {
    return false;
  }
}

function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? remoteOf(c) ?? 'unknown';
}

/** Submissions per address and minute. Reading is not limited: it costs next to nothing. */
function rateLimit(world: World) {
  const limiter = new RateLimiterMemory({ points: world.config.rateLimit, duration: 60 });
  return async (c: Context<AppEnv>, next: () => Promise<void>) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      await limiter.consume(c.var.address).catch(() => {
        throw new HTTPException(429);
      });
    }
    await next();
  };
}
