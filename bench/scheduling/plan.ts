/**
 * How good plans are: value and score beside the upper bound of the value, breaks, table changes; first the plan that is there at once. Median of the seeds.
 *
 *     node bench/scheduling/plan.ts [--seconds N] [--seeds N] [FILE …]
 *
 * With files: these instances. Without: generated events of 200, 500, 1,000 and 2,000 people and a tight one; 5,000 people get three times the seconds.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Instance, makePlan, type Plan } from '#engines/scheduling';
import { readInstance } from '#features/meetings/instance.ts';
import { valueBound } from './bound.ts';
import { generateEvent } from './generate.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '10' }, seeds: { type: 'string', default: '5' } },
});
const seconds = Number(values.seconds);
const seeds = Number(values.seeds);

const GENERATED: [people: number, tight: boolean][] = [
  [200, false],
  [200, true],
  [500, false],
  [1000, false],
  [2000, false],
  [5000, false],
];

const instances =
  positionals.length > 0
    ? positionals.map((file) => ({ ...readFile(file), seconds }))
    : GENERATED.map(([people, tight]) => ({
        ...generateEvent(people, 7, tight),
        seconds: people >= 5000 ? seconds * 3 : seconds,
      }));

console.log(`${seeds} seeds, ${seconds} s each; value and score as share of the bound of the value`);
for (const instance of instances) await measure(instance);

function readFile(file: string): Instance {
  const read = readInstance(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`${file}: ${read.refusal.problems[0]}`);
  return read.value;
}

async function measure(instance: Instance & { seconds: number }): Promise<void> {
  const mandatory = instance.objective === 'all-mandatory-min-breaks';
  const bound = mandatory ? undefined : await valueBound(instance);
  const results: { plan: Plan; first: number; firstPlan: Plan }[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    let [first, firstPlan] = [0, undefined as Plan | undefined];
    const start = performance.now();
    const plan = makePlan(instance, {
      seed,
      budget: { milliseconds: instance.seconds * 1000, now: () => performance.now() },
      onProgress(_, best) {
        if (firstPlan !== undefined) return undefined;
        firstPlan = best();
        first = performance.now() - start;
        return undefined;
      },
    });
    if (firstPlan !== undefined) results.push({ plan, first, firstPlan });
  }
  const median = (of: (result: (typeof results)[number]) => number) =>
    results.map(of).sort((x, y) => x - y)[Math.floor(results.length / 2)] ?? Number.NaN;
  const share = (value: number) => (bound === undefined ? `${value}` : `${((100 * value) / bound).toFixed(2)} %`);
  const people = instance.participants.length;
  console.log(
    `${(instance.name ?? '').padEnd(22)} ${people} people, ${instance.requests.length} wishes, ${instance.slots} slots, bound ${bound?.toFixed(0) ?? 'none'}`,
  );
  console.log(
    `  at once   ${median(({ first }) => first).toFixed(0)} ms, value ${share(median(({ firstPlan }) => firstPlan.figures.value))}`,
  );
  console.log(
    `  ${`${instance.seconds} s`.padEnd(8)}  value ${share(median(({ plan }) => plan.figures.value))}, score ${share(median(({ plan }) => plan.figures.score))}, breaks ${median(({ plan }) => plan.figures.breaks)} (${(median(({ plan }) => plan.figures.breaks) / people).toFixed(3)} each), table changes ${median(({ plan }) => plan.figures.tableChanges)}, not held ${median(({ plan }) => instance.requests.length - plan.meetings.length)}; ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
}
