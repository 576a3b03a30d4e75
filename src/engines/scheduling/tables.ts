import type { Problem } from './problem.ts';
import type { Random } from './random.ts';

/** Temperatures of the search for tables, in table changes. */
const HOT = 0.6;
const COLD = 0.08;

/** Which table each held request has; -1 for those online and those not held. `kept` are tables that stay where they are. */
export type Tables = {
  table: Int32Array;
  /** Moves meetings between the tables of their slots so that people change tables less; `steps` tries. */
  improve(steps: number, done: (at: number) => number): void;
};

/**
 * Gives the meetings of a slot plan their tables. Two meetings are linked when somebody goes from one to the other; a change is a link whose meetings
 * have different tables. First each meeting gets a table one of its people comes from, then simulated annealing by swapping two tables of a slot.
 */
export function assignTables(problem: Problem, slot: Int32Array, random: Random, keep?: Int32Array): Tables {
  const { requests, slots, needsTable, tables } = problem;
  const links = linksOf(problem, slot);
  const table = new Int32Array(requests).fill(-1);
  const first = new Int32Array(slots + 1);
  for (let t = 0; t < slots; t++) first[t + 1] = first[t]! + tables[t]!;
  /** By slot and table: the request there, or -1. */
  const at = new Int32Array(first[slots]!).fill(-1);
  const held: number[][] = Array.from({ length: slots }, () => []);
  for (let request = 0; request < requests; request++)
    if (slot[request]! >= 0 && needsTable[request] === 1) held[slot[request]!]!.push(request);
  const give = (request: number, t: number, which: number) => {
    table[request] = which;
    at[first[t]! + which] = request;
  };
  for (let t = 0; t < slots; t++) {
    const isFree = (which: number) => which >= 0 && which < tables[t]! && at[first[t]! + which]! < 0;
    const rest: number[] = [];
    for (const request of held[t]!) {
      const wanted = keep?.[request] ?? -1;
      if (isFree(wanted)) give(request, t, wanted);
      else rest.push(request);
    }
    const others: number[] = [];
    for (const request of rest) {
      const from = links[request]!.find((other) => slot[other]! < t && isFree(table[other]!));
      if (from === undefined) others.push(request);
      else give(request, t, table[from]!);
    }
    let next = 0;
    for (const request of others) {
      while (next < tables[t]! && at[first[t]! + next]! >= 0) next += 1;
      if (next < tables[t]!) give(request, t, next);
    }
  }
  const all = Int32Array.from(held.flat()).filter((request) => links[request]!.length > 0 && table[request]! >= 0);

  return {
    table,
    improve(steps, done) {
      if (all.length === 0) return;
      let temperature = HOT;
      for (let i = 0; i < steps; i++) {
        if ((i & 1023) === 0) {
          const share = done(i);
          if (share >= 1) return;
          temperature = HOT * (COLD / HOT) ** share;
        }
        const request = all[random.below(all.length)]!;
        const own = links[request]!;
        const wanted = table[own[random.below(own.length)]!]!;
        const now = table[request]!;
        const t = slot[request]!;
        if (wanted === now || wanted < 0 || wanted >= tables[t]!) continue;
        const other = at[first[t]! + wanted]!;
        const gain = saved(own, wanted, now) + (other < 0 ? 0 : saved(links[other]!, now, wanted));
        if (gain < 0 && random.share() >= Math.exp(gain / temperature)) continue;
        give(request, t, wanted);
        at[first[t]! + now] = other;
        if (other >= 0) table[other] = now;
      }
    },
  };

  /** Changes fewer when a meeting with these links goes from one table to another. */
  function saved(own: readonly number[], to: number, from: number): number {
    let gain = 0;
    for (const other of own) {
      if (table[other] === to) gain += 1;
      else if (table[other] === from) gain -= 1;
    }
    return gain;
  }
}

/** By request: the table meetings that somebody comes from or goes to in the same block; twice where two people do. */
function linksOf({ people, slots, blockOf, members, memberStart, requests, needsTable }: Problem, slot: Int32Array) {
  const links: number[][] = Array.from({ length: requests }, () => []);
  const at = new Int32Array(people * slots).fill(-1);
  for (let request = 0; request < requests; request++) {
    if (slot[request]! < 0) continue;
    for (let i = memberStart[request]!; i < memberStart[request + 1]!; i++)
      at[members[i]! * slots + slot[request]!] = request;
  }
  for (let person = 0; person < people; person++) {
    let last = -1;
    for (let t = 0; t < slots; t++) {
      const request = at[person * slots + t]!;
      if (request < 0) continue;
      if (last >= 0 && blockOf[slot[last]!] === blockOf[t] && needsTable[last] === 1 && needsTable[request] === 1) {
        links[last]!.push(request);
        links[request]!.push(last);
      }
      last = request;
    }
  }
  return links;
}
