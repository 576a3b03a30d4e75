import type { Context } from 'hono';
import type { Lang } from '#engines/kit';
import { ok, type Result, refuse } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';
import { sessionCookie } from '../session.ts';
import { arrive, leave } from './arrive.ts';
import { type Answer, sendCookies, tokenIn } from './call.ts';
import { nextPath, nextQuery } from './next.ts';

/** How a request came in; `since` is when it began. */
interface Way {
  next: string | undefined;
  lang: Lang;
  since: Date;
  /** The code of the second factor that was used. */
  code?: string;
}

/**
 * The end of every way in, after better-auth has agreed: on to the second factor where one is asked for, to the welcome page for who has no name yet,
 * or to where they wanted. Cookies are sent only when the session holds.
 */
export async function finish(
  c: Context<AppEnv>,
  { db, config, clock }: Pick<World, 'db' | 'config' | 'clock'>,
  answer: Answer<unknown>,
  way: Way,
): Promise<Result<string, { type: 'used' } | { type: 'not-confirmed' }>> {
  const { viewer } = c.var;
  const before = viewer.kind === 'person' ? viewer : undefined;
  if (isHalfway(answer.value)) {
    if (before !== undefined) await leave(db, before);
    sendCookies(c, answer.cookies);
    return ok(`/${way.lang}/sign-in/code${nextQuery(way.next)}`);
  }
  const token = tokenIn(answer.cookies, sessionCookie(config.baseUrl));
  if (token === undefined) return refuse({ type: 'not-confirmed' });
  const arrived = await arrive(db, config, { ...way, token, before }, clock());
  if (!arrived.ok) return arrived;
  sendCookies(c, answer.cookies);
  const next = nextPath(way.lang, way.next);
  return ok(arrived.value.nameless ? `/${way.lang}/welcome${nextQuery(next)}` : next);
}

function isHalfway(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'twoFactorRedirect' in value;
}
