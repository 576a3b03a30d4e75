import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

/**
 * The fields of a form as text, the last of each name; a list has all values by name; and the file of the field `file`, if there is one. Text that is no
 * valid Unicode is repaired.
 */
export async function readFields(c: Context): Promise<{
  values: Record<string, string>;
  all: URLSearchParams;
  file: File | undefined;
}> {
  const form = await c.req.formData().catch(() => {
    throw new HTTPException(400);
  });
  const all = new URLSearchParams();
  let file: File | undefined;
  for (const [name, value] of form) {
    if (typeof value === 'string') all.append(name, value.toWellFormed().replaceAll('\0', ''));
    else if (name === 'file' && value.size > 0) file = value;
  }
  return { values: Object.fromEntries(all), all, file };
}
