import type { Context, MiddlewareHandler, Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { isLang } from '#engines/kit';
import type { AppEnv, Feature } from '#platform/feature';

/** A file of 5 MB with the form around it. */
const MAX_BODY = 6 * 1024 * 1024;

/**
 * How much may be sent to an address: little, but where a manifest names it among its `uploads`. What is sent there is read as it arrives and each
 * file has a limit of its own; here only what says of itself that it is too large is refused.
 */
export function limitBody(features: readonly Feature[]): MiddlewareHandler<AppEnv> {
  const uploads = features.flatMap(({ uploads = {} }) =>
    Object.entries(uploads).map(([address, most]) => {
      const [method = '', path = ''] = address.split(' ');
      return { method, path: new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+')}$`), most };
    }),
  );
  const small = bodyLimit({
    maxSize: MAX_BODY,
    onError: () => {
      throw new HTTPException(413);
    },
  });
  return (c: Context<AppEnv>, next: Next) => {
    const path = isLang(c.req.path.split('/')[1]) ? c.req.path.slice(3) : c.req.path;
    const upload = uploads.find((one) => one.method === c.req.method && one.path.test(path));
    if (upload === undefined) return small(c, next);
    if (Number(c.req.header('content-length') ?? 0) > upload.most) throw new HTTPException(413);
    return next();
  };
}
