import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';

/** Entries further back than this are found by a filter, not by turning pages. */
const number = z.coerce.number().int().min(1).max(1000);

/** `?page=`; what is no page is refused. */
export function readPage(c: Context): number {
  const page = number.safeParse(c.req.query('page') ?? 1);
  if (!page.success) throw new HTTPException(400);
  return page.data;
}
