import type { Context } from 'hono';
import { ok, type Result, refuse } from '#engines/kit';
import { isDuplicate, isUnavailable } from '#platform/database';
import type { AppEnv } from '#platform/feature';

/** What better-auth answered. `cookies` are sent on only once the command that follows has agreed. */
export interface Answer<T> {
  value: T;
  cookies: string[];
}

/** A refusal of better-auth by its code, for instance `INVALID_CODE`. */
export interface CallRefusal {
  type: 'refused';
  code: string;
}

/**
 * What better-auth may know of a request: its cookies (only those whose name holds `only`, where a session must not count) and with which browser
 * it came; no host, no origin, no address.
 */
export function headersOf(c: Context<AppEnv>, only = ''): Headers {
  const headers = new Headers();
  const cookies = (c.req.header('cookie') ?? '').split(/; */).filter((cookie) => cookie.split('=')[0]?.includes(only));
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  headers.set('user-agent', (c.req.header('user-agent') ?? '').slice(0, 400));
  return headers;
}

/**
 * Calls better-auth. Its errors and redirects are thrown by several classes of one name; they become a refusal or an answer here. Everything else is
 * thrown on.
 */
export async function call<T>(
  run: () => Promise<{ headers: Headers; response: T }>,
): Promise<Result<Answer<T | undefined>, CallRefusal>> {
  try {
    const { headers, response } = await run();
    return ok({ value: response, cookies: headers.getSetCookie() });
  } catch (error) {
    // Two links to one new address at the same moment: the other one has just made the account.
    if (isDuplicate(error)) return refuse({ type: 'refused', code: 'DUPLICATE' });
    if (isUnavailable(error) || !isApiError(error)) throw error;
    const headers = new Headers(error.headers);
    const location = headers.get('location');
    if (location === null) return refuse({ type: 'refused', code: error.body?.code ?? 'UNKNOWN' });
    const code = new URL(location, 'http://localhost').searchParams.get('error');
    if (code !== null) return refuse({ type: 'refused', code });
    return ok({ value: undefined, cookies: headers.getSetCookie() });
  }
}

interface ApiError extends Error {
  headers?: HeadersInit;
  body?: { code?: string };
}

function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'APIError';
}

/** Cookies that better-auth sets before there is a session. */
export const CHALLENGE = 'two_factor';
export const PASSKEY_CHALLENGE = 'passkey';

/** The session that these cookies begin. */
export function tokenIn(cookies: readonly string[], name: string): string | undefined {
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`) && !/; *max-age=0\b/i.test(cookie));
  const signed = decodeURIComponent(found?.slice(name.length + 1).split(';')[0] ?? '');
  return signed.slice(0, Math.max(0, signed.lastIndexOf('.'))) || undefined;
}

export function sendCookies(c: Context<AppEnv>, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
}
