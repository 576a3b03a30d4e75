import type { Hit } from './hit.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Where one label stands for several concepts, the one whose neighbours and field the text names otherwise wins; the
 * others keep a small strength. With nothing to go by all stay.
 */
export function chooseSenses(vocabulary: Vocabulary, hits: Hit[]): Hit[] {
  if (!hits.some((hit) => hit.ambiguous)) return hits;
  const named = new Map<number, number>();
  const fields = new Map<string, number>();
  for (const { concept, strength, ambiguous } of hits) {
    if (ambiguous) continue;
    named.set(concept, (named.get(concept) ?? 0) + strength);
    const { field } = vocabulary.concepts[concept]!;
    fields.set(field, (fields.get(field) ?? 0) + strength);
  }
  const support = (concept: number) =>
    vocabulary.neighbours[concept]!.reduce((sum, each) => sum + each.similarity * (named.get(each.concept) ?? 0), 0) +
    0.2 * (fields.get(vocabulary.concepts[concept]!.field) ?? 0);
  const groups = Map.groupBy(
    hits.filter((hit) => hit.ambiguous),
    (hit) => `${hit.first}-${hit.last}`,
  );
  for (const group of groups.values()) {
    const best = Math.max(...group.map((hit) => support(hit.concept)));
    if (best === 0) continue;
    for (const hit of group) {
      if (support(hit.concept) < best) hit.strength *= vocabulary.weights.wrongSense;
    }
  }
  return hits;
}

/**
 * 0 to 1 how well each concept of a text goes with the others: named neighbours count fully, others of its field a little. A word taken in a
 * wrong sense stands alone. `frequencies` (by concept, 0 where not named) and `fields` (by field, all 0) are used as room.
 */
export function weighSupport(
  vocabulary: Vocabulary,
  named: readonly number[],
  frequencies: Float64Array,
  fields: Float64Array,
): Float64Array {
  const { from, concepts, values } = vocabulary.similarities;
  const { fieldSupport, halfSupport } = vocabulary.weights;
  const { ofConcept } = vocabulary.fields;
  for (const concept of named) {
    const field = ofConcept[concept]!;
    if (field >= 0) fields[field]! += Math.min(1, frequencies[concept]!);
  }
  const result = new Float64Array(named.length);
  for (const [place, concept] of named.entries()) {
    const field = ofConcept[concept]!;
    let support = field < 0 ? 0 : fieldSupport * (fields[field]! - Math.min(1, frequencies[concept]!));
    for (let i = from[concept]!; i < from[concept + 1]!; i++) {
      const frequency = frequencies[concepts[i]!]!;
      if (frequency !== 0) support += values[i]! * Math.min(1, frequency);
    }
    result[place] = support / (support + halfSupport);
  }
  fields.fill(0);
  return result;
}
