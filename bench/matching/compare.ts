/**
 * Time per question beside other engines, in one run: 100 needs of 30 words, any of which may match, the first 50 results of each.
 *
 *     node bench/matching/compare.ts [entries] [--without-frequent]     default: 100000
 *
 * Hubwerk does all it does (concepts, fit, reasons); the others rank by the same words. MiniSearch and FlexSearch run in this process,
 * Xapian in one of its own that measures itself, PostgreSQL and Sphinx are asked over a socket. One question at a time.
 *
 * Hubwerk counts function words for nothing and the others do not know them; `--without-frequent` leaves words that a tenth of the entries
 * have out of what the others are asked, as a list of stop words would.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { createCorpus, LIMIT } from './compare/corpus.ts';
import { type Engine, percentile } from './compare/engine.ts';
import { isStopping } from './compare/held.ts';
import { flexSearch, hubwerk, miniSearch } from './compare/in-process.ts';
import { Missing } from './compare/install.ts';
import { postgres } from './compare/postgres.ts';
import { sphinx } from './compare/sphinx.ts';
import { xapian } from './compare/xapian.ts';
import { readConcepts, readVocabulary } from './golden.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'without-frequent': { type: 'boolean', default: false } },
});
const size = Number(positionals[0] ?? 100_000);
if (!Number.isInteger(size) || size < 1)
  throw new Error('usage: node bench/matching/compare.ts [entries] [--without-frequent]');

const vocabulary = readVocabulary();
const corpus = createCorpus(readConcepts().concepts, size, values['without-frequent']);
const words = corpus.measured.reduce((sum, question) => sum + question.words.length, 0) / corpus.measured.length;

console.log(
  `${cpus().length} cores ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${new Date().toISOString().slice(0, 16)}`,
);
console.log(
  `${size.toLocaleString('en')} entries, ${corpus.measured.length} questions of ${words.toFixed(1)} different words\n`,
);
console.log(row('', ['index s', 'p50 ms', 'p99 ms', '× Hubwerk', 'load']));

let own = Number.NaN;
for (const engine of [hubwerk(vocabulary), miniSearch, flexSearch, postgres, xapian, sphinx]) {
  if (isStopping()) break;
  globalThis.gc?.();
  await show(engine);
}

async function show({ name, measure }: Engine): Promise<void> {
  try {
    const { indexMs, times, found } = await measure(corpus);
    const p50 = percentile(times, 0.5);
    if (name === 'Hubwerk') own = p50;
    const load = loadavg()[0] ?? Number.NaN;
    const cells = [indexMs / 1000, p50, percentile(times, 0.99), p50 / own, load].map((value) =>
      value.toFixed(value < 100 ? 2 : 0),
    );
    const fewer = found < LIMIT ? `   ${found.toFixed(1)} of ${LIMIT} found` : '';
    console.log(row(name, cells) + fewer);
  } catch (error) {
    if (isStopping()) return;
    const message = error instanceof Error ? error.message : String(error);
    console.log(name.padEnd(12), message);
    if (!(error instanceof Missing)) process.exitCode = 1;
  }
}

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(12), ...cells.map((cell) => cell.padStart(10))].join('');
}
