import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { AppEnv, Routes } from '#platform/feature';
import { PIECE_BYTES, type StoredFile, type Visibility } from './model.ts';
import { findFile } from './use.ts';

/** Shown by browsers themselves; everything else is saved. */
const SHOWN = ['image/webp', 'video/mp4', 'video/webm', 'text/vtt', 'application/pdf'];

/**
 * Nothing in a file may do anything, and nothing may be drawn from elsewhere. A PDF has no `sandbox`: the viewers of browsers do not work in one; they
 * run its scripts, if at all, in a place of their own.
 */
const POLICY = "default-src 'none'; media-src 'self'; frame-ancestors 'none'; sandbox";
const PDF_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** `GET /files/:id/:name`, for public files. The name is for people; `?width=` chooses a smaller picture. */
export function fileRoutes(db: Db): Routes {
  const app: Routes = new Hono();
  app.get('/files/:id/:name', (c) => sendFile(c, db, c.req.param('id'), 'public'));
  return app;
}

/** Where a public file is found, from the root of the site. */
export function fileAddress({ id, name }: Pick<StoredFile, 'id' | 'name'>, width?: number): string {
  return `/files/${id}/${encodeURIComponent(name)}${width === undefined ? '' : `?width=${width}`}`;
}

/** All widths of a picture, for `srcset`. */
export function pictureSet(file: Pick<StoredFile, 'id' | 'name' | 'width' | 'variants'>): string {
  const smaller = file.variants.map(({ width }) => `${fileAddress(file, width)} ${width}w`);
  return [...smaller, `${fileAddress(file)} ${file.width}w`].join(', ');
}

/**
 * Answers with a file, or a part of it (RFC 9110, 14). For private files the feature that has them has checked before that this person may read
 * it, and says `private`: then no cache keeps it.
 */
export async function sendFile(c: Context<AppEnv>, db: Db, id: string, visibility: Visibility): Promise<Response> {
  const file = await findFile(db, id);
  if (file === undefined || file.visibility !== visibility) throw new HTTPException(404);
  const width = c.req.query('width');
  const variant = width === undefined ? undefined : file.variants.find((one) => String(one.width) === width);
  if (width !== undefined && variant === undefined) throw new HTTPException(404);
  const { size, sha256 } = variant ?? file;
  const etag = `"${sha256}"`;
  const isPublic = visibility === 'public';
  c.set('policy', file.type === 'application/pdf' ? PDF_POLICY : POLICY);
  const headers: Record<string, string> = {
    'Content-Type': file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type,
    'Content-Disposition': disposition(file),
    ETag: etag,
    'Accept-Ranges': 'bytes',
    // What is sent in parts may not be packed on the way.
    'Cache-Control': `${isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store'}, no-transform`,
    'X-Content-Type-Options': 'nosniff',
  };
  if (!isPublic) headers['X-Robots-Tag'] = 'noindex';
  if (isListed(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  const ifRange = c.req.header('if-range');
  const asked = ifRange === undefined || ifRange === etag ? c.req.header('range') : undefined;
  const range = rangeOf(asked, size);
  if (range === 'none') return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${size}` });
  const { from, to } = range ?? { from: 0, to: size - 1 };
  const body = piecesOf(db, file.id, variant?.width ?? 0, from, to);
  headers['Content-Length'] = String(to - from + 1);
  if (range === undefined) return c.body(body, 200, headers);
  return c.body(body, 206, { ...headers, 'Content-Range': `bytes ${from}-${to}/${size}` });
}

/** RFC 6266: a name in plain letters, and the real one for whoever understands it. */
function disposition({ type, name }: StoredFile): string {
  const how = SHOWN.includes(type) ? 'inline' : 'attachment';
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function isListed(list: string | undefined, etag: string): boolean {
  return list?.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag) === true;
}

/** One range of bytes. Undefined: the whole, also for several ranges and units nobody knows, as the RFC allows; `none`: there are no such bytes. */
export function rangeOf(header: string | undefined, size: number): { from: number; to: number } | 'none' | undefined {
  const said = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (said === null) return undefined;
  const [, first = '', last = ''] = said;
  if (first === '' && last === '') return undefined;
  if (first === '')
    return last === '0' || Number(last) === 0 ? 'none' : { from: Math.max(0, size - Number(last)), to: size - 1 };
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return undefined;
  return from >= size ? 'none' : { from, to };
}

/** A piece is read when the one before it is on its way: who reads slowly takes neither memory nor a connection. */
function piecesOf(db: Db, id: string, variant: number, from: number, to: number): ReadableStream<Uint8Array> {
  let number = Math.floor(from / PIECE_BYTES);
  const end = Math.floor(to / PIECE_BYTES);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await db
          .selectFrom('file_piece')
          .select(sql<string>`encode(bytes, 'base64')`.as('base64'))
          .where('file_id', '=', id)
          .where('variant', '=', variant)
          .where('number', '=', number)
          .executeTakeFirst();
        // Deleted meanwhile: the connection is cut, so that nobody takes the part for the whole.
        if (piece === undefined) return controller.error(new Error('file is gone'));
        const start = number * PIECE_BYTES;
        const bytes = Buffer.from(piece.base64, 'base64');
        controller.enqueue(bytes.subarray(Math.max(0, from - start), to - start + 1));
        if (number++ === end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
