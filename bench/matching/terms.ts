/**
 * Mate retrieval: a short term in one language has to find its own row among all rows in another language.
 *
 *     node bench/matching/terms.ts terms.tsv [--each]      columns: id de en cs pl
 *
 * Prints recall@10 for the twelve ordered pairs, over 300 fixed queries each, and their mean. With `--each` the terms of de→cs that were not found.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LANGS, type Lang } from '#engines/kit';
import { createIndex } from '#engines/matching';
import { readVocabulary } from './golden.ts';

const QUERIES = 300;
const TOP = 10;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { each: { type: 'boolean' } } });
const [file] = positionals;
if (file === undefined) throw new Error('usage: node bench/matching/terms.ts terms.tsv');
const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
const columns = head.split('\t');
const rows = lines.map((line) => {
  const cells = line.split('\t');
  const of = (name: string) => cells[columns.indexOf(name)] ?? '';
  return { id: of('id'), de: of('de'), en: of('en'), cs: of('cs'), pl: of('pl') };
});
/** The same rows for every pair, spread evenly over the file. */
const asked = rows.filter(
  (_, place) => Math.floor((place * QUERIES) / rows.length) !== Math.floor(((place - 1) * QUERIES) / rows.length),
);
const vocabulary = readVocabulary();
console.log(`${rows.length} rows, ${asked.length} queries a pair, ${vocabulary.concepts.length} concepts`);

const recalls: number[] = [];
for (const to of LANGS) {
  const index = createIndex(vocabulary);
  for (const row of rows) index.put({ id: row.id, kind: 'offer', lang: to, title: row[to], text: '' });
  for (const from of LANGS.filter((lang) => lang !== to)) recalls.push(measure(index, from, to));
}
console.log(`mean     ${(recalls.reduce((sum, each) => sum + each, 0) / recalls.length).toFixed(3)}`);

function measure(index: ReturnType<typeof createIndex>, from: Lang, to: Lang): number {
  let found = 0;
  const started = performance.now();
  for (const row of asked) {
    const { matches } = index.match({ text: row[from], lang: from, today: '2026-01-01', limit: TOP, reasons: false });
    if (matches.some(({ id }) => id === row.id)) found += 1;
    else if (values.each && from === 'de' && to === 'cs') console.log(`  ${row.de}  |  ${row.cs}`);
  }
  const recall = found / asked.length;
  console.log(
    `${from}→${to}    ${recall.toFixed(3)}    ${((performance.now() - started) / asked.length).toFixed(1)} ms`,
  );
  return recall;
}
