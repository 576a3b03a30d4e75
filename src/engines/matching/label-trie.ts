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
 * Trie over label words of all languages (their numbers differ); node 0 is the root. Numbers in arrays, and what ends at a node stands beside the
 * step that leads there: so most words of a text cost one look into `first` and one into `steps`, where objects cost a wait for memory each.
 */
export type LabelTrie = {
  /** Per unit where it leads from the root (see `leadsOn`; 0: nowhere) and what ends there, by turns. */
  first: Int32Array;
  /** Open addressing, at most half full: node, unit, where they lead and what ends there by turns. */
  steps: Int32Array;
  stepCount: number;
  /** Of a node with several labels, or one with a guard: how many, then of each what and the place of its guard (0: none) by turns. */
  ends: Int32Array;
  /** Function words that labels ask for; none at place 0. */
  guards: readonly Guard[];
};

export type Guard = Pick<LabelEnd, 'before' | 'after'>;

/** Where a step leads: the number of the node, and in the lowest bit whether steps lead on from it. */
export const leadsOn = (to: number) => (to & 1) !== 0;
export const nodeIn = (to: number) => to >>> 1;

/** A label's concept, and of its word: may be anything, must not be written as a noun, must be. */
export const conceptIn = (what: number) => what >>> 2;
export const nounIn = (what: number) => what & 3;
export const NOUN = { any: 0, not: 1, yes: 2 } as const;

/** What ends at a node as one number: nothing, the address in `ends` of its labels, or the only label. */
export const isOne = (ends: number) => ends < 0;
export const oneIn = (ends: number) => ~ends;

/** Numbers of a row of `first`, and of one of `steps`. */
export const FIRST = 2;
const STEP = 4;
const STEP_BITS = 2;
/** Where in a row of `steps` it stands where the step leads; what ends there follows. */
export const STEP_TO = 2;

const FIRST_PLACES = 1 << 10;

/** Where the row of a step stands, or is to stand: it leads nowhere then. */
export function placeOf(steps: Int32Array, node: number, unit: Unit): number {
  const mask = (steps.length >> STEP_BITS) - 1;
  const hash = Math.imul(Math.imul(node, 0x9e3779b1) ^ unit, 0x85ebca6b);
  for (let at = (hash ^ (hash >>> 15)) & mask; ; at = (at + 1) & mask) {
    const place = at << STEP_BITS;
    if (steps[place + STEP_TO] === 0 || (steps[place] === node && steps[place + 1] === unit)) return place;
  }
}

function addStep(trie: LabelTrie, node: number, unit: Unit, to: number): void {
  trie.stepCount += 1;
  if (trie.stepCount * 2 * STEP > trie.steps.length) {
    const old = trie.steps;
    trie.steps = new Int32Array(old.length * 2);
    for (let place = 0; place < old.length; place += STEP)
      if (old[place + STEP_TO] !== 0) putStep(trie.steps, old[place]!, old[place + 1]!, old[place + STEP_TO]!);
  }
  putStep(trie.steps, node, unit, to);
}

function putStep(steps: Int32Array, node: number, unit: Unit, to: number): void {
  const place = placeOf(steps, node, unit);
  steps[place] = node;
  steps[place + 1] = unit;
  steps[place + STEP_TO] = to;
}

/** One label with its words; `only` is the list of just this end, which labels of one concept may share. */
export type TrieLabel = { units: readonly Unit[]; only: readonly [LabelEnd] };

export function buildTrie(labels: readonly TrieLabel[], unitCount: number): LabelTrie {
  const trie: LabelTrie = {
    first: new Int32Array(unitCount * FIRST),
    steps: new Int32Array(FIRST_PLACES * STEP),
    stepCount: 0,
    ends: new Int32Array(0),
    guards: [],
  };
  const nodes: (readonly LabelEnd[])[] = [[]];
  const leading = new Set<number>();
  for (const label of labels) insert(trie, nodes, leading, label);
  const { first, steps } = trie;
  const { numbers, places, guards } = packEnds(nodes);
  const finish = (rows: Int32Array, to: number) => {
    const node = nodeIn(rows[to]!);
    rows[to]! |= leading.has(node) ? 1 : 0;
    rows[to + 1] = places[node]!;
  };
  for (let row = 0; row < first.length; row += FIRST) if (first[row] !== 0) finish(first, row);
  for (let row = 0; row < steps.length; row += STEP) if (steps[row + STEP_TO] !== 0) finish(steps, row + STEP_TO);
  return { ...trie, ends: numbers, guards };
}

function insert(trie: LabelTrie, nodes: (readonly LabelEnd[])[], leading: Set<number>, label: TrieLabel): void {
  let node = 0;
  for (const unit of label.units) {
    let next = nodeIn(node === 0 ? trie.first[unit * FIRST]! : trie.steps[placeOf(trie.steps, node, unit) + STEP_TO]!);
    if (next === 0) {
      next = nodes.push([]) - 1;
      if (node === 0) trie.first[unit * FIRST] = next << 1;
      else addStep(trie, node, unit, next << 1);
      leading.add(node);
    }
    node = next;
  }
  const ends = nodes[node]!;
  const [end] = label.only;
  const known = ends.findIndex(({ concept }) => concept === end.concept);
  if (ends.length === 0) nodes[node] = label.only;
  else if (known < 0) nodes[node] = [...ends, end];
  // Of two labels of a concept that differ only in guards the one that asks less stays.
  else if (asksFor(end) < asksFor(ends[known]!)) nodes[node] = ends.with(known, end);
}

/** What ends at each node as one number, and what these numbers point to. */
function packEnds(nodes: readonly (readonly LabelEnd[])[]) {
  // Address 0 is nothing.
  const numbers = [0];
  const guards: Guard[] = [{ before: undefined, after: undefined }];
  const guardOf = ({ before, after }: LabelEnd) =>
    before === undefined && after === undefined ? 0 : guards.push({ before, after }) - 1;
  const places = nodes.map((ends) => {
    if (ends.length === 0) return 0;
    const packed = ends.map((end) => [pack(end), guardOf(end)] as const);
    const [[only, guard]] = packed as [readonly [number, number]];
    if (packed.length === 1 && guard === 0) return ~only;
    return numbers.push(packed.length, ...packed.flat()) - 1 - packed.length * 2;
  });
  return { numbers: Int32Array.from(numbers), places, guards };
}

function pack({ concept, noun }: LabelEnd): number {
  return (concept << 2) | (noun === undefined ? NOUN.any : noun ? NOUN.yes : NOUN.not);
}
