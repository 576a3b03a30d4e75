import type { Concept, ConceptId, LinkKind } from './model.ts';
import { add, type Sums } from './sums.ts';
import type { Weights } from './weights.ts';

type Link = { link: LinkKind; concept: number };

/**
 * By concept those that stand in for it, by falling similarity (`values`), from `from[concept]` to before `from[concept + 1]`: read for every concept of every
 * text, so it lies close together. The way to each ends with a link (`links`: its place in `LINK_KINDS`) from the one at a place of the same list, counted from 1
 * (`ways`), or from the concept itself (0).
 */
export type Similarities = {
  from: Uint32Array;
  concepts: Int32Array;
  values: Float64Array;
  links: Uint8Array;
  ways: Uint32Array;
};

const LINK_KINDS: readonly LinkKind[] = ['broader', 'narrower', 'related'];

/**
 * For every concept the concepts reached over links, each by its strongest way, by falling similarity, which is the product of the steps.
 * And the share of the vocabulary that lies under each concept.
 */
export function findNeighbours(
  concepts: readonly Concept[],
  numberOf: ReadonlyMap<ConceptId, number>,
  weights: Weights,
): { similarities: Similarities; breadth: Float64Array } {
  const links = linksOf(concepts, numberOf);
  const isField = concepts.map((concept) => concept.id === concept.field);
  const step = { broader: weights.broaderStep, narrower: weights.narrowerStep, related: weights.relatedStep };
  const bounds = [0];
  const found: (Reached & { concept: number; way: number })[] = [];
  for (const start of concepts.keys()) {
    const reached = new Map<number, Reached>([[start, { similarity: 1, link: 'related', from: -1 }]]);
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
    reached.delete(start);
    const sorted = [...reached].sort((a, b) => b[1].similarity - a[1].similarity || a[0] - b[0]);
    const wayOf = new Map(sorted.map(([concept], place) => [concept, place + 1]));
    for (const [concept, each] of sorted) found.push({ concept, ...each, way: wayOf.get(each.from) ?? 0 });
    bounds.push(found.length);
  }
  const similarities = {
    from: Uint32Array.from(bounds),
    concepts: Int32Array.from(found, ({ concept }) => concept),
    values: Float64Array.from(found, ({ similarity }) => similarity),
    links: Uint8Array.from(found, ({ link }) => LINK_KINDS.indexOf(link)),
    ways: Uint32Array.from(found, ({ way }) => way),
  };
  return { similarities, breadth: breadthOf(links) };
}

/** By concept those that it stands in for, with the same similarities: from `from[concept]` to before `from[concept + 1]`. */
export type Reverse = Pick<Similarities, 'from' | 'concepts' | 'values'>;

export function reverse({ from, concepts, values }: Similarities): Reverse {
  const count = from.length - 1;
  const bounds = new Uint32Array(from.length);
  for (const concept of concepts) bounds[concept + 1]! += 1;
  for (let concept = 0; concept < count; concept++) bounds[concept + 1]! += bounds[concept]!;
  const next = bounds.slice();
  const reversed = { from: bounds, concepts: new Int32Array(concepts.length), values: new Float64Array(values.length) };
  for (let start = 0; start < count; start++) {
    for (let at = from[start]!; at < from[start + 1]!; at++) {
      const place = next[concepts[at]!]!++;
      reversed.concepts[place] = start;
      reversed.values[place] = values[at]!;
    }
  }
  return reversed;
}

/** Adds a value for a concept, and for its neighbours as much of it as they are similar, times `step`. */
export function spread({ from, concepts, values }: Reverse, concept: number, value: number, step: number, into: Sums) {
  add(into, concept, value);
  const end = from[concept + 1]!;
  for (let near = from[concept]!; near < end; near++) add(into, concepts[near]!, value * values[near]! * step);
}

type Reached = { similarity: number; link: LinkKind; from: number };

/** The steps from a concept to the neighbour at a place, counted from 1; none for place 0, which is the concept itself. */
export function wayTo({ from, concepts, links, ways }: Similarities, concept: number, place: number): Link[] {
  const way: Link[] = [];
  for (let step = place; step > 0; ) {
    const at = from[concept]! + step - 1;
    way.unshift({ link: LINK_KINDS[links[at]!]!, concept: concepts[at]! });
    step = ways[at]!;
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
