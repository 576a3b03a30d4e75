/**
 * How the engine does as the index grows: indexing from raw text, memory beside the texts, writing and reading the snapshot, a change, and needs
 * of 60 and 5 words, with filters and the reasons of the first 50 matches. How many of the first ten and fifty are those of scoring every entry
 * is printed too, since large indexes are not read to the end. One thread.
 *
 *     node --expose-gc bench/matching/speed.ts [entries …]     default: 10000 100000 1000000
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndex, type Index, type MatchQuery, restoreIndex, WEIGHTS } from '#engines/matching';
import { createGenerator, type Generator } from './generate.ts';
import { readVocabulary } from './golden.ts';

const ROUNDS = 300;
const FILTER = { kind: ['offer', 'practice', 'programme'], lang: ['de', 'cs', 'pl'] };

/** Changed for a while to score every entry. */
const weights = { ...WEIGHTS };
const vocabulary = readVocabulary(weights);
const generator = createGenerator(vocabulary);
const sizes = process.argv.slice(2).map(Number);

console.log(`${vocabulary.concepts.length} concepts; times in ms`);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) measure(size, generator);

function measure(size: number, made: Generator): void {
  globalThis.gc?.();
  const before = memory();
  const index = createIndex(vocabulary);
  let [indexing, texts] = [0, 0];
  for (let from = 0; from < size; from += 1000) {
    const entries = Array.from({ length: Math.min(1000, size - from) }, (_, i) => made.entry(from + i));
    for (const { title, text } of entries) texts += title.length + text.length;
    const start = performance.now();
    for (const entry of entries) index.put(entry);
    indexing += performance.now() - start;
  }
  const start = performance.now();
  index.pack();
  const packing = performance.now() - start;
  globalThis.gc?.();
  const bytes = (memory() - before - texts) / size;
  console.log(`\n${size.toLocaleString('en')} entries, ${Math.round(texts / size)} characters each`);
  console.log(
    `  indexing   ${Math.round((size / indexing) * 1000).toLocaleString('en')} entries/s, packed in ${(packing / 1000).toFixed(2)} s, ${Math.round(bytes)} bytes each beside the text`,
  );
  const needs = (words: number, more: Partial<MatchQuery>) =>
    Array.from({ length: ROUNDS }, (_, i) => ({ ...made.need(i, words), ...more }));
  for (const query of needs(60, {}).slice(0, 100)) index.match(query);
  show('60 words, filters, 50 with reasons', times(index, needs(60, { filter: FILTER })));
  show('60 words, 50 with reasons', times(index, needs(60, {})));
  show('60 words, without reasons', times(index, needs(60, { reasons: false })));
  show('5 words, 10 with reasons', times(index, needs(5, { limit: 10 })));
  show('60 words, all facets counted', times(index, needs(60, { counts: true, limit: 10 }).slice(0, 30)));
  const changes = Array.from({ length: ROUNDS }, (_, i) => {
    const entry = { ...made.entry(i * 3), title: `Q${i}x7neu geändert` };
    const start = performance.now();
    index.put(entry);
    const { matches } = index.match({ text: `Q${i}x7neu`, lang: 'de', today: '2026-06-01', limit: 10 });
    if (!matches.some(({ id }) => id === entry.id)) throw new Error(`${entry.id} is not found after its change`);
    return performance.now() - start;
  });
  show('changed and found', changes);
  compareWithAll(index, needs(60, { reasons: false }).slice(0, 20));
  measureSnapshot(index);
}

/** Scores every entry for some needs, and counts how many of the best were found. */
function compareWithAll(index: Index, queries: readonly MatchQuery[]): void {
  let [first, fifty] = [0, 0];
  for (const query of queries) {
    const found = index.match(query).matches.map(({ id }) => id);
    weights.fewestCandidates = Number.POSITIVE_INFINITY;
    const best = index.match(query).matches.map(({ id }) => id);
    weights.fewestCandidates = WEIGHTS.fewestCandidates;
    first += best.slice(0, 10).filter((id) => found.slice(0, 10).includes(id)).length / 10;
    fifty += best.filter((id) => found.includes(id)).length / best.length;
  }
  const share = (sum: number) => `${Math.round((100 * sum) / queries.length)} %`;
  console.log(`  of the best ten found ${share(first)}, of the best fifty ${share(fifty)}`);
}

function measureSnapshot(index: Index): void {
  const folder = mkdtempSync(join(tmpdir(), 'hubwerk-speed-'));
  const file = join(folder, 'index');
  try {
    const start = performance.now();
    const out = openSync(file, 'w');
    for (const part of index.save()) for (let at = 0; at < part.length; ) at += writeSync(out, part, at);
    closeSync(out);
    const written = performance.now();
    const source = openSync(file, 'r');
    const restored = restoreIndex(vocabulary, (into) => {
      let at = 0;
      for (let got = 1; got > 0 && at < into.length; at += got)
        got = readSync(source, into, at, into.length - at, null);
      return at;
    });
    closeSync(source);
    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
    if (restored?.size !== index.size) throw new Error('the snapshot does not hold the index');
    console.log(
      `  snapshot   ${Math.round(statSync(file).size / 1e6)} MB, written in ${seconds(written - start)}, read in ${seconds(performance.now() - written)}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function times(index: Index, queries: readonly MatchQuery[]): number[] {
  return queries.map((query) => {
    const start = performance.now();
    index.match(query);
    return performance.now() - start;
  });
}

function show(name: string, measured: number[]): void {
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2);
  console.log(`  ${name.padEnd(36)} p50 ${at(0.5).padStart(7)}   p99 ${at(0.99).padStart(7)}`);
}
