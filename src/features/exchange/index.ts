import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import { checkRoutes } from './publishing/check-routes.tsx';
import { entryDesk } from './publishing/desk.ts';
import { entryRetention, publishingJobs } from './publishing/jobs.ts';
import { entryNotices } from './publishing/notices.ts';
import { entryPersonalData } from './publishing/personal-data.ts';
import { publishingRoutes } from './publishing/routes.tsx';
import { rights } from './rights.ts';
import { type ExchangeSlots, exchangeRoutes } from './routes.tsx';
import { exchangeTexts } from './texts.ts';

const WRITE = rights['entry.write'];

/** Entries: needs, offers, practices, programmes, projects; how they are written, checked and published. */
export function exchange(world: World, slots: ExchangeSlots): Feature {
  return {
    name: 'exchange',
    menu: [{ path: '/entries', label: (lang) => exchangeTexts(lang).entries }],
    // Pages with words of their own before `/entries/:slug`.
    routes: new Hono<AppEnv>()
      .route('/', publishingRoutes(world, slots))
      .route('/', checkRoutes(world))
      .route('/', exchangeRoutes(world, slots)),
    access: {
      'GET /entries/mine': 'person',
      'GET /entries/new': 'person',
      'POST /entries': WRITE,
      'GET /entries/:slug/edit': WRITE,
      'POST /entries/:slug/edit': WRITE,
      'GET /entries/:slug/preview': WRITE,
      'POST /entries/:slug/submission': WRITE,
      'POST /entries/:slug/recall': WRITE,
      'GET /entries/:slug/deletion': WRITE,
      'POST /entries/:slug/deletion': WRITE,
      'GET /entries/:slug/withdrawal': WRITE,
      'POST /entries/:slug/withdrawal': WRITE,
      'GET /entries/:slug/closing': WRITE,
      'POST /entries/:slug/closing': WRITE,
      'POST /entries/:slug/renewal': WRITE,
      'GET /entries/:slug/history': rights['entry.history'],
      'GET /entries/:slug/check': rights['entry.check'],
      'POST /entries/:slug/check': rights['entry.check'],
      'GET /hubs/:slug/check': rights['entry.check'],
      'GET /hubs/:slug/settings/exchange': rights['hub.exchange-settings'],
      'POST /hubs/:slug/settings/exchange': rights['hub.exchange-settings'],
      'GET /entry-renewals/:key': 'link',
      'POST /entry-renewals/:key': 'link',
    },
    desk: (viewer, lang) => entryDesk(world, viewer, lang),
    notices: entryNotices,
    personalData: entryPersonalData,
    retention: entryRetention,
    jobs: publishingJobs(world),
  };
}
