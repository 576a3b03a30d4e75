import { createFew, empty, offer } from './few.ts';
import type { Fields } from './fields.ts';
import type { Pointing } from './kinship.ts';
import type { Concept } from './model.ts';
import { type OpenRecord, SHARES } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Of a concept that says nothing of what an entry is about: one of no field, or a whole field, which is measured by itself. */
const SILENT = -1;
/** A concept counts in full that is half as near as the nearest one. */
const NEAR = 2;

/** What `nearTo` begins with: nothing, or that a concept says nothing. */
export function withSilent(concepts: readonly Concept[], { ofConcept }: Fields): Float32Array {
  return Float32Array.from(concepts, ({ id, field }, number) => (ofConcept[number]! < 0 || id === field ? SILENT : 0));
}

/** By concept how near it lies to those that the words of a query point to most, 0 to 1. */
export function nearTo(
  { silent, similarities }: Vocabulary,
  { around }: Pointing,
  most: readonly number[],
): Float32Array {
  const { from, concepts, values } = similarities;
  const near = silent.slice();
  const met: number[] = [];
  const add = (concept: number, value: number) => {
    if (near[concept] === SILENT) return;
    if (near[concept] === 0) met.push(concept);
    near[concept]! += value;
  };
  for (const concept of most) {
    const weight = around.of[concept]!;
    add(concept, weight);
    for (let i = from[concept]!; i < from[concept + 1]!; i++) add(concepts[i]!, weight * values[i]!);
  }
  let nearest = 0;
  for (const concept of met) nearest = Math.max(nearest, near[concept]!);
  for (const concept of met) near[concept] = Math.min(1, (NEAR * near[concept]!) / nearest);
  return near;
}

/** How much of what a document speaks of lies near what is asked, 0 to 1. A document of few known concepts counts as a usual one in part. */
export function focusOf(near: Float32Array, usual: number, { numbers, concepts, words }: OpenRecord): number {
  let inside = USUAL_SHARE * usual;
  let all = USUAL_SHARE;
  for (let i = concepts; i < words; i++) {
    const nearness = near[numbers[i]! >>> 8]!;
    if (nearness === SILENT) continue;
    const share = (numbers[i]! & 255) / SHARES;
    inside += share * nearness;
    all += share;
  }
  return inside / all;
}

/** Of the usual focus so much is taken as if it were one more concept. */
const USUAL_SHARE = 0.5;

/** Concepts named in the reasons at most, and how near one may be to be named. */
const named = createFew(3);
const FAR = 0.25;

/** The places among a record's concepts of those that it speaks of most and that are far from what is asked. */
export function farthest(near: Float32Array, { numbers, concepts, words }: OpenRecord): number[] {
  empty(named);
  for (let i = concepts; i < words; i++) {
    const nearness = near[numbers[i]! >>> 8]!;
    if (nearness !== SILENT && nearness <= FAR) offer(named, i - concepts, numbers[i]! & 255);
  }
  return [...named.numbers.subarray(0, named.count)];
}
