import type { Filter } from './filter.ts';
import { type FitAsked, roughFit } from './fit.ts';
import type { Asked } from './query.ts';
import { SHARES } from './store/forward.ts';
import { type Cursors, createRun, nextRun, openCursors } from './store/lists.ts';
import { LAYERS, listOfConcept, listOfWord, type Store, topOfLayer } from './store/store.ts';

/** A list to read: whose thing it answers, with how many points at most. */
type Reading = { list: number; asked: number; points: number; count: number };

/** Documents are looked at so many at a time, so that their sums stay near the processor. */
const WINDOW = 1 << 16;
/** Sums are kept in steps of 1/64 point, above 8 bits for the thing that gave the last points. */
const POINT = 64;
const LAST = 255;
/** So many times the documents wanted are looked at more closely: those with the most points by the lists. */
const CLOSER = 8;

const sums = new Int32Array(WINDOW);
const touched = new Int32Array(WINDOW);
/** Documents of a window by their points, in half points. */
const BINS = 256;
const bins = new Int32Array(BINS);

/**
 * The documents with the most points, `wanted` at most, found in two steps: by what the lists say (their shares rounded to layers), and of the
 * best of these by that and about what fields and fit will bring. Lists are read in the order of the points they can bring, until `effort`
 * numbers have been read; so the time for a question stays bounded however large the index is (anytime ranking; Lin and Trotman 2015). Of the
 * lists that answer one thing asked only the best counts for a document.
 */
export function findCandidates(
  store: Store,
  asked: Asked,
  filter: Filter,
  fit: FitAsked,
  wanted: number,
  effort: number = store.vocabulary.weights.readPostings,
): { slots: number[]; total: number } {
  const readings = chooseLists(store, asked, effort);
  const cursors = openCursors(
    store.lists,
    readings.map(({ list }) => list),
  );
  const { columns } = store;
  const best = createBest(wanted);
  let total = 0;
  for (let base = 0; base < store.slots; base += WINDOW) {
    const count = keepAdmitted(filter, base, readWindow(store, readings, cursors, base));
    total += count;
    const quota = (wanted * CLOSER * Math.min(WINDOW, store.slots)) / store.slots;
    const least = count <= quota ? 0 : leastPoints(count, quota);
    for (let i = 0; i < count; i++) {
      const place = touched[i]!;
      const points = sums[place]! >> 8;
      sums[place] = 0;
      if (points < least) continue;
      const slot = base + place;
      const field = (asked.sameFields * asked.fields[columns.mainField[slot]!]! * columns.mainShare[slot]!) / SHARES;
      best.offer(slot, points + Math.round(POINT * (field + roughFit(fit, columns, slot))));
    }
  }
  return { slots: best.slots(), total };
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

/** The points that about so many of the touched documents have at least. */
function leastPoints(count: number, quota: number): number {
  bins.fill(0);
  for (let i = 0; i < count; i++) bins[Math.min(BINS - 1, sums[touched[i]!]! >> 13)]! += 1;
  let above = 0;
  let bin = BINS - 1;
  while (bin > 0 && above + bins[bin]! <= quota) above += bins[bin--]!;
  return (bin + 1) << 5;
}

/** The lists in the order of the things asked, for each the best answers first. */
function chooseLists(store: Store, asked: Asked, effort: number): Reading[] {
  const all: Reading[] = [];
  const add = (list: number, thing: number, points: number) => {
    const count = store.lists.counts[list] ?? 0;
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
  const chosen = all.filter(({ count }) => {
    if (read >= effort) return false;
    read += count;
    return true;
  });
  return chosen.sort((a, b) => a.asked - b.asked || b.points - a.points);
}

/** Share that a word mostly has. */
const USUAL_SHARE = 0.5;

const run = createRun();

/** Sums up the points of the documents of a window; returns how many were touched. */
function readWindow({ lists }: Store, readings: readonly Reading[], cursors: Cursors, base: number): number {
  let count = 0;
  for (let i = 0; i < readings.length; i++) {
    const { asked, points } = readings[i]!;
    const gain = Math.round(points * POINT) << 8;
    while (nextRun(lists, cursors, i, base + WINDOW, run))
      count = addRun(run.numbers, run.from, run.to, base, gain, asked + 1, count);
  }
  return count;
}

/** Gives the documents of a run their points for a thing asked, unless a better answer has. */
function addRun(
  numbers: Int32Array,
  from: number,
  to: number,
  base: number,
  gain: number,
  thing: number,
  already: number,
): number {
  let count = already;
  for (let at = from; at < to; at++) {
    const place = numbers[at]! - base;
    const sum = sums[place]!;
    if (sum === 0) touched[count++] = place;
    if ((sum & LAST) !== thing) sums[place] = ((sum + gain) & ~LAST) | thing;
  }
  return count;
}

/** Keeps the documents with the most points; of equal ones those that came first. */
function createBest(wanted: number) {
  if (!Number.isFinite(wanted)) {
    const all: number[] = [];
    return { offer: (slot: number) => void all.push(slot), slots: () => all };
  }
  const kept = new Float64Array(wanted * 2);
  let count = 0;
  let bar = Number.NEGATIVE_INFINITY;
  /** Points and the slot, the other way round, in one number that sorts. */
  const cut = () => {
    kept.subarray(0, count).sort();
    kept.copyWithin(0, count - wanted, count);
    bar = Math.floor(kept[0]! / SLOTS) - LOWEST;
    count = wanted;
  };
  return {
    offer(slot: number, points: number) {
      if (points < bar) return;
      kept[count++] = (points + LOWEST) * SLOTS + (SLOTS - 1 - slot);
      if (count === kept.length) cut();
    },
    slots() {
      if (count > wanted) cut();
      return Array.from(kept.subarray(0, count), (each) => SLOTS - 1 - (each % SLOTS));
    },
  };
}

const SLOTS = 2 ** 32;
/** More than any fit takes away, so that what is sorted is positive. */
const LOWEST = 200 * POINT;
