import type { World } from '#platform/feature';
import { readSource } from '../instance-of.ts';
import { readPlaces } from '../planning/commands/keep-plan.ts';
import type { Planner } from '../planning/planner.ts';
import type { Reason } from '../planning/work.ts';

/** Plans whose reasons are kept: the one of each event that is on. */
const MOST_KEPT = 3;

/** Why wishes of a published plan were met or not. */
export interface Reasons {
  of(matchmaking: string, plan: string): Promise<ReadonlyMap<string, Reason>>;
}

/**
 * The reasons of a whole plan are found at once, in the planning thread, when the first person looks at it, and kept as long as people look: what one asks for
 * would cost the same.
 */
export function createReasons({ db }: Pick<World, 'db'>, planner: Planner): Reasons {
  const kept = new Map<string, Promise<ReadonlyMap<string, Reason>>>();

  async function explain(matchmaking: string, plan: string): Promise<ReadonlyMap<string, Reason>> {
    const rows = await db
      .selectFrom('meeting_request')
      .select('id')
      .where('matchmaking_id', '=', matchmaking)
      .where('state', '=', 'accepted')
      .execute();
    const source = await readSource(db, matchmaking, { plan });
    const places = await readPlaces(db, plan);
    const reasons = await planner.ask('explain', { source, places, requests: rows.map(({ id }) => id) });
    return new Map(reasons.map((reason) => [reason.request, reason]));
  }

  return {
    of(matchmaking, plan) {
      const known = kept.get(plan);
      if (known !== undefined) return known;
      const found = explain(matchmaking, plan);
      found.catch(() => kept.delete(plan));
      kept.set(plan, found);
      for (const [oldest] of kept) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return found;
    },
  };
}
