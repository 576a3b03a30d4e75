import { EVERYDAY } from './fields.ts';
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
    (hit) => `${hit.start}-${hit.end}`,
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
 * Per concept 0 to 1 how well it goes with the other concepts of a text: named neighbours count fully, others of its field a
 * little. A word taken in a wrong sense stands alone.
 */
export function findSupport(vocabulary: Vocabulary, frequencies: ReadonlyMap<number, number>): Map<number, number> {
  const { fieldSupport, halfSupport } = vocabulary.weights;
  const fields = new Map<string, number>();
  for (const [concept, frequency] of frequencies) {
    const { field } = vocabulary.concepts[concept]!;
    if (field !== EVERYDAY) fields.set(field, (fields.get(field) ?? 0) + Math.min(1, frequency));
  }
  const result = new Map<number, number>();
  for (const [concept, frequency] of frequencies) {
    const { field } = vocabulary.concepts[concept]!;
    let support = field === EVERYDAY ? 0 : fieldSupport * (fields.get(field)! - Math.min(1, frequency));
    for (const { concept: other, similarity } of vocabulary.neighbours[concept]!) {
      if (other !== concept) support += similarity * Math.min(1, frequencies.get(other) ?? 0);
    }
    result.set(concept, support / (support + halfSupport));
  }
  return result;
}
