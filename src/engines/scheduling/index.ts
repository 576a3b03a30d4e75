export { findContradictions } from './contradictions.ts';
export type * from './model.ts';
export { makePlan } from './plan.ts';
export { explainPlan } from './reasons.ts';
export { type DayEvent, repairPlan } from './repair.ts';
