import type { Hono } from 'hono';
import type { AppEnv } from '#platform/feature';

export interface Address {
  method: string;
  /** As a feature writes it, with `/:lang` in front where there is one. */
  path: string;
}

/** Every address that the app answers, once for all languages, sorted. */
export function listAddresses(app: Hono<AppEnv>): Address[] {
  const lines = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/*' && !/^\/(cs|pl|en)(\/|$)/.test(path))
    .map(({ method, path }) => `${method} ${path.replace(/^\/de(?=\/|$)/, '/:lang')}`);
  return [...new Set(lines)].sort().map((line) => {
    const [method = '', path = ''] = line.split(' ');
    return { method, path };
  });
}
