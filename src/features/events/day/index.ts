import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import { rights } from '../rights.ts';
import { personalData } from './personal-data.ts';
import { checkInRoutes } from './routes/check-in.tsx';
import { printRoutes } from './routes/print.tsx';

/** The day itself: the door with and without a net, badges, lists, certificates. */
export function eventsDay(world: World): Feature {
  const routes = new Hono<AppEnv>();
  for (const part of [checkInRoutes(world), printRoutes(world)]) routes.route('/', part);
  const door = rights['event.check-in'];
  return {
    name: 'events-day',
    routes,
    access: {
      'GET /events/:slug/check-in': door,
      'GET /events/:slug/check-in/app.webmanifest': door,
      'GET /events/:slug/check-in/list.json': door,
      'POST /events/:slug/check-in/admissions': door,
      'POST /events/:slug/check-in/people/:person': door,
      'GET /events/:slug/check-in/walk-in': door,
      'POST /events/:slug/check-in/walk-in': door,
      'GET /events/:slug/badges.pdf': door,
      'POST /events/:slug/badges.pdf': door,
      'GET /events/:slug/list': door,
      'GET /events/:slug/list.pdf': door,
      'GET /events/:slug/certificates.pdf': door,
      'GET /registrations/:key/certificate.pdf': 'link',
    },
    personalData,
  };
}
