import { shareTold } from './kinship.ts';
import { LOUDEST } from './pointed.ts';
import type { Asked } from './query.ts';
import type { Ranked } from './rank.ts';
import { createRecord, LENGTH, openRecord, SHARES } from './store/forward.ts';
import type { Store } from './store/store.ts';
import { recordOf } from './store/traits.ts';
import { add, clear, createSums } from './sums.ts';
import type { Vocabulary } from './vocabulary.ts';
import { unitsOfWords } from './word-list.ts';

/** Matches are compared with so many of the best. */
const BEST = 4;

/** By concept, side by side, how much each of the best points to it, in shares of all that it points to. */
let towards = new Float32Array(0);
const told = createSums();
const record = createRecord();
const akinTo = new Float64Array(BEST);

/**
 * How much each match says the same as the best of the others, 0 to 1 as of the one of the best that does most. Documents that answer the same question are akin to each
 * other, in whatever words (cluster hypothesis; van Rijsbergen 1979), and one that only looks right is akin to the question alone. They are compared as vectors of concepts, as in
 * `askKin`, the better ones of the best counting more. Where there is nothing to compare with it is 1, and nearer to 1 for a question of a few words, which may be asked in many matters. `ranked`: best first.
 */
export function accordOf(store: Store, asked: Asked, ranked: readonly Ranked[]): number[] {
  const { vocabulary, forward, columns } = store;
  const units = unitsOfWords(store.words, vocabulary.lexicons);
  const open = ({ slot }: Ranked) =>
    openRecord(forward, recordOf(columns, slot), vocabulary.fields.names.length, record);
  const best = ranked.slice(0, BEST);
  if (towards.length < vocabulary.concepts.length * BEST) towards = new Float32Array(vocabulary.concepts.length * BEST);
  else towards.fill(0);
  for (const [place, each] of best.entries()) {
    open(each);
    pointTowards(vocabulary, units, place);
  }
  const weights = best.map(({ score }) => Math.max(0, score));
  const means = ranked.map((each, place) => {
    open(each);
    compare(vocabulary, units);
    let [sum, weight] = [0, 0];
    for (let other = 0; other < best.length; other++) {
      if (other === place) continue;
      sum += akinTo[other]! * weights[other]!;
      weight += weights[other]!;
    }
    return weight === 0 ? undefined : sum / weight;
  });
  const most = Math.max(...means.slice(0, BEST).map((mean) => mean ?? 0));
  const says = shareTold(asked.told, vocabulary.weights.fewWords);
  return means.map((mean) => (mean === undefined || most === 0 ? 1 : 1 - says * (1 - Math.min(1, mean / most))));
}

/** What makes a share of a concept times that of a word, both in steps of 1/`SHARES`, one of all that the record open now points to. */
const shareOfAll = () => (record.length === 0 ? 0 : LENGTH / (SHARES * SHARES * record.length));

/** Notes what the words of the record open now point to, spread over the links. */
function pointTowards(
  { loudest, similarities, concepts, weights }: Vocabulary,
  units: Int32Array,
  place: number,
): void {
  clear(told, concepts.length);
  for (let i = record.words; i < record.bytes; i++) {
    const unit = units[record.numbers[i]! >>> 8]!;
    if (unit < 0) continue;
    const share = record.numbers[i]! & 255;
    for (let each = unit * LOUDEST; each < (unit + 1) * LOUDEST && loudest[each] !== 0; each++)
      add(told, loudest[each]! >>> 8, (loudest[each]! & 255) * share);
  }
  const scale = shareOfAll();
  const { from, concepts: others, values } = similarities;
  for (let i = 0; i < told.count; i++) {
    const concept = told.numbers[i]!;
    const value = told.of[concept]! * scale;
    towards[concept * BEST + place]! += value;
    const step = value * weights.kinStep;
    for (let near = from[concept]!; near < from[concept + 1]!; near++)
      towards[others[near]! * BEST + place]! += values[near]! * step;
  }
}

/** Fills `akinTo` with how far the record open now points the same way as each of the best. */
function compare({ loudest }: Vocabulary, units: Int32Array): void {
  let [one, two, three, four] = [0, 0, 0, 0];
  for (let i = record.words; i < record.bytes; i++) {
    const unit = units[record.numbers[i]! >>> 8]!;
    if (unit < 0) continue;
    const share = record.numbers[i]! & 255;
    for (let each = unit * LOUDEST; each < (unit + 1) * LOUDEST && loudest[each] !== 0; each++) {
      const said = (loudest[each]! & 255) * share;
      const at = (loudest[each]! >>> 8) * BEST;
      one += towards[at]! * said;
      two += towards[at + 1]! * said;
      three += towards[at + 2]! * said;
      four += towards[at + 3]! * said;
    }
  }
  const scale = shareOfAll();
  akinTo[0] = one * scale;
  akinTo[1] = two * scale;
  akinTo[2] = three * scale;
  akinTo[3] = four * scale;
}
