import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from '#platform/feature';

/** An id from the address; what is no id names nothing. */
export function readId(c: Context<AppEnv>, name: string): string {
  const id = c.req.param(name) ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new HTTPException(404);
  return id;
}

/** The page for a refusal that there is no form to show with. */
export function fail(refusal: { type: string }): never {
  throw new HTTPException(refusal.type === 'not-allowed' ? 403 : 404);
}
