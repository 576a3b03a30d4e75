import { placeBest } from './construct.ts';
import { hasBit, type Problem } from './problem.ts';
import type { Random } from './random.ts';
import type { State } from './state.ts';

/** How bold the search is: temperatures in points of the score, and how often it goes for what. */
export type Boldness = {
  /** At the beginning and at the end: a step that loses so much is taken once in e times. */
  hot: number;
  cold: number;
  /** Share of the steps that begin with a request that is not held, and of those that begin at a break. */
  open: number;
  broken: number;
  /** Share of the steps for a request that is not held in which what is in its way may go anywhere, not only into one other slot. */
  anywhere: number;
  /** Moves with which a step may mend the breaks it has made, and the loss up to which that is tried. */
  more: number;
  loss: number;
};

/** Found by trying on generated events and on the published instances; see `docs/meetings.md`. */
export const BOLD: Record<'hub-score' | 'all-mandatory-min-breaks', Boldness> = {
  'hub-score': { hot: 2.5, cold: 0.2, open: 0.3, broken: 0.15, anywhere: 0.3, more: 0, loss: 0 },
  'all-mandatory-min-breaks': {
    hot: 0.35,
    cold: 0.14,
    open: 0.04,
    broken: 0.6,
    anywhere: 0.3,
    more: 2,
    loss: 2.5,
  },
};

/** A chain that grows longer is let go: what it still moves is put out and looks for another slot. */
const LONGEST_CHAIN = 14;
/** Looks for a meeting that has to give up its table, before the step is let go. */
const LOOKS = 12;
/** Share in which it is any, not the one of least value. */
const ANY = 0.5;

/**
 * One step of simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) whose neighbourhood are ejection chains between two slots (Kempe chains; Lewis
 * and Thompson 2015): a request goes into a slot, what is in its way there goes into the slot it came from, and so on. What finds no place is
 * put out; it may go elsewhere, and its people, now free, take their most valuable other wishes that fit. True when the plan has changed.
 */
export function createStep(problem: Problem, state: State, random: Random, boldness: Boldness) {
  const { people, slots, blocks, members, memberStart, fixed, allowed, words, mostMeetings, free, weight } = problem;
  const { at, slot } = state;
  const starts = problem.instance.blocks.map(([start]) => start);
  const ends = problem.instance.blocks.map(([, end]) => end);
  const pending: number[] = [];
  const target: number[] = [];
  const out: number[] = [];
  return { step, attempt, gainOf };

  function step(temperature: number): boolean {
    let request = -1;
    let to = -1;
    const draw = random.share();
    if (draw < boldness.broken) {
      if (state.broken.count === 0) return false;
      const block = state.broken.list[random.below(state.broken.count)]!;
      [request, to] = atBreak(Math.floor(block / blocks), block % blocks);
      if (request < 0 || to < 0 || !isAllowed(request, to)) return false;
    } else {
      const fromOpen = draw < boldness.broken + boldness.open && state.open.count > 0;
      request = fromOpen ? state.open.list[random.below(state.open.count)]! : free[random.below(free.length)]!;
      to = problem.places[problem.placeStart[request]! + random.below(problem.choices[request]!)]!;
    }
    let from = slot[request]!;
    if (from === to) return false;
    if (from < 0) from = random.share() < boldness.anywhere ? to : random.below(slots);
    return attempt(request, from, to, temperature);
  }

  /**
   * Puts a request into a slot; what is in its way goes to `from`, or anywhere when that is the same slot. At temperature 0 only for a gain. Where a new break is
   * what makes it a loss, a meeting of that person is moved too before it is let go.
   */
  function attempt(request: number, from: number, to: number, temperature: number): boolean {
    const before = state.guide();
    // A step may lose this much. Drawn once: each further move of a step is measured by the same.
    const least = temperature > 0 ? temperature * Math.log(1 - random.share()) : 0;
    const broken = state.broken.count;
    let moved = request;
    let done = chain(request, from === to ? -1 : from, to);
    for (let more = boldness.more; done; more--) {
      const gain = state.guide() - before;
      if (gain > least) {
        state.commit();
        return true;
      }
      if (more === 0 || gain < -boldness.loss || state.broken.count <= broken) break;
      const block = state.broken.list[state.broken.count - 1]!;
      const [next, there] = atBreak(Math.floor(block / blocks), block % blocks);
      if (next < 0 || there < 0 || next === moved || !isAllowed(next, there)) break;
      moved = next;
      done = chain(next, slot[next]!, there);
    }
    state.undo();
    return false;
  }

  /** What that would bring; -Infinity where it cannot be done. Nothing is changed. */
  function gainOf(request: number, from: number, to: number): number {
    const before = state.guide();
    const done = chain(request, from === to ? -1 : from, to);
    const gain = done ? state.guide() - before : Number.NEGATIVE_INFINITY;
    state.undo();
    return gain;
  }

  /** A meeting of somebody with breaks, and an idle slot of theirs beside another meeting, drawn at random. */
  function atBreak(person: number, block: number): [request: number, slot: number] {
    let [request, to, seen, idle] = [-1, -1, 0, 0];
    for (let t = starts[block]!; t < ends[block]!; t++) {
      const here = person * slots + t;
      if (at[here]! >= 0) {
        if (fixed[at[here]!]! < 0 && random.below(++seen) === 0) request = at[here]!;
        continue;
      }
      const earlier = problem.before[here]!;
      const later = problem.after[here]!;
      const beside = (earlier >= 0 && at[earlier]! >= 0) || (later >= 0 && at[later]! >= 0);
      if (beside && random.below(++idle) === 0) to = t;
    }
    return [request, to];
  }

  function isAllowed(request: number, t: number): boolean {
    return hasBit(allowed, request * words, t);
  }

  /** False when it cannot be done; what has been done so far is then to be undone. */
  function chain(first: number, from: number, to: number): boolean {
    pending.length = 0;
    target.length = 0;
    out.length = 0;
    if (slot[first]! >= 0) state.remove(first);
    pending.push(first);
    target.push(to);
    for (let next = 0; next < pending.length; next++) {
      const request = pending[next]!;
      const t = target[next]!;
      if (slot[request]! >= 0) continue;
      const back = t === to ? from : to;
      for (let i = memberStart[request]!; i < memberStart[request + 1]!; i++) {
        const there = at[members[i]! * slots + t]!;
        if (there < 0) continue;
        if (fixed[there]! >= 0) return false;
        state.remove(there);
        if (back >= 0 && pending.length <= LONGEST_CHAIN && isAllowed(there, back)) {
          pending.push(there);
          target.push(back);
        } else out.push(there);
      }
      if (!makeRoom(request, request === first)) {
        if (request === first) return false;
        out.push(request);
        continue;
      }
      for (const { request: other, earlier } of problem.order[request]!) {
        const there = slot[other]!;
        if (there < 0 || (earlier ? there < t : there > t)) continue;
        if (fixed[other]! >= 0) return false;
        state.remove(other);
        out.push(other);
      }
      state.place(request, t);
    }
    if (from >= 0 && !keepCapacity(from, first)) return false;
    if (!keepCapacity(to, first)) return false;
    const count = out.length;
    for (let i = 0; i < count; i++) if (slot[out[i]!]! < 0) placeBest(problem, state, out[i]!);
    for (let i = 0; i < count; i++) if (slot[out[i]!]! < 0) fillFor(out[i]!);
    return true;
  }

  /** Sees that all people of a request may have one more meeting: for the first of a chain others of theirs are put out. */
  function makeRoom(request: number, isFirst: boolean): boolean {
    for (let i = memberStart[request]!; i < memberStart[request + 1]!; i++) {
      const person = members[i]!;
      while (state.meetings[person]! >= mostMeetings[person]!) {
        if (!isFirst) return false;
        let [chosen, seen] = [-1, 0];
        for (let t = 0; t < slots; t++) {
          const there = at[person * slots + t]!;
          if (there >= 0 && fixed[there]! < 0 && random.below(++seen) === 0) chosen = there;
        }
        if (chosen < 0) return false;
        state.remove(chosen);
        out.push(chosen);
      }
    }
    return true;
  }

  /** Puts out meetings of little value while a slot holds more than it has tables, online rooms or interpreters. */
  function keepCapacity(t: number, first: number): boolean {
    for (;;) {
      const tables = state.tables[t]! > problem.tables[t]!;
      const rooms = state.rooms[t]! > problem.rooms[t]!;
      const interpreters = state.interpreters[t]! > problem.interpreters[t]!;
      if (!tables && !rooms && !interpreters) return true;
      const needs = tables || rooms ? problem.needsTable : problem.needsInterpreter;
      const lacking = tables || !rooms ? 1 : 0;
      let chosen = -1;
      const any = random.share() < ANY;
      for (let look = 0; look < LOOKS; look++) {
        const request = at[random.below(people) * slots + t]!;
        if (request < 0 || request === first || needs[request] !== lacking || fixed[request]! >= 0) continue;
        if (chosen < 0 || weight[request]! < weight[chosen]!) chosen = request;
        if (any) break;
      }
      if (chosen < 0) return false;
      state.remove(chosen);
      out.push(chosen);
    }
  }

  /** The people of a meeting that was put out take their most valuable other wish that finds a place. */
  function fillFor(gone: number): void {
    for (let i = memberStart[gone]!; i < memberStart[gone + 1]!; i++) {
      const person = members[i]!;
      if (state.meetings[person]! >= mostMeetings[person]!) continue;
      for (const wish of problem.wishes[person]!)
        if (slot[wish]! < 0 && wish !== gone && placeBest(problem, state, wish)) break;
    }
  }
}
