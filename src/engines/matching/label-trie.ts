import type { Unit } from './lexicon.ts';

/** A label that ends at a node. */
export type LabelEnd = {
  concept: number;
  /** Function words right before and after the only word that counts, nearest first: `vor Ort` is not `Ort`. */
  before: string[] | undefined;
  after: string[] | undefined;
  /** Of a single German word: whether it is written as a noun, since `Messe` is not `messen`. */
  noun: boolean | undefined;
};

const asksFor = ({ before, after, noun }: LabelEnd): number =>
  [before, after, noun].filter((each) => each !== undefined).length;

/**
 * Trie over label words of all languages (their numbers differ); node 0 is the root. The first step, which most words of a text do not
 * get over, is one look into an array; the others share one table.
 */
export type LabelTrie = {
  /** Per unit the node it leads to from the root, 0: none. */
  first: Int32Array;
  /** Open addressing, at most half full: node, unit and the node they lead to by turns; 0 leads nowhere. */
  steps: Int32Array;
  stepCount: number;
  /** Per node whether any step leads on. */
  leads: Uint8Array;
  ends: (readonly LabelEnd[] | undefined)[];
};

/** Node reached by a label word from a node, 0: none. */
export function step(trie: LabelTrie, node: number, unit: Unit): number {
  if (node === 0) return trie.first[unit] ?? 0;
  return trie.leads[node] === 0 ? 0 : trie.steps[placeOf(trie.steps, node, unit) + 2]!;
}

const FIRST_PLACES = 1 << 10;
/** Numbers of a step, one of them unused: so each lies in one line of the memory. */
const STEP = 4;
const STEP_BITS = 2;

/** Where a step stands, or is to stand. */
function placeOf(steps: Int32Array, node: number, unit: Unit): number {
  const mask = (steps.length >> STEP_BITS) - 1;
  const hash = Math.imul(Math.imul(node, 0x9e3779b1) ^ unit, 0x85ebca6b);
  for (let at = (hash ^ (hash >>> 15)) & mask; ; at = (at + 1) & mask) {
    const place = at << STEP_BITS;
    if (steps[place + 2] === 0 || (steps[place] === node && steps[place + 1] === unit)) return place;
  }
}

function addStep(trie: LabelTrie, node: number, unit: Unit, next: number): void {
  trie.stepCount += 1;
  if (trie.stepCount * 2 * STEP > trie.steps.length) {
    const old = trie.steps;
    trie.steps = new Int32Array(old.length * 2);
    for (let place = 0; place < old.length; place += STEP)
      if (old[place + 2] !== 0) putStep(trie.steps, old[place]!, old[place + 1]!, old[place + 2]!);
  }
  putStep(trie.steps, node, unit, next);
}

function putStep(steps: Int32Array, node: number, unit: Unit, next: number): void {
  const place = placeOf(steps, node, unit);
  steps[place] = node;
  steps[place + 1] = unit;
  steps[place + 2] = next;
}

/** One label with its words; `only` is the list of just this end, which labels of one concept may share. */
export type TrieLabel = { units: readonly Unit[]; only: readonly [LabelEnd] };

export function buildTrie(labels: readonly TrieLabel[], unitCount: number): LabelTrie {
  const trie: LabelTrie = {
    first: new Int32Array(unitCount),
    steps: new Int32Array(FIRST_PLACES * STEP),
    stepCount: 0,
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
      else addStep(trie, node, unit, next);
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
  else if (asksFor(end) < asksFor(ends[known]!)) trie.ends[node] = ends.with(known, end);
}
