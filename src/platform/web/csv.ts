import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { toCell } from '#platform/tabular';

export interface Csv {
  columns: readonly string[];
  /** Records whose fields are the columns. */
  rows: Record<string, unknown>[];
}

/** RFC 4180 with a byte order mark, because spreadsheets otherwise guess the encoding wrong. */
export function csvResponse(c: Context, name: string, { columns, rows }: Csv): Response {
  const lines = rows.map((row) => columns.map((column) => toCell(row[column])));
  return c.body(stringify([[...columns], ...lines], { bom: true }), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  });
}
