import type { Context } from 'hono';
import type { AppEnv } from '#platform/feature';

/** A PDF about people: shown by the browser, kept by nobody. */
export function sendPdf(c: Context<AppEnv>, name: string, pdf: Uint8Array<ArrayBuffer>): Response {
  c.set('policy', "default-src 'none'; frame-ancestors 'none'");
  return c.body(pdf, 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${name}.pdf"`,
    'Cache-Control': 'private, no-store',
  });
}
