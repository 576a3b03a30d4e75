/**
 * Everything that is promised of 1:1 meetings, in one go, on a folder of instances and with a checker that shares no code with the engine: the plans of `hub/*.json`
 * and of generated events, value alone, all published instances (`jair/*.json`), repairs (`replan/NAME.event.json` of `replan/NAME.plan.json` and
 * `hub/NAME.json`), and whether the same input gives the same plan.
 *
 *     node bench/scheduling/goals.ts FOLDER CHECKER [--seeds N] [--cpu] [--only plans|value|generated|published|repair|same]
 *
 * CHECKER is called as `node CHECKER INSTANCE PLAN --bound none --json [--event FILE --prev FILE]`. `--cpu`: seconds of the processor, not of the day.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Instance, makePlan, type Plan, repairPlan } from '#engines/scheduling';
import { readEvent, readInstance, readMeetings } from '#features/meetings/instance.ts';
import { valueBound } from './bound.ts';
import { GENERATED, generateEvent } from './generate.ts';
import { cpuTime, measurePlans, median } from './measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '5' },
    cpu: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const [folder, checker] = positionals;
if (folder === undefined || checker === undefined)
  throw new Error('usage: node bench/scheduling/goals.ts FOLDER CHECKER [--seeds N] [--cpu] [--only PART]');
const seeds = Number(values.seeds);
const now = values.cpu ? cpuTime : () => performance.now();

const SECONDS = 10;
const PUBLISHED_SECONDS = 20;
/** What `hubwerk plan` takes for a repair. */
const REPAIR_MS = 150;
const SAME_ITERATIONS = 50_000;
/** Value alone is asked of events of this size. */
const VALUE_PEOPLE = 1000;

const parts: Record<string, () => Promise<void> | void> = { plans, value, generated, published, repair, same };
const scratch = mkdtempSync(join(tmpdir(), 'hubwerk-plans-'));
try {
  console.log(`${seeds} seeds, medians; seconds ${values.cpu ? 'of the processor' : 'of the day'}`);
  for (const [name, run] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue;
    console.log(`\n${name}`);
    await run();
  }
} finally {
  rmSync(scratch, { recursive: true });
}

async function plans(): Promise<void> {
  for (const file of filesOf('hub'))
    await measurePlans(read(file), { seconds: SECONDS, seeds, now }, (plan) => faultOf(check(file, plan)));
}

async function generated(): Promise<void> {
  for (const [people, tight] of GENERATED) {
    const event = generateEvent(people, 7, tight);
    const file = join(scratch, 'event.json');
    writeFileSync(file, JSON.stringify({ kind: 'hub', ...event }));
    const seconds = people >= 5000 ? 3 * SECONDS : SECONDS;
    await measurePlans(event, { seconds, seeds, now }, (plan) => faultOf(check(file, plan)));
  }
}

/** Only what wishes are worth counts, for a second. */
async function value(): Promise<void> {
  for (const file of filesOf('hub')) {
    const instance = { ...read(file), score: { gap: 0, tableChange: 0, floor: 0, floorMeetings: 0 } };
    if (instance.participants.length < VALUE_PEOPLE) continue;
    const bound = (await valueBound(instance)) ?? Number.NaN;
    const reached = eachSeed((seed) => makePlan(instance, { seed, budget: { milliseconds: 1000, now } }).figures.value);
    console.log(
      `${instance.name}: ${median(reached)} in 1 s, ${((100 * median(reached)) / bound).toFixed(2)} % of the bound`,
    );
  }
}

/** The seed with which the sum of breaks is in the middle stands for all. */
function published(): void {
  const bySeed = eachSeed((seed) => {
    const line: string[] = [];
    const sum = { placed: 0, best: 0, breaks: 0, known: 0 };
    for (const file of filesOf('jair')) {
      const instance = read(file);
      const plan = makePlan(instance, { seed, budget: { milliseconds: PUBLISHED_SECONDS * 1000, now } });
      const { feasible, breaks, publishedOptimalBreaks: known, firstErrors } = check(file, plan);
      sum.placed += feasible ? 1 : 0;
      sum.best += feasible && breaks === known ? 1 : 0;
      sum.breaks += breaks;
      sum.known += known ?? 0;
      line.push(`${instance.name} ${breaks} (${known})${feasible ? '' : ` REFUSED: ${firstErrors[0]}`}`);
    }
    console.log(
      `seed ${seed}: all meetings placed in ${sum.placed} of ${line.length}, published optimum in ${sum.best}, breaks ${sum.breaks} (${sum.known}), ${PUBLISHED_SECONDS} s each`,
    );
    console.log(`  ${line.join(', ')}`);
    return sum.breaks;
  });
  console.log(`breaks, median of the seeds: ${median(bySeed)}`);
}

function repair(): void {
  for (const eventFile of filesOf('replan').filter((file) => file.endsWith('.event.json'))) {
    const previousFile = eventFile.replace('.event.', '.plan.');
    const file = eventFile.replace('replan', 'hub').replace('.event.', '.');
    const runs = eachSeed((seed) => {
      const instance = read(file);
      const event = orThrow(readEvent(readFileSync(eventFile, 'utf8'), instance));
      const previous = orThrow(readMeetings(readFileSync(previousFile, 'utf8'), instance));
      const start = now();
      const { plan } = repairPlan(instance, event, previous, { seed, budget: { milliseconds: REPAIR_MS, now } });
      const took = now() - start;
      return { took, ...check(file, plan, ['--event', eventFile, '--prev', previousFile]) };
    });
    const middle = (of: (run: (typeof runs)[number]) => number | undefined) =>
      median(runs.map((run) => of(run) ?? Number.NaN));
    const refused = runs.filter(({ feasible }) => !feasible).length;
    console.log(
      `${read(file).name}: ${middle(({ took }) => took).toFixed(0)} ms, value less penalties ${middle((run) => run.replanScore)}, moved ${middle((run) => run.moved)}, dropped ${middle((run) => run.dropped)}, other table ${middle((run) => run.tableOnly)}${refused > 0 ? `, REFUSED ${refused}` : ''}`,
    );
  }
}

function same(): void {
  const instance = generateEvent(200, 7);
  const [one, other] = [1, 2].map(() =>
    JSON.stringify(makePlan(instance, { seed: 1, budget: { iterations: SAME_ITERATIONS } })),
  );
  console.log(`same input, seed and iterations: ${one === other ? 'the same plan, byte for byte' : 'ANOTHER PLAN'}`);
}

function eachSeed<T>(run: (seed: number) => T): T[] {
  return Array.from({ length: seeds }, (_, i) => run(i + 1));
}

function filesOf(part: string): string[] {
  const path = join(folder ?? '', part);
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name));
}

function read(file: string): Instance {
  return orThrow(readInstance(readFileSync(file, 'utf8')));
}

function orThrow<T>(result: { ok: true; value: T } | { ok: false; refusal: { problems: readonly string[] } }): T {
  if (result.ok) return result.value;
  throw new Error(result.refusal.problems[0]);
}

type Checked = {
  feasible: boolean;
  firstErrors: string[];
  breaks: number;
  publishedOptimalBreaks?: number;
  replanScore?: number;
  moved?: number;
  dropped?: number;
  tableOnly?: number;
};

/** What the checker says of a plan. It ends with 1 where it refuses one, and prints why all the same. */
function check(file: string, plan: Plan, more: readonly string[] = []): Checked {
  const path = join(scratch, 'plan.json');
  writeFileSync(path, JSON.stringify(plan));
  const args = [checker ?? '', file, path, '--bound', 'none', '--json', ...more];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && error.stdout) return JSON.parse(String(error.stdout));
    throw error;
  }
}

function faultOf({ feasible, firstErrors }: Checked): string {
  return feasible ? '' : (firstErrors[0] ?? 'refused');
}
