import type { Unit } from './lexicon.ts';
import type { Concept } from './model.ts';

/** Ordinal of each concept's field, -1 for everyday words, which belong to none; and the fields' names in that order. */
export type Fields = { names: string[]; ofConcept: Int16Array };

/** Per label word how much it speaks for fields: share of the concepts with this word in a label that are of the field. */
export type FieldShares = readonly (readonly { field: number; share: number }[])[];

/** The field of words that belong to no single field. */
export const EVERYDAY = 'general';

export function numberFields(concepts: readonly Concept[]): Fields {
  const names = [...new Set(concepts.map(({ field }) => field))].filter((field) => field !== EVERYDAY);
  return { names, ofConcept: Int16Array.from(concepts, ({ field }) => names.indexOf(field)) };
}

/**
 * What each label word tells about the fields: `heat` stands mostly in labels of energy, `data` in those of every field and so says nothing.
 * `prior` lowers the shares of words seen once or twice.
 */
export function shareFields(
  wordsOf: ReadonlyMap<number, readonly Unit[]>,
  { ofConcept }: Fields,
  prior: number,
): FieldShares {
  const counts: Map<number, number>[] = [];
  for (const [concept, units] of wordsOf) {
    for (const unit of new Set(units)) {
      counts[unit] ??= new Map();
      const field = ofConcept[concept]!;
      counts[unit].set(field, (counts[unit].get(field) ?? 0) + 1);
    }
  }
  return Array.from(counts, (fields = new Map()) => {
    const all = [...fields.values()].reduce((sum, count) => sum + count, prior);
    return [...fields].filter(([field]) => field >= 0).map(([field, count]) => ({ field, share: count / all }));
  });
}

/** The mixture of fields of a text by its label words, as a vector of length 1 (all 0 when there is none). */
export function mixFields(
  fields: Fields,
  shares: FieldShares,
  words: Iterable<readonly [unit: Unit, frequency: number]>,
  power: number,
): Float64Array {
  const mixture = new Float64Array(fields.names.length);
  for (const [unit, frequency] of words) {
    for (const { field, share } of shares[unit] ?? []) mixture[field]! += (share * frequency) / (frequency + 1);
  }
  for (let i = 0; i < mixture.length; i++) mixture[i]! **= power;
  const length = Math.hypot(...mixture);
  if (length > 0) for (let i = 0; i < mixture.length; i++) mixture[i]! /= length;
  return mixture;
}
