import type { Db } from '#platform/database';
import { readSource } from '../source.ts';
import type { Planner } from './planner.ts';
import { keepFigures, type PlanView } from './queries/plans.ts';

/** A plan with its figures: they are counted when somebody looks at a plan that was changed by hand or came of a repair. */
export async function withFigures(db: Db, planner: Planner, matchmaking: string, plan: PlanView): Promise<PlanView> {
  if (plan.figures !== null || plan.state === 'computing' || plan.state === 'failed') return plan;
  const source = await readSource(db, matchmaking, { plan: plan.id, withOpen: plan.withOpen });
  const figures = await planner.ask('figures', { source });
  await keepFigures(db, plan.id, plan.edits, figures);
  return { ...plan, figures };
}
