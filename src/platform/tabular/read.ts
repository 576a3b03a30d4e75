import { parse as parseCsv } from 'csv-parse/sync';
import { ok, type Result, refuse } from '#engines/kit';
import { checkZip } from '#platform/documents';
import { cellList, cellText } from './cell.ts';

export interface Table {
  /** `row` is what the person sees: the line of a spreadsheet, the place in a JSON list (both from 1). */
  rows: { row: number; values: Record<string, unknown> }[];
}

export type TableRefusal =
  | { type: 'unreadable'; reason: string }
  | { type: 'wrong-encoding' }
  | { type: 'too-large'; limit: number }
  | { type: 'unknown-format' };

/** A national directory as JSON has about 30 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Columns that hold several values: `a; b` in a cell, or a JSON list. */
const LISTS = new Set([
  'topics',
  'audience',
  'sizes',
  'relations',
  'funding',
  'access',
  'langs',
  'interpreted',
  'hosts',
]);

/** Reads a CSV, XLSX or JSON file (told by its name) as rows by column name. Empty cells are left out. */
export async function readTable(name: string, bytes: Uint8Array): Promise<Result<Table, TableRefusal>> {
  if (bytes.byteLength > MAX_BYTES) return refuse({ type: 'too-large', limit: MAX_BYTES });
  try {
    if (/\.xlsx$/i.test(name)) return await readSheet(bytes);
    const text = decode(bytes);
    if (text === undefined) return refuse({ type: 'wrong-encoding' });
    if (/\.json$/i.test(name)) return readJson(text);
    if (/\.(csv|tsv|txt)$/i.test(name)) return readCsv(text);
    return refuse({ type: 'unknown-format' });
  } catch (error) {
    return refuse({ type: 'unreadable', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** UTF-8, with or without mark, or UTF-16 with mark. Anything else is refused rather than read wrongly. */
function decode(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readCsv(text: string): Result<Table, TableRefusal> {
  const header = text.slice(0, text.search(/\r|\n|$/));
  const delimiter = [';', '\t', ','].find((sign) => header.includes(sign)) ?? ',';
  const records: unknown = parseCsv(text, { delimiter, skip_empty_lines: true, relax_column_count: false, info: true });
  const lines = records as { record: string[]; info: { lines: number } }[];
  const [head, ...body] = lines;
  if (head === undefined) return refuse({ type: 'unreadable', reason: 'the file is empty' });
  return ok({ rows: body.map(({ record, info }) => ({ row: info.lines, values: cells(head.record, record) })) });
}

async function readSheet(bytes: Uint8Array): Promise<Result<Table, TableRefusal>> {
  const sound = checkZip(bytes);
  if (!sound.ok) return refuse({ type: 'unreadable', reason: sound.refusal.type });
  // Only here: few processes ever read a sheet, and this is big.
  const { default: readXlsx } = await import('read-excel-file/node');
  const sheets = await readXlsx(Buffer.from(bytes));
  const [head, ...body] = sheets[0]?.data ?? [];
  if (head === undefined) return refuse({ type: 'unreadable', reason: 'the first sheet is empty' });
  const columns = head.map((cell) => String(cell ?? ''));
  const asCell = (cell: unknown): string =>
    cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null || cell === undefined ? '' : String(cell);
  const rows = body.map((line, at) => ({ row: at + 2, values: cells(columns, line.map(asCell)) }));
  return ok({ rows: rows.filter(({ values }) => Object.keys(values).length > 0) });
}

function readJson(text: string): Result<Table, TableRefusal> {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  if (!Array.isArray(value)) return refuse({ type: 'unreadable', reason: 'the file must hold a list: [ … ]' });
  const rows = value.map((item: unknown, at) => ({
    row: at + 1,
    values: typeof item === 'object' && item !== null && !Array.isArray(item) ? { ...item } : { value: item },
  }));
  return ok({ rows });
}

function cells(columns: readonly string[], record: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [at, column] of columns.entries()) {
    const name = column.replace(/^\uFEFF/, '').trim();
    const cell = cellText(record[at] ?? '');
    if (name !== '' && cell !== '') values[name] = LISTS.has(name) ? cellList(cell) : cell;
  }
  return values;
}
