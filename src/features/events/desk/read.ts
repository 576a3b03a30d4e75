import type { Context } from 'hono';
import type { AppEnv } from '#platform/feature';

/** The page of a list that the address asks for. */
export function pageOf(c: Context<AppEnv>): number {
  const page = c.req.query('page') ?? '';
  return /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1;
}
