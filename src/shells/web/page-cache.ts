import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { type Clock, today } from '#platform/clock';
import type { Db } from '#platform/database';
import type { AppEnv } from '#platform/feature';
import { readStamp } from '#platform/outbox';

interface Page {
  stamp: string;
  status: 200;
  headers: [string, string][];
  plain: Uint8Array<ArrayBuffer>;
  etag: string;
  /** Made when first asked for. */
  packed: Map<'br' | 'gzip', Uint8Array<ArrayBuffer>>;
}

/** Bytes of pages kept; the oldest go first. A page with its packed forms is about 100 kB. */
const MAX_BYTES = 48 * 1024 * 1024;

/**
 * Keeps the pages that anonymous readers get. A page is given again only if the database shows the same transactions
 * as when it was made, so it can never be stale; requests that arrive while one is asking the database wait for the next
 * answer, not for one that may be older than they are. Answers that say `private` or `no-store` and requests that carry
 * a cookie or credentials pass by.
 */
export function pageCache(db: Db, clock: Clock): MiddlewareHandler<AppEnv> {
  const pages = new Map<string, Page>();
  let bytes = 0;
  const stamp = freshStamp(db);

  function keep(key: string, page: Page): void {
    drop(key);
    pages.set(key, page);
    bytes += page.plain.byteLength * 1.5;
    for (const [oldest] of pages) {
      if (bytes <= MAX_BYTES) break;
      drop(oldest);
    }
  }
  function drop(key: string): void {
    const page = pages.get(key);
    if (page === undefined) return;
    bytes -= page.plain.byteLength * 1.5;
    pages.delete(key);
  }

  return async (c, next) => {
    const request = c.req.raw;
    if (request.method !== 'GET' || request.headers.has('cookie') || request.headers.has('authorization'))
      return next();
    const url = new URL(request.url);
    const key = url.pathname + url.search;
    const now = `${today(clock)} ${await stamp()}`;
    const known = pages.get(key);
    if (known?.stamp === now) return answer(request, known);
    await next();
    const response = c.res;
    const control = response.headers.get('cache-control') ?? '';
    if (response.status !== 200 || /private|no-store/.test(control) || response.headers.has('set-cookie')) return;
    const plain = new Uint8Array(await response.arrayBuffer());
    const digest = await crypto.subtle.digest('SHA-256', plain);
    const page: Page = {
      stamp: now,
      status: 200,
      headers: [...response.headers].filter(([name]) => !/^(content-length|x-request-id)$/i.test(name)),
      plain,
      etag: `"${Buffer.from(digest).toString('base64url').slice(0, 22)}"`,
      packed: new Map(),
    };
    keep(key, page);
    c.res = undefined;
    c.res = answer(request, page);
  };
}

/** Asks the database for its stamp, never more than one question at a time. */
function freshStamp(db: Db): () => Promise<string> {
  let running: Promise<string> | undefined;
  let following: Promise<string> | undefined;
  const ask = (): Promise<string> => {
    running = readStamp(db).finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (running === undefined) return ask();
    following ??= running
      .catch(() => {})
      .then(() => {
        following = undefined;
        return ask();
      });
    return following;
  };
}

function answer(request: Request, page: Page): Response {
  const headers = new Headers(page.headers);
  headers.set('ETag', page.etag);
  headers.set('Cache-Control', 'public, no-cache');
  headers.append('Vary', 'Accept-Encoding, Cookie');
  if (request.headers.get('if-none-match')?.includes(page.etag) === true) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  if (encoding === undefined || page.plain.byteLength < 1024) return new Response(page.plain, { headers });
  headers.set('Content-Encoding', encoding);
  let packed = page.packed.get(encoding);
  if (packed === undefined) {
    packed = new Uint8Array(
      encoding === 'br'
        ? brotliCompressSync(page.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
        : gzipSync(page.plain, { level: 5 }),
    );
    page.packed.set(encoding, packed);
  }
  return new Response(packed, { headers });
}
