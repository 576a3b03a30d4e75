import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './tools.ts';

export function readDocument(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Cells of every table row, head and rule left out; an escaped bar is a bar. */
export function tableRows(text: string): string[][] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, at) => {
    const isHead = /^\|[\s:|-]+\|$/.test(lines[at + 1] ?? '');
    if (!line.startsWith('|') || isHead || /^\|[\s:|-]+\|$/.test(line)) return [];
    const cells = line.slice(1, -1).split(/(?<!\\)\|/);
    return [cells.map((cell) => cell.replaceAll('\\|', '|').trim())];
  });
}

/** The parts of a document by their second-order heading. */
export function sections(text: string): Map<string, string> {
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => [plain(part.slice(0, part.indexOf('\n'))), part.slice(part.indexOf('\n') + 1)] as const),
  );
}

/** A cell or heading without the marks of code. */
export function plain(cell: string): string {
  return cell.replaceAll('`', '').trim();
}

/** Everything marked as code in running text. */
export function codeMarks(text: string): string[] {
  return [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
}

/** What is missing or too much when a document's list should be the code's list. */
export function compareLists(file: string, what: string, written: Iterable<string>, real: Iterable<string>): string[] {
  const documented = [...written];
  const known = new Set(real);
  const missing = [...known].filter((name) => !documented.includes(name));
  const unknown = documented.filter((name) => !known.has(name));
  const twice = documented.filter((name, at) => documented.indexOf(name) !== at);
  return [
    ...missing.map((name) => `${file} lacks the ${what} ${name}`),
    ...unknown.map((name) => `${file} names the ${what} ${name}, which the code does not have`),
    ...twice.map((name) => `${file} has the ${what} ${name} twice`),
  ];
}
