/**
 * Looks for better numbers for `src/engines/matching/weights.ts` on the golden collections that are for tuning, one number at a time, judged by
 * cross-validation.
 *
 *     node bench/matching/tune.ts [name …]     default: every number but the fit factors
 *
 * For each number it prints the values tried with their gain over all needs and in how many of five folds (by the needs' ids) they gain.
 * A value is worth taking when it gains clearly (0.005) and in four folds at least; smaller gains are chance with so few needs.
 */
import {
  buildVocabulary,
  createIndex,
  evaluate,
  type LabelledText,
  putEntry,
  rankAll,
  WEIGHTS,
  type Weights,
} from '#engines/matching';
import { DEMO, fold, readConcepts, readGolden, TUNED } from './golden.ts';

const NAMES = Object.keys(WEIGHTS).filter((name): name is keyof Weights => name in WEIGHTS);
/** The golden set has no region, size or dates to tune these on, and is too small for those. */
const FIT = NAMES.slice(NAMES.indexOf('readPostings'));
const FACTORS = [0.5, 0.75, 1.33, 2];
const CLEAR_GAIN = 0.005;
const FOLDS = 5;

const collections = [...TUNED, DEMO].map(readGolden);
const needs = collections.flatMap((golden) => golden.needs);
const { concepts } = readConcepts();

/** By need: both aims at once, and hard negatives as a cost. */
function measure(weights: Weights): Map<LabelledText, number> {
  const vocabulary = buildVocabulary(concepts, weights);
  return new Map(
    collections.flatMap((golden) => {
      const index = createIndex(vocabulary);
      for (const entry of golden.entries) putEntry(index, entry);
      return golden.needs.map((need) => {
        const rankings = new Map([[need.id, rankAll(index, need, weights)]]);
        const { overall, across, hardNegatives } = evaluate([need], golden.entries, golden.judgements, rankings);
        return [need, (overall.ndcg10 + across.ndcg10) / 2 - 0.1 * hardNegatives] as const;
      });
    }),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const base = measure(WEIGHTS);
console.log(`now: ${mean([...base.values()]).toFixed(4)}`);
const asked = process.argv.slice(2);
for (const name of NAMES.filter((each) => (asked.length > 0 ? asked.includes(each) : !FIT.includes(each)))) {
  for (const factor of FACTORS) {
    const value = Math.round(WEIGHTS[name] * factor * 1000) / 1000;
    if (value === WEIGHTS[name]) continue;
    const tried = measure({ ...WEIGHTS, [name]: value });
    const gains = needs.map((need) => ({ fold: fold(need, FOLDS), gain: tried.get(need)! - base.get(need)! }));
    const folds = Array.from({ length: FOLDS }, (_, each) =>
      mean(gains.filter((one) => one.fold === each).map(({ gain }) => gain)),
    );
    const gain = mean(gains.map((each) => each.gain));
    const gaining = folds.filter((each) => each > 0).length;
    const worth = gain >= CLEAR_GAIN && gaining >= FOLDS - 1 ? '  ← worth taking' : '';
    const shown = `${name}: ${WEIGHTS[name]} → ${value}`.padEnd(36);
    console.log(`${shown} ${gain >= 0 ? '+' : '−'}${Math.abs(gain).toFixed(4)} in ${gaining}/${FOLDS} folds${worth}`);
  }
}
