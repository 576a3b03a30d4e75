import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import type { EventSlots } from '../slots.ts';
import { expireJob } from './commands/expire.ts';
import { registrationJobs } from './jobs.ts';
import { personalData } from './personal-data.ts';
import { retentionRules } from './retention.ts';
import { ownRoutes } from './routes/own.tsx';
import { registerRoutes } from './routes/register.tsx';

/** A form may carry some files of 10 MB. */
const MOST_UPLOADED = 40 * 1024 * 1024;

/** Registration of participants: the form, their own page by a link, the waiting list, what is deleted when. */
export function eventsRegistration(world: World, slots: Pick<EventSlots, 'besideRegistration'>): Feature {
  return {
    name: 'events-registration',
    routes: new Hono<AppEnv>().route('/', registerRoutes(world)).route('/', ownRoutes(world, slots)),
    uploads: {
      'POST /events/:slug/registration': MOST_UPLOADED,
      'POST /registrations/:key/change': MOST_UPLOADED,
    },
    access: {
      'GET /registrations/:key': 'link',
      'POST /registrations/:key/confirmation': 'link',
      'POST /registrations/:key/acceptance': 'link',
      'GET /registrations/:key/cancellation': 'link',
      'POST /registrations/:key/cancellation': 'link',
      'POST /registrations/:key/departure': 'link',
      'POST /registrations/:key/retry': 'link',
      'GET /registrations/:key/change': 'link',
      'POST /registrations/:key/change': 'link',
      'GET /registrations/:key/calendar.ics': 'link',
      'GET /registrations/:key/files/:file': 'link',
    },
    personalData: personalData(world),
    retention: retentionRules,
    jobs: [expireJob(world), ...registrationJobs(world)],
  };
}
