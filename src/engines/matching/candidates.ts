import { enlarged } from '#engines/kit';
import type { Filter } from './filter.ts';
import { type FitAsked, mostRoughFit, roughFit } from './fit.ts';
import { type ChosenLists, chooseLists, NO_BIT, POINT, SUM } from './list-choice.ts';
import { KEPT_STEP, roughKin } from './pointed.ts';
import type { Asked } from './query.ts';
import type { Columns } from './store/columns.ts';
import { type Cursors, createRun, nextRun, openCursors, type Run } from './store/lists.ts';
import type { Store } from './store/store.ts';
import { aboutIn, aliveIn, POINTED, RANGES, roughLikeness, TRAITS } from './store/traits.ts';

/** Documents are looked at so many at a time, so that their sums stay near the processor. */
const WINDOW = 1 << 15;
/** The sum of a document that may not come back: all bits are set, so nothing is added to it. */
const SHUT_OUT = -1;
/** So many times the documents wanted are found by the lists. */
const FOUND = 50;
/** Of small windows at least so many documents are found. */
const LEAST_FOUND = 64;

const sums = new Int32Array(WINDOW);
const touched = new Int32Array(WINDOW);
/** By document touched the first of its traits; of those that may be among the best the points before their fit, and what this asks for. */
const whats = new Uint32Array(WINDOW);
const befores = new Float64Array(WINDOW);
const whoms = new Uint32Array(WINDOW);
const whens = new Uint32Array(WINDOW);

/** Documents that may be among the best, with about the points each will have; used again for the next question. */
const found = { slots: new Int32Array(1 << 15), points: new Float64Array(1 << 15), count: 0 };

/**
 * The documents with the most points, `wanted` at most, by what the lists say (their shares rounded to layers) and about what akin words,
 * fields and fit will bring. Lists are read in the order of the points they can bring, until `effort` numbers have been read; when enough documents have been
 * found, the other lists only add to these (Turtle and Flood 1995). So the time for a question stays bounded however large the index is
 * (anytime ranking; Lin and Trotman 2015). `total` counts what was found.
 */
export function findCandidates(
  store: Store,
  asked: Asked,
  filter: Filter,
  fit: FitAsked,
  wanted: number,
  effort: number = usualEffort(store, asked),
): { slots: number[]; total: number } {
  const chosen = chooseLists(store, asked, effort);
  const cursors = openCursors(store.lists, chosen.lists);
  const share = Math.min(WINDOW, store.slots) / store.slots;
  const room = Math.max(LEAST_FOUND, wanted * FOUND * share);
  const bar = createBar(wanted);
  const scale = scaleOf(asked, fit);
  let total = 0;
  found.count = 0;
  for (let base = 0; base < store.slots; base += WINDOW) {
    const count = readWindow(store, filter, chosen, cursors, base, room);
    weigh(store, filter, scale, bar, base, count);
    total += admitted;
  }
  return { slots: selectMost(bar), total };
}

function usualEffort({ vocabulary }: Store, { concepts, words }: Asked): number {
  const { readPostings, readForEach } = vocabulary.weights;
  return Math.min(readPostings, readForEach * (concepts.length + words.length));
}

/** What documents are weighed by. */
type Scale = {
  likeness: (what: number) => number;
  sameFields: number;
  rough: Uint8Array;
  kinStep: number;
  fit: FitAsked;
  mostFit: number;
};

function scaleOf({ fields, sameFields, kin }: Asked, fit: FitAsked): Scale {
  return {
    likeness: roughLikeness(fields),
    sameFields,
    rough: kin.rough,
    kinStep: kin.step * KEPT_STEP,
    fit,
    mostFit: mostRoughFit(fit),
  };
}

/** Touched documents are weighed so many at a time, each time against a higher bar. */
const BLOCK = 512;

/** Adds those of the touched documents of a window that may be among the best to those found, and clears the sums. */
function weigh({ columns }: Store, { isOpen }: Filter, scale: Scale, bar: Bar, base: number, count: number): void {
  if (found.count + count > found.slots.length) {
    found.slots = enlarged(found.slots, 2 * (found.count + count));
    found.points = enlarged(found.points, 2 * (found.count + count));
  }
  if (isOpen) lookAt(columns.traits, base, 0, count);
  for (let from = 0; from < count; from += BLOCK) {
    const likely = weighContent(columns, scale, bar, base, from, Math.min(count, from + BLOCK));
    weighFit(columns, scale, bar, base, from, likely);
    lift(bar);
  }
}

/**
 * Works out the points before the fit of the documents touched from `from` to before `to`. Those that may still be among the best stand first
 * afterwards; returns where they end. As when reading lists, nothing is decided in the loop.
 */
function weighContent({ traits }: Columns, scale: Scale, bar: Bar, base: number, from: number, to: number): number {
  const { likeness, sameFields, rough, kinStep, mostFit } = scale;
  const least = bar.bin - Math.ceil(mostFit / BIN);
  let likely = from;
  for (let i = from; i < to; i++) {
    const place = touched[i]!;
    const sum = sums[place]!;
    sums[place] = 0;
    const about = whats[i]!;
    const at = (base + place) * TRAITS + POINTED;
    const akin = roughKin(rough, traits[at]!, traits[at + 1]!) * kinStep;
    const before = (sum & SUM) / POINT + sameFields * likeness(about) + akin;
    touched[likely] = place;
    whats[likely] = about;
    befores[likely] = before;
    likely += ((least - 1 - binOf(before)) >>> 31) & ~(sum >>> 31) & aliveIn(about);
  }
  return likely;
}

/** Adds to these what their fit brings, and takes those that then are not below the bar. */
function weighFit({ ranges }: Columns, scale: Scale, bar: Bar, base: number, from: number, to: number): void {
  const { fit } = scale;
  const { slots, points } = found;
  for (let i = from; i < to; i++) {
    const at = (base + touched[i]!) * RANGES;
    whoms[i] = ranges[at]!;
    whens[i] = ranges[at + 1]!;
  }
  let place = found.count;
  for (let i = from; i < to; i++) {
    const all = befores[i]! + roughFit(fit, whats[i]!, whoms[i]!, whens[i]!);
    const bin = binOf(all);
    const isAbove = (bar.bin - 1 - bin) >>> 31;
    slots[place] = base + touched[i]!;
    points[place] = all;
    place += isAbove;
    bins[bin]! += isAbove;
  }
  bar.above += place - found.count;
  found.count = place;
}

/** Documents by their points, an eighth of a point to a bin. */
const bins = new Int32Array(4096);
const BIN = 1 / 8;
/** More than any fit takes away. */
const LOWEST = 200;

function binOf(points: number): number {
  return Math.max(0, Math.min(bins.length - 1, (points + LOWEST) / BIN)) | 0;
}

/** What a document needs to be among the best `wanted` of those found so far: its points lie in this bin or a higher one, as those of `above` documents do. */
type Bar = { wanted: number; bin: number; above: number };

function createBar(wanted: number): Bar {
  bins.fill(0);
  return { wanted, bin: 0, above: 0 };
}

/** To be called when documents have been counted. */
function lift(bar: Bar): void {
  while (bar.above - bins[bar.bin]! >= bar.wanted) {
    bar.above -= bins[bar.bin]!;
    bar.bin += 1;
  }
}

/** The slots with the most points, as many as are wanted; of about equal ones those that came first. */
function selectMost({ wanted, bin, above }: Bar): number[] {
  let room = wanted - above + bins[bin]!;
  const chosen: number[] = [];
  for (let i = 0; i < found.count; i++) {
    const own = binOf(found.points[i]!);
    if (own > bin || (own === bin && room-- > 0)) chosen.push(found.slots[i]!);
  }
  return chosen;
}

const run = createRun();
/** Documents of the window touched, and how many of them may come back. */
let touches = 0;
let admitted = 0;

/** Sums up the points of the documents of a window; returns how many were touched. */
function readWindow(
  store: Store,
  filter: Filter,
  { gains, bits }: ChosenLists,
  cursors: Cursors,
  base: number,
  room: number,
): number {
  const { lists } = store;
  const limit = base + WINDOW;
  const { least } = cursors;
  touches = 0;
  admitted = 0;
  for (let i = 0; i < gains.length; i++) {
    if (least[i]! >= limit) continue;
    while (nextRun(lists, cursors, i, limit, run)) {
      if (admitted < room) findInRun(run, base, gains[i]!, bits[i]!, store, filter);
      else addRun(run, base, gains[i]!, bits[i]!);
    }
  }
  return touches;
}

/*
 * Which of the documents of a list have been met before cannot be foretold, and a wrong guess of the processor costs more than all the rest. So the
 * following loops decide nothing: `-1` stands for yes and `0` for no, and what is not to be added is masked out. That is what answers something answered
 * better already, and what a full sum has no room for.
 */

/** Gives the documents of a run their points for a thing asked, unless a better answer has. */
function findInRun(
  { numbers, from, to }: Run,
  base: number,
  gain: number,
  bit: number,
  store: Store,
  filter: Filter,
): void {
  const mark = bit === NO_BIT ? 0 : bit;
  let count = touches;
  for (let at = from; at < to; at++) {
    const place = numbers[at]! - base;
    const sum = sums[place]!;
    const wanted = ((((sum & bit) - 1) | 0) >> 31) & ((((sum & SUM) + gain - SUM - 1) | 0) >> 31);
    sums[place] = (sum + (gain & wanted)) | (mark & wanted);
    touched[count] = place;
    count += ((sum - 1) & ~sum) >>> 31;
  }
  admitted += count - touches - (filter.isOpen ? 0 : shutOut(store, filter, base, touches, count));
  touches = count;
}

/** Takes out those of the documents touched last that may not come back; returns how many. */
function shutOut({ columns }: Store, { abouts, rest }: Filter, base: number, from: number, to: number): number {
  lookAt(columns.traits, base, from, to);
  let shut = 0;
  for (let i = from; i < to; i++) {
    if (abouts[aboutIn(whats[i]!)] === 1 && (rest === undefined || rest(base + touched[i]!))) continue;
    sums[touched[i]!] = SHUT_OUT;
    shut += 1;
  }
  return shut;
}

/** Fetches what is asked first of the documents touched. A loop of its own: the processor then waits for many far numbers at once. */
function lookAt(traits: Uint32Array, base: number, from: number, to: number): void {
  for (let i = from; i < to; i++) whats[i] = traits[(base + touched[i]!) * TRAITS]!;
}

/** The same as `findInRun` for documents that have points already. */
function addRun({ numbers, from, to }: Run, base: number, gain: number, bit: number): void {
  const mark = bit === NO_BIT ? 0 : bit;
  for (let at = from; at < to; at++) {
    const place = numbers[at]! - base;
    const sum = sums[place]!;
    const wanted = (-sum >> 31) & ((((sum & bit) - 1) | 0) >> 31) & ((((sum & SUM) + gain - SUM - 1) | 0) >> 31);
    sums[place] = (sum + (gain & wanted)) | (mark & wanted);
  }
}
