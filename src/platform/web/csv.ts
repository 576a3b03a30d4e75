import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';

export interface Csv {
  columns: string[];
  rows: (string | number | null | undefined)[][];
}

/** Values a spreadsheet would run as a formula get an apostrophe in front (OWASP, CSV injection). */
function harmless(value: string | number | null | undefined): string | number {
  if (typeof value === 'number') return value;
  const text = value ?? '';
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** RFC 4180 with a byte order mark, because spreadsheets otherwise guess the encoding wrong. */
export function csvResponse(c: Context, name: string, csv: Csv): Response {
  const body = stringify([csv.columns, ...csv.rows.map((row) => row.map(harmless))], { bom: true });
  return c.body(body, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  });
}
