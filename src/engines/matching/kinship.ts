import type { Analysis, Part } from './analyse.ts';
import type { Unit } from './lexicon.ts';
import type { Neighbour } from './neighbours.ts';
import type { Reading } from './reading.ts';
import { type OpenRecord, SHARES } from './store/forward.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';
import type { Words } from './word-list.ts';

/**
 * What single label words tell of concepts, whole labels or not: `gießen` stands in labels of irrigation and of foundries. The
 * concepts of a word stand from `from[word]` to before `from[word + 1]`, with the share of its labels that are theirs; the words of a concept likewise.
 */
export type Kinship = { conceptsOf: Shared; wordsOf: Shared };
type Shared = { from: Uint32Array; numbers: Int32Array; shares: Float32Array };

/** `prior` labels of no concept are counted with each word, so that one seen in a single label does not speak too loud. */
export function buildKinship(
  wordsOf: readonly ReadonlyMap<number, readonly Unit[]>[],
  units: number,
  concepts: number,
  prior: number,
): Kinship {
  const counts = Array.from({ length: units }, () => new Map<number, number>());
  for (const [concept, words] of wordsOf.flatMap((each) => [...each]))
    for (const unit of words) counts[unit]!.set(concept, (counts[unit]!.get(concept) ?? 0) + 1);
  const ofUnit = counts.map((count) => {
    const all = [...count.values()].reduce((sum, each) => sum + each, prior);
    return [...count].map(([concept, each]) => ({ number: concept, share: each / all }));
  });
  const ofConcept = Array.from({ length: concepts }, (): { number: number; share: number }[] => []);
  for (const [unit, list] of ofUnit.entries())
    for (const { number, share } of list) ofConcept[number]!.push({ number: unit, share });
  return { conceptsOf: flatten(ofUnit), wordsOf: flatten(ofConcept) };
}

function flatten(lists: readonly (readonly { number: number; share: number }[])[]): Shared {
  const from = [0];
  for (const list of lists) from.push(from.at(-1)! + list.length);
  const all = lists.flat();
  return {
    from: Uint32Array.from(from),
    numbers: Int32Array.from(all, ({ number }) => number),
    shares: Float32Array.from(all, ({ share }) => share),
  };
}

/** How often a query says each label word, and how much all of them point to each concept. */
export type Pointing = { words: ReadonlyMap<Unit, number>; around: ReadonlyMap<number, number> };

export function pointAround(
  { kinship, neighbours, weights }: Vocabulary,
  reading: Reading,
  parts: readonly Part<string>[],
): Pointing {
  const words = countUnits(reading, parts);
  const { from, numbers, shares } = kinship.conceptsOf;
  const told = new Map<number, number>();
  for (const [unit, frequency] of words)
    for (let i = from[unit]!; i < from[unit + 1]!; i++) add(told, numbers[i]!, saturated(frequency) * shares[i]!);
  const around = new Map<number, number>();
  for (const [concept, weight] of told)
    for (const near of neighbours[concept]!) add(around, near.concept, weight * nearness(near, concept, weights));
  return { words, around };
}

const saturated = (frequency: number) => frequency / (frequency + 1);

function nearness({ concept, similarity }: Neighbour, from: number, { kinStep }: Weights): number {
  return similarity * (concept === from ? 1 : kinStep);
}

/** 0 to 1 how much the words of a query point to a concept that it names, those left out that name it. A word taken in a wrong sense stands alone. */
export function supportOf(
  vocabulary: Vocabulary,
  { words, around }: Pointing,
  { reading, hits }: Analysis,
  concept: number,
): number {
  const { unitFrom, units } = reading;
  const naming = new Set<Unit>();
  for (const { concept: named, first, last, apart } of hits) {
    if (named !== concept) continue;
    for (const at of apart ?? Array.from({ length: last - first + 1 }, (_, i) => first + i))
      for (let i = unitFrom[at]!; i < unitFrom[at + 1]!; i++) naming.add(units[i]!);
  }
  let support = around.get(concept) ?? 0;
  for (const unit of naming) support -= saturated(words.get(unit) ?? 0) * pointOf(vocabulary, unit, concept);
  return Math.max(0, support) / (Math.max(0, support) + vocabulary.weights.halfKinSupport);
}

/** How much a label word points to a concept, itself or by way of its neighbours. */
function pointOf({ kinship, neighbours, weights }: Vocabulary, unit: Unit, concept: number): number {
  const { from, numbers, shares } = kinship.conceptsOf;
  let sum = 0;
  for (let i = from[unit]!; i < from[unit + 1]!; i++) {
    const near = neighbours[numbers[i]!]!.find((each) => each.concept === concept);
    if (near !== undefined) sum += shares[i]! * nearness(near, numbers[i]!, weights);
  }
  return sum;
}

/** The concepts that the words of a query point to, by falling weight; and by label word the points that a document earns with it. */
export type AskedKin = { weights: ReadonlyMap<number, number>; points: Float32Array };

/** Words that the query has itself are no kin: they count through concepts and as words, and who only repeats them has nothing to add. */
export function askKin(
  { kinship: { wordsOf }, weights, unitWeight }: Vocabulary,
  { words, around }: Pointing,
): AskedKin {
  const concepts = heaviest(around, weights.kinConcepts);
  const length = Math.sqrt(concepts.reduce((sum, [, weight]) => sum + weight * weight, 0));
  const points = new Float32Array(unitWeight.length);
  const asked = new Map<number, number>();
  for (const [concept, told] of concepts) {
    const weight = told * (weights.kin / length);
    asked.set(concept, weight);
    for (let i = wordsOf.from[concept]!; i < wordsOf.from[concept + 1]!; i++)
      points[wordsOf.numbers[i]!]! += weight * wordsOf.shares[i]!;
  }
  for (const unit of words.keys()) points[unit] = 0;
  return { weights: asked, points };
}

/** The heaviest of many, by falling weight. Sorting the weights alone first takes a tenth of the time of sorting them with what they are of. */
function heaviest(all: ReadonlyMap<number, number>, most: number): [number, number][] {
  const sorted = Float64Array.from(all.values()).sort();
  const least = sorted[Math.max(0, sorted.length - most)] ?? 0;
  return [...all]
    .filter(([, weight]) => weight >= least)
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, most);
}

function countUnits(reading: Reading, parts: readonly Part<string>[]): Map<Unit, number> {
  const words = new Map<Unit, number>();
  for (let at = 0; at < reading.count; at++) {
    if (reading.excluded[at] === 1) continue;
    const [first, end] = [reading.unitFrom[at]!, reading.unitFrom[at + 1]!];
    const said = (reading.strength[at]! * parts[reading.part[at]!]!.weight) / (end - first);
    for (let i = first; i < end; i++) add(words, reading.units[i]!, said);
  }
  return words;
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

/** Points of a document whose words are akin to those of a query. `units`: by search word the label word it is, -1 for none. */
export function kinPoints(
  points: Float32Array,
  units: readonly number[],
  { numbers, words, bytes }: OpenRecord,
): number {
  let sum = 0;
  for (let i = words; i < bytes; i++) {
    const unit = units[numbers[i]! >>> 8]!;
    if (unit >= 0) sum += points[unit]! * (numbers[i]! & 255);
  }
  return sum / SHARES;
}

/** The words of an index that bring most, best first. */
export function bestKin({ points }: AskedKin, { ofUnit }: Words, most: number): { word: number; points: number }[] {
  const best: { word: number; points: number }[] = [];
  for (let unit = 0; unit < points.length; unit++) {
    const own = points[unit]!;
    if (own <= 0 || (best.length === most && own < best[most - 1]!.points)) continue;
    const word = ofUnit.get(unit);
    if (word === undefined) continue;
    let place = best.length;
    while (
      place > 0 &&
      (best[place - 1]!.points < own || (best[place - 1]!.points === own && best[place - 1]!.word > word))
    )
      place -= 1;
    best.splice(place, 0, { word, points: own });
    if (best.length > most) best.pop();
  }
  return best;
}

/** Concepts named in the reasons at most, and words shown for each, those that say at least this share of what the first says. */
const NAMED = 3;
const SHOWN = 4;
const CLEARLY = 0.4;

/**
 * The concepts through which most of a document's words are akin to those asked, with what each makes of it, together 1; and the words (their
 * places among the record's words) that say most.
 */
export function kinShares(
  { kinship: { conceptsOf } }: Vocabulary,
  { weights, points }: AskedKin,
  units: readonly number[],
  { numbers, words, bytes }: OpenRecord,
): { concept: number; share: number; words: number[] }[] {
  const each = (told: (concept: number, said: number, place: number) => void) => {
    for (let i = words; i < bytes; i++) {
      const unit = units[numbers[i]! >>> 8]!;
      if (unit < 0 || points[unit] === 0) continue;
      for (let at = conceptsOf.from[unit]!; at < conceptsOf.from[unit + 1]!; at++) {
        const concept = conceptsOf.numbers[at]!;
        const weight = weights.get(concept);
        if (weight !== undefined) told(concept, weight * conceptsOf.shares[at]! * (numbers[i]! & 255), i - words);
      }
    }
  };
  const sums = new Map<number, number>();
  each((concept, said) => add(sums, concept, said));
  const best = heaviest(sums, NAMED);
  const all = best.reduce((total, [, sum]) => total + sum, 0);
  // Which words say it is looked for only of these.
  const saying = new Map(best.map(([concept]) => [concept, new Map<number, number>()]));
  each((concept, said, place) => saying.get(concept)?.set(place, said));
  return best.map(([concept, sum]) => ({ concept, share: sum / all, words: clearest(saying.get(concept)!) }));
}

/** The positions of a query whose words point most to a concept. */
export function pointingTo(
  vocabulary: Vocabulary,
  { count, excluded, unitFrom, units, strength }: Reading,
  concept: number,
): number[] {
  const said = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    if (excluded[at] === 1) continue;
    let points = 0;
    for (let i = unitFrom[at]!; i < unitFrom[at + 1]!; i++)
      points += pointOf(vocabulary, units[i]!, concept) * strength[at]!;
    if (points > 0) said.set(at, points);
  }
  return clearest(said);
}

function clearest(said: ReadonlyMap<number, number>): number[] {
  const sorted = [...said].sort(([a, one], [b, other]) => other - one || a - b);
  return sorted
    .filter(([, each]) => each >= CLEARLY * sorted[0]![1])
    .slice(0, SHOWN)
    .map(([place]) => place);
}
