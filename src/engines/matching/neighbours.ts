import type { Alike } from './alike-labels.ts';
import type { Concept, ConceptId, LinkKind } from './model.ts';
import type { Weights } from './weights.ts';

/** A concept that stands in for another, with the way to it (concept numbers). */
export type Neighbour = { concept: number; similarity: number; via: readonly { link: LinkKind; concept: number }[] };

/**
 * For every concept the concepts reached over links, each by its strongest way; similarity is the product of the steps.
 * And the share of the vocabulary that lies under each concept.
 */
export function findNeighbours(
  concepts: readonly Concept[],
  numberOf: ReadonlyMap<ConceptId, number>,
  alike: readonly Alike[],
  weights: Weights,
): { neighbours: Neighbour[][]; breadth: Float64Array } {
  const links = linksOf(concepts, numberOf, alike);
  const isField = concepts.map((concept) => concept.id === concept.field);
  const step = {
    broader: weights.broaderStep,
    narrower: weights.narrowerStep,
    related: weights.relatedStep,
    alike: weights.alikeStep,
  };
  const neighbours = concepts.map((_, start) => {
    const found = new Map<number, Neighbour>([[start, { concept: start, similarity: 1, via: [] }]]);
    const queue = [found.get(start)!];
    while (queue.length > 0) {
      const from = queue.shift()!;
      for (const { link, concept, likeness } of links[from.concept]!) {
        // Over a field's own concept everything in the field would be a neighbour of everything.
        if (isField[from.concept] && from.concept !== start) continue;
        const similarity = from.similarity * step[link] * likeness;
        if (similarity < weights.weakestPath || similarity <= (found.get(concept)?.similarity ?? 0)) continue;
        const neighbour = { concept, similarity, via: [...from.via, { link, concept }] };
        found.set(concept, neighbour);
        queue.push(neighbour);
      }
    }
    return [...found.values()].sort((a, b) => b.similarity - a.similarity || a.concept - b.concept);
  });
  return { neighbours, breadth: breadthOf(links) };
}

type Link = { link: LinkKind; concept: number; likeness: number };

function linksOf(
  concepts: readonly Concept[],
  numberOf: ReadonlyMap<ConceptId, number>,
  alike: readonly Alike[],
): Link[][] {
  const links: Link[][] = alike.map((each) => each.map((one) => ({ link: 'alike', ...one })));
  for (const [number, concept] of concepts.entries()) {
    for (const id of concept.broader) {
      const wider = numberOf.get(id);
      if (wider === undefined || wider === number) continue;
      links[number]!.push({ link: 'broader', concept: wider, likeness: 1 });
      links[wider]!.push({ link: 'narrower', concept: number, likeness: 1 });
    }
    for (const id of concept.related) {
      const other = numberOf.get(id);
      if (other === undefined || other === number) continue;
      links[number]!.push({ link: 'related', concept: other, likeness: 1 });
      links[other]!.push({ link: 'related', concept: number, likeness: 1 });
    }
  }
  return links;
}

function breadthOf(links: readonly Link[][]): Float64Array {
  return Float64Array.from(links, (_, start) => {
    const under = new Set([start]);
    const queue = [start];
    while (queue.length > 0) {
      for (const { link, concept } of links[queue.pop()!]!) {
        if (link === 'narrower' && !under.has(concept)) {
          under.add(concept);
          queue.push(concept);
        }
      }
    }
    return under.size / links.length;
  });
}
