import type { Pointing } from './kinship.ts';
import { type OpenRecord, SHARES } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Of a concept that says nothing of what an entry is about: one of no field, or a whole field, which is measured by itself. */
const SILENT = -1;
/** A concept counts in full that is half as near as the nearest one. */
const NEAR = 2;

/** By concept how near it lies to those that the words of a query point to most, 0 to 1. */
export function nearTo(
  { concepts, neighbours, fields }: Vocabulary,
  { around }: Pointing,
  most: readonly number[],
): Float32Array {
  const near = new Float32Array(neighbours.length);
  for (const concept of most)
    for (const { concept: other, similarity } of neighbours[concept]!) near[other]! += around.of[concept]! * similarity;
  let nearest = 0;
  for (let concept = 0; concept < near.length; concept++) {
    const { id, field } = concepts[concept]!;
    if (fields.ofConcept[concept]! < 0 || id === field) near[concept] = SILENT;
    nearest = Math.max(nearest, near[concept]!);
  }
  for (let concept = 0; concept < near.length; concept++)
    if (near[concept]! > 0) near[concept] = Math.min(1, (NEAR * near[concept]!) / nearest);
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
const NAMED = 3;
const FAR = 0.25;

/** The places among a record's concepts of those that it speaks of most and that are far from what is asked. */
export function farthest(near: Float32Array, { numbers, concepts, words }: OpenRecord): number[] {
  const far: number[] = [];
  for (let i = concepts; i < words; i++) {
    const nearness = near[numbers[i]! >>> 8]!;
    if (nearness !== SILENT && nearness <= FAR) far.push(i - concepts);
  }
  const share = (place: number) => numbers[concepts + place]! & 255;
  return far.sort((a, b) => share(b) - share(a) || a - b).slice(0, NAMED);
}
