import { construct } from './construct.ts';
import { BOLD, createStep } from './improve.ts';
import type { Budget, Instance, Meeting, Plan, Progress } from './model.ts';
import { type Problem, prepare } from './problem.ts';
import { createRandom } from './random.ts';
import { createState, type State } from './state.ts';
import { assignTables } from './tables.ts';

/** Share of the time that goes into tables where changing them costs something, and tries for each iteration of the rest. */
const FOR_TABLES = 0.06;
const TABLE_STEPS = 0.3;
/** With fewer iterations for each request than this the search begins less hot: there is no time to cool down from more. */
const MANY = 200;
/** Share of the time after which it can be told how many iterations there will be. */
const SOON = 0.005;
/** Iterations between two looks at the clock. */
const BATCH = 512;

/**
 * The whole plan at once: a first plan, then a better one as long as the budget lasts. Calls back with the first plan and from time to time with how far
 * it is; what `onProgress` returns false for ends the search, and the best plan so far is returned.
 */
export function makePlan(
  instance: Instance,
  options: { seed: number; budget: Budget; onProgress?: (progress: Progress, plan: () => Plan) => boolean | undefined },
): Plan {
  const { seed, budget, onProgress } = options;
  const problem = prepare(instance);
  const random = createRandom(seed);
  const state = createState(problem);
  const clock = startClock(budget);
  construct(problem, state);
  const best = { worth: state.worth(), slot: state.slot.slice() };
  const planOf = (slot: Int32Array) => finish(problem, slot, random, 0, () => 0);
  const tell = (done: number, iterations: number) =>
    onProgress?.({ done, iterations, value: state.totals.value, breaks: state.totals.breaks }, () => planOf(best.slot));
  let goOn = tell(0, 0) !== false;
  const bold = BOLD[instance.objective];
  const forTables = instance.score?.tableChange ? FOR_TABLES : 0;
  const most = problem.weight.reduce((sum, each, request) => sum + (problem.choices[request]! > 0 ? each : 0), 0);
  const { step } = createStep(problem, state, random, bold);
  let iterations = 0;
  // A plan that holds everything and costs nothing is not searched on.
  for (let told = 0; goOn && problem.free.length > 0 && best.worth < most; ) {
    const done = clock.share(iterations) / (1 - forTables);
    if (done >= 1) break;
    const expected =
      'iterations' in budget ? budget.iterations : done > SOON ? iterations / done : Number.POSITIVE_INFINITY;
    const hot = Math.max(bold.cold, bold.hot * Math.min(1, Math.sqrt(expected / (MANY * problem.free.length))));
    const temperature = hot * (bold.cold / hot) ** done;
    for (let i = 0; i < BATCH; i++) {
      if (!step(temperature)) continue;
      const worth = state.worth();
      if (worth > best.worth) {
        best.worth = worth;
        best.slot.set(state.slot);
      }
    }
    iterations += BATCH;
    if (done - told > 0.02) {
      told = done;
      goOn = tell(done, iterations) !== false;
    }
  }
  const steps = 'iterations' in budget ? Math.ceil(budget.iterations * TABLE_STEPS) : Number.POSITIVE_INFINITY;
  const begun = clock.share(iterations);
  const done =
    'iterations' in budget
      ? (i: number) => i / steps
      : // A pause of the machine may have used up the time for tables too.
        () => (clock.share(iterations) - begun) / Math.max(1e-9, 1 - begun);
  return finish(problem, best.slot, random, goOn && forTables > 0 ? steps : 0, done);
}

function startClock(budget: Budget): { share(iterations: number): number } {
  if ('iterations' in budget) return { share: (iterations) => iterations / Math.max(1, budget.iterations) };
  const start = budget.now();
  return { share: () => (budget.now() - start) / Math.max(1, budget.milliseconds) };
}

/** Gives a slot plan its tables and counts what it is worth. */
export function finish(
  problem: Problem,
  slot: Int32Array,
  random: ReturnType<typeof createRandom>,
  steps: number,
  done: (at: number) => number,
): Plan {
  const tables = assignTables(problem, slot, random);
  if (steps > 0) tables.improve(steps, done);
  return describe(problem, slot, tables.table);
}

/** The plan as data, with its figures worked out anew. */
export function describe(problem: Problem, slot: Int32Array, table: Int32Array): Plan {
  const { instance } = problem;
  const state: State = createState(problem);
  const meetings: Meeting[] = [];
  let value = 0;
  for (const [request, { a, b, others, weight }] of instance.requests.entries()) {
    if (slot[request]! < 0) continue;
    state.place(request, slot[request]!);
    value += weight;
    meetings.push({
      a,
      b,
      ...(others === undefined ? {} : { others }),
      slot: slot[request]!,
      table: problem.needsTable[request] === 1 && table[request]! >= 0 ? table[request]! : null,
      request,
    });
  }
  const { breaks, short } = state.totals;
  const tableChanges = countChanges(problem, state, table);
  const { gap = 1, tableChange = 0, floor = 0 } = instance.score ?? {};
  return {
    meetings: meetings.sort((x, y) => x.slot - y.slot || (x.table ?? -1) - (y.table ?? -1) || x.request - y.request),
    figures: {
      value,
      meetings: meetings.length,
      breaks,
      tableChanges,
      floorShort: short,
      score: value - gap * breaks - tableChange * tableChanges - floor * short,
    },
  };
}

function countChanges({ people, slots, blockOf, needsTable }: Problem, { at }: State, table: Int32Array): number {
  let changes = 0;
  for (let person = 0; person < people; person++) {
    let [last, lastSlot] = [-1, -1];
    for (let t = 0; t < slots; t++) {
      const request = at[person * slots + t]!;
      if (request < 0) continue;
      const both = last >= 0 && blockOf[lastSlot] === blockOf[t] && needsTable[last] === 1 && needsTable[request] === 1;
      if (both && table[last] !== table[request]) changes += 1;
      [last, lastSlot] = [request, t];
    }
  }
  return changes;
}
