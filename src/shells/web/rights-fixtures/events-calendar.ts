import { randomUUID } from 'node:crypto';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';
import { ownEvent } from './events.ts';

/** A series of the own hub with one event that everybody can see. */
async function ownSeries(given: Given): Promise<Ask> {
  const { db } = given.world;
  const { id } = await ownEvent(given);
  const series = { id: randomUUID(), slug: `reihe-${randomUUID()}` };
  const text = JSON.stringify({ de: 'Reihe' });
  const now = given.world.clock();
  await db
    .insertInto('event_series')
    .values({
      ...series,
      external_key: series.slug,
      hub_id: given.places.own.hub,
      lang: 'de',
      title: text,
      text,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await db.updateTable('event').set({ series_id: series.id }).where('id', '=', id).execute();
  return { params: { slug: series.slug } };
}

export const eventCalendarFixtures: Fixtures = {
  'GET /:list{events\\.(atom|json|ics)}': () => ({ params: { list: 'events.json' } }),
  'GET /events/:slug': async (given) => ({ params: { slug: (await ownEvent(given)).slug } }),
  'GET /event-series/:slug': ownSeries,
};
