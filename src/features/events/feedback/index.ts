import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import { rights } from '../rights.ts';
import { askForFeedback, keepFigures } from './jobs.ts';
import { personalData } from './personal-data.ts';
import { retention } from './retention.ts';
import { linkRoutes } from './routes/link.tsx';
import { teamRoutes } from './routes/team.tsx';

/** After the event: feedback, held or not, the evaluation. */
export function eventsFeedback(world: World): Feature {
  const routes = new Hono<AppEnv>();
  for (const part of [linkRoutes(world), teamRoutes(world)]) routes.route('/', part);
  const participants = rights['event.participants'];
  return {
    name: 'events-feedback',
    routes,
    access: {
      'GET /event-feedback/:key': 'link',
      'POST /event-feedback/:key': 'link',
      'GET /events/:slug/report': participants,
      'GET /events/:slug/report.pdf': participants,
      'POST /events/:slug/held': participants,
      'GET /events/:slug/feedback-form': participants,
      'POST /events/:slug/feedback-form': participants,
      'POST /events/:slug/feedback-form/questions': participants,
    },
    jobs: [
      {
        name: 'events-feedback',
        everyMinutes: 30,
        runs: 'by-itself',
        run: async (db, now, signal) => void (await askForFeedback(world, db, now, signal)),
      },
      { name: 'events-figures', everyMinutes: 120, run: async (db, now) => void (await keepFigures(db, now)) },
    ],
    personalData,
    retention,
  };
}
