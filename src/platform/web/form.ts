import type { z } from 'zod';
import { ok, type Result, refuse } from '#engines/kit';

/** What is wrong with one field; `code` is a key of the feature's texts. */
export interface FieldError {
  field: string;
  code: string;
}

/**
 * Parses a form at the door. The schema's messages are codes (keys of interface texts); the first error of each field
 * is reported, in the order of the schema.
 */
export function parseForm<T>(
  schema: z.ZodType<T>,
  values: Record<string, unknown>,
): Result<T, { type: 'invalid'; errors: FieldError[] }> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return ok(parsed.data);
  const errors = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!errors.has(field)) errors.set(field, issue.message);
  }
  return refuse({ type: 'invalid', errors: [...errors].map(([field, code]) => ({ field, code })) });
}
