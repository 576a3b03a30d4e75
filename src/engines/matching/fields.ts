import type { Unit } from './lexicon.ts';
import type { Concept } from './model.ts';
import { fieldOf, type OpenRecord, SHARES } from './store/forward.ts';

/** Ordinal of each concept's field, -1 for everyday words, which belong to none; and the fields' names in that order. */
export type Fields = { names: string[]; ofConcept: Int16Array };

/**
 * Per label word how much it speaks for fields: share of the concepts with this word in a label that are of the field. The fields of a
 * word stand from `from[word]` to before `from[word + 1]`.
 */
export type FieldShares = { from: Uint32Array; fields: Uint8Array; shares: Float32Array };

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
  wordsOf: readonly ReadonlyMap<number, readonly Unit[]>[],
  unitCount: number,
  { ofConcept }: Fields,
  prior: number,
): FieldShares {
  const counts = Array.from({ length: unitCount }, () => new Map<number, number>());
  for (const [concept, units] of wordsOf.flatMap((each) => [...each])) {
    for (const unit of new Set(units)) {
      const field = ofConcept[concept]!;
      counts[unit]!.set(field, (counts[unit]!.get(field) ?? 0) + 1);
    }
  }
  const from = [0];
  const fields: number[] = [];
  const shares: number[] = [];
  for (const count of counts) {
    const all = [...count.values()].reduce((sum, each) => sum + each, prior);
    for (const [field, each] of count) {
      if (field < 0) continue;
      fields.push(field);
      shares.push(each / all);
    }
    from.push(fields.length);
  }
  return { from: Uint32Array.from(from), fields: Uint8Array.from(fields), shares: Float32Array.from(shares) };
}

/** How much a label word speaks for a field, 0 to 1. */
export function shareOf({ from, fields, shares }: FieldShares, word: Unit, field: number): number {
  for (let i = from[word]!; i < (from[word + 1] ?? 0); i++) if (fields[i] === field) return shares[i]!;
  return 0;
}

/** The fields a text speaks of, and how much of each: a mixture of length 1 without its zeros. */
export type Mixture = { fields: Int32Array; shares: Float64Array };

export function withoutZeros(mixture: Float64Array): Mixture {
  const fields = Int32Array.from([...mixture.keys()].filter((field) => mixture[field] !== 0));
  return { fields, shares: Float64Array.from(fields, (field) => mixture[field]!) };
}

/** The fields two texts share most, best first, with what they make of the likeness; `fields` and `shares` are used up to `count`. */
export type SharedFields = { count: number; fields: Int32Array; shares: Float64Array };

/** Fields named in the reasons at most. */
const NAMED = 3;

export function createShared(): SharedFields {
  return { count: 0, fields: new Int32Array(NAMED), shares: new Float64Array(NAMED) };
}

/**
 * Cosine of two mixtures, 0 to 1, given out to the fields they share most, so that a reader sees two or three fields and not all that take
 * part with a trace. The other mixture is a document's. Written into `shared`, since it is done for every candidate.
 */
export function findShared(
  { fields: own, shares: ownShares }: Mixture,
  record: OpenRecord,
  shared: SharedFields,
): void {
  const { fields, shares } = shared;
  let all = 0;
  let count = 0;
  for (let i = 0; i < own.length; i++) {
    const field = own[i]!;
    const step = fieldOf(record, field);
    if (step === 0) continue;
    const share = (ownShares[i]! * step) / SHARES;
    all += share;
    let place = count;
    while (place > 0 && shares[place - 1]! < share) place -= 1;
    if (place === NAMED) continue;
    if (count < NAMED) count += 1;
    for (let after = count - 1; after > place; after--) {
      fields[after] = fields[after - 1]!;
      shares[after] = shares[after - 1]!;
    }
    fields[place] = field;
    shares[place] = share;
  }
  shared.count = count;
  let named = 0;
  for (let i = 0; i < count; i++) named += shares[i]!;
  for (let i = 0; i < count; i++) shares[i]! *= all / named;
}
