import { createFew, empty, offer } from './few.ts';
import type { AskedKin } from './kinship.ts';
import type { OpenRecord } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Concepts named in the reasons at most. */
const named = createFew(3);

/** The places among a record's concepts of those that it speaks of most and that have nothing in common with what is asked. */
export function farthest(
  vocabulary: Vocabulary,
  { worth }: AskedKin,
  { numbers, concepts, words }: OpenRecord,
): number[] {
  empty(named);
  for (let i = concepts; i < words; i++) {
    const concept = numbers[i]! >>> 8;
    if (worth[concept] === 0 && isTelling(vocabulary, concept)) offer(named, i - concepts, numbers[i]! & 255);
  }
  return [...named.numbers.subarray(0, named.count)];
}

/** One of no field, or a whole field, does not say what a text is about. */
function isTelling({ concepts, fields }: Vocabulary, concept: number): boolean {
  const { id, field } = concepts[concept]!;
  return fields.ofConcept[concept]! >= 0 && id !== field;
}
