import type { WordReading } from './pieces.ts';
import { hashOf } from './store/hash.ts';

/**
 * Words read before, found by the letters of a text without cutting them out of it first: open addressing, since a map spends more on making
 * and hashing the strings than all of recognition. When full, the words met longest ago are forgotten, half of all at a time.
 */
export type ReadingMemory = { recent: Table; older: Table };

type Table = { hashes: Int32Array; readings: (WordReading | undefined)[]; count: number };

/** Places of a table, of which at most half are taken. */
const PLACES = 1 << 16;
const MOST = PLACES / 2;
const FIRST_PLACES = 1 << 10;

export function createMemory(): ReadingMemory {
  return { recent: createTable(FIRST_PLACES), older: createTable(FIRST_PLACES) };
}

function createTable(places: number): Table {
  return {
    hashes: new Int32Array(places),
    readings: new Array<WordReading | undefined>(places).fill(undefined),
    count: 0,
  };
}

/** The reading of the word from `start` to before `end` of a text; `read` makes it when it is not remembered. */
export function remember(
  memory: ReadingMemory,
  text: string,
  start: number,
  end: number,
  read: (word: string) => WordReading,
): WordReading {
  const hash = hashOf(text, start, end);
  const known = find(memory.recent, hash, text, start, end);
  if (known !== undefined) return known;
  const reading = find(memory.older, hash, text, start, end) ?? read(text.slice(start, end));
  if (memory.recent.count * 2 >= memory.recent.readings.length) {
    if (memory.recent.count >= MOST) memory.older = memory.recent;
    memory.recent = memory.recent.count >= MOST ? createTable(FIRST_PLACES) : doubled(memory.recent);
  }
  add(memory.recent, hash, reading);
  return reading;
}

function find({ hashes, readings }: Table, hash: number, text: string, start: number, end: number) {
  const mask = readings.length - 1;
  for (let place = hash & mask; ; place = (place + 1) & mask) {
    const reading = readings[place];
    if (reading === undefined) return undefined;
    if (hashes[place] === hash && isWritten(reading.word, text, start, end)) return reading;
  }
}

function isWritten(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function add(table: Table, hash: number, reading: WordReading): void {
  const mask = table.readings.length - 1;
  let place = hash & mask;
  while (table.readings[place] !== undefined) place = (place + 1) & mask;
  table.hashes[place] = hash;
  table.readings[place] = reading;
  table.count += 1;
}

function doubled(table: Table): Table {
  const larger = createTable(table.readings.length * 2);
  for (const [place, reading] of table.readings.entries())
    if (reading !== undefined) add(larger, table.hashes[place]!, reading);
  return larger;
}
