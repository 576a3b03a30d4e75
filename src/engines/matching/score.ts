import { akinPoints } from './closeness.ts';
import { likenessOfFields, type Mixture, withoutZeros } from './fields.ts';
import { askFit, type FitAsked, fitPoints, toGrain } from './fit.ts';
import { shareTold } from './kinship.ts';
import type { MatchQuery } from './model.ts';
import type { Asked } from './query.ts';
import { createRecord, type OpenRecord, openRecord, SHARES } from './store/forward.ts';
import type { Store } from './store/store.ts';
import { recordOf } from './store/traits.ts';
import { unitsOfWords } from './word-list.ts';

/**
 * Works out scores of documents for one query. For each thing asked only the best answer in the document counts, so that many neighbours
 * of one concept do not add up to a false match.
 */
export type Scorer = {
  /** Score of a document. Afterwards the fields below tell of it, until the next. */
  score(slot: number): number;
  /** Points for content alone; 0 when nothing asked is answered. */
  content: number;
  /** By thing asked (concepts, then words): points, the place in `answers` of the answer that gave them, and where in the record that stands. */
  points: Float64Array;
  by: Int32Array;
  at: Int32Array;
  answers: Answers;
  mixture: Mixture;
  /** Points for the same fields. */
  fieldPoints: number;
  /** Points for words akin to those asked; and how many of them count where there is nothing else: few for a short question, which asks for its words. */
  kin: number;
  kinAlone: number;
  /** How akin its words are, 0 to 1; see `Match`. */
  akin: number;
  /** Points lost for repeating the wording, 0 or less. */
  repetition: number;
  /** Points lost for saying little of the matter, 0 or less. */
  aside: number;
  fit: FitAsked;
  record: OpenRecord;
};

/** The concepts and words of documents that answer something asked, by their place among all these. */
type Answers = {
  /** Place of the thing asked. */
  asked: Int32Array;
  value: Float64Array;
  /** Concept: its place among the neighbours. Word: its place among the answers. */
  number: Int32Array;
  /** Place of the next answer by the same concept or word, -1 when it is the last. */
  next: Int32Array;
};

export function createScorer(store: Store, asked: Asked, query: MatchQuery): Scorer {
  const { forward, columns } = store;
  const { weights: numbers } = store.vocabulary;
  const units = unitsOfWords(store.words, store.vocabulary.lexicons);
  const width = store.vocabulary.fields.names.length;
  const answers = roomForAnswers(asked);
  /** By concept of documents its last answer, -1: none. */
  const concepts = new Int32Array(store.vocabulary.concepts.length).fill(-1);
  /** The same by word, of which there are too many for an array; and bits that say of most words that they answer nothing. */
  const words = new Map<number, number>();
  const wordBits = new Uint8Array(BIT_MASK + 1);
  let place = 0;
  const add = (thing: number, value: number, number: number, next: number) => {
    answers.asked[place] = thing;
    answers.value[place] = value;
    answers.number[place] = number;
    answers.next[place] = next;
    return place++;
  };
  const weights = new Float64Array(asked.concepts.length + asked.words.length);
  for (let thing = 0; thing < asked.concepts.length; thing++) {
    const { answers, weight } = asked.concepts[thing]!;
    weights[thing] = weight;
    for (const { concept, neighbour, value } of answers)
      concepts[concept] = add(thing, value, neighbour, concepts[concept]!);
  }
  for (let i = 0; i < asked.words.length; i++) {
    const thing = asked.concepts.length + i;
    const { answers, weight } = asked.words[i]!;
    weights[thing] = weight;
    for (let number = 0; number < answers.length; number++) {
      const { word, value } = answers[number]!;
      words.set(word, add(thing, value, number, words.get(word) ?? -1));
      wordBits[word & BIT_MASK] = 1;
    }
  }
  const shares = new Float64Array(weights.length);
  /** Things answered by the document looked at. */
  const answered = new Int32Array(weights.length);
  let count = 0;
  /** How much the question tells, 0 to 1. */
  const told = shareTold(asked.told, numbers.asideWords);
  const mixture = withoutZeros(asked.fields);
  const record: OpenRecord = createRecord();
  const scorer: Scorer = {
    score,
    content: 0,
    points: new Float64Array(weights.length),
    by: new Int32Array(weights.length),
    at: new Int32Array(weights.length),
    answers,
    mixture,
    fieldPoints: 0,
    kin: 0,
    kinAlone: 0,
    akin: 0,
    repetition: 0,
    aside: 0,
    fit: askFit(query, store.vocabulary.weights, store.names),
    record,
  };
  return scorer;

  function answerConcepts(from: number, to: number): void {
    const { numbers } = record;
    for (let i = from; i < to; i++) {
      const first = concepts[numbers[i]! >>> 8]!;
      if (first >= 0) answer(first, numbers[i]! & 255, i);
    }
  }

  function answerWords(from: number, to: number): void {
    const { numbers } = record;
    for (let i = from; i < to; i++) {
      const word = numbers[i]! >>> 8;
      if (wordBits[word & BIT_MASK] === 0) continue;
      const first = words.get(word);
      if (first !== undefined) answer(first, numbers[i]! & 255, i);
    }
  }

  /** Notes for each thing that a concept or word answers how well it does, where nothing known does better. */
  function answer(first: number, said: number, at: number): void {
    const { by } = scorer;
    for (let place = first; place >= 0; place = answers.next[place]!) {
      const thing = answers.asked[place]!;
      const share = (answers.value[place]! * said) / SHARES;
      const known = shares[thing]!;
      if (share < known || (share === known && answers.number[place]! >= answers.number[by[thing]!]!)) continue;
      if (known === 0) answered[count++] = thing;
      shares[thing] = share;
      by[thing] = place;
      scorer.at[thing] = at;
    }
  }

  function score(slot: number): number {
    for (let i = 0; i < count; i++) {
      shares[answered[i]!] = 0;
      scorer.points[answered[i]!] = 0;
    }
    count = 0;
    openRecord(forward, recordOf(columns, slot), width, record);
    answerConcepts(record.concepts, record.words);
    answerWords(record.words, record.bytes);
    let sum = 0;
    let named = 0;
    let plain = 0;
    for (let i = 0; i < count; i++) {
      const thing = answered[i]!;
      const points = toGrain(shares[thing]! * weights[thing]!);
      scorer.points[thing] = points;
      sum += points;
      if (thing < asked.concepts.length) named += points;
      else plain += 1;
    }
    scorer.content = sum;
    scorer.fieldPoints = toGrain(asked.sameFields * likenessOfFields(mixture, record));
    scorer.kin = toGrain(akinPoints(asked.kin, store.vocabulary, units, record));
    scorer.kinAlone = scorer.kin * told;
    scorer.akin = 1 - told * (1 - scorer.kin / numbers.kin);
    const earned = sum + scorer.fieldPoints + scorer.kin;
    scorer.repetition = -toGrain(shareRepeated(plain) * earned);
    const left = earned + scorer.repetition;
    scorer.aside = -toGrain(shareAside(named) * left);
    return left + scorer.aside + fitPoints(scorer.fit, record);
  }

  /** Of the points of a document as akin as this one, with so many points for concepts. */
  function shareAside(named: number): number {
    const { kin, namedEnough, namedMore, closeFrom, closeFully, distant } = numbers;
    const close = scorer.kin / kin + namedMore * Math.max(0, named - namedEnough);
    return distant * told * between0And1((closeFrom - close) / (closeFrom - closeFully));
  }

  /** Of the points of a document that has so many of the plain words asked for. */
  function shareRepeated(plain: number): number {
    const { repeatedWords, repeatedFrom, repeatedFully, repetition } = numbers;
    if (plain < repeatedWords) return 0;
    return repetition * between0And1((plain / asked.words.length - repeatedFrom) / (repeatedFully - repeatedFrom));
  }
}

const between0And1 = (value: number) => Math.min(1, Math.max(0, value));

const BIT_MASK = 4095;

function roomForAnswers({ concepts, words }: Asked): Answers {
  let count = 0;
  for (const { answers } of [...concepts, ...words]) count += answers.length;
  return {
    asked: new Int32Array(count),
    value: new Float64Array(count),
    number: new Int32Array(count),
    next: new Int32Array(count),
  };
}
