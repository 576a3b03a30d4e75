import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { type Clock, today } from '#platform/clock';
import type { Db } from '#platform/database';
import type { AppEnv } from '#platform/feature';
import { readStamp } from '#platform/outbox';

type Fields = Record<string, string>;
type Body = Uint8Array<ArrayBuffer>;

interface Page {
  stamp: string;
  until: number;
  headers: Fields;
  plain: Body;
  etag: string;
  /** Made when first asked for. */
  packed: Map<'br' | 'gzip', Promise<Body>>;
}

/** Bytes of pages kept; those not asked for the longest go first. A page with its packed forms is about 80 kB. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Keeps the pages that anonymous readers get, and those pages for people that say `sameFor: 'grants'`: they are given to people who may exactly the same. A page is given again only if the database shows the same transactions
 * as when it was made, so it can never be stale; requests that arrive while one is asking the database wait for the next
 * answer, not for one that may be older than they are. Answers that say `private` or `no-store` and requests that carry
 * a cookie or credentials pass by.
 */
export function pageCache(db: Db, clock: Clock): MiddlewareHandler<AppEnv> {
  const pages = new Map<string, Page>();
  /** Paths of the pages that are kept for people: for all others the database is not even asked. */
  const lists = new Set<string>();
  let bytes = 0;
  const stamp = freshStamp(db);

  function keep(key: string, page: Page): void {
    drop(key);
    pages.set(key, page);
    bytes += page.plain.byteLength * 1.5;
    for (const [longest] of pages) {
      if (bytes <= MAX_BYTES) break;
      drop(longest);
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
    const { viewer } = c.var;
    const isPerson = viewer.kind === 'person';
    const passes = request.headers.has('authorization') || (request.headers.has('cookie') && !isPerson);
    if (request.method !== 'GET' || passes) return next();
    // The address without scheme and host: no page depends on them.
    const address = request.url.slice(request.url.indexOf('/', 'https://'.length));
    const key = isPerson ? `${address} ${JSON.stringify(viewer.grants)}` : address;
    if (isPerson && !lists.has(c.req.path)) {
      await next();
      if (c.var.sameFor === 'grants') lists.add(c.req.path);
      return;
    }
    // Without a database the page says so itself, in the form that all answers have.
    const seen = await stamp().catch(() => undefined);
    if (seen === undefined) return next();
    const now = `${today(clock)} ${seen}`;
    const known = pages.get(key);
    if (known?.stamp === now && clock().getTime() < known.until) {
      pages.delete(key);
      pages.set(key, known);
      return answer(request, known, c.get('requestId'));
    }
    await next();
    const response = c.res;
    const control = response.headers.get('cache-control') ?? '';
    if (response.status !== 200 || /private|no-store/.test(control) || response.headers.has('set-cookie')) return;
    const plain = new Uint8Array(await response.arrayBuffer());
    const digest = await crypto.subtle.digest('SHA-256', plain);
    const etag = `"${Buffer.from(digest).toString('base64url').slice(0, 22)}"`;
    const until = c.var.keptUntil?.getTime() ?? Number.POSITIVE_INFINITY;
    const headers = headersOf(response, etag, isPerson);
    const page: Page = { stamp: now, until, headers, plain, etag, packed: new Map() };
    keep(key, page);
    c.res = undefined;
    c.res = await answer(request, page, c.get('requestId'));
  };
}

/** Asks the database for its stamp, never more than one question at a time; who comes before it is sent shares it. */
function freshStamp(db: Db): () => Promise<string> {
  let next: Promise<string> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    if (next === undefined) {
      // After this turn of the event loop, so that all requests that have arrived with this one share it too.
      next = last.then(turn).then(() => {
        next = undefined;
        return readStamp(db);
      });
      last = next.catch(() => {});
    }
    return next;
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

function headersOf(response: Response, etag: string, isPerson: boolean): Fields {
  const headers = new Headers(response.headers);
  headers.set('ETag', etag);
  headers.set('Cache-Control', `${isPerson ? 'private' : 'public'}, no-cache`);
  headers.append('Vary', 'Accept-Encoding, Cookie');
  for (const own of ['content-length', 'x-request-id']) headers.delete(own);
  return Object.fromEntries(headers);
}

/** Headers are a plain object all the way: the server sends it as it is, a `Headers` it would take apart for each answer. */
async function answer(request: Request, page: Page, requestId: string): Promise<Response> {
  const headers: Fields = { ...page.headers, 'x-request-id': requestId };
  if (request.headers.get('if-none-match')?.includes(page.etag) === true) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  if (encoding === undefined || page.plain.byteLength < 1024) return new Response(page.plain, { headers });
  headers['content-encoding'] = encoding;
  let packed = page.packed.get(encoding);
  if (packed === undefined) {
    packed = pack(page.plain, encoding);
    page.packed.set(encoding, packed);
  }
  return new Response(await packed, { headers });
}

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Outside this thread: a feed of some megabytes takes a tenth of a second. */
async function pack(plain: Body, encoding: 'br' | 'gzip'): Promise<Body> {
  const packed =
    encoding === 'br'
      ? await packBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : await packGzip(plain, { level: 5 });
  return new Uint8Array(packed);
}
