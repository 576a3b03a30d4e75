import { enlarged } from '#engines/kit';
import type { Analysis, Part } from './analyse.ts';
import type { Unit } from './lexicon.ts';
import { spread } from './neighbours.ts';
import { KEPT_NUMBERS } from './pointed.ts';
import type { Reading } from './reading.ts';
import { add, clear, createSums, largest, type Sums } from './sums.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/**
 * What single words tell of concepts, whole labels or not: `gießen` stands in labels of irrigation and of foundries, and `Schlauch` around both. The
 * concepts of a word stand from `from[word]` to before `from[word + 1]`, with the share of its labels that are theirs, the largest first; the words of a concept likewise.
 */
export type Kinship = { conceptsOf: Shared; wordsOf: Shared };
type Shared = { from: Uint32Array; numbers: Int32Array; shares: Float32Array };

/**
 * `kinPrior` labels of no concept are counted with each word, so that one seen in a single label does not speak too loud. A word around a concept
 * counts `kinAround` labels.
 */
export function buildKinship(
  wordsOf: readonly ReadonlyMap<number, readonly Unit[]>[],
  aroundOf: readonly ReadonlyMap<number, ReadonlySet<Unit>>[],
  units: number,
  concepts: number,
  { kinPrior, kinAround }: Weights,
): Kinship {
  const counts = Array.from({ length: units }, () => new Map<number, number>());
  for (const [concept, words] of wordsOf.flatMap((each) => [...each]))
    for (const unit of words) counts[unit]!.set(concept, (counts[unit]!.get(concept) ?? 0) + 1);
  for (const [concept, words] of aroundOf.flatMap((each) => [...each]))
    for (const unit of words) counts[unit]!.set(concept, (counts[unit]!.get(concept) ?? 0) + kinAround);
  const ofUnit = counts.map((count) => {
    const all = [...count.values()].reduce((sum, each) => sum + each, kinPrior);
    const found = [...count].map(([concept, each]) => ({ number: concept, share: each / all }));
    return found.sort((a, b) => b.share - a.share || a.number - b.number);
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

/** How often a query says each label word, and how much all of them point to each concept (until the next query is read). */
export type Pointing = { words: ReadonlyMap<Unit, number>; around: Sums };

/** 0 to 1 how much a question of so many label words tells, where `enough` tell all. Of a word or two hardly anything follows but that it asks for them. */
export const shareTold = (words: number, enough: number): number => Math.min(1, words / enough) ** 2;

const told = createSums();
const around = createSums();

export function pointAround(vocabulary: Vocabulary, reading: Reading, parts: readonly Part<string>[]): Pointing {
  const { kinship, similarities, weights, concepts } = vocabulary;
  const words = countUnits(reading, parts);
  const { from, numbers, shares } = kinship.conceptsOf;
  clear(told, concepts.length);
  clear(around, concepts.length);
  for (const [unit, frequency] of words) {
    const said = saturated(frequency);
    for (let i = from[unit]!; i < from[unit + 1]!; i++) add(told, numbers[i]!, said * shares[i]!);
  }
  for (let i = 0; i < told.count; i++) {
    const concept = told.numbers[i]!;
    spread(similarities, concept, told.of[concept]!, weights.kinStep, around);
  }
  return { words, around };
}

const saturated = (frequency: number) => frequency / (frequency + 1);

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
  let support = around.of[concept]!;
  for (const unit of naming) support -= saturated(words.get(unit) ?? 0) * pointOf(vocabulary, unit, concept);
  return Math.max(0, support) / (Math.max(0, support) + vocabulary.weights.halfKinSupport);
}

/** How much a label word points to a concept, itself or by way of its neighbours. */
export function pointOf({ kinship, similarities, weights }: Vocabulary, unit: Unit, concept: number): number {
  const { from, numbers, shares } = kinship.conceptsOf;
  let sum = 0;
  for (let i = from[unit]!; i < from[unit + 1]!; i++) {
    const told = numbers[i]!;
    if (told === concept) {
      sum += shares[i]!;
      continue;
    }
    const end = similarities.from[told + 1]!;
    for (let near = similarities.from[told]!; near < end; near++) {
      if (similarities.concepts[near] !== concept) continue;
      sum += shares[i]! * similarities.values[near]! * weights.kinStep;
      break;
    }
  }
  return sum;
}

/** What the words of a query point to, until the next query is read. */
export type AskedKin = {
  /** The concepts pointed to most, and by concept one more than its place among these, 0 for others. */
  concepts: readonly number[];
  placeOf: Int32Array;
  /** By concept the points of a document whose words all point to it alone: what it has in common, over links too, with the concepts pointed to. 0 where that is little. */
  worth: Float64Array;
  /** The same in steps of `step` by the low bits of the concept: small enough to stay near the processor while many documents are looked at. */
  rough: Uint8Array;
  step: number;
  /** By label word the points that a document earns with it, below 0 where the query has it itself: then it earns nothing. */
  points: Float32Array;
};

/** Of the query asked last; `reached`: the concepts with some worth. */
const asked = {
  concepts: [] as readonly number[],
  placeOf: new Int32Array(0),
  reached: [] as readonly number[],
  worth: new Float64Array(0),
  rough: new Uint8Array(KEPT_NUMBERS),
  points: new Float32Array(0),
};
const worth = createSums();

/**
 * Query and document are compared as vectors of concepts: what their words point to, spread over the links (explicit semantic analysis; Gabrilovich and Markovitch
 * 2007). The spreading of documents is done here too, backwards and once for the query, so that a document only adds up the points of its words. Words that the query has itself are no kin: they count
 * through concepts and as words, and who only repeats them has nothing to add.
 */
export function askKin(vocabulary: Vocabulary, { words, around }: Pointing): AskedKin {
  const { weights, kinship, similarTo } = vocabulary;
  forgetAsked(vocabulary);
  const { placeOf, points, rough } = asked;
  const concepts = largest(around, weights.kinConcepts);
  let squares = 0;
  for (let i = 0; i < concepts.length; i++) {
    const concept = concepts[i]!;
    placeOf[concept] = i + 1;
    squares += around.of[concept]! ** 2;
  }
  const scale = weights.kin / Math.sqrt(squares);
  clear(worth, vocabulary.concepts.length);
  for (const concept of concepts) spread(similarTo, concept, around.of[concept]! * scale, weights.kinStep, worth);
  // What a question of a word or two reaches by far is chance, and most of the time for it.
  const share = Math.min(1, words.size / weights.asideWords) ** 1.5;
  const reached = largest(worth, Math.ceil(weights.kinReached * share));
  let most = 0;
  for (const concept of reached) most = Math.max(most, worth.of[concept]!);
  const step = most / 255;
  const { from, numbers, shares } = kinship.wordsOf;
  for (const concept of reached) {
    const own = worth.of[concept]!;
    asked.worth[concept] = own;
    const low = concept & (KEPT_NUMBERS - 1);
    rough[low] = Math.max(rough[low]!, Math.round(own / step));
    const end = from[concept + 1]!;
    for (let at = from[concept]!; at < end; at++) points[numbers[at]!]! += own * shares[at]!;
  }
  for (const unit of words.keys()) points[unit] = -points[unit]!;
  asked.concepts = concepts;
  asked.reached = reached;
  return { concepts, placeOf, worth: asked.worth, rough, step, points };
}

/** Clears what the query before has left, and makes room. */
function forgetAsked({ concepts, unitWeight }: Vocabulary): void {
  for (const concept of asked.concepts) asked.placeOf[concept] = 0;
  for (const concept of asked.reached) {
    asked.worth[concept] = 0;
    asked.rough[concept & (KEPT_NUMBERS - 1)] = 0;
  }
  if (concepts.length > asked.placeOf.length) {
    asked.placeOf = enlarged(asked.placeOf, concepts.length);
    asked.worth = enlarged(asked.worth, concepts.length);
  }
  if (unitWeight.length > asked.points.length) asked.points = new Float32Array(unitWeight.length);
  else asked.points.fill(0);
}

function countUnits(reading: Reading, parts: readonly Part<string>[]): Map<Unit, number> {
  const words = new Map<Unit, number>();
  for (let at = 0; at < reading.count; at++) {
    if (reading.excluded[at] === 1) continue;
    const [first, end] = [reading.unitFrom[at]!, reading.unitFrom[at + 1]!];
    const said = (reading.strength[at]! * parts[reading.part[at]!]!.weight) / (end - first);
    for (let i = first; i < end; i++) words.set(reading.units[i]!, (words.get(reading.units[i]!) ?? 0) + said);
  }
  return words;
}
