import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify';
import type { Command, Exporter } from '#platform/feature';
import { readTable, type TableRefusal, toCell } from '#platform/tabular';
import { exporters, importers } from '../features.tsx';

const KINDS = importers.map((importer) => importer.kind).join('|');
const EXPORT_KINDS = exporters.map((exporter) => exporter.kind).join('|');
const OPERATOR = { kind: 'operator', lang: 'en' } as const;

/** Errors printed one by one; a file in the wrong form would give thousands. */
const MAX_ERRORS = 200;

const importData: Command = {
  name: 'import',
  usage: `${KINDS} FILE [--dry-run]`,
  summary: 'import a CSV, XLSX or JSON file; all rows or none; importing it again changes nothing',
  async run(context, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false } },
    });
    const [kind, file] = positionals;
    const importer = importers.find((known) => known.kind === kind);
    if (importer === undefined || file === undefined || positionals.length > 2) {
      context.printError(`usage: hubwerk import ${importData.usage}`);
      return 2;
    }
    const bytes = await readFile(file).catch((error: Error) => error);
    if (bytes instanceof Error) {
      context.printError(`hubwerk import: ${bytes.message}`);
      return 1;
    }
    const table = await readTable(basename(file), bytes);
    if (!table.ok) {
      context.printError(`hubwerk import: ${file}: ${explain(table.refusal)}`);
      return 1;
    }
    const world = await context.world();
    const options = { dryRun: values['dry-run'], now: world.clock() };
    const result = await importer.run(world, OPERATOR, table.value.rows, options);
    if (result.ok) {
      const { created, changed, unchanged, removed } = result.value;
      const counts = `${created} new, ${changed} changed, ${unchanged} unchanged, ${removed} withdrawn`;
      context.print(options.dryRun ? `Dry run, nothing written: ${counts}.` : `Imported ${kind}: ${counts}.`);
      return 0;
    }
    const errors = result.refusal.type === 'invalid-rows' ? result.refusal.errors : [];
    for (const { row, column, value, allowed } of errors.slice(0, MAX_ERRORS)) {
      context.printError(`row ${row}, column ${column}: “${value}”; allowed: ${allowed}`);
    }
    context.printError(`Nothing was imported: ${errors.length} error${errors.length === 1 ? '' : 's'} in ${file}.`);
    return 1;
  },
};

function explain(refusal: TableRefusal): string {
  switch (refusal.type) {
    case 'unreadable':
      return `cannot be read: ${refusal.reason}`;
    case 'wrong-encoding':
      return 'the characters cannot be read; save the file as UTF-8';
    case 'too-large':
      return `larger than ${refusal.limit / 1024 / 1024} MB`;
    case 'unknown-format':
      return 'the name must end in .csv, .xlsx or .json';
  }
}

const exportData: Command = {
  name: 'export',
  usage: `${EXPORT_KINDS} [--format csv|json] [--out FILE]`,
  summary: 'write organisations, entries or events as CSV or JSON to a file or to standard output',
  async run(context, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: 'string', default: 'csv' }, out: { type: 'string' } },
    });
    const exporter = exporters.find((known) => known.kind === positionals[0]);
    if (exporter === undefined || !['csv', 'json'].includes(values.format)) {
      context.printError(`usage: hubwerk export ${exportData.usage}`);
      return 2;
    }
    const world = await context.world();
    const rows = exporter.rows(world, OPERATOR);
    const lines = values.format === 'csv' ? csvLines(exporter, rows) : jsonLines(exporter, rows);
    if (values.out === undefined) await pipeline(lines, process.stdout, { end: false });
    else await pipeline(lines, createWriteStream(values.out));
    return 0;
  },
};

type Rows = AsyncGenerator<Record<string, unknown>>;

async function* csvLines(exporter: Exporter, rows: Rows): AsyncGenerator<string> {
  const stringifier = stringify({ header: true, columns: exporter.columns });
  const writing = (async () => {
    for await (const row of rows) {
      const line = exporter.columns.map((column) => toCell(row[column]));
      if (!stringifier.write(line)) await new Promise((go) => stringifier.once('drain', go));
    }
    stringifier.end();
  })();
  for await (const chunk of stringifier) yield String(chunk);
  await writing;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A JSON list of objects without empty values, the form that can be imported. */
async function* jsonLines(exporter: Exporter, rows: Rows): AsyncGenerator<string> {
  let first = true;
  for await (const row of rows) {
    const filled = exporter.columns.filter((column) => !isEmpty(row[column])).map((column) => [column, row[column]]);
    yield `${first ? '[\n' : ',\n'}${JSON.stringify(Object.fromEntries(filled))}`;
    first = false;
  }
  yield first ? '[]\n' : '\n]\n';
}

export const dataCommands: Command[] = [importData, exportData];
