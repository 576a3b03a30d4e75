import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

/** The fields of a form as text, the last of each name; a list has all values by name. Text that is no valid Unicode is repaired. */
export async function readFields(c: Context): Promise<{ values: Record<string, string>; all: URLSearchParams }> {
  const form = await c.req.formData().catch(() => {
    throw new HTTPException(400);
  });
  const all = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value === 'string') all.append(name, value.toWellFormed().replaceAll('\0', ''));
  }
  return { values: Object.fromEntries(all), all };
}
