import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '#platform/clock';
import type { AppEnv } from '#platform/feature';
import { requirePerson } from '#platform/web';
import { isFresh } from '../session.ts';

/** What concerns the security of an account is for who has just signed in; others do so again and come back to the page. */
export function fresh(clock: Clock): MiddlewareHandler<AppEnv> {
  return async (c: Context<AppEnv>, next) => {
    if (isFresh(requirePerson(c), clock())) return next();
    // The page itself, also for the addresses of its forms.
    const page = c.req.path.split('/').slice(0, 4).join('/');
    return c.redirect(`/${c.var.lang}/sign-in?next=${encodeURIComponent(page)}`, 303);
  };
}
