import { createFew, empty, type Few, offer } from './few.ts';
import type { Unit } from './lexicon.ts';
import type { Concept } from './model.ts';
import { fieldOf, isTold, type OpenRecord, type RecordEnd, SHARES } from './store/forward.ts';
import type { Weights } from './weights.ts';

/** Ordinal of each concept's field, -1 for everyday words, which belong to none; and the fields' names in that order. */
export type Fields = { names: string[]; ofConcept: Int16Array };

/**
 * Per label word how much it speaks for fields: share of the concepts with this word in a label that are of the field. Field and share of a
 * word stand by turns, since both are needed at once, in `told` from `from[word]` to before `from[word + 1]`.
 */
export type FieldShares = { from: Uint32Array; told: Float32Array };

/** The field of words that belong to no single field. */
export const EVERYDAY = 'general';

export function numberFields(concepts: readonly Concept[]): Fields {
  const names = [...new Set(concepts.map(({ field }) => field))].filter((field) => field !== EVERYDAY);
  return { names, ofConcept: Int16Array.from(concepts, ({ field }) => names.indexOf(field)) };
}

/**
 * What each word of the vocabulary tells about the fields: `heat` stands mostly in labels of energy and around its concepts, `data` in those of every field
 * and so says nothing. A word around a concept counts `fieldAround` of one in a label; `fieldPrior` lowers the shares of words seen once or twice.
 */
export function shareFields(
  wordsOf: readonly ReadonlyMap<number, Iterable<Unit>>[],
  aroundOf: readonly ReadonlyMap<number, Iterable<Unit>>[],
  unitCount: number,
  { ofConcept }: Fields,
  { fieldPrior, fieldAround }: Weights,
): FieldShares {
  const counts = Array.from({ length: unitCount }, () => new Map<number, number>());
  const count = (of: readonly ReadonlyMap<number, Iterable<Unit>>[], value: number) => {
    for (const [concept, units] of of.flatMap((each) => [...each])) {
      const field = ofConcept[concept]!;
      for (const unit of new Set(units)) counts[unit]!.set(field, (counts[unit]!.get(field) ?? 0) + value);
    }
  };
  count(wordsOf, 1);
  count(aroundOf, fieldAround);
  const from = [0];
  const told: number[] = [];
  for (const count of counts) {
    const all = [...count.values()].reduce((sum, each) => sum + each, fieldPrior);
    for (const [field, each] of count) {
      if (field < 0) continue;
      told.push(field, each / all);
    }
    from.push(told.length);
  }
  return { from: Uint32Array.from(from), told: Float32Array.from(told) };
}

/** How much a label word speaks for a field, 0 to 1. */
export function shareOf({ from, told }: FieldShares, word: Unit, field: number): number {
  for (let i = from[word]!; i < (from[word + 1] ?? 0); i += 2) if (told[i] === field) return told[i + 1]!;
  return 0;
}

/** The fields a text speaks of, and how much of each: a mixture of length 1 without its zeros. */
export type Mixture = { fields: Int32Array; shares: Float64Array };

export function withoutZeros(mixture: Float64Array): Mixture {
  const fields = Int32Array.from([...mixture.keys()].filter((field) => mixture[field] !== 0));
  return { fields, shares: Float64Array.from(fields, (field) => mixture[field]!) };
}

/** Cosine of a mixture and that of a document, 0 to 1. */
export function likenessOfFields({ fields, shares }: Mixture, record: OpenRecord): number {
  let all = 0;
  for (let i = 0; i < fields.length; i++) all += shares[i]! * fieldOf(record, fields[i]!);
  return Math.min(1, all / SHARES);
}

/** Of the fields that are named in the reasons. */
const named = createFew(3);

/**
 * The fields that a mixture and a document share most, best first, with what they make of the likeness; together 1. So a reader sees two or
 * three fields and not all that take part with a trace. Fields for which the document's record has words that tell of them come first. Valid until the next.
 */
export function sharedFields({ fields, shares }: Mixture, record: OpenRecord, end: RecordEnd): Few {
  empty(named);
  let anyTold = false;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!;
    const share = shares[i]! * fieldOf(record, field);
    if (share === 0) continue;
    const told = isTold(end, field);
    if (told && !anyTold) empty(named);
    anyTold ||= told;
    if (told === anyTold) offer(named, field, share);
  }
  let sum = 0;
  for (let i = 0; i < named.count; i++) sum += named.values[i]!;
  for (let i = 0; i < named.count; i++) named.values[i]! /= sum;
  return named;
}
