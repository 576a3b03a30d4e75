import type { Db } from '#platform/database';
import type { DataSubject, Feature } from '#platform/feature';

/** What is stored about somebody in one table. */
export interface StoredTable {
  table: string;
  rows: Record<string, unknown>[];
}

/**
 * Everything that the features keep about somebody, by table, without tables that hold nothing. One table of two features (the same row seen from
 * two sides) becomes one.
 */
export async function collectData(features: readonly Feature[], db: Db, subject: DataSubject): Promise<StoredTable[]> {
  const tables = new Map<string, Record<string, unknown>[]>();
  for (const { personalData } of features) {
    if (personalData === undefined) continue;
    for (const [table, rows] of Object.entries(await personalData.export(db, subject)))
      tables.set(table, [...(tables.get(table) ?? []), ...(table === 'mail' ? rows.map(withoutKeys) : rows)]);
  }
  return [...tables].filter(([, rows]) => rows.length > 0).map(([table, rows]) => ({ table, rows }));
}

/** As long as keys of secret links are, which a mail holds and which may still open something: a file of one's data is passed on. */
const KEY = /[\w-]{30,}/g;

function withoutKeys(row: Record<string, unknown>): Record<string, unknown> {
  return typeof row.text === 'string' ? { ...row, text: row.text.replace(KEY, '…') } : row;
}
