import { ok, type Result, refuse } from '#engines/kit';

export { type GetAnswer, type GetOptions, type GetRefusal, getText } from './get-text.ts';

/** Why there is no answer. `aborted`: the caller no longer wants it. */
export type HttpRefusal =
  | { type: 'unreachable' }
  | { type: 'timeout' }
  | { type: 'aborted' }
  | { type: 'status'; status: number }
  | { type: 'too-large' }
  | { type: 'no-json' };

export interface PostOptions {
  headers?: Record<string, string>;
  /** For everything together, from connecting to the last byte: who sends a byte a second is late too. */
  timeoutMs: number;
  /** More of the answer is not read. */
  maxBytes: number;
  signal?: AbortSignal;
}

/**
 * Sends JSON to another service and reads its JSON, within limits on time and size. Redirects are not followed: they would carry texts and
 * keys to a place that nobody configured. Refusals tell nothing of what was sent.
 */
export async function postJson(
  url: string,
  body: unknown,
  { headers = {}, timeoutMs, maxBytes, signal }: PostOptions,
): Promise<Result<unknown, HttpRefusal>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let text: string | undefined;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return refuse({ type: 'status', status: response.status });
    }
    text = await readAtMost(response, maxBytes);
  } catch {
    if (signal?.aborted === true) return refuse({ type: 'aborted' });
    return refuse({ type: timeout.aborted ? 'timeout' : 'unreachable' });
  }
  if (text === undefined) return refuse({ type: 'too-large' });
  try {
    return ok(JSON.parse(text));
  } catch {
    return refuse({ type: 'no-json' });
  }
}

/** The body as text; undefined when it is larger than `maxBytes`, whatever its header says. */
async function readAtMost(response: Response, maxBytes: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop closes the connection.
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
