import type { World } from '#platform/feature';
import { readSource } from '../source.ts';
import type { Reason } from './explain.ts';
import type { Planner } from './planner.ts';

/** A plan as it was when it is explained: what changes afterwards is explained anew. */
export interface Explained {
  matchmaking: string;
  version: number;
  plan: string;
  edits: number;
  withOpen: boolean;
}

/** Why wishes of a plan were met or not, by request. */
export interface Reasons {
  of(plan: Explained, requests: readonly string[]): Promise<ReadonlyMap<string, Reason>>;
}

/** The planning thread keeps the reasons of plans that people look at; all rows are read for it once, however many look at the same moment. */
export function createReasons({ db }: Pick<World, 'db'>, planner: Planner): Reasons {
  const loading = new Map<string, Promise<unknown>>();
  return {
    async of({ matchmaking, version, plan, edits, withOpen }, asked) {
      const key = `${plan} ${edits} ${version} ${withOpen}`;
      const requests = [...asked];
      if (requests.length === 0) return new Map();
      const load = async () => {
        const source = await readSource(db, matchmaking, { plan, withOpen });
        await planner.ask('explain', { key, source, requests: [] });
      };
      let reasons = await planner.ask('explain', { key, requests });
      // The thread may have forgotten it again for other plans: then it is read once more.
      for (let tries = 0; reasons === undefined && tries < 3; tries++) {
        const begun = loading.get(key) ?? load().finally(() => loading.delete(key));
        loading.set(key, begun);
        await begun;
        reasons = await planner.ask('explain', { key, requests });
      }
      return new Map((reasons ?? []).map((reason) => [reason.request, reason]));
    },
  };
}
