import type { Concept } from './model.ts';

/** Ordinal of each concept's field, -1 for everyday words, which belong to none; and the fields' names in that order. */
export type Fields = { names: string[]; ofConcept: Int16Array };

/** The field of words that belong to no single field. */
export const EVERYDAY = 'general';

export function numberFields(concepts: readonly Concept[]): Fields {
  const names = [...new Set(concepts.map(({ field }) => field))].filter((field) => field !== EVERYDAY);
  return { names, ofConcept: Int16Array.from(concepts, ({ field }) => names.indexOf(field)) };
}

/** The mixture of fields of a text, as a vector of length 1 (all 0 when there is none). */
export function mixFields(
  fields: Fields,
  values: Iterable<readonly [concept: number, value: number]>,
  power: number,
): Float64Array {
  const mixture = new Float64Array(fields.names.length);
  for (const [concept, value] of values) {
    const field = fields.ofConcept[concept]!;
    if (field >= 0) mixture[field]! += value;
  }
  for (let i = 0; i < mixture.length; i++) mixture[i]! **= power;
  const length = Math.hypot(...mixture);
  if (length > 0) for (let i = 0; i < mixture.length; i++) mixture[i]! /= length;
  return mixture;
}
