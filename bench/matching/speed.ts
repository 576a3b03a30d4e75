/**
 * Time of a 60-word need in the engine, reasons of the first 30 included.
 *
 *     node bench/matching/speed.ts [documents …]     default: demo entries, 10000, 100000
 */
import { createIndex, type Index, type MatchDocument } from '#engines/matching';
import { readDemoEntries, readVocabulary } from './golden.ts';

const NEED = `Unsere Stadt mit 18.000 Einwohnern sucht eine Lösung, mit der die Belegung der Parkplätze in der Altstadt erfasst und
angezeigt wird. Autos kreisen heute lange durch das Zentrum, der Lieferverkehr hält auf dem Radweg, und an den wenigen Ladesäulen stehen Verbrenner. Die Sensoren sollen
über LoRaWAN senden, wenig Strom brauchen, ohne Kamera auskommen, und die Daten müssen offen auf unserer Plattform liegen.`;

function measure(name: string, index: Index): void {
  const query = { text: NEED, today: '2026-01-01', limit: 30 };
  const times: number[] = [];
  let total = 0;
  for (let round = 0; round < 250; round++) {
    const start = performance.now();
    total = index.match(query).total;
    if (round >= 50) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2);
  console.log(`${name.padEnd(18)} ${String(total).padStart(8)} found   median ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}

/** Texts of labels drawn with a long tail; the same for the same number. */
function* synthetic(count: number, labels: readonly string[]): Generator<MatchDocument> {
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const draw = () => labels[Math.floor(labels.length * random() ** 2)]!;
  for (let i = 0; i < count; i++) {
    const text = Array.from({ length: 25 }, draw).join(' und ');
    yield { id: `s${i}`, kind: 'offer', lang: 'de', title: draw(), text };
  }
}

const vocabulary = readVocabulary();
const demo = createIndex(vocabulary);
for (const entry of readDemoEntries()) demo.put({ ...entry, kind: entry.kind ?? 'offer' });
measure(`demo (${demo.size})`, demo);

const labels = vocabulary.concepts.flatMap((concept) => concept.labels.de);
const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const index = createIndex(vocabulary);
  for (const document of synthetic(size, labels)) index.put(document);
  const seconds = (performance.now() - start) / 1000;
  measure(String(size), index);
  const bytes = (process.memoryUsage().rss - before) / size;
  console.log(
    `${''.padEnd(18)} ${Math.round(size / seconds)} documents/s indexed, about ${Math.round(bytes)} bytes each with their text`,
  );
}
