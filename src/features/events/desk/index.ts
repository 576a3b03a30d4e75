import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import { rights } from '../rights.ts';
import { deliverMailings } from './commands/mailings.ts';
import { personalData } from './personal-data.ts';
import { changeRoutes } from './routes/change.tsx';
import { figureRoutes } from './routes/figures.tsx';
import { mailingRoutes } from './routes/mailings.tsx';
import { participantRoutes } from './routes/participants.tsx';
import { registrationRoutes } from './routes/registration.tsx';
import { settingsRoutes } from './settings/routes.tsx';
import { deskItems, noticeKinds, tellOfRequests } from './waiting.ts';

/** Files among the answers, as many as participants send themselves. */
const MOST_UPLOADED = 40 * 1024 * 1024;

/** The organiser's desk: who takes part, how registration is set up, mails to participants, figures. */
export function eventsDesk(world: World): Feature {
  const routes = new Hono<AppEnv>();
  for (const part of [
    settingsRoutes(world),
    participantRoutes(world),
    registrationRoutes(world),
    changeRoutes(world),
    mailingRoutes(world),
    figureRoutes(world),
  ])
    routes.route('/', part);
  const participants = rights['event.participants'];
  return {
    name: 'events-desk',
    routes,
    uploads: { 'POST /events/:slug/participants/:id/change': MOST_UPLOADED },
    access: {
      'GET /events/:slug/registration-settings': participants,
      'POST /events/:slug/registration-settings': participants,
      'GET /events/:slug/registration-settings/tickets/:ticket': participants,
      'POST /events/:slug/registration-settings/tickets/:ticket': participants,
      'POST /events/:slug/registration-settings/tickets/:ticket/order': participants,
      'GET /events/:slug/registration-settings/questions/:question': participants,
      'POST /events/:slug/registration-settings/questions/:question': participants,
      'POST /events/:slug/registration-settings/questions/:question/order': participants,
      'GET /events/:slug/registration-settings/preview': participants,
      'POST /events/:slug/registration-settings/codes': participants,
      'POST /events/:slug/registration-settings/codes/withdrawal': participants,
      'GET /events/:slug/participants': participants,
      'GET /events/:slug/:file{participants\\.(csv|xlsx)}': participants,
      'GET /events/:slug/participants/selection': participants,
      'POST /events/:slug/participants/actions': participants,
      'GET /events/:slug/participants/:id': participants,
      'GET /events/:slug/participants/:id/files/:file': participants,
      'POST /events/:slug/participants/:id/decision': participants,
      'POST /events/:slug/participants/:id/offer': participants,
      'POST /events/:slug/participants/:id/cancellation': participants,
      'POST /events/:slug/participants/:id/note': participants,
      'POST /events/:slug/participants/:id/link': participants,
      'GET /events/:slug/participants/:id/change': participants,
      'POST /events/:slug/participants/:id/change': participants,
      'POST /events/:slug/participants/:id/address': participants,
      'GET /events/:slug/mailings': participants,
      'POST /events/:slug/mailings': participants,
      'GET /events/:slug/mailings/new': participants,
      'GET /events/:slug/mailings/:mailing': participants,
      'GET /events/:slug/figures': participants,
      'GET /events/:slug/figures.csv': participants,
    },
    desk: (viewer, lang) => deskItems(world.db, viewer, lang, world.clock()),
    notices: noticeKinds,
    personalData,
    jobs: [
      tellOfRequests,
      {
        name: 'deliver-event-mailings',
        everyMinutes: 1,
        runs: 'by-itself',
        run: async (db, now, signal) => void (await deliverMailings(world, db, now, { signal })),
      },
    ],
  };
}
