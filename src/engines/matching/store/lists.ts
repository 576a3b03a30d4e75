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
  /**
   * By list, one beside the other since they are used together: address of the first block, of the last one, of the next free number in it, how
   * many numbers the list has, and the size of the first block (0 is `FIRST_BLOCK`, others come from `packLists`).
   */
  heads: Int32Array;
};

const HEAD = { first: 0, tail: 1, free: 2, count: 3, size: 4 } as const;
const HEADS = 5;

const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;
const FIRST_BLOCK = 4;
const LARGEST_BLOCK = 1024;

export function createLists(count: number): Lists {
  return {
    chunks: [new Int32Array(CHUNK)],
    used: FIRST_BLOCK,
    heads: new Int32Array(count * HEADS),
  };
}

/** How many lists there is room for. */
export function roomOf({ heads }: Lists): number {
  return heads.length / HEADS;
}

/** How many numbers a list has. */
export function countOf({ heads }: Lists, list: number): number {
  return heads[list * HEADS + HEAD.count] ?? 0;
}

/** Arrays by list are enlarged by this factor: doubled ones would stay half empty. */
const GROWTH = 1.25;

/** Makes room for lists up to this number. */
export function growLists(lists: Lists, count: number): void {
  if (count * HEADS > lists.heads.length) lists.heads = enlarged(lists.heads, Math.ceil(count * GROWTH) * HEADS);
}

let touched = new Int32Array(256);

/**
 * Adds a document number, greater than those they have, to the first `count` of some lists. All their heads and then all their ends are touched before:
 * so the waits for far memory, which are most of this, are one beside the other.
 */
export function appendToAll(lists: Lists, numbers: Int32Array, count: number, document: number): void {
  const { heads, chunks } = lists;
  if (count > touched.length) touched = new Int32Array(count * 2);
  for (let i = 0; i < count; i++) touched[i] = heads[numbers[i]! * HEADS + HEAD.free]!;
  for (let i = 0; i < count; i++) {
    const last = Math.max(0, touched[i]! - 1);
    touched[i] = chunks[last >>> CHUNK_BITS]![last & (CHUNK - 1)]!;
  }
  for (let i = 0; i < count; i++) append(lists, numbers[i]!, document);
}

/** Adds a document number, greater than those the list has. */
export function append(lists: Lists, list: number, document: number): void {
  const { heads } = lists;
  const head = list * HEADS;
  const tail = heads[head + HEAD.tail]!;
  let at = heads[head + HEAD.free]!;
  if (tail === 0) {
    const block = allocate(lists, FIRST_BLOCK);
    heads[head + HEAD.first] = block;
    heads[head + HEAD.tail] = block;
    at = block + 1;
  } else {
    const size = sizeOfBlockWith(heads[head + HEAD.count]!, heads[head + HEAD.size]! || FIRST_BLOCK);
    if (at === tail + size) {
      const block = allocate(lists, nextSize(size));
      lists.chunks[tail >>> CHUNK_BITS]![tail & (CHUNK - 1)] = block;
      heads[head + HEAD.tail] = block;
      at = block + 1;
    }
  }
  lists.chunks[at >>> CHUNK_BITS]![at & (CHUNK - 1)] = document;
  heads[head + HEAD.free] = at + 1;
  heads[head + HEAD.count]! += 1;
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
  const room = roomOf(lists);
  const packed = createLists(room);
  const run = createRun();
  for (let list = 0; list < room; list++) {
    const count = countOf(lists, list);
    if (count === 0) continue;
    const size = Math.min(LARGEST_PACKED, count + 1);
    const block = allocate(packed, size);
    packed.heads.set([block, block, block + 1, 0, size], list * HEADS);
    const cursors = openCursors(lists, Int32Array.of(list));
    while (nextRun(lists, cursors, 0, Number.MAX_SAFE_INTEGER, run))
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

export function openCursors({ heads }: Lists, list: Int32Array): Cursors {
  const [block, size, at] = [new Int32Array(list.length), new Int32Array(list.length), new Int32Array(list.length)];
  for (let place = 0; place < list.length; place++) {
    const head = list[place]! * HEADS;
    block[place] = heads[head + HEAD.first]!;
    size[place] = heads[head + HEAD.size]! || FIRST_BLOCK;
    at[place] = block[place]! + 1;
  }
  return { list, block, size, at, least: new Int32Array(list.length) };
}

/** A run of numbers in one array, read from a list; filled anew by each `nextRun`. */
export type Run = { numbers: Int32Array; from: number; to: number };

/** The next numbers under `limit` of a list that lie together; false when there are no more. */
export function nextRun({ chunks, heads }: Lists, cursors: Cursors, place: number, limit: number, run: Run): boolean {
  const head = cursors.list[place]! * HEADS;
  for (;;) {
    const block = cursors.block[place]!;
    const at = cursors.at[place]!;
    if (block === 0) break;
    const last = block === heads[head + HEAD.tail]!;
    const numbers = chunks[block >>> CHUNK_BITS]!;
    const from = at & (CHUNK - 1);
    const end = from + (last ? heads[head + HEAD.free]! : block + cursors.size[place]!) - at;
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
  const cursors = openCursors(lists, Int32Array.of(list));
  const run = createRun();
  while (nextRun(lists, cursors, 0, Number.MAX_SAFE_INTEGER, run))
    for (let i = run.from; i < run.to; i++) all.push(run.numbers[i]!);
  return all;
}
