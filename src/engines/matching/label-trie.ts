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

/**
 * Trie over label words of all languages (their numbers differ); node 0 is the root. The first step, which most words of a text do not
 * get over, is one look into an array; the others share one map from (node, unit) to node.
 */
export type LabelTrie = {
  /** Per unit the node it leads to from the root, 0: none. */
  first: Int32Array;
  next: Map<number, number>;
  /** Per node whether any step leads on. */
  leads: Uint8Array;
  ends: (readonly LabelEnd[] | undefined)[];
};

/** Node reached by a label word from a node, 0: none. */
export function step({ first, next, leads }: LabelTrie, node: number, unit: Unit): number {
  if (node === 0) return first[unit] ?? 0;
  return leads[node] === 0 ? 0 : (next.get(node * first.length + unit) ?? 0);
}

/** One label with its words; `only` is the list of just this end, which labels of one concept may share. */
export type TrieLabel = { units: readonly Unit[]; only: readonly [LabelEnd] };

export function buildTrie(labels: readonly TrieLabel[], unitCount: number): LabelTrie {
  const trie: LabelTrie = {
    first: new Int32Array(unitCount),
    next: new Map(),
    leads: new Uint8Array(labels.reduce((sum, { units }) => sum + units.length, 1)),
    ends: [undefined],
  };
  for (const label of labels) insert(trie, label);
  trie.leads = trie.leads.slice(0, trie.ends.length);
  return trie;
}

function insert(trie: LabelTrie, { units, only }: TrieLabel): void {
  const [end] = only;
  let node = 0;
  for (const unit of units) {
    let next = step(trie, node, unit);
    if (next === 0) {
      next = trie.ends.length;
      trie.ends.push(undefined);
      if (node === 0) trie.first[unit] = next;
      else trie.next.set(node * trie.first.length + unit, next);
      trie.leads[node] = 1;
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
