import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import type { Planner } from '../planning/planner.ts';
import { createReasons } from '../planning/reasons.ts';
import type { MeetingSlots } from '../slots.ts';
import { followCancellations } from './commands/leave.ts';
import { requestJob } from './commands/remind.ts';
import { personalData } from './personal-data.ts';
import { ownRoutes } from './routes/own.tsx';
import { peopleRoutes } from './routes/people.tsx';
import { planRoutes } from './routes/plan.tsx';
import { createSuggestions } from './suggestions.ts';

/** The participants' side of 1:1 meetings: joining, wishes, answers, the personal plan; all by a secret link. */
export function meetingWishes(opened: World, slots: MeetingSlots, planner: Planner): Feature {
  const world = { ...opened, slots };
  const parts = { world, suggestions: createSuggestions(world, slots), reasons: createReasons(world, planner) };
  const routes = new Hono<AppEnv>();
  // A secret stands in the address: nothing may keep these pages, and nobody list them.
  for (const path of ['/meetings/:key', '/meetings/:key/*'])
    routes.use(path, async (c, next) => {
      await next();
      c.header('Cache-Control', 'private, no-store');
      c.header('X-Robots-Tag', 'noindex');
    });
  for (const part of [planRoutes(parts), peopleRoutes(parts), ownRoutes(parts)]) routes.route('/', part);
  return {
    name: 'meeting-wishes',
    routes,
    access: {
      'GET /meetings/:key': 'link',
      'POST /meetings/:key': 'link',
      'GET /meetings/:key/edit': 'link',
      'GET /meetings/:key/availability': 'link',
      'POST /meetings/:key/availability': 'link',
      'GET /meetings/:key/leaving': 'link',
      'POST /meetings/:key/leaving': 'link',
      'GET /meetings/:key/people': 'link',
      'POST /meetings/:key/wishes': 'link',
      'GET /meetings/:key/requests/:id': 'link',
      'POST /meetings/:key/requests/:id': 'link',
      'GET /meetings/:key/plan': 'link',
      'POST /meetings/:key/plan': 'link',
      'GET /meetings/:key/plan.ics': 'link',
      'POST /meetings/:key/outcome': 'link',
      'GET /meetings/:key/absence': 'link',
      'POST /meetings/:key/absence': 'link',
    },
    personalData,
    jobs: [requestJob(world), followCancellations(world)],
  };
}
