import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Result } from '#engines/kit';
import { type Budget, findContradictions, type Instance, makePlan, type Plan, repairPlan } from '#engines/scheduling';
import type { Command, CommandContext } from '#platform/feature';
import { readEvent, readInstance, readMeetings } from './instance.ts';

const USAGE =
  '--instance FILE [--seconds N | --iterations N] [--seed N] [--out FILE] [--event FILE --previous FILE] [--progress]';
const SECONDS = 10;
/** A repair is wanted at once. */
const REPAIR_SECONDS = 0.15;
/** Problems named of one file. */
const SHOWN = 10;

export const planCommand: Command = {
  name: 'plan',
  usage: USAGE,
  summary: 'compute the 1:1 meetings of an event, or repair a plan after something has happened',
  async run(context, args) {
    const { values } = parseArgs({
      args,
      options: {
        instance: { type: 'string' },
        seconds: { type: 'string' },
        iterations: { type: 'string' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string' },
        event: { type: 'string' },
        previous: { type: 'string' },
        progress: { type: 'boolean', default: false },
      },
    });
    const seed = Number(values.seed);
    const amount = Number(
      values.iterations ?? values.seconds ?? (values.event === undefined ? SECONDS : REPAIR_SECONDS),
    );
    if (values.instance === undefined) return wrong(context, 'give --instance');
    if (!Number.isInteger(seed)) return wrong(context, `--seed ${values.seed}: a whole number`);
    if (values.seconds !== undefined && values.iterations !== undefined)
      return wrong(context, 'give --seconds or --iterations, not both');
    if (!Number.isFinite(amount) || amount < 0) return wrong(context, 'how long is a number, 0 or more');
    if ((values.event === undefined) !== (values.previous === undefined))
      return wrong(context, 'a repair needs --event and --previous');
    const budget: Budget =
      values.iterations === undefined
        ? { milliseconds: amount * 1000, now: () => performance.now() }
        : { iterations: amount };

    const instance = await read(context, values.instance, readInstance);
    if (instance === undefined) return 1;
    const contradictions = findContradictions(instance);
    for (const { type, requests, ...more } of contradictions.slice(0, SHOWN)) {
      const facts = Object.entries(more).map(([name, value]) => `${name} ${value}`);
      context.printError(`hubwerk plan: ${type}: ${[`requests ${requests.join(', ')}`, ...facts].join(', ')}`);
    }
    if (contradictions.length > 0) return 1;

    const began = performance.now();
    let plan: Plan;
    if (values.event !== undefined && values.previous !== undefined) {
      const event = await read(context, values.event, (text) => readEvent(text, instance));
      const previous = await read(context, values.previous, (text) => readMeetings(text, instance));
      if (event === undefined || previous === undefined) return 1;
      const repair = repairPlan(instance, event, previous, { seed, budget });
      plan = repair.plan;
      const { moved, dropped, tableOnly, lost, added, affected, score } = repair;
      context.print(
        `${lost} meetings became impossible; moved ${moved}, dropped ${dropped}, other table ${tableOnly}, added ${added}; ${affected.length} people to be told; value less penalties ${score}`,
      );
    } else plan = computePlan(context, instance, seed, budget, values.progress);
    const { value, meetings, breaks, tableChanges, floorShort, score } = plan.figures;
    context.print(
      `${meetings} of ${instance.requests.length} wishes, value ${value}, breaks ${breaks}, table changes ${tableChanges}, missing to the least number ${floorShort}, score ${score} (${((performance.now() - began) / 1000).toFixed(2)} s)`,
    );
    if (values.out !== undefined) await writeFile(values.out, `${JSON.stringify(plan)}\n`);
    return 0;
  },
};

function computePlan(context: CommandContext, instance: Instance, seed: number, budget: Budget, tell: boolean): Plan {
  return makePlan(instance, {
    seed,
    budget,
    onProgress({ done, iterations, value, breaks }) {
      if (tell)
        context.print(`${Math.round(done * 100)} %  ${iterations} iterations  value ${value}  breaks ${breaks}`);
      return undefined;
    },
  });
}

async function read<T>(
  context: CommandContext,
  file: string,
  parse: (text: string) => Result<T, { type: 'wrong-file'; problems: string[] }>,
): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    context.printError(`hubwerk plan: ${file}: ${error.message}`);
  });
  if (text === undefined) return undefined;
  const result = parse(text);
  if (result.ok) return result.value;
  for (const problem of result.refusal.problems.slice(0, SHOWN))
    context.printError(`hubwerk plan: ${file}: ${problem}`);
  return undefined;
}

function wrong(context: CommandContext, problem: string): number {
  context.printError(`hubwerk plan: ${problem}.\nusage: hubwerk plan ${USAGE}`);
  return 2;
}
