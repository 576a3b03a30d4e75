import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import type { EventSlots } from '../slots.ts';
import { eventTexts } from '../texts.ts';
import { type EventParts, eventRoutes } from './event-routes.tsx';
import { calendarRoutes } from './routes.tsx';

/** The public calendar: list, month, map, feeds, the page for other sites, the pages of events and series. */
export function eventsCalendar(world: World, slots: EventSlots, parts: EventParts = {}): Feature {
  return {
    name: 'events-calendar',
    menu: [{ path: '/events', label: (lang) => eventTexts(lang).events }],
    // Pages with words of their own before `/events/:slug`.
    routes: new Hono<AppEnv>().route('/', calendarRoutes(world)).route('/', eventRoutes(world, slots, parts)),
  };
}
