/**
 * How good plans are: value and score beside the upper bound of the value, breaks, table changes; first the plan that is there at once. Median of the seeds.
 *
 *     node bench/scheduling/plan.ts [--seconds N] [--seeds N] [--instance N] [--cpu] [FILE …]
 *
 * With files: these instances. Without: generated events of 200, 500, 1,000 and 2,000 people and a tight one; 5,000 people get three times the seconds. `--instance`:
 * another draw of these events. `--cpu`: seconds of the processor, not of the day.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readInstance } from '#features/meetings/instance.ts';
import { GENERATED, generateEvent } from './generate.ts';
import { cpuTime, measurePlans } from './measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    seeds: { type: 'string', default: '5' },
    instance: { type: 'string', default: '7' },
    cpu: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const effort = { seconds, seeds: Number(values.seeds), now: values.cpu ? cpuTime : () => performance.now() };

console.log(
  `${effort.seeds} seeds, ${seconds} s each${values.cpu ? ' of the processor' : ''}; value and score as share of the bound of the value`,
);
for (const file of positionals) {
  const read = readInstance(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`${file}: ${read.refusal.problems[0]}`);
  await measurePlans(read.value, effort);
}
if (positionals.length === 0) {
  for (const [people, tight] of GENERATED) {
    const event = generateEvent(people, Number(values.instance), tight);
    await measurePlans(event, { ...effort, seconds: people >= 5000 ? seconds * 3 : seconds });
  }
}
