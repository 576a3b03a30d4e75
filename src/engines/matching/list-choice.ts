import { enlarged } from '#engines/kit';
import type { Asked } from './query.ts';
import { SHARES } from './store/forward.ts';
import { countOf, type Lists } from './store/lists.ts';
import { LAYERS, listOfConcept, listOfWord, type Store, topOfLayer } from './store/store.ts';

/** Sums are kept in steps of 1/16 point, in 12 bits; 19 bits above say which things asked have given points. */
export const POINT = 16;
export const SUM = (1 << 12) - 1;
const MOST_BITS = 19;
/** The sign, which only the sum of what is shut out has. */
export const NO_BIT = -0x80000000;

/** Lists that may be read, as many as `count`: which, for which thing asked, with how many points at most. Used again for the next question. */
const choice = {
  list: new Int32Array(1024),
  asked: new Int32Array(1024),
  points: new Float64Array(1024),
  keys: new Float64Array(1024),
  count: 0,
};

function addChoice(lists: Lists, list: number, asked: number, points: number): void {
  if (countOf(lists, list) === 0 || choice.count === MOST_LISTS) return;
  if (choice.count === choice.list.length) {
    choice.list = enlarged(choice.list, choice.count * 2);
    choice.asked = enlarged(choice.asked, choice.count * 2);
    choice.points = enlarged(choice.points, choice.count * 2);
    choice.keys = enlarged(choice.keys, choice.count * 2);
  }
  const place = choice.count++;
  choice.list[place] = list;
  choice.asked[place] = asked;
  choice.points[place] = points;
  choice.keys[place] = Math.round(points * KEY_POINT) * MOST_LISTS + MOST_LISTS - 1 - place;
}

/**
 * The lists in the order of the points they can bring, as far as they are read. Points and places are sorted together as one number, which
 * takes a tenth of the time of sorting objects.
 */
export function chooseLists({ lists, vocabulary }: Store, { concepts, words }: Asked, effort: number): ChosenLists {
  choice.count = 0;
  for (let thing = 0; thing < concepts.length; thing++) {
    const { answers, weight } = concepts[thing]!;
    for (let i = 0; i < answers.length; i++) {
      const { concept, value } = answers[i]!;
      for (let layer = 0; layer < LAYERS; layer++)
        addChoice(lists, listOfConcept(concept, layer), thing, (weight * value * topOfLayer(layer)) / SHARES);
    }
  }
  for (let i = 0; i < words.length; i++) {
    const { answers, weight } = words[i]!;
    for (const { word, value } of answers)
      addChoice(lists, listOfWord(vocabulary, word), concepts.length + i, weight * value * USUAL_SHARE);
  }
  const order = choice.keys.subarray(0, choice.count).sort();
  let count = 0;
  for (let read = 0; count < order.length && read < effort; count++) {
    const place = placeIn(order[order.length - 1 - count]!);
    order[order.length - 1 - count] = place;
    read += countOf(lists, choice.list[place]!) + LIST_COST;
  }
  return gather(order.subarray(order.length - count), concepts.length + words.length);
}

const placeIn = (key: number): number => MOST_LISTS - 1 - (key % MOST_LISTS);

/** Lists to read: which, what each document of one gets, and the bit of the thing asked. */
export type ChosenLists = { lists: Int32Array; gains: Int32Array; bits: Int32Array };

/**
 * The lists at some places of the choice, the last one first. The things asked after the weightiest 19 have no bit, and their answers add up: words mostly, which
 * have one.
 */
function gather(places: Float64Array, things: number): ChosenLists {
  const count = places.length;
  const chosen = { lists: new Int32Array(count), gains: new Int32Array(count), bits: new Int32Array(count) };
  const bitOf = new Int32Array(things);
  let given = 0;
  for (let i = 0; i < count; i++) {
    const place = places[count - 1 - i]!;
    const thing = choice.asked[place]!;
    if (bitOf[thing] === 0) bitOf[thing] = given < MOST_BITS ? (SUM + 1) << given++ : NO_BIT;
    chosen.lists[i] = choice.list[place]!;
    chosen.gains[i] = Math.max(1, Math.round(choice.points[place]! * POINT));
    chosen.bits[i] = bitOf[thing]!;
  }
  return chosen;
}

/** Points are sorted in steps of 1/65536, of at most so many lists: 40 bits together. */
const KEY_POINT = 2 ** 16;
const MOST_LISTS = 2 ** 16;

/** Going to a list takes as long as reading so many numbers of one. */
const LIST_COST = 64;

/** Share that a word mostly has. */
const USUAL_SHARE = 0.5;
