import type { Feature, World } from '#platform/feature';
import { meetingsPlanning } from './planning/index.ts';
import { createPlanner } from './planning/planner.ts';
import type { MeetingSlots } from './slots.ts';
import { meetingWishes } from './wishes/index.ts';

/** 1:1 meetings: what people wish for, the plan, the day. One manifest for each part of the work. */
export function meetings(world: World, slots: MeetingSlots): Feature[] {
  const planner = createPlanner(world);
  return [meetingsPlanning(world, planner), meetingWishes(world, slots, planner)];
}
