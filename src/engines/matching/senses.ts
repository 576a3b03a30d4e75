import type { Hit } from './hit.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Where one label stands for several concepts, the one whose neighbours and field the text names otherwise wins; the
 * others keep a small strength. With nothing to go by all stay. The rooms are by concept and by field, 0 between texts.
 */
export function chooseSenses(vocabulary: Vocabulary, hits: Hit[], named: Float64Array, fields: Float64Array): Hit[] {
  if (!hits.some((hit) => hit.ambiguous)) return hits;
  const { ofConcept } = vocabulary.fields;
  for (const { concept, strength, ambiguous } of hits) {
    if (ambiguous) continue;
    named[concept]! += strength;
    fields[ofConcept[concept]! + 1]! += strength;
  }
  for (let from = 0; from < hits.length; ) {
    // Hits of one label follow one another, but for those of labels that begin at the same place.
    let to = from + 1;
    while (to < hits.length && hits[to]!.first === hits[from]!.first) to += 1;
    for (let i = from; i < to; i++) {
      const { last, ambiguous } = hits[i]!;
      if (!ambiguous || isDone(hits, from, i)) continue;
      let best = 0;
      for (let j = i; j < to; j++)
        if (isSame(hits[j]!, last)) best = Math.max(best, supportOf(vocabulary, hits[j]!.concept, named, fields));
      if (best === 0) continue;
      for (let j = i; j < to; j++) {
        const hit = hits[j]!;
        if (isSame(hit, last) && supportOf(vocabulary, hit.concept, named, fields) < best)
          hit.strength *= vocabulary.weights.wrongSense;
      }
    }
    from = to;
  }
  for (const { concept } of hits) {
    named[concept] = 0;
    fields[ofConcept[concept]! + 1] = 0;
  }
  return hits;
}

const isSame = ({ last, ambiguous }: Hit, other: number) => ambiguous && last === other;

function isDone(hits: readonly Hit[], from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (isSame(hits[i]!, hits[at]!.last)) return true;
  return false;
}

/** What the concepts named elsewhere say for a sense. */
function supportOf(vocabulary: Vocabulary, concept: number, named: Float64Array, fields: Float64Array): number {
  const { from, concepts, values } = vocabulary.similarities;
  let sum = named[concept]!;
  for (let i = from[concept]!; i < from[concept + 1]!; i++) sum += values[i]! * named[concepts[i]!]!;
  return sum + 0.2 * fields[vocabulary.fields.ofConcept[concept]! + 1]!;
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
): number[] {
  const { from, concepts, values } = vocabulary.similarities;
  const { fieldSupport, halfSupport } = vocabulary.weights;
  const { ofConcept } = vocabulary.fields;
  for (let place = 0; place < named.length; place++) {
    const concept = named[place]!;
    const field = ofConcept[concept]!;
    if (field >= 0) fields[field]! += Math.min(1, frequencies[concept]!);
  }
  const result: number[] = [];
  for (let place = 0; place < named.length; place++) {
    const concept = named[place]!;
    const field = ofConcept[concept]!;
    let support = field < 0 ? 0 : fieldSupport * (fields[field]! - Math.min(1, frequencies[concept]!));
    const to = from[concept + 1]!;
    for (let i = from[concept]!; i < to; i++) {
      const frequency = frequencies[concepts[i]!]!;
      if (frequency !== 0) support += values[i]! * Math.min(1, frequency);
    }
    result.push(support / (support + halfSupport));
  }
  fields.fill(0);
  return result;
}
