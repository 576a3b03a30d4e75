import type { Hit } from './hit.ts';
import type { Reading } from './reading.ts';
import { LOOSE, type Vocabulary } from './vocabulary.ts';

const SUREST_PART = 0.6;

/**
 * Labels of several words whose words stand in one sentence with others between or in another order; added to `hits`. A label is looked
 * for from its rarest word, without which it says something else (`umělá inteligence` is not yet `okrajová umělá inteligence`). Concepts that
 * the text names properly are left alone.
 */
export function findScattered(vocabulary: Vocabulary, reading: Reading, hits: Hit[]): void {
  const { looseFrom, looseLabels } = vocabulary;
  const bits = (vocabulary.unitWeight.length >>> 5) + 1;
  if (met.length < bits) met = new Uint32Array(bits);
  if (namedIn.length < vocabulary.concepts.length) namedIn = new Int32Array(vocabulary.concepts.length);
  texts = (texts + 1) & 0x7fffffff;
  for (let i = 0; i < hits.length; i++) namedIn[hits[i]!.concept] = texts;
  const { count, sentence, excluded, strength, unitFrom, units } = reading;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && sentence[to] === sentence[from]) to += 1;
    const before = hits.length;
    markUnits(reading, from, to);
    for (let at = from; at < to; at++) {
      if (excluded[at] === 1 || strength[at]! < SUREST_PART) continue;
      const end = unitFrom[at + 1]!;
      for (let u = unitFrom[at]!; u < end; u++) {
        const unit = units[u]!;
        const last = looseFrom[unit + 1]!;
        for (let i = looseFrom[unit]!; i < last; ) {
          const label = i;
          i += LOOSE.others + looseLabels[label + LOOSE.count]!;
          if (namedIn[looseLabels[label + LOOSE.concept]!] === texts) continue;
          if (!isAnyThere(looseLabels, label + LOOSE.others, i)) continue;
          const hit = gather(vocabulary, reading, label, unit, from, to, at);
          if (hit !== undefined) keepBest(hits, before, hit);
        }
      }
    }
    unmarkUnits(reading, from, to);
    from = to;
  }
}

/** By concept the last text that named it properly, by a number given to each. */
let namedIn = new Int32Array(0);
let texts = 0;

/** A bit for each label word: whether the sentence has it. So few bytes that they stay at hand. */
let met = new Uint32Array(0);

function markUnits({ unitFrom, units }: Reading, from: number, to: number): void {
  for (let i = unitFrom[from]!; i < unitFrom[to]!; i++) met[units[i]! >>> 5]! |= 1 << (units[i]! & 31);
}

function unmarkUnits({ unitFrom, units }: Reading, from: number, to: number): void {
  for (let i = unitFrom[from]!; i < unitFrom[to]!; i++) met[units[i]! >>> 5] = 0;
}

function isMet(unit: number): boolean {
  return ((met[unit >>> 5]! >>> (unit & 31)) & 1) === 1;
}

/** Whether any of a label's other words stands in the sentence at all: mostly not. */
function isAnyThere(units: Int32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isMet(units[i]!)) return true;
  return false;
}

/** What stands of a label, by its place in `looseLabels`, around its rarest word; undefined where it is not enough. */
function gather(
  { unitWeight, weights, looseLabels, looseWeights }: Vocabulary,
  reading: Reading,
  label: number,
  rarest: number,
  from: number,
  to: number,
  at: number,
): Hit | undefined {
  const first = Math.max(from, at - weights.looseReach);
  const last = Math.min(to - 1, at + weights.looseReach);
  const end = label + LOOSE.others + looseLabels[label + LOOSE.count]!;
  let weight = unitWeight[rarest]!;
  let sure = reading.strength[at]!;
  let places: number[] | undefined;
  for (let i = label + LOOSE.others; i < end; i++) {
    const unit = looseLabels[i]!;
    if (!isMet(unit)) continue;
    const place = nearest(reading, unit, first, last, at);
    if (place < 0) continue;
    weight += unitWeight[unit]!;
    sure = Math.min(sure, reading.strength[place]!);
    places = places === undefined ? [place] : [...places, place];
  }
  const coverage = weight / looseWeights[looseLabels[label]!]!;
  if (places === undefined || coverage < weights.looseCoverage) return undefined;
  // Parts of one and the same compound do not stand apart.
  if (places.every((place) => reading.word[place] === reading.word[at])) return undefined;
  places.push(at);
  places.sort((a, b) => a - b);
  for (const place of places) reading.named[place] = 1;
  return {
    concept: looseLabels[label + LOOSE.concept]!,
    first: places[0]!,
    last: places.at(-1)!,
    strength: weights.looseLabel * coverage * sure,
    ambiguous: false,
    apart: places,
  };
}

/** The position nearest to `at` that may be this label word, -1 when there is none. */
function nearest(reading: Reading, unit: number, first: number, last: number, at: number): number {
  const { unitFrom, units, strength, excluded } = reading;
  let best = -1;
  for (let place = first; place <= last; place++) {
    for (let i = unitFrom[place]!; i < unitFrom[place + 1]!; i++) {
      if (units[i] !== unit || strength[place]! < SUREST_PART || excluded[place] === 1) continue;
      if (best < 0 || Math.abs(place - at) < Math.abs(best - at)) best = place;
    }
  }
  return best;
}

/** Of a concept only its best label of the sentence counts. */
function keepBest(hits: Hit[], from: number, hit: Hit): void {
  for (let i = from; i < hits.length; i++) {
    if (hits[i]!.concept !== hit.concept) continue;
    if (hit.strength > hits[i]!.strength) hits[i] = hit;
    return;
  }
  hits.push(hit);
}
