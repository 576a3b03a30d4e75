import { randomUUID } from 'node:crypto';
import { makeDoor, makeGuests } from '#features/events/day/fixtures.ts';
import { FEEDBACK_PURPOSE } from '#features/events/feedback/jobs.ts';
import { KEY_PURPOSE } from '#features/events/registration/commands/state.ts';
import { signedKey } from '#platform/link';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';
import { ownEvent } from './events.ts';

/** An event that is over, with somebody who was there and somebody who has not been asked in. */
async function past(given: Given) {
  const { world, places } = given;
  const event = await ownEvent(given);
  const ended = { starts_at: new Date('2026-02-12T08:00:00Z'), ends_at: new Date('2026-02-12T14:00:00Z') };
  await world.db
    .updateTable('event')
    .set({ ...ended, starts_on: '2026-02-12', ends_on: '2026-02-12' })
    .where('id', '=', event.id)
    .execute();
  const { ticket } = await makeDoor(world.db, event.id);
  const [there, absent] = await makeGuests(world.db, { event: event.id, ticket }, [
    { name: 'Vera Beispiel', admittedAt: ended.starts_at },
    { name: 'Jan Beispiel' },
  ]);
  if (there === undefined || absent === undefined) throw new Error('no guests');
  return { event, ticket, there, absent, thing: { hub: places.own.hub, event: event.id } };
}

type Past = Awaited<ReturnType<typeof past>>;

function team(fields: (made: Past) => Record<string, string> = () => ({})) {
  return async (given: Given): Promise<Ask> => {
    const made = await past(given);
    return { params: { slug: made.event.slug, person: made.absent.id }, fields: fields(made), thing: made.thing };
  };
}

function link(purpose: string, fields: Record<string, string> = {}) {
  return async (given: Given): Promise<Ask> => {
    const { there } = await past(given);
    return { params: { key: signedKey(given.world.secret, purpose, there.registration) }, fields };
  };
}

export const eventDayFixtures: Fixtures = {
  'GET /events/:slug/check-in': team(),
  'GET /events/:slug/check-in/app.webmanifest': team(),
  'GET /events/:slug/check-in/list.json': team(),
  // The walk sends forms: who gets through is told that this is none.
  'POST /events/:slug/check-in/admissions': team(),
  'POST /events/:slug/check-in/people/:person': team(() => ({ id: randomUUID() })),
  'GET /events/:slug/check-in/walk-in': team(),
  'POST /events/:slug/check-in/walk-in': team(({ ticket }) => ({
    id: randomUUID(),
    name: 'Spontan Gekommen',
    ticket,
    lang: 'de',
  })),
  'GET /events/:slug/badges.pdf': team(),
  'POST /events/:slug/badges.pdf': team(),
  'GET /events/:slug/list': team(),
  'GET /events/:slug/list.pdf': team(),
  'GET /events/:slug/certificates.pdf': team(),
  'GET /registrations/:key/certificate.pdf': link(KEY_PURPOSE),
  'GET /event-feedback/:key': link(FEEDBACK_PURPOSE),
  'POST /event-feedback/:key': link(FEEDBACK_PURPOSE, { overall: '5' }),
  'GET /events/:slug/report': team(),
  'GET /events/:slug/report.pdf': team(),
  'POST /events/:slug/held': team(() => ({ held: 'held' })),
  'GET /events/:slug/feedback-form': team(),
  'POST /events/:slug/feedback-form': team(() => ({ asked: 'overall' })),
  'POST /events/:slug/feedback-form/questions': team(() => ({ type: 'scale', de: 'Wie war das Essen?' })),
};
