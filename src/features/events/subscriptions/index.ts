import type { Feature, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { rights } from '../rights.ts';
import { fetchDue } from './commands/fetch.ts';
import { subscriptionPersonalData } from './personal-data.ts';
import { unreadCalendars } from './queries.ts';
import { calendarFetcher } from './read.ts';
import { subscriptionRoutes } from './routes.tsx';
import { subscriptionTexts } from './texts.ts';

/** Calendars of others that hubs subscribe to. `fetch`: a test reads from its own machine. */
export function eventsSubscriptions(world: World, fetch = calendarFetcher()): Feature {
  const SUBSCRIBE = rights['event.subscribe'];
  return {
    name: 'events-subscriptions',
    routes: subscriptionRoutes(world, fetch),
    access: {
      'GET /hubs/:slug/calendars': SUBSCRIBE,
      'GET /hubs/:slug/calendars/new': SUBSCRIBE,
      'POST /hubs/:slug/calendars/preview': SUBSCRIBE,
      'POST /hubs/:slug/calendars': SUBSCRIBE,
      'GET /hubs/:slug/calendars/:id': SUBSCRIBE,
      'GET /hubs/:slug/calendars/:id/edit': SUBSCRIBE,
      'POST /hubs/:slug/calendars/:id/edit': SUBSCRIBE,
      'POST /hubs/:slug/calendars/:id/state': SUBSCRIBE,
      'GET /hubs/:slug/calendars/:id/removal': SUBSCRIBE,
      'POST /hubs/:slug/calendars/:id/removal': SUBSCRIBE,
    },
    async desk(viewer, lang) {
      const unread = await unreadCalendars(world.db, viewer);
      return unread.map(({ slug, name, count, since }) => ({
        kind: 'calendar.unread',
        title: subscriptionTexts(lang).deskUnread,
        detail: localise(name, lang).text,
        href: `/${lang}/hubs/${slug}/calendars`,
        count,
        since: new Date(since),
      }));
    },
    personalData: subscriptionPersonalData,
    jobs: [
      {
        name: 'fetch-calendars',
        everyMinutes: 5,
        runs: 'by-itself',
        run: (db, now, signal) => fetchDue(db, fetch, now, signal),
      },
    ],
  };
}
