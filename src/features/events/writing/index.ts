import { Hono } from 'hono';
import type { Trx } from '#platform/database';
import type { AppEnv, Feature, World } from '#platform/feature';
import { rights } from '../rights.ts';
import type { EventSlots } from '../slots.ts';
import { publishDue } from './commands/publish.ts';
import { writingDesk } from './desk.ts';
import { writingNotices } from './notices.ts';
import { writingPersonalData } from './personal-data.ts';
import { tellingOf } from './routes/kit.tsx';
import { liveRoutes } from './routes/live.tsx';
import { MOST_UPLOADED, mediaRoutes } from './routes/media.tsx';
import { programmeRoutes } from './routes/programme.tsx';
import { teamRoutes } from './routes/team.tsx';
import { writeRoutes } from './routes/write.tsx';
import { deliverNews } from './telling.ts';

/** Events as their teams write them: from a draft or a template to what is published, moved or cancelled. */
export function eventsWriting(world: World, slots: EventSlots): Feature {
  const routes = new Hono<AppEnv>();
  const parts = [
    writeRoutes(world, slots),
    liveRoutes(world, slots),
    programmeRoutes(world),
    mediaRoutes(world),
    teamRoutes(world),
  ];
  for (const part of parts) routes.route('/', part);
  const write = rights['event.write'];
  const delegate = rights['event.delegate'];
  return {
    name: 'events-writing',
    routes,
    uploads: {
      'POST /events/:slug/media': MOST_UPLOADED,
      'POST /events/:slug/media/:id': MOST_UPLOADED,
    },
    access: {
      'GET /events/mine': 'person',
      'GET /events/new': write,
      'POST /events': write,
      'GET /events/:slug/edit': write,
      'POST /events/:slug/edit': write,
      'GET /events/:slug/preview': write,
      'POST /events/:slug/publication': write,
      'GET /events/:slug/move': write,
      'POST /events/:slug/move': write,
      'GET /events/:slug/cancellation': write,
      'POST /events/:slug/cancellation': write,
      'GET /events/:slug/withdrawal': write,
      'POST /events/:slug/withdrawal': write,
      'GET /events/:slug/copy': write,
      'POST /events/:slug/copy': write,
      'GET /events/:slug/programme': write,
      'GET /events/:slug/programme/:part/:id': write,
      'POST /events/:slug/programme/:part/:id': write,
      'GET /events/:slug/media': write,
      'POST /events/:slug/media': write,
      'GET /events/:slug/media/:id': write,
      'POST /events/:slug/media/:id': write,
      'GET /events/:slug/team': write,
      'POST /events/:slug/team': delegate,
    },
    desk: (viewer, lang) => writingDesk(world, viewer, lang),
    notices: writingNotices,
    personalData: writingPersonalData,
    // A job runs in a transaction of its own.
    jobs: [
      {
        name: 'publish-events',
        everyMinutes: 1,
        async run(db, now) {
          await publishDue(db as Trx, now);
        },
      },
      {
        name: 'tell-event-news',
        everyMinutes: 1,
        runs: 'by-itself',
        run: (db, now, signal) => deliverNews(tellingOf(world), db, now, { signal }),
      },
    ],
  };
}
