import { randomUUID } from 'node:crypto';
import { makeSubscription } from '#features/events/subscriptions/fixtures.ts';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';
import { slugOf } from './places.ts';

/** Of this machine: refused without asking the network. */
const address = () => `http://127.0.0.1/${randomUUID()}.ics`;

async function ofHub(given: Given, fields: Record<string, string> = {}): Promise<Ask> {
  return { params: { slug: await slugOf(given, 'hub') }, fields, thing: { hub: given.places.own.hub } };
}

function ofCalendar(fields: Record<string, string> = {}) {
  return async (given: Given): Promise<Ask> => {
    const { db, clock } = given.world;
    const id = await makeSubscription(db, given.places.own.hub, address(), clock());
    const { params, ...ask } = await ofHub(given, fields);
    // So that a hub does not come to its limit, however many try.
    await db.deleteFrom('calendar_subscription').where('id', '<>', id).execute();
    return { ...ask, params: { ...params, id } };
  };
}

const FORM = () => ({ url: address(), name: 'Stadt Musterheim', lang: 'de' });

export const eventSubscriptionFixtures: Fixtures = {
  'GET /hubs/:slug/calendars': (given) => ofHub(given),
  'GET /hubs/:slug/calendars/new': (given) => ofHub(given),
  'POST /hubs/:slug/calendars/preview': (given) => ofHub(given, FORM()),
  'POST /hubs/:slug/calendars': (given) => ofHub(given, FORM()),
  'GET /hubs/:slug/calendars/:id': ofCalendar(),
  'GET /hubs/:slug/calendars/:id/edit': ofCalendar(),
  'POST /hubs/:slug/calendars/:id/edit': ofCalendar(FORM()),
  'POST /hubs/:slug/calendars/:id/state': ofCalendar({ state: 'paused' }),
  'GET /hubs/:slug/calendars/:id/removal': ofCalendar(),
  'POST /hubs/:slug/calendars/:id/removal': ofCalendar(),
};
