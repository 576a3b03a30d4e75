/**
 * What a command answers: the value, or the reason it was refused. Refusals are values that the caller
 * must handle; only bugs throw.
 */
export type Result<T, E extends { type: string }> = { ok: true; value: T } | { ok: false; refusal: E };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse<const E extends { type: string }>(refusal: E): { ok: false; refusal: E } {
  return { ok: false, refusal };
}

/** The end of a switch over a union: a case that is missing becomes a type error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
