import { createFew, empty, offer } from './few.ts';
import type { AskedKin } from './kinship.ts';
import type { OpenRecord } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Concepts named in the reasons at most, and how much one may have in common with the query to be named, against the concept that has most. */
const named = createFew(3);
const FAR = 0.25;

/** The places among a record's concepts of those that it speaks of most and that are far from what is asked. */
export function farthest(
  vocabulary: Vocabulary,
  { worth, most }: AskedKin,
  { numbers, concepts, words }: OpenRecord,
): number[] {
  empty(named);
  for (let i = concepts; i < words; i++) {
    const concept = numbers[i]! >>> 8;
    if (worth[concept]! <= FAR * most && isTelling(vocabulary, concept)) offer(named, i - concepts, numbers[i]! & 255);
  }
  return [...named.numbers.subarray(0, named.count)];
}

/** One of no field, or a whole field, does not say what a text is about. */
function isTelling({ concepts, fields }: Vocabulary, concept: number): boolean {
  const { id, field } = concepts[concept]!;
  return fields.ofConcept[concept]! >= 0 && id !== field;
}
