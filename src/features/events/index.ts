import type { Feature, World } from '#platform/feature';
import { eventsCalendar } from './calendar/index.ts';
import { eventsDay } from './day/index.ts';
import { eventsDesk } from './desk/index.ts';
import { eventsFeedback } from './feedback/index.ts';
import { registrationBox } from './registration/box.tsx';
import { eventsRegistration } from './registration/index.ts';
import type { EventSlots } from './slots.ts';
import { eventsSubscriptions } from './subscriptions/index.ts';
import { eventsWriting } from './writing/index.ts';

/** Events: calendar, writing, registration, the day itself, what came of it. One manifest for each part of the work. */
export function events(world: World, slots: EventSlots): Feature[] {
  return [
    eventsWriting(world, slots),
    eventsDesk(world),
    eventsDay(world),
    eventsFeedback(world),
    eventsRegistration(world, slots),
    eventsSubscriptions(world),
    // Each part adds its own here. The calendar last: its `/events/:slug` would take the pages with words of their own.
    eventsCalendar(world, slots, { registrationBox: registrationBox(world.db) }),
  ];
}
