import { type MatchmakingFields, makeMatchmaking } from '#features/meetings/fixtures.ts';
import { publishAt } from '#features/meetings/wishes/fixtures.ts';
import { meetingsKey } from '#features/meetings/wishes/links.ts';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';

const PEOPLE = 2;

/** Somebody who takes part, with their link and a request to them. */
async function takesPart({ world }: Given, fields: MatchmakingFields = {}) {
  const requests = [{ from: 0, to: 1, state: 'open' as const, toWish: null }];
  const made = await makeMatchmaking(world, { state: 'wishing', people: PEOPLE, requests, ...fields });
  const keyOf = (at: number) => meetingsKey(world, made.people[at] ?? '');
  return { made, keyOf, params: { key: keyOf(1) } };
}

const wishing =
  (fields: Record<string, string> = {}) =>
  async (given: Given): Promise<Ask> => ({ params: (await takesPart(given)).params, fields });

/** With a published plan whose meeting has begun. */
const published =
  (fields: Record<string, string> = {}) =>
  async (given: Given): Promise<Ask> => {
    const startsAt = new Date(given.world.clock().getTime() - 5 * 60_000);
    const { made, params } = await takesPart(given, { requests: [{ from: 0, to: 1 }], startsAt });
    await publishAt(given.world.db, made, [{ request: 0, slot: 0, table: 0 }], startsAt);
    const named = 'meeting' in fields ? { ...fields, meeting: made.requests[0] ?? '' } : fields;
    return { params, fields: named };
  };

const JOINING = { name: 'Anna Beispiel', langs: 'de', onScreen: 'yes' };

export const meetingWishFixtures: Fixtures = {
  'GET /meetings/:key': wishing(),
  'POST /meetings/:key': wishing(JOINING),
  'GET /meetings/:key/edit': wishing(),
  'GET /meetings/:key/availability': wishing(),
  'POST /meetings/:key/availability': wishing({ slot: '1' }),
  'GET /meetings/:key/leaving': wishing(),
  'POST /meetings/:key/leaving': wishing(),
  'GET /meetings/:key/people': wishing(),
  'POST /meetings/:key/wishes': async (given) => {
    const { made, params } = await takesPart(given, { requests: [] });
    return { params, fields: { to: made.people[0] ?? '', wish: 'want' } };
  },
  'GET /meetings/:key/requests/:id': async (given) => {
    const { made, params } = await takesPart(given);
    return { params: { ...params, id: made.requests[0] ?? '' } };
  },
  'POST /meetings/:key/requests/:id': async (given) => {
    const { made, params } = await takesPart(given);
    return { params: { ...params, id: made.requests[0] ?? '' }, fields: { act: 'accept', wish: 'want' } };
  },
  'GET /meetings/:key/plan': published(),
  'POST /meetings/:key/plan': published(),
  'GET /meetings/:key/plan.ics': published(),
  'POST /meetings/:key/outcome': published({ meeting: '', outcome: 'held' }),
  'GET /meetings/:key/absence': published(),
  'POST /meetings/:key/absence': published({ from: '3' }),
};
