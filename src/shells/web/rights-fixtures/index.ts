import { randomUUID } from 'node:crypto';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { draftFields, makeDraft } from '#features/matching/fixtures.ts';
import { makeHub, makeOrganisation } from '#features/network/fixtures.ts';
import type { Db } from '#platform/database';
import type { Fixtures, Places } from '../rights-walk.ts';
import { accountFixtures } from './accounts.ts';
import { commentFixtures } from './comments.ts';
import { eventCalendarFixtures } from './events-calendar.ts';
import { eventSubscriptionFixtures } from './events-calendars.ts';
import { eventDayFixtures } from './events-day.ts';
import { eventDeskFixtures } from './events-desk.ts';
import { eventRegistrationFixtures } from './events-registration.ts';
import { eventWritingFixtures } from './events-writing.ts';
import { exchangeFixtures } from './exchange.ts';
import { makePublicFile } from './files.ts';
import { meetingPlanningFixtures } from './meetings-planning.ts';
import { meetingWishFixtures } from './meetings-wishes.ts';
import { networkFixtures } from './network.ts';
import { slugOf } from './places.ts';
import { privacyFixtures } from './privacy.ts';
import { roleFixtures } from './roles.ts';

/** Two hubs with an organisation each. */
export async function makePlaces(db: Db, name = ''): Promise<Places> {
  const hub = await makeHub(db, { name: { de: `Hub Dresden${name}` } });
  const otherHub = await makeHub(db, { key: 'hub-praha', name: { de: `Hub Prag${name}` } });
  const organisation = await makeOrganisation(db, { key: 'town', hub: hub.key, name: `Stadt Musterheim${name}` });
  const other = await makeOrganisation(db, { key: 'other', hub: otherHub.key, name: `Stadt Anderswo${name}` });
  return {
    own: { hub: hub.id, organisation: organisation.id, event: randomUUID(), call: randomUUID() },
    other: { hub: otherHub.id, organisation: other.id, event: randomUUID(), call: randomUUID() },
  };
}

/** What each address is tried with, by the name that `access` uses. Each thing belongs to the own hub and organisation. */
export const fixtures: Fixtures = {
  'GET /files/:id/:name': makePublicFile,
  'GET /assets/*': () => ({ params: {} }),
  'GET /hubs/:slug': async (given) => ({ params: { slug: await slugOf(given, 'hub') } }),
  'GET /organisations/:slug': async (given) => ({ params: { slug: await slugOf(given, 'organisation') } }),
  'GET /:list{organisations\\.(atom|json)}': () => ({ params: { list: 'organisations.json' } }),
  'GET /:list{entries\\.(atom|json)}': () => ({ params: { list: 'entries.json' } }),
  'GET /entries/:slug': async ({ world }) => ({
    params: { slug: (await makeEntry(world.db, { owner: 'town' })).slug },
  }),
  'GET /drafts/:key': async ({ world }) => ({ params: { key: await makeDraft(world.db, {}, world.clock()) } }),
  'GET /drafts/:key/edit': async ({ world }) => ({ params: { key: await makeDraft(world.db, {}, world.clock()) } }),
  'POST /drafts': () => ({ fields: draftFields() }),
  'POST /drafts/preview': () => ({ fields: draftFields() }),
  'POST /drafts/:key/deletion': async ({ world }) => ({
    params: { key: await makeDraft(world.db, {}, world.clock()) },
  }),
  'GET /vocabulary/:id': () => ({ params: { id: 'mobility' } }),

  ...roleFixtures,
  ...accountFixtures,
  ...networkFixtures,
  ...privacyFixtures,
  ...exchangeFixtures,
  ...commentFixtures,
  ...eventDayFixtures,
  ...eventDeskFixtures,
  ...eventRegistrationFixtures,
  ...eventWritingFixtures,
  ...eventCalendarFixtures,
  ...eventSubscriptionFixtures,
  ...meetingPlanningFixtures,
  ...meetingWishFixtures,
};
