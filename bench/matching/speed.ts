/**
 * How the engine does as the index grows: indexing from raw text, memory beside the texts, writing and reading the snapshot, a change, and needs
 * of 60 and 5 words, with filters and the reasons of the first 50 matches. How many of the first ten and fifty are those of scoring every entry
 * is printed too, since large indexes are not read to the end. One thread.
 *
 *     node --expose-gc bench/matching/speed.ts [entries …]     default: 10000 100000 1000000
 */
import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createIndex, type Index, type MatchQuery, WEIGHTS } from '#engines/matching';
import { readBody, writeBody } from '#features/matching/snapshot/body.ts';
import { createGenerator, type Generator } from './generate.ts';
import { readConcepts, readVocabulary } from './golden.ts';

const ROUNDS = 300;
const FILTER = { kind: ['offer', 'practice', 'programme'], lang: ['de', 'cs', 'pl'] };

/** Changed for a while to score every entry. */
const weights = { ...WEIGHTS };
const vocabulary = readVocabulary(weights);
const generator = createGenerator(readConcepts().concepts);
const sizes = process.argv.slice(2).map(Number);

console.log(`${vocabulary.concepts.length} concepts; times in ms`);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) await measure(size, generator);

async function measure(size: number, made: Generator): Promise<void> {
  await collect();
  const before = memory();
  const index = createIndex(vocabulary);
  let [indexing, processor, texts] = [0, 0, 0];
  for (let from = 0; from < size; from += 1000) {
    const entries = Array.from({ length: Math.min(1000, size - from) }, (_, i) => made.entry(from + i));
    for (const { title, text } of entries) texts += title.length + text.length;
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    for (const entry of entries) index.put(entry);
    indexing += performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    processor += (user + system) / 1000;
  }
  const start = performance.now();
  index.pack();
  const packing = performance.now() - start;
  await collect();
  const bytes = (memory() - before - texts) / size;
  console.log(`\n${size.toLocaleString('en')} entries, ${Math.round(texts / size)} characters each`);
  console.log(
    `  indexing   ${Math.round((size / indexing) * 1000).toLocaleString('en')} entries/s (${Math.round((size / processor) * 1000).toLocaleString('en')} by processor time), packed in ${(packing / 1000).toFixed(2)} s, ${Math.round(bytes)} bytes each beside the text`,
  );
  const needs = (words: number, more: Partial<MatchQuery>) =>
    Array.from({ length: ROUNDS }, (_, i) => ({ ...made.need(i, words), ...more }));
  for (const more of [{}, { filter: FILTER }]) for (const query of needs(60, more)) index.match(query);
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
  await measureSnapshot(index);
}

/** Scores every entry for some needs, and counts how many of the best were found. */
function compareWithAll(index: Index, queries: readonly MatchQuery[]): void {
  let [first, fifty] = [0, 0];
  for (const query of queries) {
    const found = index.match(query).matches.map(({ id }) => id);
    weights.scoreAll = Number.POSITIVE_INFINITY;
    const best = index.match(query).matches.map(({ id }) => id);
    weights.scoreAll = WEIGHTS.scoreAll;
    first += best.slice(0, 10).filter((id) => found.slice(0, 10).includes(id)).length / 10;
    fifty += best.filter((id) => found.includes(id)).length / best.length;
  }
  const share = (sum: number) => `${Math.round((100 * sum) / queries.length)} %`;
  console.log(`  of the best ten found ${share(first)}, of the best fifty ${share(fifty)}`);
}

/** Writing and reading as the product does it: with checksums, while the file is in the memory of the system and when it has to come from the disk. */
async function measureSnapshot(index: Index): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hubwerk-speed-'));
  const file = join(folder, 'index');
  try {
    const start = performance.now();
    const out = openSync(file, 'w');
    const bytes = await writeBody(index, out);
    fsyncSync(out);
    closeSync(out);
    const written = performance.now() - start;
    const read = async () => {
      const [begun, cpu] = [performance.now(), process.cpuUsage()];
      const source = openSync(file, 'r');
      const restored = await readBody(vocabulary, source, bytes);
      closeSync(source);
      if (restored?.size !== index.size) throw new Error('the snapshot does not hold the index');
      const { user, system } = process.cpuUsage(cpu);
      const ms = performance.now() - begun;
      return `${(ms / 1000).toFixed(2)} s (${Math.round(bytes / 1000 / ms)} MB/s, ${((user + system) / 1e6).toFixed(2)} s of processor)`;
    };
    const warm = await read();
    // Forgets what the system has of the file.
    const { status } = spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
    const cold = status === 0 ? await read() : 'not measured';
    console.log(
      `  snapshot   ${Math.round(bytes / 1e6)} MB, written in ${(written / 1000).toFixed(2)} s, read in ${warm}, from the disk in ${cold}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first collection only finds what arrays are free and frees them beside the program; at the second they no longer count. */
async function collect(): Promise<void> {
  globalThis.gc?.();
  await setImmediate();
  globalThis.gc?.();
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
