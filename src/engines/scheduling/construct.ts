import type { Problem } from './problem.ts';
import type { State } from './state.ts';

/** A first plan at once: fixed meetings, then the most valuable requests, each where it makes the fewest breaks and tables are plenty. */
export function construct(problem: Problem, state: State): void {
  for (let request = 0; request < problem.requests; request++) {
    const slot = problem.fixed[request]!;
    if (slot >= 0 && problem.choices[request] === 1 && state.slot[request]! < 0) state.place(request, slot);
  }
  // Of equal value first what has the least choice.
  const order = [...problem.free].sort(
    (x, y) => problem.weight[y]! - problem.weight[x]! || problem.choices[x]! - problem.choices[y]! || x - y,
  );
  for (const request of order) if (state.slot[request]! < 0) placeBest(problem, state, request, true);
  state.commit();
}

/** Holds a request in the free slot with the fewest breaks; false when there is none. `spread`: of equal ones where most tables are left. */
export function placeBest(problem: Problem, state: State, request: number, spread = false): boolean {
  if (!state.hasRoom(request)) return false;
  const { members, memberStart, words, order } = problem;
  const from = memberStart[request]!;
  const to = memberStart[request + 1]!;
  const ordered = order[request]!.length > 0;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let word = 0; word < words; word++) {
    let free = state.freeSlots(request, word);
    while (free !== 0) {
      const slot = word * 32 + 31 - Math.clz32(free & -free);
      free &= free - 1;
      if (ordered && !state.inOrder(request, slot)) continue;
      let cost = spread ? state.tables[slot]! / (problem.tables[slot]! + 1) : 0;
      for (let i = from; i < to; i++) cost += 2 * state.breaksBy(members[i]!, slot);
      if (cost >= least) continue;
      least = cost;
      best = slot;
    }
  }
  if (best < 0) return false;
  state.place(request, best);
  return true;
}
