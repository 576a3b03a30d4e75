import { type Instance, makePlan, type Plan } from '#engines/scheduling';
import { valueBound } from './bound.ts';

/** How long, how often, and by which clock (milliseconds). */
export type Effort = { seconds: number; seeds: number; now: () => number };

/** Milliseconds of the processor that this thread has used: on a machine that does other work too it says more than the time of day. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((x, y) => x - y)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Plans an instance with each seed and prints the medians; `check` sees each plan. */
export async function measurePlans(
  instance: Instance,
  { seconds, seeds, now }: Effort,
  check?: (plan: Plan) => string,
): Promise<void> {
  const mandatory = instance.objective === 'all-mandatory-min-breaks';
  const bound = mandatory ? undefined : await valueBound(instance);
  const results: { plan: Plan; first: number; firstPlan: Plan }[] = [];
  const faults = new Set<string>();
  for (let seed = 1; seed <= seeds; seed++) {
    let [first, firstPlan] = [0, undefined as Plan | undefined];
    const start = now();
    const plan = makePlan(instance, {
      seed,
      budget: { milliseconds: seconds * 1000, now },
      onProgress(_, best) {
        if (firstPlan !== undefined) return undefined;
        firstPlan = best();
        first = now() - start;
        return undefined;
      },
    });
    if (firstPlan !== undefined) results.push({ plan, first, firstPlan });
    const fault = check?.(plan) ?? '';
    if (fault !== '') faults.add(fault);
  }
  const middle = (of: (result: (typeof results)[number]) => number) => median(results.map(of));
  const share = (value: number) => (bound === undefined ? `${value}` : `${((100 * value) / bound).toFixed(2)} %`);
  const people = instance.participants.length;
  const breaks = middle(({ plan }) => plan.figures.breaks);
  console.log(
    `${(instance.name ?? '').padEnd(22)} ${people} people, ${instance.requests.length} wishes, ${instance.slots} slots, bound ${bound?.toFixed(0) ?? 'none'}`,
  );
  console.log(
    `  at once   ${middle(({ first }) => first).toFixed(0)} ms, value ${share(middle(({ firstPlan }) => firstPlan.figures.value))}`,
  );
  console.log(
    `  ${`${seconds} s`.padEnd(8)}  value ${share(middle(({ plan }) => plan.figures.value))}, score ${share(middle(({ plan }) => plan.figures.score))}, breaks ${breaks} (${(breaks / people).toFixed(3)} each), table changes ${middle(({ plan }) => plan.figures.tableChanges)}, not held ${middle(({ plan }) => instance.requests.length - plan.meetings.length)}; ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
  for (const fault of faults) console.log(`  REFUSED by the checker: ${fault}`);
}
