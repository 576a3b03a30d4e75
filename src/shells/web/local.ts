import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

export function remoteOf(c: Context): string | undefined {
  // Requests that tests hand in directly have no connection.
  return c.env === undefined || !('incoming' in c.env) ? undefined : getConnInfo(c).remote.address;
}

/** The operator's own machine, and not through a proxy that passes strangers on. */
export function isLocal(c: Context): boolean {
  const remote = remoteOf(c);
  const direct = c.req.header('x-forwarded-for') === undefined && c.req.header('forwarded') === undefined;
  return direct && (remote === undefined || /^(127\.|::1$|::ffff:127\.)/.test(remote));
}
