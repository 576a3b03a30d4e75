import { likenessOfFields, type Mixture, withoutZeros } from './fields.ts';
import { askFit, type FitAsked, fitPoints, toGrain } from './fit.ts';
import type { MatchQuery } from './model.ts';
import type { Asked } from './query.ts';
import { LANG_ORDER } from './store/columns.ts';
import { createRecord, type OpenRecord, openRecord, SHARES } from './store/forward.ts';
import type { Store } from './store/store.ts';

/**
 * Works out scores of documents for one query. For each thing asked only the best answer in the document counts, so that many neighbours
 * of one concept do not add up to a false match.
 */
export type Scorer = {
  /** Score of a document. Afterwards the fields below tell of it, until the next. */
  score(slot: number): number;
  /** Points for content alone; 0 when nothing asked is answered. */
  content: number;
  /** By thing asked (concepts, then words): points, and the place in `answers` of the answer that gave them. */
  points: Float64Array;
  by: Int32Array;
  answers: Answer[];
  mixture: Mixture;
  /** Points for the same fields. */
  fieldPoints: number;
  /** Points lost for repeating the wording, 0 or less. */
  repetition: number;
  fit: FitAsked;
  record: OpenRecord;
};

/** A concept or word of documents that answers something asked. */
type Answer = {
  /** Place of the thing asked. */
  asked: number;
  value: number;
  /** Concept: its place among the neighbours. Word: its place among the answers. */
  number: number;
  /** Place of the next answer by the same concept or word, -1 when it is the last. */
  next: number;
};

export function createScorer(store: Store, asked: Asked, query: MatchQuery): Scorer {
  const { forward, columns } = store;
  const { weights: numbers } = store.vocabulary;
  const { otherFields } = numbers;
  const ownLanguage = LANG_ORDER.indexOf(asked.language.lang);
  const width = store.vocabulary.fields.names.length;
  const answers: Answer[] = [];
  const table = (lists: { number: number; asked: number; value: number; place: number }[]) => {
    const heads = new Map<number, number>();
    for (const { number, asked: thing, value, place } of lists)
      heads.set(number, answers.push({ asked: thing, value, number: place, next: heads.get(number) ?? -1 }) - 1);
    return heads;
  };
  const concepts = table(
    asked.concepts.flatMap((each, thing) =>
      each.answers.map(({ concept, neighbour, value }) => ({ number: concept, asked: thing, value, place: neighbour })),
    ),
  );
  const words = table(
    asked.words.flatMap((each, i) =>
      each.answers.map(({ word, value }, place) => ({ number: word, asked: asked.concepts.length + i, value, place })),
    ),
  );
  // Most of what a document says answers nothing: a look into small tables of bits tells that.
  const conceptBits = bitsOf(concepts.keys());
  const wordBits = bitsOf(words.keys());
  const weights = Float64Array.from([...asked.concepts, ...asked.words], ({ weight }) => weight);
  const shares = new Float64Array(weights.length);
  /** Things answered by the document looked at. */
  const answered = new Int32Array(weights.length);
  let count = 0;
  const mixture = withoutZeros(asked.fields);
  const record: OpenRecord = createRecord();
  const scorer: Scorer = {
    score,
    content: 0,
    points: new Float64Array(weights.length),
    by: new Int32Array(weights.length),
    answers,
    mixture,
    fieldPoints: 0,
    repetition: 0,
    fit: askFit(query, store.vocabulary.weights, store.names),
    record,
  };
  return scorer;

  function answer(from: number, to: number, heads: ReadonlyMap<number, number>, bits: Uint8Array): void {
    const { numbers } = record;
    const { by } = scorer;
    for (let i = from; i < to; i++) {
      const packed = numbers[i]!;
      const number = packed >>> 8;
      if (bits[number & BIT_MASK] === 0) continue;
      for (let place = heads.get(number) ?? -1; place >= 0; ) {
        const { asked: thing, value, number: which, next } = answers[place]!;
        const share = (value * (packed & 255)) / SHARES;
        const known = shares[thing]!;
        if (share > known || (share === known && which < answers[by[thing]!]!.number)) {
          if (known === 0) answered[count++] = thing;
          shares[thing] = share;
          by[thing] = place;
        }
        place = next;
      }
    }
  }

  function score(slot: number): number {
    for (let i = 0; i < count; i++) {
      shares[answered[i]!] = 0;
      scorer.points[answered[i]!] = 0;
    }
    count = 0;
    openRecord(forward, columns.record[slot]!, width, record);
    answer(record.concepts, record.words, concepts, conceptBits);
    answer(record.words, record.bytes, words, wordBits);
    const same = likenessOfFields(mixture, record);
    // Words shared in texts about different things say little.
    const going =
      (otherFields + (1 - otherFields) * same) * (columns.lang[slot] === ownLanguage ? numbers.sameLanguage : 1);
    let sum = 0;
    let plain = 0;
    for (let i = 0; i < count; i++) {
      const thing = answered[i]!;
      const points = toGrain(shares[thing]! * weights[thing]! * going);
      scorer.points[thing] = points;
      sum += points;
      if (thing >= asked.concepts.length) plain += 1;
    }
    scorer.content = sum;
    scorer.fieldPoints = toGrain(asked.sameFields * same);
    scorer.repetition = -toGrain(shareLost(plain) * (sum + scorer.fieldPoints));
    return sum + scorer.fieldPoints + scorer.repetition + fitPoints(scorer.fit, record);
  }

  /** Of the points of a document that has so many of the plain words asked for. */
  function shareLost(plain: number): number {
    const { repeatedWords, repeatedOf, repeatedFrom, repeatedFully, repetition } = numbers;
    if (plain < repeatedWords || asked.words.length < repeatedOf) return 0;
    const beyond = (plain / asked.words.length - repeatedFrom) / (repeatedFully - repeatedFrom);
    return repetition * Math.min(1, Math.max(0, beyond));
  }
}

const BIT_MASK = 4095;

function bitsOf(numbers: Iterable<number>): Uint8Array {
  const bits = new Uint8Array(BIT_MASK + 1);
  for (const number of numbers) bits[number & BIT_MASK] = 1;
  return bits;
}
