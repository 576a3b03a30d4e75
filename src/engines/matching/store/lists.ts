import { enlarged } from '#engines/kit';

/**
 * Ascending lists of document numbers, all in one pool. A list is a chain of blocks of 4, 8, 16 … 1024 numbers, whose first number is the
 * address of the next block; so a word that stands in one document costs 16 bytes, and a list of thousands almost nothing beside its content.
 */
export type Lists = {
  /** The pool, in pieces of `CHUNK` numbers; a block lies in one piece. */
  chunks: Int32Array[];
  /** Numbers of the pool in use; address 0 is no block. */
  used: number;
  /** By list: address of the first block, of the last one, of the next free number in it, and how many numbers the list has. */
  head: Int32Array;
  tail: Int32Array;
  free: Int32Array;
  counts: Int32Array;
  /** Size of the first block; 0 is `FIRST_BLOCK`, others come from `packLists`. */
  first: Int32Array;
};

const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;
const FIRST_BLOCK = 4;
const LARGEST_BLOCK = 1024;

export function createLists(count: number): Lists {
  return {
    chunks: [new Int32Array(CHUNK)],
    used: FIRST_BLOCK,
    head: new Int32Array(count),
    tail: new Int32Array(count),
    free: new Int32Array(count),
    counts: new Int32Array(count),
    first: new Int32Array(count),
  };
}

export const LIST_ARRAYS = ['head', 'tail', 'free', 'counts', 'first'] as const;

/** Makes room for lists up to this number. */
export function growLists(lists: Lists, count: number): void {
  if (count <= lists.head.length) return;
  const size = Math.max(count, lists.head.length * 2);
  for (const name of LIST_ARRAYS) lists[name] = enlarged(lists[name], size);
}

/** Adds a document number, greater than those the list has. */
export function append(lists: Lists, list: number, document: number): void {
  const { head, tail, free, counts } = lists;
  let at = free[list]!;
  const size = sizeOfBlockWith(counts[list]!, lists.first[list] || FIRST_BLOCK);
  if (tail[list] === 0) {
    const block = allocate(lists, FIRST_BLOCK);
    head[list] = block;
    tail[list] = block;
    at = block + 1;
  } else if (at === tail[list]! + size) {
    const block = allocate(lists, nextSize(size));
    lists.chunks[tail[list]! >>> CHUNK_BITS]![tail[list]! & (CHUNK - 1)] = block;
    tail[list] = block;
    at = block + 1;
  }
  lists.chunks[at >>> CHUNK_BITS]![at & (CHUNK - 1)] = document;
  free[list] = at + 1;
  counts[list]! += 1;
}

function nextSize(size: number): number {
  return Math.min(LARGEST_BLOCK, size * 2);
}

/** Size of the last block of a list that has so many numbers. */
function sizeOfBlockWith(count: number, first: number): number {
  let size = first;
  let room = size - 1;
  while (room < count) {
    size = nextSize(size);
    if (size === LARGEST_BLOCK) return size;
    room += size - 1;
  }
  return size;
}

/** Longer lists lie in several blocks also when packed. */
const LARGEST_PACKED = 1 << 15;

/**
 * Writes the lists anew, each in one block with no room left and in the order of their numbers: without the ways from block to block most of a
 * question's time is saved. What is added later goes into further blocks.
 */
export function packLists(lists: Lists): void {
  const packed = createLists(lists.head.length);
  const run = createRun();
  const cursors = openCursors(lists, Array.from(lists.head.keys()));
  for (let list = 0; list < lists.head.length; list++) {
    const count = lists.counts[list]!;
    if (count === 0) continue;
    const size = Math.min(LARGEST_PACKED, count + 1);
    const block = allocate(packed, size);
    packed.first[list] = size;
    packed.head[list] = block;
    packed.tail[list] = block;
    packed.free[list] = block + 1;
    while (nextRun(lists, cursors, list, Number.MAX_SAFE_INTEGER, run))
      for (let i = run.from; i < run.to; i++) append(packed, list, run.numbers[i]!);
  }
  Object.assign(lists, packed);
}

function allocate(lists: Lists, size: number): number {
  let block = lists.used;
  if ((block & (CHUNK - 1)) + size > CHUNK) block = (block | (CHUNK - 1)) + 1;
  if (block >>> CHUNK_BITS >= lists.chunks.length) lists.chunks.push(new Int32Array(CHUNK));
  lists.used = block + size;
  return block;
}

/**
 * Where the reading of some lists stands, by their place among these: the list, its block with its size, the address of the next number, and
 * a number that the next one is not below.
 */
export type Cursors = { list: Int32Array; block: Int32Array; size: Int32Array; at: Int32Array; least: Int32Array };

export function openCursors({ head, first }: Lists, lists: readonly number[]): Cursors {
  const block = Int32Array.from(lists, (list) => head[list]!);
  return {
    list: Int32Array.from(lists),
    block,
    size: Int32Array.from(lists, (list) => first[list] || FIRST_BLOCK),
    at: block.map((address) => address + 1),
    least: new Int32Array(lists.length),
  };
}

/** A run of numbers in one array, read from a list; filled anew by each `nextRun`. */
export type Run = { numbers: Int32Array; from: number; to: number };

/** The next numbers under `limit` of a list that lie together; false when there are no more. */
export function nextRun(
  { chunks, tail, free }: Lists,
  cursors: Cursors,
  place: number,
  limit: number,
  run: Run,
): boolean {
  const list = cursors.list[place]!;
  for (;;) {
    const block = cursors.block[place]!;
    const at = cursors.at[place]!;
    if (block === 0) break;
    const last = block === tail[list]!;
    const numbers = chunks[block >>> CHUNK_BITS]!;
    const from = at & (CHUNK - 1);
    const end = from + (last ? free[list]! : block + cursors.size[place]!) - at;
    if (from < end) {
      const to = numbers[end - 1]! < limit ? end : firstFrom(numbers, from, end, limit);
      if (to === from) {
        cursors.least[place] = numbers[from]!;
        return false;
      }
      run.numbers = numbers;
      run.from = from;
      run.to = to;
      cursors.at[place] = at + to - from;
      return true;
    }
    if (last) break;
    const next = numbers[block & (CHUNK - 1)]!;
    cursors.block[place] = next;
    cursors.size[place] = nextSize(cursors.size[place]!);
    cursors.at[place] = next + 1;
  }
  cursors.least[place] = NO_MORE;
  return false;
}

const NO_MORE = 0x7fffffff;

/** Place of the first number that is not under `limit`. */
function firstFrom(numbers: Int32Array, from: number, to: number, limit: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function createRun(): Run {
  return { numbers: new Int32Array(0), from: 0, to: 0 };
}

export function readAll(lists: Lists, list: number): number[] {
  const all: number[] = [];
  const cursors = openCursors(lists, [list]);
  const run = createRun();
  while (nextRun(lists, cursors, 0, Number.MAX_SAFE_INTEGER, run))
    for (let i = run.from; i < run.to; i++) all.push(run.numbers[i]!);
  return all;
}
