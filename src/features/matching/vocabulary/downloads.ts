import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Context } from 'hono';
import { LANGS, type Lang } from '#engines/kit';
import type { EntryIndex } from '../entry-index.ts';
import { MEDIA_TYPES, type SkosFormat } from './skos/write.ts';
import { vocabularyTexts } from './texts.ts';

const pack = promisify(brotliCompress);
const unpack = promisify(brotliDecompress);

interface Download {
  etag: string;
  /** Kept packed only: the plain text has five megabytes, and few ask for it. */
  packed: Buffer;
}

const titles = Object.fromEntries(LANGS.map((lang) => [lang, vocabularyTexts(lang).ownTitle])) as Record<Lang, string>;

/** What the SKOS files of this installation are made with. */
export function skosWish(format: SkosFormat, baseUrl: string, only?: string) {
  return { format, baseUrl, title: titles, ...(only === undefined ? {} : { only }) };
}

/** Our own vocabulary as files, made when first asked for; it changes only with the program. */
export function createDownloads(index: EntryIndex, baseUrl: string) {
  const made = new Map<SkosFormat, Promise<Download>>();

  async function make(format: SkosFormat): Promise<Download> {
    const text = await index.skos(skosWish(format, baseUrl));
    const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    const packed = await pack(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    return { etag: `"${digest}"`, packed };
  }

  return async function send(c: Context, format: SkosFormat): Promise<Response> {
    let making = made.get(format);
    if (making === undefined) {
      making = make(format);
      made.set(format, making);
      // What failed is tried again by the next who asks.
      making.catch(() => made.delete(format));
    }
    const { etag, packed } = await making;
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=3600', Vary: 'Accept-Encoding' };
    if (c.req.header('if-none-match')?.includes(etag) === true) return c.body(null, 304, headers);
    const type = { 'Content-Type': `${MEDIA_TYPES[format]}; charset=utf-8` };
    if (/\bbr\b/.test(c.req.header('accept-encoding') ?? ''))
      return c.body(new Uint8Array(packed), 200, { ...headers, ...type, 'Content-Encoding': 'br' });
    return c.body(new Uint8Array(await unpack(packed)), 200, { ...headers, ...type });
  };
}
