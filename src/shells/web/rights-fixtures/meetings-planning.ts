import { randomUUID } from 'node:crypto';
import { makeEvent } from '#features/events/fixtures.ts';
import { makeMatchmaking } from '#features/meetings/fixtures.ts';
import type { MatchmakingState } from '#features/meetings/model.ts';
import { signedKey } from '#platform/link';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';

/** An event of the own hub, with 1:1 meetings whose plan is published unless said otherwise. */
async function made({ world, places }: Given, state: MatchmakingState = 'planning') {
  const event = await makeEvent(world.db, { hub: places.own.hub });
  const matchmaking = await makeMatchmaking(world, { event, state, people: 4, requests: [{ from: 0, to: 1 }] });
  const plan = randomUUID();
  const now = world.clock();
  await world.db
    .insertInto('meeting_plan')
    .values({
      id: plan,
      matchmaking_id: matchmaking.id,
      number: 1,
      state: state === 'published' ? 'published' : 'ready',
      version: 1,
      based_on: null,
      seed: 1,
      seconds: 0,
      figures: JSON.stringify({ value: 0, score: 0, meetings: 0, breaks: 0, tableChanges: 0, floorShort: 0 }),
      problem: null,
      created_by: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await world.db
    .insertInto('meeting')
    .values({
      id: randomUUID(),
      plan_id: plan,
      request_id: matchmaking.requests[0] ?? '',
      slot: 0,
      table_number: 0,
      outcome: null,
      outcome_by: null,
      outcome_at: null,
    })
    .execute();
  if (state === 'published')
    await world.db.updateTable('matchmaking').set({ plan_id: plan }).where('id', '=', matchmaking.id).execute();
  return { ...matchmaking, event, plan };
}

type Made = Awaited<ReturnType<typeof made>>;

/** `more`: parameters and fields beside the matchmaking's. */
const about =
  (state: Parameters<typeof made>[1], more: (made: Made) => Partial<Ask> = () => ({})) =>
  async (given: Given): Promise<Ask> => {
    const matchmaking = await made(given, state);
    const { params, ...rest } = more(matchmaking);
    return {
      params: { id: matchmaking.id, ...params },
      thing: { hub: given.places.own.hub, event: matchmaking.event.id },
      ...rest,
    };
  };

const ofEvent = async (given: Given): Promise<Ask> => {
  const { event } = await made(given);
  return { params: { slug: event.slug }, thing: { hub: given.places.own.hub, event: event.id } };
};

const withPlan = ({ plan }: Made): Partial<Ask> => ({ params: { plan } });

export const meetingPlanningFixtures: Fixtures = {
  'GET /events/:slug/meetings': ofEvent,
  'GET /events/:slug/meetings/new': ofEvent,
  'POST /events/:slug/meetings': ofEvent,
  'GET /matchmakings/:id/settings': about('draft'),
  'POST /matchmakings/:id/settings': about('draft'),
  'POST /matchmakings/:id/slots': about('planning'),
  'POST /matchmakings/:id/state': about('wishing', () => ({ fields: { to: 'planning' } })),
  'GET /matchmakings/:id/people': about('wishing'),
  'POST /matchmakings/:id/invitations': about('wishing', () => ({ fields: { whom: 'all' } })),
  'POST /matchmakings/:id/groups': about('wishing'),
  'GET /matchmakings/:id/rules': about('planning'),
  'POST /matchmakings/:id/rules': about('planning', () => ({
    fields: { a: 'Person 1', b: 'Person 2', kind: 'forbidden' },
  })),
  'POST /matchmakings/:id/rules/:rule/removal': async (given) => {
    const matchmaking = await made(given);
    const rule = randomUUID();
    await given.world.db
      .insertInto('meeting_rule')
      .values({
        id: rule,
        matchmaking_id: matchmaking.id,
        kind: 'forbidden',
        a_id: matchmaking.people[0] ?? '',
        b_id: matchmaking.people[1] ?? '',
        slot: null,
        table_number: null,
        reason: null,
        created_by: null,
        created_at: given.world.clock(),
      })
      .execute();
    return { params: { id: matchmaking.id, rule }, thing: { hub: given.places.own.hub, event: matchmaking.event.id } };
  },
  'GET /matchmakings/:id/plans': about('planning'),
  'POST /matchmakings/:id/plans': about('closed', () => ({ fields: { seconds: '5' } })),
  'GET /matchmakings/:id/plans/:plan': about('planning', withPlan),
  'POST /matchmakings/:id/plans/:plan/copy': about('planning', withPlan),
  'POST /matchmakings/:id/plans/:plan/deletion': about('planning', withPlan),
  'GET /matchmakings/:id/comparison': about('planning', ({ plan }) => ({ query: { a: plan, b: plan } })),
  'GET /matchmakings/:id/publication': about('planning', ({ plan }) => ({ query: { plan } })),
  'POST /matchmakings/:id/publication': about('planning', ({ plan }) => ({ fields: { plan, edits: '0' } })),
  'GET /matchmakings/:id/board/:plan': about('planning', withPlan),
  'GET /matchmakings/:id/board/:plan/targets': about('planning', ({ plan, requests }) => ({
    params: { plan },
    query: { meeting: requests[0] ?? '', block: '0' },
  })),
  'POST /matchmakings/:id/board/:plan/moves': about('planning', ({ plan, requests }) => ({
    params: { plan },
    fields: { request: requests[0] ?? '', place: '1 0', edits: '0' },
  })),
  'POST /matchmakings/:id/board/:plan/undo': about('planning', ({ plan }) => ({
    params: { plan },
    fields: { edits: '0' },
  })),
  'POST /matchmakings/:id/board/:plan/rules': about('planning', ({ plan, requests }) => ({
    params: { plan },
    fields: { request: requests[0] ?? '', kind: 'forbidden' },
  })),
  'GET /matchmakings/:id/day': about('published'),
  'POST /matchmakings/:id/day/changes': about('published', () => ({
    fields: { kind: 'no-show', person: 'Person 1', slot: '0' },
  })),
  'POST /matchmakings/:id/day/changes/:change/undo': async (given) => {
    const matchmaking = await made(given, 'published');
    const change = randomUUID();
    await given.world.db
      .insertInto('meeting_change')
      .values({
        id: change,
        matchmaking_id: matchmaking.id,
        kind: 'no-show',
        participant_id: matchmaking.people[0] ?? '',
        request_id: null,
        table_number: null,
        slot: 0,
        created_by: null,
        created_at: given.world.clock(),
        plan_id: null,
        applied_at: null,
      })
      .execute();
    return {
      params: { id: matchmaking.id, change },
      thing: { hub: given.places.own.hub, event: matchmaking.event.id },
    };
  },
  'POST /matchmakings/:id/day/repair': about('published'),
  'POST /matchmakings/:id/day/confirmation': about('published', ({ plan }) => ({ fields: { plan, edits: '0' } })),
  'POST /matchmakings/:id/day/outcomes': about('published', ({ requests }) => ({
    fields: { request: requests[0] ?? '', outcome: 'held' },
  })),
  'GET /matchmakings/:id/figures': about('published'),
  'GET /matchmakings/:id/figures.csv': about('published'),
  'POST /matchmakings/:id/follow-ups': about('published', ({ requests }) => ({
    fields: { request: requests[0] ?? '', to: 'next' },
  })),
  'GET /meetings-live/:key': async (given) => {
    const { id } = await made(given, 'published');
    return { params: { key: signedKey(given.world.secret, 'meetings-live', id) } };
  },
};
