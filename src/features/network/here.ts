import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from '#platform/feature';
import type { Found } from './queries/index.ts';

/** The thing, or the answer that tells where it went: 404, 410, or a redirect that holds for ever. */
export function here<T>(c: Context<AppEnv>, found: Found<T>, moved: (slug: string) => string): T | Response {
  if (found === undefined) throw new HTTPException(404);
  if (found.found === 'removed') throw new HTTPException(410);
  if (found.found === 'moved') return c.redirect(moved(found.slug), 301);
  return found.value;
}
