/**
 * Looks for better numbers for `src/engines/matching/weights.ts` on the tuning half of the golden set, one number at a time.
 *
 *     node bench/matching/tune.ts [name …]     default: every number but the fit factors
 *
 * Prints what it would change; the held-back half is measured once before and once after and decides nothing.
 */
import { buildVocabulary, createIndex, evaluate, putEntry, rankAll, WEIGHTS, type Weights } from '#engines/matching';
import { type Golden, half, readConcepts, readGolden } from './golden.ts';

const NAMES = Object.keys(WEIGHTS).filter((name): name is keyof Weights => name in WEIGHTS);
/** The golden set has no region, size or dates to tune these on. */
const FIT = NAMES.slice(NAMES.indexOf('regionSame'));
const FACTORS = [0.6, 0.8, 1.25, 1.6];
/** Smaller gains are chance with so few needs. */
const LEAST_GAIN = 0.002;

const golden = readGolden();
const { concepts } = readConcepts();

function measure(weights: Weights, part: Golden) {
  const index = createIndex(buildVocabulary(concepts, weights));
  for (const entry of part.entries) putEntry(index, entry);
  const rankings = new Map(part.needs.map((need) => [need.id, rankAll(index, need)]));
  return evaluate(part.needs, part.entries, part.judgements, rankings);
}

/** Both aims at once, and hard negatives as a cost. */
function value(weights: Weights, part: Golden): number {
  const { overall, across, hardNegatives } = measure(weights, part);
  return (overall.ndcg10 + across.ndcg10) / 2 - 0.05 * hardNegatives;
}

function report(weights: Weights): void {
  for (const which of ['tuning', 'held-back'] as const) {
    const { overall, across, hardNegatives } = measure(weights, half(golden, which));
    console.log(
      `${which}: nDCG@10 ${overall.ndcg10.toFixed(4)}, across ${across.ndcg10.toFixed(4)}, hard negatives ${hardNegatives.toFixed(2)}`,
    );
  }
}

const tuning = half(golden, 'tuning');
const asked = process.argv.slice(2);
const names = NAMES.filter((name) => (asked.length > 0 ? asked.includes(name) : !FIT.includes(name)));
let weights: Weights = { ...WEIGHTS };
let best = value(weights, tuning);
report(weights);
for (let round = 0; round < 2; round++) {
  for (const name of names) {
    for (const factor of FACTORS) {
      const tried = { ...weights, [name]: Math.round(weights[name] * factor * 1000) / 1000 };
      const got = value(tried, tuning);
      if (got <= best + LEAST_GAIN) continue;
      console.log(`${name}: ${weights[name]} → ${tried[name]}   ${best.toFixed(4)} → ${got.toFixed(4)}`);
      weights = tried;
      best = got;
    }
  }
}
report(weights);
