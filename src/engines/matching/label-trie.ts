import type { Unit } from './lexicon.ts';

/** A label that ends at a node. */
export type LabelEnd = {
  concept: number;
  /** Function words right before and after the only word that counts, nearest first: `vor Ort` is not `Ort`. */
  before?: string[];
  after?: string[];
  /** Of a single German word: whether it is written as a noun, since `Messe` is not `messen`. */
  noun?: boolean;
};

/** Trie over label words in one map from (node, unit) to node; node 0 is the root. A map per node took three quarters of the memory. */
export type LabelTrie = { next: Map<number, number>; ends: (readonly LabelEnd[] | undefined)[] };

/** More units or nodes than this would not fit a number exactly (2^26 · 2^26 = 2^52). */
const UNITS = 2 ** 26;

export function createTrie(): LabelTrie {
  return { next: new Map(), ends: [undefined] };
}

export function step({ next }: LabelTrie, node: number, unit: Unit): number | undefined {
  return next.get(node * UNITS + unit);
}

/** Adds a label; `only` is the list of just this end, which labels of one concept may share. */
export function insert(trie: LabelTrie, units: readonly Unit[], only: readonly [LabelEnd]): void {
  const [end] = only;
  let node = 0;
  for (const unit of units) {
    let next = step(trie, node, unit);
    if (next === undefined) {
      next = trie.ends.length;
      trie.ends.push(undefined);
      trie.next.set(node * UNITS + unit, next);
    }
    node = next;
  }
  const ends = trie.ends[node];
  if (ends === undefined) {
    trie.ends[node] = only;
    return;
  }
  const known = ends.findIndex(({ concept }) => concept === end.concept);
  if (known < 0) trie.ends[node] = [...ends, end];
  // Of two labels of a concept that differ only in guards the one that asks less stays.
  else if (Object.keys(end).length < Object.keys(ends[known]!).length) trie.ends[node] = ends.with(known, end);
}
