import type { Concept, ConceptId, LinkKind } from './model.ts';
import type { Weights } from './weights.ts';

/** A concept that stands in for another. The way to it goes over the neighbour at place `from` of the same list (-1: none, it is the concept itself). */
export type Neighbour = { concept: number; similarity: number; link: LinkKind; from: number };

type Link = { link: LinkKind; concept: number };

/**
 * For every concept the concepts reached over links, each by its strongest way, by falling similarity, which is the product of the steps.
 * And the share of the vocabulary that lies under each concept.
 */
export function findNeighbours(
  concepts: readonly Concept[],
  numberOf: ReadonlyMap<ConceptId, number>,
  weights: Weights,
): { neighbours: Neighbour[][]; similarities: Similarities; breadth: Float64Array } {
  const links = linksOf(concepts, numberOf);
  const isField = concepts.map((concept) => concept.id === concept.field);
  const step = { broader: weights.broaderStep, narrower: weights.narrowerStep, related: weights.relatedStep };
  const neighbours = concepts.map((_, start) => {
    const reached = new Map<number, { similarity: number; link: LinkKind; from: number }>();
    reached.set(start, { similarity: 1, link: 'related', from: -1 });
    const queue = [start];
    while (queue.length > 0) {
      const from = queue.shift()!;
      // Over a field's own concept everything in the field would be a neighbour of everything.
      if (isField[from] && from !== start) continue;
      for (const { link, concept } of links[from]!) {
        const similarity = reached.get(from)!.similarity * step[link];
        if (similarity < weights.weakestPath || similarity <= (reached.get(concept)?.similarity ?? 0)) continue;
        reached.set(concept, { similarity, link, from });
        queue.push(concept);
      }
    }
    const sorted = [...reached].sort((a, b) => b[1].similarity - a[1].similarity || a[0] - b[0]);
    const placeOf = new Map(sorted.map(([concept], place) => [concept, place]));
    return sorted.map(([concept, { similarity, link, from }]) => {
      return { concept, similarity, link, from: placeOf.get(from) ?? -1 };
    });
  });
  return { neighbours, similarities: flatten(neighbours), breadth: breadthOf(links) };
}

/**
 * The same lists without the concepts themselves, one after the other: what is close to a concept stands from `from[concept]` to before
 * `from[concept + 1]`. Read for every concept of every text, so it lies close together.
 */
export type Similarities = { from: Uint32Array; concepts: Int32Array; values: Float64Array };

function flatten(neighbours: readonly (readonly Neighbour[])[]): Similarities {
  const others = neighbours.map((list) => list.slice(1));
  const from = [0];
  for (const list of others) from.push(from.at(-1)! + list.length);
  const all = others.flat();
  return {
    from: Uint32Array.from(from),
    concepts: Int32Array.from(all, ({ concept }) => concept),
    values: Float64Array.from(all, ({ similarity }) => similarity),
  };
}

/** The steps from the concept itself to the neighbour at a place of its list; none for place 0. */
export function wayTo(neighbours: readonly Neighbour[], place: number): Link[] {
  const way: Link[] = [];
  for (let at = place; neighbours[at]!.from >= 0; at = neighbours[at]!.from) {
    way.unshift({ link: neighbours[at]!.link, concept: neighbours[at]!.concept });
  }
  return way;
}

function linksOf(concepts: readonly Concept[], numberOf: ReadonlyMap<ConceptId, number>): Link[][] {
  const links: Link[][] = concepts.map(() => []);
  for (const [number, concept] of concepts.entries()) {
    for (const id of concept.broader) {
      const wider = numberOf.get(id);
      if (wider === undefined || wider === number) continue;
      links[number]!.push({ link: 'broader', concept: wider });
      links[wider]!.push({ link: 'narrower', concept: number });
    }
    for (const id of concept.related) {
      const other = numberOf.get(id);
      if (other === undefined || other === number) continue;
      links[number]!.push({ link: 'related', concept: other });
      links[other]!.push({ link: 'related', concept: number });
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
