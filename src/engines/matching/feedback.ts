import { mixFields } from './fields.ts';
import type { MatchQuery } from './model.ts';
import { type Asked, type AskedConcept, conceptSpecificity } from './query.ts';
import { conceptNorm, rank } from './rank.ts';
import type { Store } from './store.ts';

/**
 * Adds to a query the concepts that the entries most like it share, with a small part of the points: who looks for shade for a
 * market square is answered by entries about trees and heat. Pseudo-relevance feedback after Lavrenko and Croft, Relevance-based
 * language models (2001), over concepts, so that it works across languages.
 */
export function addFeedback(store: Store, asked: Asked, query: MatchQuery): Asked {
  const { feedback, feedbackEntries, feedbackConcepts } = store.vocabulary.weights;
  if (feedback === 0 || asked.concepts.length + asked.words.length === 0) return asked;
  const { kinds: _, ...anyKind } = query;
  const { best } = rank(store, asked, {
    today: anyKind.today,
    text: '',
    limit: feedbackEntries,
    ...(query.excludeId ? { excludeId: query.excludeId } : {}),
  });
  const known = new Set(asked.concepts.map(({ concept }) => concept));
  const without = new Set(query.without?.map((id) => store.vocabulary.numberOf.get(id)));
  const values = new Map<number, number>();
  for (const { slot, score } of best) {
    if (score <= 0) continue;
    const norm = conceptNorm(store, slot);
    for (const [concept, frequency] of store.slots[slot]!.concepts) {
      if (without.has(concept)) continue;
      values.set(
        concept,
        (values.get(concept) ?? 0) + score * (frequency / (frequency + norm)) * conceptSpecificity(store, concept),
      );
    }
  }
  const chosen = [...values].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, feedbackConcepts);
  const sum = chosen.reduce((total, [, value]) => total + value, 0);
  if (sum === 0) return asked;
  for (const each of [...asked.concepts, ...asked.words]) each.weight *= 1 - feedback;
  const added: AskedConcept[] = [];
  for (const [concept, value] of chosen) {
    const weight = (100 * feedback * value) / sum;
    const same = known.has(concept) ? asked.concepts.find((each) => each.concept === concept) : undefined;
    if (same !== undefined) same.weight += weight;
    else added.push({ concept, weight, spans: [], source: 'alike' });
  }
  const concepts = [...asked.concepts, ...added];
  const fields = mixFields(
    store.vocabulary.fields,
    concepts.map(({ concept, weight }) => [concept, weight] as const),
    store.vocabulary.weights.fieldPower,
  );
  return { ...asked, concepts, fields };
}
