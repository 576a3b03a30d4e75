import type { Filter } from './filter.ts';
import { type FitAsked, roughFit } from './fit.ts';
import type { Asked } from './query.ts';
import { SHARES } from './store/forward.ts';
import { type Cursors, countOf, createRun, nextRun, openCursors } from './store/lists.ts';
import { LAYERS, listOfConcept, listOfWord, type Store, topOfLayer } from './store/store.ts';

/** A list to read: whose thing it answers, with how many points at most. */
type Chosen = { list: number; asked: number; points: number; count: number };

/** Documents are looked at so many at a time, so that their sums stay near the processor. */
const WINDOW = 1 << 15;
/** Sums are kept in steps of 1/64 point, in 14 bits; the 18 bits above say which things asked have given points. */
const POINT = 64;
const SUM = (1 << 14) - 1;
const MOST_BITS = 18;
/** So many times the documents wanted are found by the lists; and so many times are looked at more closely, those with the most points. */
const FOUND = 40;
const CLOSER = 6;
/** Of small windows at least so many documents are found. */
const LEAST_FOUND = 256;

const sums = new Int32Array(WINDOW);
const touched = new Int32Array(WINDOW);

/**
 * The documents with the most points, `wanted` at most, found in two steps: by what the lists say (their shares rounded to layers), and of the
 * best of these by that and about what fields and fit will bring. Lists are read in the order of the points they can bring, until `effort`
 * numbers have been read; when enough documents have been found, the other lists only add to these (Turtle and Flood 1995). So the time for
 * a question stays bounded however large the index is (anytime ranking; Lin and Trotman 2015). `total` counts what was found.
 */
export function findCandidates(
  store: Store,
  asked: Asked,
  filter: Filter,
  fit: FitAsked,
  wanted: number,
  effort: number = usualEffort(store, asked),
): { slots: number[]; total: number } {
  const readings = chooseLists(store, asked, effort);
  const cursors = openCursors(
    store.lists,
    readings.map(({ list }) => list),
  );
  const bits = bitsOf(readings);
  const gains = Int32Array.from(readings, ({ points: most }) => Math.max(1, Math.round(most * POINT)));
  const { columns } = store;
  const share = Math.min(WINDOW, store.slots) / store.slots;
  const room = Math.max(LEAST_FOUND, wanted * FOUND * share);
  const slots: number[] = [];
  const points: number[] = [];
  let total = 0;
  for (let base = 0; base < store.slots; base += WINDOW) {
    const count = keepAdmitted(filter, base, readWindow(store, gains, cursors, bits, base, room));
    total += count;
    const quota = Math.ceil(wanted * CLOSER * share);
    // Of the documents in the bin before the first as many as there is room for.
    const { first, room: left } = leastBin(count, quota);
    let spare = left;
    for (let i = 0; i < count; i++) {
      const place = touched[i]!;
      const sum = sums[place]! & SUM;
      sums[place] = 0;
      const bin = binOf(sum);
      if (bin < first - 1 || (bin === first - 1 && spare-- <= 0)) continue;
      const slot = base + place;
      const field = (asked.sameFields * asked.fields[columns.mainField[slot]!]! * columns.mainShare[slot]!) / SHARES;
      slots.push(slot);
      points.push(sum + Math.round(POINT * (field + roughFit(fit, columns, slot))));
    }
  }
  return { slots: selectMost(slots, points, wanted), total };
}

function usualEffort({ vocabulary }: Store, { concepts, words }: Asked): number {
  const { readPostings, readForEach } = vocabulary.weights;
  return Math.min(readPostings, readForEach * (concepts.length + words.length));
}

/** Leaves out of the touched documents those that may not come back; returns how many stay. */
function keepAdmitted({ admits }: Filter, base: number, count: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const place = touched[i]!;
    if (admits(base + place)) touched[kept++] = place;
    else sums[place] = 0;
  }
  return kept;
}

/** Documents by their points, a quarter point to a bin. */
const bins = new Int32Array(2048);
/** More than any fit takes away. */
const LOWEST = 200 * POINT;

function binOf(points: number): number {
  const bin = (points + LOWEST) >> 4;
  return bin < 0 ? 0 : bin < bins.length ? bin : bins.length - 1;
}

/** The first bin from which on there are no more than so many, 0 when all are; and how many more there could be. */
function firstBin(count: number, most: number): { first: number; room: number } {
  if (count <= most) return { first: 0, room: most - count };
  let first = bins.length;
  let room = most;
  while (bins[first - 1]! <= room) room -= bins[--first]!;
  return { first, room };
}

/** The first bin from which on there are no more than so many of the touched documents. */
function leastBin(count: number, most: number): { first: number; room: number } {
  if (count > most) {
    bins.fill(0);
    for (let i = 0; i < count; i++) bins[binOf(sums[touched[i]!]! & SUM)]! += 1;
  }
  return firstBin(count, most);
}

/** The slots with the most points, `wanted` of them; of about equal ones those that came first. */
function selectMost(slots: readonly number[], points: readonly number[], wanted: number): number[] {
  if (slots.length <= wanted) return [...slots];
  bins.fill(0);
  for (const each of points) bins[binOf(each)]! += 1;
  const { first } = firstBin(slots.length, wanted);
  const chosen = slots.filter((_, i) => binOf(points[i]!) >= first);
  for (let i = 0; i < slots.length && chosen.length < wanted; i++)
    if (binOf(points[i]!) === first - 1) chosen.push(slots[i]!);
  return chosen;
}

/** The lists in the order of the points they can bring, as far as they are read. */
function chooseLists(store: Store, asked: Asked, effort: number): Chosen[] {
  const all: Chosen[] = [];
  const add = (list: number, thing: number, points: number) => {
    const count = countOf(store.lists, list);
    if (count > 0) all.push({ list, asked: thing, points, count });
  };
  for (const [thing, { answers, weight }] of asked.concepts.entries()) {
    for (const { concept, value } of answers) {
      for (let layer = 0; layer < LAYERS; layer++)
        add(listOfConcept(concept, layer), thing, (weight * value * topOfLayer(layer)) / SHARES);
    }
  }
  for (const [i, { answers, weight }] of asked.words.entries()) {
    for (const { word, value } of answers)
      add(listOfWord(store, word), asked.concepts.length + i, weight * value * USUAL_SHARE);
  }
  all.sort((a, b) => b.points - a.points);
  let read = 0;
  return all.filter(({ count }) => {
    if (read >= effort) return false;
    read += count + LIST_COST;
    return true;
  });
}

/** Going to a list takes as long as reading so many numbers of one. */
const LIST_COST = 64;

/** Share that a word mostly has. */
const USUAL_SHARE = 0.5;

/** By reading the bit of the thing asked; 0 for those after the weightiest 18, whose answers add up: words mostly, which have one. */
function bitsOf(readings: readonly Chosen[]): Int32Array {
  const bits = new Map<number, number>();
  return Int32Array.from(readings, ({ asked }) => {
    const bit = bits.get(asked) ?? (bits.size < MOST_BITS ? (SUM + 1) << bits.size : 0);
    bits.set(asked, bit);
    return bit;
  });
}

const run = createRun();

/** Sums up the points of the documents of a window; returns how many were touched. */
function readWindow(
  { lists }: Store,
  gains: Int32Array,
  cursors: Cursors,
  bits: Int32Array,
  base: number,
  room: number,
): number {
  const limit = base + WINDOW;
  const { least } = cursors;
  let count = 0;
  for (let i = 0; i < gains.length; i++) {
    if (least[i]! >= limit) continue;
    while (nextRun(lists, cursors, i, limit, run)) {
      if (count < room) count = findInRun(run.numbers, run.from, run.to, base, gains[i]!, bits[i]!, count);
      else addRun(run.numbers, run.from, run.to, base, gains[i]!, bits[i]!);
    }
  }
  return count;
}

/** Gives the documents of a run their points for a thing asked, unless a better answer has. */
function findInRun(
  numbers: Int32Array,
  from: number,
  to: number,
  base: number,
  gain: number,
  bit: number,
  already: number,
): number {
  let count = already;
  for (let at = from; at < to; at++) {
    const place = numbers[at]! - base;
    const sum = sums[place]!;
    if (sum === 0) touched[count++] = place;
    if ((sum & bit) === 0) sums[place] = (sum + gain) | bit;
  }
  return count;
}

/** The same for documents that have points already. */
function addRun(numbers: Int32Array, from: number, to: number, base: number, gain: number, bit: number): void {
  for (let at = from; at < to; at++) {
    const place = numbers[at]! - base;
    const sum = sums[place]!;
    if (sum !== 0 && (sum & bit) === 0) sums[place] = (sum + gain) | bit;
  }
}
